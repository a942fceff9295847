import { useRef, useState } from 'react';
import type { ConfirmedFact } from '../gql/graphql.js';
import { useDraft } from '../platform/draft.js';
import { request } from '../platform/graphql.js';
import { useDynamicT, useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { Button } from '../ui/button.js';
import { CheckboxCards } from '../ui/choice-cards.js';
import { NativeSelect, TextArea } from '../ui/field.js';
import { useToast } from '../ui/toast.js';
import { LogOutreach } from './case.graphql.js';
import styles from './case.module.css';
import { asksForDecision, IdentityDecision } from './identity-decision.js';
import { type CaseData, hasEnded, useCaseAct } from './use-case-act.js';

const channels = ['MESSAGE', 'PHONE', 'TEXT', 'SUPPORTER', 'CLINIC', 'EMERGENCY', 'OTHER'] as const;
const results = ['REACHED', 'NO_ANSWER', 'DECLINED', 'WRONG_PERSON', 'THIRD_PARTY', 'SENT'] as const;
const facts: readonly ConfirmedFact[] = [
  'DISPLAY_NAME',
  'GROUP',
  'WHAT_THEY_WROTE',
  'CONDITION',
  'REGION',
  'AGE_BAND',
  'SUPPORTER',
];
const factsNeeded = 2;
const later = ['15', '60', '240', '1440'] as const;

/** Every attempt to reach somebody: how, what came of it, words used, and when the next one is (R35). */
export function Outreach({ data }: { data: CaseData }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();

  return (
    <section aria-labelledby="outreach" className={styles.notes}>
      <h2 id="outreach">{t('log.title')}</h2>
      {!hasEnded(data.status) && asksForDecision(data) && <IdentityDecision data={data} />}
      {data.outreach.length === 0 && <p className={styles.quiet}>{t('log.none')}</p>}
      <ol role="list" className={styles.log}>
        {data.outreach.map((one) => (
          <li key={one.id}>
            <p>
              <b>
                {t('log.entry', {
                  channel: say(`log.channel.${one.channel}`, {}, 'log.channel.OTHER'),
                  result: say(`log.result.${one.result}`, {}, 'log.result.SENT'),
                })}
              </b>
            </p>
            <p className={styles.quiet}>
              {one.actorName}, {time.dayAndClock(one.at)}
              {one.nextAttemptAt && `. ${t('log.nextAt', { at: time.dayAndClock(one.nextAttemptAt) })}`}
            </p>
            {one.confirmed.length > 0 && (
              <p className={styles.quiet}>
                {t('log.confirmedBy', { facts: one.confirmed.map((fact) => t(`log.fact.${fact}`)).join(', ') })}
              </p>
            )}
            {one.words && <p>{one.words}</p>}
          </li>
        ))}
      </ol>
      {data.viewerCan.write && <NewAttempt data={data} />}
    </section>
  );
}

function NewAttempt({ data }: { data: CaseData }) {
  const t = useT();
  const toast = useToast();
  const words = useDraft(`outreach:${data.id}`);
  const { act, pending, problem, setProblem } = useCaseAct(data.id);
  const [channel, setChannel] = useState('');
  const [result, setResult] = useState('');
  const [next, setNext] = useState('');
  const [confirmed, setConfirmed] = useState<ConfirmedFact[]>([]);
  const byVoice = channel === 'PHONE' || channel === 'TEXT';
  const needsFacts = byVoice && result === 'REACHED';
  const firstTry = useRef({ key: '', at: 0 });

  const save = async () => {
    if (!channel || !result) {
      setProblem(t('log.choose'));
      return;
    }
    if (needsFacts && confirmed.length < factsNeeded) {
      setProblem(t('log.factsMissing'));
      return;
    }
    const log = (key: string) => {
      if (firstTry.current.key !== key) firstTry.current = { key, at: Date.now() };
      const nextAttemptAt = next ? new Date(firstTry.current.at + Number(next) * 60_000).toISOString() : null;
      const known = needsFacts ? confirmed : [];
      const input = {
        caseId: data.id,
        channel,
        result,
        confirmed: known,
        words: words.body || null,
        nextAttemptAt,
        key,
      };
      return request(LogOutreach, { input });
    };
    if (!(await act(() => words.send(log)))) return;
    setChannel('');
    setResult('');
    setConfirmed([]);
    setNext('');
    toast({ text: t('log.saved') });
  };

  return (
    <form
      className={styles.form}
      aria-labelledby="new-attempt"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h3 id="new-attempt">{t('log.new')}</h3>
      <div className={styles.pair}>
        <NativeSelect
          label={t('log.channel')}
          none={t('log.chooseOne')}
          value={channel}
          onChange={setChannel}
          options={channels.map((one) => ({ value: one, text: t(`log.channel.${one}`) }))}
        />
        <NativeSelect
          label={t('log.result')}
          none={t('log.chooseOne')}
          value={result}
          onChange={setResult}
          options={results.map((one) => ({ value: one, text: t(`log.result.${one}`) }))}
        />
      </div>
      {byVoice && <p className={styles.quiet}>{t('log.onlyLeft')}</p>}
      {needsFacts && (
        <CheckboxCards
          legend={t('log.facts')}
          hint={t('log.factsHint')}
          columns={2}
          value={confirmed}
          onChange={setConfirmed}
          choices={facts.map((one) => ({ value: one, text: t(`log.fact.${one}`) }))}
        />
      )}
      <TextArea
        label={t('log.words')}
        optional={t('app.optional')}
        rows={2}
        maxLength={2000}
        value={words.body}
        onChange={words.setBody}
      />
      <NativeSelect
        label={t('log.next')}
        none={t('log.nextNone')}
        value={next}
        onChange={setNext}
        options={later.map((one) => ({ value: one, text: t(`log.in.${one}`) }))}
      />
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <div>
        <Button type="submit" size="small" pending={pending}>
          {t('log.save')}
        </Button>
      </div>
    </form>
  );
}
