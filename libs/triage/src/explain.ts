import type { Level } from '@kith/contracts/level';
import { assessSafely, spansOf, type Assessment, type Context, type Unscreened } from './assess.js';
import { isFor } from './declared.js';
import { readDocument } from './document.js';
import { lexiconsBeside } from './languages/also.js';
import { guessLanguages } from './languages/guess.js';
import { shippedLexicon, type Lexicon } from './lexicon/lexicon.js';
import type { Rule, Turn } from './lexicon/rule.js';
import { matchFrame } from './match.js';
import { findQuotations } from './quotes.js';
import { readMatch } from './reading.js';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place where a rule found its words, and what the words around it made of that. */
export interface Step {
  readonly ruleId: string;
  readonly signal: string;
  readonly spans: readonly Span[];
  /** The level the rule starts at. */
  readonly from: Level;
  /** What remained; null when nothing did. */
  readonly level: Level | null;
  /** Readings of the surrounding words that lowered the match or took it away. */
  readonly turns: readonly Turn[];
  /** It stands in somebody else's words (R57). */
  readonly quoted: boolean;
}

/** How a text was read, step by step, for people who keep the lexicon. */
export interface Explanation {
  /** The words as the rules see them. Marks such as `g:low` are numbers that were read; `|` and `?` close a sentence. */
  readonly words: readonly (Span & { readonly word: string })[];
  readonly quotations: readonly Span[];
  readonly steps: readonly Step[];
  readonly result: Assessment | Unscreened;
}

/** Reads a text as `assessSafely` does and tells each step. Not for the way of a message: it does everything twice. */
export function explain(text: string, context: Context = {}, lexicon: Lexicon = shippedLexicon): Explanation {
  const quotations = findQuotations(text, context.parentText);
  const isQuoted = (spans: readonly Span[]): boolean =>
    quotations.some((quotation) => spans.some((span) => span.start < quotation.end && quotation.start < span.end));
  const steps: Step[] = [];
  const add = (rule: Rule, spans: readonly Span[], level: Level | null, turns: readonly Turn[]): void => {
    const { id: ruleId, signal, level: from } = rule;
    if (spans.length > 0) steps.push({ ruleId, signal, spans, from, level, turns, quoted: isQuoted(spans) });
  };
  const lexicons = [lexicon, ...lexiconsBeside(guessLanguages(text), lexicon)];
  const read = lexicons.map((each) => readDocument(text, context.recent, context.glucoseUnit, each.language));
  for (const [document, frame] of lexicons.flatMap(({ frames }, i) =>
    frames.map((each) => [read[i]!, each] as const),
  )) {
    if (!isFor(frame.rule, context.facts)) continue;
    const matches = matchFrame(document, frame, (turn, place) =>
      add(frame.rule, spansOf(document, [place]), null, [turn]),
    );
    for (const match of matches) {
      const turns: Turn[] = [];
      const lead = match[0];
      const reading = lead && readMatch(document, frame.rule, lead, (turn) => turns.push(turn));
      add(frame.rule, spansOf(document, match), reading?.level ?? null, turns);
    }
  }
  return {
    words: read[0]!.tokens.slice(read[0]!.own),
    quotations,
    steps,
    result: assessSafely(text, context, { lexicon }),
  };
}
