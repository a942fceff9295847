import type { AnnouncerMode } from '../platform/aloud.js';
import { plainWords, shortened } from '../platform/plain-words.js';
import type { Line } from './room-log.js';

interface Voice {
  speak: (text: string) => void;
  /** "Ade: how was the week?" */
  line: (name: string, words: string) => string;
  /** "5 new messages" */
  many: (count: number) => string;
  takenDown: string;
}

const crowd = 3;
const window = 5000;
const typingPause = 2000;
const longest = 200;

/**
 * Reads new lines of a room aloud (ux.md 3.9): at most three in five seconds, then their number; nothing while the person
 * types, then a summary. Never one's own words, never history.
 */
export function createRoomAnnouncer(voice: Voice, mode: AnnouncerMode) {
  let spokenAt: number[] = [];
  let held: Line[] = [];
  let typedAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let now: AnnouncerMode = mode;

  const textOf = (line: Line) => voice.line(line.author.displayName, shortened(plainWords(line.bodyHtml), longest));
  const typingUntil = () => typedAt + typingPause;
  const recent = () => (spokenAt = spokenAt.filter((at) => at > Date.now() - window));

  const release = () => {
    timer = undefined;
    if (Date.now() < typingUntil()) return wait(typingUntil());
    const [only] = held;
    if (!only) return;
    voice.speak(held.length === 1 ? textOf(only) : voice.many(held.length));
    held = [];
    spokenAt.push(Date.now());
  };
  const wait = (until: number) => {
    timer ??= setTimeout(release, Math.max(0, until - Date.now()));
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
    /** A message that was there is gone. */
    takenDown() {
      if (now !== 'OFF') voice.speak(voice.takenDown);
    },
    /** A key was pressed in the box. */
    typed() {
      typedAt = Date.now();
    },
    setMode(next: AnnouncerMode) {
      now = next;
      if (next === 'OFF') held = [];
    },
    stop() {
      clearTimeout(timer);
      held = [];
    },
  };
}

export type RoomAnnouncer = ReturnType<typeof createRoomAnnouncer>;
