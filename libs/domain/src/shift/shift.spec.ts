import { describe, expect, it } from '@jest/globals';

import { type Role, roles } from '@kith/contracts/roles';

import { standard } from '../configuration/configuration.js';
import type { Actor } from '../actor.js';
import {
  abandon,
  type Arrival,
  checkCap,
  checkSpan,
  checkTopics,
  type DeskShift,
  end,
  type Leaving,
  start,
  startableFrom,
  stepAway,
} from './shift.js';
import { shiftPolicy } from './shift.policy.js';

const now = new Date('2026-03-02T09:00:00Z');
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const aShift = (facts: Partial<DeskShift> = {}): DeskShift => ({
  id: 'shift',
  accountId: 'me',
  plannedFrom: now,
  plannedUntil: at(120),
  startedAt: null,
  endedAt: null,
  status: 'PLANNED',
  hardItemCap: 3,
  prefersNot: [],
  feelingAtStart: null,
  feelingAtEnd: null,
  wantsDebrief: false,
  handoverNote: null,
  steppedAwayAt: null,
  version: 1,
  ...facts,
});

const arrival = (hardItemCap = 3): Arrival => ({ hardItemCap, prefersNot: ['B', 'C', 'B'], feeling: 'TENDER' });
const leaving = (handoverNote: string): Leaving => ({ handoverNote, feeling: 'WORN', wantsDebrief: true });

describe('a shift', () => {
  it('begins when its moderator arrives, an hour early at most', () => {
    const { next, events } = start(aShift({ plannedFrom: at(60), plannedUntil: at(180) }), arrival(2), now);
    expect(next).toMatchObject({
      status: 'ACTIVE',
      startedAt: now,
      hardItemCap: 2,
      prefersNot: ['B', 'C'],
      feelingAtStart: 'TENDER',
    });
    expect(startableFrom(aShift({ plannedFrom: at(60) }))).toEqual(now);
    expect(events).toEqual([{ type: 'shift.started', shiftId: 'shift', accountId: 'me' }]);

    expect(() => start(aShift({ plannedFrom: at(61), plannedUntil: at(180) }), arrival(2), now)).toThrow(
      'shift.notStartable',
    );
    expect(() => start(aShift({ plannedFrom: at(-180), plannedUntil: now }), arrival(2), now)).toThrow(
      'shift.notStartable',
    );
  });

  it('begins once', () => {
    const running = start(aShift(), arrival(3), now).next;
    expect(start(running, arrival(1), at(5))).toEqual({ next: running, events: [] });
  });

  it('ends with a note, or without a word', () => {
    const running = start(aShift(), arrival(3), now).next;
    expect(end(running, leaving('Two to watch'), 0, at(90)).next).toMatchObject({
      status: 'HANDED_OVER',
      endedAt: at(90),
      handoverNote: 'Two to watch',
      feelingAtEnd: 'WORN',
      wantsDebrief: true,
    });
    expect(abandon(running, at(150))).toMatchObject({
      next: { status: 'ABANDONED' },
      events: [{ type: 'shift.ended', how: 'abandoned' }],
    });
  });

  it('is left at once by somebody who needs to, whatever they hold (R49)', () => {
    const running = start(aShift(), arrival(3), now).next;
    expect(stepAway(running, at(20))).toMatchObject({
      next: { status: 'HANDED_OVER', endedAt: at(20), steppedAwayAt: at(20) },
      events: [{ type: 'shift.ended', how: 'steppedAway' }],
    });
    expect(() => stepAway(aShift(), now)).toThrow('shift.notRunning');
  });

  it('cannot end while something is held (R33)', () => {
    const running = start(aShift(), arrival(3), now).next;
    expect(() => end(running, leaving(''), 1, at(90))).toThrow('shift.stillHolding');
  });

  it.each(['PLANNED', 'HANDED_OVER', 'ABANDONED'] as const)('cannot end when it is %s', (status) => {
    expect(() => end(aShift({ status }), leaving(''), 0, now)).toThrow('shift.notRunning');
    expect(abandon(aShift({ status }), now).events).toEqual([]);
  });

  it.each(['HANDED_OVER', 'ABANDONED'] as const)('cannot begin again when it is %s', (status) => {
    expect(() => start(aShift({ status }), arrival(3), now)).toThrow('shift.notStartable');
  });

  it('lasts twelve hours at most and lies ahead', () => {
    expect(() => checkSpan(now, at(12 * 60), now, standard.thresholds)).not.toThrow();
    expect(() => checkSpan(now, at(12 * 60 + 1), now, standard.thresholds)).toThrow('input.invalid');
    expect(() => checkSpan(at(10), at(10), now, standard.thresholds)).toThrow('input.invalid');
    expect(() => checkSpan(at(-60), at(-1), now, standard.thresholds)).toThrow('input.invalid');
  });

  it.each([-1, 11, 1.5, Number.NaN])('has no cap of %s hard items', (cap) => {
    expect(() => checkCap(cap, standard.thresholds)).toThrow('input.invalid');
  });
});

it.each(['B6', 'Z', ''])('nobody can prefer not to see topic %p', (topic) => {
  expect(() => checkTopics(['A', topic])).toThrow('input.invalid');
  expect(() => checkTopics(['A', 'I'])).not.toThrow();
});

const anActor = (...held: Role[]): Actor => ({
  id: 'me',
  roles: held,
  moderates: ['group'],
  secondFactor: true,
  steppedUp: true,
});

const matrix: [who: string, Actor, accountId: string, row: string][] = [
  //                                                                     read start end plan remove feelings declined readAll
  ['a member', anActor(), 'other', '                                     -   -   -   -   -   -   -   -'],
  ['a member, as if it were theirs', anActor(), 'me', '                  -   -   -   -   -   -   -   -'],
  ['a peer moderator, own', anActor('peerModerator'), 'me', '            yes yes yes -   -   yes yes yes'],
  ["a peer moderator, a colleague's", anActor('peerModerator'), 'other', 'yes -   -   -   -   -   -   yes'],
  ['a lead moderator, own', anActor('leadModerator'), 'me', '            yes yes yes yes yes yes yes yes'],
  ["a lead moderator, another's", anActor('leadModerator'), 'other', '   yes -   -   yes yes yes yes yes'],
  ["a clinical lead, another's", anActor('clinicalLead'), 'other', '     yes -   -   yes yes yes yes yes'],
  ["a safeguarding lead, another's", anActor('safeguardingLead'), 'other', 'yes -   -   -   -   yes yes yes'],
  ['a safeguarding lead, own', anActor('safeguardingLead'), 'me', '      yes yes yes -   -   yes yes yes'],
  ['a clinician', anActor('clinician'), 'me', '                          -   -   -   -   -   -   -   -'],
  ['a privacy officer', anActor('privacyOfficer'), 'me', '               -   -   -   -   -   -   -   -'],
  ['an auditor', anActor('auditor'), 'me', '                             -   -   -   -   -   -   -   -'],
  ['a programme manager', anActor('programmeManager'), 'other', '        yes -   -   -   -   -   -   yes'],
  ['an administrator', anActor('administrator'), 'other', '              yes -   -   -   -   -   -   yes'],
];

describe('who may do what with a shift', () => {
  it.each(matrix)('%s', (_who, actor, accountId, row) => {
    const may = Object.values(shiftPolicy).map((rule) => (rule(actor, { accountId }) ? 'yes' : '-'));
    expect(may).toEqual(row.trim().split(/\s+/));
  });

  it('has a line for every role', () => {
    expect(new Set(matrix.flatMap(([, actor]) => actor.roles))).toEqual(new Set(roles));
  });
});
