/**
 * Server to browser. Hints carry no content: the browser asks GraphQL, which checks access.
 * The one exception is `room.event`, because a live room must be fast; it is numbered so that gaps show.
 */
export interface ServerHints {
  'thread.changed': (hint: { id: string }) => void;
  'group.changed': (hint: { id: string }) => void;
  'conversation.changed': (hint: { id: string }) => void;
  'notices.changed': () => void;
  'queue.changed': (hint: { level: string }) => void;
  'reviewItem.changed': (hint: { id: string; version: number }) => void;
  'escalation.changed': (hint: { id: string; version: number }) => void;
  'page.arrived': (hint: { reference: string; level: string }) => void;
  'board.changed': () => void;
  'lexicon.changed': () => void;
  'configuration.changed': () => void;
  'session.ended': () => void;
  /** Another tab took this line's place: a person has at most five. Ask for a new one when the tab is looked at again. */
  'line.taken': () => void;
  'room.event': (event: RoomEvent) => void;
  'room.presence': (presence: RoomPresence) => void;
}

/** Who is there: moderators by name, members only as a coarse band. */
export interface RoomPresence {
  roomId: string;
  moderators: { membershipId: string; displayName: string; avatar: string }[];
  band: 'NOBODY' | 'A_FEW' | 'ABOUT_12' | 'MORE_THAN_20';
  open: boolean;
  /** Planned end of the last shift that keeps the room open; null while it is closed, and once that is past. */
  closesAt: string | null;
  /** The moderator has stepped away, and writing pauses at this time unless one comes back; null otherwise. */
  pausesAt: string | null;
  /** Seconds a member waits between two messages; 0 when slow mode is off. */
  slowModeSeconds: number;
  /** A moderator has stopped the room for everybody: who (null when their name is gone), until when, why. Null otherwise. */
  pause: { byName: string | null; until: string | null; reason: 'BREAK' | 'BREATH' | 'SORTING_OUT' | null } | null;
}

/**
 * One numbered thing that happened in a live room. `seq` starts at 1 in each room and has no gaps; a client that sees
 * a hole asks GraphQL `room.eventsSince(seq)`. So does one that hears of a restored message, or gets a SENT event without
 * its message: a few long ones do not fit the channel that hints travel on, some were held and said earlier, and people
 * whom the author has blocked hear the number alone. People whom the
 * viewer has muted are folded by the client; GraphQL withholds their words, and the lines of somebody who has blocked the
 * viewer. `clientKey` reaches only the author, to know their own message again.
 */
export type RoomEvent =
  | { roomId: string; seq: number; type: 'SENT'; at: string; message?: RoomMessage; clientKey?: string }
  | {
      roomId: string;
      seq: number;
      type: 'HIDDEN' | 'TAKEN_BACK' | 'RESTORED';
      at: string;
      messageId: string;
    };

export interface RoomMessage {
  id: string;
  author: { membershipId: string; displayName: string; avatar: string; isModerator: boolean };
  replyToId: string | null;
  bodyHtml: string;
  sentAt: string;
}

/** Browser to server. Every event is answered, and every answer is given after the commit. */
export interface ClientEvents {
  'room.join': (input: { roomId: string }, ack: (answer: Answer<{ lastSeq: number }>) => void) => void;
  'room.leave': (input: { roomId: string }, ack: (answer: Answer<null>) => void) => void;
  'room.send': (
    input: { roomId: string; body: string; key: string; replyToId?: string },
    ack: (answer: Answer<{ seq: number; messageId: string; helpCard: boolean }>) => void,
  ) => void;
  'thread.watch': (input: { threadId: string }, ack: (answer: Answer<null>) => void) => void;
  'thread.unwatch': (input: { threadId: string }, ack: (answer: Answer<null>) => void) => void;
}

export type Answer<T> = { ok: true; value: T } | { ok: false; code: string; details?: Record<string, unknown> };
