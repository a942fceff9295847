import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import { roles } from '@kith/contracts/roles';
import { weekBefore, weekOf } from '@kith/domain/quality/weeks';

import { rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { calm, crisis } from '../testing/desk.js';
import { aThread } from '../testing/forum.js';
import { aGroup, aLead, aMember, anAccount, type Answer, ask, type Someone, type TestApp } from '../testing/people.js';
import { aDecision, rateConcern, rateText, weekIsOver } from '../testing/quality.js';
import { statementsOf } from '../testing/statements.js';

let app: TestApp;
let group: { id: string; slug: string; name: string };
let lead: Someone;

const quarter = 14 * 7 * 24 * 60;

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.passes(quarter);
  // The weeks between are behind us, so that what other tests rated is out of sight.
  await write(
    tx(),
    `INSERT INTO quality_draw (week, seed, decided, without_words, unflagged, drawn_at) VALUES ($1, 'none', 0, 0, 0, $2)`,
    [weekBefore(weekOf(app.clock.now())), app.clock.now()],
  );
  group = await aGroup(app);
  lead = await anAccount(app, { roles: ['leadModerator', 'clinicalLead'], workName: 'First' });
});

const tx = () => app.dataSource.manager;
const agreement = `state pairs agreed kappa low high`;
const figuresOf = (who: Someone | null): Promise<Answer> =>
  ask(
    app,
    who,
    `{ qualityFigures { levels { ${agreement} } actions { ${agreement} } categories { category named agreement { ${agreement} } }
       ratedTwice differing farApart missedPerThousand { value low high } recall { value low high }
       weeks { week decided concerns rated unflagged texts read leftOut grave sameDay perThousand { value } } } }`,
  );
const figures = async () => (await figuresOf(await aLead(app))).data!['qualityFigures'];
const thisWeek = async () => (await figures()).weeks.at(-1);
const page = (who: Someone | null, after: string | null = null, first = 10): Promise<Answer> =>
  ask(
    app,
    who,
    `query ($after: String, $first: Int) { disagreements(after: $after, first: $first) { page { hasNext next } items { id groupName levelsApart
       first { level category action } second { level category action } texts { title words before after } notes { words writtenByName } } } }`,
    { after, first },
  );
const note = (who: Someone, id: string, words = 'We read it together.', key = randomUUID()): Promise<Answer> =>
  ask(
    app,
    who,
    `mutation ($key: UUID!, $id: UUID!, $words: String!) { addDisagreementNote(key: $key, id: $id, words: $words) { id notes { words } } }`,
    { key, id, words },
  );
const drawn = async () =>
  (
    await rows<{ id: string }>(
      tx(),
      `SELECT id FROM quality_concern WHERE week = (SELECT max(week) FROM quality_draw) ORDER BY id`,
    )
  ).map(({ id }) => id);
const texts = async () =>
  (
    await rows<{ id: string }>(
      tx(),
      `SELECT id FROM quality_text WHERE week = (SELECT max(week) FROM quality_draw) ORDER BY id`,
    )
  ).map(({ id }) => id);

/** So many crises of a week, rated again as told. */
async function rated(...second: Record<string, unknown>[]) {
  for (const _ of second) await aDecision(app, lead, group, { body: crisis });
  await weekIsOver(app);
  const rater = await aLead(app);
  for (const [at, id] of (await drawn()).entries()) await rateConcern(app, rater, id, second[at]);
}

const same = { level: 'CRISIS', category: 'B', action: 'SUPPORT' };

describe('agreement at the desk (R51, H04)', () => {
  it('is not said below five ratings', async () => {
    await rated(same, same, { ...same, level: 'RED' });
    expect(await figures()).toMatchObject({
      levels: { state: 'TOO_FEW', pairs: null, agreed: null, kappa: null },
      categories: [{ category: 'B', named: null, agreement: { state: 'TOO_FEW', pairs: null } }],
      ratedTwice: 3,
      differing: 1,
      farApart: 0,
    });
  });

  it('is not defined where one and the same answer was given throughout, and says so', async () => {
    await rated(same, same, same, same, same);
    const { levels, categories } = await figures();
    expect(levels).toEqual({ state: 'NOT_DEFINED', pairs: 5, agreed: 5, kappa: null, low: null, high: null });
    expect(categories[0]).toMatchObject({ named: 5, agreement: { state: 'NOT_DEFINED' } });
  });

  it('is a figure with its interval, and counts what differs', async () => {
    await rated(same, same, same, same, { ...same, level: 'AMBER' }, { ...same, category: 'A' });
    const { levels, differing, farApart } = await figures();
    expect(levels).toMatchObject({ state: 'DEFINED', pairs: 6, agreed: 5, kappa: expect.closeTo(0, 9) });
    expect([differing, farApart]).toEqual([2, 1]);
    expect(levels.low).toBeLessThanOrEqual(levels.kappa);
  });
});

describe('what nobody saw (H01)', () => {
  async function sampleOf(count: number) {
    for (let n = 0; n < count; n++) await aThread(app, await aMember(app, { groups: [group] }), group, { body: calm });
    await app.drain();
    await weekIsOver(app);
    return texts();
  }

  it('is told per thousand with how sure we are, week by week', async () => {
    const [first, ...rest] = await sampleOf(6);
    const rater = await aLead(app);
    await rateText(app, rater, first!, 'RED');
    for (const id of rest.slice(0, 4)) await rateText(app, rater, id, 'GREEN');
    expect(await thisWeek()).toMatchObject({
      unflagged: 6,
      texts: 6,
      read: 5,
      leftOut: 0,
      grave: 1,
      sameDay: 0,
      perThousand: { value: 200 },
    });
    const { missedPerThousand, recall } = await figures();
    expect(missedPerThousand).toMatchObject({
      value: 200,
      low: expect.closeTo(36.2, 0),
      high: expect.closeTo(624.5, 0),
    });
    expect(recall).toBeNull();
  });

  it('leaves out what was taken down before anybody read it, and counts it', async () => {
    const writer = await aMember(app, { groups: [group] });
    const thread = await aThread(app, writer, group, { body: calm });
    await app.drain();
    await weekIsOver(app);
    await ask(app, writer, `mutation ($key: UUID!, $id: UUID!) { takeDownPost(key: $key, postId: $id) { id } }`, {
      key: randomUUID(),
      id: thread.postId,
    });
    expect(await thisWeek()).toMatchObject({ texts: 1, read: 0, leftOut: 1, perThousand: null });
  });

  it('is laid beside what the doors found, once there is enough of both', async () => {
    for (let n = 0; n < 5; n++) await aDecision(app, lead, group, { body: crisis });
    const [first, ...rest] = await sampleOf(5);
    const rater = await aLead(app);
    await rateText(app, rater, first!, 'CRISIS');
    for (const id of rest) await rateText(app, rater, id, 'GREEN');
    expect((await figures()).recall.value).toBeCloseTo(5 / 6, 9);
  });
});

describe('what two people rated differently (R51)', () => {
  it('is laid side by side with the words, and with no one’s name', async () => {
    await rated(same, { ...same, level: 'AMBER', category: 'NONE' });
    const { items } = (await page(await aLead(app))).data!['disagreements'];
    expect(items.filter(({ groupName }: { groupName: string }) => groupName === group.name)).toHaveLength(1);
    expect(items[0]).toMatchObject({
      levelsApart: 2,
      first: same,
      second: { level: 'AMBER', category: 'NONE', action: 'SUPPORT' },
      texts: [{ words: crisis }],
      notes: [],
    });
    expect(JSON.stringify(items)).not.toMatch(/First|Lead/);
  });

  it('takes what leads say about it, once for each key', async () => {
    await rated({ ...same, level: 'AMBER' });
    const [id] = await drawn();
    const one = await aLead(app, { workName: 'Ines' });
    const key = randomUUID();
    for (let n = 0; n < 2; n++)
      expect((await note(one, id!, 'The time was in the words.', key)).errors).toBeUndefined();
    const { items } = (await page(one)).data!['disagreements'];
    expect(items[0].notes).toEqual([{ words: 'The time was in the words.', writtenByName: 'Ines' }]);
    expect((await note(one, id!, ' ')).errors![0]!.extensions.details).toMatchObject({ field: 'words' });
  });

  it('is nothing to talk about where both said the same, or where one is a party (R3)', async () => {
    await rated(same);
    const [id] = await drawn();
    expect((await note(await aLead(app), id!)).code).toBe('resource.notFound');
    const about = await anAccount(app, { roles: ['leadModerator'], groups: [group], workName: 'About me' });
    await aThread(app, about, group, { body: crisis });
    await app.drain();
    const other = await anAccount(app, { roles: ['clinicalLead'], workName: 'Other' });
    const [item] = await rows<{ id: string }>(tx(), `SELECT id FROM review_item WHERE membership_id = $1`, [
      about.membershipId(group),
    ]);
    const { claimItem } = (
      await ask(app, other, `mutation ($id: UUID!) { claimItem(id: $id) { version } }`, { id: item!.id })
    ).data!;
    await ask(
      app,
      other,
      `mutation ($key: UUID!, $id: UUID!, $version: Int!) { decideItem(key: $key, id: $id, version: $version, reasonCode: "supported") { id } }`,
      { key: randomUUID(), id: item!.id, version: claimItem.version },
    );
    await weekIsOver(app);
    const [mine] = await drawn();
    await rateConcern(app, await aLead(app), mine!, { ...same, level: 'AMBER' });
    const fresh = await anAccount(app, { roles: ['leadModerator'] });
    await write(tx(), `UPDATE membership SET account_id = $2 WHERE id = $1`, [
      about.membershipId(group),
      fresh.accountId,
    ]);
    expect((await page(fresh)).data!['disagreements'].items.map((one: { id: string }) => one.id)).not.toContain(mine);
    expect((await note(fresh, mine!)).code).toBe('resource.notFound');
  });

  it('comes in pages, each disagreement once, and asks the database as often for many as for few', async () => {
    await rated(...Array.from({ length: 7 }, () => ({ ...same, level: 'RED' })));
    const reader = await aLead(app);
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more && seen.length < 40;) {
      const found = (await page(reader, after, 3)).data!['disagreements'] as {
        page: { hasNext: boolean; next: string };
        items: { id: string }[];
      };
      seen.push(...found.items.map(({ id }) => id));
      [after, more] = [found.page.next, found.page.hasNext];
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(await drawn()));
    const reads = async (first: number) =>
      (await statementsOf(() => page(reader, null, first))).filter(
        (text) => /^\s*(SELECT|WITH)/.test(text) && !text.includes('audit'),
      ).length;
    await reads(2);
    expect(await reads(6)).toBe(await reads(2));
  });
});

describe('who sees the figures, and who the words', () => {
  const figuresFor: string[] = ['leadModerator', 'clinicalLead', 'safeguardingLead', 'auditor'];

  it.each(roles)('%s', async (role) => {
    const who = await anAccount(app, { roles: [role] });
    expect((await figuresOf(who)).code).toBe(figuresFor.includes(role) ? undefined : 'resource.notFound');
    const words = role === 'auditor' ? 'action.forbidden' : figuresFor.includes(role) ? undefined : 'resource.notFound';
    expect((await page(who)).code).toBe(words);
  });

  it('no member and no stranger', async () => {
    expect((await figuresOf(await aMember(app, { groups: [group] }))).code).toBe('resource.notFound');
    expect((await figuresOf(null)).code).toBe('auth.required');
  });
});
