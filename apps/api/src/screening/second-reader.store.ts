import { Injectable } from '@nestjs/common';

import { row, type Tx, write } from '../platform/db.js';

/** How the second reader answered last. */
export interface ReaderHealth {
  /** Since when it has not answered as it must; null while it does. */
  failingSince: Date | null;
  /** Why, as a code. */
  code: string | null;
  /** When it was last asked. */
  at: Date;
}

@Injectable()
export class SecondReaderStore {
  async last(tx: Tx): Promise<ReaderHealth | null> {
    return row(
      tx,
      `SELECT (value->>'failingSince')::timestamptz AS failing_since, value->>'code' AS code, at
       FROM service_state WHERE key = 'secondReader'`,
    );
  }

  async keep(tx: Tx, { failingSince, code, at }: ReaderHealth): Promise<void> {
    await write(
      tx,
      `INSERT INTO service_state (key, value, at) VALUES ('secondReader', $1, $2)
       ON CONFLICT (key) DO UPDATE SET value = $1, at = $2`,
      [JSON.stringify({ failingSince, code }), at],
    );
  }
}
