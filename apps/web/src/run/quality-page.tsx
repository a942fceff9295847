import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { HowSureQuery } from '../gql/graphql.js';
import { queryOf } from '../platform/graphql.js';
import { T, useT } from '../platform/i18n.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { Agreements } from './quality-agreement.js';
import { QualityFrame } from './quality-frame.js';
import { HowSure } from './quality.graphql.js';
import { MissedByWeek } from './quality-missed.js';
import styles from './quality.module.css';
import { NotLoaded } from './refused.js';
import { round } from './round.js';

type Figures = HowSureQuery['qualityFigures'];

/** How far people agree, and how much nobody saw, with how sure that is (R51, H01). */
export function QualityPage() {
  const t = useT();
  const figures = useQuery(queryOf(HowSure));
  const data = figures.data?.qualityFigures;
  return (
    <QualityFrame lead={t('quality.lead')} tabs={!figures.isError || Boolean(data)}>
      {figures.isPending && <Skeleton stillText={t('app.loading')} height={10} />}
      {figures.isError && !data && <NotLoaded query={figures} at="/run/quality" hidden />}
      {data?.weeks.length === 0 && <EmptyState>{t('quality.empty')}</EmptyState>}
      {data && data.weeks.length > 0 && (
        <>
          <div className={styles.pair}>
            <Missed figures={data} />
            <SecondLook figures={data} />
          </div>
          <Agreements figures={data} />
          <Weeks figures={data} />
        </>
      )}
    </QualityFrame>
  );
}

function Missed({ figures }: { figures: Figures }) {
  const t = useT();
  const { missedPerThousand: missed, recall, weeks } = figures;
  const read = weeks.reduce((sum, week) => sum + week.read, 0);
  const grave = weeks.reduce((sum, week) => sum + week.grave, 0);
  return (
    <section className={styles.panel} aria-labelledby="quality-missed">
      <h2 id="quality-missed">{t('quality.missed')}</h2>
      {missed ? (
        <>
          <p>
            <T
              id="quality.missed.found"
              values={{ grave, read, value: round(missed.value), low: round(missed.low), high: round(missed.high) }}
            />
          </p>
          <MissedByWeek weeks={weeks} />
        </>
      ) : (
        <p className={styles.quiet}>{t('quality.missed.tooFew')}</p>
      )}
      <p className={styles.quiet}>
        {recall
          ? t('quality.recall', { value: percent(recall.value), low: percent(recall.low), high: percent(recall.high) })
          : t('quality.recall.tooFew')}
      </p>
    </section>
  );
}

function SecondLook({ figures }: { figures: Figures }) {
  const t = useT();
  const { ratedTwice, differing, farApart } = figures;
  const waiting = figures.weeks.reduce((sum, week) => sum + week.concerns - week.rated, 0);
  return (
    <section className={styles.panel} aria-labelledby="quality-second">
      <h2 id="quality-second">{t('quality.second')}</h2>
      <dl className={styles.counts}>
        <div>
          <dt>{t('quality.second.rated')}</dt>
          <dd>{ratedTwice}</dd>
        </div>
        <div>
          <dt>{t('quality.second.waiting')}</dt>
          <dd>{waiting}</dd>
        </div>
        <div>
          <dt>{t('quality.second.differ')}</dt>
          <dd>{differing}</dd>
        </div>
        <div>
          <dt>{t('quality.second.far')}</dt>
          <dd>{farApart}</dd>
        </div>
      </dl>
      <p className={styles.quiet}>{t('quality.second.which')}</p>
      <p>
        <Link to="/run/quality/differences">{t('quality.second.read')}</Link>
      </p>
    </section>
  );
}

function Weeks({ figures }: { figures: Figures }) {
  const t = useT();
  const { weeks } = figures;
  const last = weeks.at(-1)!;
  return (
    <section className={styles.panel} aria-labelledby="quality-last">
      <h2 id="quality-last">{t('quality.last')}</h2>
      <p className={styles.quiet}>
        {t('quality.last.concerns', { decided: last.decided, concerns: last.concerns, rated: last.rated })}{' '}
        {last.withoutWords > 0 && t('quality.last.withoutWords', { count: last.withoutWords })}
      </p>
      <p className={styles.quiet}>
        {t('quality.last.texts', { unflagged: last.unflagged, texts: last.texts, read: last.read })}{' '}
        {last.leftOut > 0 && t('quality.last.leftOut', { count: last.leftOut })}
      </p>
    </section>
  );
}

const percent = (share: number): number => Math.round(share * 100);
