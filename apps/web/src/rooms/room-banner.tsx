import { useEffect, useRef } from 'react';
import { useDynamicT, useT } from '../platform/i18n.js';
import { useNow, useTime } from '../platform/use-time.js';
import { announce } from '../ui/announcer.js';
import { GoOn } from './room-pause.js';
import styles from './room.module.css';
import type { RoomData } from './use-room.js';

const windDownMs = 10 * 60_000;

/** What is about to change for everybody here, or has: a pause, a moderator who stepped away, the end. Said once aloud. */
export function RoomBanner({ room }: { room: RoomData }) {
  const t = useT();
  const time = useTime();
  const now = useNow().getTime();
  const left = room.closesAt ? Date.parse(room.closesAt) - now : Infinity;
  const paused = usePauseWords(room);
  const words = !room.isOpen
    ? ''
    : paused
      ? paused
      : room.pausesAt
        ? t('room.away', { at: time.clock(room.pausesAt) })
        : left > 0 && left <= windDownMs && room.closesAt
          ? t('room.windingDown', { at: time.shortClock(room.closesAt) })
          : '';
  useEffect(() => {
    if (words) announce(words);
  }, [words]);
  const wasPaused = useRef(false);
  const isPaused = paused !== '';
  useEffect(() => {
    if (wasPaused.current && !isPaused && room.isOpen) announce(t('pause.over'));
    wasPaused.current = isPaused;
  }, [isPaused, room.isOpen, t]);
  if (!words) return null;
  return (
    <div className={styles.banner}>
      <p>{words}</p>
      {isPaused && room.viewerCan.moderate && <GoOn roomId={room.id} />}
    </div>
  );
}

/** Who paused the room, until when and why; empty while it goes on. */
function usePauseWords({ pause }: RoomData): string {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  if (!pause) return '';
  const values = { name: pause.byName, at: pause.until && time.clock(pause.until) };
  const when = pause.until ? 'until' : 'open';
  const said = pause.byName
    ? t(`pause.${when}`, values)
    : t(pause.until ? 'pause.someoneUntil' : 'pause.someoneOpen', values);
  return pause.reason ? `${said} ${say(`pause.reason.${pause.reason}`)}` : said;
}
