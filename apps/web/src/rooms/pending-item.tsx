import { useDynamicT, useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { Button } from '../ui/button.js';
import { Icon } from '../ui/icon.js';
import { KeptNote } from './kept-item.js';
import type { Pending } from './room-outbox.js';
import styles from './room.module.css';
import type { RoomData } from './use-room.js';

interface PendingItemProps {
  item: Pending;
  room: RoomData;
  onTryAgain: () => void;
  onDelete: () => void;
}

/** A message of one's own that is not in the room yet: on its way, waiting, refused, or kept for the moderators. */
export function PendingItem({ item, room, onTryAgain, onDelete }: PendingItemProps) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const stuck = item.state === 'waiting' || item.state === 'refused';
  return (
    <article
      data-line={item.key}
      tabIndex={-1}
      className={styles.mine}
      aria-label={t('room.mineAt', { at: time.clock(item.at) })}
    >
      <div className={styles.mineHead}>
        <span>{item.state === 'sending' ? t('room.sending') : t('room.youAt', { at: time.clock(item.at) })}</span>
      </div>
      <div
        className={`${styles.bubble} ${stuck || item.state === 'slow' || item.state === 'paused' ? styles.unsent : ''}`}
      >
        {item.replyTo?.firstWords && (
          <p className={styles.quote}>
            <b>{item.replyTo.authorName}</b> {item.replyTo.firstWords}
          </p>
        )}
        <p className={`${styles.text} ${styles.raw}`}>{item.body}</p>
      </div>
      {item.state === 'slow' && (
        <p className={styles.note}>{t('room.slowWait', { at: time.clock(item.goesAt ?? item.at) })}</p>
      )}
      {item.state === 'paused' && (
        <>
          <p className={styles.note}>{t('pause.waits')}</p>
          <div className={styles.retry}>
            <Button kind="quiet" onPress={onDelete}>
              {t('room.delete')}
            </Button>
          </div>
        </>
      )}
      {item.state === 'held' && <KeptNote room={room} />}
      {stuck && (
        <>
          <p className={styles.notSent}>
            <Icon name="cloud-off" size={1.25} />
            <span>
              <b>{t('room.notSentShort')}</b>{' '}
              {item.state === 'waiting' ? t('room.waits') : say(`refusal.${item.code}`, {}, 'refusal.unknown')}
            </span>
          </p>
          <div className={styles.retry}>
            <Button kind="quiet" onPress={onDelete}>
              {t('room.delete')}
            </Button>
            <Button icon="retry" onPress={onTryAgain}>
              {t('app.retry')}
            </Button>
          </div>
        </>
      )}
    </article>
  );
}
