import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { rankOf, type Level } from '@kith/contracts/level';
import type { QueueRowFieldsFragment } from '../gql/graphql.js';
import { useAgreedTimes } from '../platform/agreed-times.js';
import { useT } from '../platform/i18n.js';
import { LevelWords } from '../platform/levels.js';
import { useNow } from '../platform/use-time.js';
import { Button } from '../ui/button.js';
import styles from './desk.module.css';
import { useFrozenOrder } from './frozen-order.js';
import { useKeys } from './keys.js';
import { QueueRow } from './queue-row.js';
import { useLevelWords } from './source-words.js';

const shownAtFirst: Record<Level, number> = { CRISIS: 200, RED: 200, AMBER: 6, GREEN: 4 };

interface QueueListProps {
  rows: readonly QueueRowFieldsFragment[];
  /** Whether the rows wait for a first look, so that the promise of each level is said. */
  isOpen: boolean;
  busy: string | null;
  onClaim: (id: string) => void;
  /** C without a row in focus. */
  onClaimNext: () => void;
  onHandBack: (id: string) => void;
}

/** The rows by level. Nothing moves while somebody is in the list. */
export function QueueList({ rows: current, isOpen, busy, onClaim, onClaimNext, onHandBack }: QueueListProps) {
  const t = useT();
  const times = useAgreedTimes();
  const now = useNow(1000);
  const navigate = useNavigate();
  const levelWords = useLevelWords();
  const list = useRef<HTMLDivElement>(null);
  const { rows, fresh, isOld, resort, hold } = useFrozenOrder(current);
  const [open, setOpen] = useState<readonly Level[]>([]);

  const links = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const inFocus = () => {
    const row = document.activeElement?.closest('li');
    return row && list.current?.contains(row) ? row.querySelector<HTMLElement>('[data-row]') : null;
  };
  const move = (by: 1 | -1) => {
    const all = links();
    const at = all.indexOf(inFocus()!);
    all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.max(0, Math.min(all.length - 1, at + by))]?.focus();
  };
  const rowInFocus = () => rows.find((row) => row.id === inFocus()?.dataset['row']);

  useKeys({
    j: () => move(1),
    k: () => move(-1),
    c: () => {
      const row = rowInFocus();
      if (row?.viewerCan.claim && row.status === 'NEW' && !row.gone) onClaim(row.id);
      else onClaimNext();
    },
    u: () => {
      const row = rowInFocus();
      if (row?.claimedByMe) onHandBack(row.id);
    },
    e: () => {
      const row = rowInFocus();
      if (row) void navigate(`/desk/c/${row.id}?act=escalate`);
    },
  });

  const onArrow = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    move(event.key === 'ArrowDown' ? 1 : -1);
  });
  useEffect(() => {
    const box = list.current;
    const listener = (event: KeyboardEvent) => onArrow(event);
    box?.addEventListener('keydown', listener);
    return () => box?.removeEventListener('keydown', listener);
  }, []);

  const groups = [...new Set(rows.map((row) => row.group as Level))].sort((a, b) => rankOf(b) - rankOf(a));
  return (
    <>
      <div role="status" className={styles.resort}>
        {isOld && (
          <Button size="small" icon="refresh" onPress={resort}>
            {t('queue.resort', { count: fresh })}
          </Button>
        )}
      </div>
      <div ref={list} role="group" aria-label={t('queue.rows')} {...hold} className={styles.groups}>
        {groups.map((level) => {
          const all = rows.filter((row) => row.group === level);
          const shown = open.includes(level) ? all : all.slice(0, shownAtFirst[level]);
          return (
            <section key={level} aria-labelledby={`level-${level}`}>
              <div className={styles.groupHead}>
                <h2 id={`level-${level}`}>
                  <LevelWords level={level} />
                </h2>
                {isOpen && <p>{t(`queue.first.${level}`, { time: times.look(level) })}</p>}
              </div>
              <ul className={styles.rows}>
                {shown.map((row) => (
                  <QueueRow key={row.id} row={row} gone={row.gone} now={now} busy={busy === row.id} onClaim={onClaim} />
                ))}
              </ul>
              {shown.length < all.length && (
                <Button kind="quiet" size="small" onPress={() => setOpen([...open, level])}>
                  {t('queue.more', { count: all.length - shown.length, level: levelWords(level) })}
                </Button>
              )}
            </section>
          );
        })}
      </div>
    </>
  );
}
