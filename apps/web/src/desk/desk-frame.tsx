import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Link, useLocation } from 'react-router';
import type { DeskNowQuery } from '../gql/graphql.js';
import { InFrame, useNavCount } from '../platform/frame.js';
import { keyOf, queryOf } from '../platform/graphql.js';
import { T, useT } from '../platform/i18n.js';
import { markOf } from '../platform/levels.js';
import { useHint } from '../platform/realtime.js';
import { useTime } from '../platform/use-time.js';
import { announce } from '../ui/announcer.js';
import { Banner } from '../ui/banner.js';
import { Icon } from '../ui/icon.js';
import { LevelShape } from '../ui/level.js';
import { DeskNow, DeskQueue } from './desk.graphql.js';
import styles from './desk.module.css';
import { KeysHelp } from './keys-help.js';

type Moment = DeskNowQuery['desk'];

const count = (desk: Moment | undefined, level: 'CRISIS' | 'RED'): number =>
  desk?.counts.find((one) => one.level === level)?.count ?? 0;

const countWords = (many: number | undefined): string => (many ? String(many) : '');

/**
 * The state of the Desk, the same for bar, queue and shift. Asked again and again, because a worker that is silent rings no
 * bell (H02).
 */
export const useDesk = () => useQuery({ ...queryOf(DeskNow), refetchInterval: 15_000 });

/** What every Desk screen has: shift and counts in the bar, arrivals told, keys. */
export function DeskFrame() {
  const t = useT();
  const time = useTime();
  const client = useQueryClient();
  const { pathname } = useLocation();
  const { data } = useDesk();
  const [arrived, setArrived] = useState(false);
  const desk = data?.desk;
  const crisis = count(desk, 'CRISIS');
  const urgent = count(desk, 'RED');
  const open = desk?.counts.reduce((sum, one) => sum + one.count, 0) ?? 0;
  const before = useRef<{ crisis: number; urgent: number } | null>(null);

  useHint('queue.changed', () => {
    void client.invalidateQueries({ queryKey: keyOf(DeskNow) });
    void client.invalidateQueries({ queryKey: keyOf(DeskQueue) });
  });
  useNavCount('queue', countWords(open));
  useNavCount('firstPosts', countWords(desk?.waiting.firstPosts));
  useNavCount('proposals', countWords(desk?.waiting.proposals));
  useNavCount('appeals', countWords(desk?.waiting.appeals));
  useNavCount('ratings', countWords(desk?.waiting.ratings));
  useNavCount('mine', countWords(desk?.shift?.holding));

  const tell = useEffectEvent(() => {
    const last = before.current;
    before.current = { crisis, urgent };
    if (!last) return;
    if (crisis > last.crisis) {
      announce(t('desk.arrived.1'), 'assertive');
      setArrived(true);
    } else if (crisis === 0) setArrived(false);
    if (urgent > last.urgent) announce(t('desk.arrived.2'));
  });
  const known = desk !== undefined;
  useEffect(() => {
    if (known) tell();
  }, [known, crisis, urgent]);

  const inQueue = pathname === '/desk/queue';
  return (
    <>
      {desk && (
        <InFrame place="status">
          {desk.shift ? (
            <span>
              <Icon name="check-circle" />
              <span>
                <T id="desk.onShift" values={{ at: time.shortClock(desk.shift.plannedUntil) }} />
              </span>
            </span>
          ) : (
            <Link to="/desk/shift" className={styles.offShift}>
              <Icon name="moon" />
              <T id="desk.offShift" />
            </Link>
          )}
          {desk.counts.map(({ level, count: many }) => (
            <span key={level}>
              <LevelShape of={markOf[level]} />
              <span>
                {markOf[level]} <T id="desk.levelCount" values={{ word: t(`level.${markOf[level]}`), count: many }} />
              </span>
            </span>
          ))}
        </InFrame>
      )}
      {arrived && !inQueue && (
        <div className={styles.overall}>
          <Banner
            tone="trouble"
            icon="warning"
            live={false}
            actions={<Link to="/desk/queue">{t('desk.crisisOpen')}</Link>}
            close={{ label: t('desk.crisisClose'), onClose: () => setArrived(false) }}
          >
            <b>{t('desk.crisis')}</b>
          </Banner>
        </div>
      )}
      {desk && desk.offeredToMe > 0 && pathname !== '/desk/shift' && (
        <div className={styles.overall}>
          <Banner tone="calm" icon="hand" live={false} actions={<Link to="/desk/shift">{t('handover.look')}</Link>}>
            {t('handover.waiting', { count: desk.offeredToMe })}
          </Banner>
        </div>
      )}
      {desk && !desk.detector.working && (
        <div className={styles.overall}>
          <Banner tone="caution" icon="warning" live={false}>
            {t('desk.wordChecksDown')}
          </Banner>
        </div>
      )}
      <KeysHelp />
    </>
  );
}
