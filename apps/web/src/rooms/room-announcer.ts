import type { AnnouncerMode } from '../platform/aloud.js';
import { plainWords, shortened } from '../platform/plain-words.js';
import type { Line } from './room-log.js';

interface Voice {
  speak: (text: string) => void;
  /** "Ade: how was the week?" */
  line: (name: string, words: string) => string;
  /** "5 new messages" */
  many: (count: number) => string;
  /** Something that was there is gone, and how. */
  gone: Record<Removal, string>;
}

type Removal = Exclude<Line['state'], 'SHOWN'>;

const crowd = 3;
const window = 5000;
const typingPause = 2000;
const longest = 200;

/**
 * Reads new lines of a room aloud (ux.md 3.9): at most three in five seconds, then their number; nothing while the person
 * types, then a summary. Never one's own words, never history, never what was taken away before its turn.
 */
export function createRoomAnnouncer(voice: Voice, mode: AnnouncerMode) {
  let spokenAt: number[] = [];
  let held: Line[] = [];
  let removed = new Set<string>();
  let typedAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let now: AnnouncerMode = mode;

  const textOf = (line: Line) => voice.line(line.author.displayName, shortened(plainWords(line.bodyHtml), longest));
  const typingUntil = () => typedAt + typingPause;
  const recent = () => (spokenAt = spokenAt.filter((at) => at > Date.now() - window));

  const release = () => {
    timer = undefined;
    if (Date.now() < typingUntil()) return wait(typingUntil());
    for (const text of removed) voice.speak(text);
    removed.clear();
    const [only] = held;
    if (!only) return;
    voice.speak(held.length === 1 ? textOf(only) : voice.many(held.length));
    held = [];
    spokenAt.push(Date.now());
  };
  const wait = (until: number) => {
    timer ??= setTimeout(release, Math.max(0, until - Date.now()));
  };
  const forget = () => {
    held = [];
    removed = new Set();
  };
  const concernsMe = (line: Line, mine: ReadonlySet<string>) =>
    line.author.isModerator || (line.replyTo !== null && mine.has(line.replyTo.id));

  return {
    /** Somebody said something. `mine` are the ids of the person's own messages. */
    heard(line: Line, mine: ReadonlySet<string>) {
      if (line.isMine || now === 'OFF' || (now === 'MINE' && !concernsMe(line, mine))) return;
      if (Date.now() < typingUntil()) {
        held.push(line);
        wait(typingUntil());
      } else if (held.length > 0 || recent().length >= crowd) {
        held.push(line);
        wait((spokenAt[0] ?? Date.now()) + window);
      } else {
        spokenAt.push(Date.now());
        voice.speak(textOf(line));
      }
    },
    /** Messages were taken away. `lines` are those of others that stood on the page; what was not read yet is not missed. */
    gone(ids: ReadonlySet<string>, lines: readonly Line[]) {
      const unread = new Set(held.map(({ id }) => id));
      held = held.filter(({ id }) => !ids.has(id));
      if (now !== 'ALL') return;
      for (const { id, state } of lines) if (state !== 'SHOWN' && !unread.has(id)) removed.add(voice.gone[state]);
      if (!removed.size) return;
      if (Date.now() < typingUntil()) return wait(typingUntil());
      for (const text of removed) voice.speak(text);
      removed.clear();
    },
    /** A key was pressed in the box. */
    typed() {
      typedAt = Date.now();
    },
    setMode(next: AnnouncerMode) {
      now = next;
      forget();
    },
    stop() {
      clearTimeout(timer);
      forget();
    },
  };
}

export type RoomAnnouncer = ReturnType<typeof createRoomAnnouncer>;
