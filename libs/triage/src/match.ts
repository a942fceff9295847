import { findAll, sentenceOf, type Document, type Range } from './document.js';
import type { Language } from './language.js';
import type { Rule, Turn } from './lexicon/rule.js';
import { hurtNearby, isDenied } from './reading.js';

/** A rule ready to run. */
export interface Frame {
  readonly rule: Rule;
  readonly parts: readonly RegExp[];
  readonly unless: RegExp | undefined;
}

export const frameOf = (rule: Rule, { compile }: Language): Frame => ({
  rule,
  parts: rule.all.map(compile),
  unless: rule.unless && compile(rule.unless),
});

/**
 * Whether an everyday meaning ("unless") stands by the match. About the body a neighbouring sentence may bring it; about
 * suicide only the same one, and never beside hurt.
 */
const isEveryday = (document: Document, rule: Rule, match: readonly Range[], everyday: readonly number[]): boolean => {
  const reach = rule.category === 'B' ? 0 : (rule.within ?? 0);
  const near = match.some((part) =>
    everyday.some((sentence) => Math.abs(sentence - sentenceOf(document, part)) <= reach),
  );
  return near && (rule.category !== 'B' || !hurtNearby(document, match));
};

/** Told of a place that a frame would have matched, had the words around it not spoken against it. */
export type WhenDropped = (turn: Turn, place: Range) => void;

/** Places where every part of a frame stands close enough together; the first range of each is the leading part. */
export const matchFrame = (document: Document, { rule, parts, unless }: Frame, dropped?: WhenDropped): Range[][] => {
  const within = rule.within ?? 0;
  const found: Range[][] = [];
  for (const part of parts) {
    const places = findAll(document, part).filter((place) => {
      if (rule.deaf?.includes('negated') || !isDenied(document, place)) return true;
      dropped?.('negated', place);
      return false;
    });
    if (places.length === 0) return [];
    found.push(places);
  }
  const blocked = unless ? findAll(document, unless).map((place) => sentenceOf(document, place)) : [];
  const [leading = [], ...others] = found;
  const matches: Range[][] = [];
  for (const lead of leading) {
    const here = sentenceOf(document, lead);
    const rest = others.map((places) => places.find((place) => Math.abs(sentenceOf(document, place) - here) <= within));
    if (!rest.every((place) => place !== undefined)) continue;
    const match = [lead, ...rest];
    if (!isEveryday(document, rule, match, blocked)) matches.push(match);
    else dropped?.('everyday', lead);
  }
  return matches;
};
