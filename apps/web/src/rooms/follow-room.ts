import { hasGap, heardOf, isRemoval, receive, type Line, type LogEvent, type RoomLog } from './room-log.js';

/** A hole often closes by itself: events travel side by side. */
const patience = 400;
/** How long to wait, in milliseconds, after something that got no answer. */
export const tryAgain = 3000;

interface Follower {
  /** Everything after a number, as the server has it now; null when the room does not exist for this person (any more). */
  since: (seq: number) => Promise<{ lastSeq: number; events: LogEvent[] } | null>;
  /** What has to be laid over every log before it is shown. */
  dress?: (log: RoomLog) => RoomLog;
  changed: (log: RoomLog) => void;
  arrived: (lines: Line[], log: RoomLog) => void;
  /** Words were taken away: the ids of their messages, and the lines that were on the page. */
  removed: (ids: ReadonlySet<string>, lines: readonly Line[]) => void;
}

/** The way into the room over one line. */
interface Door {
  stands: () => boolean;
  join: () => Promise<{ lastSeq: number }>;
}

/**
 * Keeps the log of one room whole, whatever the line does to the events: notices gaps by their numbers, asks for what is
 * missing, and tells what came and went. Events that the line repeats, delays or swaps change nothing (security.md 1).
 */
export function followRoom(first: RoomLog) {
  let now = first;
  let follower: Follower | null = null;
  let asking = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const put = (next: RoomLog) => {
    now = follower?.dress?.(next) ?? next;
    follower?.changed(now);
  };

  const fillSoon = (after: number) => {
    clearTimeout(timer);
    if (follower) timer = setTimeout(() => hasGap(now) && void fill(), after);
  };

  const take = (events: readonly LogEvent[]) => {
    const before = now;
    const after = receive(before, events);
    put(after);
    const had = new Map(before.lines.map((line) => [line.id, line.state]));
    const fresh = after.lines.filter((line) => !had.has(line.id) && line.seq > before.seq);
    if (fresh.length) follower?.arrived(fresh, after);
    const gone = new Set(events.filter(isRemoval).map(({ messageId }) => messageId));
    const lost = after.lines.filter((line) => line.state !== 'SHOWN' && had.get(line.id) === 'SHOWN');
    if (gone.size || lost.length) follower?.removed(gone, lost);
    if (hasGap(after)) fillSoon(patience);
  };

  const fill = async () => {
    if (asking || !follower) return;
    asking = true;
    try {
      const since = now.seq;
      const answer = await follower.since(since);
      if (!answer || !follower) return;
      put(heardOf(now, answer.lastSeq));
      take(answer.events);
      if (hasGap(now)) fillSoon(now.seq > since ? 0 : tryAgain);
    } catch {
      fillSoon(tryAgain);
    } finally {
      asking = false;
    }
  };

  const hear = (seq: number) => {
    put(heardOf(now, seq));
    if (hasGap(now)) fillSoon(patience);
  };

  const enter = async (line: Door): Promise<boolean> => {
    while (follower && line.stands()) {
      try {
        hear((await line.join()).lastSeq);
        return true;
      } catch {
        await new Promise((again) => setTimeout(again, tryAgain));
      }
    }
    return false;
  };

  return {
    get log() {
      return now;
    },
    start: (by: Follower) => void (follower = by),
    stop: () => {
      follower = null;
      clearTimeout(timer);
    },
    take,
    /** Asks for what came after the last number, gap or not. */
    fill,
    /** Somebody told of a number: asks for what is missing if it does not come by itself. */
    hear,
    /** Goes into the room once the line stands, and learns what was missed meanwhile. False when the line fell first. */
    enter,
    /** Lays the dress over the log again, after it has changed. */
    dressAgain: () => put(now),
  };
}
