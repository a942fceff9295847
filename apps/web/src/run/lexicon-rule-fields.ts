import type {
  Level,
  LexiconRuleFieldsFragment,
  LexiconRuleInput,
  RuleCertainty,
  RuleLanguage,
} from '../gql/graphql.js';

/** A rule in the boxes of a form: one pattern or example a line. */
export interface RuleFields {
  /** What follows the point in the id, without the mark of a language. */
  name: string;
  language: RuleLanguage;
  signal: string;
  level: Level;
  certainty: RuleCertainty;
  hold: boolean;
  within: string;
  part1: string;
  part2: string;
  part3: string;
  unless: string;
  positive: string;
  negative: string;
  reason: string;
  /** The version that was looked at when the writing began. */
  base: number;
}

/** What the name of a rule begins with in each language. */
const marks: Readonly<Record<RuleLanguage, string>> = { en: '', es: 'es-' };

export const partNames = ['part1', 'part2', 'part3'] as const;

export const blankRule = (base: number): RuleFields => ({
  name: '',
  language: 'en',
  signal: '',
  level: 'AMBER',
  certainty: 'strong',
  hold: false,
  within: '0',
  part1: '',
  part2: '',
  part3: '',
  unless: '',
  positive: '',
  negative: '',
  reason: '',
  base,
});

export const fieldsOf = (rule: LexiconRuleFieldsFragment, base: number, reason = ''): RuleFields => {
  const [part1 = [], part2 = [], ...others] = rule.all;
  return {
    name: rule.id.slice(rule.id.indexOf('.') + 1).slice(marks[rule.language].length),
    language: rule.language,
    signal: rule.signal,
    level: rule.level,
    certainty: rule.certainty,
    hold: rule.hold,
    within: String(rule.within),
    part1: part1.join('\n'),
    part2: part2.join('\n'),
    // Some rules of the release have four parts; a blank line keeps them apart.
    part3: others.map((part) => part.join('\n')).join('\n\n'),
    unless: rule.unless.join('\n'),
    positive: rule.positive.join('\n'),
    negative: rule.negative.join('\n'),
    reason,
    base,
  };
};

// Blanks at the end of a pattern count, so only empty lines go.
const lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

export const inputOf = (fields: RuleFields): LexiconRuleInput => ({
  id: `${fields.signal}.${marks[fields.language]}${fields.name.trim()}`,
  signal: fields.signal,
  level: fields.level,
  certainty: fields.certainty,
  hold: fields.hold,
  all: [fields.part1, fields.part2, ...fields.part3.split(/\n\s*\n/)].map(lines).filter((part) => part.length > 0),
  within: Number.parseInt(fields.within, 10) || 0,
  unless: lines(fields.unless),
  positive: lines(fields.positive).map((line) => line.trim()),
  negative: lines(fields.negative).map((line) => line.trim()),
});
