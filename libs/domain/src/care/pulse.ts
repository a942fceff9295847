import { DomainError } from '../refusal.js';

/** The questions of the month, by the codes of their words. Answers go from 1 (not at all) to 5 (fully). */
export const pulseQuestions = ['rest', 'somebodyToTalkTo', 'followsMeHome', 'sureWhatToDo', 'wantToGoOn'] as const;

/** Fewer answers than this are never shown, not even as a number (R50). */
export const pulseLeast = 5;

/** Refuses anything but one answer from 1 to 5 to each question. */
export function checkPulse(answers: readonly number[]): void {
  const isAnswer = (value: number) => Number.isInteger(value) && value >= 1 && value <= 5;
  if (answers.length !== pulseQuestions.length || !answers.every(isAnswer))
    throw new DomainError('input.invalid', { field: 'answers' });
}

export interface PulseResult {
  answers: number;
  /** Mean of each question, to one decimal, in the order of the questions. */
  means: readonly number[];
}

/** What a month says as a whole; null while too few have answered to hide each of them. */
export function pulseOf(answers: readonly (readonly number[])[], least: number = pulseLeast): PulseResult | null {
  if (answers.length < least) return null;
  const mean = (at: number) => answers.reduce((sum, answer) => sum + (answer[at] ?? 0), 0) / answers.length;
  return { answers: answers.length, means: pulseQuestions.map((_, at) => Math.round(mean(at) * 10) / 10) };
}

/** The month of a moment, as `2026-03`. */
export const monthOf = (at: Date): string => at.toISOString().slice(0, 7);
