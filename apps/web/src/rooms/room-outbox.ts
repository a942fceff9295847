/** A message of one's own that is not in the room yet. */
export interface Pending {
  /** The same for every attempt, so that it is said once. */
  key: string;
  body: string;
  replyTo: { id: string; authorName: string; firstWords: string } | null;
  at: string;
  /**
   * sending: on its way. waiting: the line is down, goes out by itself. slow: goes out at `goesAt` (slow mode). paused:
   * goes out when the room goes on. refused:
   * `code` says why. sent: stored, its event is about to come. held: kept for the moderators, not in the room.
   */
  state: 'sending' | 'waiting' | 'slow' | 'paused' | 'refused' | 'sent' | 'held';
  /** It waited before, so a pause of the room keeps it waiting and does not give it back. */
  queued?: true;
  code?: string;
  goesAt?: string;
  /** Number and id in the room, once it is stored. */
  seq?: number;
  messageId?: string;
}

/** Changes one message of the list. */
export const changed = (list: readonly Pending[], key: string, change: Partial<Pending>): readonly Pending[] =>
  list.map((one) => (one.key === key ? { ...one, ...change } : one));

export const without = (list: readonly Pending[], key: string): readonly Pending[] =>
  list.filter((one) => one.key !== key);

/** Leaves out what the messages answer, once that was taken away. Their ids stay, so that they are the same messages. */
export const unquoted = (list: readonly Pending[], goneIds: ReadonlySet<string>): readonly Pending[] =>
  list.map((one) =>
    one.replyTo && goneIds.has(one.replyTo.id)
      ? { ...one, replyTo: { id: one.replyTo.id, authorName: '', firstWords: '' } }
      : one,
  );

/** Those which the room does not show yet. */
export const notYetShown = (
  list: readonly Pending[],
  shown: readonly { id: string; clientKey: string | null; isMine: boolean }[],
): readonly Pending[] =>
  list.filter((one) => !shown.some((line) => line.id === one.messageId || (line.isMine && line.clientKey === one.key)));

const entry = (place: string, key: string) => `${place}.${key}`;
const isWorthKeeping = (one: Pending) => one.state !== 'sent' && one.state !== 'held';

/** Reads what waited when the page was left, oldest first. What was on its way then is sent again with its key. */
export function readPending(place: string): readonly Pending[] {
  try {
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(entry(place, '')))
      .map((name) => JSON.parse(localStorage.getItem(name) ?? 'null') as Pending)
      .sort((a, b) => a.at.localeCompare(b.at))
      .map((one) => (['sending', 'slow', 'paused'].includes(one.state) ? { ...one, state: 'waiting' } : one));
  } catch {
    return [];
  }
}

/**
 * Keeps what must survive a reload, each message by itself, so that two tabs do not take away what the other keeps.
 * Storage may be full or blocked: the page still has the words then.
 */
export function keepPending(place: string, before: readonly Pending[], list: readonly Pending[]): void {
  const kept = list.filter(isWorthKeeping);
  try {
    for (const one of kept) localStorage.setItem(entry(place, one.key), JSON.stringify(one));
    for (const { key } of before) if (!kept.some((one) => one.key === key)) localStorage.removeItem(entry(place, key));
  } catch {
    // The words stay on the page.
  }
}
