import { DomainError } from '../refusal.js';

export const nameChoices = ['KEEP', 'MEMORIAL', 'TAKE_DOWN'] as const;
export type NameChoice = (typeof nameChoices)[number];

/** What is left in the groups of somebody who has died: a frozen account, and what a lead decided (R47). */
export interface Memorial {
  id: string;
  accountId: string;
  escalationId: string;
  frozenAt: Date;
  nameChoice: NameChoice | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  undoAskedBy: string | null;
  undoAskedAt: Date | null;
  undoReason: string | null;
  undoneBy: string | null;
  undoneAt: Date | null;
  version: number;
}

/** Whether a case ended with a death: that alone freezes an account. */
export const isDeath = (closing: { outcome: string | null; extraOutcomes: readonly string[] }): boolean =>
  closing.outcome === 'OC16' || closing.extraOutcomes.includes('OC16');

/** Minutes until somebody has talked with the people who looked out for the person (R47, R49). */
export const debriefWithin = 24 * 60;

/** The name as the groups see it from now on. */
export const memorialName = (choice: NameChoice, displayName: string): string => {
  if (choice === 'MEMORIAL') return `${displayName}, in memory`;
  return choice === 'TAKE_DOWN' ? 'A former member' : displayName;
};

/** Words to begin from for a post in the group. A person changes and posts them; the product never does (R23, R47). */
export const condolence = (name: string): string =>
  `Dear all. We have very sad news: ${name}, who wrote with us here, has died. We do not share more, out of respect for the people close to them. You may feel many things, or nothing yet; all of it is all right. Write here what you would like to say about them. If this brings up thoughts of your own that frighten you, “Get help now” is at the top of every page, and you can write to us at any hour.`;

const standing = (m: Memorial): Memorial => {
  if (m.undoneAt) throw new DomainError('memorial.undone');
  return m;
};

/** A lead decides how the name is shown; it can be decided again. */
export const decideName = (m: Memorial, who: string, choice: NameChoice, now: Date): Memorial => ({
  ...standing(m),
  nameChoice: choice,
  decidedBy: who,
  decidedAt: now,
});

/** It was a mistake: a clinical lead asks for the account back, with a reason. Asking again changes the reason. */
export const askUndo = (m: Memorial, who: string, reason: string, now: Date): Memorial => ({
  ...standing(m),
  undoAskedBy: who,
  undoAskedAt: now,
  undoReason: reason,
});

/** A second person agrees, and the account is back; never the one who asked (R4). */
export function confirmUndo(m: Memorial, who: string, now: Date): Memorial {
  standing(m);
  if (!m.undoAskedBy || m.undoAskedBy === who) throw new DomainError('escalation.secondPersonNeeded');
  return { ...m, undoneBy: who, undoneAt: now };
}
