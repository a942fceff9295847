import { useQuery } from '@tanstack/react-query';
import type { Level } from '@kith/contracts/level';
import { AgreedTimes } from './agreed-times.graphql.js';
import { queryOf } from './graphql.js';
import { useT } from './i18n.js';

/** The times of the note, until the answer is here. */
const standard = {
  looks: [
    { level: 'CRISIS', minutes: 3 },
    { level: 'RED', minutes: 15 },
    { level: 'AMBER', minutes: 240 },
  ],
  revealMinutes: 60,
};
const hour = 60;
const day = 24 * hour;

/** A span in words; whole hours and days are easier to read than many minutes. */
export function useSpanWords(): (minutes: number) => string {
  const t = useT();
  return (minutes) => {
    if (minutes >= day && minutes % day === 0) return t('span.days', { value: minutes / day });
    if (minutes > hour && minutes % hour === 0) return t('span.hours', { value: minutes / hour });
    return t('span.minutes', { value: minutes });
  };
}

/** What this organisation promises, in words for staff: how soon a level is looked at, how long details are seen (R13). */
export function useAgreedTimes(): { look: (level: Level) => string; reveal: string } {
  const words = useSpanWords();
  const { looks, revealMinutes } =
    useQuery({ ...queryOf(AgreedTimes), staleTime: 60_000 }).data?.agreedTimes ?? standard;
  return {
    look: (level) => words(looks.find((each) => each.level === level)?.minutes ?? 0),
    reveal: words(revealMinutes),
  };
}
