import type { Level } from '@kith/contracts/level';
import { facts, type Category, type Fact, type Rule } from './lexicon/rule.js';
import { sglt2Names } from './lexicon/sglt2-names.js';
import type { Reading } from './reading.js';

/** What the author has told us about themselves (R58). */
export type Facts = Partial<Record<Fact, boolean>>;

/** Whether a rule is for this author: most are for everybody, some only for those who told us a fact. */
export const isFor = ({ needs }: Rule, declared: Facts = {}): boolean =>
  !needs || needs.some((fact) => declared[fact] === true);

/** The signal of a finding. One that needs a fact must not tell staff which: all of these are "another emergency". */
export const signalOf = ({ needs, signal }: Rule): string => (needs ? 'A13' : signal);

const oneUp: Partial<Record<Level, Level>> = { AMBER: 'RED', RED: 'CRISIS' };
/** Fields in which somebody speaks of themselves, and the signals there that are about another. */
const ownFields: ReadonlySet<Category> = new Set(['A', 'B', 'C', 'D']);
const signalsOfOthers = new Set(['A3', 'B11', 'B13', 'D2']);

/** The level of a finding about the author, whose open case is in these fields: an amber or a possible red goes one up. */
export const besideCase = (
  { level, certainty }: Pick<Reading, 'level' | 'certainty'>,
  { category, signal }: Pick<Rule, 'category' | 'signal'>,
  openCase: readonly Category[] = [],
): Level => {
  const isOwn = ownFields.has(category) && !signalsOfOthers.has(signal);
  const canRise = level === 'AMBER' || certainty === 'possible';
  return isOwn && canRise && openCase.includes(category) ? (oneUp[level] ?? level) : level;
};

/** What a member may tell us in their own words, as far as it is read here. */
export interface ToldUs {
  readonly condition: string | null;
  readonly treatment: string | null;
  readonly devices: string | null;
  readonly pregnancy: boolean | null;
}

const fieldOfReport: Readonly<Record<string, Category>> = { safety: 'B', medicalEmergency: 'A' };

/** The fields a case is about, from the categories of what led to it: those of findings, or what a reporter chose. */
export const fieldsOf = (categories: readonly string[]): Category[] => {
  const fields = categories.map((each) => fieldOfReport[each] ?? each);
  return [...ownFields].filter((field) => fields.includes(field));
};

const denied = '(?<!\\b(?:no|not|never|without|stopped|off)(?: an?| my| the)? )';
const said: Readonly<Record<Exclude<Fact, 'pregnant'>, RegExp>> = {
  type1: new RegExp(`${denied}\\b(?:type[ -]?(?:1|one|i)|t1d?m?|lada)\\b`),
  pump: new RegExp(
    `${denied}\\b(?:pump|omnipod|pods?|t:?slim|tandem|medtronic|minimed|ypsopump|dana|closed[ -]loop|loop(?:ing)?|aid system)\\b`,
  ),
  sglt2: new RegExp(`${denied}\\b(?:${sglt2Names})\\b`),
};

/** The facts in what a member told us. A fact only ever raises a level, so plain words are enough. */
export function factsIn(told: ToldUs): Facts {
  const words = [told.condition, told.treatment, told.devices].join(' | ').toLowerCase();
  const holds = (fact: Fact): boolean => (fact === 'pregnant' ? told.pregnancy === true : said[fact].test(words));
  return Object.fromEntries(facts.filter(holds).map((fact) => [fact, true]));
}
