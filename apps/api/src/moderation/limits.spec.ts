import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { row, rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { claimNext, noticesOf, onItem, onShift, openItem } from '../testing/desk.js';
import { aConcern } from '../testing/clinic.js';
import {
  aClinician,
  aGroup,
  aLead,
  aMember,
  aModerator,
  aSession,
  ask,
  type Someone,
  type TestApp,
} from '../testing/people.js';

let app: TestApp;
let group: { id: string; slug: string };
let moderator: Someone;
let lead: Someone;

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await write(app.dataSource.manager, `UPDATE desk_shift SET status = 'HANDED_OVER', ended_at = now()`);
  await write(app.dataSource.manager, `UPDATE review_item SET status = 'CLOSED', handover_to = NULL`);
  group = await aGroup(app);
  moderator = await aModerator(app, { groups: [group] });
  lead = await aLead(app);
  await onShift(app, moderator);
});

/** A concern that waits, about self-harm unless told otherwise. */
async function waits(level: 'CRISIS' | 'RED' | 'AMBER', category = 'B'): Promise<string> {
  const about = await aMember(app, { groups: [group] });
  const { id } = await aConcern(app, { groupId: group.id, membershipId: about.membershipId(group) }, { level });
  await write(app.dataSource.manager, `UPDATE signal SET category = $2, code = $2 || '6' WHERE review_item_id = $1`, [
    id,
    category,
  ]);
  return id;
}
/** The server has seen so many minutes of work, up to now or to some minutes ago. */
const hasWorked = (who: Someone, minutes: number, endedAgo = 0) => {
  const until = app.clock.now().getTime() - endedAgo * 60_000;
  return write(app.dataSource.manager, `INSERT INTO desk_work (account_id, started_at, until) VALUES ($1, $2, $3)`, [
    who.accountId,
    new Date(until - minutes * 60_000),
    new Date(until),
  ]);
};
/** A session that was away is locked: they sign in again. */
const back = async (who: Someone): Promise<Someone> => ({
  ...who,
  ...(await aSession(app, who.accountId, { secondFactor: true })),
});
const set = (who: Someone, what: { cap?: number; declines?: string[] }) =>
  write(
    app.dataSource.manager,
    `UPDATE desk_shift SET hard_item_cap = $2, prefers_not = $3 WHERE account_id = $1 AND status = 'ACTIVE'`,
    [who.accountId, what.cap ?? 3, what.declines ?? []],
  );
const claim = (who: Someone, id: string) => onItem(app, who, 'claimItem', id);
const meter = async (who: Someone) =>
  (await ask(app, who, `{ desk { exposure { stretchMinutes stretchLimit dayMinutes dayLimit limit againAt } } }`))
    .data!['desk'].exposure;
const nobodyTakes = async (who: Someone) =>
  (await ask(app, who, `{ desk { nobodyTakes { id } } }`)).data!['desk'].nobodyTakes.map(
    ({ id }: { id: string }) => id,
  );

describe('minutes of queue work (R50, H23)', () => {
  it('are counted by what the server sees: views, acts and open leases', async () => {
    const id = await waits('AMBER', 'A');
    await openItem(app, moderator, id);
    app.clock.passes(10);
    await claim(moderator, id);
    app.clock.passes(8);
    expect(await meter(moderator)).toMatchObject({ stretchMinutes: 18, dayMinutes: 18, limit: null });
    await onItem(app, moderator, 'handBack', id);
    app.clock.passes(15);
    expect(await meter(await back(moderator))).toMatchObject({ stretchMinutes: 0, dayMinutes: 18 });
  });

  it('end at ninety: nothing new is taken until the pause is over, what is held may be finished', async () => {
    const [held, next] = [await waits('AMBER', 'A'), await waits('RED', 'A')];
    await hasWorked(moderator, 89);
    await claim(moderator, held);
    app.clock.passes(1);
    const againAt = new Date(app.clock.now().getTime() + 15 * 60_000);

    const refused = await claim(moderator, next);
    expect(refused).toMatchObject({ code: 'shift.limitReached' });
    expect(refused.errors![0]).toMatchObject({ extensions: { details: { limit: 'stretch', at: againAt.getTime() } } });
    expect((await claimNext(app, moderator)).code).toBe('shift.limitReached');
    expect(await meter(moderator)).toMatchObject({ limit: 'stretch', againAt: againAt.toISOString() });
    expect((await onItem(app, moderator, 'renewLease', held)).code).toBeUndefined();
    expect((await onItem(app, moderator, 'handBack', held)).code).toBeUndefined();

    app.clock.passes(15);
    expect((await claim(await back(moderator), next)).code).toBeUndefined();
  });

  it('end at three hours in a day, and cannot be left out by asking for less often', async () => {
    await hasWorked(moderator, 75, 200);
    await hasWorked(moderator, 55, 100);
    await hasWorked(moderator, 50, 20);
    expect(await claim(moderator, await waits('AMBER', 'A'))).toMatchObject({ code: 'shift.limitReached' });
    expect(await meter(moderator)).toMatchObject({ dayMinutes: 180, limit: 'day' });
  });

  it('bind leads as well, and nobody who is called as a clinician', async () => {
    const nurse = await aClinician(app);
    for (const who of [lead, nurse]) await hasWorked(who, 90);
    expect((await claim(lead, await waits('RED', 'A'))).code).toBe('shift.limitReached');
    expect((await claim(nurse, await waits('RED', 'A'))).code).toBeUndefined();
  });

  it('are nobody else’s to see, and are forgotten after a month', async () => {
    await hasWorked(moderator, 40);
    expect(await meter(lead)).toMatchObject({ stretchMinutes: 0 });
    app.clock.passes(31 * 24 * 60);
    await app.sweep();
    expect(await rows(app.dataSource.manager, `SELECT 1 FROM desk_work`)).toEqual([]);
  });
});

describe('hard items of a shift (R50, H23)', () => {
  it('are a life at risk, self-harm and abuse; past the share they are for colleagues', async () => {
    const colleague = await aModerator(app, { groups: [group] });
    await onShift(app, colleague);
    await set(moderator, { cap: 2 });
    await claim(moderator, await waits('AMBER', 'E'));
    await claim(moderator, await waits('RED', 'A'));
    await claim(moderator, await waits('RED', 'B'));
    expect(await claim(moderator, await waits('AMBER', 'B'))).toMatchObject({ code: 'shift.limitReached' });
    expect(await claim(moderator, await waits('CRISIS', 'A'))).toMatchObject({ code: 'shift.limitReached' });
    expect((await claim(moderator, await waits('RED', 'A'))).code).toBeUndefined();
    const { data } = await ask(app, moderator, `{ desk { shift { hardItemsTaken } } }`);
    expect(data!['desk'].shift).toEqual({ hardItemsTaken: 2 });
  });
});

describe('a crisis (R50)', () => {
  it('is taken past every limit when nobody else on shift can, and the leads hear of it', async () => {
    await set(moderator, { cap: 0, declines: ['B'] });
    await hasWorked(moderator, 100);
    const id = await waits('CRISIS');
    expect((await claimNext(app, moderator)).data!['claimNext']).toMatchObject({ id });
    expect(await noticesOf(app, lead)).toContain('desk.pastLimit');
    expect(
      await row(
        app.dataSource.manager,
        `SELECT facts->>'pastLimit' AS limit FROM review_action WHERE review_item_id = $1`,
        [id],
      ),
    ).toEqual({ limit: 'stretch' });
  });

  it('is for the colleague who can, and for either when both are past their limits', async () => {
    const colleague = await aModerator(app, { groups: [group] });
    await onShift(app, colleague);
    await hasWorked(moderator, 100);
    const id = await waits('CRISIS');
    expect(await claim(moderator, id)).toMatchObject({ code: 'shift.limitReached' });
    await hasWorked(colleague, 100);
    expect((await claim(moderator, id)).code).toBeUndefined();
  });
});

describe('categories that are declined (R50)', () => {
  it('are skipped by the next item, may be taken by hand, and can be changed during the shift', async () => {
    const id = await waits('AMBER');
    const decline = (topics: string[]) =>
      ask(app, moderator, `mutation ($t: [String!]!) { declineTopics(prefersNot: $t) { prefersNot } }`, { t: topics });
    expect((await decline(['B', 'E'])).data).toEqual({ declineTopics: { prefersNot: ['B', 'E'] } });
    expect((await claimNext(app, moderator)).data).toEqual({ claimNext: null });
    expect((await claim(moderator, id)).code).toBeUndefined();
    expect((await decline(['Z'])).code).toBe('input.invalid');
    expect((await decline([])).data).toEqual({ declineTopics: { prefersNot: [] } });
  });

  it('are seen by the person and the leads alone, and stand in no record', async () => {
    await ask(app, moderator, `mutation { declineTopics(prefersNot: ["B"]) { id } }`);
    const colleague = await aModerator(app, { groups: [group] });
    const seenBy = async (who: Someone) =>
      (await ask(app, who, `{ desk { onDesk { prefersNot } } }`)).data!['desk'].onDesk[0].prefersNot;
    expect([await seenBy(moderator), await seenBy(lead), await seenBy(colleague)]).toEqual([['B'], ['B'], null]);
    expect(
      await row(
        app.dataSource.manager,
        `SELECT details FROM audit_entry WHERE action = 'shift.decline' ORDER BY at DESC LIMIT 1`,
      ),
    ).toEqual({ details: {} });
  });

  it('by everybody leave a concern with the leads in sight and the clock running, never with nobody', async () => {
    const colleague = await aModerator(app, { groups: [group] });
    await onShift(app, colleague);
    for (const who of [moderator, colleague]) await set(who, { declines: ['B'] });
    const amber = await waits('AMBER');
    expect(await nobodyTakes(lead)).toEqual([amber]);
    expect(await nobodyTakes(moderator)).toEqual([]);
    expect((await claimNext(app, moderator)).data).toEqual({ claimNext: null });
    const crisis = await waits('CRISIS');
    expect((await claimNext(app, moderator)).data!['claimNext']).toMatchObject({ id: crisis });
    await set(colleague, {});
    expect(await nobodyTakes(lead)).toEqual([]);
  });
});
