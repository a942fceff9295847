import { Link } from 'react-router';
import type { PostFieldsFragment, ThreadViewQuery } from '../gql/graphql.js';
import { useT, type MessageId } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { Button } from '../ui/button.js';
import { Icon } from '../ui/icon.js';
import styles from './thread.module.css';

type Group = NonNullable<ThreadViewQuery['thread']>['group'];

interface OwnNoticeProps {
  post: PostFieldsFragment;
  group: Pick<Group, 'moderatorsHere'>;
  onEdit: () => void;
  onTakeDown: () => void;
  onPutBack: () => void;
}

const words: Partial<Record<PostFieldsFragment['state'], MessageId>> = {
  PREMODERATED_PENDING: 'post.mine.WAITING',
  HELD: 'post.mine.HELD',
  HIDDEN: 'post.mine.HIDDEN',
  REMOVED: 'post.mine.REMOVED',
  DECLINED: 'post.mine.DECLINED',
  AUTHOR_DELETED: 'post.mine.TAKEN_BACK',
};
const decided = new Set<PostFieldsFragment['state']>(['HIDDEN', 'REMOVED', 'DECLINED']);

/**
 * What has become of one's own words when the group cannot read them. Words that wait look like a saved letter: who
 * reads them and when, change them, take them back (ux.md 4.3).
 */
export function OwnNotice({ post, group, onEdit, onTakeDown, onPutBack }: OwnNoticeProps) {
  const t = useT();
  const time = useTime();
  const asked = post.state === 'HELD' && post.helpCard?.choice === 'MODERATORS_ONLY';
  const id = asked ? 'post.mine.ASKED' : words[post.state];
  if (!id) return null;
  const waits = post.state === 'HELD' || post.state === 'PREMODERATED_PENDING';
  const here = group.moderatorsHere[0];
  return (
    <div className={styles.held} role="status">
      {waits && (
        <p className={styles.heldTitle}>
          <Icon name="check" size={1.1} /> {t('post.mine.safe')}
        </p>
      )}
      <p>{t(id)}</p>
      {waits && (
        <p>
          {here
            ? t('write.here', { name: here.displayName, at: time.shortClock(here.until) })
            : t('post.mine.whenNobody')}{' '}
          {t('post.mine.sooner')} <a href="/help">{t('app.help')}</a>
        </p>
      )}
      {decided.has(post.state) && (
        <p>
          <Link to="/you/decisions">{t('post.mine.why')}</Link>
        </p>
      )}
      {(waits || post.viewerCan.putBack) && (
        <div className={styles.heldActions}>
          {waits && post.viewerCan.edit && (
            <Button size="small" icon="pencil" onPress={onEdit}>
              {t('post.edit')}
            </Button>
          )}
          {waits && post.viewerCan.takeDown && (
            <Button size="small" kind="quiet" icon="undo" onPress={onTakeDown}>
              {t('post.takeDown')}
            </Button>
          )}
          {post.viewerCan.putBack && (
            <Button size="small" icon="undo" onPress={onPutBack}>
              {t('post.putBack')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
