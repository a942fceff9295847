import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { Db, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { aReply, aThread, keyedDocument } from '../testing/forum.js';
import { aGroup, aLead, aMember, ask, type Someone, type TestApp } from '../testing/people.js';
import { type Client, say, socketsTo, until } from '../testing/sockets.js';
import { ThreadService } from './thread.service.js';

let app: TestApp;
let sockets: Awaited<ReturnType<typeof socketsTo>>;
let group: { id: string; slug: string };
let opener: Someone;
let reader: Someone;
let thread: { id: string; postId: string };

beforeAll(async () => {
  app = await anApp();
  sockets = await socketsTo(app);
});
beforeEach(async () => {
  group = await aGroup(app);
  [opener, reader] = [await aMember(app, { groups: [group] }), await aMember(app, { groups: [group] })];
  thread = await aThread(app, opener, group);
});
afterEach(() => sockets.hangUp());
afterAll(() => app.close());

/** Everything a client hears, as [name, payload]. */
const heardBy = (client: Client) => {
  const heard: [string, unknown][] = [];
  client.onAny((name: string, payload: unknown) => heard.push([name, payload]));
  return heard;
};
const watch = (client: Client, threadId: unknown) => say(client, 'thread.watch', { threadId });
const has = (heard: [string, unknown][], name: string) => heard.some(([at]) => at === name);

describe('somebody who looks at a thread', () => {
  it('hears that it changed, with its id and nothing else', async () => {
    const client = await sockets.connect(reader);
    const heard = heardBy(client);
    expect(await watch(client, thread.id)).toEqual({ ok: true, value: null });
    await aReply(app, opener, thread, 'What a secret');

    await until(() => has(heard, 'thread.changed'));
    const changes = heard.filter(([name]) => name === 'thread.changed');
    for (const change of changes) expect(change).toEqual(['thread.changed', { id: thread.id }]);
    expect(JSON.stringify(heard)).not.toContain('secret');
  });

  it('hears of every kind of change: edits, what is taken down, what moderators move', async () => {
    const client = await sockets.connect(reader);
    const heard = heardBy(client);
    await watch(client, thread.id);
    const reply = await aReply(app, opener, thread);
    await until(() => heard.filter(([name]) => name === 'thread.changed').length === 1);
    await ask(app, opener, keyedDocument('takeDownPost'), { key: randomUUID(), postId: reply.id });
    await until(() => heard.filter(([name]) => name === 'thread.changed').length === 2);
    await app
      .get(Db)
      .tx((tx) =>
        app
          .get(ThreadService)
          .moderate(tx, thread.postId, { to: 'HIDDEN', actorId: opener.accountId, reasonCode: 'spec', note: null }),
      );
    await until(() => heard.filter(([name]) => name === 'thread.changed').length === 3);
  });

  it('hears nothing after looking away', async () => {
    const [client, other] = [await sockets.connect(reader), await sockets.connect(opener)];
    const [heard, control] = [heardBy(client), heardBy(other)];
    await Promise.all([watch(client, thread.id), watch(other, thread.id)]);
    await say(client, 'thread.unwatch', { threadId: thread.id });
    await aReply(app, opener, thread);
    await until(() => has(control, 'thread.changed'));
    expect(has(heard, 'thread.changed')).toBe(false);
  });

  it('must be able to read it', async () => {
    const stranger = await sockets.connect(await aMember(app));
    expect(await watch(stranger, thread.id)).toMatchObject({ ok: false, code: 'resource.notFound' });
    expect(await watch(stranger, randomUUID())).toMatchObject({ ok: false, code: 'resource.notFound' });
    for (const bad of ['x', null, {}, 7])
      expect(await watch(stranger, bad)).toMatchObject({ ok: false, code: 'input.invalid' });
    const heard = heardBy(stranger);
    const control = await sockets.connect(reader);
    const controlHeard = heardBy(control);
    await watch(control, thread.id);
    await aReply(app, opener, thread);
    await until(() => has(controlHeard, 'thread.changed'));
    expect(heard).toEqual([]);
    expect(await watch(await sockets.connect(await aLead(app)), thread.id)).toEqual({ ok: true, value: null });
  });
});

describe('somebody in a group', () => {
  it('hears that its list changed, without looking at any thread; a stranger does not', async () => {
    const [client, stranger] = [await sockets.connect(reader), await sockets.connect(await aMember(app))];
    const [heard, strange] = [heardBy(client), heardBy(stranger)];
    await until(async () => {
      await aThread(app, await aMember(app, { groups: [group] }), group);
      return has(heard, 'group.changed');
    });
    expect(heard.filter(([name]) => name === 'group.changed')[0]).toEqual(['group.changed', { id: group.id }]);
    expect(strange).toEqual([]);
  });

  it('hears nothing of what is kept back', async () => {
    await write(app.dataSource.manager, `UPDATE peer_group SET premoderation = 'ALL' WHERE id = $1`, [group.id]);
    const client = await sockets.connect(reader);
    const heard = heardBy(client);
    await watch(client, thread.id);
    await aReply(app, opener, thread);
    await until(() => has(heard, 'thread.changed'));
    expect(has(heard, 'group.changed')).toBe(false);
  });
});
