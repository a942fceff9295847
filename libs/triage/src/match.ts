import { findAll, sentenceOf, type Document, type Range } from './document.js';
import { compile } from './lexicon/macros.js';
import type { Rule } from './lexicon/rule.js';
import { isDenied } from './reading.js';

/** A rule ready to run. */
export interface Frame {
  readonly rule: Rule;
  readonly parts: readonly RegExp[];
  readonly unless: RegExp | undefined;
}

export const frameOf = (rule: Rule): Frame => ({
  rule,
  parts: rule.all.map(compile),
  unless: rule.unless && compile(rule.unless),
});

/** Places where every part of a frame stands close enough together; the first range of each is the leading part. */
export const matchFrame = (document: Document, { rule, parts, unless }: Frame): Range[][] => {
  const within = rule.within ?? 0;
  const found: Range[][] = [];
  for (const part of parts) {
    const places = findAll(document, part).filter(
      (place) => rule.deaf?.includes('negated') || !isDenied(document, place),
    );
    if (places.length === 0) return [];
    found.push(places);
  }
  const blocked = unless ? findAll(document, unless).map((place) => sentenceOf(document, place)) : [];
  const [leading = [], ...others] = found;
  const matches: Range[][] = [];
  for (const lead of leading) {
    const here = sentenceOf(document, lead);
    if (blocked.some((sentence) => Math.abs(sentence - here) <= Math.max(within, 0))) continue;
    const rest = others.map((places) => places.find((place) => Math.abs(sentenceOf(document, place) - here) <= within));
    if (rest.every((place) => place !== undefined)) matches.push([lead, ...rest]);
  }
  return matches;
};
