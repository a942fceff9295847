import { DomainError } from '../refusal.js';
import type { Cover, PagingDecision, Target } from './cover.js';
import {
  type Escalation,
  type EscalationEvent,
  happened,
  isEnded,
  isInHand,
  isWaiting,
  moved,
  nextFiring,
  type Timing,
} from './escalation.js';
import { backInHand } from './opening.js';
import { caseTimers } from './timers.js';

/** The last step of the ladder: everybody is rung. */
export const everyoneCalled = 3;
const nobody: PagingDecision['page'] = null;

/** Nobody is paged about themselves, and each person once, with the duty that comes first. */
function distinct(e: Escalation, wanted: readonly (Target | null)[], except: string | null = null): Target[] {
  const byPerson = new Map<string, Target>();
  for (const target of wanted) {
    if (!target || target.accountId === e.accountId || target.accountId === except) continue;
    if (!byPerson.has(target.accountId)) byPerson.set(target.accountId, target);
  }
  return [...byPerson.values()];
}

const on = (duty: Target['duty'], accountId: string | null): Target | null => (accountId ? { duty, accountId } : null);

const all = (cover: Cover): (Target | null)[] => [
  on('MANAGER', cover.manager),
  ...cover.everyone.map((id) => on('EVERYONE', id)),
];

/** R32: so many open crisis cases are enough for one person. */
export const isFull = (
  cover: Pick<Cover, 'crisisCases'>,
  accountId: string,
  { agreed }: Pick<Timing, 'agreed'>,
): boolean => (cover.crisisCases[accountId] ?? 0) >= agreed.thresholds.crisisCases;

/** Who is rung at one step, whether the rota left a hole there, and whether somebody was spared a fourth crisis case. */
function targetsAt(e: Escalation, step: number, cover: Cover, except: string | null, timing: Timing) {
  const free = (id: string | null) => (id && id !== e.accountId && id !== except ? id : null);
  const canTake = (id: string | null) =>
    id && e.level === 'CRISIS' && id !== e.ownerId && isFull(cover, id, timing) ? null : id;
  const primary = free(cover.primary);
  const backup = free(cover.backup);
  const owner = on('OWNER', e.ownerId);
  const gap = step < 2 ? primary === null : step === 2 && backup === null;
  const full = step < 2 && primary !== null && canTake(primary) === null;
  const whole = [owner, ...all(cover)];
  if (step >= everyoneCalled) return { targets: distinct(e, whole, except), gap: !primary && !backup, full: false };
  const ladder =
    step < 2
      ? [on('PRIMARY', canTake(primary)), full || gap ? on('BACKUP', canTake(backup)) : null]
      : [on('BACKUP', canTake(backup)), on('PRIMARY', canTake(primary))];
  const reached = distinct(e, ladder, except);
  if (reached.length === 0) return { targets: distinct(e, whole, except), gap, full };
  const manager = full || gap ? on('MANAGER', cover.manager) : null;
  return { targets: distinct(e, [owner, ...reached, manager], except), gap, full };
}

/**
 * Rings the next step of the ladder, and every step that was missed while nobody was counting (R15). With an empty rota
 * everybody is rung and the hole is recorded.
 */
export function page(e: Escalation, cover: Cover, timing: Timing, except: string | null = null): PagingDecision {
  const { now, after, agreed } = timing;
  const { ladder } = caseTimers(agreed.timers, e.level);
  const events: EscalationEvent[] = [];
  const targets: Target[] = [];
  let step = Math.min(e.pageStep, everyoneCalled);
  let due = e.nextPageAt ?? now;
  let rung = step;
  while (due <= now) {
    rung = step;
    const found = targetsAt(e, step, cover, except, timing);
    targets.push(...found.targets);
    if (found.gap) events.push(happened(e, 'rotaGap', { step }));
    if (found.full) events.push(happened(e, 'spared', { step, limit: agreed.thresholds.crisisCases }));
    const next = after(due, ladder[step] ?? ladder[everyoneCalled]);
    if (step === everyoneCalled) {
      due = next > now ? next : after(now, ladder[everyoneCalled]);
      break;
    }
    step += 1;
    due = next;
  }
  const reached = distinct(e, targets, except);
  events.push(
    happened(e, 'paged', { step: rung, level: e.level, duties: reached.map((t) => t.duty), people: reached.length }),
  );
  return {
    next: moved(e, 'PAGED', { pageStep: step, nextPageAt: due }),
    events,
    page: { step: rung, targets: reached },
  };
}

/** The person who was paged cannot take it: the next person is rung at once, not when the time is up. */
export function cannotTake(e: Escalation, who: string, cover: Cover, timing: Timing): PagingDecision {
  if (!isWaiting(e)) throw new DomainError('escalation.notWaiting', { status: e.status });
  const step = e.pageStep <= 1 ? 2 : everyoneCalled;
  const passed = happened(e, 'passedOn', { by: who });
  const rung = page({ ...e, pageStep: step, nextPageAt: timing.now }, cover, timing, who);
  return { ...rung, events: [passed, ...rung.events] };
}

/** Everything that this case's clocks demand now; the same state when nothing is due. Safe to call at any time. */
export function tick(e: Escalation, cover: Cover, timing: Timing): PagingDecision {
  const { now, after, agreed } = timing;
  const isDue = (at: Date | null): at is Date => at !== null && at <= now;
  if (isEnded(e)) return { next: e, events: [], page: nobody };
  if (isDue(e.handoverBy)) {
    const lapsed = happened(e, 'handoverLapsed', { to: e.handoverTo });
    const kept = { ...e, handoverTo: null, handoverNote: null, handoverBy: null };
    const then = tick(kept, cover, timing);
    const page = then.page ?? { step: 0, targets: distinct(e, [on('OWNER', e.ownerId)]) };
    return { next: then.next, events: [lapsed, ...then.events], page };
  }
  if (isWaiting(e) && isDue(e.nextPageAt)) return page(e, cover, timing);
  const [retry, decide] = isWaiting(e) ? [false, false] : [isDue(e.retryAt), isDue(e.decideBy)];
  if (retry || decide) {
    const rung = { ...e, ...(retry && { retryAt: null }), ...(decide && { decideBy: null }) };
    const then = tick(rung, cover, timing);
    const prompts = [...(retry ? [happened(e, 'retryDue')] : []), ...(decide ? [happened(e, 'decisionDue')] : [])];
    const page = then.page ?? { step: 0, targets: distinct(e, [on('OWNER', e.ownerId)]) };
    return { next: then.next, events: [...prompts, ...then.events], page };
  }
  if (isInHand(e) && isDue(e.nextEntryBy)) return idle(e, cover, timing);
  if (e.status === 'MONITORING' && isDue(e.lookAgainAt)) {
    return {
      next: backInHand(e, timing),
      events: [happened(e, 'lookAgain')],
      page: { step: 0, targets: distinct(e, [on('OWNER', e.ownerId)]) },
    };
  }
  if (e.status === 'CLOSING' && isDue(e.nextPageAt)) {
    return {
      next: { ...e, nextPageAt: after(now, agreed.timers.signOffAgain) },
      events: [happened(e, 'signOffLate')],
      page: {
        step: everyoneCalled,
        targets: distinct(
          e,
          [on('MANAGER', cover.manager), ...cover.leads.map((id) => on('SIGN_OFF', id))],
          e.closingBy,
        ),
      },
    };
  }
  return { next: e, events: [], page: nobody };
}

/** Acknowledged and then nothing: the owner stays responsible, and owner and backup are rung (H06). */
function idle(e: Escalation, cover: Cover, timing: Timing): PagingDecision {
  const { now, after, agreed } = timing;
  const waiting = moved(e, 'PAGED', {
    pageStep: 2,
    nextPageAt: now,
    nextEntryBy: null,
    acknowledgeBy: after(now, caseTimers(agreed.timers, e.level).acknowledge),
  });
  const rung = page(waiting, cover, timing);
  return { ...rung, events: [happened(e, 'idle', { ownerId: e.ownerId }), ...rung.events] };
}

export type BrokenPromise = { timer: string; dueAt: Date; cause: string };

/** A firing later than this was not the clock's but the service's: it was down (R15). */
const serviceSlackMinutes = 2;

/** Promises of 2.4 that are broken now, each with its cause (R16). Recorded once each, however often this is asked. */
export function brokenPromises(e: Escalation, { now, after }: Timing): BrokenPromise[] {
  const broken: BrokenPromise[] = [];
  const check = (timer: string, dueAt: Date | null, cause: string, is: boolean) => {
    if (!is || dueAt === null || dueAt > now) return;
    broken.push({ timer, dueAt, cause });
  };
  check('case.acknowledge', e.acknowledgeBy, e.ownerId ? 'ownerSilent' : 'noAnswer', isWaiting(e));
  check('case.open', e.openBy, 'notOpened', isInHand(e) && e.openedByOwnerAt === null);
  check('case.firstContact', e.firstContactBy, 'noContact', !isEnded(e) && e.status !== 'CLOSING' && !e.firstContactAt);
  check('case.entry', e.nextEntryBy, 'idle', isInHand(e));
  check('case.retry', e.retryAt, 'notTried', !isEnded(e));
  check('case.decide', e.decideBy, 'notReached', !isEnded(e));
  check('case.signOff', e.signOffByTime, 'notSignedOff', e.status === 'CLOSING');
  check('case.handover', e.handoverBy, 'notAccepted', !isEnded(e));
  const fired = nextFiring(e);
  if (fired && after(fired, serviceSlackMinutes) < now) {
    broken.push({ timer: 'case.clock', dueAt: fired, cause: 'serviceLate' });
  }
  return broken;
}
