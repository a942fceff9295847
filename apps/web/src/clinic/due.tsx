import type { CaseRowFieldsFragment } from '../gql/graphql.js';
import { useDynamicT, useT } from '../platform/i18n.js';
import { useNow, useTime } from '../platform/use-time.js';
import { TimeLeft } from '../ui/time-left.js';

export type Due = Pick<CaseRowFieldsFragment, 'dueAt' | 'dueFor' | 'level'> & { isMine?: boolean };

/** Words for the promise that runs now: "3 min 48 s to acknowledge", or "By 6pm today" where hours are enough. */
export function useDueWords(due: Due): { words: string; note: string } | null {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const now = useNow(1000);
  if (!due.dueAt || !due.dueFor) return null;
  const { words, isLate, seconds } = time.left(due.dueAt, now);
  const note = say(due.dueFor === 'ENTRY' && due.isMine === false ? 'due.ENTRY.other' : `due.${due.dueFor}`);
  if (isLate) return { words: t('due.late', { span: words }), note };
  const isFar = seconds > 4 * 3600 || due.level === 'AMBER';
  if (!isFar) return { words, note };
  if (time.daysAway(due.dueAt, now) === 0)
    return { words: t('due.by', { at: time.shortClock(due.dueAt) }), note: t('due.today') };
  return { words: time.day(due.dueAt, now), note: `${time.shortClock(due.dueAt)}, ${note}` };
}

/** The same in the place of a row. */
export function DueCell({ due }: { due: Due }) {
  const words = useDueWords(due);
  return words && <TimeLeft {...words} />;
}
