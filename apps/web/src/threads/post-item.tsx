import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { PostFieldsFragment, ThreadViewQuery } from '../gql/graphql.js';
import { Fold } from '../platform/fold.js';
import { HelpCard } from '../platform/help-card.js';
import { useDynamicT, useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { Button } from '../ui/button.js';
import { Menu, type MenuItem } from '../ui/menu.js';
import { Person } from '../ui/person.js';
import { RichText } from '../ui/rich-text.js';
import { Tag } from '../ui/tag.js';
import { BesideWords } from './beside-words.js';
import { OwnNotice } from './own-notice.js';
import { toPost } from './pages.js';
import { EditForm } from './post-edit.js';
import { HistoryDialog } from './post-history.js';
import styles from './thread.module.css';
import { usePostActions } from './use-post-actions.js';

interface PostItemProps {
  post: PostFieldsFragment;
  group: NonNullable<ThreadViewQuery['thread']>['group'];
  /** The opening post is a letter, with the title of its thread; replies lie on the canvas. */
  opening?: { threadId: string; title: string };
  onReply: (post: PostFieldsFragment) => void;
}

/** One post: who, when, the words, and what can be done with them. */
export function PostItem({ post, group, opening, onReply }: PostItemProps) {
  const t = useT();
  const time = useTime();
  const [editing, setEditing] = useState(false);
  const [showHistory, setShowHistory] = useState(false);
  const actions = usePostActions(post, {
    edit: () => setEditing(true),
    group: group.name,
    history: () => setShowHistory(true),
  });
  const history = <HistoryDialog postId={post.id} open={showHistory} onClose={() => setShowHistory(false)} />;

  if (!post.author || (post.bodyHtml === null && !post.author.isMe)) {
    return (
      <Stub post={post} items={actions.items.filter(({ id }) => id !== 'link')}>
        {history}
      </Stub>
    );
  }

  const team = post.author.isModerator;
  const meta = post.editedAt
    ? t('post.edited', { at: time.dayAndClock(post.createdAt) })
    : time.dayAndClock(post.createdAt);

  return (
    <article
      id={`post-${post.number}`}
      tabIndex={-1}
      className={[styles.post, opening && styles.letter, team && styles.team].filter(Boolean).join(' ')}
      aria-label={t('post.by', { name: post.author.displayName })}
    >
      <Person
        avatar={post.author.avatar}
        name={post.author.displayName}
        heading={3}
        size={opening ? 56 : 48}
        onSoft={team}
        tag={
          <>
            {team && <Tag tone="team">{t('role.moderator')}</Tag>}
            {post.author.isMe && <Tag tone="soft">{t('post.you')}</Tag>}
          </>
        }
        meta={opening ? undefined : meta}
        note={opening ? meta : undefined}
      />
      <div className={styles.body}>
        {post.author.isMe && !editing && (
          <OwnNotice
            post={post}
            group={group}
            onEdit={() => setEditing(true)}
            onTakeDown={actions.takeDown}
            onPutBack={actions.putBack}
          />
        )}
        {post.replyTo && (
          <p className={styles.replyTo}>
            <Link to={toPost(post.replyTo.number)}>
              {t('post.replyTo', { name: post.replyTo.authorName ?? t('post.someone') })}
            </Link>
          </p>
        )}
        {!editing && <BesideWords post={post} />}
        {editing ? (
          <EditForm
            post={post}
            group={group.name}
            title={opening?.title ?? null}
            onDone={() => setEditing(false)}
            refresh={actions.refresh}
          />
        ) : (
          post.bodyHtml !== null && (
            <Fold of={opening?.threadId ?? post.id} notes={post.contentNotes}>
              <RichText html={post.bodyHtml} className={styles.text} />
            </Fold>
          )
        )}
        {!editing && (
          <div className={styles.actions}>
            {post.viewerCan.reply && (
              <Button kind="quiet" icon="reply" onPress={() => onReply(post)}>
                {t('post.reply')}
              </Button>
            )}
            {post.viewerCan.hear && (
              <Button kind="quiet" icon="heart-hand" pressed={actions.heard} onPress={() => void actions.hear()}>
                {t(actions.heard ? 'post.heard' : 'post.hear')}
              </Button>
            )}
            <Menu label={t('app.more')} items={actions.items} />
          </div>
        )}
        {post.helpCard && (
          <HelpCard
            card={post.helpCard}
            groupSlug={group.slug}
            under="post"
            onAnswered={() => void actions.refresh()}
          />
        )}
      </div>
      {history}
    </article>
  );
}

/** What stands in the place of words that are not shown, with what can still be done about them. */
function Stub({ post, items, children }: { post: PostFieldsFragment; items: MenuItem[]; children: ReactNode }) {
  const t = useT();
  const say = useDynamicT();
  const silenced = post.tombstone === 'MUTED' && post.author;
  return (
    <div className={styles.stub} id={`post-${post.number}`} tabIndex={-1}>
      <p>
        {silenced
          ? t(silenced.silenced === 'BLOCK' ? 'post.stub.BLOCKED' : 'post.stub.MUTED', { name: silenced.displayName })
          : say(`post.stub.${post.tombstone ?? 'TAKEN_DOWN'}`, {}, 'post.stub.TAKEN_DOWN')}
      </p>
      {items.length > 0 && <Menu label={t('app.more')} items={items} />}
      {children}
    </div>
  );
}
