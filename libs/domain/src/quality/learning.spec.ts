import { describe, expect, it } from '@jest/globals';

import { DomainError } from '../refusal.js';
import { checkDay, checkHazard, closed, type LearningPlan, type LearningReview, planned } from './learning.js';

const now = new Date('2026-04-01T12:00:00Z');
const plan: LearningPlan = {
  door: 'DETECTOR',
  change: 'LEXICON',
  words: 'A rule for this wording.',
  hazard: 'H01',
  ownerId: 'owner',
  dueOn: '2026-04-30',
};
const open: LearningReview = {
  id: 'review',
  cause: 'MISS',
  openedAt: now,
  plan: null,
  plannedBy: null,
  closedBy: null,
  closedAt: null,
  version: 1,
};
const refused = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as DomainError).code;
  }
  return 'nothing';
};

describe('a learning review (R52)', () => {
  it('is planned by one and closed by another', () => {
    const ready = planned(open, 'writer', plan, 1);
    expect(ready).toMatchObject({ plan, plannedBy: 'writer' });
    expect(closed(ready, 'third', 1, now)).toMatchObject({ closedBy: 'third', closedAt: now });
  });

  it('is closed neither by whoever wrote the plan nor by whoever owns it (R4)', () => {
    const ready = planned(open, 'writer', plan, 1);
    expect(refused(() => closed(ready, 'writer', 1, now))).toBe('action.involved');
    expect(refused(() => closed(ready, 'owner', 1, now))).toBe('action.involved');
  });

  it('is not closed before anybody has written what changes', () => {
    expect(refused(() => closed(open, 'third', 1, now))).toBe('learning.noPlan');
  });

  it('is not changed by two at once, and not once it is closed', () => {
    expect(refused(() => planned(open, 'writer', plan, 2))).toBe('resource.stale');
    const done = { ...open, plan, closedAt: now, closedBy: 'third' };
    expect(refused(() => planned(done, 'writer', plan, 1))).toBe('learning.closed');
    expect(refused(() => closed(done, 'fourth', 1, now))).toBe('learning.closed');
  });

  it.each(['H00', 'H31', 'h01', 'H1', 'H010', ''])('has a row of the hazard log, not %p', (hazard) => {
    expect(refused(() => checkHazard(hazard))).toBe('input.invalid');
  });

  it.each(['2026-02-30', '2026-13-01', 'tomorrow', '2026-4-1', '2026-04-01T00:00:00Z'])(
    'has a day that exists, not %p',
    (day) => {
      expect(refused(() => checkDay(day, 'dueOn'))).toBe('input.invalid');
    },
  );

  it('takes a row and a day that exist', () => {
    expect([checkHazard('H01'), checkHazard('H30'), checkDay('2028-02-29', 'dueOn')]).toEqual([
      'H01',
      'H30',
      '2028-02-29',
    ]);
  });
});
