import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import { roles } from '@kith/contracts/roles';

import { row, rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { aConcern } from '../testing/clinic.js';
import { calm, decide, itemsAbout, onItem, openItem, report } from '../testing/desk.js';
import { aThread } from '../testing/forum.js';
import {
  aGroup,
  aLead,
  aMember,
  anAccount,
  aSession,
  type Answer,
  ask,
  type Someone,
  type TestApp,
} from '../testing/people.js';

let app: TestApp;
let group: { id: string; slug: string };
let lead: Someone;
let other: Someone;

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.passes(8 * 24 * 60);
  group = await aGroup(app);
  lead = await aLead(app);
  other = await anAccount(app, { roles: ['clinicalLead'], workName: 'Ola' });
  await app.sweep();
  await write(tx(), `UPDATE learning_review SET closed_at = $1 WHERE closed_at IS NULL`, [app.clock.now()]);
});

const tx = () => app.dataSource.manager;
const fields = `id cause detail level reviewItemId reference openedAt closedAt version
  plan { door change words hazard ownerId ownerName dueOn overdue } viewerCan { plan close }`;
const reviews = (who: Someone | null, open = true): Promise<Answer> =>
  ask(app, who, `query ($open: Boolean!) { learningReviews(open: $open) { items { ${fields} } } }`, { open });
const openOnes = async (who = lead) => (await reviews(who)).data!['learningReviews'].items;
const plan = (who: Someone, id: string, given: Record<string, unknown> = {}): Promise<Answer> =>
  ask(app, who, `mutation ($input: LearningPlanInput!) { planLearningReview(input: $input) { ${fields} } }`, {
    input: {
      key: randomUUID(),
      id,
      version: 1,
      door: 'DETECTOR',
      change: 'LEXICON',
      words: 'A rule for this wording.',
      hazard: 'H01',
      ownerId: lead.accountId,
      dueOn: '2031-01-31',
      ...given,
    },
  });
const close = (who: Someone, id: string, version: number): Promise<Answer> =>
  ask(
    app,
    who,
    `mutation ($key: UUID!, $id: UUID!, $version: Int!) { closeLearningReview(key: $key, id: $id, version: $version) { ${fields} } }`,
    { key: randomUUID(), id, version },
  );

/** Sessions of staff lock after 15 idle minutes (R5). */
async function everybodySignsInAgain() {
  for (const one of [lead, other]) Object.assign(one, await aSession(app, one.accountId, { secondFactor: true }));
}

/** A concern that nobody claims in time, and the review that its breach opened. */
async function aLateConcern(member?: Someone) {
  const about = member ?? (await aMember(app, { groups: [group] }));
  const { id } = await aConcern(app, { groupId: group.id, membershipId: about.membershipId(group) }, { level: 'RED' });
  app.clock.passes(16);
  await app.sweep();
  await everybodySignsInAgain();
  const [review] = (await openOnes()).filter((one: { reviewItemId: string }) => one.reviewItemId === id);
  return { itemId: id, review };
}

describe('a learning review opens (R52)', () => {
  it('for a promise that was missed, once for each case however many timers ran out (H04)', async () => {
    const { itemId, review } = await aLateConcern();
    expect(review).toMatchObject({ cause: 'LATE', detail: 'reviewItem.claim', level: 'RED', plan: null });
    app.clock.passes(20);
    await app.sweep();
    await app.sweep();
    await everybodySignsInAgain();
    const timers = await rows(tx(), `SELECT timer FROM breach WHERE subject_id = $1`, [itemId]);
    expect(timers).toHaveLength(2);
    expect(await openOnes()).toHaveLength(1);
  });

  it('again when the same case is late once more after its review was closed', async () => {
    const { itemId, review } = await aLateConcern();
    await plan(lead, review.id);
    await close(other, review.id, 2);
    await app.sweep();
    expect(await openOnes()).toEqual([]);
    app.clock.passes(20);
    await app.sweep();
    await everybodySignsInAgain();
    expect(await openOnes()).toEqual([expect.objectContaining({ reviewItemId: itemId, detail: 'reviewItem.act' })]);
  });

  it.each([
    ['supported', 1],
    ['noConcern', 0],
  ])('for what a person found and no software, once it was decided as %s (H01)', async (reason, times) => {
    const member = await aMember(app, { groups: [group] });
    const thread = await aThread(app, member, group, { body: calm });
    await app.drain();
    await report(app, await aMember(app, { groups: [group] }), { contentId: thread.postId });
    const [item] = await itemsAbout(app, member.membershipId(group));
    await onItem(app, lead, 'claimItem', item!.id);
    const { version } = (await openItem(app, lead, item!.id)).data!['reviewItem'];
    await decide(app, lead, { id: item!.id, version }, reason);
    await app.sweep();
    expect(await openOnes()).toEqual([]);
    app.clock.passes(1);
    await app.sweep();
    await app.sweep();
    const found = await openOnes();
    expect(found).toHaveLength(times);
    if (times) expect(found[0]).toMatchObject({ cause: 'MISS', detail: 'REPORT', level: 'RED' });
  });
});

describe('a learning review', () => {
  it('gets a door, a change, a hazard, an owner and a day, and is closed by another person (R4)', async () => {
    const { review } = await aLateConcern();
    const ready = (await plan(lead, review.id)).data!['planLearningReview'];
    expect(ready).toMatchObject({
      version: 2,
      plan: { door: 'DETECTOR', change: 'LEXICON', hazard: 'H01', ownerId: lead.accountId, overdue: false },
      viewerCan: { plan: true, close: false },
    });
    expect((await close(lead, review.id, 2)).code).toBe('action.involved');
    expect((await openOnes(other))[0].viewerCan).toEqual({ plan: true, close: true });
    expect((await close(other, review.id, 2)).data!['closeLearningReview'].closedAt).not.toBeNull();
    expect(await openOnes()).toEqual([]);
    expect((await reviews(lead, false)).data!['learningReviews'].items[0]).toMatchObject({ id: review.id });
    expect((await plan(other, review.id, { version: 3 })).code).toBe('learning.closed');
  });

  it('is not closed before there is a plan, nor changed on top of somebody else’s change', async () => {
    const { review } = await aLateConcern();
    expect((await close(other, review.id, 1)).code).toBe('learning.noPlan');
    await plan(lead, review.id);
    const late = await plan(other, review.id, { words: 'Something else.' });
    expect([late.code, late.errors![0]!.extensions.details]).toEqual(['resource.stale', { version: 2 }]);
  });

  it.each([
    ['hazard', { hazard: 'H99' }],
    ['dueOn', { dueOn: '2026-02-30' }],
    ['words', { words: ' ' }],
    ['ownerId', { ownerId: randomUUID() }],
  ])('names the field that is wrong: %s', async (field, given) => {
    const { review } = await aLateConcern();
    const { code, errors } = await plan(lead, review.id, given);
    expect(code).toMatch(/^input\./);
    expect(errors![0]!.extensions.details).toMatchObject({ field });
  });

  it('is hidden from a lead whom the concern is about (R3)', async () => {
    const about = await anAccount(app, { roles: ['leadModerator'], groups: [group], workName: 'About me' });
    const { review } = await aLateConcern(about);
    Object.assign(about, await aSession(app, about.accountId, { secondFactor: true }));
    expect((await openOnes(about)).map(({ id }: { id: string }) => id)).not.toContain(review.id);
    expect((await plan(about, review.id)).code).toBe('resource.notFound');
    expect((await close(about, review.id, 1)).code).toBe('resource.notFound');
  });

  it('shows on the board with its age, and whether it is overdue', async () => {
    const { review } = await aLateConcern();
    const standing = async () =>
      (await ask(app, lead, `{ board { learning { open oldestAt overdue } } }`)).data!['board'].learning;
    expect(await standing()).toEqual({ open: 1, oldestAt: review.openedAt, overdue: 0 });
    await plan(lead, review.id, { dueOn: '2026-03-01' });
    expect(await standing()).toMatchObject({ open: 1, overdue: 1 });
  });

  it('leaves rows in the trail that hold no words', async () => {
    const { review } = await aLateConcern();
    await plan(lead, review.id, { words: 'Words that stay where they are.' });
    await close(other, review.id, 2);
    const trail = await rows<{ action: string; all: string }>(
      tx(),
      `SELECT action, to_jsonb(e)::text AS all FROM audit_entry e WHERE target_id = $1 ORDER BY at, action DESC`,
      [review.id],
    );
    expect(trail.map(({ action }) => action).sort()).toEqual(['learning.close', 'learning.open', 'learning.plan']);
    expect(trail.map(({ all }) => all).join()).not.toContain('stay where they are');
  });

  it('names no one but its owner, who is a lead', async () => {
    const { data } = await ask(app, lead, `{ learningOwners { id name } }`);
    expect(data!['learningOwners']).toContainEqual({ id: other.accountId, name: 'Ola' });
    const kept = await row<{ columns: string[] }>(
      tx(),
      `SELECT array_agg(column_name::text) AS columns FROM information_schema.columns
       WHERE table_name = 'learning_review' AND column_name LIKE '%\\_by' OR table_name = 'learning_review' AND column_name = 'owner_id'`,
    );
    expect(kept!.columns.sort()).toEqual(['closed_by', 'owner_id', 'planned_by']);
  });
});

describe('who reads them', () => {
  const may = ['leadModerator', 'clinicalLead', 'safeguardingLead'];

  it.each(roles)('%s', async (role) => {
    const who = await anAccount(app, { roles: [role] });
    expect((await reviews(who)).code).toBe(may.includes(role) ? undefined : 'resource.notFound');
    expect((await ask(app, who, `{ learningOwners { id } }`)).code).toBe(
      may.includes(role) ? undefined : 'resource.notFound',
    );
  });

  it('no member and no stranger', async () => {
    expect((await reviews(await aMember(app, { groups: [group] }))).code).toBe('resource.notFound');
    expect((await reviews(null)).code).toBe('auth.required');
  });
});
