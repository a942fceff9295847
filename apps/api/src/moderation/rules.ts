import { type Level, rankOf } from '@kith/contracts/level';
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
  unmarkedAi: 'Words made with AI are said to be so, and are not given as something one lived through.',
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

const selfHarm = [
  'Ask straight and kindly. Asking does not put the idea into anyone’s head.',
  'Do not ask about methods or amounts, and do not promise to keep it secret.',
  'Distress alone is no reason to take words down.',
];
const body = [
  'Do not advise on doses or treatment. Point to their own team, the out-of-hours line or the emergency number.',
  'Ask what is happening now and whether somebody is with them.',
  'If in doubt, escalate: a clinician would rather look once too often.',
];
const eating = [
  'Do not speak of numbers, weight or methods. Speak about how they feel.',
  'Leaving out insulin is dangerous also when it looks planned. Escalate if it is happening now.',
];
const unsafe = [
  'People may say what they do themselves, not what others should take.',
  'Ask a clinician when you cannot tell whether it is safe: “Check a claim”.',
];
const worried = [
  'Read what came before and after. A joke, a quote and the past read differently in context.',
  'When you cannot tell, ask the person, or escalate.',
];

/** What the house asks of a moderator, by what the concern is about (R24). Two or three short lines each. */
const helpBy: Readonly<Record<string, readonly string[]>> = {
  A: body,
  B: selfHarm,
  C: eating,
  D: [
    'Stretching supplies is common and mostly about money or delivery. No blame.',
    'Nobody here may pass medicine on. Point to the chemist or the out-of-hours line.',
  ],
  E: [
    'Take it as told. Do not ask them to confront anybody, and do not write what that person could find.',
    'Tell a lead now: they know who has to hear of it, above all where a child is concerned.',
    'Distress is never a reason to take words down.',
  ],
  F: unsafe,
  G: ['Act quickly: details are copied fast.', 'Their own details too. Tell them they can post again without.'],
  H: ['A tip about a product one uses is fine. A link with a gain is not.'],
  I: [
    'Look at what started it. A first word about the rule is often enough.',
    'A threat to somebody who can be found goes to a lead at once.',
  ],
  safety: worried,
  stillWorried: worried,
  medicalEmergency: body,
  help: ['They asked for a person, so write to them first.', 'Say until when you are here.'],
  B7: [
    'The post is held, and the author knows. They are not in trouble.',
    'Care for the person first, then decide about the post. Never answer about methods.',
  ],
  unsafeAdvice: unsafe,
  unkind: ['Look at what started it. A first word about the rule is often enough.', 'Hide only what hurts somebody.'],
  personalDetails: [
    'Act quickly: details are copied fast.',
    'Their own details too. Tell them they can post again without.',
  ],
  unmarkedAi: [
    'Ask in the open, without blame: was this written with AI? Using it is fine once it is said.',
    'Look at advice in it as at any other advice.',
  ],
  selling: ['A tip about a product one uses is fine. A link with a gain is not.'],
  underAge: [
    'Do not ask for papers. Tell a lead; they know what has to happen.',
    'Stay kind: there is help for them elsewhere.',
  ],
  illegal: ['Keep it as it is for the record: hide, do not argue.', 'Tell a lead at once.'],
  E6: [
    'Do not ask for papers. Ask kindly for their age, in private, and wait for the answer.',
    'If they are under 18, a safeguarding lead ends their place here and tells them of one that fits.',
  ],
  newLink: [
    'Somebody new links out of the community. Look where it leads before others can.',
    'Publish what helps: official pages, a charity, a recipe. Decline a cure, a shop or a link with a gain.',
  ],
  premoderation: [
    'Publish unless a rule speaks against it.',
    'If it worries you, publish or hold it and care for the person.',
  ],
};

/** Help for the gravest sign: for its own code, or for its kind. */
export function helpFor(signals: readonly { code: string; category: string; level: Level }[]): string[] {
  const [first] = [...signals].sort((a, b) => rankOf(b.level) - rankOf(a.level));
  return first ? [...(helpBy[first.code] ?? helpBy[first.category] ?? worried)] : [];
}
