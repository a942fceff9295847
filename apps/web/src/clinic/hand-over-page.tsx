import { useQuery } from '@tanstack/react-query';
import type { HandOverViewQuery } from '../gql/graphql.js';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { useHint, usePollWhenDown } from '../platform/realtime.js';
import { useTime } from '../platform/use-time.js';
import { Banner } from '../ui/banner.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import styles from './clinic.module.css';
import { HandOverView } from './hand-over.graphql.js';
import { HandOverItem } from './hand-over-case.js';
import { NotLoaded } from './refused.js';

type View = HandOverViewQuery['handOver'];

/** Case by case at the end of a shift: offer each, see who has accepted; the shift ends when none is left (R33). */
export function HandOverPage() {
  const t = useT();
  const query = useQuery({ ...queryOf(HandOverView), refetchInterval: usePollWhenDown() });
  useHint('escalation.changed', () => void query.refetch());
  const view = query.data?.handOver;
  return (
    <div className={styles.cover}>
      <PageTitle />
      {query.isPending && <Skeleton stillText={t('app.loading')} height={8} />}
      {!view && query.isError && <NotLoaded query={query} />}
      {view && (
        <>
          <Shift view={view} />
          {view.cases.length > 0 && (
            <ol role="list" className={styles.handOvers}>
              {view.cases.map((one, at) => (
                <HandOverItem
                  key={one.id}
                  one={one}
                  view={view}
                  place={t('handOver.place', { at: at + 1, of: view.cases.length })}
                />
              ))}
            </ol>
          )}
          {view.accepted.length > 0 && <Accepted view={view} />}
        </>
      )}
    </div>
  );
}

/** Where the shift stands: how many are left, until when, and who is next. */
function Shift({ view }: { view: View }) {
  const t = useT();
  const time = useTime();
  const { shift, cases, nextName } = view;
  const until = shift ? time.dayAndClock(shift.until) : '';
  const next = nextName ? t('handOver.next', { name: nextName }) : t('handOver.nobodyNext');
  if (cases.length === 0) {
    return (
      <EmptyState>
        {t('handOver.empty')} {shift && !shift.isOver && t('handOver.endsAt', { until })}
      </EmptyState>
    );
  }
  if (shift?.isOver) {
    return (
      <Banner tone="trouble" icon="warning" live={false}>
        {t('handOver.over', { until, count: cases.length })} {next}
      </Banner>
    );
  }
  return (
    <p>
      {shift ? t('handOver.running', { until, count: cases.length }) : t('handOver.noShift', { count: cases.length })}{' '}
      {next}
    </p>
  );
}

function Accepted({ view }: { view: View }) {
  const t = useT();
  const time = useTime();
  return (
    <section className={styles.group} aria-labelledby="accepted">
      <div className={styles.groupHead}>
        <h2 id="accepted">{t('handOver.accepted')}</h2>
      </div>
      <ul role="list" className={styles.swaps}>
        {view.accepted.map((one) => (
          <li key={one.id}>
            {t('handOver.acceptedBy', { reference: one.reference, name: one.name, at: time.clock(one.at) })}
          </li>
        ))}
      </ul>
    </section>
  );
}
