import { asShipped, type Changes, followedBy } from '@kith/domain/lexicon/lexicon';
import { shippedRules } from '@kith/triage/languages/also';
import { type Category, languageOf, type Rule } from '@kith/triage/lexicon/rule';
import { signalLabels } from '@kith/triage/signals';

import type { LexiconRule, LexiconRuleInput } from './lexicon.model.js';
import type { LexiconRuleChange } from './proposal.model.js';

/** A rule as the screens show it. */
export const shown = (rule: Rule, changedIn: number | null, inForce = true): LexiconRule => ({
  id: rule.id,
  signal: rule.signal,
  label: labelOf(rule.signal),
  category: rule.category,
  language: languageOf(rule.id),
  level: rule.level,
  certainty: rule.certainty,
  hold: rule.hold ?? false,
  all: rule.all,
  within: rule.within ?? 0,
  unless: rule.unless ?? [],
  deaf: rule.deaf ?? [],
  positive: rule.positive,
  negative: rule.negative,
  owner: rule.owner,
  lastReview: rule.lastReview,
  signedOff: rule.signedOff,
  inForce,
  changedIn,
});

export const labelOf = (signal: string): string => signalLabels[signal] ?? signal;

/** The rule that somebody wrote. What they cannot write is kept from the rule that it replaces. */
export function written(input: LexiconRuleInput, before: Rule | undefined, today: string): Rule {
  const isSameRow = before?.signal === input.signal;
  return {
    id: input.id,
    signal: input.signal,
    category: isSameRow ? before.category : (input.signal[0] as Category),
    level: input.level,
    certainty: input.certainty,
    ...(input.hold && { hold: true }),
    all: input.all,
    ...(input.within !== 0 && { within: input.within }),
    ...(input.unless.length > 0 && { unless: input.unless }),
    ...(before?.needs && { needs: before.needs }),
    ...(before?.deaf && { deaf: before.deaf }),
    owner: before?.owner ?? 'clinical-lead',
    lastReview: today,
    signedOff: false,
    positive: input.positive,
    negative: input.negative,
  };
}

/** Whether two rules read alike and are tried on the same examples. */
export const isSame = (one: Rule, other: Rule): boolean => {
  const said = (rule: Rule) => JSON.stringify({ ...shown(rule, null), lastReview: '', signedOff: false });
  return said(one) === said(other);
};

/** The rules in which two lexicons differ. */
export function differences(before: readonly Rule[], after: readonly Rule[]): LexiconRuleChange[] {
  const [was, will] = [before, after].map((rules) => new Map(rules.map((rule) => [rule.id, rule])));
  return [...new Set([...was!.keys(), ...will!.keys()])]
    .map((id) => ({ id, before: was!.get(id), after: will!.get(id) }))
    .filter((each) => !(each.before && each.after && isSame(each.before, each.after)))
    .map((each) => ({
      id: each.id,
      before: each.before ? shown(each.before, null) : null,
      after: each.after ? shown(each.after, null) : null,
    }));
}

/** All changes once a proposal is approved: its own over those in force, or those of the version that it restores. */
export const changesAfter = (
  proposal: Changes<Rule> & { restores: number | null },
  base: Changes<Rule>,
  restored: Changes<Rule> | undefined,
): Changes<Rule> => (proposal.restores === null ? followedBy(base, proposal) : (restored ?? asShipped));

/** A clinical lead who approves a rule has looked at it and signed it off. */
export const signedOff = ({ put, retired }: Changes<Rule>, on: string): Changes<Rule> => ({
  put: put.map((rule) => ({ ...rule, lastReview: on, signedOff: true })),
  retired,
});

const order = new Intl.Collator('en', { numeric: true });
/** Rules in the order of their ids: A2 before A10. */
export const byId = (one: { id: string }, other: { id: string }): number => order.compare(one.id, other.id);

/** Whether every word stands somewhere in the rule. */
export function matches(rule: Rule, words: readonly string[]): boolean {
  const text = [
    rule.id,
    labelOf(rule.signal),
    ...rule.all.flat(),
    ...(rule.unless ?? []),
    ...rule.positive,
    ...rule.negative,
  ]
    .join('\n')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

export { shippedRules };
