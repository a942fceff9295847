import type { QueueRowFieldsFragment } from '../gql/graphql.js';
import { useDynamicT, useT } from '../platform/i18n.js';
import type { IconName } from '../ui/icon-paths.js';
import { countOf, factOf } from './facts.js';

const icons: Record<string, IconName> = {
  DETECTOR: 'scan',
  REPORT: 'flag',
  SELF: 'hand',
  MODERATOR: 'eye',
  PATTERN: 'repeat',
  UNSCREENED: 'warning',
  CLINICIAN: 'stethoscope',
};

/** The drawing of a door into the queue. */
export const sourceIcon = (source: string): IconName => icons[source] ?? 'info';

/** Words of a sign, by its code. */
export function useSignalWords(): (code: string) => string {
  const say = useDynamicT();
  return (code) => say(`signal.${code.split('.')[0]}`, {}, 'signal.unknown');
}

/** Why a row is in the queue, in words: what was noticed, and how many people are worried. */
export function useSourceWords(): (row: Pick<QueueRowFieldsFragment, 'source' | 'sourceFacts'>) => string {
  const t = useT();
  const say = useDynamicT();
  const signal = useSignalWords();
  return ({ source, sourceFacts }) => {
    const code = factOf(sourceFacts, 'code');
    const what = code ? signal(code) : say(`source.${source}`, {}, 'signal.unknown');
    const worried = countOf(sourceFacts, 'worried');
    const reports = countOf(sourceFacts, 'ruleReports');
    const isReport = source === 'REPORT';
    const parts = [
      isReport ? (reports > 0 ? t('source.rule', { count: reports, what }) : '') : what,
      worried > 0 ? t('source.worried', { count: worried }) : '',
    ].filter(Boolean);
    return parts.join('. ') || t('source.REPORT');
  };
}

/** Where it was written. */
export function usePlaceWords(): (row: Pick<QueueRowFieldsFragment, 'placeKind' | 'placeName'>) => string {
  const t = useT();
  const say = useDynamicT();
  return ({ placeKind, placeName }) => {
    if (placeKind === 'SIGNED_OUT') return t('row.place.SIGNED_OUT');
    return placeName ? say(`row.place.${placeKind}`, { place: placeName }, 'row.place.POST') : t('row.place.none');
  };
}

/** Words of a level, such as "2 Urgent". */
export function useLevelWords(): (level: QueueRowFieldsFragment['level']) => string {
  const t = useT();
  return (level) => {
    const mark = ({ CRISIS: 1, RED: 2, AMBER: 3, GREEN: 4 } as const)[level];
    return `${mark} ${t(`level.${mark}`)}`;
  };
}
