import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { BoardViewQuery } from '../gql/graphql.js';
import { queryOf } from '../platform/graphql.js';
import { useDynamicT, useT } from '../platform/i18n.js';
import { LevelWords, markOf } from '../platform/levels.js';
import { PageTitle } from '../platform/page-title.js';
import { useViewer } from '../platform/session.js';
import { useNow, useTime } from '../platform/use-time.js';
import { Banner } from '../ui/banner.js';
import { LevelRow } from '../ui/level.js';
import { Skeleton } from '../ui/states.js';
import { BoardView } from './board.graphql.js';
import styles from './board.module.css';
import { AuditAlarm, MissedTestPages, OpenShifts } from './board-alarms.js';
import { BoardGap } from './board-gap.js';
import { FirstLooks, Needed } from './board-charts.js';
import { Breaches, CanariesAlarm, Health, Learning, PagesAlarm } from './board-health.js';
import { CoverStrips } from './cover-strips.js';
import { NotLoaded } from './refused.js';

type Board = BoardViewQuery['board'];

/** What waits, who is there and where nobody is, in figures (ux.md A01). Asked again and again, and when it changes. */
export function BoardPage() {
  const t = useT();
  const time = useTime();
  const now = useNow(60_000);
  const board = useQuery({ ...queryOf(BoardView), refetchInterval: 15_000 });
  const data = board.data?.board;
  return (
    <div className={styles.page}>
      <PageTitle windowTitle={t('screen.run')}>{t('board.title', { day: time.longDay(now) })}</PageTitle>
      {board.isPending && <Skeleton stillText={t('app.loading')} height={8} />}
      {!data && board.isError && <NotLoaded query={board} at="/run" />}
      {data && board.isError && (
        <Banner tone="trouble" icon="cloud-off">
          {t('board.stale', { at: time.clock(data.at) })}
        </Banner>
      )}
      {data && (
        <>
          <PagesAlarm board={data} />
          <CanariesAlarm board={data} />
          <AuditAlarm board={data} />
          <BoardGap gaps={data.gaps} />
          <MissedTestPages pages={data.missedTestPages} />
          <OpenShifts shifts={data.openShifts} />
          <Tiles board={data} />
          <div className={styles.pair}>
            <CoverStrips board={data} />
            <Cases board={data} />
          </div>
          <div className={styles.pair}>
            <FirstLooks board={data} />
            <Needed board={data} />
          </div>
          <div className={styles.pair}>
            <Breaches board={data} />
            <Health board={data} />
          </div>
          <Learning board={data} />
        </>
      )}
    </div>
  );
}

function Tiles({ board }: { board: Board }) {
  const t = useT();
  const time = useTime();
  const now = useNow(15_000);
  return (
    <section aria-label={t('board.levels')}>
      <ul role="list" className={styles.tiles}>
        {board.levels.map((level) => {
          const target = level.targetSeconds === null ? '' : time.span(level.targetSeconds);
          const oldest = level.oldestAt ? time.span((now.getTime() - Date.parse(level.oldestAt)) / 1000) : '';
          const age = !level.oldestAt
            ? target
              ? t('board.nothingTarget', { target })
              : t('board.nothing')
            : target
              ? t('board.oldest', { span: oldest, target })
              : t('board.oldestNoTarget', { span: oldest });
          return (
            <LevelRow key={level.level} as="li" of={markOf[level.level]} className={styles.tile!}>
              <h2>
                <LevelWords level={level.level} />
              </h2>
              <p className={styles.figure}>{level.open}</p>
              <p>{age}</p>
              {level.open > 0 && (
                <p>
                  {level.heldByName && level.late === 0
                    ? t('board.heldBy', { name: level.heldByName })
                    : t('board.late', { count: level.late })}
                </p>
              )}
            </LevelRow>
          );
        })}
      </ul>
    </section>
  );
}

function Cases({ board }: { board: Board }) {
  const t = useT();
  const opensCases = useViewer().workspaces.includes('CLINIC');
  return (
    <section className={styles.panel} aria-labelledby="board-cases">
      <h2 id="board-cases">{t('board.cases')}</h2>
      {board.cases.length === 0 ? (
        <p className={styles.quiet}>{t('board.cases.none')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('board.case')}</th>
              <th scope="col">{t('board.level')}</th>
              <th scope="col">{t('board.owner')}</th>
              <th scope="col" className={styles.end}>
                {t('board.timer')}
              </th>
            </tr>
          </thead>
          <tbody>
            {board.cases.map((one) => (
              <tr key={one.id}>
                <td>{opensCases ? <Link to={`/clinic/${one.id}`}>{one.reference}</Link> : one.reference}</td>
                <td className={styles.level}>
                  <LevelWords level={one.level} />
                </td>
                <td>
                  {one.status === 'OPEN' || one.status === 'PAGED'
                    ? t('board.beingPaged')
                    : (one.ownerName ?? t('board.nobody'))}
                </td>
                <td className={styles.end}>
                  <NextTimer one={one} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function NextTimer({ one }: { one: Board['cases'][number] }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const now = useNow(1000);
  if (!one.dueAt) return null;
  const { words, isLate, seconds } = time.left(one.dueAt, now);
  const far = seconds > 12 * 3600;
  return (
    <>
      <b>{isLate ? t('board.lateBy', { span: words }) : far ? time.day(one.dueAt, now) : words}</b>
      <span className="visually-hidden"> {say(`board.timer.${one.dueFor ?? ''}`, {}, 'board.timer.other')}</span>
    </>
  );
}
