import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { Db, row, rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { aGroup, aLead, aMember, aModerator, ask, type Someone, type TestApp } from '../testing/people.js';
import { LeavingService } from './leaving.service.js';
import { ShiftService } from './shift.service.js';

let app: TestApp;
let shifts: ShiftService;
let leaving: LeavingService;
let group: { id: string; slug: string; name: string };
let moderator: Someone;
let lead: Someone;

const tx = () => app.get(Db).reader;
const inHours = (hours: number) => new Date(app.clock.now().getTime() + hours * 3_600_000);
const start = (who: Someone, input: { shiftId?: string; until?: Date; hardItemCap?: number } = {}) =>
  shifts.start(who.actor, {
    shiftId: input.shiftId ?? null,
    until: input.until ?? null,
    hardItemCap: input.hardItemCap ?? 3,
  });
const plan = (from: number, until: number, who = moderator) =>
  shifts.plan(lead.actor, { accountId: who.accountId, from: inHours(from), until: inHours(until) });

beforeAll(async () => {
  app = await anApp();
  shifts = app.get(ShiftService);
  leaving = app.get(LeavingService);
});
afterAll(() => app.close());
beforeEach(async () => {
  await write(tx(), `DELETE FROM desk_shift`);
  group = await aGroup(app);
  moderator = await aModerator(app, { groups: [group], name: 'Marsh' });
  lead = await aLead(app);
});

describe('being on shift', () => {
  it('begins now for two hours, or at a planned shift', async () => {
    const unplanned = await start(moderator);
    expect(unplanned).toMatchObject({ status: 'ACTIVE', plannedUntil: inHours(2), hardItemCap: 3 });
    expect(await shifts.onDeskNow(tx(), group.id)).toMatchObject([
      { accountId: moderator.accountId, until: inHours(2) },
    ]);
    expect(await shifts.isOnShift(tx(), moderator.accountId)).toBe(true);
    await leaving.end(moderator.actor, '');

    const planned = await plan(0.5, 3);
    expect(await start(moderator, { shiftId: planned.id, hardItemCap: 1 })).toMatchObject({
      id: planned.id,
      status: 'ACTIVE',
      hardItemCap: 1,
    });
  });

  it('begins once, however often and wherever one presses', async () => {
    const all = await Promise.allSettled(Array.from({ length: 5 }, () => start(moderator)));
    const begun = all.flatMap((result) => (result.status === 'fulfilled' ? [result.value.id] : []));

    expect(new Set(begun).size).toBe(1);
    expect((await start(moderator)).id).toBe(begun[0]);
    expect(await row(tx(), `SELECT count(*) AS running FROM desk_shift WHERE status = 'ACTIVE'`)).toEqual({
      running: 1,
    });
  });

  it('is for moderators, and for oneself', async () => {
    const member = await aMember(app, { groups: [group] });
    await expect(start(member)).rejects.toMatchObject({ code: 'resource.notFound' });
    const planned = await plan(0, 2);
    await expect(start(await aModerator(app, { groups: [group] }), { shiftId: planned.id })).rejects.toMatchObject({
      code: 'action.forbidden',
    });
    await expect(start(moderator, { shiftId: randomUUID() })).rejects.toMatchObject({ code: 'resource.notFound' });
  });

  it('ends with what was left to say, and frees the rest of its time', async () => {
    const shift = await start(moderator);
    app.clock.passes(30);
    expect(await leaving.end(moderator.actor, '  Two to watch.  ')).toMatchObject({
      id: shift.id,
      status: 'HANDED_OVER',
      endedAt: app.clock.now(),
    });
    expect(await shifts.handoverNotes(tx())).toEqual(['Two to watch.']);
    await expect(leaving.end(moderator.actor, '')).rejects.toMatchObject({ code: 'shift.notRunning' });
    expect(await shifts.onDeskNow(tx(), null)).toEqual([]);

    expect(await start(moderator)).toMatchObject({ status: 'ACTIVE' });
    await expect(leaving.end(moderator.actor, 'x'.repeat(2001))).rejects.toMatchObject({ code: 'input.tooLong' });
  });

  it('leaves its record and its event, without words', async () => {
    const shift = await start(moderator);
    await leaving.end(moderator.actor, 'Kind words about somebody');

    expect(
      await rows(tx(), `SELECT action, before_state, after_state FROM audit_entry WHERE target_id = $1 ORDER BY at`, [
        shift.id,
      ]),
    ).toEqual([
      { action: 'shift.start', beforeState: 'PLANNED', afterState: 'ACTIVE' },
      { action: 'shift.end', beforeState: 'ACTIVE', afterState: 'HANDED_OVER' },
    ]);
    const events = await rows<{ payload: { type: string } }>(
      tx(),
      `SELECT payload FROM domain_event WHERE payload->>'shiftId' = $1 ORDER BY occurred_at, type DESC`,
      [shift.id],
    );
    expect(events.map(({ payload }) => payload.type).sort()).toEqual(['shift.ended', 'shift.started']);
    expect(JSON.stringify(events)).not.toContain('Kind');
  });
});

describe('how somebody is', () => {
  const fields = `id feelingAtStart feelingAtEnd startableFrom`;
  const span = () => ({ from: inHours(-1).toISOString(), until: inHours(24).toISOString() });
  const planned = `query($from: DateTime!, $until: DateTime!) { deskShifts(from: $from, until: $until) { ${fields} } }`;

  it('and what they prefer not to be given is asked at the start, and is theirs and the leads’ alone', async () => {
    const started = await ask(
      app,
      moderator,
      `mutation { startShift(hardItemCap: 2, prefersNot: ["B", "C"], feeling: TENDER) { ${fields} } }`,
    );
    expect(started.data!['startShift']).toMatchObject({ feelingAtStart: 'TENDER', feelingAtEnd: null });
    expect(await shifts.limitsOf(tx(), [moderator.accountId], { lock: false })).toMatchObject([
      { hardItemCap: 2, prefersNot: ['B', 'C'] },
    ]);
    const seenBy = async (who: Someone) => (await ask(app, who, planned, span())).data!['deskShifts'][0].feelingAtStart;
    expect(await seenBy(lead)).toBe('TENDER');
    expect(await seenBy(moderator)).toBe('TENDER');
    expect(await seenBy(await aModerator(app, { groups: [group] }))).toBeNull();

    await leaving.end(moderator.actor, '');
    const refused = await ask(app, moderator, `mutation { startShift(hardItemCap: 2, prefersNot: ["B6"]) { id } }`);
    expect(refused.code).toBe('input.invalid');
  });
});

describe('stepping away (R49)', () => {
  it('frees the rest of the shift, tells the leads who and the others only that somebody did', async () => {
    const colleague = await aModerator(app, { groups: [group] });
    await start(colleague);
    const shift = await start(moderator);
    app.clock.passes(12);
    const away = await ask(app, moderator, `mutation { stepAway { id status endedAt } }`);
    expect(away.data!['stepAway']).toEqual({
      id: shift.id,
      status: 'HANDED_OVER',
      endedAt: app.clock.now().toISOString(),
    });
    const told = (who: Someone) => rows(tx(), `SELECT kind, facts FROM notice WHERE account_id = $1`, [who.accountId]);
    expect(await told(lead)).toEqual([
      { kind: 'shift.steppedAway', facts: { name: expect.stringContaining('Marsh'), shiftId: shift.id } },
    ]);
    expect(await told(colleague)).toEqual([{ kind: 'shift.colleagueAway', facts: {} }]);
    expect(await told(moderator)).toEqual([]);
    expect(await shifts.toCover(tx())).toMatchObject([{ id: shift.id, plannedUntil: inHours(2 - 12 / 60) }]);
    expect((await ask(app, moderator, `mutation { stepAway { id } }`)).code).toBe('shift.notRunning');
    app.clock.passes(108);
    expect(await shifts.toCover(tx())).toEqual([]);
  });
});

describe('a missed end', () => {
  it('is over thirty minutes later, told to the leads once and written down as a breach', async () => {
    const shift = await start(moderator);
    app.clock.passes(2 * 60 + 29);
    await app.sweep();
    expect(await shifts.isOnShift(tx(), moderator.accountId)).toBe(true);

    app.clock.passes(1);
    await app.sweep();
    await app.sweep();
    expect(await row(tx(), `SELECT status FROM desk_shift WHERE id = $1`, [shift.id])).toEqual({ status: 'ABANDONED' });
    expect(
      await rows(tx(), `SELECT kind, facts->>'shiftId' AS shift FROM notice WHERE account_id = $1`, [lead.accountId]),
    ).toEqual([{ kind: 'shift.missedEnd', shift: shift.id }]);
    expect(await rows(tx(), `SELECT timer, cause FROM breach WHERE subject_id = $1`, [shift.id])).toEqual([
      { timer: 'shift.end', cause: 'notEnded' },
    ]);
    expect(
      await rows(tx(), `SELECT 1 FROM domain_event WHERE type = 'shift.ended' AND payload->>'shiftId' = $1`, [
        shift.id,
      ]),
    ).toHaveLength(1);
  });
});

describe('planning', () => {
  it('is for leads, refuses overlaps and people who are no moderators', async () => {
    await plan(1, 4);
    await expect(plan(3, 6)).rejects.toMatchObject({ code: 'shift.overlaps' });
    await expect(plan(4, 6)).resolves.toMatchObject({ status: 'PLANNED' });
    await expect(plan(6, 30)).rejects.toMatchObject({ code: 'input.invalid' });
    await expect(plan(7, 8, await aMember(app))).rejects.toMatchObject({ code: 'resource.notFound' });
    await expect(
      shifts.plan(moderator.actor, { accountId: moderator.accountId, from: inHours(8), until: inHours(9) }),
    ).rejects.toMatchObject({ code: 'action.forbidden' });
    await expect(start(moderator, { until: inHours(2) })).rejects.toMatchObject({ code: 'shift.overlaps' });
  });

  it('can be taken back until the shift begins', async () => {
    const planned = await plan(0, 2);
    await expect(shifts.remove(moderator.actor, planned.id)).rejects.toMatchObject({ code: 'action.forbidden' });
    await start(moderator, { shiftId: planned.id });
    await expect(shifts.remove(lead.actor, planned.id)).rejects.toMatchObject({ code: 'shift.notStartable' });
    const later = await plan(3, 4);
    expect(await shifts.remove(lead.actor, later.id)).toEqual({ id: later.id });
    await expect(shifts.remove(lead.actor, later.id)).rejects.toMatchObject({ code: 'resource.notFound' });
  });
});

describe('over GraphQL', () => {
  const fields = `id name status isMine isLead plannedFrom plannedUntil startedAt endedAt avatar hardItemCap`;

  it('shows own shifts, the plan to the desk, and who is here to everybody', async () => {
    const started = await ask(app, moderator, `mutation { startShift(hardItemCap: 2) { ${fields} } }`);
    expect(started.data!['startShift']).toMatchObject({
      isMine: true,
      isLead: false,
      hardItemCap: 2,
      name: expect.stringContaining('Marsh'),
    });
    await plan(5, 6);
    expect((await ask(app, moderator, `{ myShifts { id isMine } me { onShiftUntil } }`)).data).toMatchObject({
      myShifts: [{ isMine: true }, { isMine: true }],
      me: { onShiftUntil: inHours(2).toISOString() },
    });
    const span = { from: inHours(-1).toISOString(), until: inHours(24).toISOString() };
    const query = `query($from: DateTime!, $until: DateTime!) { deskShifts(from: $from, until: $until) { isMine status } }`;
    expect((await ask(app, lead, query, span)).data!['deskShifts']).toEqual([
      { isMine: false, status: 'ACTIVE' },
      { isMine: false, status: 'PLANNED' },
    ]);
    expect((await ask(app, await aMember(app), query, span)).code).toBe('action.forbidden');
    expect((await ask(app, lead, query, { ...span, until: inHours(24 * 40).toISOString() })).code).toBe(
      'input.invalid',
    );

    const member = await aMember(app, { groups: [group] });
    expect(
      (
        await ask(
          app,
          member,
          `query($slug: String!) { group(slug: $slug) { moderatorsHere { displayName avatar until } } }`,
          { slug: group.slug },
        )
      ).data!['group'].moderatorsHere,
    ).toEqual([
      { displayName: expect.stringContaining('Marsh'), avatar: 'kettle-clay', until: inHours(2).toISOString() },
    ]);
  });

  it('names only people with a work name to those who are not signed in', async () => {
    await start(moderator);
    await start(lead);
    await plan(5, 6);
    const { data } = await ask(app, null, `{ now { moderatorsHere { displayName } nextShiftAt } }`);

    expect(data!['now']).toEqual({
      moderatorsHere: [{ displayName: expect.stringContaining('Lead') }],
      nextShiftAt: inHours(5).toISOString(),
    });
  });

  it('counts as here only while the certificate holds', async () => {
    await start(moderator);
    await write(tx(), `UPDATE certificate SET valid_until = $2 WHERE account_id = $1`, [
      moderator.accountId,
      app.clock.now(),
    ]);

    expect(await shifts.moderatorsHere(tx(), group.id)).toEqual([]);
  });
});
