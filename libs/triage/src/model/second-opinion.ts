import { rankOf } from '@kith/contracts/level';
import type { Assessment, Finding } from '../finding.js';
import { classify, linearClassifier, type Reading } from './classifier.js';
import { wordsOf } from './features.js';

/** Crisis and red together from which a familiar text is red; docs/decisions/0011 has the measurements. */
export const redFrom = 0.4;
/** Fewer words, or fewer of the first person, are nothing that the model has learned from. */
const fewestWords = 12;
const fewestOwn = 2;
const firstPerson = new Set(['i', 'im', 'ive', 'id', 'ill', 'me', 'my', 'mine', 'myself']);

/** Whether somebody speaks at some length of themselves. */
export const isOwnStory = (text: string): boolean => {
  const words = wordsOf(text);
  return words.length >= fewestWords && words.filter((word) => firstPerson.has(word)).length >= fewestOwn;
};

const isGrave = ({ levels, familiar }: Reading): boolean => familiar && levels.RED + levels.CRISIS >= redFrom;

/**
 * Adds what the classifiers say to what the rules found (safety.md 4.1): alone they may raise to red, never to crisis, and
 * they never lower anything. `others` are readings of classifiers that an operator has plugged in; they come on top.
 */
export function secondOpinion(assessment: Assessment, text: string, others: readonly Reading[] = []): Assessment {
  const version = `${assessment.version}+${linearClassifier.version}`;
  if (rankOf(assessment.level) >= rankOf('RED') || !isOwnStory(text)) return { ...assessment, version };
  if (![classify(text), ...others].some(isGrave)) return { ...assessment, version };
  const finding: Finding = {
    ruleId: 'MODEL.distress',
    category: 'B',
    signal: 'MODEL',
    level: 'RED',
    certainty: 'possible',
    spans: [{ start: 0, end: text.length }],
    hold: false,
  };
  return { level: 'RED', findings: [finding, ...assessment.findings], version };
}
