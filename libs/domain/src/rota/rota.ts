import type { Role } from '@kith/contracts/roles';

import { DomainError } from '../refusal.js';

export const duties = ['PRIMARY', 'BACKUP', 'MANAGER'] as const;
export type Duty = (typeof duties)[number];

/** One person on one duty; `until` is the first instant that is not covered. */
export interface RotaSpan {
  duty: Duty;
  accountId: string;
  from: Date;
  until: Date;
}

export type GapAlarm = 'NOW' | 'DAYS_1' | 'DAYS_3' | 'DAYS_14';

export interface CoverGap {
  duty: Duty;
  from: Date;
  until: Date;
  alarm: GapAlarm;
}

const day = 24 * 60 * 60_000;

/** How many days ahead holes are looked for (R28). */
export const gapDays = 14;

/** Gaps are alarmed by how soon they begin; times are instants, so a change of the clocks neither makes nor hides one. */
const alarmOf = (from: Date, now: Date): GapAlarm => {
  const ahead = from.getTime() - now.getTime();
  if (ahead <= 0) return 'NOW';
  return ahead <= day ? 'DAYS_1' : ahead <= 3 * day ? 'DAYS_3' : 'DAYS_14';
};

/** Every hole in the coming 14 days, per duty, soonest first (R28). */
export function gaps(spans: readonly RotaSpan[], now: Date, days = gapDays): CoverGap[] {
  const end = new Date(now.getTime() + days * day);
  const found: CoverGap[] = [];
  for (const duty of duties) {
    let covered = now;
    const inOrder = spans.filter((s) => s.duty === duty).sort((a, b) => a.from.getTime() - b.from.getTime());
    for (const span of inOrder) {
      if (span.from >= end) break;
      if (span.from > covered) found.push({ duty, from: covered, until: span.from, alarm: alarmOf(covered, now) });
      if (span.until > covered) covered = span.until;
    }
    if (covered < end) found.push({ duty, from: covered, until: end, alarm: alarmOf(covered, now) });
  }
  return found.sort((a, b) => a.from.getTime() - b.from.getTime());
}

/** A hole by what it is known by: its duty, and the end of the last shift before it. */
export interface Hole {
  duty: Duty;
  beginsAt: Date;
  alarm: GapAlarm;
}

/** Where no shift of a duty was ever held, the hole has been there always. */
const always = new Date(0);

/**
 * The holes of the coming 14 days as they are told of. One that has begun keeps the moment at which it began, so that it
 * is the same hole at each look; `lastEnds` gives the end of the last shift of each duty.
 */
export const holes = (spans: readonly RotaSpan[], lastEnds: Readonly<Partial<Record<Duty, Date>>>, now: Date): Hole[] =>
  gaps(spans, now).map(({ duty, from, alarm }) => ({
    duty,
    beginsAt: alarm === 'NOW' ? (lastEnds[duty] ?? always) : from,
    alarm,
  }));

/** Who hears of a hole; more people the nearer it is (R28). */
export type AlarmAudience = 'CLINICAL_LEADS' | 'SAFEGUARDING_LEADS' | 'ON_CALL' | 'CLINICIANS';
export const alarmAudiences: Readonly<Record<GapAlarm, readonly AlarmAudience[]>> = {
  DAYS_14: ['CLINICAL_LEADS'],
  DAYS_3: ['CLINICAL_LEADS', 'SAFEGUARDING_LEADS'],
  DAYS_1: ['CLINICAL_LEADS', 'SAFEGUARDING_LEADS', 'ON_CALL'],
  NOW: ['CLINICAL_LEADS', 'SAFEGUARDING_LEADS', 'ON_CALL', 'CLINICIANS'],
};

/** Clinicians take calls; the manager of a slot is a clinical or safeguarding lead (R28). */
export const holderRoles: Readonly<Record<Duty, readonly Role[]>> = {
  PRIMARY: ['clinician', 'clinicalLead', 'safeguardingLead'],
  BACKUP: ['clinician', 'clinicalLead', 'safeguardingLead'],
  MANAGER: ['clinicalLead', 'safeguardingLead'],
};

export const mayHold = (duty: Duty, roles: readonly Role[]): boolean =>
  roles.some((role) => holderRoles[duty].includes(role));

/** A week by the clocks, which is an hour longer when they go back in it. */
const longestShift = 7 * day + 60 * 60_000;

/**
 * Refuses a shift that cannot stand: times that make none, a person whose roles do not allow it, a duty that is taken,
 * or one person as primary and backup at the same time (`shift.overlaps`).
 */
export function plan(shift: RotaSpan, roles: readonly Role[], others: readonly RotaSpan[], now: Date): RotaSpan {
  if (shift.until <= shift.from || shift.until <= now) throw new DomainError('input.invalid', { field: 'until' });
  if (shift.until.getTime() - shift.from.getTime() > longestShift) {
    throw new DomainError('input.invalid', { field: 'until', longestDays: 7 });
  }
  if (!mayHold(shift.duty, roles)) throw new DomainError('input.invalid', { field: 'accountId' });
  const calls = (s: RotaSpan) => s.duty !== 'MANAGER';
  const clash = others.find(
    (o) =>
      o.from < shift.until &&
      shift.from < o.until &&
      (o.duty === shift.duty || (o.accountId === shift.accountId && calls(o) && calls(shift))),
  );
  if (clash) throw new DomainError('shift.overlaps', { duty: clash.duty });
  return shift;
}
