import { Injectable } from '@nestjs/common';

import { rows, type Tx, write } from '../platform/db.js';

/** What the canaries of one process came to. */
export interface Sung {
  /** Ids of those that read lower than they must. */
  lowered: string[];
  at: Date;
}

const prefix = 'canaries:';

/** One row for each process that reads texts. */
@Injectable()
export class CanaryStore {
  async keep(tx: Tx, process: string, { lowered, at }: Sung): Promise<void> {
    await write(
      tx,
      `INSERT INTO service_state (key, value, at) VALUES ($1, $2, $3) ON CONFLICT (key) DO UPDATE SET value = $2, at = $3`,
      [`${prefix}${process}`, JSON.stringify({ lowered }), at],
    );
  }

  /** Rows of processes that ended long ago. */
  async forget(tx: Tx, before: Date): Promise<void> {
    await write(tx, `DELETE FROM service_state WHERE key LIKE '${prefix}%' AND at < $1`, [before]);
  }

  all(tx: Tx, after: Date): Promise<Sung[]> {
    return rows<Sung>(
      tx,
      `SELECT ARRAY(SELECT jsonb_array_elements_text(value->'lowered')) AS lowered, at FROM service_state
       WHERE key LIKE '${prefix}%' AND at > $1 ORDER BY at DESC`,
      [after],
    );
  }
}
