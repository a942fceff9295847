import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { row, write } from '../platform/db.js';
import { Sweeps } from '../platform/sweeps.js';
import { anApp } from '../testing/app.js';
import { aReply, aThread, editDocument } from '../testing/forum.js';
import { aGroup, aLead, aMember, aModerator, ask, type Someone, type TestApp } from '../testing/people.js';
import { statementsOf } from '../testing/statements.js';

let app: TestApp;
let group: { id: string; slug: string };
let author: Someone;
let reader: Someone;
beforeAll(async () => {
  app = await anApp();
});
beforeEach(async () => {
  group = await aGroup(app);
  author = await aMember(app, { groups: [group] });
  reader = await aMember(app, { groups: [group] });
});
afterAll(() => app.close());

const db = () => app.dataSource.manager;
const asked = async (who: Someone, document: string, variables: Record<string, unknown> = {}) => {
  const { data, errors } = await ask(app, who, document, variables);
  if (errors) throw new Error(JSON.stringify(errors));
  return data!;
};
const choose = (who: Someone, ...subjects: string[]) =>
  asked(who, `mutation ($subjects: [ContentSubject!]!) { chooseContentNotes(subjects: $subjects) }`, { subjects });
const chosenBy = async (who: Someone) => (await asked(who, `{ myContentNotes }`))['myContentNotes'] as string[];

const everywhere = `query ($thread: UUID!, $slug: String!, $words: String!) {
  thread(id: $thread) { opening { bodyHtml contentNotes } }
  posts(threadId: $thread, page: 1) { items { number bodyHtml contentNotes } }
  threads(groupSlug: $slug, sort: NEWEST) { items { id contentNotes } }
  today { threads { id contentNotes } }
  search(filter: { text: $words }) { items { number contentNotes titleNotes } } }`;
/** What one reader is told to fold, at every place where the words stand. */
const seen = async (who: Someone, thread: { id: string }, words: string) => {
  const data = await asked(who, everywhere, { thread: thread.id, slug: group.slug, words });
  const inList = (rows: { id: string; contentNotes: string[] }[]) =>
    rows.find(({ id }) => id === thread.id)?.contentNotes;
  const posts = data['posts'].items as { number: number; bodyHtml: string; contentNotes: string[] }[];
  const hits = data['search'].items as { number: number; contentNotes: string[]; titleNotes: string[] }[];
  return {
    opening: data['thread'].opening.contentNotes as string[],
    posts: posts.map(({ contentNotes }) => contentNotes),
    list: inList(data['threads'].items),
    today: inList(data['today'].threads),
    hits: hits.map(({ number, contentNotes, titleNotes }) => [number, contentNotes, titleNotes]),
    words: posts.map(({ bodyHtml }) => bodyHtml),
  };
};

describe('content notes', () => {
  it('hold in thread, list, Today and search for the reader who chose them, and for nobody else', async () => {
    const other = await aMember(app, { groups: [group] });
    await choose(reader, 'NEEDLES');
    const thread = await aThread(app, author, group, { title: 'Kestrel needles', body: 'They bend.' });
    await aReply(app, author, thread, 'Kestrel mornings are calm.');
    await aReply(app, author, thread, 'Kestrel syringe, and my weight.');

    expect(await seen(reader, thread, 'kestrel')).toEqual({
      opening: ['NEEDLES'],
      posts: [['NEEDLES'], [], ['NEEDLES']],
      list: ['NEEDLES'],
      today: ['NEEDLES'],
      hits: [
        [3, ['NEEDLES'], ['NEEDLES']],
        [2, [], ['NEEDLES']],
        [1, ['NEEDLES'], ['NEEDLES']],
      ],
      words: ['<p>They bend.</p>', '<p>Kestrel mornings are calm.</p>', '<p>Kestrel syringe, and my weight.</p>'],
    });
    const none = { opening: [], posts: [[], [], []], list: [], today: [], hits: [3, 2, 1].map((n) => [n, [], []]) };
    expect(await seen(other, thread, 'kestrel')).toMatchObject(none);
  });

  it('never hold for the author, nor for those who moderate there: a fold hides no risk from staff (H01)', async () => {
    const thread = await aThread(app, author, group, { title: 'Osprey', body: 'Osprey: I hurt myself.' });
    const moderator = await aModerator(app, { groups: [group], certificates: [group] });
    const lead = await aLead(app, { groups: [group] });
    for (const who of [author, moderator, lead, reader]) await choose(who, 'SELF_HARM');
    const list = `query ($thread: UUID!, $slug: String!) { thread(id: $thread) { opening { contentNotes } }
      threads(groupSlug: $slug, sort: NEWEST) { items { contentNotes } }
      search(filter: { text: "osprey" }) { items { contentNotes titleNotes } } }`;
    const notes = async (who: Someone) => {
      const data = await asked(who, list, { thread: thread.id, slug: group.slug });
      const [hit] = data['search'].items;
      return [
        data['thread'].opening.contentNotes,
        data['threads'].items[0].contentNotes,
        hit.contentNotes,
        hit.titleNotes,
      ];
    };
    expect(await notes(reader)).toEqual([['SELF_HARM'], ['SELF_HARM'], ['SELF_HARM'], ['SELF_HARM']]);
    for (const who of [author, moderator, lead]) expect(await notes(who)).toEqual([[], [], [], []]);
  });

  it('follow the words when they are changed, and the title', async () => {
    await choose(reader, 'NEEDLES', 'DEATH');
    const thread = await aThread(app, author, group, { title: 'Plover', body: 'My uncle died.' });
    expect((await seen(reader, thread, 'plover')).opening).toEqual(['DEATH']);
    await asked(author, editDocument, {
      key: crypto.randomUUID(),
      postId: thread.postId,
      version: 1,
      title: 'Plover needles',
      body: 'They bend.',
    });
    expect(await seen(reader, thread, 'plover')).toMatchObject({ opening: ['NEEDLES'], list: ['NEEDLES'] });
  });

  it('come to posts that were not written here, at the next round of the worker', async () => {
    await choose(reader, 'DEATH', 'NEEDLES');
    const thread = await aThread(app, author, group, { title: 'Curlew and death', body: 'A year ago.' });
    await aReply(app, author, thread, 'Curlew needles.');
    await write(db(), `UPDATE post SET content_notes = NULL WHERE thread_id = $1`, [thread.id]);
    expect((await seen(reader, thread, 'curlew')).posts).toEqual([[], []]);
    await app.get(Sweeps).runAll();
    expect((await seen(reader, thread, 'curlew')).posts).toEqual([['DEATH'], ['NEEDLES']]);
    const left = await row<{ count: number }>(db(), `SELECT count(*) AS count FROM post WHERE content_notes IS NULL`);
    expect(left?.count).toBe(0);
  });

  it('cost no statement more for a reader who chose than for one who did not', async () => {
    const thread = await aThread(app, author, group, { title: 'Wagtail needles', body: 'They bend.' });
    for (let n = 0; n < 3; n++) await aReply(app, author, thread, 'Wagtail syringe.');
    const look = () => statementsOf(() => seen(reader, thread, 'wagtail'));
    await look();
    const before = (await look()).length;
    await choose(reader, 'NEEDLES');
    expect((await look()).length).toBe(before);
  });
});

describe('what a reader chose', () => {
  it('is kept in the order of the list, replaced as a whole, and nobody else’s (H10)', async () => {
    expect(await chosenBy(reader)).toEqual([]);
    await choose(reader, 'DEATH', 'WEIGHT', 'DEATH');
    expect(await chosenBy(reader)).toEqual(['WEIGHT', 'DEATH']);
    for (const who of [author, await aLead(app)]) expect(await chosenBy(who)).toEqual([]);
    await choose(reader);
    expect(await chosenBy(reader)).toEqual([]);
  });

  it('leaves no trace in the audit or in an event (H10)', async () => {
    const count = () =>
      row(db(), `SELECT (SELECT count(*) FROM audit_entry) AS audit, (SELECT count(*) FROM domain_event) AS events`);
    const before = await count();
    await choose(reader, 'SELF_HARM');
    expect(await count()).toEqual(before);
  });
});
