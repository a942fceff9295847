import { memo } from 'react';
import { HelpCard } from '../platform/help-card.js';
import { useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { Menu, type MenuItem } from '../ui/menu.js';
import { Portrait } from '../ui/portrait.js';
import { RichText } from '../ui/rich-text.js';
import { Tag } from '../ui/tag.js';
import { KeptItem } from './kept-item.js';
import type { Line } from './room-log.js';
import type { RoomData } from './use-room.js';
import styles from './room.module.css';

export interface LineActions {
  reply: (line: Line) => void;
  takeBack: (line: Line) => void;
  ask: () => void;
  report: (line: Line) => void;
  reportPerson: (line: Line) => void;
  silence: (line: Line, kind: 'MUTE' | 'BLOCK') => void;
  moderate: ((line: Line) => void) | null;
  cardAnswered: () => void;
}

interface MessageItemProps {
  line: Line;
  folded: boolean;
  /** It is kept for the moderators and only its author still sees it. */
  kept: Line | null;
  room: RoomData;
  actions: LineActions;
}

/** One line of chat. Others stand on the canvas; only one's own has a bubble. */
export const MessageItem = memo(function MessageItem({ line, folded, kept, room, actions }: MessageItemProps) {
  const t = useT();
  const time = useTime();
  const { author } = line;
  const { groupSlug } = room;

  if (kept) return <KeptItem line={kept} room={room} onAnswered={actions.cardAnswered} />;

  if (line.state !== 'SHOWN' || folded) {
    const gone = line.isMine
      ? line.state === 'HIDDEN'
        ? 'room.stub.mineHidden'
        : 'room.stub.mineBack'
      : line.state === 'HIDDEN'
        ? 'room.stub.hidden'
        : 'room.stub.back';
    return (
      <article data-line={line.id} tabIndex={-1} className={`${styles.stub} ${line.isMine ? styles.mineStub : ''}`}>
        <p>{line.state === 'SHOWN' ? t('post.stub.MUTED', { name: author.displayName }) : t(gone)}</p>
        {line.isMine && line.helpCard && (
          <HelpCard card={line.helpCard} groupSlug={groupSlug} under="message" onAnswered={actions.cardAnswered} />
        )}
      </article>
    );
  }

  const items: MenuItem[] = [
    ...(room.viewerCan.send
      ? [{ id: 'reply', text: t('post.reply'), icon: 'reply' as const, onChoose: () => actions.reply(line) }]
      : []),
    ...(line.isMine
      ? [{ id: 'back', text: t('post.takeDown'), icon: 'undo' as const, onChoose: () => actions.takeBack(line) }]
      : [
          { id: 'report', text: t('post.report'), icon: 'flag' as const, onChoose: () => actions.report(line) },
          {
            id: 'person',
            text: t('room.reportPerson', { name: author.displayName }),
            icon: 'person' as const,
            onChoose: () => actions.reportPerson(line),
          },
          ...(author.isModerator
            ? []
            : [
                {
                  id: 'fold',
                  text: t('post.mute', { name: author.displayName }),
                  icon: 'mute' as const,
                  onChoose: () => actions.silence(line, 'MUTE'),
                },
                {
                  id: 'block',
                  text: t('post.block', { name: author.displayName }),
                  icon: 'eye-off' as const,
                  onChoose: () => actions.silence(line, 'BLOCK'),
                },
              ]),
        ]),
    { id: 'ask', text: t('post.ask'), icon: 'checklist', onChoose: actions.ask },
    ...(actions.moderate && !line.isMine
      ? [{ id: 'moderate', text: t('post.moderate'), icon: 'hand' as const, onChoose: () => actions.moderate?.(line) }]
      : []),
  ];
  const menu = (
    <Menu
      iconOnly
      size="small"
      label={
        line.isMine
          ? t('room.moreMine', { at: time.clock(line.sentAt) })
          : t('room.moreOf', { name: author.displayName, at: time.clock(line.sentAt) })
      }
      items={items}
    />
  );
  const quote = line.replyTo && (
    <p className={styles.quote}>
      <b>{line.replyTo.authorName}</b> {line.replyTo.firstWords}
    </p>
  );

  if (line.isMine) {
    return (
      <article
        data-line={line.id}
        tabIndex={-1}
        className={styles.mine}
        aria-label={t('room.mineAt', { at: time.clock(line.sentAt) })}
      >
        <div className={styles.mineHead}>
          <span>{t('room.youAt', { at: time.clock(line.sentAt) })}</span>
          {menu}
        </div>
        <div className={styles.bubble}>
          {quote}
          <RichText html={line.bodyHtml} className={styles.text} />
        </div>
        {line.helpCard && (
          <div className={styles.card}>
            <HelpCard card={line.helpCard} groupSlug={groupSlug} under="message" onAnswered={actions.cardAnswered} />
          </div>
        )}
      </article>
    );
  }
  return (
    <article
      data-line={line.id}
      tabIndex={-1}
      className={styles.other}
      aria-label={t('room.messageOf', { name: author.displayName, at: time.clock(line.sentAt) })}
    >
      <Portrait name={author.avatar} size={36} />
      <div className={styles.said}>
        <div className={styles.who}>
          <h2>{author.displayName}</h2>
          {author.isModerator && <Tag tone="soft">{t('role.moderator')}</Tag>}
          <time dateTime={line.sentAt}>{time.clock(line.sentAt)}</time>
          {menu}
        </div>
        {quote}
        <RichText html={line.bodyHtml} className={styles.text} />
      </div>
    </article>
  );
});
