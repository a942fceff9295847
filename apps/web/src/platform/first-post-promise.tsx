import { useSpanWords } from './agreed-times.js';
import { useT } from './i18n.js';

/** What somebody who writes for the first time may count on. A time is said only where it was kept (ux.md 4.1.7). */
export function FirstPostPromise({ minutes }: { minutes: number | null }) {
  const t = useT();
  const span = useSpanWords();
  return <>{minutes === null ? t('greeting.noTime') : t('greeting.promise', { time: span(minutes) })}</>;
}
