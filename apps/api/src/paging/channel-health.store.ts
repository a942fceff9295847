import { Injectable } from '@nestjs/common';

import { rows, type Tx, write } from '../platform/db.js';
import type { Carrier } from './page-channel.js';

export interface HealthRow {
  channel: Carrier;
  failingSince: Date | null;
  fault: string | null;
  okAt: Date | null;
  testedAt: Date | null;
}

/** All SQL about how each carrier does. */
@Injectable()
export class ChannelHealthStore {
  all(tx: Tx): Promise<HealthRow[]> {
    return rows(tx, `SELECT channel, failing_since, fault, ok_at, tested_at FROM page_channel`);
  }

  /** True when it had been failing until now. Writes at most once a minute while all is well. */
  async ok(tx: Tx, channel: Carrier, now: Date, notSince: Date): Promise<boolean> {
    const before = await rows<{ failingSince: Date | null }>(
      tx,
      `SELECT failing_since FROM page_channel WHERE channel = $1`,
      [channel],
    );
    await write(
      tx,
      `INSERT INTO page_channel AS c (channel, ok_at) VALUES ($1, $2) ON CONFLICT (channel) DO UPDATE
         SET failing_since = NULL, fault = NULL, ok_at = $2
         WHERE c.failing_since IS NOT NULL OR c.ok_at IS NULL OR c.ok_at < $3`,
      [channel, now, notSince],
    );
    return before[0]?.failingSince != null;
  }

  /** True when it had not been failing until now. */
  async failed(tx: Tx, channel: Carrier, fault: string, now: Date): Promise<boolean> {
    const made = await rows<{ since: Date }>(
      tx,
      `INSERT INTO page_channel AS c (channel, failing_since, fault) VALUES ($1, $3, $2) ON CONFLICT (channel) DO UPDATE
         SET failing_since = coalesce(c.failing_since, $3), fault = $2 RETURNING failing_since AS since`,
      [channel, fault, now],
    );
    return made[0]?.since.getTime() === now.getTime();
  }

  async tested(tx: Tx, channel: Carrier, at: Date): Promise<void> {
    await write(
      tx,
      `INSERT INTO page_channel (channel, tested_at) VALUES ($1, $2) ON CONFLICT (channel) DO UPDATE SET tested_at = $2`,
      [channel, at],
    );
  }
}
