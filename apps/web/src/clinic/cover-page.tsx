import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { Colleagues, Rota } from '../platform/rota.graphql.js';
import { type PlannedTime, RotaList } from '../platform/rota-list.js';
import { duties, RotaPlan } from '../platform/rota-plan.js';
import { useRotaZone } from '../platform/rota-zone.js';
import { useHint } from '../platform/realtime.js';
import { useTime } from '../platform/use-time.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Icon } from '../ui/icon.js';
import { Skeleton } from '../ui/states.js';
import { Tag } from '../ui/tag.js';
import styles from './clinic.module.css';
import { NotLoaded } from './refused.js';
import { SwapDialog } from './swap-dialog.js';
import { Swaps } from './swaps.js';

const day = 24 * 3_600_000;

/** The next fourteen days, from the start of this hour, so that the question stays the same while one reads. */
const useSpan = () =>
  useState(() => {
    const from = new Date();
    from.setMinutes(0, 0, 0);
    return { from: from.toISOString(), until: new Date(from.getTime() + 14 * day).toISOString() };
  })[0];

/** Who is on call now and after that, the gaps, and for leads the form that fills them (ux.md K04). */
export function CoverPage() {
  const t = useT();
  const time = useTime(useRotaZone());
  const span = useSpan();
  const rota = useQuery(queryOf(Rota, span));
  const mayPlan = useQuery({ ...queryOf(Colleagues), retry: false }).isSuccess;
  const zone = useRotaZone();
  const [planning, setPlanning] = useState(false);
  const [offering, setOffering] = useState<PlannedTime | null>(null);
  useHint('board.changed', () => void rota.refetch());
  const [params] = useSearchParams();
  const times = rota.data?.rota ?? [];
  const all = params.get('days') === '14';
  const soon = new Date(Date.parse(span.from) + 3 * day).toISOString();
  const shown = all ? times : times.filter((one) => one.from < soon);

  return (
    <div className={styles.cover}>
      <PageTitle />
      {rota.isPending && <Skeleton stillText={t('app.loading')} rows={2} height={8} />}
      {rota.isError && <NotLoaded query={rota} />}
      {rota.isSuccess && (
        <>
          <NowAndNext times={times} />
          <Swaps />
          <section className={styles.group} aria-labelledby="rota-days">
            <div className={styles.groupHead}>
              <h2 id="rota-days">{t('rota.title')}</h2>
            </div>
            {mayPlan && !planning && (
              <div>
                <Button size="small" icon="plus" onPress={() => setPlanning(true)}>
                  {t('rota.plan')}
                </Button>
              </div>
            )}
            {planning && (
              <Card>
                <RotaPlan plan="rota" />
              </Card>
            )}
            <RotaList
              plan="rota"
              times={shown.map((one) => ({ ...one, isFixed: new Date(one.from) <= new Date() }))}
              removable={mayPlan}
              act={(one) =>
                one.isMine && (
                  <Button
                    kind="quiet"
                    size="small"
                    icon="swap"
                    label={t('swap.offerOf', { from: time.dayAndClock(one.from) })}
                    onPress={() => setOffering(one)}
                  >
                    {t('swap.offer')}
                  </Button>
                )
              }
            />
            {offering && zone && <SwapDialog shift={offering} zone={zone} onClose={() => setOffering(null)} />}
            {times.length > shown.length && (
              <p>
                <Link to="?days=14">{t('cover.all')}</Link>
              </p>
            )}
          </section>
          <section>
            <h2>{t('cover.howPaged')}</h2>
            <p className={styles.quiet}>{t('cover.howPagedText')}</p>
            <p>
              <Link to="/clinic/paging">{t('cover.howPagedLink')}</Link>
            </p>
          </section>
          <section>
            <h2>{t('cover.handOver')}</h2>
            <p className={styles.quiet}>{t('cover.handOverText')}</p>
            <p>
              <Link to="/clinic/hand-over">{t('handOver.go')}</Link>
            </p>
          </section>
        </>
      )}
    </div>
  );
}

type Time = { duty: string; name: string; from: string; until: string; isMine: boolean };

function NowAndNext({ times }: { times: readonly Time[] }) {
  const t = useT();
  const time = useTime();
  const now = new Date();
  const rows = duties.map((duty) => {
    const those = times.filter((one) => one.duty === duty).sort((a, b) => a.from.localeCompare(b.from));
    const current = those.find((one) => new Date(one.from) <= now && new Date(one.until) > now);
    const next = those.find((one) => new Date(one.from) > now);
    return { duty, current, next };
  });
  const empty = rows.filter((row) => !row.current).map((row) => t(`cover.duty.${row.duty}`));
  const who = (one: Time | undefined, words: string) =>
    one ? (
      <>
        <b>{one.name}</b> {one.isMine && <Tag tone="soft">{t('cover.you')}</Tag>}
        <br />
        <span className={styles.quiet}>{words}</span>
      </>
    ) : (
      <span className={styles.quiet}>{t('cover.nobody')}</span>
    );

  return (
    <div className={styles.coverNow}>
      {empty.length > 0 && (
        <Card tone="gap">
          <p className={styles.revealHead}>
            <Icon name="calendar-gap" size={1.6} />
            <span>
              <b>{t('cover.gapsNow', { duties: new Intl.ListFormat('en-GB').format(empty) })}</b> {t('cover.gapsText')}
            </span>
          </p>
        </Card>
      )}
      <table className={styles.coverTable}>
        <thead>
          <tr>
            <th scope="col">{t('rota.duty')}</th>
            <th scope="col">{t('cover.now')}</th>
            <th scope="col">{t('cover.next')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ duty, current, next }) => (
            <tr key={duty}>
              <th scope="row">{t(`cover.duty.${duty}`)}</th>
              <td>{who(current, current ? t('cover.until', { until: time.dayAndClock(current.until) }) : '')}</td>
              <td>{who(next, next ? time.dayAndClock(next.from) : '')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
