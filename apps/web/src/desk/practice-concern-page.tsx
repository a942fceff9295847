import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { Level, PracticeConcernFieldsFragment } from '../gql/graphql.js';
import { keyOf, queryOf, request } from '../platform/graphql.js';
import { useDynamicT, useRefusalText, useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { announce } from '../ui/announcer.js';
import { Button, LinkButton } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { RadioCards } from '../ui/choice-cards.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { Tag } from '../ui/tag.js';
import styles from './desk.module.css';
import { Problem } from './my-care.js';
import { AnswerPractice, OnePractice, Practice } from './practice.graphql.js';
import { useLevelWords } from './source-words.js';

type Concern = PracticeConcernFieldsFragment;

const levels = ['CRISIS', 'RED', 'AMBER', 'GREEN'] as const satisfies readonly Level[];
const acts = ['noAction', 'write', 'hide', 'pause', 'escalate'] as const;
type Act = (typeof acts)[number];

/** One invented concern: choose, then read what we would do and why. */
export function PracticeConcernPage() {
  const t = useT();
  const { code = '' } = useParams();
  const query = useQuery(queryOf(OnePractice, { code }));
  const concern = query.data?.practiceConcern;
  return (
    <>
      <PageTitle>
        {concern ? t('practice.title', { number: concern.number, total: concern.total }) : undefined}
      </PageTitle>
      {query.isPending && <Skeleton stillText={t('app.loading')} rows={2} height={14} />}
      {query.isError && !concern && <LoadFailed query={query} />}
      {concern === null && (
        <EmptyState action={<LinkButton to="/desk/practice">{t('practice.back')}</LinkButton>}>
          {t('practice.missing')}
        </EmptyState>
      )}
      {concern && (
        <div className={`${styles.stack} ${styles.below}`}>
          <Card as="section" tone="letter" className={styles.section} labelledBy="practice-words">
            <p className={styles.where}>
              <Tag>{t('practice.tag')}</Tag> {concern.place}
            </p>
            <h2 id="practice-words">{t('practice.wrote', { author: concern.author })}</h2>
            <p className={styles.quote}>{t('row.quote', { words: concern.words })}</p>
            {concern.context && <p className={styles.quiet}>{concern.context}</p>}
            <p className={styles.quiet}>{concern.source}</p>
            <p className={styles.quiet}>{t('practice.note', { author: concern.author })}</p>
          </Card>
          <Answering key={concern.code} concern={concern} />
        </div>
      )}
    </>
  );
}

function Answering({ concern }: { concern: Concern }) {
  const [again, setAgain] = useState(false);
  if (concern.answer && !again) return <Compared concern={concern} onAgain={() => setAgain(true)} />;
  return <Choice concern={concern} onDone={() => setAgain(false)} />;
}

function Choice({ concern, onDone }: { concern: Concern; onDone: () => void }) {
  const t = useT();
  const words = useRefusalText();
  const client = useQueryClient();
  const levelWords = useLevelWords();
  const [level, setLevel] = useState<Level | null>(null);
  const [act, setAct] = useState<Act | null>(null);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState('');

  const send = async () => {
    if (pending) return;
    if (!level || !act) {
      setProblem(t('practice.choose'));
      return announce(t('practice.choose'));
    }
    setPending(true);
    setProblem('');
    try {
      const { answerPractice } = await request(AnswerPractice, { code: concern.code, level, act });
      client.setQueryData(queryOf(OnePractice, { code: concern.code }).queryKey, { practiceConcern: answerPractice });
      void client.invalidateQueries({ queryKey: keyOf(Practice) });
      onDone();
    } catch (error) {
      setProblem(words(error));
    } finally {
      setPending(false);
    }
  };

  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <RadioCards<Level>
        legend={t('practice.level')}
        value={level}
        onChange={setLevel}
        columns={2}
        choices={levels.map((value) => ({ value, text: levelWords(value) }))}
      />
      <RadioCards<Act>
        legend={t('practice.act')}
        value={act}
        onChange={setAct}
        choices={acts.map((value) => ({ value, text: t(`practice.act.${value}`) }))}
      />
      <Problem of={problem} />
      <Button type="submit" kind="primary" pending={pending}>
        {t('practice.compare')}
      </Button>
    </form>
  );
}

function Compared({ concern: { answer, nextCode }, onAgain }: { concern: Concern; onAgain: () => void }) {
  const t = useT();
  const say = useDynamicT();
  const levelWords = useLevelWords();
  if (!answer) return null;
  const ours = answer.ourActs.map((act) => say(`practice.act.${act}`, {}, 'practice.act.noAction'));
  return (
    <Card as="section" tone="soft" className={styles.section} labelledBy="ours-title">
      <h2 id="ours-title">{t('practice.ours')}</h2>
      <p>
        {say(`practice.level.${answer.levelCompared}`, { ours: levelWords(answer.ourLevel) }, 'practice.level.same')}
      </p>
      <p>
        {answer.actCompared === 'same'
          ? t('practice.act.same')
          : t('practice.act.other', { ours: ours.join(` ${t('practice.or')} `) })}
      </p>
      <p>{answer.why}</p>
      <div className={styles.buttons}>
        {nextCode ? (
          <LinkButton to={`/desk/practice/${nextCode}`} kind="primary">
            {t('practice.next')}
          </LinkButton>
        ) : (
          <LinkButton to="/desk/practice" kind="primary">
            {t('practice.back')}
          </LinkButton>
        )}
        <Button kind="quiet" onPress={onAgain}>
          {t('practice.again')}
        </Button>
      </div>
    </Card>
  );
}
