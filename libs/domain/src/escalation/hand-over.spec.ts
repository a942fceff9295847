import { describe, expect, it } from '@jest/globals';

import { type ClinicalShift, type HeldCase, leftOver, shiftState } from './hand-over.js';

const at = (hour: number) => new Date(Date.UTC(2026, 2, 3, hour));
const shift: ClinicalShift = { id: 's', duty: 'PRIMARY', accountId: 'ann', until: at(20), endedAt: null };
const held = (changes: Partial<HeldCase> = {}): HeldCase => ({
  id: 'e',
  status: 'IN_PROGRESS',
  level: 'RED',
  ownerId: 'ann',
  acknowledgedAt: at(15),
  handoverTo: null,
  ...changes,
});

describe('the end of a clinical shift (R33, H06)', () => {
  it.each<[string, Partial<HeldCase>, boolean]>([
    ['in hand', {}, true],
    ['at crisis', { level: 'CRISIS' }, true],
    ['being watched', { status: 'MONITORING' }, true],
    ['idle, and rung again', { status: 'PAGED' }, true],
    ['offered, and not accepted yet', { handoverTo: 'ben' }, true],
    ['raised, and not yet acknowledged again', { status: 'PAGED', acknowledgedAt: null }, true],
    ['of a colleague', { ownerId: 'ben' }, false],
    ['taken after the shift was over', { acknowledgedAt: at(20) }, false],
    ['of level 3, for the day', { level: 'AMBER' }, false],
    ['closing', { status: 'CLOSING' }, false],
    ['closed', { status: 'CLOSED' }, false],
  ])('a case %s keeps it open: %s', (_what, changes, keeps) => {
    expect(leftOver(shift, [held(changes)]).length === 1).toBe(keeps);
    expect(shiftState(shift, [held(changes)], false, at(21))).toBe(keeps ? 'OPEN' : 'ENDED');
  });

  it('runs until its end, whatever its holder has in hand', () => {
    expect(shiftState(shift, [], false, at(19))).toBe('RUNNING');
    expect(shiftState(shift, [held()], false, at(19))).toBe('RUNNING');
  });

  it('simply ends for a manager and for somebody who is on call again', () => {
    expect(shiftState({ ...shift, duty: 'MANAGER' }, [held()], false, at(20))).toBe('ENDED');
    expect(shiftState(shift, [held()], true, at(20))).toBe('ENDED');
  });

  it('stays ended', () => {
    expect(shiftState({ ...shift, endedAt: at(20) }, [held()], false, at(21))).toBe('ENDED');
  });
});
