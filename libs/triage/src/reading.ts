import type { Level } from '@kith/contracts/level';
import { findAll, sentenceOf, wholeSentence, type Document, type Range } from './document.js';
import type { Category, Rule, Turn } from './lexicon/rule.js';

/** What remains of a match after the words around it were read; `undefined` when nothing does. */
export interface Reading {
  readonly level: Level;
  readonly certainty: 'strong' | 'possible';
  readonly hold: boolean;
}

/** What somebody does to another is about others by nature. */
const towardsOthers: ReadonlySet<Category> = new Set(['E', 'F', 'G', 'H', 'I']);
const lowSignals = new Set(['A1', 'A2', 'A4']);
const farthestDenial = 9;

const wordOf = (document: Document, at: number): string => document.tokens[at]?.word ?? '|';
const wordsIn = (document: Document, range: Range): string[] =>
  document.tokens.slice(range.from, range.to + 1).map((token) => token.word);
const overlaps = (a: Range, b: Range): boolean => a.from <= b.to && b.from <= a.to;
const inside = (document: Document, matcher: RegExp, range: Range): Range[] =>
  findAll(document, matcher).filter((each) => overlaps(each, range));

/**
 * Whether the words right before a match deny it. The scope reaches only across small words; an even number of denials,
 * or a doubted one ("not sure I won't"), leaves the signal standing.
 */
export const isDenied = (document: Document, match: Range): boolean => {
  const { turns } = document.language;
  let denials = 0;
  for (let at = match.from - 1; at >= 0 && match.from - at <= farthestDenial; at -= 1) {
    const word = wordOf(document, at);
    const next = wordOf(document, at + 1);
    if (turns.notMe.has(`${word} ${next}`)) return false;
    if (turns.deniers.has(word)) denials += turns.deniesTwice && turns.deniers.has(next) ? 0 : 1;
    else if (turns.doubters.has(word) || (turns.unable.has(word) && denials > 0)) return false;
    else if (!turns.carried.has(word)) break;
  }
  if (denials === 0)
    return wordOf(document, match.to + 1) === '?' && turns.answersNo.has(wordOf(document, match.to + 2));
  return denials % 2 === 1;
};

/** Whether the nearest subject before the match, in the same clause, is somebody else. */
const isAboutOthers = (document: Document, match: Range, category: Category): boolean => {
  const { asking, mine, seams, theirs, yours } = document.language.turns;
  if (towardsOthers.has(category)) return false;
  if (wordsIn(document, match).some((word) => mine.has(word))) return false;
  if (category !== 'B') {
    const sentence = wordsIn(document, wholeSentence(document, match));
    if (inside(document, asking, wholeSentence(document, match)).length > 0) return false;
    return sentence.some((word) => yours.has(word)) && !sentence.some((word) => mine.has(word) || theirs.has(word));
  }
  for (let at = match.from - 1; at >= 0 && match.from - at <= 6; at -= 1) {
    const word = wordOf(document, at);
    if (seams.has(word) || mine.has(word)) return false;
    if (yours.has(word) || theirs.has(word)) return true;
  }
  return false;
};

/** Whether the nearest subject before a match, in its sentence, is somebody else; where none is named it is the author. */
export const isOfSomebodyElse = (document: Document, match: Range): boolean => {
  const { mine, somebodyElse } = document.language.turns;
  const { from } = wholeSentence(document, match);
  const nearest = findAll(document, somebodyElse).findLast((each) => each.from >= from && each.to < match.from);
  return (
    nearest !== undefined &&
    !wordsIn(document, { from: nearest.to + 1, to: match.from - 1 }).some((word) => mine.has(word))
  );
};

const isPast = (document: Document, match: Range): boolean => {
  const { turns } = document.language;
  const sentence = wholeSentence(document, match);
  const before = [
    wordOf(document, match.from - 3),
    wordOf(document, match.from - 2),
    wordOf(document, match.from - 1),
  ].join(' ');
  const lead = wordsIn(document, { from: Math.max(sentence.from, match.from - 2), to: match.to });
  if (!turns.formerly.test(`${before} ${lead.join(' ')}`) && lead.some((word) => turns.presentForms.has(word)))
    return false;
  const anniversary = inside(document, turns.anniversary, sentence).length > 0;
  if (!anniversary && inside(document, turns.present, sentence).length > 0) return false;
  return inside(document, turns.past, sentence).some((cue) => {
    const between = wordsIn(document, { from: Math.min(cue.to, match.to) + 1, to: Math.max(cue.from, match.from) - 1 });
    return !between.some((word) => turns.breaks.has(word));
  });
};

const isGeneral = (document: Document, match: Range): boolean => {
  const { firstPerson, general } = document.language.turns;
  const sentence = wholeSentence(document, match);
  return inside(document, general, sentence).length > 0 && inside(document, firstPerson, sentence).length === 0;
};

const isFiction = (document: Document, match: Range): boolean => {
  const { fiction, mine, tells } = document.language.turns;
  const sentence = wholeSentence(document, match);
  const cues = inside(document, fiction, sentence).filter((cue) => !overlaps(cue, match));
  if (cues.length === 0) return false;
  const ownWords = wordsIn(document, match).some((word) => mine.has(word));
  return !ownWords || cues.some((cue) => cue.to < match.from && tells.has(wordOf(document, cue.to)));
};

const isHandled = (document: Document, match: Range): boolean => {
  const { handled, unhandled } = document.language.turns;
  const good = findAll(document, handled).filter((cue) => cue.to >= match.from);
  const first = good[0];
  return first !== undefined && !findAll(document, unhandled).some((cue) => cue.to >= first.from);
};

/** Whether words of hurt stand within three sentences of a match. */
export const hurtNearby = (document: Document, match: readonly Range[]): boolean =>
  findAll(document, document.language.turns.distress).some(
    (cue) =>
      match.some((part) => Math.abs(sentenceOf(document, cue) - sentenceOf(document, part)) <= 3) &&
      !match.some((part) => overlaps(cue, part)),
  );

const capped = (level: Level, cap: Level): Level =>
  level === 'CRISIS' && cap !== 'CRISIS' ? cap : level === 'RED' && cap === 'AMBER' ? cap : level;

/**
 * Reads the words around a match (safety.md 4.1 "turn" and "when", 4.3). Unclear readings keep the level. `heard` is told
 * of each turn that lowered the match or took it away.
 */
export const readMatch = (
  document: Document,
  rule: Rule,
  match: Range,
  heard: (turn: Turn) => void = () => undefined,
): Reading | undefined => {
  const is = (turn: Turn, found: () => boolean): boolean => {
    const stands = !rule.deaf?.includes(turn) && found();
    if (stands) heard(turn);
    return stands;
  };
  const { turns } = document.language;
  const isB = rule.category === 'B';
  let { level, certainty } = rule;
  let hold = rule.hold ?? false;
  const weaken = (cap: Level): void => {
    level = capped(level, cap);
    certainty = 'possible';
  };
  if (is('idiom', () => isB && findAll(document, turns.idioms).some((idiom) => overlaps(idiom, match)))) {
    if (!hurtNearby(document, [match])) return undefined;
    weaken('RED');
  }
  const isOthers = (): boolean =>
    isAboutOthers(document, match, rule.category) || (rule.needs !== undefined && isOfSomebodyElse(document, match));
  if (is('other person', isOthers)) return undefined;
  if (is('general', () => isGeneral(document, match))) return undefined;
  if (is('fiction', () => isFiction(document, match))) {
    if (!hold) return undefined;
    weaken('AMBER');
    hold = false;
  }
  if (is('past', () => isPast(document, match))) {
    if (!isB || findAll(document, turns.wellNow).some((cue) => cue.from >= document.own)) return undefined;
    weaken('AMBER');
  }
  if (is('handled', () => lowSignals.has(rule.signal) && isHandled(document, match))) {
    if (!/ (?:g|n|s):(?:low|lo|edge) /.test(document.line)) return undefined;
    weaken('AMBER');
  }
  if (is('joke', () => isB && inside(document, turns.joke, wholeSentence(document, match)).length > 0))
    weaken(certainty === 'strong' ? 'RED' : 'AMBER');
  if (certainty === 'possible') level = capped(level, 'RED');
  return { level, certainty, hold };
};
