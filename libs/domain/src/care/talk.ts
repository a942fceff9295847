import { DomainError } from '../refusal.js';

/** DEBRIEF: fifteen minutes after something hard. CHECK_IN: a lead asks how somebody is after a hard shift. */
export type TalkKind = 'DEBRIEF' | 'CHECK_IN';

/** Why there is a talk: somebody asked, a crisis, three red ones or one crisis in a shift, a death. */
export type TalkCause = 'ASKED' | 'CRISIS' | 'HARD_SHIFT' | 'DEATH';

export type TalkState = 'ASKED' | 'ARRANGED' | 'HELD' | 'DECLINED';

/** A talk of a moderator with a lead. When and with whom; never what was said (R49). */
export interface CareTalk {
  id: string;
  accountId: string;
  kind: TalkKind;
  cause: TalkCause;
  /** After a death nobody is left to decide alone whether they need it. */
  isMandatory: boolean;
  state: TalkState;
  askedAt: Date;
  arrangedFor: Date | null;
  /** The lead who arranged or held it. */
  withId: string | null;
  endedAt: Date | null;
  version: number;
}

/** A talk takes place within so many days. */
export const arrangedDays = 30;

/** A crisis is followed by the offer of a talk for so many hours (R49). */
export const offerHours = 24;

/** So many red concerns, or crises, in one shift make a check-in for the lead (R49). */
export const hardShift = { red: 3, crisis: 1 } as const;

/** Whether a shift was hard enough for a lead to ask how somebody is. A crisis counts as red, too. */
export const wasHardShift = (
  taken: { red: number; crisis: number },
  limits: { red: number; crisis: number } = hardShift,
) => taken.crisis >= limits.crisis || taken.red + taken.crisis >= limits.red;

const isOpen = ({ state }: CareTalk): boolean => state === 'ASKED' || state === 'ARRANGED';

function open(talk: CareTalk): CareTalk {
  if (!isOpen(talk)) throw new DomainError('care.talkOver', { state: talk.state });
  return talk;
}

/** A lead sets a time, or another one. */
export function arranged(talk: CareTalk, leadId: string, at: Date, now: Date): CareTalk {
  const latest = new Date(now.getTime() + arrangedDays * 86_400_000);
  if (at <= now || at > latest) throw new DomainError('input.invalid', { field: 'at', maxDays: arrangedDays });
  return { ...open(talk), state: 'ARRANGED', arrangedFor: at, withId: leadId };
}

/** It took place. Saying so twice changes nothing. */
export const heldTalk = (talk: CareTalk, leadId: string, now: Date): CareTalk =>
  talk.state === 'HELD' ? talk : { ...open(talk), state: 'HELD', withId: leadId, endedAt: now };

/** The moderator needs it no longer; not after a death. */
export function declinedTalk(talk: CareTalk, now: Date): CareTalk {
  if (talk.state === 'DECLINED') return talk;
  if (open(talk).isMandatory) throw new DomainError('care.talkNeeded');
  return { ...talk, state: 'DECLINED', endedAt: now };
}
