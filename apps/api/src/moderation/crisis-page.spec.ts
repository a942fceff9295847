import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { itemsAbout, onItem, onShift, report } from '../testing/desk.js';
import { aReply, aThread } from '../testing/forum.js';
import { aGroup, aLead, aMember, aModerator, ask, type Someone, type TestApp } from '../testing/people.js';

let app: TestApp;
let group: { id: string; slug: string };
let member: Someone;
let moderator: Someone;
let thread: { id: string; postId: string };

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await write(app.dataSource.manager, `UPDATE desk_shift SET status = 'HANDED_OVER', ended_at = now()`);
  group = await aGroup(app);
  member = await aMember(app, { groups: [group] });
  moderator = await aModerator(app, { groups: [group] });
  thread = await aThread(app, member, group, { body: 'A quiet day.' });
  await app.drain();
});

const mark = async (postId = thread.postId) => {
  const marked = await ask(
    app,
    await aLead(app, { groups: [group] }),
    `mutation ($key: UUID!, $id: UUID!) { markContent(key: $key, contentType: POST, contentId: $id, level: CRISIS) { id } }`,
    { key: randomUUID(), id: postId },
  );
  expect(marked.code).toBeUndefined();
};
const pageOf = async (who: Someone) => (await itemsAbout(app, who.membershipId(group)))[0]!;
const inMinutes = (minutes: number) => new Date(app.clock.now().getTime() + minutes * 60_000);

describe('a crisis that nobody on shift may take pages at once (R18)', () => {
  it('and has three minutes when somebody may', async () => {
    await onShift(app, moderator);
    await mark();
    expect((await pageOf(member)).pageDueAt).toEqual(inMinutes(3));
  });

  it('when the only one here is the person it is about', async () => {
    await onShift(app, moderator);
    const own = await aThread(app, moderator, group, { body: 'I am tired.' });
    await mark(own.postId);
    expect((await pageOf(moderator)).pageDueAt).toEqual(app.clock.now());
  });

  it('when it is for leads and only peers are here; a lead on shift has three minutes', async () => {
    const colleague = await aModerator(app, { groups: [group] });
    await onShift(app, moderator);
    const first = await aThread(app, colleague, group, { body: 'I am tired.' });
    await mark(first.postId);
    expect((await pageOf(colleague)).pageDueAt).toEqual(app.clock.now());

    await onShift(app, await aLead(app, { groups: [group] }));
    const other = await aModerator(app, { groups: [group] });
    const second = await aThread(app, other, group, { body: 'I am tired.' });
    await mark(second.postId);
    expect((await pageOf(other)).pageDueAt).toEqual(inMinutes(3));
  });

  it('when the only one here has reported it, or took part in its thread', async () => {
    await onShift(app, moderator);
    await report(app, moderator, { contentId: thread.postId });
    await mark();
    expect((await pageOf(member)).pageDueAt).toEqual(app.clock.now());

    const another = await aMember(app, { groups: [group] });
    const talk = await aThread(app, another, group, { body: 'A quiet day too.' });
    await aReply(app, moderator, talk, 'Mine as well.');
    await mark(talk.postId);
    expect((await pageOf(another)).pageDueAt).toEqual(app.clock.now());
  });

  it('also when it comes back to a queue that nobody here may take it from', async () => {
    await onShift(app, moderator);
    await mark();
    const { id } = await pageOf(member);
    const lead = await aLead(app);
    await onItem(app, lead, 'claimItem', id);
    await report(app, moderator, { contentId: thread.postId });
    await onItem(app, lead, 'handBack', id);
    expect((await pageOf(member)).pageDueAt).toEqual(app.clock.now());
  });
});

it('a crisis handed from one to another calls a clinician when the promised act is late, whoever holds it', async () => {
  const second = await aModerator(app, { groups: [group] });
  await onShift(app, moderator);
  await onShift(app, second);
  await mark();
  const { id } = await pageOf(member);
  for (const who of [moderator, second, moderator]) {
    await onItem(app, who, 'claimItem', id);
    app.clock.passes(1.9);
    await onItem(app, who, 'handBack', id);
  }
  expect((await pageOf(member)).pageDueAt!.getTime()).toBeLessThanOrEqual(app.clock.now().getTime());
  await app.sweep();
  expect((await pageOf(member)).escalationId).not.toBeNull();
});

describe('what the clinic was called to in time', () => {
  const late = async () => {
    app.clock.passes(60);
    await app.sweep();
    const { id } = await pageOf(member);
    const found = await rows<{ timer: string }>(
      app.dataSource.manager,
      `SELECT timer FROM breach WHERE subject_id = $1 ORDER BY timer`,
      [id],
    );
    return found.map(({ timer }) => timer);
  };

  it('is not late at the desk, where nobody was', async () => {
    await mark();
    await app.sweep();
    expect((await pageOf(member)).escalationId).not.toBeNull();
    expect(await late()).toEqual([]);
  });

  it('is late there when somebody was, and did not take it', async () => {
    await onShift(app, moderator);
    await mark();
    app.clock.passes(4);
    await app.sweep();
    expect((await pageOf(member)).escalationId).not.toBeNull();
    expect(await late()).toEqual(['reviewItem.claim']);
  });
});
