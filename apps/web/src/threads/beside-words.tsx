import type { PostFieldsFragment } from '../gql/graphql.js';
import { useDynamicT, useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { Icon } from '../ui/icon.js';
import { RichText } from '../ui/rich-text.js';
import styles from './thread.module.css';

/** What a reader should know before the words: that they are checked, corrected or old. The words stay as they are (H14). */
export function BesideWords({ post }: { post: PostFieldsFragment }) {
  const t = useT();
  const { correction } = post;
  return (
    <>
      {correction && <Correction correction={correction} />}
      {post.isBeingChecked && (
        <p role="status" className={styles.advice}>
          <Icon name="hourglass" />
          <span>
            <b>{t('post.advice.checked')}</b> {t('post.advice.askTeam')}
          </span>
        </p>
      )}
      {post.isDated && (
        <p className={styles.advice}>
          <Icon name="calendar" />
          <span>
            <b>{t('post.advice.dated')}</b> {t('post.advice.askTeam')}
          </span>
        </p>
      )}
    </>
  );
}

function Correction({ correction }: { correction: NonNullable<PostFieldsFragment['correction']> }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const role = say(`post.correction.${correction.role}`, {}, 'post.correction.leadModerator');
  return (
    <section className={styles.correction} aria-label={t('post.correction.title')}>
      <p className={styles.heldTitle}>
        <Icon name="info" size={1.1} /> {t('post.correction.title')}
      </p>
      <RichText html={correction.bodyHtml} className={styles.correctionWords} />
      <p className={styles.correctionBy}>
        {correction.name ? t('post.correction.by', { name: correction.name, role }) : role}
        {' · '}
        {time.dayAndClock(correction.writtenAt)}
      </p>
    </section>
  );
}
