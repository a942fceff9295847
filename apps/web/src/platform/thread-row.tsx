import { Link } from 'react-router';
import type { ThreadRowFieldsFragment } from '../gql/graphql.js';
import { Portrait } from '../ui/portrait.js';
import { Tag } from '../ui/tag.js';
import { Fold } from './fold.js';
import { useT } from './i18n.js';
import styles from './thread-row.module.css';
import { useTime } from './use-time.js';

interface ThreadRowProps {
  thread: ThreadRowFieldsFragment;
  /** Lists of several groups say which group it is. */
  showGroup?: boolean;
}

/** A thread as a line: title, first words, and whether there is something new or nobody has answered. */
export function ThreadRow({ thread, showGroup = false }: ThreadRowProps) {
  const t = useT();
  const time = useTime();
  const heading = (title: string) => (
    <h3>
      <Link to={`/t/${thread.id}`}>{title}</Link>
    </h3>
  );
  return (
    <article className={styles.row}>
      {thread.author && <Portrait name={thread.author.avatar} size={48} />}
      <div className={styles.words}>
        <Fold of={thread.id} notes={thread.contentNotes} title={heading}>
          {heading(thread.title)}
          <p className={styles.first}>{thread.firstLine}</p>
        </Fold>
        <p className={styles.facts}>
          {thread.isUnread && (
            <b className={styles.new}>
              {thread.newReplies > 0 ? t('row.newReplies', { count: thread.newReplies }) : t('row.new')}
            </b>
          )}
          {thread.advice && <Tag tone="sand">{t(`row.advice.${thread.advice}`)}</Tag>}
          {thread.replyCount === 0 && <Tag tone="sand">{t('row.noReply')}</Tag>}
          {thread.topic && <Tag tone="sand">{t('row.about', { topic: thread.topic })}</Tag>}
          {showGroup ? <span>{thread.groupName}</span> : <span>{thread.author?.displayName}</span>}
          {!thread.isUnread && thread.replyCount > 0 && <span>{t('row.replies', { count: thread.replyCount })}</span>}
          <span>{time.dayAndClock(thread.lastActivityAt)}</span>
        </p>
      </div>
    </article>
  );
}
