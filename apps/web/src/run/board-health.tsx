import { Link } from 'react-router';
import { useDynamicT, useT } from '../platform/i18n.js';
import { LevelWords } from '../platform/levels.js';
import { useViewer } from '../platform/session.js';
import { useTime } from '../platform/use-time.js';
import { Banner } from '../ui/banner.js';
import { Icon } from '../ui/icon.js';
import styles from './board.module.css';
import type { BoardViewQuery } from '../gql/graphql.js';

type Board = BoardViewQuery['board'];

/** Promises that were not kept in the last day, with their cause: each one is a safety event (R16). */
export function Breaches({ board }: { board: Board }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const at = (instant: string) => (time.daysAway(instant) === 0 ? time.clock(instant) : time.dayAndClock(instant));
  return (
    <section className={styles.panel} aria-labelledby="board-breaches">
      <h2 id="board-breaches">{t('board.breaches')}</h2>
      {board.breaches.length === 0 ? (
        <p className={styles.quiet}>{t('board.breaches.none')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('board.breach.timer')}</th>
              <th scope="col">{t('board.level')}</th>
              <th scope="col">{t('board.breach.cause')}</th>
              <th scope="col" className={styles.end}>
                {t('board.breach.due')}
              </th>
            </tr>
          </thead>
          <tbody>
            {board.breaches.map((breach) => (
              <tr key={breach.id}>
                <td>{say(`board.timer.${breach.timer}`, {}, 'board.timer.other')}</td>
                <td className={styles.level}>{breach.level && <LevelWords level={breach.level} />}</td>
                <td>{say(`board.cause.${breach.cause}`, {}, 'board.cause.other')}</td>
                <td className={styles.end}>{at(breach.dueAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

type Channel = Board['pageChannels'][number];

const isTrouble = (channel: Channel) => channel.failingSince !== null || channel.isUnproven;

/** Ways of paging that do not work, before everything else: a page may not arrive (R31, H05). */
export function PagesAlarm({ board }: { board: Board }) {
  const wordsOf = useChannelWords();
  const failing = board.pageChannels.filter(({ failingSince }) => failingSince);
  if (failing.length === 0) return null;
  return (
    <Banner tone="trouble" icon="warning">
      {failing.map(wordsOf).join(' ')}
    </Banner>
  );
}

/** Words of danger that are no longer heard: rules or models were lost (H27). */
export function CanariesAlarm({ board }: { board: Board }) {
  const t = useT();
  const { lowered } = board.canaries;
  if (lowered.length === 0) return null;
  return (
    <Banner tone="trouble" icon="warning">
      {t('board.canaries.lowered', { count: lowered.length, names: lowered.join(', ') })}
    </Banner>
  );
}

function useChannelWords(): (channel: Channel) => string {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const at = (instant: string) => (time.daysAway(instant) === 0 ? time.clock(instant) : time.dayAndClock(instant));
  return ({ channel, failingSince, testedAt, isUnproven }) => {
    const way = say(`board.way.${channel}`, {}, 'board.way.other');
    if (failingSince) return t('board.way.failing', { way, at: at(failingSince) });
    if (isUnproven) return t('board.way.unproven', { way, at: testedAt ? at(testedAt) : t('board.never') });
    return testedAt ? t('board.way.ok', { way, at: at(testedAt) }) : t('board.way.untested', { way });
  };
}

/** Cases that were missed or late and are not learned from yet, with the age of the oldest (R52). */
export function Learning({ board }: { board: Board }) {
  const t = useT();
  const time = useTime();
  const { open, oldestAt, overdue } = board.learning;
  const reads = useViewer().workspaces.includes('DESK');
  return (
    <section className={styles.panel} aria-labelledby="board-learning">
      <h2 id="board-learning">{t('board.learning')}</h2>
      <p className={styles.quiet}>
        {oldestAt
          ? t('board.learning.open', { open, span: time.span((Date.parse(board.at) - Date.parse(oldestAt)) / 1000) })
          : t('board.learning.none')}
      </p>
      {overdue > 0 && <p>{t('board.learning.overdue', { count: overdue })}</p>}
      {reads && <Link to="/run/quality/reviews">{t('board.learning.read')}</Link>}
    </section>
  );
}

/** The last nightly check of the record of who did what (R53). */
function AuditHealth({ board }: { board: Board }) {
  const t = useT();
  const time = useTime();
  const { checkedAt, entries, faults, isLate } = board.auditCheck;
  const trouble = isLate || Boolean(faults);
  const words = () => {
    if (faults) return t('board.audit.broken', { count: faults });
    if (isLate) return t('board.audit.late');
    if (!checkedAt) return t('board.audit.never');
    return t('board.audit.whole', { entries: entries ?? 0, at: time.dayAndClock(checkedAt) });
  };
  return (
    <li data-trouble={trouble ? '' : undefined}>
      <Icon name={trouble ? 'warning' : 'check-circle'} />
      <span>{words()}</span>
    </li>
  );
}

/** Whether word checks, the clock of promises and the ways of paging work. */
export function Health({ board }: { board: Board }) {
  const t = useT();
  const time = useTime();
  const wordsOf = useChannelWords();
  const { detector, canaries, secondReader, sweepAt, sweepLate } = board;
  const at = (instant: string) => (time.daysAway(instant) === 0 ? time.clock(instant) : time.dayAndClock(instant));
  const isCanaryWell = canaries.at !== null && canaries.lowered.length === 0;
  const sweep = { at: sweepAt ? time.clock(sweepAt) : t('board.never') };
  return (
    <section className={styles.panel} aria-labelledby="board-health">
      <h2 id="board-health">{t('board.health')}</h2>
      <ul role="list" className={styles.health}>
        <li data-trouble={detector.working ? undefined : ''}>
          <Icon name={detector.working ? 'check-circle' : 'warning'} />
          <span>
            {detector.working ? t('board.detector.ok', { waiting: detector.waiting }) : t('board.detector.down')}{' '}
            {detector.lastCheckedAt && (
              <span className={styles.quiet}>{t('board.detector.at', { at: time.clock(detector.lastCheckedAt) })}</span>
            )}
          </span>
        </li>
        <li data-trouble={isCanaryWell ? undefined : ''}>
          <Icon name={isCanaryWell ? 'check-circle' : 'warning'} />
          <span>
            {canaries.lowered.length > 0
              ? t('board.canaries.lowered', { count: canaries.lowered.length, names: canaries.lowered.join(', ') })
              : canaries.at
                ? t('board.canaries.ok', { at: at(canaries.at) })
                : t('board.canaries.late')}
          </span>
        </li>
        {secondReader && (
          <li data-trouble={secondReader.failingSince ? '' : undefined}>
            <Icon name={secondReader.failingSince ? 'warning' : 'check-circle'} />
            <span>
              {secondReader.failingSince
                ? t('board.secondReader.failing', { at: at(secondReader.failingSince) })
                : t('board.secondReader.ok')}
            </span>
          </li>
        )}
        <li data-trouble={sweepLate ? '' : undefined}>
          <Icon name={sweepLate ? 'warning' : 'check-circle'} />
          <span>{t(sweepLate ? 'board.sweep.late' : 'board.sweep.ok', sweep)}</span>
        </li>
        <AuditHealth board={board} />
        {board.pageChannels.map((channel) => (
          <li key={channel.channel} data-trouble={isTrouble(channel) ? '' : undefined}>
            <Icon name={isTrouble(channel) ? 'warning' : 'check-circle'} />
            <span>{wordsOf(channel)}</span>
          </li>
        ))}
        {board.configurationFaulty.map((part) => (
          <li key={part} data-trouble="">
            <Icon name="warning" />
            <span>{t('board.agreed.faulty', { part: t(`agreed.${part}`) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
