import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { type Level, levels, rankOf } from '@kith/contracts/level';

import { standard } from '../configuration/configuration.js';
import { DomainError } from '../refusal.js';
import {
  acted,
  claimed,
  decided,
  joined,
  leveled,
  opened,
  renewed,
  returned,
  type ReviewItem,
  type Timing,
  undecided,
  waiting,
  woken,
} from './review-item.js';

const start = new Date('2026-03-02T12:00:00Z');
const at = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const timing = (minutes = 0): Timing => ({
  now: at(minutes),
  after: (from, more) => new Date(from.getTime() + more * 60_000),
  agreed: standard,
});
const signal = (level: Level, minutes = 0) => ({ level, writtenAt: at(minutes), leadsOnly: false, onShift: true });
const item = (level: Level): ReviewItem => ({
  id: 'i',
  reference: 1,
  membershipId: 'm',
  groupId: 'g',
  version: 1,
  ...opened(signal(level), timing()),
});
const codeOf = (work: () => unknown): string | null => {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof DomainError ? error.code : 'defect';
  }
};

describe('promises (2.4)', () => {
  it('run from when the words were written, not from when somebody looks', () => {
    const late = opened(signal('RED', -10), timing(0));
    expect(late).toMatchObject({ claimBy: at(5), actBy: at(20), raisedAt: at(-10) });
    expect(opened(signal('CRISIS'), timing())).toMatchObject({ claimBy: at(3), actBy: at(5), pageDueAt: at(3) });
    expect(opened(signal('AMBER'), timing())).toMatchObject({ claimBy: at(240), actBy: at(480), pageDueAt: null });
    expect(opened(signal('GREEN'), timing())).toMatchObject({ claimBy: null, actBy: null });
  });

  it('page a crisis at once when nobody is on shift (R18)', () => {
    expect(opened({ ...signal('CRISIS'), onShift: false }, timing())).toMatchObject({ pageDueAt: at(0) });
  });

  it('get sooner with a graver signal and never later', () => {
    const graver = joined(item('AMBER'), signal('CRISIS', 10), timing(10));
    expect(graver).toMatchObject({ level: 'CRISIS', claimBy: at(13), pageDueAt: at(13) });
    expect(joined(graver, signal('AMBER', 11), timing(11))).toMatchObject({
      level: 'CRISIS',
      claimBy: at(13),
      pageDueAt: at(13),
    });
  });
});

describe('a claim', () => {
  it('lasts ten minutes, three for a crisis, and belongs to one person', () => {
    const red = claimed(item('RED'), 'ana', timing());
    expect(red).toMatchObject({ status: 'CLAIMED', claimedBy: 'ana', leaseUntil: at(10) });
    expect(claimed(item('CRISIS'), 'ana', timing())).toMatchObject({ leaseUntil: at(3) });
    expect(codeOf(() => claimed(red, 'ben', timing(1)))).toBe('reviewItem.claimed');
    expect(codeOf(() => renewed(red, 'ben', timing(1)))).toBe('reviewItem.notYours');
    expect(codeOf(() => decided(red, 'ben', 'supported', timing(1)))).toBe('reviewItem.notYours');
  });

  it('of a crisis still pages when nothing is done by the time something was promised', () => {
    const crisis = claimed(item('CRISIS'), 'ana', timing(1));
    expect(crisis.pageDueAt).toEqual(at(5));
    expect(acted(crisis, 'ana', timing(2)).pageDueAt).toBeNull();
  });

  it('that runs out pages a crisis at once; handed back it has three minutes again', () => {
    const crisis = claimed(item('CRISIS'), 'ana', timing(1));
    expect(returned(crisis, 'leaseOver', true, timing(4)).pageDueAt).toEqual(at(4));
    expect(returned(crisis, 'handedBack', true, timing(2))).toMatchObject({
      status: 'NEW',
      claimedBy: null,
      pageDueAt: at(5),
    });
  });

  it('handed around wins no time: once something was promised and not done, handing back pages at once', () => {
    let crisis = item('CRISIS');
    for (const minute of [2, 4]) {
      crisis = returned(claimed(crisis, 'ana', timing(minute)), 'handedBack', true, timing(minute + 1));
      expect(crisis.pageDueAt).toEqual(at(5));
    }
    const late = claimed(crisis, 'ben', timing(6));
    expect(late.pageDueAt).toEqual(at(5));
    const again = claimed({ ...crisis, pageDueAt: null }, 'ben', timing(6));
    expect(returned(again, 'handedBack', true, timing(7)).pageDueAt).toEqual(at(7));
    const inTime = acted(claimed(item('CRISIS'), 'ana', timing(1)), 'ana', timing(2));
    expect(returned(inTime, 'handedBack', true, timing(7)).pageDueAt).toEqual(at(10));
  });

  it('ends when the item turns out to be for leads only', () => {
    const red = claimed(item('RED'), 'ana', timing());
    expect(joined(red, { ...signal('AMBER', 1), leadsOnly: true }, timing(1))).toMatchObject({
      status: 'NEW',
      claimedBy: null,
      leadsOnly: true,
    });
  });

  it('taken on a decided item opens it again', () => {
    const done = decided(claimed(item('RED'), 'ana', timing()), 'ana', 'supported', timing(5));
    expect(claimed(done, 'ben', timing(9))).toMatchObject({ status: 'CLAIMED', decidedBy: null, reopenedCount: 1 });
  });
});

describe('levels', () => {
  it('restart the promises when a person raises them, and end the page when lowered from crisis', () => {
    const crisis = leveled(item('AMBER'), 'CRISIS', timing(20));
    expect(crisis).toMatchObject({ claimBy: at(23), actBy: at(25), pageDueAt: at(23) });
    expect(leveled(crisis, 'RED', timing(21))).toMatchObject({ pageDueAt: null, claimBy: at(36) });
  });

  it('cannot be moved on what is decided', () => {
    const done = decided(claimed(item('RED'), 'ana', timing()), 'ana', 'supported', timing());
    expect(codeOf(() => leveled(done, 'CRISIS', timing()))).toBe('reviewItem.notOpen');
  });
});

describe('waiting', () => {
  it('keeps the claim without a lease until its time; then the lease runs again', () => {
    const waits = waiting(claimed(item('RED'), 'ana', timing()), 'ana', at(60), timing());
    expect(waits).toMatchObject({ status: 'CLAIMED', wakeAt: at(60), leaseUntil: null });
    expect(woken(waits, timing(60))).toMatchObject({ wakeAt: null, leaseUntil: at(70) });
  });

  it('is not for a crisis, the past, or more than three days', () => {
    const red = claimed(item('RED'), 'ana', timing());
    expect(codeOf(() => waiting(claimed(item('CRISIS'), 'ana', timing()), 'ana', at(10), timing()))).toBe(
      'reviewItem.crisisCannotWait',
    );
    expect(codeOf(() => waiting(red, 'ana', at(0), timing()))).toBe('input.invalid');
    expect(codeOf(() => waiting(red, 'ana', at(73 * 60), timing()))).toBe('input.invalid');
  });
});

describe('undoing a decision', () => {
  it('puts it back into the same hands, and nobody else’s', () => {
    const done = decided(claimed(item('RED'), 'ana', timing()), 'ana', 'supported', timing());
    expect(undecided(done, 'ana', timing())).toMatchObject({ status: 'CLAIMED', claimedBy: 'ana', decidedAt: null });
    expect(codeOf(() => undecided(done, 'ben', timing()))).toBe('reviewItem.notYours');
  });
});

type Step =
  | { what: 'join'; level: Level }
  | { what: 'claim' | 'back' | 'over' | 'act' | 'decide' | 'wait' | 'wake' | 'undo'; who: string }
  | { what: 'level'; level: Level };
const level = fc.constantFrom(...levels);
const who = fc.constantFrom('ana', 'ana', 'ana', 'ben');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ what: fc.constant('join' as const), level }),
  fc.record({
    what: fc.constantFrom(
      'claim' as const,
      'back' as const,
      'over' as const,
      'act' as const,
      'decide' as const,
      'wait' as const,
      'wake' as const,
      'undo' as const,
    ),
    who,
  }),
  fc.record({ what: fc.constant('level' as const), level }),
);

function taken(now: ReviewItem, made: Step, t: Timing): ReviewItem {
  switch (made.what) {
    case 'join':
      return joined(now, { level: made.level, writtenAt: t.now, leadsOnly: false, onShift: true }, t);
    case 'level':
      return leveled(now, made.level, t);
    case 'claim':
      return claimed(now, made.who, t);
    case 'act':
      return acted(now, made.who, t);
    case 'decide':
      return decided(now, made.who, 'supported', t);
    case 'undo':
      return undecided(now, made.who, t);
    case 'wait':
      return waiting(now, made.who, new Date(t.now.getTime() + 3_600_000), t);
    case 'back':
    case 'over':
      if (now.status !== 'CLAIMED') throw new DomainError('reviewItem.notOpen');
      return returned(now, made.what === 'back' ? 'handedBack' : 'leaseOver', true, t);
    case 'wake':
      if (!now.wakeAt || now.status === 'DECIDED') throw new DomainError('reviewItem.notOpen');
      return woken(now, t);
  }
}

describe('whatever happens in whatever order', () => {
  it('an untouched crisis always has a page to come, a claim always has an end, and signals never lower a level (R8, R15)', () => {
    fc.assert(
      fc.property(level, fc.array(step, { minLength: 10, maxLength: 40 }), (first, steps) => {
        let now = item(first);
        steps.forEach((made, place) => {
          const before = now;
          try {
            now = taken(now, made, timing(place));
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
          }
          if (made.what === 'join') expect(rankOf(now.level)).toBeGreaterThanOrEqual(rankOf(before.level));
          const open = now.status === 'NEW' || now.status === 'CLAIMED';
          if (open && now.level === 'CRISIS' && !now.actedAt) expect(now.pageDueAt).not.toBeNull();
          // Hands alone never win time: claims, returns and waking leave a page where it was, or at the promised act.
          const byHand = made.what === 'claim' || made.what === 'back' || made.what === 'over' || made.what === 'wake';
          if (byHand && open && before.pageDueAt) {
            const latest = Math.max(before.pageDueAt.getTime(), before.actBy?.getTime() ?? 0);
            expect(now.pageDueAt?.getTime()).toBeLessThanOrEqual(latest);
          }
          const late = before.actBy !== null && before.actBy <= at(place);
          if (made.what === 'back' && before.status === 'CLAIMED' && now.status === 'NEW')
            if (now.level === 'CRISIS' && late && !now.actedAt)
              expect(now.pageDueAt?.getTime()).toBeLessThanOrEqual(at(place).getTime());
          if (now.status === 'CLAIMED') expect([now.claimedBy, now.leaseUntil ?? now.wakeAt].every(Boolean)).toBe(true);
          else expect([now.claimedBy, now.leaseUntil]).toEqual([null, null]);
          if (open && now.level === 'CRISIS') expect(now.wakeAt).toBeNull();
        });
      }),
      { numRuns: 2000 },
    );
  });
});
