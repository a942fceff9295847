import { levels, type Level } from '@kith/contracts/level';
import { assess } from '../assess.js';
import { worked, type Stopwatch } from '../budget.js';
import { signalLabels } from '../signals.js';
import { lexiconOf } from './lexicon.js';
import { english } from '../english.js';
import type { Language } from '../language.js';
import { spanish } from '../languages/es/spanish.js';
import { facts, languageOf, type Rule, type RuleLanguage } from './rule.js';

/** What a person may write in a rule. Owner, review and sign-off are kept by the process that approves it. */
export type RuleDraft = Omit<Rule, 'owner' | 'lastReview' | 'signedOff' | 'deaf'>;

/** What is wrong with a drafted rule: the field, and a word for what to do about it. */
export interface Fault {
  readonly field: 'id' | 'signal' | 'level' | 'hold' | 'needs' | 'all' | 'within' | 'unless' | 'positive' | 'negative';
  readonly code:
    | 'malformed'
    | 'unknown'
    | 'missing'
    | 'tooMany'
    | 'tooLong'
    | 'onlyB7'
    | 'unknownPiece'
    | 'tooSlow'
    | 'notHeard'
    | 'wronglyHeard';
  /** The pattern or example it is about. */
  readonly value?: string;
}

const mostParts = 3;
const mostPatterns = 60;
const longestPattern = 400;
const mostExamples = 40;
const longestExample = 500;
/** Words, groups of alternatives, optional pieces, named pieces and gaps: nothing in it can repeat without bound. */
const pattern = /^(?:[a-z0-9:' ]|\{[a-zA-Z]\w*\}|\(\?:|\)|\||(?<=[a-z)])\?)+$/;
/** Milliseconds of one rule on the longest text; a rule that is well takes less than one. */
const longestReading = 200;

const languages: Readonly<Record<RuleLanguage, Language>> = { en: english, es: spanish };

const faultOfPattern = (
  field: 'all' | 'unless',
  value: string,
  known: ReadonlySet<string>,
  { expand }: Language,
): Fault | null => {
  if (known.has(value)) return null;
  if (value.length > longestPattern) return { field, code: 'tooLong', value };
  if (!pattern.test(value)) return { field, code: 'malformed', value };
  try {
    new RegExp(expand(value));
  } catch (error) {
    return { field, code: error instanceof SyntaxError ? 'malformed' : 'unknownPiece', value };
  }
  return null;
};

const faultsOfExamples = (rule: RuleDraft, field: 'positive' | 'negative'): Fault[] => {
  const faults: Fault[] = [];
  if (rule[field].length === 0) faults.push({ field, code: 'missing' });
  if (rule[field].length > mostExamples) faults.push({ field, code: 'tooMany' });
  for (const value of rule[field])
    if (value.trim() === '') faults.push({ field, code: 'missing' });
    else if (value.length > longestExample) faults.push({ field, code: 'tooLong', value });
  return faults;
};

/** Texts that ask the most of a rule: its own words, over and over, without a stop. */
const busy = (rule: RuleDraft): string =>
  `${[...rule.all.flat(), ...rule.positive].join(' ').replace(/[^a-z0-9' ]/gi, ' ')} `.repeat(2_000).slice(0, 20_000);

/**
 * What is wrong with a drafted rule (R61): its form, that it cannot run away, and that it hears its positive examples and
 * leaves alone its negative ones. Empty when it may be proposed. `before` is the rule it changes: what that has may stay.
 */
export function faultsOf(rule: RuleDraft, before?: Rule, clock: Stopwatch = worked): Fault[] {
  const known = new Set([...(before?.all.flat() ?? []), ...(before?.unless ?? [])]);
  const language = languages[languageOf(rule.id)];
  const faults: Fault[] = [];
  const [row = '', name = ''] = rule.id.split(/\.(.*)/);
  if (rule.id !== before?.id && (row !== rule.signal || !/^[a-z\d]+(?:-[a-z\d]+)*$/.test(name) || rule.id.length > 60))
    faults.push({ field: 'id', code: 'malformed' });
  const sameRow = rule.signal === before?.signal && rule.category === before.category;
  if (!(rule.signal in signalLabels) || (rule.signal[0] !== rule.category && !sameRow))
    faults.push({ field: 'signal', code: 'unknown' });
  if (!levels.includes(rule.level) || rule.level === ('GREEN' satisfies Level))
    faults.push({ field: 'level', code: 'unknown' });
  if (rule.hold && rule.signal !== 'B7') faults.push({ field: 'hold', code: 'onlyB7' });
  if (rule.needs && (rule.needs.length === 0 || !rule.needs.every((fact) => facts.includes(fact))))
    faults.push({ field: 'needs', code: 'unknown' });
  const reach = rule.within ?? 0;
  if (!(Number.isInteger(reach) && reach >= 0 && reach <= Math.max(3, before?.within ?? 0)))
    faults.push({ field: 'within', code: 'malformed' });
  if (rule.all.length === 0 || rule.all.some((part) => part.length === 0))
    faults.push({ field: 'all', code: 'missing' });
  if (rule.all.length > Math.max(mostParts, before?.all.length ?? 0) || rule.all.flat().length > mostPatterns)
    faults.push({ field: 'all', code: 'tooMany' });
  const malformed = [
    ...rule.all.flat().map((value) => faultOfPattern('all', value, known, language)),
    ...(rule.unless ?? []).map((value) => faultOfPattern('unless', value, known, language)),
  ];
  faults.push(...malformed.filter((each) => each !== null));
  faults.push(...faultsOfExamples(rule, 'positive'), ...faultsOfExamples(rule, 'negative'));
  if (faults.length > 0) return faults;

  const lexicon = lexiconOf('draft', [{ ...rule, owner: '', lastReview: '', signedOff: false }], language);
  const declared = Object.fromEntries((rule.needs ?? []).map((fact) => [fact, true]));
  const hears = (text: string): boolean =>
    assess(text, { facts: declared }, { lexicon, beside: [] }).findings.some(({ ruleId }) => ruleId === rule.id);
  hears('');
  const since = clock();
  hears(busy(rule));
  if (clock() - since > longestReading) return [{ field: 'all', code: 'tooSlow' }];
  return [
    ...rule.positive
      .filter((text) => !hears(text))
      .map((value) => ({ field: 'positive', code: 'notHeard', value }) as const),
    ...rule.negative.filter(hears).map((value) => ({ field: 'negative', code: 'wronglyHeard', value }) as const),
  ];
}
