import { useEffect } from 'react';
import type { QuestionFieldsFragment } from '../gql/graphql.js';
import { useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { Banner } from '../ui/banner.js';
import { Button, LinkButton } from '../ui/button.js';
import { BackLink } from '../ui/navigation.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { QuestionCard } from './question-card.js';
import { asQuestionnaire, asText } from './question-files.js';
import { saveFile } from './save-file.js';
import { useQuestions } from './use-questions.js';
import styles from './you.module.css';

/** What somebody wants to ask at their next visit: to put in order, tick off, print and take along. */
export function QuestionsPage() {
  const t = useT();
  const { query, all, toAsk, asked, act } = useQuestions();
  usePrintTitle(t('questions.fileTitle'));
  const add = (
    <LinkButton kind="primary" icon="write" to="/you/questions/new">
      {t('questions.add')}
    </LinkButton>
  );
  const list = (questions: readonly QuestionFieldsFragment[]) => (
    <ol className={styles.cards} role="list">
      {questions.map((question, at) => (
        <QuestionCard
          key={question.id}
          question={question}
          number={at + 1}
          isLast={at === questions.length - 1}
          act={act}
        />
      ))}
    </ol>
  );

  return (
    <div className={styles.page}>
      <div className={styles.screenOnly}>
        <BackLink to="/you">{t('nav.you')}</BackLink>
      </div>
      <PageTitle />
      <p className={styles.screenOnly}>{t('questions.lead')}</p>
      {query.isPending && <Skeleton stillText={t('app.loading')} />}
      {query.isError && <LoadFailed query={query} />}
      {query.isSuccess && all.length === 0 && <EmptyState action={add}>{t('questions.empty')}</EmptyState>}
      {all.length > 0 && (
        <>
          <div className={styles.screenOnly}>{add}</div>
          {toAsk.length > 0 ? list(toAsk) : <p className={styles.screenOnly}>{t('questions.allAsked')}</p>}
          {asked.length > 0 && (
            <section className={styles.section} aria-labelledby="questions-asked">
              <h2 id="questions-asked">{t('questions.asked')}</h2>
              {list(asked)}
            </section>
          )}
          <TakeAlong questions={all} />
        </>
      )}
      <div className={styles.screenOnly}>
        <Banner tone="calm" live={false}>
          {t('questions.nobodyWatches')} <a href="/help">{t('questions.help')}</a>
        </Banner>
      </div>
    </div>
  );
}

function TakeAlong({ questions }: { questions: readonly QuestionFieldsFragment[] }) {
  const t = useT();
  const title = t('questions.fileTitle');
  const name = t('questions.fileName');
  const words = { title, asked: t('questions.asked'), answer: t('questions.answerGiven') };
  const asFhir = () => `${JSON.stringify(asQuestionnaire(questions, title, new Date()), null, 2)}\n`;
  return (
    <div className={`${styles.row} ${styles.screenOnly}`}>
      <Button icon="document" onPress={() => print()}>
        {t('questions.print')}
      </Button>
      <Button
        icon="arrow-down"
        onPress={() => saveFile(`${name}.txt`, 'text/plain;charset=utf-8', asText(questions, words))}
      >
        {t('questions.text')}
      </Button>
      {questions.some(({ askedAt }) => !askedAt) && (
        <Button icon="arrow-down" onPress={() => saveFile(`${name}.json`, 'application/fhir+json', asFhir())}>
          {t('questions.fhir')}
        </Button>
      )}
    </div>
  );
}

/** Browsers print the title of the window on each sheet: it does not name the service then. */
function usePrintTitle(title: string): void {
  useEffect(() => {
    let before = document.title;
    const begin = () => {
      before = document.title;
      document.title = title;
    };
    const end = () => {
      document.title = before;
    };
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, [title]);
}
