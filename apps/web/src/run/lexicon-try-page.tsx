import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { LexiconReadingQuery } from '../gql/graphql.js';
import { useAgreedTimes } from '../platform/agreed-times.js';
import { queryOf } from '../platform/graphql.js';
import { T, useDynamicT, useRefusalText, useT } from '../platform/i18n.js';
import { LevelTag, LevelWords } from '../platform/levels.js';
import { Button } from '../ui/button.js';
import { TextArea } from '../ui/field.js';
import { Skeleton } from '../ui/states.js';
import { LexiconFrame } from './lexicon-frame.js';
import { MarkedText } from './lexicon-marked.js';
import { markId } from './lexicon-patterns.js';
import { LexiconReading } from './lexicon.graphql.js';
import styles from './kept.module.css';

type Reading = LexiconReadingQuery['lexiconReading'];
type Step = Reading['steps'][number];

/** Reads a text and shows each step. Nothing of it is kept, on the device or anywhere else. */
export function LexiconTryPage() {
  const t = useT();
  return <LexiconFrame lead={t('lexicon.try.lead')}>{() => <Try />}</LexiconFrame>;
}

function Try() {
  const t = useT();
  const words = useRefusalText();
  const [params] = useSearchParams();
  const proposalId = params.get('proposal');
  const [typed, setTyped] = useState('');
  const [text, setText] = useState('');
  const reading = useQuery({
    ...queryOf(LexiconReading, { text, proposalId }),
    enabled: text !== '',
    placeholderData: (before) => before,
    gcTime: 0,
    retry: false,
  });
  const read = text ? reading.data?.lexiconReading : undefined;

  return (
    <>
      {proposalId && (
        <p>
          <T
            id="lexicon.try.proposal"
            values={{ a: (part) => <Link to={`/run/lexicon/proposals/${proposalId}`}>{part}</Link> }}
          />
        </p>
      )}
      <form
        className={styles.form}
        aria-label={t('screen.lexiconTry')}
        onSubmit={(event) => {
          event.preventDefault();
          const next = typed.trim();
          if (next === text && text) void reading.refetch();
          setText(next);
        }}
      >
        <TextArea
          label={t('lexicon.try.text')}
          hint={t('lexicon.try.hint')}
          rows={4}
          maxLength={20_000}
          value={typed}
          error={reading.isError && text ? words(reading.error) : undefined}
          onChange={setTyped}
        />
        <div>
          <Button type="submit" kind="primary" pending={reading.isFetching}>
            {t('lexicon.try.read')}
          </Button>
        </div>
      </form>
      {text && reading.isPending && <Skeleton stillText={t('app.loading')} />}
      {read && <Result reading={read} />}
    </>
  );
}

function Result({ reading }: { reading: Reading }) {
  const t = useT();
  const times = useAgreedTimes();
  const say = useDynamicT();
  const counts = reading.steps.filter(({ level, quoted }) => level && !quoted);
  const lost = reading.steps.filter(({ level, quoted }) => !level || quoted);
  const isHeld = reading.findings.some(({ hold }) => hold);
  const second = reading.findings.find(({ ruleId }) => ruleId.startsWith('MODEL.'));
  return (
    <div className={styles.result}>
      <section className={styles.verdict} aria-labelledby="try-level" role="status">
        <h2 id="try-level" className="visually-hidden">
          {t('lexicon.try.result')}
        </h2>
        <p className={styles.verdictLevel}>
          {reading.level && <LevelTag level={reading.level} />}
          <b>
            {reading.level
              ? say(`lexicon.look.${reading.level}`, { time: times.look(reading.level) }, 'lexicon.look.GREEN')
              : t('lexicon.look.unread', { time: times.look('RED') })}
          </b>
        </p>
        {isHeld && <p>{t('lexicon.hold.text')}</p>}
        {second && <p>{t('lexicon.try.model')}</p>}
        <p className={styles.quiet}>{t('lexicon.try.version', { version: reading.version })}</p>
      </section>
      <section className={styles.section} aria-labelledby="try-text">
        <h2 id="try-text">{t('lexicon.try.marked')}</h2>
        <MarkedText
          text={reading.text}
          strong={counts.flatMap(({ spans }) => spans)}
          faint={lost.flatMap(({ spans }) => spans)}
        />
        {lost.length > 0 && <p className={styles.quiet}>{t('lexicon.try.faint')}</p>}
      </section>
      <section className={styles.section} aria-labelledby="try-rules">
        <h2 id="try-rules">{t('lexicon.try.rules')}</h2>
        {reading.steps.length === 0 ? (
          <p className={styles.quiet}>{t('lexicon.try.none')}</p>
        ) : (
          <ol role="list" className={styles.steps}>
            {[...counts, ...lost].map((step, at) => (
              <StepRow key={at} step={step} text={reading.text} />
            ))}
          </ol>
        )}
      </section>
      <Words reading={reading} />
    </div>
  );
}

function StepRow({ step, text }: { step: Step; text: string }) {
  const t = useT();
  const say = useDynamicT();
  const found = step.spans.map(({ start, end }) => text.slice(start, end)).join(' … ');
  const why = [
    ...step.turns.map((turn) => say(`lexicon.turn.${turn}`, {}, 'lexicon.turn.other')),
    ...(step.quoted ? [t('lexicon.quotedTurn')] : []),
  ];
  const level = step.quoted ? null : step.level;
  return (
    <li>
      <p className={styles.stepHead}>
        <Link to={`/run/lexicon/rules/${encodeURIComponent(step.ruleId)}`}>{step.label}</Link>{' '}
        <span className={styles.code}>{step.ruleId}</span>
      </p>
      <p>
        <T id="lexicon.quoted" values={{ example: found }} />
      </p>
      <p className={styles.stepLevel}>
        {level === step.from ? (
          <LevelTag level={step.from} />
        ) : (
          <>
            <span className={styles.was}>
              <LevelWords level={step.from} />
            </span>
            <span aria-hidden="true">→</span>
            <span className="visually-hidden">{t('lexicon.try.becomes')}</span>
            {level ? <LevelTag level={level} /> : <b>{t('lexicon.try.dropped')}</b>}
          </>
        )}
        {why.length > 0 && <span>{why.join(' ')}</span>}
      </p>
    </li>
  );
}

/** The words as the rules see them: numbers as what they were read as, a stroke where a sentence ends. */
function Words({ reading }: { reading: Reading }) {
  const t = useT();
  const say = useDynamicT();
  return (
    <section className={styles.section} aria-labelledby="try-words">
      <h2 id="try-words">{t('lexicon.try.words')}</h2>
      <p className={styles.quiet}>{t('lexicon.try.wordsKey')}</p>
      <p className={styles.readWords}>
        {reading.words.map(({ word, start, end }, at) => {
          if (word === '|' || word === '?') return <span key={at}> / </span>;
          if (!/^[gnks]:/.test(word)) return <span key={at}>{word === ',' ? word : ` ${word}`}</span>;
          return (
            <span key={at} className={styles.number}>
              {t('lexicon.try.number', {
                number: reading.text.slice(start, end),
                as: say(markId(word), {}, 'lexicon.mark.other'),
              })}
            </span>
          );
        })}
      </p>
    </section>
  );
}
