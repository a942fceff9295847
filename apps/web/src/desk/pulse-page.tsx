import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queryOf, request } from '../platform/graphql.js';
import { useDynamicT, useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { announce } from '../ui/announcer.js';
import { Button, LinkButton } from '../ui/button.js';
import { RadioCards } from '../ui/choice-cards.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { AnswerPulse, MyCare } from './care.graphql.js';
import styles from './desk.module.css';
import { Problem } from './my-care.js';
import { useStep } from './use-step.js';

const scale = ['1', '2', '3', '4', '5'] as const;
type Answer = (typeof scale)[number];

/** Five private questions a month; nobody reads who answered what (R50). */
export function PulsePage() {
  const t = useT();
  const query = useQuery(queryOf(MyCare));
  const care = query.data?.myCare;
  return (
    <>
      <PageTitle />
      <p className={styles.lead}>{t('pulse.lead')}</p>
      {query.isPending && <Skeleton stillText={t('app.loading')} rows={5} height={8} />}
      {query.isError && !care && <LoadFailed query={query} />}
      {care && !care.pulseIsOpen && (
        <EmptyState action={<LinkButton to="/desk/shift">{t('pulse.back')}</LinkButton>}>{t('pulse.done')}</EmptyState>
      )}
      {care?.pulseIsOpen && <Questions questions={care.pulseQuestions} />}
    </>
  );
}

function Questions({ questions }: { questions: readonly string[] }) {
  const t = useT();
  const say = useDynamicT();
  const step = useStep([MyCare]);
  const [answers, setAnswers] = useState<Readonly<Record<string, Answer>>>({});
  const [missing, setMissing] = useState(false);
  const send = () => {
    const given = questions.flatMap((question) => answers[question] ?? []);
    setMissing(given.length < questions.length);
    if (given.length < questions.length) return announce(t('pulse.missing'));
    void step.run(() => request(AnswerPulse, { answers: given.map(Number) }), t('pulse.thanks'));
  };
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {questions.map((question) => (
        <RadioCards<Answer>
          key={question}
          legend={say(`pulse.${question}`, {}, 'pulse.rest')}
          error={missing && !answers[question] ? t('pulse.missingOne') : undefined}
          value={answers[question] ?? null}
          onChange={(value) => setAnswers((now) => ({ ...now, [question]: value }))}
          choices={scale.map((value) => ({ value, text: t(`pulse.scale.${value}`) }))}
        />
      ))}
      <p className={styles.quiet}>{t('pulse.private')}</p>
      <Problem of={step.problem} />
      <Button type="submit" kind="primary" pending={step.pending}>
        {t('pulse.send')}
      </Button>
    </form>
  );
}
