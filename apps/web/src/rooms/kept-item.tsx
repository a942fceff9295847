import { Link } from 'react-router';
import { HelpCard } from '../platform/help-card.js';
import { useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { RichText } from '../ui/rich-text.js';
import type { Line } from './room-log.js';
import styles from './room.module.css';
import type { RoomData } from './use-room.js';

/** A line of one's own that is kept for the moderators: the words, who reads them and when, and the card. */
export function KeptItem({ line, room, onAnswered }: { line: Line; room: RoomData; onAnswered: () => void }) {
  const t = useT();
  const time = useTime();
  return (
    <article
      data-line={line.id}
      tabIndex={-1}
      className={styles.mine}
      aria-label={t('room.mineAt', { at: time.clock(line.sentAt) })}
    >
      <div className={styles.mineHead}>
        <span>{t('room.youAt', { at: time.clock(line.sentAt) })}</span>
      </div>
      <div className={styles.bubble}>
        <RichText html={line.bodyHtml} className={styles.text} />
      </div>
      {line.helpCard?.choice === 'MODERATORS_ONLY' ? (
        <p className={styles.note}>{t('post.mine.ASKED')}</p>
      ) : (
        <KeptNote room={room} cardSays={line.helpCard?.readBy != null} />
      )}
      {line.helpCard && (
        <div className={styles.card}>
          <HelpCard card={line.helpCard} groupSlug={room.groupSlug} under="message" onAnswered={onAnswered} />
        </div>
      )}
    </article>
  );
}

/** Where the words are, and who reads them when, unless the card says it: nothing is promised while nobody is there. */
export function KeptNote({ room, cardSays = false }: { room: RoomData; cardSays?: boolean }) {
  const t = useT();
  const time = useTime();
  const here = room.moderatorsHere[0];
  return (
    <div className={styles.note}>
      <p>
        {t('room.held')}{' '}
        {!cardSays &&
          (here
            ? t('room.heldHere', { name: here.displayName })
            : room.opensAt
              ? t('room.heldLater', { at: time.dayAndClock(room.opensAt) })
              : t('room.heldSoon'))}
      </p>
      <p className={styles.noteLinks}>
        <a href="/help">{t('app.help')}</a> <Link to={`/messages/team/${room.groupSlug}`}>{t('help.moderator')}</Link>
      </p>
    </div>
  );
}
