import { useQuery } from '@tanstack/react-query';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { useTime } from '../platform/use-time.js';
import { Dialog } from '../ui/dialog.js';
import { RichText } from '../ui/rich-text.js';
import { Skeleton } from '../ui/states.js';
import { PostHistory } from './thread.graphql.js';
import styles from './thread.module.css';

/** Every version of the words, newest first: for the author and for moderators. */
export function HistoryDialog({ postId, open, onClose }: { postId: string; open: boolean; onClose: () => void }) {
  const t = useT();
  const time = useTime();
  const history = useQuery({ ...queryOf(PostHistory, { postId }), enabled: open, staleTime: 0 });
  return (
    <Dialog open={open} onClose={onClose} title={t('post.history')} closeLabel={t('app.close')}>
      {history.isPending && <Skeleton stillText={t('app.loading')} rows={2} />}
      {history.isError && <LoadFailed query={history} />}
      <ol className={styles.history}>
        {history.data?.postHistory.map((version) => (
          <li key={version.version}>
            <p className={styles.replyTo}>{time.dayAndClock(version.writtenAt)}</p>
            {version.title && <p className={styles.oldTitle}>{version.title}</p>}
            <RichText html={version.bodyHtml} className={styles.text} />
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
