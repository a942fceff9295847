import { Injectable } from '@nestjs/common';

import { row, rows, type Tx } from '../../platform/db.js';
import type { Counted, Span } from './report.store.js';

/** What the yearly report for the public is made of. */
@Injectable()
export class ReportPublicStore {
  /** What people reported, without what they asked for themselves. */
  reports(tx: Tx, { from, until }: Span): Promise<(Counted & { door: string; isAnswered: boolean })[]> {
    return rows(
      tx,
      `SELECT category AS code, door, outcome IS NOT NULL AS is_answered, count(*)::int AS count FROM report
       WHERE created_at >= $1 AND created_at < $2 AND door <> 'SELF' GROUP BY 1, 2, 3`,
      [from, until],
    );
  }

  statements(tx: Tx, { from, until }: Span): Promise<(Counted & { rule: string; isFoundBySoftware: boolean })[]> {
    return rows(
      tx,
      `SELECT what AS code, rule, found_by_software AS is_found_by_software, count(*)::int AS count
       FROM statement_of_reasons WHERE created_at >= $1 AND created_at < $2 GROUP BY 1, 2, 3`,
      [from, until],
    );
  }

  /** Identity that was opened because the law ordered it. */
  async orders(tx: Tx, { from, until }: Span): Promise<number> {
    const found = await row<{ count: number }>(
      tx,
      `SELECT count(*)::int AS count FROM reveal
       WHERE requested_at >= $1 AND requested_at < $2 AND reason_code = 'LEGAL_ORDER' AND granted_at IS NOT NULL`,
      [from, until],
    );
    return found?.count ?? 0;
  }

  /** People with a certificate in force at any time of the span. */
  async certified(tx: Tx, { from, until }: Span): Promise<number> {
    const found = await row<{ count: number }>(
      tx,
      `SELECT count(DISTINCT account_id)::int AS count FROM certificate
       WHERE valid_from < $2 AND least(valid_until, coalesce(revoked_at, 'infinity')) > $1`,
      [from, until],
    );
    return found?.count ?? 0;
  }
}
