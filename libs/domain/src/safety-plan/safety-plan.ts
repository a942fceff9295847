import { DomainError } from '../refusal.js';
import { checkText } from '../text.js';

/** After Stanley and Brown, and what diabetes adds (R36). */
export const planSections = [
  'warningSigns',
  'alone',
  'distractions',
  'people',
  'professionals',
  'saferPlace',
  'insulinHolder',
  'penQuantity',
  'rescueKit',
  'sickDays',
] as const;
export type PlanSection = (typeof planSections)[number];
export type PlanWords = Readonly<Record<PlanSection, string>>;

/** Longest section, in characters: the whole plan fits in one draft. */
export const longestSection = 1500;
const farthestReviewDays = 366;

/** The words as they are kept. Refuses what is too long, by section, and a plan that says nothing. */
export function planWords(given: PlanWords): PlanWords {
  const words = Object.fromEntries(
    planSections.map((section) => [section, checkText(given[section], section, { max: longestSection })]),
  ) as Record<PlanSection, string>;
  if (planSections.every((section) => !words[section])) throw new DomainError('input.required', { field: 'words' });
  return words;
}

/** When both look at it again: in the future, and within a year. Refuses `input.invalid`. */
export function reviewTime(at: Date, now: Date): Date {
  const farthest = new Date(now.getTime() + farthestReviewDays * 86_400_000);
  if (at <= now || at > farthest) throw new DomainError('input.invalid', { field: 'reviewAt' });
  return at;
}
