import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { row, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { crisis, itemsAbout, openItem, report } from '../testing/desk.js';
import { aReply, aThread, editDocument } from '../testing/forum.js';
import { aGroup, aLead, aMember, ask, type Someone, type TestApp } from '../testing/people.js';

const method = 'How many units of insulin would it take to kill me?';

let app: TestApp;
let group: { id: string; slug: string };
let member: Someone;
let reader: Someone;
let thread: { id: string; postId: string };

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  group = await aGroup(app);
  member = await aMember(app, { groups: [group] });
  reader = await aMember(app, { groups: [group] });
  thread = await aThread(app, reader, group);
});

const db = () => app.dataSource.manager;
const choose = async (contentId: string, choice: string) => {
  const card = await row<{ id: string }>(db(), `SELECT id FROM help_card WHERE content_id = $1`, [contentId]);
  const answer = `mutation ($id: UUID!, $choice: HelpChoice!) { answerHelpCard(id: $id, choice: $choice) { choice } }`;
  expect((await ask(app, member, answer, { id: card!.id, choice })).data).toEqual({ answerHelpCard: { choice } });
};
const stateOf = async (table: 'post' | 'message', id: string) =>
  (await row<{ state: string }>(db(), `SELECT state FROM ${table} WHERE id = $1`, [id]))!.state;
const decisions = async () => (await ask(app, member, `{ myDecisions { what } }`)).data!['myDecisions'];
const signals = async () => {
  const [item] = await itemsAbout(app, member.membershipId(group));
  return (await openItem(app, await aLead(app), item!.id)).data!['reviewItem'].signals as { code: string }[];
};

describe('"show it only to moderators"', () => {
  it('sets the words aside, tells the desk that their author asked, and blames nobody', async () => {
    const { id } = await aReply(app, member, thread, crisis);
    await choose(id, 'MODERATORS_ONLY');
    await app.drain();
    expect(await stateOf('post', id)).toBe('HELD');
    expect((await signals()).map(({ code }) => code)).toContain('authorAsked');
    expect(await decisions()).toEqual([]);
  });

  it('can be taken back by its author', async () => {
    const { id } = await aReply(app, member, thread, crisis);
    await choose(id, 'MODERATORS_ONLY');
    await choose(id, 'STAY');
    expect(await stateOf('post', id)).toBe('PUBLISHED');
    await choose(id, 'MODERATORS_ONLY');
    expect(await stateOf('post', id)).toBe('HELD');
  });

  it('does not bring back what something else holds too', async () => {
    const { id } = await aReply(app, member, thread, crisis);
    await choose(id, 'MODERATORS_ONLY');
    await ask(app, member, editDocument, { key: randomUUID(), postId: id, version: 1, body: method });
    await app.drain();
    await choose(id, 'STAY');
    expect(await stateOf('post', id)).toBe('HELD');
    expect(await decisions()).toEqual([{ what: 'HELD' }]);
  });

  it.each(['HIDDEN', 'REMOVED', 'AUTHOR_DELETED', 'PREMODERATED_PENDING', 'HELD'])(
    'is kept as an answer and moves nothing when the words are %s already',
    async (state) => {
      const { id } = await aReply(app, member, thread, crisis);
      await write(db(), `UPDATE post SET state = $2 WHERE id = $1`, [id, state]);
      await choose(id, 'MODERATORS_ONLY');
      await choose(id, 'STAY');
      expect(await stateOf('post', id)).toBe(state);
    },
  );
});

describe('words that are kept because a room is closed', () => {
  it('are no decision against their author', async () => {
    const room = await row<{ id: string }>(
      db(),
      `INSERT INTO room (group_id, title) VALUES ($1, 'Evenings') RETURNING id`,
      [group.id],
    );
    const sent = await ask(
      app,
      member,
      `mutation ($key: UUID!, $roomId: UUID!, $body: String!) { sendRoomMessage(key: $key, roomId: $roomId, body: $body) { id seq } }`,
      { key: randomUUID(), roomId: room!.id, body: crisis },
    );
    expect(sent.data!['sendRoomMessage'].seq).toBe(0);
    await app.drain();
    expect(await itemsAbout(app, member.membershipId(group))).toMatchObject([{ level: 'CRISIS' }]);
    expect(await decisions()).toEqual([]);
  });
});

describe('a worried report about words that are set aside', () => {
  it('is taken when people could read them before', async () => {
    const { id } = await aReply(app, member, thread, crisis);
    await choose(id, 'MODERATORS_ONLY');
    expect((await report(app, reader, { contentId: id })).data!['report']).toMatchObject({ status: 'RECEIVED' });
  });

  it('is taken when an edit had them held, for what stood there before', async () => {
    const { id } = await aReply(app, member, thread, 'Good morning');
    app.clock.passes(1);
    await ask(app, member, editDocument, { key: randomUUID(), postId: id, version: 1, body: method });
    expect(await stateOf('post', id)).toBe('HELD');
    expect((await report(app, reader, { contentId: id })).code).toBeUndefined();
  });

  it('finds nothing when nobody ever could', async () => {
    const { id } = await aReply(app, member, thread, method);
    app.clock.passes(1);
    await ask(app, member, editDocument, { key: randomUUID(), postId: id, version: 1, body: `${method} Tell me.` });
    expect((await report(app, reader, { contentId: id })).code).toBe('resource.notFound');
  });
});
