import { useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import styles from './entrance.module.css';
import { withWords } from './words.js';

/** Who moderates, what software does, when a clinician is told, who can see who you are. */
export const HowPage = withWords(function How() {
  const t = useT();
  return (
    <>
      <PageTitle />
      {(['people', 'software', 'clinic', 'identity'] as const).map((part) => (
        <section key={part} className={styles.section} aria-labelledby={part}>
          <h2 id={part}>{t(`how.${part}.title`)}</h2>
          <p>{t(`how.${part}.text`)}</p>
        </section>
      ))}
    </>
  );
});
