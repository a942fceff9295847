import type { HandOverViewQuery } from '../gql/graphql.js';
import { useDynamicT, useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';

export type HandOverCase = HandOverViewQuery['handOver']['cases'][number];

/** A note drafted from the timeline: times and counts that are on record, and nothing that was said or thought. */
export function useDraftedNote(): (one: HandOverCase) => string {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  return (one) => {
    // The day in full: the note may be read on another one.
    const at = (instant: string) => `${time.longDay(instant)}, ${time.clock(instant)}`;
    return [
      t('handOver.note.opened', { at: at(one.openedAt) }),
      one.acknowledgedAt && t('handOver.note.taken', { at: at(one.acknowledgedAt) }),
      one.firstContactAt
        ? t('handOver.note.contact', { at: at(one.firstContactAt) })
        : one.attempts === 0 && t('handOver.note.noContact'),
      one.lastAttemptAt &&
        t('handOver.note.tried', {
          count: one.attempts,
          at: at(one.lastAttemptAt),
          result: say(`log.result.${one.lastResult ?? 'SENT'}`),
        }),
      one.signedNotes > 0 && t('handOver.note.notes', { count: one.signedNotes }),
      one.decideBy && t('handOver.note.decide', { at: at(one.decideBy) }),
      one.retryAt && t('handOver.note.retry', { at: at(one.retryAt) }),
      one.lookAgainAt && t('handOver.note.look', { at: at(one.lookAgainAt) }),
    ]
      .filter(Boolean)
      .join('\n');
  };
}
