import type { HelpCardFieldsFragment, RoomEventsSinceQuery, RoomLineFragment } from '../gql/graphql.js';
import type { RoomEvent } from '@kith/contracts/realtime';
import { firstWords } from '../platform/plain-words.js';

/** One line of chat on the page. What was shown and is gone leaves a stub in its place. */
export interface Line {
  id: string;
  /** Number of the event that said it: its place. */
  seq: number;
  state: 'SHOWN' | 'HIDDEN' | 'TAKEN_BACK';
  isMine: boolean;
  clientKey: string | null;
  author: { id: string; displayName: string; avatar: string; isModerator: boolean };
  replyTo: { id: string; authorName: string; firstWords: string } | null;
  bodyHtml: string;
  sentAt: string;
  helpCard: HelpCardFieldsFragment | null;
}

/** One numbered thing that happened, whichever way it came. `line` is null when its words may not be read. */
export interface LogEvent {
  seq: number;
  type: 'SENT' | 'HIDDEN' | 'TAKEN_BACK' | 'RESTORED';
  messageId: string;
  line: Line | null;
  /** It came over the line: some words do not travel on it, and what a restored message says never does. */
  live: boolean;
}

/** What the page knows of a room. Every number up to `seq` has been applied, in order. */
export interface RoomLog {
  seq: number;
  /** Highest number anybody has told of. */
  known: number;
  lines: readonly Line[];
  /** Events that came before their turn. */
  early: ReadonlyMap<number, LogEvent>;
}

/** Lines kept on the page. */
export const linesKept = 200;

/** A log from the lines of the page, oldest first. */
export const startLog = (lastSeq: number, lines: readonly Line[]): RoomLog => ({
  seq: lastSeq,
  known: lastSeq,
  lines: [...lines].sort((a, b) => a.seq - b.seq).slice(-linesKept),
  early: new Map(),
});

/** Events are missing: ask the server for everything after `seq`. */
export const hasGap = (log: RoomLog): boolean => log.known > log.seq;

/** The room has got as far as `seq`, as far as we were told. */
export const heardOf = (log: RoomLog, seq: number): RoomLog => (seq > log.known ? { ...log, known: seq } : log);

/**
 * Takes events in any order, any number of times. What is next is applied, what is early waits, what is old is dropped.
 * The result depends only on which events have come, not on how.
 */
export function receive(log: RoomLog, events: readonly LogEvent[]): RoomLog {
  const early = new Map(log.early);
  let known = log.known;
  for (const event of events) {
    if (event.seq <= log.seq) continue;
    known = Math.max(known, event.seq);
    // The answer of the server knows more than what came over the line.
    if (!early.has(event.seq) || !event.live) early.set(event.seq, event);
  }
  let { seq, lines } = log;
  for (let next = early.get(seq + 1); next; next = early.get(seq + 1)) {
    const after = apply(lines, next);
    if (!after) break;
    lines = after;
    seq = next.seq;
    early.delete(seq);
    if (isRemoval(next))
      for (const [number, one] of early)
        if (one.line) early.set(number, { ...one, line: withoutQuote(one.line, next.messageId) });
  }
  return { seq, known, lines, early };
}

export const isRemoval = ({ type }: LogEvent): boolean => type === 'HIDDEN' || type === 'TAKEN_BACK';

/** What was taken away is not quoted any more. */
const withoutQuote = (line: Line, goneId: string): Line =>
  line.replyTo?.id === goneId ? { ...line, replyTo: null } : line;

/** Null when the event cannot be placed from what it carries; the server is then asked for it. */
function apply(lines: readonly Line[], event: LogEvent): readonly Line[] | null {
  const known = lines.find((line) => line.id === event.messageId);
  const { line } = event;
  if (event.type === 'SENT') {
    if (known) return lines;
    if (line) return place(lines, line);
    return event.live ? null : lines;
  }
  if (event.type === 'RESTORED') {
    if (event.live) return null;
    if (!line) return lines;
    return known ? replace(lines, { ...line, seq: known.seq, helpCard: known.helpCard }) : place(lines, line);
  }
  const unquoted = lines.map((one) => withoutQuote(one, event.messageId));
  return known ? replace(unquoted, { ...known, state: event.type, bodyHtml: '', replyTo: null }) : unquoted;
}

const replace = (lines: readonly Line[], changed: Line) =>
  lines.map((line) => (line.id === changed.id ? changed : line));

/** Puts a line where its number says, and lets the oldest go. */
function place(lines: readonly Line[], line: Line): readonly Line[] {
  const at = lines.findLastIndex((other) => other.seq < line.seq) + 1;
  return [...lines.slice(0, at), line, ...lines.slice(at)].slice(-linesKept);
}

/** Replaces what depends on the reader: help cards of one's own lines. */
export const withCards = (log: RoomLog, cards: ReadonlyMap<string, HelpCardFieldsFragment>): RoomLog => ({
  ...log,
  lines: log.lines.map((line) => {
    const helpCard = cards.get(line.id);
    return helpCard && helpCard !== line.helpCard ? { ...line, helpCard } : line;
  }),
});

/** A line as the server gives it. */
export const lineOf = ({ author, ...line }: RoomLineFragment): Line => ({
  ...line,
  state: 'SHOWN',
  author: { id: author.id, displayName: author.displayName, avatar: author.avatar, isModerator: author.isModerator },
  clientKey: line.clientKey ?? null,
  replyTo: line.replyTo ?? null,
  helpCard: line.helpCard ?? null,
});

type AskedEvent = NonNullable<RoomEventsSinceQuery['room']>['eventsSince'][number];

/** An event from the answer of the server. */
export const askedEvent = (event: AskedEvent): LogEvent => ({
  seq: event.seq,
  type: event.type,
  messageId: event.messageId,
  line: event.message ? lineOf(event.message) : null,
  live: false,
});

/**
 * An event from the line. `me` is the reader's membership; what it answers is looked up among the lines
 * on the page, unless its author is folded.
 */
export function liveEvent(
  event: RoomEvent,
  me: string | null,
  lines: readonly Line[],
  mayQuote: (authorId: string) => boolean,
): LogEvent {
  const message = event.type === 'SENT' ? event.message : undefined;
  const parent = message?.replyToId
    ? lines.find((line) => line.id === message.replyToId && line.state === 'SHOWN' && mayQuote(line.author.id))
    : undefined;
  return {
    seq: event.seq,
    type: event.type,
    messageId: event.type === 'SENT' ? (message?.id ?? '') : event.messageId,
    live: true,
    line: message
      ? {
          id: message.id,
          seq: event.seq,
          state: 'SHOWN',
          isMine: message.author.membershipId === me,
          clientKey: (event.type === 'SENT' && event.clientKey) || null,
          author: {
            id: message.author.membershipId,
            displayName: message.author.displayName,
            avatar: message.author.avatar,
            isModerator: message.author.isModerator,
          },
          replyTo: parent
            ? { id: parent.id, authorName: parent.author.displayName, firstWords: firstWords(parent.bodyHtml) }
            : null,
          bodyHtml: message.bodyHtml,
          sentAt: message.sentAt,
          helpCard: null,
        }
      : null,
  };
}
