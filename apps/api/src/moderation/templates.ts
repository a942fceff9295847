import { DomainError } from '@kith/domain/refusal';

/** Words to begin from. {name} and {emergency} are filled by the product, the other blanks by a person (R23). */
export interface MessageTemplate {
  id: string;
  /** Raised with every change of the words; kept with each message that used it. */
  version: number;
  name: string;
  body: string;
  for: TemplateUse;
}

/** What words are for. Those of a private message are the first four. */
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
] as const;
export type TemplateUse = (typeof templateUses)[number];
export const letterUses: readonly TemplateUse[] = ['CHECK_IN', 'AFTER_CRISIS', 'SUPPORT', 'RETURN'];

const filled = ['name', 'emergency'] as const;

/** The set of R23, in English. They wait for the clinical lead's signature; the version changes with the words. */
export const templates: readonly MessageTemplate[] = [
  {
    id: 'checkIn',
    version: 1,
    name: 'Ask how they are, plainly',
    for: 'CHECK_IN',
    body: 'Hello {name}. I am one of the moderators. You wrote: "{theirWords}". It stayed with me, so I want to ask you straight. Are you thinking about ending your life, or are you in danger from your sugars right now? You are not in trouble. If your life is in danger, call {emergency}. I am here until {time}, and one of our nurses can write to you if you would like that.',
  },
  {
    id: 'afterCrisis',
    version: 1,
    name: 'After a post about danger',
    for: 'AFTER_CRISIS',
    body: 'Hello {name}. We read what you wrote about {theirWords}. You do not have to carry this alone tonight. If your life is in danger, call {emergency} now. A clinician has been told and will write to you here. Is somebody with you?',
  },
  {
    id: 'insulinShort',
    version: 1,
    name: 'Running short of insulin or supplies',
    for: 'SUPPORT',
    body: 'Hello {name}. You wrote that {theirWords}. Running short is more common than people say, and there are ways to get some today: a chemist can often give an emergency supply, and so can the out-of-hours line. If you feel sick, are being sick or breathe fast, call {emergency}. Can you tell me how much you have left? I can ask one of our nurses to write to you.',
  },
  {
    id: 'kindWord',
    version: 1,
    name: 'A kind word and an open door',
    for: 'SUPPORT',
    body: 'Hello {name}. You wrote about {theirWords}. Thank you for saying it here. I am one of the moderators and I am here until {time}. Would it help to talk about what today was like?',
  },
  {
    id: 'hiddenForSafety',
    version: 1,
    name: 'Post hidden, some details are risky',
    for: 'HIDE',
    body: 'Thank you for telling us how you feel, {name}. We have hidden your post for now. Some details in it could hurt others who are struggling too: {detail}. You have done nothing wrong. Only you and our team can see it. If your life is in danger, call {emergency}. You can write back to us here.',
  },
  {
    id: 'editedForSafety',
    version: 1,
    name: 'Please change one detail',
    for: 'HIDE',
    body: 'Hello {name}. We have hidden your post until one detail is changed: {detail}. The rest can stay just as you wrote it. Change it and tell us here, and we will show it again.',
  },
  {
    id: 'personalDetails',
    version: 1,
    name: 'Personal details shown',
    for: 'REMOVE',
    body: 'Hello {name}. Your post showed {detail}. We took it down so that nobody can misuse it. You can post it again without that part. If you think we got it wrong, ask for another look: a different person will read it.',
  },
  {
    id: 'dosingAdvice',
    version: 1,
    name: 'Advice about doses',
    for: 'REMOVE',
    body: 'Hello {name}. Your reply told somebody what to take: {detail}. What is right for you can harm another person, so we took it down. Our rule says: share what you did, not what others should do. Your account is fine. If you think we got it wrong, ask for another look.',
  },
  {
    id: 'takenDown',
    version: 1,
    name: 'Taken down',
    for: 'REMOVE',
    body: 'Hello {name}. We took down your post because of this: {detail}. A moderator read it and made this choice. If you think we got it wrong, ask for another look. A different person will read it.',
  },
  {
    id: 'firstWarning',
    version: 1,
    name: 'First word about a rule',
    for: 'SUPPORT',
    body: 'Hello {name}. A word about this: {detail}. It may not have been meant that way, but it landed hard. Please keep our rules in mind. Nothing else happens now.',
  },
  {
    id: 'pause',
    version: 1,
    name: 'A pause from writing',
    for: 'RESTRICT',
    body: 'Hello {name}. You cannot write here until {time}. This is because of {detail}. You can still read, write to us, and get help. If you think we got it wrong, ask for another look.',
  },
  {
    id: 'repliesOff',
    version: 1,
    name: 'Replies are off',
    for: 'REPLIES_OFF',
    body: 'Hello {name}. We have turned off replies to your post for now, because {detail}. Your words stay. You have done nothing wrong. We will look again by {time}.',
  },
  {
    id: 'declined',
    version: 1,
    name: 'Not published',
    for: 'DECLINE',
    body: 'Hello {name}. We have not published your post, because of this: {detail}. You can change it and send it again. If you think we got it wrong, ask for another look.',
  },
  {
    id: 'returnPlan',
    version: 1,
    name: 'Welcome back after a pause',
    for: 'RETURN',
    body: 'Hello {name}. Your pause is over and you can write again. Good to have you back. If {detail} comes up again, write to us first.',
  },
  {
    id: 'condolence',
    version: 1,
    name: 'After a loss',
    for: 'SUPPORT',
    body: 'Dear {name}. We are so sorry about {theirWords}. There are no right words for this. Take all the time you need. If you want to talk to one of us, write here, at any hour; somebody will answer.',
  },
];

const emergencyNumbers: Readonly<Record<string, string>> = { GB: '999' };

/** What the product fills in itself: the name in this group and the emergency number of the country. */
export interface FillIn {
  name: string;
  country: string;
}

export const fill = (body: string, { name, country }: FillIn): string =>
  body.replaceAll('{name}', name).replaceAll('{emergency}', emergencyNumbers[country] ?? 'your emergency number');

/** Blanks that a person must fill, in order. When a pause ends is known only when it begins, so the product fills it. */
export const blanksIn = ({ body, for: use }: MessageTemplate): string[] => {
  const known: readonly string[] = use === 'RESTRICT' ? [...filled, 'time'] : filled;
  return [...new Set([...body.matchAll(/\{([a-zA-Z]+)\}/g)].map((match) => match[1] as string))].filter(
    (blank) => !known.includes(blank),
  );
};

/** "Friday 27 November, 6:30pm" where the member lives. */
export const clockWords = (at: Date, timeZone: string): string => {
  const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone });
  const clock = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit', hour12: true, timeZone });
  return `${day.format(at)}, ${clock.format(at).replace(/\s/g, '')}`;
};

const longestBlank = 600;
const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The template of this name, or null for none. Refuses an unknown one. */
export function templateOf(id: string | null): MessageTemplate | null {
  const template = templates.find((each) => each.id === id);
  if (id !== null && !template) throw new DomainError('input.invalid', { field: 'templateId' });
  return template ?? null;
}

/**
 * Refuses `reviewItem.templateNeeded` when the words do not follow the template or a blank is still open: nothing goes
 * out as boilerplate, and peers say what was agreed (R23).
 */
export function checkTemplate(template: MessageTemplate, words: string, facts: FillIn): void {
  const blanks = blanksIn(template);
  const parts = blanks.length
    ? fill(template.body, facts).split(new RegExp(`\\{(?:${blanks.join('|')})\\}`))
    : [fill(template.body, facts)];
  const shape = new RegExp(
    `^${parts.map((part) => literal(part.trim()).replace(/\s+/g, '\\s+')).join(`\\s*([^{}]{1,${longestBlank}}?)\\s*`)}$`,
    's',
  );
  if (!shape.test(words.trim())) throw new DomainError('reviewItem.templateNeeded', { templateId: template.id });
}
