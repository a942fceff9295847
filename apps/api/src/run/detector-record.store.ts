import { Injectable } from '@nestjs/common';

import { row, type Tx, write } from '../platform/db.js';

export interface DetectorState {
  working: boolean;
  version: string;
}

/** How the detector stood at the last look, so that a change is seen once, whoever looks. */
@Injectable()
export class DetectorRecordStore {
  async last(tx: Tx): Promise<DetectorState | null> {
    const found = await row<{ value: DetectorState }>(
      tx,
      `SELECT value FROM service_state WHERE key = 'detectorRecord'`,
    );
    return found?.value ?? null;
  }

  async keep(tx: Tx, state: DetectorState, at: Date): Promise<void> {
    await write(
      tx,
      `INSERT INTO service_state (key, value, at) VALUES ('detectorRecord', $1, $2)
       ON CONFLICT (key) DO UPDATE SET value = $1, at = $2`,
      [JSON.stringify(state), at],
    );
  }
}
