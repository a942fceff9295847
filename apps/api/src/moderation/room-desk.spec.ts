import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { row, rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { act, itemsAbout, onItem, onShift, openItem } from '../testing/desk.js';
import { aThread } from '../testing/forum.js';
import { aGroup, aMember, aModerator, ask, type Someone, type TestApp } from '../testing/people.js';

let app: TestApp;
let group: { id: string; slug: string };
let moderator: Someone;
let roomId: string;

beforeAll(async () => {
  app = await anApp();
  group = await aGroup(app);
  moderator = await aModerator(app, { groups: [group] });
  await onShift(app, moderator);
  const room = await row<{ id: string }>(
    app.dataSource.manager,
    `INSERT INTO room (group_id, title) VALUES ($1, 'Evenings') RETURNING id`,
    [group.id],
  );
  roomId = room!.id;
  const now = app.clock.now();
  await write(app.dataSource.manager, `INSERT INTO desk_line (account_id, seen_at) VALUES ($1, $2)`, [
    moderator.accountId,
    now,
  ]);
});
afterAll(() => app.close());

const say = async (who: Someone, body: string): Promise<string> => {
  const sent = await ask(
    app,
    who,
    `mutation ($key: UUID!, $roomId: UUID!, $body: String!) { sendRoomMessage(key: $key, roomId: $roomId, body: $body) { id } }`,
    { key: randomUUID(), roomId, body },
  );
  if (sent.errors) throw new Error(JSON.stringify(sent.errors));
  return sent.data!['sendRoomMessage'].id;
};

describe('words in a live room', () => {
  it('reach the desk with the talk around them, and can be hidden from everybody else (R6, R25)', async () => {
    const member = await aMember(app, { groups: [group] });
    await say(await aMember(app, { groups: [group] }), 'Evening all.');
    const messageId = await say(member, 'I have taken all my insulin at once because I want to die.');
    await app.drain();
    const [item] = await itemsAbout(app, member.membershipId(group));
    expect(item).toMatchObject({ level: 'CRISIS' });
    const [subject] = (await openItem(app, moderator, item!.id)).data!['reviewItem'].subjects;
    expect(subject).toMatchObject({
      contentType: 'MESSAGE',
      before: [{ text: 'Evening all.' }],
      link: `/rooms/${roomId}`,
    });
    await onItem(app, moderator, 'claimItem', item!.id);
    const hidden = await act(app, moderator, 'hideContent', {
      itemId: item!.id,
      contentType: 'MESSAGE',
      contentId: messageId,
    });
    expect(hidden.code).toBeUndefined();
    expect(hidden.data!['hideContent'].subjects[0].nowState).toBe('HIDDEN');
    const events = await rows<{ type: string }>(
      app.dataSource.manager,
      `SELECT type FROM room_event WHERE message_id = $1 ORDER BY seq`,
      [messageId],
    );
    expect(events.map(({ type }) => type)).toEqual(['SENT', 'HIDDEN']);
  });

  it('use the author’s own last lines to be understood (R58)', async () => {
    const member = await aMember(app, { groups: [group] });
    await say(member, 'I just want to die.');
    await say(member, 'The pills are in front of me.');
    await app.drain();
    expect((await itemsAbout(app, member.membershipId(group)))[0]!.level).toMatch(/RED|CRISIS/);
  });
});

describe('a question about a method', () => {
  it('is held warmly: kept for its author, read by a person, with a statement that can be challenged', async () => {
    const member = await aMember(app, { groups: [group] });
    const thread = await aThread(app, member, group, { body: 'How many units of insulin would it take to kill me?' });
    expect(thread.outcome).toBe('HELD');
    await app.drain();
    const [item] = await itemsAbout(app, member.membershipId(group));
    expect(item!.level).toMatch(/RED|CRISIS/);
    const [decision] = (await ask(app, member, `{ myDecisions { what foundBySoftware viewerCan { appeal } } }`)).data![
      'myDecisions'
    ];
    expect(decision).toEqual({ what: 'HELD', foundBySoftware: true, viewerCan: { appeal: true } });
    await onItem(app, moderator, 'claimItem', item!.id);
    const shown = await act(app, moderator, 'restoreContent', {
      itemId: item!.id,
      contentId: thread.postId,
      memberText: null,
    });
    expect(shown.data!['restoreContent'].subjects[0].nowState).toBe('PUBLISHED');
    const [lifted] = (await ask(app, member, `{ myDecisions { liftedAt } }`)).data!['myDecisions'];
    expect(lifted.liftedAt).not.toBeNull();
  });
});
