import type { TextField } from './field.js';

/** What words are for. */
export const templateUses = [
  'CHECK_IN',
  'AFTER_CRISIS',
  'SUPPORT',
  'RETURN',
  'HIDE',
  'REMOVE',
  'RESTRICT',
  'REPLIES_OFF',
  'DECLINE',
  'CLOSE',
] as const;
export type TemplateUse = (typeof templateUses)[number];

/** Words to begin from. {name} and {emergency} are filled by the product, the other blanks by a person (R23). */
export interface ShippedTemplate {
  id: string;
  name: string;
  body: string;
  for: TemplateUse;
}

/** Languages that words to members may be agreed in. English is always there and stands in for the others. */
export const templateLanguages = ['en', 'es'] as const;
export type TemplateLanguage = (typeof templateLanguages)[number];

/** The set of R23, in English, until a clinical lead and a second person agree on other words. */
export const shippedTemplates: readonly ShippedTemplate[] = [
  {
    id: 'checkIn',
    name: 'Ask how they are, plainly',
    for: 'CHECK_IN',
    body: 'Hello {name}. I am one of the moderators. You wrote: "{theirWords}". It stayed with me, so I want to ask you straight. Are you thinking about ending your life, or are you in danger from your sugars right now? You are not in trouble. If your life is in danger, call {emergency}. I am here until {time}, and one of our nurses can write to you if you would like that.',
  },
  {
    id: 'afterCrisis',
    name: 'After a post about danger',
    for: 'AFTER_CRISIS',
    body: 'Hello {name}. We read what you wrote about {theirWords}. You do not have to carry this alone tonight. If your life is in danger, call {emergency} now. A clinician has been told and will write to you here. Is somebody with you?',
  },
  {
    id: 'insulinShort',
    name: 'Running short of insulin or supplies',
    for: 'SUPPORT',
    body: 'Hello {name}. You wrote that {theirWords}. Running short is more common than people say, and there are ways to get some today: a chemist can often give an emergency supply, and so can the out-of-hours line. If you feel sick, are being sick or breathe fast, call {emergency}. Can you tell me how much you have left? I can ask one of our nurses to write to you.',
  },
  {
    id: 'kindWord',
    name: 'A kind word and an open door',
    for: 'SUPPORT',
    body: 'Hello {name}. You wrote about {theirWords}. Thank you for saying it here. I am one of the moderators and I am here until {time}. Would it help to talk about what today was like?',
  },
  {
    id: 'hiddenForSafety',
    name: 'Post hidden, some details are risky',
    for: 'HIDE',
    body: 'Thank you for telling us how you feel, {name}. We have hidden your post for now. Some details in it could hurt others who are struggling too: {detail}. You have done nothing wrong. Only you and our team can see it. If your life is in danger, call {emergency}. You can write back to us here.',
  },
  {
    id: 'editedForSafety',
    name: 'Please change one detail',
    for: 'HIDE',
    body: 'Hello {name}. We have hidden your post until one detail is changed: {detail}. The rest can stay just as you wrote it. Change it and tell us here, and we will show it again.',
  },
  {
    id: 'personalDetails',
    name: 'Personal details shown',
    for: 'REMOVE',
    body: 'Hello {name}. Your post showed {detail}. We took it down so that nobody can misuse it. You can post it again without that part. If you think we got it wrong, ask for another look: a different person will read it.',
  },
  {
    id: 'dosingAdvice',
    name: 'Advice about doses',
    for: 'REMOVE',
    body: 'Hello {name}. Your reply told somebody what to take: {detail}. What is right for you can harm another person, so we took it down. Our rule says: share what you did, not what others should do. Your account is fine. If you think we got it wrong, ask for another look.',
  },
  {
    id: 'takenDown',
    name: 'Taken down',
    for: 'REMOVE',
    body: 'Hello {name}. We took down your post because of this: {detail}. A moderator read it and made this choice. If you think we got it wrong, ask for another look. A different person will read it.',
  },
  {
    id: 'firstWarning',
    name: 'First word about a rule',
    for: 'SUPPORT',
    body: 'Hello {name}. A word about this: {detail}. It may not have been meant that way, but it landed hard. Please keep our rules in mind. Nothing else happens now.',
  },
  {
    id: 'pause',
    name: 'A pause from writing',
    for: 'RESTRICT',
    body: 'Hello {name}. You cannot write here until {time}. This is because of {detail}. You can still read, write to us, and get help. If you think we got it wrong, ask for another look.',
  },
  {
    id: 'repliesOff',
    name: 'Replies are off',
    for: 'REPLIES_OFF',
    body: 'Hello {name}. We have turned off replies to your post for now, because {detail}. Your words stay. You have done nothing wrong. We will look again by {time}.',
  },
  {
    id: 'declined',
    name: 'Not published',
    for: 'DECLINE',
    body: 'Hello {name}. We have not published your post, because of this: {detail}. You can change it and send it again. If you think we got it wrong, ask for another look.',
  },
  {
    id: 'returnPlan',
    name: 'Welcome back after a pause',
    for: 'RETURN',
    body: 'Hello {name}. Your pause is over and you can write again. Good to have you back. If {detail} comes up again, write to us first.',
  },
  {
    id: 'askAge',
    name: 'Ask for their age',
    for: 'CHECK_IN',
    body: 'Hello {name}. A kind question, and you are not in trouble. These groups are for people of 18 and over. You wrote about {theirWords}. Are you 18 or older? Please answer here; nobody but our team reads it. If you are younger, we help you to find a place that is made for you. If your life is in danger, call {emergency}.',
  },
  {
    id: 'tooYoung',
    name: 'Goodbye to somebody too young',
    for: 'CLOSE',
    body: 'Hello {name}. Thank you for being with us. These groups are for people of 18 and over, so your place in them ends today. You have done nothing wrong. There are places made for people of your age: {detail}. Your diabetes team or a school nurse can help as well. You can still sign in, read this and use Get help now, at any hour. If your life is in danger, call {emergency}. If you are 18 or older, ask for another look: a different person will read it.',
  },
  {
    id: 'condolence',
    name: 'After a loss',
    for: 'SUPPORT',
    body: 'Dear {name}. We are so sorry about {theirWords}. There are no right words for this. Take all the time you need. If you want to talk to one of us, write here, at any hour; somebody will answer.',
  },
];

/** The words of each template by id and language, for example `checkIn.en`. An empty text gives way to the English one. */
export type TemplateTexts = Readonly<Record<string, string>>;

/** What must stay whatever else changes: the way to help, and when a pause ends. */
const kept = ({ body, for: use }: ShippedTemplate): string[] => [
  ...(body.includes('{emergency}') ? ['emergency'] : []),
  ...(use === 'RESTRICT' ? ['time'] : []),
];

export const templateFields: Readonly<Record<string, TextField>> = Object.fromEntries(
  shippedTemplates.flatMap((template) => [
    [`${template.id}.en`, { kind: 'text', standard: template.body, keeps: kept(template), mayBeEmpty: false }],
    [`${template.id}.es`, { kind: 'text', standard: '', keeps: kept(template), mayBeEmpty: true }],
  ]),
);

/** The language of a person's words, from a locale such as `es-MX`. */
export const languageOf = (locale: string): TemplateLanguage =>
  templateLanguages.find((language) => language === locale.slice(0, 2).toLowerCase()) ?? 'en';

/** The agreed words in a language, or in English where nobody has agreed on any. */
export const textOf = (texts: TemplateTexts, id: string, language: TemplateLanguage): string =>
  texts[`${id}.${language}`] || texts[`${id}.en`] || '';

/** What the text of a field is for, as staff read it. */
export const nameOfTemplate = (key: string): string =>
  shippedTemplates.find(({ id }) => key.startsWith(`${id}.`))?.name ?? '';
