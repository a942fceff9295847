import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { type Agreed, partWith, standard } from '../configuration/configuration.js';
import { type TimerKey, timerFields, type Timers } from '../configuration/timers.js';
import { DomainError } from '../refusal.js';
import { close, decline, review, signOff } from './closing.js';
import {
  type CaseDecision,
  type CaseLevel,
  type Escalation,
  isEnded,
  isWaiting,
  moves,
  nextFiring,
  type Timing,
} from './escalation.js';
import { memberWrote } from './member-wrote.js';
import { gather, mayReopen, open, reopen, type Trigger } from './opening.js';
import { acceptHandover, acknowledge, declineHandover, entry, offerHandover } from './ownership.js';
import type { Cover, PagingDecision } from './cover.js';
import { cannotTake, tick } from './paging.js';
import { resume, setLevel, watch } from './work.js';

const patient = 'patient';
const people = ['ann', 'ben', 'cho', patient];

type World = { e: Escalation; now: Date; live: Set<string>; cover: Cover; everCrisis: boolean; agreed: Agreed };
type Step = (world: World, timing: Timing) => CaseDecision | PagingDecision | null;

const who = fc.constantFrom('ann', 'ben', 'cho');
const level = fc.constantFrom<CaseLevel>('AMBER', 'RED', 'CRISIS');
const trigger = (l: CaseLevel, now: Date): Trigger => ({
  reviewItemId: 'item',
  accountId: patient,
  membershipId: 'membership',
  level: l,
  ask: 'CONTACT',
  sentence: 'Please look.',
  raisedBy: 'moderator',
  detectedAt: now,
});
const closing = {
  outcome: 'OC01',
  extraOutcomes: [],
  actionsTaken: 'Spoke.',
  followUpAt: [],
  noFollowUpReason: 'None needed.',
  feedbackCode: 'rightToRaise',
  feedbackText: 'Thank you.',
  worthTime: true,
  worthReason: null,
} as const;

/** Two people agree on another time, as far as they may. */
const otherTimer = fc
  .tuple(fc.constantFrom(...(Object.keys(timerFields) as TimerKey[])), fc.nat(100))
  .map(([key, part]): Step => (w) => {
    const { min, max } = timerFields[key];
    const timers = { ...w.agreed.timers, [key]: Math.round(min + ((max - min) * part) / 100) };
    w.agreed = { ...w.agreed, timers: partWith('timers', timers) as Timers };
    return null;
  });

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: otherTimer },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 4000 }).map((minutes): Step => (w) => {
    w.now = new Date(w.now.getTime() + minutes * 60_000);
    return null;
  }) },
  { weight: 3, arbitrary: who.map((p): Step => ({ e, cover }, t) => acknowledge(e, p, cover, t)) },
  { weight: 3, arbitrary: fc.tuple(who, fc.boolean(), fc.boolean(), fc.option(fc.integer({ min: 1, max: 600 }), { nil: null })).map(([p, contact, isSettled, m]): Step => ({ e, now }, t) =>
    entry(e, p, 'noted', contact, t, { isSettled, retryAt: m === null ? null : t.after(now, m) })) },
  level.map((l): Step => ({ e, now, cover }, t) =>
    mayReopen(e, t) ? reopen(e, trigger(l, now), t) : gather(e, trigger(l, now), cover, t)),
  fc.option(level, { nil: null }).map((l): Step => ({ e, cover }, t) =>
    memberWrote(e, { level: l, signals: [], detector: 'test' }, cover, t)),
  who.map((p): Step => ({ e, cover }, t) => cannotTake(e, p, cover, t)),
  fc.tuple(who, level, fc.boolean()).map(([p, l, tried]): Step => ({ e }, t) => setLevel(e, p, l, 'Because.', tried, t)),
  fc.tuple(who, fc.constantFrom(...people)).map(([p, to]): Step => ({ e }, t) => offerHandover(e, p, to, 'Please.', t)),
  who.map((p): Step => ({ e, cover }, t) => acceptHandover(e, p, cover, t)),
  who.map((p): Step => ({ e }) => declineHandover(e, p)),
  fc.tuple(who, fc.integer({ min: 1, max: 3000 })).map(([p, m]): Step => ({ e, now }, t) => watch(e, p, t.after(now, m), t)),
  who.map((p): Step => ({ e }, t) => resume(e, p, t)),
  who.map((p): Step => ({ e, everCrisis }, t) => decline(e, p, 'notClinical', 'Not for us.', everCrisis, t)),
  who.map((p): Step => ({ e, everCrisis }, t) => close(e, p, closing, everCrisis, t)),
  fc.tuple(who, fc.boolean()).map(([p, agree]): Step => ({ e }, t) => signOff(e, p, agree, 'Not yet.', t)),
  who.map((p): Step => ({ e }, t) => review(e, p, 'Well done.', t)),
  fc.record({
    primary: fc.option(fc.constantFrom(...people), { nil: null }),
    backup: fc.option(fc.constantFrom(...people), { nil: null }),
    manager: fc.option(fc.constantFrom(...people), { nil: null }),
    load: fc.integer({ min: 0, max: 4 }),
  }).map(({ primary, backup, manager, load }): Step => (w) => {
    w.cover = { ...w.cover, primary, backup, manager, crisisCases: { ann: load, ben: load } };
    return null;
  }),
); // prettier-ignore

const after: Timing['after'] = (from, minutes) => new Date(from.getTime() + minutes * 60_000);

/** What the service does with a decision: rung people have a live page until somebody takes the case. */
function commit(world: World, decision: CaseDecision | PagingDecision): void {
  const { next } = decision;
  // Closing, declining and watching count as the first entry, so they may pass through IN_PROGRESS.
  const from = moves[world.e.status];
  const legal = from.includes('IN_PROGRESS') ? [...from, ...moves.IN_PROGRESS] : from;
  if (next.status !== world.e.status) expect(legal).toContain(next.status);
  if ('page' in decision && decision.page) for (const { accountId } of decision.page.targets) world.live.add(accountId);
  if (!isWaiting(next)) world.live.clear();
  world.e = next;
  world.everCrisis = (world.everCrisis && next.status !== 'OPEN') || next.level === 'CRISIS';
}

function settle(world: World): void {
  const decision = tick(world.e, world.cover, { now: world.now, after, agreed: world.agreed });
  if (decision.next !== world.e) commit(world, decision);
}

function expectHeld({ e, now, live }: World): void {
  if (isEnded(e)) return;
  const fires = nextFiring(e);
  expect(fires && fires > now).toBe(true);
  if (e.status === 'OPEN') expect(e.level).toBe('AMBER');
  else expect(e.ownerId !== null || (isWaiting(e) && live.size > 0)).toBe(true);
  expect(live.has(patient)).toBe(false);
}

/** Once with sequences that are always the same, so that it is sure how far they get, and once with new ones each time. */
function everyWay<T>(property: fc.IProperty<T>): void {
  fc.assert(property, { seed: 2026, numRuns: 600 });
  fc.assert(property, { numRuns: 200 });
}

describe('a case, whatever people and clocks do to it', () => {
  it('always has an owner or somebody being rung, and a clock that runs (R26)', () => {
    const reached = new Set<string>();
    everyWay(
      fc.property(level, fc.array(step, { minLength: 1, maxLength: 60, size: 'max' }), (first, steps) => {
        const now = new Date('2026-03-02T09:00:00Z');
        const world: World = {
          e: open(trigger(first, now), 'case', 2201, { now, after, agreed: standard }).next,
          now,
          live: new Set(),
          cover: { primary: 'ann', backup: 'ben', manager: 'cho', everyone: people, leads: ['cho'], crisisCases: {} },
          everCrisis: first === 'CRISIS',
          agreed: standard,
        };
        settle(world);
        expectHeld(world);
        for (const take of steps) {
          try {
            const decision = take(world, { now: world.now, after, agreed: world.agreed });
            if (decision) commit(world, decision);
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
          }
          settle(world);
          reached.add(world.e.status);
          expectHeld(world);
        }
      }),
    );
    expect([...reached].sort()).toEqual([
      'ACKNOWLEDGED',
      'CLOSED',
      'CLOSING',
      'DECLINED_RETURNED',
      'IN_PROGRESS',
      'MONITORING',
      'OPEN',
      'PAGED',
      'REVIEWED',
    ]);
  });

  it('never closes at crisis without a second person, and does close and get reviewed (R26, H30)', () => {
    let closed = 0;
    let reviewed = 0;
    everyWay(
      fc.property(fc.array(step, { minLength: 5, maxLength: 60, size: 'max' }), (steps) => {
        const now = new Date('2026-03-02T09:00:00Z');
        const cover = {
          primary: 'ann',
          backup: 'ben',
          manager: 'cho',
          everyone: people,
          leads: ['cho'],
          crisisCases: {},
        };
        const world: World = {
          e: open(trigger('CRISIS', now), 'case', 1, { now, after, agreed: standard }).next,
          now,
          live: new Set(),
          cover,
          everCrisis: true,
          agreed: standard,
        };
        settle(world);
        for (const take of steps) {
          try {
            const decision = take(world, { now: world.now, after, agreed: world.agreed });
            if (decision) commit(world, decision);
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
          }
          settle(world);
          if (world.e.status === 'REVIEWED') {
            reviewed += 1;
            expect(world.e.reviewedBy).not.toBe(world.e.ownerId);
            return;
          }
          // Opened again for less, it is no crisis unless it becomes one again.
          if (world.e.status !== 'CLOSED' || !world.everCrisis) continue;
          closed += 1;
          expect(world.e.reviewBy && world.e.closedAt && world.e.reviewBy > world.e.closedAt).toBe(true);
          expect(world.e.signedOffBy).not.toBeNull();
          expect(world.e.signedOffBy).not.toBe(world.e.closingBy);
        }
      }),
    );
    expect(closed).toBeGreaterThan(0);
    expect(reviewed).toBeGreaterThan(0);
  });
});
