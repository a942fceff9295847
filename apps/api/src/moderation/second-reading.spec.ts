import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

import { row } from '../platform/db.js';
import { verified } from '../platform/signature.js';
import { anApp } from '../testing/app.js';
import { crisis, itemsAbout } from '../testing/desk.js';
import { aThread } from '../testing/forum.js';
import { aGroup, aMember, anAccount, ask, type Someone, type TestApp } from '../testing/people.js';
import { wordsToSend } from './second-reading.service.js';

const secret = 'second reader of a test, thirty-two signs';
const grave = {
  version: 'ours-3',
  levels: { GREEN: 0, AMBER: 0.1, RED: 0.7, CRISIS: 0.2 },
  familiar: true,
  category: 'D',
};
const words = 'The cupboard where we keep things is emptier than I said.';

/** The operator's reader, on loopback. */
const reader = {
  answer: { status: 200, body: '' },
  heard: [] as { headers: IncomingHttpHeaders; body: string }[],
  server: createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on('data', (part: Buffer) => parts.push(part));
    req.on('end', () => {
      reader.heard.push({ headers: req.headers, body: Buffer.concat(parts).toString('utf8') });
      if (reader.answer.status === 0) return void req.socket.destroy();
      res.writeHead(reader.answer.status);
      res.end(reader.answer.body);
    });
  }),
  says: (body: unknown, status = 200) => {
    reader.answer = { status, body: JSON.stringify(body) };
  },
};

let app: TestApp;
let group: { id: string; slug: string };
let member: Someone;
let manager: Someone;
beforeAll(async () => {
  await new Promise<void>((resolve) => reader.server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(reader.server.address() as AddressInfo).port}/`;
  app = await anApp(undefined, { SECOND_READER_URL: url, SECOND_READER_SECRET: secret });
  manager = await anAccount(app, { roles: ['programmeManager'] });
});
afterAll(async () => {
  await app.close();
  reader.server.closeAllConnections();
  await new Promise((resolve) => reader.server.close(resolve));
});
beforeEach(async () => {
  reader.heard.length = 0;
  reader.says(grave);
  group = await aGroup(app);
  member = await aMember(app, { groups: [group] });
});

const write = async (body: string) => {
  await aThread(app, member, group, { title: 'Hello', body });
  await app.drain();
  return itemsAbout(app, member.membershipId(group));
};
const health = async () =>
  (await ask(app, manager, `{ board { secondReader { failingSince } } }`)).data?.['board'].secondReader;

describe('a second reader', () => {
  it('raises to red what it finds grave, in a signed request that does not say whose words they are', async () => {
    const [item] = await write(words);
    expect(item).toMatchObject({ level: 'RED', status: 'NEW' });
    const [{ headers, body } = { headers: {}, body: '' }] = reader.heard;
    expect(verified(secret, body, String(headers['kith-signature']), app.clock.now())).not.toBeNull();
    const sent = JSON.parse(body) as Record<string, unknown>;
    expect(sent).toEqual({ id: expect.any(String), text: `Hello\n${words}` });
    for (const id of [member.accountId, member.membershipId(group), group.id, group.slug])
      expect(body).not.toContain(id);
    const signal = await row(
      app.dataSource.manager,
      `SELECT category, code, rule_id, detector_version AS version FROM signal WHERE review_item_id = $1`,
      [item!.id],
    );
    expect(signal).toEqual({
      category: 'D',
      code: 'SECOND',
      ruleId: 'SECOND.D',
      version: expect.stringMatching(/^frames-.*\+ours-3$/),
    });
  });

  it('is not asked about what is grave already, and lowers nothing (R8)', async () => {
    reader.says({ ...grave, levels: { GREEN: 1, AMBER: 0, RED: 0, CRISIS: 0 } });
    expect(await write(crisis)).toMatchObject([{ level: 'CRISIS' }]);
    expect(reader.heard).toEqual([]);
  });

  it.each([
    ['at home with nothing of the kind', { ...grave, familiar: false }],
    ['calm about it', { ...grave, levels: { GREEN: 0.9, AMBER: 0.1, RED: 0, CRISIS: 0 } }],
  ])('raises nothing when it is %s', async (_, answer) => {
    reader.says(answer);
    expect(await write(words)).toEqual([]);
    expect(reader.heard).toHaveLength(1);
  });

  it.each<[string, unknown, number]>([
    ['is gone', null, 0],
    ['fails', grave, 500],
    ['sends elsewhere', grave, 302],
    ['says what nobody understands', { ...grave, category: 'Z' }, 200],
  ])('is as if it were not there when it %s, and the board says so', async (_, answer, status) => {
    reader.says(answer, status);
    expect(await write(words)).toEqual([]);
    expect(reader.heard).toHaveLength(1);
    const since = app.clock.now().toISOString();
    expect(await health()).toEqual({ failingSince: since });
    // For a minute nothing queues up behind it.
    reader.says(grave);
    expect(await write(words)).toEqual([]);
    expect(reader.heard).toHaveLength(1);
    app.clock.passes(1);
    expect(await write(words)).toMatchObject([{ level: 'RED' }]);
    expect(await health()).toEqual({ failingSince: null });
  });

  it('is not asked about words that are an hour old, nor about those of private talk', async () => {
    await aThread(app, member, group, { title: 'Hello', body: words });
    app.clock.passes(61);
    await app.drain();
    expect(reader.heard).toEqual([]);
  });

  it('gets no words of others and no details that say who somebody is', () => {
    expect(wordsToSend('Text me on 07700 900123, I am lost', undefined, 'GB')).toBe('Text me on […], I am lost');
    expect(wordsToSend('> I want to die\nSo sorry').trim()).toBe('So sorry');
  });
});

describe('without its settings', () => {
  it('there is none, and no text leaves', async () => {
    const plain = await anApp();
    try {
      const here = await aGroup(plain);
      const someone = await aMember(plain, { groups: [here] });
      await aThread(plain, someone, here, { title: 'Hello', body: words });
      await plain.drain();
      const lead = await anAccount(plain, { roles: ['programmeManager'] });
      const { data } = await ask(plain, lead, `{ board { secondReader { failingSince } } }`);
      expect(data?.['board'].secondReader).toBeNull();
      expect(reader.heard).toEqual([]);
    } finally {
      await plain.close();
    }
  });
});
