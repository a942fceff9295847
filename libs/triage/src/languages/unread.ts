import type { Finding } from '../finding.js';
import { crisisLists } from './crisis/all.js';
import { categories, type Kind } from './crisis/list.js';
import { readByRules, type LanguageCode } from './frequent.js';
import type { Guess, Part } from './guess.js';
import { wordsOf } from './words.js';

/** One entry of a crisis list; without a kind it is an everyday turn of phrase. */
interface Phrase {
  readonly words: readonly string[];
  readonly language: LanguageCode;
  readonly kind?: Kind;
}

const phrasesIn = (list: string): string[][] => list.split('|').map((each) => wordsOf(each).map(({ word }) => word));

/** All phrases by their first word. */
const phrases: ReadonlyMap<string, readonly Phrase[]> = Map.groupBy(
  crisisLists.flatMap(({ language, phrases: of, idioms }): Phrase[] => [
    ...Object.entries(of).flatMap(([kind, list]) =>
      phrasesIn(list).map((words) => ({ words, language, kind: kind as Kind })),
    ),
    ...phrasesIn(idioms).map((words) => ({ words, language })),
  ]),
  ({ words }) => words[0] ?? '',
);

interface Hit extends Phrase {
  readonly from: number;
  readonly to: number;
}

const covers = (a: Pick<Part, 'from' | 'to'>, b: Pick<Part, 'from' | 'to'>): boolean =>
  a.from <= b.from && b.to <= a.to;

/** Of a text with more, so many are followed. */
const mostHits = 60;

const hitsIn = ({ words, parts }: Guess): Hit[] => {
  const hits: Hit[] = [];
  for (const [from, { word }] of words.entries())
    for (const phrase of phrases.get(word) ?? [])
      if (hits.length < mostHits && phrase.words.every((each, i) => words[from + i]?.word === each))
        hits.push({ ...phrase, from, to: from + phrase.words.length - 1 });
  const has = (language: LanguageCode): boolean => parts.some((part) => part.language === language);
  return hits.filter((hit) => {
    if (hit.kind === undefined) return false;
    if (hits.some((other) => other.kind === undefined && covers(other, hit))) return false;
    if (has(hit.language)) return true;
    // The same words in a language that is read by rules, or said by somebody whose language this is.
    const read = parts.some((part) => part.language === 'es' && covers(part, hit));
    const claimed = hits.some((other) => other.kind && has(other.language) && covers(other, hit));
    return !read && !claimed && (hit.words.length > 1 || parts.length === 0);
  });
};

/** A part of fewer words is a greeting or a name, and nothing. */
const longEnough = 8;

/**
 * What a text says in languages without rules of their own (R60): crisis words, for a person to read soon, and longer
 * parts that nobody has read, for a person's look. Never "nothing found".
 */
export const findUnread = (guess: Guess): Finding[] => {
  const { words, parts } = guess;
  const spanOf = ({ from, to }: Pick<Part, 'from' | 'to'>) => ({
    start: words[from]?.start ?? 0,
    end: words[to]?.end ?? 0,
  });
  const hits = hitsIn(guess);
  const unread = parts.filter(
    (part) =>
      !readByRules.has(part.language) &&
      part.to - part.from + 1 >= longEnough &&
      !hits.some(({ language }) => language === part.language),
  );
  return [
    ...hits.map(({ language, kind, ...range }) => ({
      ruleId: `LANGUAGE.${language}-${kind?.replaceAll(' ', '-')}`,
      category: kind ? categories[kind] : 'B',
      signal: 'LANGUAGE',
      level: 'RED' as const,
      certainty: 'possible' as const,
      spans: [spanOf(range)],
      hold: false,
    })),
    ...unread.map((part) => ({
      ruleId: `UNREAD_LANGUAGE.${part.language}`,
      category: 'B' as const,
      signal: 'UNREAD_LANGUAGE',
      level: 'AMBER' as const,
      certainty: 'possible' as const,
      spans: [spanOf(part)],
      hold: false,
    })),
  ];
};
