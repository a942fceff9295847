import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { standard } from '../configuration/configuration.js';
import { DomainError } from '../refusal.js';
import type { Cover, PagingDecision } from './cover.js';
import { type CaseDecision, type Escalation, isEnded, isWaiting, nextFiring, type Timing } from './escalation.js';
import { type ClinicalShift, leftOver, shiftState } from './hand-over.js';
import { open } from './opening.js';
import { acceptHandover, acknowledge, declineHandover, entry, offerHandover } from './ownership.js';
import { tick } from './paging.js';
import { watch } from './work.js';

const people = ['ann', 'ben', 'cho'] as const;
const start = new Date('2026-03-02T08:00:00Z');
const hour = 3_600_000;
const after: Timing['after'] = (from, minutes) => new Date(from.getTime() + minutes * 60_000);

/** Everybody in turn is the primary for twelve hours; every fourth shift nobody holds: a hole. */
const turnOf = (shift: number) => (shift % 4 === 3 ? null : people[shift % people.length]!);
const shiftAt = (now: Date) => Math.floor((now.getTime() - start.getTime()) / (12 * hour));

interface World {
  now: Date;
  cases: Escalation[];
  /** Whom pages of a case reach now. */
  live: Map<string, Set<string>>;
  shifts: ClinicalShift[];
  /** Shifts that had to stay open at some time. */
  stayedOpen: Set<string>;
}
type Move = { which: number; who: string; other: string; what: string; minutes: number };

const cover = (now: Date): Cover => ({
  primary: turnOf(shiftAt(now)),
  backup: null,
  manager: 'cho',
  everyone: people,
  leads: ['cho'],
  crisisCases: {},
});

const begin = (world: World, n: number): Escalation =>
  open(
    {
      reviewItemId: 'item',
      accountId: `patient-${n}`,
      membershipId: 'membership',
      level: n % 2 ? 'CRISIS' : 'RED',
      ask: 'CONTACT',
      sentence: 'Please look.',
      raisedBy: 'moderator',
      detectedAt: world.now,
    },
    `case-${n}`,
    n,
    { now: world.now, after, agreed: standard },
  ).next;

const moves: Record<string, (e: Escalation, move: Move, world: World, t: Timing) => CaseDecision | PagingDecision> = {
  acknowledge: (e, { who }, { now }, t) => acknowledge(e, who, cover(now), t),
  offer: (e, { who, other, minutes }, _w, t) =>
    offerHandover(e, minutes % 4 ? (e.ownerId ?? who) : who, other, 'Please go on.', t),
  // Mostly by whom it was offered to: others are refused, and a case that never changes hands proves little.
  accept: (e, { who, minutes }, { now }, t) =>
    acceptHandover(e, minutes % 4 ? (e.handoverTo ?? who) : who, cover(now), t),
  refuse: (e, { who }) => declineHandover(e, who),
  write: (e, { who }, _w, t) => entry(e, who, 'noted', false, t),
  watch: (e, { who, minutes }, { now }, t) => watch(e, who, t.after(now, minutes), t),
};

function commit(world: World, at: number, { next, ...decision }: CaseDecision | PagingDecision): void {
  const live = world.live.get(next.id) ?? new Set<string>();
  if ('page' in decision && decision.page) for (const { accountId } of decision.page.targets) live.add(accountId);
  if (!isWaiting(next)) live.clear();
  world.live.set(next.id, live);
  world.cases[at] = next;
}

/** What the sweep does: every clock, then every shift whose end is past. */
function sweep(world: World): void {
  world.cases.forEach((e, at) => {
    const decision = tick(e, cover(world.now), { now: world.now, after, agreed: standard });
    if (decision.next !== e) commit(world, at, decision);
  });
  for (let n = world.shifts.length; n <= shiftAt(world.now); n++) {
    const until = new Date(start.getTime() + (n + 1) * 12 * hour);
    world.shifts.push({ id: String(n), duty: 'PRIMARY', accountId: turnOf(n) ?? 'nobody', until, endedAt: null });
  }
  for (const shift of world.shifts) {
    const again = turnOf(shiftAt(world.now)) === shift.accountId;
    const state = shiftState(shift, world.cases, again, world.now);
    if (state === 'OPEN') world.stayedOpen.add(shift.id);
    if (state === 'ENDED' && !shift.endedAt) {
      expect(again || leftOver(shift, world.cases).length === 0).toBe(true);
      shift.endedAt = world.now;
    }
  }
}

function expectNobodyForgotten({ cases, live, now, shifts }: World): void {
  for (const e of cases.filter((one) => !isEnded(one))) {
    expect(nextFiring(e)! > now).toBe(true);
    expect(e.ownerId !== null || live.get(e.id)!.size > 0).toBe(true);
    if (e.handoverTo) expect(e.ownerId).not.toBeNull();
  }
  for (const shift of shifts.filter((one) => one.until <= now && !one.endedAt)) {
    expect(leftOver(shift, cases).every((e) => e.ownerId === shift.accountId)).toBe(true);
    expect(leftOver(shift, cases).length).toBeGreaterThan(0);
  }
}

const move: fc.Arbitrary<Move> = fc.record({
  which: fc.nat(2),
  who: fc.constantFrom(...people),
  other: fc.constantFrom(...people),
  what: fc.constantFrom(
    'acknowledge',
    'acknowledge',
    'offer',
    'offer',
    'offer',
    'accept',
    'accept',
    'refuse',
    'write',
    'watch',
    'time',
    'time',
  ),
  minutes: fc.integer({ min: 1, max: 900 }),
});

describe('the hand-over of cases at the end of shifts', () => {
  it('leaves no open case without an owner or a ring, in whatever order shifts end, offers are made, refused and lapse (R33, H06)', () => {
    const seen = { open: 0, handed: 0, lapsed: 0 };
    fc.assert(
      fc.property(fc.array(move, { minLength: 5, maxLength: 60, size: 'max' }), (steps) => {
        const world: World = { now: start, cases: [], live: new Map(), shifts: [], stayedOpen: new Set() };
        world.cases = [0, 1, 2].map((n) => begin(world, n));
        sweep(world);
        for (const step of steps) {
          const e = world.cases[step.which]!;
          if (step.what === 'time') world.now = after(world.now, step.minutes);
          else {
            try {
              const decision = moves[step.what]!(e, step, world, { now: world.now, after, agreed: standard });
              if (decision.events.some(({ type }) => type === 'escalation.handedOver')) seen.handed += 1;
              commit(world, step.which, decision);
            } catch (error) {
              if (!(error instanceof DomainError)) throw error;
            }
          }
          const offered = world.cases.filter((one) => one.handoverTo).length;
          sweep(world);
          if (world.cases.filter((one) => one.handoverTo).length < offered) seen.lapsed += 1;
          expectNobodyForgotten(world);
        }
        seen.open += world.stayedOpen.size;
      }),
      { seed: 2026, numRuns: 200 },
    );
    expect(Math.min(seen.open, seen.handed, seen.lapsed)).toBeGreaterThan(10);
  });
});
