import { useState } from 'react';
import { useParams } from 'react-router';
import type { PostFieldsFragment, PostHistoryQuery } from '../gql/graphql.js';
import { Composer } from '../platform/composer.js';
import { useDraft } from '../platform/draft.js';
import { request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { refusalOf } from '../platform/refusal.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { RichText } from '../ui/rich-text.js';
import { EditPost, PostHistory } from './thread.graphql.js';
import styles from './thread.module.css';
import { titleFrom } from './title-from.js';

type Saved = PostHistoryQuery['postHistory'][number];

interface EditFormProps {
  post: PostFieldsFragment;
  /** Title of the thread, when this post opens it. */
  title: string | null;
  /** Whose members can read it. */
  group: string;
  onDone: () => void;
  refresh: () => Promise<unknown>;
}

/**
 * Changes the words of one's own post. It stays with the version it began with, whatever is fetched meanwhile: when
 * another window has saved, both texts are kept, the saved one is shown, and saving again is a choice.
 */
export function EditForm({ post, title, group, onDone, refresh }: EditFormProps) {
  const t = useT();
  const { thread = '' } = useParams();
  const draft = useDraft(`edit:${thread}:${post.id}`, { title: title ?? '', body: post.bodySource ?? '' });
  const [version, setVersion] = useState(post.version);
  const [saved, setSaved] = useState<Saved | null>(null);

  const save = async (body: string) => {
    const newTitle = title === null ? null : draft.title.trim() || titleFrom(body);
    try {
      await draft.send((key) => request(EditPost, { key, postId: post.id, version, title: newTitle, body }));
    } catch (error) {
      if (refusalOf(error) === 'resource.stale') await showSaved();
      throw error;
    }
    await refresh();
    onDone();
  };
  const showSaved = async () => {
    const { postHistory } = await request(PostHistory, { postId: post.id });
    const [newest] = postHistory;
    if (!newest) return;
    setSaved(newest);
    setVersion(newest.version);
  };

  return (
    <div className={styles.edit}>
      {saved && (
        <section className={styles.held} aria-labelledby={`saved-${post.id}`}>
          <h3 id={`saved-${post.id}`}>{t('post.stale.title')}</h3>
          {saved.title && <p className={styles.oldTitle}>{saved.title}</p>}
          <RichText html={saved.bodyHtml} className={styles.text} />
          <p>{t('post.stale.text')}</p>
        </section>
      )}
      {title !== null && (
        <TextField
          label={t('write.title')}
          optional={t('app.optional')}
          placeholder={titleFrom(draft.body)}
          value={draft.title}
          maxLength={150}
          onChange={draft.setTitle}
        />
      )}
      <Composer
        draft={draft}
        group={group}
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
    </div>
  );
}
