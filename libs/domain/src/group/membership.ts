export type Standing = 'ASKED' | 'ACTIVE' | 'LEFT' | 'DECLINED' | 'REMOVED';
export type JoinRule = 'OPEN' | 'ASK' | 'INVITED';
export type SilenceKind = 'MUTE' | 'BLOCK';

/** One account in one group: the author of everything it writes there. */
export interface Membership {
  id: string;
  groupId: string;
  accountId: string;
  displayName: string;
  avatar: string;
  about: string;
  standing: Standing;
  restrictedUntil: Date | null;
  /** When the present standing began: asked, let in or declined. */
  joinedAt: Date;
  postsPublished: number;
  version: number;
}

/** Whether writing is paused now. A restriction ends by the clock. */
export const isRestricted = (membership: Pick<Membership, 'restrictedUntil'>, now: Date): boolean =>
  membership.restrictedUntil !== null && membership.restrictedUntil > now;

/** How many groups one can choose while joining. */
export const groupsAtJoin = 3;
/** How many groups one account can be in or ask for. */
export const groupsAtMost = 20;
/** How long somebody is marked as new. */
export const newForMs = 14 * 24 * 3600_000;
/** How long somebody who was declined waits before they can ask again. */
export const askAgainAfterMs = 30 * 24 * 3600_000;
/** A visit goes on while the pauses are shorter than this. */
export const visitPauseMs = 30 * 60_000;

/** A band in place of a count: nobody can tell who came or went. */
export function sizeBandOf(people: number): string {
  if (people === 0) return 'NOBODY';
  if (people < 20) return 'A_FEW';
  if (people < 100) return 'ABOUT_50';
  if (people < 350) return 'ABOUT_200';
  if (people < 750) return 'ABOUT_500';
  return 'ABOUT_1000';
}
