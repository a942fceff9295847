import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { decide, itemsAbout, noticesOf, onItem } from '../testing/desk.js';
import { aReply, aThread, editDocument } from '../testing/forum.js';
import { aClinician, aGroup, aLead, aMember, aModerator, ask, type Someone, type TestApp } from '../testing/people.js';

const advice = 'Ignore your nurse and bump it by eight units.';

let app: TestApp;
let group: { id: string; slug: string };
let author: Someone;
let reader: Someone;
let lead: Someone;
let thread: { id: string; postId: string };
let postId: string;

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.passes(60);
  group = await aGroup(app);
  author = await aMember(app, { groups: [group] });
  reader = await aMember(app, { groups: [group] });
  lead = await aLead(app, { workName: 'Lark Mason' });
  thread = await aThread(app, reader, group);
  postId = (await aReply(app, author, thread, advice)).id;
});

const post = async (who: Someone = reader, id = postId) => {
  const answer = await ask(
    app,
    who,
    `query ($id: UUID!) { posts(threadId: $id, page: 1) { items { id bodyHtml isBeingChecked isDated correction { role name bodyHtml } } } }`,
    { id: thread.id },
  );
  return answer.data!['posts'].items.find((one: { id: string }) => one.id === id);
};
const listed = async (threadId: string) => {
  const answer = await ask(
    app,
    reader,
    `query ($slug: String!) { threads(groupSlug: $slug, sort: NEWEST) { items { id advice } } }`,
    {
      slug: group.slug,
    },
  );
  return answer.data!['threads'].items.find((one: { id: string }) => one.id === threadId).advice;
};
const itemOf = async (who = author) => (await itemsAbout(app, who.membershipId(group)))[0]!;
const claim = async (who: Someone) => {
  await app.drain();
  const { id } = await itemOf();
  await onItem(app, who, 'claimItem', id);
  return itemOf();
};
const correct = (who: Someone, itemId: string, body = 'Eight units can be far too much. Ask your own team.') =>
  ask(
    app,
    who,
    `mutation ($key: UUID!, $itemId: UUID!, $contentId: UUID!, $body: String!) {
      correctPost(key: $key, itemId: $itemId, contentId: $contentId, body: $body) { id viewerCan { correct } } }`,
    { key: randomUUID(), itemId, contentId: postId, body },
  );
const markRead = (who: Someone, number: number) =>
  ask(app, who, `mutation ($id: UUID!, $number: Int!) { markRead(threadId: $id, number: $number) { id } }`, {
    id: thread.id,
    number,
  });

describe('a post that tells others what dose to take (H14)', () => {
  it('says to its readers that a person checks it, with its first sight and before any worker has run', async () => {
    expect(await post()).toMatchObject({ isBeingChecked: true, correction: null });
    expect((await post()).bodyHtml).toContain('eight units');
    expect(await post(author)).toMatchObject({ isBeingChecked: true });
    expect(await post(reader, thread.postId)).toMatchObject({ isBeingChecked: false });
  });

  it('says so in the list when it opens a thread', async () => {
    const opening = await aThread(app, author, group, { title: 'Easy', body: advice });
    expect(await listed(opening.id)).toBe('BEING_CHECKED');
    expect(await listed(thread.id)).toBeNull();
  });

  it('says so from an edit on, and an edit that takes the advice out does not end it: a person does (R8)', async () => {
    const { id } = await aReply(app, author, thread, 'How are you?');
    const edit = (version: number, body: string) =>
      ask(app, author, editDocument, { key: randomUUID(), postId: id, version, body });
    expect((await post(reader, id)).isBeingChecked).toBe(false);
    await edit(1, advice);
    expect((await post(reader, id)).isBeingChecked).toBe(true);
    await edit(2, 'How are you?');
    expect((await post(reader, id)).isBeingChecked).toBe(true);
  });

  it('waits at red for a person, whose decision ends the notice; taking that back brings it back', async () => {
    const item = await claim(lead);
    expect(item.level).toBe('RED');
    const done = await decide(app, lead, item, 'noConcern');
    expect((await post()).isBeingChecked).toBe(false);
    const { actionId } = done.data!['decideItem'].timeline.at(-1);
    await ask(app, lead, `mutation ($id: UUID!) { undoAction(actionId: $id) { id } }`, { id: actionId });
    expect((await post()).isBeingChecked).toBe(true);
  });

  it('goes on saying so while a clinician was only called', async () => {
    const item = await claim(lead);
    await ask(
      app,
      lead,
      `mutation ($key: UUID!, $id: UUID!) { escalate(key: $key, itemId: $id, level: RED, ask: CHECK_CLAIM, sentence: "Is it safe?") { id } }`,
      { key: randomUUID(), id: item.id },
    );
    expect((await post()).isBeingChecked).toBe(true);
  });
});

describe('a correction (H14)', () => {
  it('stands beside the words with name and role, and the story stays', async () => {
    const { id } = await claim(lead);
    expect((await correct(lead, id)).errors).toBeUndefined();
    expect(await post()).toMatchObject({
      isBeingChecked: false,
      correction: { role: 'leadModerator', name: 'Lark Mason', bodyHtml: expect.stringContaining('far too much') },
    });
    expect((await post()).bodyHtml).toContain('eight units');
  });

  it('stays when the concern is decided, and a new one takes its place', async () => {
    const { id } = await claim(lead);
    await correct(lead, id);
    await correct(lead, id, 'Two at most, and only with your own team.');
    await decide(app, lead, await itemOf(), 'acted');
    expect((await post()).correction.bodyHtml).toContain('Two at most');
    const kept = await rows(app.dataSource.manager, `SELECT id FROM post_correction WHERE post_id = $1`, [postId]);
    expect(kept).toHaveLength(2);
  });

  it('is told to its author and to those who had read the post, once, without a mail, and to nobody else', async () => {
    const late = await aMember(app, { groups: [group] });
    await markRead(reader, 2);
    await markRead(author, 2);
    await markRead(late, 1);
    const { id } = await claim(lead);
    await app.drain();
    const mails = () => rows(app.dataSource.manager, `SELECT id FROM mail`);
    const before = (await mails()).length;
    await correct(lead, id);
    await app.drain();

    expect((await noticesOf(app, reader)).filter((kind) => kind.startsWith('post.corrected'))).toEqual([
      'post.corrected',
    ]);
    expect((await noticesOf(app, author)).filter((kind) => kind.startsWith('post.corrected'))).toEqual([
      'post.correctedYours',
    ]);
    expect(await noticesOf(app, late)).not.toContain('post.corrected');
    expect(await mails()).toHaveLength(before);
    const today = (await ask(app, reader, `{ today { forYou { kind link } } }`)).data!['today'];
    expect(today.forYou).toContainEqual({ kind: 'post.corrected', link: `/t/${thread.id}?post=2` });
  });

  it('is for leads and clinicians; a peer moderator asks one of them', async () => {
    const peer = await aModerator(app, { groups: [group] });
    const { id } = await claim(peer);
    expect((await correct(peer, id)).code).toBe('action.forbidden');
    await onItem(app, peer, 'handBack', id);
    const clinician = await aClinician(app, { workName: 'Ada Finch' });
    await onItem(app, clinician, 'claimItem', id);
    expect((await correct(clinician, id)).errors).toBeUndefined();
    expect((await post()).correction).toMatchObject({ role: 'clinician', name: 'Ada Finch' });
  });

  it('is refused for words that the group does not read', async () => {
    const { id } = await claim(lead);
    await write(app.dataSource.manager, `UPDATE post SET state = 'HIDDEN' WHERE id = $1`, [postId]);
    expect((await correct(lead, id)).code).toBe('post.illegalTransition');
  });
});

it('doses that are more than a year old carry a notice for as long as they stand (H14)', async () => {
  expect((await post()).isDated).toBe(false);
  await write(
    app.dataSource.manager,
    `UPDATE post SET created_at = created_at - interval '366 days' WHERE thread_id = $1`,
    [thread.id],
  );
  expect((await post()).isDated).toBe(true);
  expect((await post(reader, thread.postId)).isDated).toBe(false);
});

describe('a link by somebody new (H15)', () => {
  const linked = 'This helped me, look: https://sugar-cure.example/now';
  const firstPost = async (body: string) => {
    const newcomer = await aMember(app, { groups: [group] });
    return { newcomer, ...(await aReply(app, newcomer, thread, body)) };
  };

  it('waits for a moderator, who is told why', async () => {
    const { newcomer, id, outcome } = await firstPost(linked);
    expect(outcome).toBe('WAITING');
    expect((await post(reader, id)).bodyHtml).toBeNull();
    await app.drain();
    const { id: itemId } = await itemOf(newcomer);
    const opened = await ask(app, lead, `query ($id: UUID!) { reviewItem(id: $id) { headline signals { code } } }`, {
      id: itemId,
    });
    expect(opened.data!['reviewItem'].signals.map(({ code }: { code: string }) => code)).toContain('newLink');
  });

  it('waits when it is edited in', async () => {
    const { newcomer, id, outcome } = await firstPost('How are you all?');
    expect(outcome).toBe('PUBLISHED');
    const edited = await ask(app, newcomer, editDocument, { key: randomUUID(), postId: id, version: 1, body: linked });
    expect(edited.data!['editPost'].outcome).toBe('WAITING');
  });

  it('never holds back words of distress (R20, H12)', async () => {
    const { outcome } = await firstPost('I wouldnt mind not waking up. My blog is at www.tired-of-it.example');
    expect(outcome).toBe('PUBLISHED');
  });

  it('passes once they have been there for a week and have posted', async () => {
    const { newcomer } = await firstPost('How are you all?');
    app.clock.passes(8 * 24 * 60);
    expect((await aReply(app, newcomer, thread, linked)).outcome).toBe('PUBLISHED');
  });
});
