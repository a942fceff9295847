import type { Timing } from '../escalation/escalation.js';
import { DomainError } from '../refusal.js';
import { revealTimers } from '../reveal/reveal.js';

/** Services outside that a clinician may turn to about a person. */
export const services = [
  'AMBULANCE',
  'POLICE',
  'CRISIS_LINE',
  'POISON_INFORMATION',
  'OWN_CLINIC',
  'SAFEGUARDING',
  'SUPPORTER',
  'OTHER',
] as const;
export type Service = (typeof services)[number];

export const serviceOutcomes = [
  'ON_THE_WAY',
  'ATTENDED',
  'NOT_FOUND',
  'ADVICE_GIVEN',
  'TAKEN_OVER',
  'NOT_NEEDED',
  'NO_ANSWER',
] as const;
export type ServiceOutcome = (typeof serviceOutcomes)[number];

/** What may be sent about a person: identity details, and what lies in the case. */
export const sharables = [
  'NAME',
  'PHONE',
  'ADDRESS',
  'SUPPORTER',
  'CLINIC',
  'HEALTH',
  'WHAT_THEY_WROTE',
  'CLINICAL_VIEW',
] as const;
export type Sharable = (typeof sharables)[number];

export const legalBases = ['VITAL_INTERESTS', 'CONSENT', 'PUBLIC_INTEREST', 'LEGAL_DUTY'] as const;
export type LegalBasis = (typeof legalBases)[number];

/** One contact with a service about a person: the call (R38), and what was sent about them, on which basis (R46). */
export interface ServiceContact {
  id: string;
  escalationId: string;
  accountId: string;
  actorId: string;
  service: Service;
  /** Who there, such as a control room. */
  recipient: string;
  contactedAt: Date;
  reference: string;
  outcome: ServiceOutcome;
  /** What was said, for the record; clinical words. */
  words: string;
  shared: Sharable[];
  /** Null when nothing about the person was sent. */
  legalBasis: LegalBasis | null;
  /** Until when the member is told that something was sent; null when nothing was (R44). */
  tellMemberBy: Date | null;
  memberToldAt: Date | null;
  withheldReason: string | null;
  lookAgainAt: Date | null;
  recordedAt: Date;
  version: number;
}

const day = 24 * 60;
const farthestLookDays = 90;

export type ServiceRecord = Omit<
  ServiceContact,
  'id' | 'tellMemberBy' | 'memberToldAt' | 'recordedAt' | 'version' | 'shared'
> & { shared: readonly Sharable[] };

/** What is kept of a contact. Sending anything needs its legal basis; withholding needs a reason and a date (R44, R46). */
export function record(given: ServiceRecord, id: string, { now, after, agreed }: Timing): ServiceContact {
  const shared = [...new Set(given.shared)];
  if (given.contactedAt > now || given.contactedAt < after(now, -7 * day))
    throw new DomainError('input.invalid', { field: 'contactedAt' });
  if (shared.length > 0 && !given.legalBasis) throw new DomainError('input.required', { field: 'legalBasis' });
  if (shared.length > 0 && !given.recipient) throw new DomainError('input.required', { field: 'recipient' });
  const withheld = shared.length > 0 ? withholding(given.withheldReason, given.lookAgainAt, { now, after }) : none;
  return {
    ...given,
    ...withheld,
    id,
    shared,
    legalBasis: shared.length > 0 ? given.legalBasis : null,
    tellMemberBy: shared.length > 0 ? after(now, revealTimers(agreed.reveals).tellMember) : null,
    memberToldAt: null,
    recordedAt: now,
    version: 1,
  };
}

const none = { withheldReason: null, lookAgainAt: null };

function withholding(
  reason: string | null,
  lookAgainAt: Date | null,
  { now, after }: Pick<Timing, 'now' | 'after'>,
): Pick<ServiceContact, 'withheldReason' | 'lookAgainAt'> {
  if (!reason && !lookAgainAt) return none;
  if (!reason) throw new DomainError('input.required', { field: 'withheldReason' });
  if (!lookAgainAt || lookAgainAt <= now || lookAgainAt > after(now, farthestLookDays * day))
    throw new DomainError('input.invalid', { field: 'lookAgainAt', longestDays: farthestLookDays });
  return { withheldReason: reason, lookAgainAt };
}

/** The member is told what was sent, to whom and why. */
export const tell = (c: ServiceContact, now: Date): ServiceContact => ({ ...c, ...none, memberToldAt: now });

/** True when the clock tells the member: 72 hours have passed and nobody withheld it (R44). */
export const mustTell = (c: ServiceContact, now: Date): boolean =>
  c.memberToldAt === null && c.withheldReason === null && c.tellMemberBy !== null && c.tellMemberBy <= now;

/** Tells the member now, or withholds on with a new reason and date; the same ones again change nothing. Never by who sent it (R4, R44). */
export function lookAgain(
  c: ServiceContact,
  who: string,
  withheldReason: string | null,
  lookAgainAt: Date | null,
  timing: Timing,
): ServiceContact {
  if (who === c.actorId) throw new DomainError('escalation.secondPersonNeeded');
  const isSame = c.withheldReason === withheldReason && c.lookAgainAt?.getTime() === lookAgainAt?.getTime();
  if (c.memberToldAt || c.tellMemberBy === null || (withheldReason && isSame)) return c;
  return withheldReason ? { ...c, ...withholding(withheldReason, lookAgainAt, timing) } : tell(c, timing.now);
}
