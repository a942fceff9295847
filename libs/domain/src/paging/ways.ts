import type { CaseLevel, Timing } from '../escalation/escalation.js';

type Clock = Pick<Timing, 'now' | 'after'>;

/** Ways of reaching somebody, in the order they are tried (R29). The last one is a call to another number. */
export const ways = ['in-app', 'mail', 'push', 'sms', 'voice', 'second-phone'] as const;
export type Way = (typeof ways)[number];

/** These cost nobody any sleep and go at once, whatever else there is. */
const quiet: readonly Way[] = ['in-app', 'mail'];
const phone: readonly Way[] = ['sms', 'voice', 'second-phone'];

/** Minutes until a way that says nothing is taken for silent. With a sweep every 15 s the next one rings within 30 s (R31). */
export const silentAfter = 0.25;

/** Minutes that a page may lie delivered on a device, unanswered, before the next way is tried. */
const patience = { CRISIS: 1, RED: 5, AMBER: 240 } as const satisfies Record<CaseLevel, number>;

export type AttemptStatus = 'QUEUED' | 'SENT' | 'DELIVERED' | 'ACKNOWLEDGED' | 'FAILED' | 'TIMED_OUT' | 'SUPERSEDED';

/** One try on one way, as far as the ladder must know it. */
export interface Attempt {
  way: Way;
  status: AttemptStatus;
  /** Tries that the provider did not take, although another one may follow. */
  faults: number;
  queuedAt: Date;
  sentAt: Date | null;
  deliveredAt: Date | null;
}

/** What one page to one person is about. */
export interface Ring {
  level: CaseLevel;
  duty: string;
  /** Step of the case's ladder, from 0. */
  step: number;
}

/** An offer and a request for a signature wake nobody, and neither does what can wait for the morning. */
export const mayUsePhone = ({ level, duty }: Ring): boolean =>
  level !== 'AMBER' && duty !== 'HANDOVER' && duty !== 'SIGN_OFF';

export interface NextWays {
  /** To be rung now. */
  ring: readonly Way[];
  /** The way that is waited for, and until when; null when there is nothing more to try. */
  waitFor: { way: Way; until: Date } | null;
  /** Ways that took a page and then said nothing. */
  silent: readonly Way[];
}

const until = (made: Attempt, level: CaseLevel, { after }: Clock): Date =>
  made.status === 'DELIVERED' && made.deliveredAt
    ? after(made.deliveredAt, patience[level])
    : after(made.sentAt ?? made.queuedAt, silentAfter);

/**
 * What follows for one page to one person (R29, R31): the quiet ways at once, then one way after the other. A way that
 * failed, or is known to fail, is not waited for. Somebody who is rung again for the same case is rung on every way.
 * `open` are the ways this person can be reached by.
 */
export function nextWays(
  ring: Ring,
  open: readonly Way[],
  failing: ReadonlySet<Way>,
  made: readonly Attempt[],
  timing: Clock,
): NextWays {
  const usable = ways.filter((way) => open.includes(way) && (!phone.includes(way) || mayUsePhone(ring)));
  const madeOn = (way: Way) => made.find((attempt) => attempt.way === way);
  const ringNow = usable.filter((way) => !madeOn(way) && (quiet.includes(way) || ring.step > 0));
  const silent: Way[] = [];
  for (const way of usable.filter((one) => !quiet.includes(one) && !ringNow.includes(one))) {
    const attempt = madeOn(way);
    if (!attempt) {
      ringNow.push(way);
      if (failing.has(way)) continue;
      return { ring: ringNow, waitFor: { way, until: timing.after(timing.now, silentAfter) }, silent };
    }
    if (attempt.status === 'FAILED' || attempt.faults > 0 || failing.has(way)) continue;
    const patientUntil = until(attempt, ring.level, timing);
    if (patientUntil > timing.now) return { ring: ringNow, waitFor: { way, until: patientUntil }, silent };
    if (attempt.status === 'SENT') silent.push(way);
  }
  return { ring: ringNow, waitFor: null, silent };
}
