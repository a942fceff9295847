import { useEffect } from 'react';
import { useT } from '../platform/i18n.js';
import { useNow, useTime } from '../platform/use-time.js';
import { announce } from '../ui/announcer.js';
import styles from './room.module.css';
import type { RoomData } from './use-room.js';

const windDownMs = 10 * 60_000;

/** What is about to change for everybody here: the moderator has stepped away, or the room closes soon. Said once aloud. */
export function RoomBanner({ room }: { room: RoomData }) {
  const t = useT();
  const time = useTime();
  const now = useNow().getTime();
  const left = room.closesAt ? Date.parse(room.closesAt) - now : Infinity;
  const words = !room.isOpen
    ? ''
    : room.pausesAt
      ? t('room.away', { at: time.clock(room.pausesAt) })
      : left > 0 && left <= windDownMs && room.closesAt
        ? t('room.windingDown', { at: time.shortClock(room.closesAt) })
        : '';
  useEffect(() => {
    if (words) announce(words);
  }, [words]);
  return words && <p className={styles.banner}>{words}</p>;
}
