import { useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { LinkButton } from '../ui/button.js';
import { CareCard } from '../ui/card.js';
import styles from './entrance.module.css';
import { withWords } from './words.js';

/** Lets a stranger decide whether this is for them. */
export const WelcomePage = withWords(function Welcome() {
  const t = useT();
  return (
    <>
      <div className={styles.hero}>
        <PageTitle windowTitle={t('screen.welcome')}>{t('welcome.promise')}</PageTitle>
        <p className={styles.lead}>{t('welcome.text')}</p>
        <p className={styles.actions}>
          <LinkButton to="/join" kind="primary" size="large">
            {t('welcome.join')}
          </LinkButton>
          <LinkButton to="/sign-in" size="large">
            {t('welcome.signIn')}
          </LinkButton>
        </p>
        <CareCard level="advice" title={t('welcome.care.title')}>
          <p>{t('welcome.care.text')}</p>
        </CareCard>
      </div>
      <section className={styles.section} aria-labelledby="samples">
        <h2 id="samples">{t('welcome.samples.title')}</h2>
        <p className={styles.lead}>{t('welcome.samples.note')}</p>
        <ul className={styles.samples}>
          {([1, 2, 3] as const).map((n) => (
            <li key={n}>
              <b>{t(`welcome.sample${n}.title`)}</b>
              <p className={styles.lead}>{t(`welcome.sample${n}.text`)}</p>
            </li>
          ))}
        </ul>
      </section>
      <section className={styles.section} aria-labelledby="who">
        <h2 id="who">{t('welcome.who.title')}</h2>
        <p>{t('welcome.who.text')}</p>
      </section>
    </>
  );
});
