import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import { roles } from '@kith/contracts/roles';

import { row, rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { calm, crisis, itemsAbout, onShift, report } from '../testing/desk.js';
import { aReply, aThread } from '../testing/forum.js';
import { aGroup, aLead, aMember, anAccount, aSession, ask, type Someone, type TestApp } from '../testing/people.js';
import { aDecision, allToRate, passRating, rateConcern, rateText, toRate, weekIsOver } from '../testing/quality.js';

let app: TestApp;
let group: { id: string; slug: string };
let lead: Someone;

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await weekIsOver(app);
  // What other tests left unrated.
  await write(
    tx(),
    `DELETE FROM quality_concern q WHERE NOT EXISTS (SELECT FROM quality_rating r WHERE r.concern_id = q.id)`,
  );
  await write(
    tx(),
    `DELETE FROM quality_text q WHERE NOT EXISTS (SELECT FROM quality_text_rating r WHERE r.text_id = q.id)`,
  );
  group = await aGroup(app);
  lead = await anAccount(app, { roles: ['leadModerator', 'clinicalLead'], workName: 'First' });
  await onShift(app, lead);
});

const tx = () => app.dataSource.manager;
const second = (groups: { id: string }[] = []) => aLead(app, { groups });
const idOf = async (itemId: string) =>
  (await row<{ id: string }>(tx(), `SELECT id FROM quality_concern WHERE review_item_id = $1`, [itemId]))!.id;
const reviewsAbout = (subjectId: string) =>
  rows<{ cause: string; level: string }>(tx(), `SELECT cause, level FROM learning_review WHERE subject_id = $1`, [
    subjectId,
  ]);

/** A decided crisis of last week that waits to be rated again. */
async function waiting(reason = 'supported') {
  const decided = await aDecision(app, lead, group, { body: crisis, reason });
  await weekIsOver(app);
  return { ...decided, id: await idOf(decided.itemId) };
}

describe('rating a concern again, blind (R51, H04)', () => {
  it('shows the words as they were when it was decided, and neither level nor decision nor who', async () => {
    const { member, thread, id } = await waiting();
    await aReply(app, member, thread, 'I said more later, and I am going to kill myself now.');
    await app.drain();
    const rater = await second();
    const { data } = await toRate(app, rater, 'CONCERN');
    const shown = data!['toRate'].next;
    expect([shown.id, shown.kind, shown.texts.map(({ words }: { words: string }) => words)]).toEqual([
      id,
      'CONCERN',
      [crisis],
    ]);
    const told = JSON.stringify(data);
    for (const secret of ['First', 'supported', 'displayName', 'DETECTOR']) expect(told).not.toContain(secret);
    const { errors } = await ask(app, rater, `{ toRate(kind: CONCERN) { next { level } } }`);
    expect(errors).toBeDefined();
  });

  it('shows them also after their author has taken them back', async () => {
    const { member, thread, id } = await waiting();
    await ask(app, member, `mutation ($key: UUID!, $id: UUID!) { takeDownPost(key: $key, postId: $id) { id } }`, {
      key: randomUUID(),
      id: thread.postId,
    });
    expect((await toRate(app, await second(), 'CONCERN')).data!['toRate'].next).toMatchObject({
      id,
      texts: [{ words: crisis }],
    });
  });

  it('is kept once, and nothing can change it', async () => {
    const { id } = await waiting();
    const [one, other] = [await second(), await second()];
    const [first, late] = await Promise.all([
      rateConcern(app, one, id, { level: 'CRISIS', action: 'CLINICIAN' }),
      rateConcern(app, other, id, { level: 'RED' }),
    ]);
    expect([first.code, late.code].sort()).toEqual(['quality.rated', undefined]);
    expect((await rateConcern(app, one, id, { level: 'GREEN' })).code).toBe('quality.rated');
    await expect(tx().query(`UPDATE quality_rating SET level = 'GREEN'`)).rejects.toThrow(/append only/);
    await expect(tx().query(`DELETE FROM quality_rating`)).rejects.toThrow(/append only/);
    expect((await toRate(app, other, 'CONCERN')).data!['toRate']).toEqual({ left: 0, next: null });
  });

  it('changes nothing when the same rating is sent again', async () => {
    const { id } = await waiting();
    const rater = await second();
    const key = randomUUID();
    expect((await rateConcern(app, rater, id, { key })).code).toBeUndefined();
    expect((await rateConcern(app, rater, id, { key })).code).toBeUndefined();
    expect((await rateConcern(app, rater, id, { key, level: 'RED' })).code).toBe('input.keyReused');
  });

  it('is not for whoever decided it, acted on it, reported it, or is a party to it (R3, R4)', async () => {
    const party = await second([group]);
    const reporter = await second([group]);
    const member = await anAccount(app, { roles: ['leadModerator'], groups: [group], workName: 'About me' });
    const thread = await aThread(app, member, group, { body: crisis });
    await aReply(app, party, thread, 'Where are you now?');
    await app.drain();
    await report(app, reporter, { contentId: thread.postId });
    const [item] = await itemsAbout(app, member.membershipId(group));
    const { claimItem } = (
      await ask(app, lead, `mutation ($id: UUID!) { claimItem(id: $id) { version } }`, { id: item!.id })
    ).data!;
    await ask(
      app,
      lead,
      `mutation ($key: UUID!, $id: UUID!, $version: Int!) { decideItem(key: $key, id: $id, version: $version, reasonCode: "supported") { id } }`,
      { key: randomUUID(), id: item!.id, version: claimItem.version },
    );
    await weekIsOver(app);
    const id = await idOf(item!.id);
    for (const one of [lead, party, reporter, member]) {
      const again = await freshly(one);
      expect((await toRate(app, again, 'CONCERN')).data!['toRate']).toEqual({ left: 0, next: null });
      expect((await rateConcern(app, again, id)).code).toBe('resource.notFound');
      expect((await passRating(app, again, 'CONCERN', id)).code).toBe('resource.notFound');
    }
    expect((await toRate(app, await second(), 'CONCERN')).data!['toRate'].next.id).toBe(id);
  });

  it('brings it back to the desk at once where it is found graver (H04)', async () => {
    const { member, itemId, id } = await waiting('noConcern');
    await tx().query(`UPDATE quality_concern SET level = 'AMBER' WHERE id = $1`, [id]);
    await rateConcern(app, await second(), id, { level: 'CRISIS', action: 'CLINICIAN' });
    const items = await itemsAbout(app, member.membershipId(group));
    const open = items.find(({ status }) => status === 'NEW');
    expect(open).toMatchObject({ level: 'CRISIS' });
    expect(open!.pageDueAt).not.toBeNull();
    expect(items.map((item) => item.id)).toContain(itemId);
    expect(await reviewsAbout(id)).toEqual([{ cause: 'DISAGREEMENT', level: 'CRISIS' }]);
  });

  it('leaves it alone where the second is calmer, and opens a review where they are two levels apart (R52)', async () => {
    const { member, id } = await waiting();
    await rateConcern(app, await second(), id, { level: 'AMBER' });
    expect((await itemsAbout(app, member.membershipId(group))).map(({ status }) => status)).toEqual(['CLOSED']);
    expect(await reviewsAbout(id)).toEqual([{ cause: 'DISAGREEMENT', level: 'AMBER' }]);
  });

  it('can be left to somebody else, and is not offered to the same person again (R50)', async () => {
    const { id } = await waiting();
    const [one, other] = [await second(), await second()];
    expect((await passRating(app, one, 'CONCERN', id)).errors).toBeUndefined();
    expect((await toRate(app, one, 'CONCERN')).data!['toRate'].next).toBeNull();
    expect((await toRate(app, other, 'CONCERN')).data!['toRate'].next.id).toBe(id);
  });

  it('writes down each sight and each rating, without a word of anybody (R54)', async () => {
    const { id } = await waiting();
    const rater = await second();
    expect((await toRate(app, rater, 'CONCERN')).data!['toRate'].next.id).toBe(id);
    await rateConcern(app, rater, id, { level: 'RED' });
    const trail = await rows<{ action: string; details: unknown }>(
      tx(),
      `SELECT action, details FROM audit_entry WHERE target_id = $1 AND actor_id = $2 ORDER BY at, action DESC`,
      [id, rater.accountId],
    );
    expect(trail.map(({ action }) => action)).toEqual(['quality.view', 'quality.rate']);
    expect(trail[1]!.details).toEqual({ level: 'RED', category: 'B', action: 'SUPPORT' });
  });
});

describe('reading what no door flagged (H01)', () => {
  async function aSample(
    body = calm,
    extra: (thread: { id: string; postId: string }) => Promise<unknown> = async () => undefined,
  ) {
    const writer = await aMember(app, { groups: [group], name: `Quiet Heron ${randomUUID().slice(0, 4)}` });
    const thread = await aThread(app, writer, group, { body });
    await extra(thread);
    await app.drain();
    await weekIsOver(app);
    const found = await row<{ id: string }>(tx(), `SELECT id FROM quality_text WHERE content_id = $1`, [thread.postId]);
    return { writer, thread, id: found!.id };
  }

  it('shows the words and what stood before them, and nobody’s name', async () => {
    const { id } = await aSample('Fine, thanks.', async (thread) => {
      const other = await aMember(app, { groups: [group], name: 'Loud Robin' });
      await aReply(app, other, thread, 'How was the night?');
    });
    const found = await allToRate(app, await second(), 'TEXT');
    expect(found.find((one) => one.id === id)).toMatchObject({ texts: [{ words: 'Fine, thanks.' }] });
    expect(found.flatMap(({ texts }) => texts).map(({ words }) => words)).toContain('How was the night?');
    expect(JSON.stringify(found)).not.toMatch(/Heron|Robin/);
  });

  it.each([
    ['now', 'CRISIS', ['MISS']],
    ['soon', 'RED', ['MISS']],
    ['the same day', 'AMBER', []],
  ])('brings what somebody should have seen %s to the desk in the same moment (H01)', async (_, level, causes) => {
    const { writer, thread, id } = await aSample();
    const rater = await second();
    expect((await rateText(app, rater, id, level)).errors).toBeUndefined();
    const [item] = await itemsAbout(app, writer.membershipId(group));
    expect(item).toMatchObject({ level, status: 'NEW' });
    const kept = await rows<{ source: string; raisedBy: string; bodySource: string }>(
      tx(),
      `SELECT s.source, s.raised_by, n.body_source FROM signal s JOIN snapshot n ON n.id = s.snapshot_id WHERE s.review_item_id = $1`,
      [item!.id],
    );
    expect(kept).toEqual([{ source: 'MODERATOR', raisedBy: rater.accountId, bodySource: calm }]);
    expect((await reviewsAbout(thread.postId)).map(({ cause }) => cause)).toEqual(causes);
  });

  it('raises nothing where nobody is needed, and is kept once', async () => {
    const { writer, id } = await aSample();
    const [one, other] = [await second(), await second()];
    expect((await rateText(app, one, id, 'GREEN')).errors).toBeUndefined();
    expect((await rateText(app, other, id, 'CRISIS')).code).toBe('quality.rated');
    expect(await itemsAbout(app, writer.membershipId(group))).toEqual([]);
  });

  it('leaves out what was taken down since it was drawn', async () => {
    const { writer, thread, id } = await aSample();
    const rater = await second();
    expect((await allToRate(app, await second(), 'TEXT')).map((one) => one.id)).toContain(id);
    await ask(app, writer, `mutation ($key: UUID!, $id: UUID!) { takeDownPost(key: $key, postId: $id) { id } }`, {
      key: randomUUID(),
      id: thread.postId,
    });
    expect((await allToRate(app, rater, 'TEXT')).map((one) => one.id)).not.toContain(id);
  });

  it('is not for whoever wrote it or wrote beside it (R3)', async () => {
    const beside = await second([group]);
    const { id } = await aSample(calm, (thread) => aReply(app, beside, thread));
    const again = await freshly(beside);
    expect((await allToRate(app, again, 'TEXT')).map((one) => one.id)).not.toContain(id);
    expect((await rateText(app, again, id, 'GREEN')).code).toBe('resource.notFound');
  });
});

describe('who rates at all', () => {
  const may = ['leadModerator', 'clinicalLead'];

  it.each(roles)('%s', async (role) => {
    const who = await anAccount(app, { roles: [role] });
    expect((await toRate(app, who, 'TEXT')).code).toBe(may.includes(role) ? undefined : 'action.forbidden');
  });

  it('no member and no stranger', async () => {
    expect((await toRate(app, await aMember(app, { groups: [group] }), 'CONCERN')).code).toBe('action.forbidden');
    expect((await toRate(app, null, 'CONCERN')).code).toBe('auth.required');
  });

  it('is told how many wait beside what else waits for a lead', async () => {
    await waiting();
    const waitingFor = async (who: Someone) =>
      (await ask(app, who, `{ desk { waiting { ratings } } }`)).data!['desk'].waiting.ratings as number;
    expect(await waitingFor(await second())).toBeGreaterThan(0);
    expect(await waitingFor(await anAccount(app, { roles: ['clinician'] }))).toBe(0);
  });
});

/** A session of now for somebody whose last one has ended. */
const freshly = async (who: Someone): Promise<Someone> => ({
  ...who,
  ...(await aSession(app, who.accountId, { secondFactor: true })),
});
