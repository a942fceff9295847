import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';

import type { ServerHints } from '@kith/contracts/realtime';

import type { Config } from './config.js';
import { CONFIG } from './settings.js';
import { write, type Tx } from './db.js';
import { Listening } from './listening.js';

const channel = 'kith_hints';

/** A hint on its way to the browsers in one socket room. */
export interface Hint<K extends keyof ServerHints = keyof ServerHints> {
  to: string;
  name: K;
  args: Parameters<ServerHints[K]>;
  otherwise?: Otherwise[];
}

/**
 * Part of an audience that hears a hint otherwise: `change` is laid over its first argument, null takes a field away.
 * Everybody in `to` must be in the audience of the hint.
 */
export interface Otherwise {
  to: string[];
  change: Record<string, unknown>;
}

/** Names of socket rooms. They are made on the server and never taken from a client. */
export const audience = {
  account: (id: string) => `account:${id}`,
  session: (id: string) => `session:${id}`,
  group: (id: string) => `group:${id}`,
  thread: (id: string) => `thread:${id}`,
  room: (id: string) => `room:${id}`,
  /** Sockets of one membership that are in the room of their group. */
  seat: (membershipId: string) => `seat:${membershipId}`,
  desk: (groupId: string) => `desk:${groupId}`,
  leads: 'desk:all',
  clinic: 'clinic',
  run: 'run',
} as const;

/**
 * Hints travel on the notify channel of the caller's own transaction: sent when it commits, never when it rolls back,
 * and heard by every API process (decision 0004). They may be lost; clients catch up by number or by asking again.
 */
@Injectable()
export class Hints implements OnModuleDestroy {
  private readonly listening: Listening;

  constructor(@Inject(CONFIG) config: Config) {
    this.listening = new Listening(config.databaseUrl, 'hints', channel);
  }

  /** Queues one hint with the transaction. */
  send<K extends keyof ServerHints>(tx: Tx, to: string, name: K, ...args: Parameters<ServerHints[K]>): Promise<void> {
    return this.sendApart(tx, { to, name, args });
  }

  /**
   * Queues one hint that not everybody hears alike. A payload over PostgreSQL's 8000 bytes goes without its message, to
   * everybody the same.
   */
  async sendApart<K extends keyof ServerHints>(tx: Tx, hint: Hint<K>): Promise<void> {
    const { to, name, args } = hint;
    let payload = JSON.stringify(hint);
    if (Buffer.byteLength(payload) > 7900) {
      const [first] = args as unknown as [Record<string, unknown>?];
      const { message: _message, ...rest } = first ?? {};
      payload = JSON.stringify({ to, name, args: [rest] });
    }
    await write(tx, `SELECT pg_notify('${channel}', $1)`, [payload]);
  }

  /** Ends sockets in an audience, on every node: a revoked session, a lost role, a left group. */
  async disconnect(tx: Tx, to: string): Promise<void> {
    await write(tx, `SELECT pg_notify('${channel}', $1)`, [JSON.stringify({ disconnect: to })]);
  }

  /** Listens for as long as the process lives, through restarts of the database. */
  listen(on: { hint: (hint: Hint) => void; disconnect: (to: string) => void; gap: () => void }): Promise<void> {
    return this.listening.keepHearing({
      heard: (payload) => {
        const heard = JSON.parse(payload) as Hint & { disconnect?: string };
        if (heard.disconnect) on.disconnect(heard.disconnect);
        else on.hint(heard);
      },
      begun: (first) => {
        if (!first) on.gap();
      },
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.listening.stop();
  }
}
