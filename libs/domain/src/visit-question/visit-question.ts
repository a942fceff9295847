import { checkText } from '../text.js';

/** How many questions one account keeps. */
export const mostQuestions = 200;
/** Longest question, and longest note of an answer, in characters. */
export const longestQuestion = 1000;

/** The person's own words. Refuses `input.required`, `input.tooLong` and what is no text. */
export const questionWords = (given: string): string => checkText(given, 'words', { min: 1, max: longestQuestion });

/** What was answered, as the person noted it; may be empty. */
export const answerWords = (given: string): string => checkText(given, 'answer', { max: longestQuestion });

export const ways = ['UP', 'DOWN'] as const;
export type Way = (typeof ways)[number];

interface Listed {
  id: string;
  isAsked: boolean;
}

/** The order after one question has changed places with the next one that was asked, or not asked, like itself. */
export function moved(list: readonly Listed[], id: string, way: Way): string[] {
  const ids = list.map((one) => one.id);
  const from = ids.indexOf(id);
  const alike = (one: Listed) => one.isAsked === list[from]?.isAsked;
  const beyond = way === 'UP' ? list.slice(0, from).findLast(alike) : list.slice(from + 1).find(alike);
  if (from < 0 || !beyond) return ids;
  const to = ids.indexOf(beyond.id);
  return ids.map((one, at) => (at === from ? beyond.id : at === to ? id : one));
}
