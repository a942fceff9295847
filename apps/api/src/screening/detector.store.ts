import { Injectable } from '@nestjs/common';

import type { Changes } from '@kith/domain/lexicon/lexicon';
import type { Rule } from '@kith/triage/lexicon/rule';

import { row, type Tx } from '../platform/db.js';

/** The newest approved changes of the lexicon. */
export interface LexiconInForce {
  /** 0 when nothing was ever changed. */
  number: number;
  changes: Changes<Rule>;
}

@Injectable()
export class DetectorStore {
  async inForce(tx: Tx): Promise<LexiconInForce> {
    const found = await row<{ number: number } & Changes<Rule>>(
      tx,
      `SELECT number, put, retired FROM lexicon_version ORDER BY number DESC LIMIT 1`,
    );
    return { number: found?.number ?? 0, changes: { put: found?.put ?? [], retired: found?.retired ?? [] } };
  }
}
