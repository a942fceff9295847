import { type RuleCode, ruleCodes } from '@kith/contracts/moderation-codes';
import { allowsRemoval } from '@kith/domain/review-item/rules';
import { DomainError } from '@kith/domain/refusal';

/** The rules in plain words, as the author reads them in a statement of reasons (R21). */
export const ruleWords: Readonly<Record<RuleCode, string>> = {
  riskyDetail: 'Leave out details of how someone could be hurt. They can harm others who are struggling.',
  encouragesHarm: 'Never urge anyone to hurt themselves, or to stop treatment that keeps them safe.',
  exposesPerson: 'Do not share who somebody is, or what they told you in private.',
  personalDetails: 'Keep names, addresses and phone numbers out of posts, your own too.',
  unsafeAdvice: 'Share what you did, not what others should do. No doses for other people.',
  unkind: 'Speak to others as you would to a friend who is tired.',
  selling: 'No selling, no adverts, no asking for money or for research.',
  illegal: 'Nothing that is against the law.',
  underAge: 'These groups are for people of 18 and over.',
  offTopic: 'Keep to what this group is for.',
  distressCare: 'Some posts are set aside for a while, so that we can care for the person first.',
};

/** Rules to choose from, in order, and whether they allow taking words down for good (R20). */
export const ruleChoices = ruleCodes.map((code) => ({ code, words: ruleWords[code], forRemoval: allowsRemoval(code) }));

/** Refuses an unknown rule with `input.invalid`. */
export function checkRule(code: string): RuleCode {
  const known = ruleCodes.find((rule) => rule === code);
  if (!known) throw new DomainError('input.invalid', { field: 'reasonCode' });
  return known;
}

/** Words of the statement for a post that waits for a check because of its words (B7). */
export const heldWords =
  'Your post is safe. A moderator is reading it before others can see it. We do this when a post talks about harm. You are not in trouble.';
