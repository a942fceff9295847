import { DomainError } from '@kith/domain/refusal';

import {
  languageOf,
  shippedTemplates,
  type ShippedTemplate,
  type TemplateTexts,
  type TemplateUse,
  textOf,
} from '@kith/domain/configuration/templates';

/** A template as it is agreed now, in one language. */
export interface MessageTemplate extends ShippedTemplate {
  /** The version of the agreed templates it is from; kept with each message that used it (R23). */
  version: number;
}

/** What may be written as a private message. */
export const letterUses: readonly TemplateUse[] = ['CHECK_IN', 'AFTER_CRISIS', 'SUPPORT', 'RETURN'];

const filled = ['name', 'emergency'] as const;

/** All templates with their agreed words, in the language of a locale. */
export const templatesIn = (agreed: { texts: TemplateTexts; version: number }, locale: string): MessageTemplate[] =>
  shippedTemplates.map((template) => ({
    ...template,
    body: textOf(agreed.texts, template.id, languageOf(locale)),
    version: agreed.version,
  }));

const emergencyNumbers: Readonly<Record<string, string>> = { GB: '999' };

/** What the product fills in itself: the name in this group and the emergency number of the country. */
export interface FillIn {
  name: string;
  country: string;
  /** Language and region of whoever reads it, such as en-GB. */
  locale: string;
}

export const fill = (body: string, { name, country }: Pick<FillIn, 'name' | 'country'>): string =>
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

/** Refuses the name of a template that there is not. */
export function checkTemplateId(id: string | null): void {
  if (id !== null && !shippedTemplates.some((template) => template.id === id))
    throw new DomainError('input.invalid', { field: 'templateId' });
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
