import type { Tx } from './db.js';

/** Something that became true. Carries ids, codes and levels; never words or names. */
export interface AppEvent {
  readonly type: string;
  readonly [fact: string]: string | number | boolean | null | readonly string[] | undefined;
}

/** What a subscriber is handed: the event with its id, which serves as the key of outside effects. */
export type Delivered<E extends AppEvent = AppEvent> = E & { readonly eventId: string };

/**
 * Reacts to events, at least once, in its own transaction; the outbox makes a second delivery a no-op.
 * Reads the present state and does nothing if it came too late.
 */
export interface Subscriber {
  /** Stable name of the job queue, e.g. `escalations.page-on-call`. */
  readonly name: string;
  readonly on: readonly string[];
  handle(event: Delivered, tx: Tx): Promise<void>;
}

/** Who did it and as part of what; stamped on events and audit rows. */
export interface Cause {
  actorId?: string | null;
  correlationId?: string | null;
}
