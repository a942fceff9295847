import { higherOf, rankOf, type Level } from '@kith/contracts/level';
import { answerRules, englishAsking, type Asking, type Said } from './answers.js';
import { budgetOf, worked, type Stopwatch } from './budget.js';
import { besideCase, isFor, signalOf, type Facts } from './declared.js';
import { english } from './english.js';
import { findAll, readDocument, type Document, type Range } from './document.js';
import type { Assessment, Finding, Unscreened } from './finding.js';
import type { Language } from './language.js';
import { isMisread, languagesVersion, lexiconsBeside, othersOf } from './languages/also.js';
import { spanishAsking } from './languages/es/answers.js';
import { spanish } from './languages/es/spanish.js';
import { guessLanguages, languagesOf } from './languages/guess.js';
import { findUnread } from './languages/unread.js';
import { shippedLexicon, type Lexicon } from './lexicon/lexicon.js';
import type { Category } from './lexicon/rule.js';
import { matchFrame } from './match.js';
import { secondOpinion } from './model/second-opinion.js';
import { findQuotations, ownWords, type Quotation } from './quotes.js';
import { isOfSomebodyElse, readMatch } from './reading.js';

/** What is known beside the text itself. */
export interface Context {
  /** The author's last lines in the room, oldest first; the last ten count (R58). */
  recent?: readonly string[];
  /** The question just before a short answer. */
  question?: string;
  /** The post or message this one replies to; its words, repeated, raise nothing (R57). */
  parentText?: string;
  /** The unit the author reads glucose in, if known; otherwise the range decides (R59). */
  glucoseUnit?: 'mmol/L' | 'mg/dL';
  /** What the author told us; raises, never lowers (R58). */
  facts?: Facts;
  /** The fields of the author's open case; raises, never lowers (R58). */
  openCase?: readonly Category[];
}

export type { Assessment, Finding, Unscreened };

/** Name of this detector with a lexicon, recorded with every assessment (R6). */
export const versionWith = (lexicon: Lexicon): string => `frames-1/${lexicon.version}/${languagesVersion}`;
export const detectorVersion = versionWith(shippedLexicon);

/** Longer texts are not read but queued for a person. */
export const longestText = 20_000;

/** Answers of at most this many words take the topic of the question. */
const shortAnswer = 5;

/** Which rules read, and what is called between two of them. */
interface Way {
  lexicon?: Lexicon;
  /** Lexicons of other languages that read, too. By default those that the words ask for. */
  beside?: readonly Lexicon[];
  mayGoOn?: () => void;
}

/** Where ranges of words stand in the original text; those of earlier lines are left out. */
export const spansOf = (document: Document, ranges: readonly Range[]): { start: number; end: number }[] =>
  ranges
    .filter((range) => range.to >= document.own)
    .map((range) => ({
      start: document.tokens[Math.max(range.from, document.own)]?.start ?? 0,
      end: document.tokens[range.to]?.end ?? 0,
    }));

const quotationOf = (quotations: readonly Quotation[], spans: Finding['spans']): Quotation | undefined =>
  quotations.find((quotation) => spans.some((span) => span.start < quotation.end && quotation.start < span.end));

const mergeSpans = (spans: Finding['spans']): Finding['spans'] => {
  const merged: { start: number; end: number }[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
};

const gather = (findings: readonly Finding[]): Finding[] => {
  const byRule = new Map<string, Finding>();
  for (const finding of findings) {
    const known = byRule.get(finding.ruleId);
    if (!known) byRule.set(finding.ruleId, { ...finding, spans: mergeSpans(finding.spans) });
    else {
      const graver = rankOf(finding.level) > rankOf(known.level) ? finding : known;
      byRule.set(finding.ruleId, { ...graver, spans: mergeSpans([...known.spans, ...finding.spans]) });
    }
  }
  return [...byRule.values()];
};

const has = (matcher: RegExp, line: string): boolean => {
  matcher.lastIndex = 0;
  return matcher.test(line);
};

/** Question and answer may be in different languages: somebody who is asked in English says "sí". */
const askedIn: readonly (readonly [Language, Asking])[] = [
  [english, englishAsking],
  [spanish, spanishAsking],
];

const answered = (text: string, question: string | undefined): Finding[] => {
  if (!question) return [];
  const words = readDocument(text).tokens.filter((token) => !/^[|?,]$/.test(token.word));
  if (words.length === 0 || words.length > shortAnswer) return [];
  const read = askedIn.map(([language, asking]) => ({
    asking,
    asked: readDocument(question, [], undefined, language).line,
    said: ` ${readDocument(text, [], undefined, language)
      .tokens.map(({ word }) => word)
      .filter((word) => !/^[|?,]$/.test(word))
      .join(' ')} `,
  }));
  const denies = read.some(({ asking, said }) => has(asking.denies, said));
  const says = (kind: Said): boolean =>
    (kind === 'no' || !denies) && read.some(({ asking, said }) => has(asking.said[kind], said));
  return answerRules
    .filter(
      ({ id, answers }) => read.some(({ asking, asked }) => has(asking.questions[id]!, asked)) && answers.some(says),
    )
    .map(({ id, signal, category, level }) => ({
      ruleId: id,
      category,
      signal,
      level,
      certainty: 'strong' as const,
      spans: [{ start: 0, end: text.length }],
      hold: false,
    }));
};

/** Two different grave signals support each other: what was possible alone may then be a crisis (safety.md 4.1). */
const supported = (findings: readonly Finding[], lexicons: readonly Lexicon[]): Finding[] =>
  findings.map((finding) => {
    const rule = lexicons.map(({ rules }) => rules.get(finding.ruleId)).find((each) => each !== undefined);
    const cue = findings.some(
      (other) =>
        other.signal !== finding.signal && other.category === finding.category && rankOf(other.level) >= rankOf('RED'),
    );
    return rule?.level === 'CRISIS' && rule.certainty === 'possible' && finding.level === 'RED' && cue
      ? { ...finding, level: 'CRISIS' as const }
      : finding;
  });

/** What the frames of one lexicon find in a text. */
const heardBy = (
  lexicon: Lexicon,
  text: string,
  context: Context,
  quotations: readonly Quotation[],
  mayGoOn?: () => void,
): Finding[] => {
  const document = readDocument(text, context.recent, context.glucoseUnit, lexicon.language);
  const found: Finding[] = [];
  for (const frame of lexicon.frames) {
    mayGoOn?.();
    if (!isFor(frame.rule, context.facts)) continue;
    for (const match of matchFrame(document, frame)) {
      const spans = spansOf(document, match);
      const lead = match[0];
      if (spans.length === 0 || lead === undefined) continue;
      const reading = readMatch(document, frame.rule, lead);
      if (!reading) continue;
      const { id: ruleId, category } = frame.rule;
      const quotation = quotationOf(quotations, spans);
      if (!quotation) {
        const openCase = isOfSomebodyElse(document, lead) ? [] : context.openCase;
        const level = besideCase(reading, frame.rule, openCase);
        found.push({ ruleId, category, signal: signalOf(frame.rule), ...reading, level, spans });
      } else if (quotation.fresh && category === 'B' && rankOf(reading.level) >= rankOf('RED'))
        found.push({
          ruleId: 'B11.said-just-now',
          category,
          signal: 'B11',
          level: 'CRISIS',
          certainty: 'strong',
          spans,
          hold: false,
        });
    }
  }
  return found;
};

/**
 * Reads a text for signs of danger to somebody (safety.md 4). Pure: the same text and context give the same answer.
 * Never lowers a level somebody has set; that is a person's act (R8). Throws on a fault, and whatever `mayGoOn` throws
 * between two frames; callers use `assessSafely`.
 */
export function assess(
  text: string,
  context: Context = {},
  { lexicon = shippedLexicon, beside, mayGoOn }: Way = {},
): Assessment {
  const quotations = findQuotations(text, context.parentText);
  const guess = guessLanguages(text);
  const lexicons = [lexicon, ...(beside ?? lexiconsBeside(guess, lexicon))];
  const found = [
    ...lexicons.flatMap((each) =>
      heardBy(each, text, context, quotations, mayGoOn).filter(
        (one) => each.language !== english || !isMisread(guess, one),
      ),
    ),
    ...findUnread(guess).filter(({ spans }) => !quotationOf(quotations, spans)),
  ];
  const question = context.question ?? (context.parentText?.trim().endsWith('?') ? context.parentText : undefined);
  const findings = supported(gather([...found, ...answered(text, question)]), lexicons).sort(
    (a, b) => rankOf(b.level) - rankOf(a.level),
  );
  return {
    level: findings.reduce<Level>((level, finding) => higherOf(level, finding.level), 'GREEN'),
    findings,
    version: versionWith(lexicon),
    languages: languagesOf(guess),
  };
}

const warm = new WeakSet<Lexicon>();
/** The first use of an expression compiles it, which takes longer than a text may. */
const warmUp = (lexicon: Lexicon): void => {
  if (warm.has(lexicon)) return;
  warm.add(lexicon);
  const sample = readDocument(
    'I am 2.6 and my son has no insulin, what do I do tonight?',
    [],
    undefined,
    lexicon.language,
  );
  for (const { parts, unless } of lexicon.frames)
    for (const matcher of unless ? [...parts, unless] : parts)
      for (let use = 0; use < 2; use += 1) findAll({ ...sample, found: new Map() }, matcher);
  assess('I am 2.6 and I want to die tonight. My son has no insulin. Quiero morir.', {}, { lexicon });
};

/**
 * `assess` with the second opinion of the model (ADR 0011), failing towards people: a text that is too long or takes too long, or a fault, comes back as unscreened (R9).
 */
export function assessSafely(
  text: string,
  context: Context = {},
  { lexicon = shippedLexicon, stopwatch = worked }: { lexicon?: Lexicon; stopwatch?: Stopwatch } = {},
): Assessment | Unscreened {
  const version = versionWith(lexicon);
  try {
    if (text.length > longestText) return { unscreened: true, version };
    for (const each of [lexicon, ...othersOf(lexicon)]) warmUp(each);
    const byRules = assess(text, context, { lexicon, mayGoOn: budgetOf(stopwatch) });
    return secondOpinion(byRules, text, readDocument(ownWords(text, context.parentText), [], context.glucoseUnit));
  } catch {
    return { unscreened: true, version };
  }
}
