import { higherOf, rankOf, type Level } from '@kith/contracts/level';
import type { Document } from '../document.js';
import type { Assessment, Finding } from '../finding.js';
import { classify, linearClassifier, type Reading } from './classifier.js';
import { communityVersion, readCommunity, type CommunityReading } from './community.js';
import { wordsOf } from './features.js';

/*
 * From how likely on each level is said; docs/decisions/0011 has the measurements.
 */
/** Crisis and red together from which a long post of distress is red. */
export const distressFrom = 0.4;
export const redFrom = 0.7;
export const amberFrom = 0.75;
/** A crisis by the model alone. */
export const crisisFrom = 0.7;
/** A crisis when a rule has already found red or more. */
export const crisisBesideRule = 0.4;

/** In fewer words the community model hears chance, not danger; rules and questions before an answer read those. */
const fewestOfMessage = 4;
/** Fewer words, or fewer of the first person, are nothing that the model of distress has learned from. */
const fewestWords = 12;
const fewestOwn = 2;
const firstPerson = new Set(['i', 'im', 'ive', 'id', 'ill', 'me', 'my', 'mine', 'myself']);

/** Whether somebody speaks at some length of themselves. */
export const isOwnStory = (text: string): boolean => {
  const words = wordsOf(text);
  return words.length >= fewestWords && words.filter((word) => firstPerson.has(word)).length >= fewestOwn;
};

/** Whether a reading of one's own kind of text is red or a crisis. */
export const isGrave = ({ levels, familiar }: Reading): boolean =>
  familiar && levels.RED + levels.CRISIS >= distressFrom;

/** The level of a message by the community model, beside what the rules found. */
export const levelOf = ({ atLeast }: Pick<CommunityReading, 'atLeast'>, rules: Level): Level => {
  const beside = rankOf(rules) >= rankOf('RED') ? crisisBesideRule : crisisFrom;
  if (atLeast.CRISIS >= beside) return 'CRISIS';
  if (atLeast.RED >= redFrom) return 'RED';
  return atLeast.AMBER >= amberFrom ? 'AMBER' : 'GREEN';
};

const isLongEnough = ({ tokens, own }: Document): boolean =>
  tokens.slice(own).filter(({ word }) => /[a-z]/.test(word)).length >= fewestOfMessage;

const spansOf = (document: Document, sentences: readonly number[]): Finding['spans'] =>
  sentences
    .map((sentence) => {
      const own = document.tokens.filter((_, at) => at >= document.own && document.sentence[at] === sentence);
      return { start: own[0]?.start ?? 0, end: own.at(-1)?.end ?? 0 };
    })
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.start - b.start);

/**
 * Adds what the models say to what the rules found (safety.md 4.1); they never lower anything. A long story like the posts
 * of distress is read by the model of those, any other message by the community model (docs/decisions/0011). What an operator
 * has plugged in besides is asked afterwards and only raises, too (docs/decisions/0019).
 */
export function secondOpinion(assessment: Assessment, text: string, document: Document): Assessment {
  const version = `${assessment.version}+${linearClassifier.version}+${communityVersion}`;
  // Both models have learned from English alone.
  const isEnglish = assessment.languages?.some((language) => language === 'en' || language === 'unknown') ?? true;
  const own = isEnglish && isOwnStory(text) ? classify(text) : undefined;
  const findings = [...assessment.findings];
  if (own && isGrave(own) && rankOf(assessment.level) < rankOf('RED'))
    findings.unshift({
      ruleId: 'MODEL.distress',
      category: 'B',
      signal: 'MODEL',
      level: 'RED',
      certainty: 'possible',
      spans: [{ start: 0, end: text.length }],
      hold: false,
    });
  if (isEnglish && !own?.familiar && isLongEnough(document)) {
    const reading = readCommunity(document);
    const level = levelOf(reading, assessment.level);
    if (rankOf(level) > rankOf(assessment.level))
      findings.unshift({
        ruleId: `MODEL.${reading.category}`,
        category: reading.category,
        signal: `MODEL_${reading.category}`,
        level,
        certainty: level === 'CRISIS' ? 'strong' : 'possible',
        spans: spansOf(document, reading.sentences),
        hold: false,
      });
  }
  return {
    level: findings.reduce<Level>((highest, finding) => higherOf(highest, finding.level), 'GREEN'),
    findings,
    version,
  };
}
