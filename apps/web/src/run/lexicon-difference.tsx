import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { LexiconDifferenceQuery, LexiconRuleFieldsFragment } from '../gql/graphql.js';
import { queryOf } from '../platform/graphql.js';
import { useDynamicT, useT } from '../platform/i18n.js';
import { LevelTag } from '../platform/levels.js';
import { Skeleton } from '../ui/states.js';
import { Tag } from '../ui/tag.js';
import { LexiconDifference } from './lexicon-proposals.graphql.js';
import { markId, readable } from './lexicon-patterns.js';
import styles from './kept.module.css';
import { NotLoaded } from './refused.js';

type Change = LexiconDifferenceQuery['lexiconProposalChanges'][number];
type Rule = LexiconRuleFieldsFragment;

/** What a proposal does, rule by rule: only what is different, before and after. */
export function Difference({ id }: { id: string }) {
  const t = useT();
  const found = useQuery(queryOf(LexiconDifference, { id }));
  const changes = found.data?.lexiconProposalChanges;
  return (
    <section className={styles.section} aria-labelledby="proposal-difference">
      <h2 id="proposal-difference">{t('proposed.difference')}</h2>
      {found.isPending && <Skeleton stillText={t('app.loading')} />}
      {found.isError && <NotLoaded query={found} at="/run/lexicon" hidden />}
      {changes?.length === 0 && <p className={styles.quiet}>{t('lexicon.difference.none')}</p>}
      {changes?.map((change) => (
        <RuleDifference key={change.id} change={change} />
      ))}
    </section>
  );
}

function RuleDifference({ change: { id, before, after } }: { change: Change }) {
  const t = useT();
  const rule = after ?? before;
  const kind = !before ? 'added' : !after ? 'retired' : 'changed';
  return (
    <article className={styles.change} aria-labelledby={`change-${id}`}>
      <div className={styles.rowHead}>
        <h3 id={`change-${id}`}>
          {before ? <Link to={`/run/lexicon/rules/${encodeURIComponent(id)}`}>{rule?.label}</Link> : rule?.label}{' '}
          <span className={styles.code}>{id}</span>
        </h3>
        <Tag tone={kind === 'retired' ? 'neutral' : 'soft'}>{t(`lexicon.kind.${kind}`)}</Tag>
      </div>
      {rule && kind === 'retired' && <p className={styles.quiet}>{t('lexicon.kind.retired.note')}</p>}
      {after && (
        <dl className={styles.facts}>
          <Levels before={before ?? null} after={after} />
          <Word
            name={t('lexicon.certainty')}
            of={(one) => t(`lexicon.certainty.${one.certainty}.short`)}
            {...{ before, after }}
          />
          <Word name={t('lexicon.within')} of={(one) => String(one.within)} {...{ before, after }} />
          {[0, 1, 2, 3].map((at) => (
            <Lines
              key={at}
              name={t(at === 0 ? 'lexicon.patterns.first' : 'lexicon.patterns.more', { number: at + 1 })}
              before={before?.all[at] ?? []}
              after={after.all[at] ?? []}
              asPatterns
            />
          ))}
          <Lines name={t('lexicon.unless')} before={before?.unless ?? []} after={after.unless} asPatterns />
          <Lines name={t('lexicon.positive')} before={before?.positive ?? []} after={after.positive} />
          <Lines name={t('lexicon.negative')} before={before?.negative ?? []} after={after.negative} />
        </dl>
      )}
    </article>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Levels({ before, after }: { before: Rule | null; after: Rule }) {
  const t = useT();
  if (before?.level === after.level) return null;
  return (
    <Row name={t('lexicon.level')}>
      <span className={styles.stepLevel}>
        {before && (
          <>
            <LevelTag level={before.level} />
            <span aria-hidden="true">→</span>
            <span className="visually-hidden">{t('lexicon.try.becomes')}</span>
          </>
        )}
        <LevelTag level={after.level} />
      </span>
    </Row>
  );
}

function Word(props: { name: string; before?: Rule | null; after: Rule; of: (rule: Rule) => string }) {
  const t = useT();
  const was = props.before ? props.of(props.before) : null;
  const is = props.of(props.after);
  if (was === is || (was === null && is === '0')) return null;
  return <Row name={props.name}>{was === null ? is : t('proposed.fromTo', { from: was, to: is })}</Row>;
}

interface LinesProps {
  name: string;
  before: readonly string[];
  after: readonly string[];
  asPatterns?: boolean;
}

/** Lines that come and lines that go; those that stay are counted only. */
function Lines({ name, before, after, asPatterns = false }: LinesProps) {
  const t = useT();
  const say = useDynamicT();
  const added = after.filter((line) => !before.includes(line));
  const removed = before.filter((line) => !after.includes(line));
  if (!added.length && !removed.length) return null;
  const stay = after.length - added.length;
  const shown = (line: string) =>
    asPatterns ? readable(line, (mark) => say(markId(mark), {}, 'lexicon.mark.other')) : line;
  return (
    <Row name={name}>
      <ul role="list" className={styles.diff}>
        {removed.map((line) => (
          <li key={line} className={styles.removed}>
            <span className="visually-hidden">{t('proposed.removed')}</span>
            {shown(line)}
          </li>
        ))}
        {added.map((line) => (
          <li key={line} className={styles.added}>
            <span className="visually-hidden">{t('proposed.added')}</span>
            {shown(line)}
          </li>
        ))}
      </ul>
      {stay > 0 && <p className={styles.quiet}>{t('lexicon.stay', { count: stay })}</p>}
    </Row>
  );
}
