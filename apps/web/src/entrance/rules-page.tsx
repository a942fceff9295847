import { useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import styles from './entrance.module.css';
import { withWords } from './words.js';

/** The eight rules and what follows from them. */
export const RulesPage = withWords(function Rules() {
  const t = useT();
  return (
    <>
      <PageTitle />
      <p className={styles.lead}>{t('rules.intro')}</p>
      <ol className={styles.numbered}>
        {([1, 2, 3, 4, 5, 6, 7, 8] as const).map((n) => (
          <li key={n}>{t(`rules.${n}`)}</li>
        ))}
      </ol>
      <p className={styles.hero}>{t('rules.then')}</p>
    </>
  );
});
