import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAttemptKey } from '../platform/idempotency.js';
import { keyOf, request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { LevelWords } from '../platform/levels.js';
import { useTime } from '../platform/use-time.js';
import { Banner } from '../ui/banner.js';
import { Button } from '../ui/button.js';
import { AskLexiconReplay, LexiconProposalView } from './lexicon-proposals.graphql.js';
import type { LexiconProposalViewQuery } from '../gql/graphql.js';
import styles from './kept.module.css';

type Proposal = LexiconProposalViewQuery['lexiconProposal'];
type Sets = NonNullable<Proposal['replay']>['sets'];
type SetOf = Sets[number];

/** What the proposal would do on the evaluation sets, beside what is in force (H27). */
export function Replay({ proposal }: { proposal: Proposal }) {
  const t = useT();
  const time = useTime();
  const { replay } = proposal;
  const waits = proposal.state === 'PROPOSED' && !proposal.outOfDate && !replay?.current;
  return (
    <section className={styles.section} aria-labelledby="proposal-replay">
      <h2 id="proposal-replay">{t('lexicon.replay')}</h2>
      <p className={styles.quiet}>{t('lexicon.replay.lead')}</p>
      {waits && <Awaited id={proposal.id} />}
      {!replay && !waits && <p>{t('lexicon.replay.never')}</p>}
      {replay && (
        <>
          <p>
            <b>{summary(replay.sets, t)}</b>
          </p>
          {replay.concerns.map((concern) => (
            <Banner key={concern} tone="caution" icon="warning" live={false}>
              {t(`lexicon.concern.${concern}`)}
            </Banner>
          ))}
          <Figures sets={replay.sets} />
          <Moved sets={replay.sets} />
          <p className={styles.quiet}>
            {t('lexicon.replay.at', { at: time.dayAndClock(replay.madeAt), base: proposal.base })}
          </p>
        </>
      )}
    </section>
  );
}

const sum = (sets: readonly SetOf[], of: (set: SetOf) => number): number =>
  sets.reduce((total, set) => total + of(set), 0);

/** The whole in one sentence. */
function summary(sets: Sets, t: ReturnType<typeof useT>): string {
  const moved = sum(sets, (set) => set.changed.length);
  if (moved === 0) return t('lexicon.replay.same', { messages: sum(sets, (set) => set.messages) });
  return t('lexicon.replay.moved', {
    moved,
    grave: sum(sets, (set) => set.grave),
    before: sum(sets, (set) => set.before.heard),
    after: sum(sets, (set) => set.after.heard),
  });
}

function Awaited({ id }: { id: string }) {
  const t = useT();
  const words = useRefusalText();
  const client = useQueryClient();
  const attempt = useAttemptKey();
  const [problem, setProblem] = useState('');
  const ask = async () => {
    setProblem('');
    try {
      await request(AskLexiconReplay, { key: attempt.current(), id });
      attempt.renew();
      void client.invalidateQueries({ queryKey: keyOf(LexiconProposalView) });
    } catch (error) {
      setProblem(words(error));
    }
  };
  return (
    <Banner
      tone="calm"
      icon="hourglass"
      actions={
        <Button size="small" icon="retry" onPress={() => void ask()}>
          {t('lexicon.replay.ask')}
        </Button>
      }
    >
      {problem || t('lexicon.replay.waits')}
    </Banner>
  );
}

function Figures({ sets }: { sets: Sets }) {
  const t = useT();
  const percent = (value: number | null) =>
    value === null ? t('lexicon.replay.none') : t('lexicon.percent', { value });
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className="visually-hidden">{t('lexicon.replay')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('lexicon.replay.set')}</th>
            <th scope="col">{t('lexicon.replay.recall')}</th>
            <th scope="col">{t('lexicon.replay.precision')}</th>
            <th scope="col">{t('lexicon.replay.alerts')}</th>
            <th scope="col">{t('lexicon.replay.traps')}</th>
          </tr>
        </thead>
        <tbody>
          {sets.map((set) => (
            <tr key={set.name}>
              <th scope="row">
                {set.name}
                <span className={styles.quiet}>
                  {t(set.ordinary ? 'lexicon.replay.everyday' : 'lexicon.replay.messages', { count: set.messages })}
                </span>
              </th>
              <Cell
                name={t('lexicon.replay.recall')}
                says={set.grave > 0}
                of={({ recall }) => percent(recall)}
                worse={(set.after.recall ?? 0) < (set.before.recall ?? 0)}
                set={set}
              />
              <Cell
                name={t('lexicon.replay.precision')}
                says={set.grave > 0}
                of={({ precision }) => percent(precision)}
                worse={(set.after.precision ?? 0) < (set.before.precision ?? 0)}
                set={set}
              />
              <Cell
                name={t('lexicon.replay.alerts')}
                says={set.ordinary}
                of={({ alertsPerThousand }) => t('lexicon.thousand', { value: alertsPerThousand })}
                worse={set.after.alertsPerThousand > set.before.alertsPerThousand}
                set={set}
              />
              <Cell
                name={t('lexicon.replay.traps')}
                says={set.traps > 0}
                of={({ wrongTraps }) => t('lexicon.replay.of', { part: wrongTraps, whole: set.traps })}
                worse={set.after.wrongTraps > set.before.wrongTraps}
                set={set}
              />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  name: string;
  /** Whether the figure means something for this set. */
  says: boolean;
  of: (figures: SetOf['before']) => string;
  worse: boolean;
  set: SetOf;
}

/** One figure where nothing changes, two where something does. */
function Cell({ name, says, of, worse, set }: CellProps) {
  const t = useT();
  if (!says) return <td data-none="">{t('lexicon.replay.none')}</td>;
  const [before, after] = [of(set.before), of(set.after)];
  return (
    <td data-name={name}>
      {before === after ? (
        <span>{after}</span>
      ) : (
        <span className={worse ? styles.worse : styles.better}>
          {t('proposed.fromTo', { from: before, to: after })}
          <span className="visually-hidden"> {t(worse ? 'lexicon.replay.worse' : 'lexicon.replay.better')}</span>
        </span>
      )}
    </td>
  );
}

/** Ids of the messages that move, set by set; their words are not shown. */
function Moved({ sets }: { sets: Sets }) {
  const t = useT();
  const some = sets.filter(({ changed }) => changed.length > 0);
  if (some.length === 0) return null;
  return (
    <details className={styles.asWritten}>
      <summary>{t('lexicon.replay.which', { count: sum(some, (set) => set.changed.length) })}</summary>
      {some.map((set) => (
        <div key={set.name}>
          <h3>{set.name}</h3>
          <ul role="list" className={styles.moved}>
            {set.changed.map(({ id, from, to }) => (
              <li key={id}>
                <span className={styles.code}>{id}</span>
                <span>
                  <LevelWords level={from} /> → <LevelWords level={to} />
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  );
}
