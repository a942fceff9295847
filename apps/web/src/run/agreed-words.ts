import { levels } from '@kith/contracts/level';
import type { AgreedFieldFieldsFragment, ConfigurationPartName } from '../gql/graphql.js';
import { useSpanWords } from '../platform/agreed-times.js';
import { useDynamicT, useT } from '../platform/i18n.js';

export type AgreedField = AgreedFieldFieldsFragment;

export const partNames: readonly ConfigurationPartName[] = [
  'timers',
  'templates',
  'thresholds',
  'staffedHours',
  'reveals',
  'retention',
];
export const partOf = (name: string | undefined): ConfigurationPartName | null =>
  partNames.find((part) => part === name) ?? null;

/** Minutes in each unit of time. */
const minutesIn: Readonly<Record<string, number>> = { minutes: 1, hours: 60, days: 24 * 60 };

/** Level that a field is about; null where it holds for every level. */
export const levelOf = ({ key }: { key: string }) => levels.find((level) => key.endsWith(`.${level}`)) ?? null;

/** Language of a text to members. */
export const languageOf = ({ key }: { key: string }): 'en' | 'es' => (key.endsWith('.es') ? 'es' : 'en');

/** Whose matter a part is besides those of the clinical lead. */
export const whoProposes = ({ name }: { name: ConfigurationPartName }) =>
  name === 'reveals' || name === 'retention' ? 'privacy' : 'care';

/** Names of fields and their values as staff read them. */
export function useFieldWords(part: ConfigurationPartName) {
  const t = useT();
  const say = useDynamicT();
  const span = useSpanWords();
  const number = (unit: string, value: number) => {
    const minutes = minutesIn[unit];
    return minutes ? span(value * minutes) : say(`agreed.unit.${unit}`, { value });
  };
  return {
    /** A template is named by what it is for and its language, a step by its name. */
    name: ({ key, kind, name }: Pick<AgreedField, 'key' | 'kind' | 'name'>): string =>
      kind === 'text'
        ? t('agreed.text', { name: name ?? key, language: languageOf({ key }) })
        : say(`agreed.${part}.${key.split('.')[0]}`),
    value: ({ kind, unit }: Pick<AgreedField, 'kind' | 'unit'>, value: string): string => {
      if (kind === 'number') return number(unit ?? 'count', Number(value));
      if (kind === 'hours') return value ? t('agreed.hours', hoursOf(value)) : t('agreed.nobody');
      return value || t('agreed.englishStandsIn');
    },
  };
}

const hoursOf = (value: string) => {
  const [from = '', until = ''] = value.split('-');
  return { from, until };
};
