import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { PostFieldsFragment } from '../gql/graphql.js';
import { Composer } from '../platform/composer.js';
import { useDraft } from '../platform/draft.js';
import { HelpCard } from '../platform/help-card.js';
import { queryOf, request } from '../platform/graphql.js';
import { useDynamicT, useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Menu } from '../ui/menu.js';
import { Person } from '../ui/person.js';
import { RichText } from '../ui/rich-text.js';
import { Tag } from '../ui/tag.js';
import { EditPost, PostHistory } from './thread.graphql.js';
import styles from './thread.module.css';
import { usePostActions } from './use-post-actions.js';

interface PostItemProps {
  post: PostFieldsFragment;
  groupSlug: string;
  /** The opening post is a letter; replies lie on the canvas. */
  opening?: boolean;
  onReply: (post: PostFieldsFragment) => void;
}

/** One post: who, when, the words, and what can be done with them. */
export function PostItem({ post, groupSlug, opening = false, onReply }: PostItemProps) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const [editing, setEditing] = useState(false);
  const [showHistory, setShowHistory] = useState(false);
  const [shown, setShown] = useState(false);
  const actions = usePostActions(post, { edit: () => setEditing(true), history: () => setShowHistory(true) });

  if (!post.author || (post.bodyHtml === null && !post.author.isMe)) {
    const muted = post.tombstone === 'MUTED';
    return (
      <p className={styles.stub} id={`post-${post.number}`}>
        {muted && post.author
          ? t('post.stub.MUTED', { name: post.author.displayName })
          : say(`post.stub.${post.tombstone ?? 'TAKEN_DOWN'}`, {}, 'post.stub.TAKEN_DOWN')}
      </p>
    );
  }

  const team = post.author.isModerator;
  const meta = post.editedAt
    ? t('post.edited', { at: time.dayAndClock(post.createdAt) })
    : time.dayAndClock(post.createdAt);
  const mine = post.author.isMe ? whereMineIs(post) : null;
  const notice = mine && say(`post.mine.${mine}`, {}, 'post.mine.WAITING');

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
        {notice && (
          <p className={styles.held} role="status">
            {notice}
          </p>
        )}
        {post.replyTo && (
          <p className={styles.replyTo}>
            <a href={`?post=${post.replyTo.number}`}>
              {t('post.replyTo', { name: post.replyTo.authorName ?? t('post.someone') })}
            </a>
          </p>
        )}
        {editing ? (
          <EditForm post={post} onDone={() => setEditing(false)} refresh={actions.refresh} />
        ) : post.author.silenced === 'MUTE' && !shown ? (
          <p className={styles.stub}>
            {t('post.stub.MUTED', { name: post.author.displayName })}{' '}
            <Button kind="quiet" onPress={() => setShown(true)}>
              {t('post.showOnce')}
            </Button>
          </p>
        ) : (
          <RichText html={post.bodyHtml ?? ''} className={styles.text} />
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
          <HelpCard card={post.helpCard} groupSlug={groupSlug} under="post" onAnswered={() => void actions.refresh()} />
        )}
      </div>
      <History postId={post.id} open={showHistory} onClose={() => setShowHistory(false)} />
    </article>
  );
}

function EditForm({
  post,
  onDone,
  refresh,
}: {
  post: PostFieldsFragment;
  onDone: () => void;
  refresh: () => Promise<unknown>;
}) {
  const t = useT();
  const { thread = '' } = useParams();
  const draft = useDraft(`edit:${thread}:${post.id}`, { title: '', body: post.bodySource ?? '' });
  const save = async (body: string) => {
    await draft.send((key) => request(EditPost, { key, postId: post.id, version: post.version, body }));
    await refresh();
    onDone();
  };
  return (
    <Composer
      draft={draft}
      label={t('post.editLabel')}
      send={t('post.editSave')}
      onSend={save}
      autoFocus
      actions={
        <Button kind="quiet" onPress={onDone}>
          {t('app.cancel')}
        </Button>
      }
    />
  );
}

function History({ postId, open, onClose }: { postId: string; open: boolean; onClose: () => void }) {
  const t = useT();
  const time = useTime();
  const history = useQuery({ ...queryOf(PostHistory, { postId }), enabled: open });
  return (
    <Dialog open={open} onClose={onClose} title={t('post.history')} closeLabel={t('app.close')}>
      <ol className={styles.history}>
        {history.data?.postHistory.map((version) => (
          <li key={version.version}>
            <p className={styles.replyTo}>{time.dayAndClock(version.writtenAt)}</p>
            <RichText html={version.bodyHtml} className={styles.text} />
          </li>
        ))}
      </ol>
    </Dialog>
  );
}

/** What the author is told about words of theirs that the group does not see; null while it does. */
function whereMineIs({ tombstone, state, helpCard }: PostFieldsFragment): string | null {
  if (tombstone) return tombstone;
  if (state === 'PREMODERATED_PENDING') return 'WAITING';
  if (state !== 'HELD' && state !== 'HIDDEN') return state === 'DECLINED' ? 'TAKEN_DOWN' : null;
  return state === 'HELD' && helpCard?.choice === 'MODERATORS_ONLY' ? 'ASKED' : 'BEING_LOOKED_AT';
}
