import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Level } from '@kith/contracts/level';

import { standard } from '../configuration/configuration.js';
import { DomainError } from '../refusal.js';
import { abandon, type DeskShift, end } from '../shift/shift.js';
import { accepted, handoverDraft, notTaken, offered } from './handover.js';
import {
  acted,
  claimed,
  decided,
  joined,
  opened,
  returned,
  type ReviewItem,
  type Timing,
  waiting,
  woken,
} from './review-item.js';

const start = new Date('2026-03-02T20:00:00Z');
const after = (from: Date, minutes: number) => new Date(from.getTime() + minutes * 60_000);
const timing = (now = start): Timing => ({ now, after, agreed: standard });
const anItem = (level: Level = 'RED', id = 'item'): ReviewItem => ({
  id,
  reference: 1,
  membershipId: 'membership',
  groupId: 'group',
  version: 1,
  ...opened({ level, writtenAt: start, leadsOnly: false, onShift: true }, timing()),
});
const inHands = (of = 'ann', level: Level = 'RED') => claimed(anItem(level), of, timing());

describe('handing a concern to a colleague (R33)', () => {
  it('leaves it with its holder until the colleague accepts', () => {
    const asked = offered(inHands(), 'ann', 'ben', 'Wait for an answer.', timing());
    expect(asked).toMatchObject({ claimedBy: 'ann', handoverTo: 'ben', handoverNote: 'Wait for an answer.' });
    const taken = accepted(asked, 'ben', timing(after(start, 4)));
    expect(taken).toMatchObject({ claimedBy: 'ben', handoverTo: null, handoverNote: null, actBy: asked.actBy });
    expect(taken.leaseUntil).toEqual(after(start, 14));
    expect(accepted(taken, 'ben', timing())).toBe(taken);
  });

  it('is for the holder to offer, to somebody else, and for the colleague to accept', () => {
    expect(() => offered(inHands(), 'ben', 'cho', '', timing())).toThrow('reviewItem.notYours');
    expect(() => offered(inHands(), 'ann', 'ann', '', timing())).toThrow('input.invalid');
    const asked = offered(inHands(), 'ann', 'ben', '', timing());
    expect(() => accepted(asked, 'cho', timing())).toThrow('reviewItem.notOffered');
    expect(() => notTaken(asked, 'cho')).toThrow('reviewItem.notOffered');
    expect(notTaken(asked, 'ben')).toMatchObject({ claimedBy: 'ann', handoverTo: null });
    expect(notTaken(asked, 'ann')).toMatchObject({ claimedBy: 'ann', handoverTo: null });
  });

  it('wins no time for a crisis, and keeps a wait as it was', () => {
    const crisis = inHands('ann', 'CRISIS');
    const taken = accepted(offered(crisis, 'ann', 'ben', '', timing()), 'ben', timing(after(start, 2)));
    expect(taken.pageDueAt).toEqual(crisis.pageDueAt);
    const until = after(start, 60);
    const waits = waiting(inHands(), 'ann', until, timing());
    expect(accepted(offered(waits, 'ann', 'ben', '', timing()), 'ben', timing())).toMatchObject({
      wakeAt: until,
      leaseUntil: null,
    });
  });

  it.each([
    ['goes back to the queue', (item: ReviewItem) => returned(item, 'leaseOver', true, timing())],
    ['is decided', (item: ReviewItem) => decided(item, 'ann', 'supported', timing())],
    [
      'becomes a matter for leads',
      (item: ReviewItem) => joined(item, { level: 'RED', writtenAt: start, leadsOnly: true, onShift: true }, timing()),
    ],
  ])('is over when it %s', (_what, becomes) => {
    expect(becomes(offered(inHands(), 'ann', 'ben', '', timing()))).toMatchObject({ handoverTo: null });
  });
});

describe('the drawn-up hand-over', () => {
  it('says what was done and what is due, from the timeline alone', () => {
    const acts = ['claim', 'message', 'hide', 'message'].map((kind) => ({ kind, undoneAt: null }));
    expect(handoverDraft(inHands(), [...acts, { kind: 'restrict', undoneAt: start }])).toEqual({
      level: 'RED',
      done: ['message', 'hide'],
      due: 'act',
      dueAt: after(start, 30),
    });
    expect(handoverDraft(acted(inHands(), 'ann', timing()), [])).toMatchObject({
      done: [],
      due: 'decide',
      dueAt: null,
    });
    const waits = waiting(inHands(), 'ann', after(start, 60), timing());
    expect(handoverDraft(waits, [])).toMatchObject({ due: 'wake', dueAt: after(start, 60) });
  });
});

describe('whatever happens', () => {
  const people = ['ann', 'ben', 'cho'] as const;
  const who = fc.constantFrom(...people);
  const which = fc.nat(4);
  type World = { now: Date; items: ReviewItem[]; shifts: Map<string, DeskShift> };
  type Step = (world: World) => void;

  const aShift = (accountId: string, now: Date): DeskShift => ({
    id: `shift of ${accountId}`,
    accountId,
    plannedFrom: now,
    plannedUntil: after(now, 120),
    startedAt: now,
    endedAt: null,
    status: 'ACTIVE',
    hardItemCap: 3,
    prefersNot: [],
    feelingAtStart: null,
    feelingAtEnd: null,
    wantsDebrief: false,
    handoverNote: null,
    steppedAwayAt: null,
    version: 1,
  });
  const leaving = { handoverNote: '', feeling: null, wantsDebrief: false };
  const of = (world: World, person: string) => world.items.filter(({ claimedBy }) => claimedBy === person);
  const change = (world: World, at: number, next: (item: ReviewItem) => ReviewItem) => {
    world.items = world.items.map((item, place) => (place === at ? next(item) : item));
  };
  /** What the desk does when a shift is over: as `HandoverService.release`. */
  const release = (world: World, person: string) => {
    world.shifts.delete(person);
    world.items = world.items.map((item) => {
      if (item.handoverTo === person) return notTaken(item, person);
      return item.claimedBy === person ? returned(item, 'shiftEnded', world.shifts.size > 0, timing(world.now)) : item;
    });
  };

  const step: fc.Arbitrary<Step> = fc.oneof(
    who.map(
      (person): Step =>
        (w) =>
          void w.shifts.set(person, w.shifts.get(person) ?? aShift(person, w.now)),
    ),
    {
      weight: 3,
      arbitrary: fc.tuple(who, which).map(([person, at]): Step => (w) => {
        if (w.shifts.has(person)) change(w, at, (item) => claimed(item, person, timing(w.now)));
      }),
    },
    fc.tuple(who, who, which).map(([person, to, at]): Step => (w) => {
      if (w.shifts.has(to)) change(w, at, (item) => offered(item, person, to, '', timing(w.now)));
    }),
    fc.tuple(who, which).map(([person, at]): Step => (w) => {
      if (w.shifts.has(person)) change(w, at, (item) => accepted(item, person, timing(w.now)));
    }),
    fc.tuple(who, which).map(
      ([person, at]): Step =>
        (w) =>
          change(w, at, (item) => notTaken(item, person)),
    ),
    fc.tuple(who, which).map(
      ([person, at]): Step =>
        (w) =>
          change(w, at, (item) => waiting(item, person, after(w.now, 200), timing(w.now))),
    ),
    fc.tuple(who, which).map(
      ([person, at]): Step =>
        (w) =>
          change(w, at, (item) => acted(item, person, timing(w.now))),
    ),
    {
      weight: 3,
      arbitrary: who.map((person): Step => (w) => {
        const shift = w.shifts.get(person);
        if (!shift) return;
        end(shift, leaving, of(w, person).length, w.now);
        release(w, person);
      }),
    },
    fc.integer({ min: 1, max: 90 }).map((minutes): Step => (w) => {
      w.now = after(w.now, minutes);
      for (const [person, shift] of w.shifts)
        if (shift.plannedUntil <= w.now && abandon(shift, w.now).next.status === 'ABANDONED') release(w, person);
      w.items = w.items.map((item) => {
        if (item.wakeAt && item.wakeAt <= w.now) return woken(item, timing(w.now));
        const over = item.status === 'CLAIMED' && item.leaseUntil && item.leaseUntil <= w.now;
        return over ? returned(item, 'leaseOver', w.shifts.size > 0, timing(w.now)) : item;
      });
    }),
  );

  it('no order of shift ends leaves a concern held by somebody who left, or lost (R33, H06)', () => {
    let ends = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), (steps) => {
        const levels: Level[] = ['CRISIS', 'RED', 'RED', 'AMBER', 'GREEN'];
        const world: World = { now: start, items: levels.map((level) => anItem(level, level)), shifts: new Map() };
        for (const go of steps) {
          const before = world.shifts.size;
          try {
            go(world);
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
          }
          if (world.shifts.size < before) ends++;
          expect(world.items).toHaveLength(5);
          for (const item of world.items) {
            expect(item.status).toBe(item.claimedBy ? 'CLAIMED' : 'NEW');
            if (item.claimedBy) expect([...world.shifts.keys()]).toContain(item.claimedBy);
            if (item.claimedBy) expect(item.leaseUntil ?? item.wakeAt).not.toBeNull();
            if (item.handoverTo) expect([...world.shifts.keys()]).toContain(item.handoverTo);
            if (item.level === 'CRISIS') expect(item.pageDueAt ?? item.actedAt).not.toBeNull();
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(ends).toBeGreaterThan(300);
  });
});
