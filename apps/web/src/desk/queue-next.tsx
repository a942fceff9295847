import type { DeskQueueQuery } from '../gql/graphql.js';
import { T, useT } from '../platform/i18n.js';
import { markOf } from '../platform/levels.js';
import { Button } from '../ui/button.js';
import { Icon } from '../ui/icon.js';
import styles from './desk.module.css';
import { KeyMark } from './keys-help.js';
import { useLevelWords } from './source-words.js';

interface QueueNextProps {
  queue: DeskQueueQuery['queue'];
  pending: boolean;
  /** Why nothing can be claimed now. */
  offBecause?: string | undefined;
  onClaim: () => void;
}

/** The next right thing, with the lane share as pips: four Urgent, one Soon, so that Soon is never starved (R17). */
export function QueueNext({ queue, pending, offBecause, onClaim }: QueueNextProps) {
  const t = useT();
  const level = useLevelWords();
  const { next, lanes } = queue;
  const laneWord = (lane: (typeof lanes)[number]['lane']) => t(`level.${markOf[lane]}`);

  return (
    <section className={styles.next} aria-label={t('queue.claimNext')}>
      <div>
        <p className={styles.nextTitle}>
          {next ? (
            <T
              id={next.placeName ? 'queue.nextIn' : 'queue.next'}
              values={{ level: level(next.level), place: next.placeName }}
            />
          ) : (
            t('queue.nextNone')
          )}
        </p>
        <p className={styles.nextNote}>{t(next ? 'queue.share' : 'queue.nextNoneNote')}</p>
        {lanes.length > 0 && (
          <ol className={styles.lanes}>
            {lanes.map(({ lane, done, next: isNext }, at) => (
              <li key={at} className={done ? styles.laneDone : isNext ? styles.laneNext : undefined}>
                {done && <Icon name="check" size={1} />}
                <span className={done ? 'visually-hidden' : undefined}>
                  {done
                    ? t('queue.laneDone', { lane: laneWord(lane) })
                    : isNext
                      ? t('queue.laneNext', { lane: laneWord(lane) })
                      : laneWord(lane)}
                </span>
                {done && <span aria-hidden="true">{laneWord(lane)}</span>}
              </li>
            ))}
          </ol>
        )}
      </div>
      {next && (
        <Button kind="primary" size="large" pending={pending} offBecause={offBecause} onPress={onClaim}>
          {t('queue.claimNext')} <KeyMark>C</KeyMark>
        </Button>
      )}
    </section>
  );
}
