import { Injectable } from '@nestjs/common';

import { hardTopics, type Stretch } from '@kith/domain/shift/exposure';

import { rows, type Tx, write } from '../platform/db.js';

/** When people worked at the queue, by what the server saw of it (R50). */
@Injectable()
export class ExposureStore {
  /** A sign of work: the stretch that runs goes on, or a new one begins. */
  async worked(tx: Tx, accountId: string, now: Date, pauseMinutes: number): Promise<void> {
    const goesOn = await write(
      tx,
      `UPDATE desk_work SET until = greatest(until, $2) WHERE account_id = $1
         AND started_at = (SELECT max(started_at) FROM desk_work WHERE account_id = $1) AND until > $3`,
      [accountId, now, new Date(now.getTime() - pauseMinutes * 60_000)],
    );
    if (goesOn === 0)
      await write(
        tx,
        `INSERT INTO desk_work (account_id, started_at, until) VALUES ($1, $2, $2) ON CONFLICT DO NOTHING`,
        [accountId, now],
      );
  }

  /** Work of these accounts that reaches into the time after `since`. */
  stretches(tx: Tx, accountIds: readonly string[], since: Date): Promise<(Stretch & { accountId: string })[]> {
    return rows(
      tx,
      `SELECT account_id, started_at AS from, until FROM desk_work WHERE account_id = ANY($1) AND until > $2 ORDER BY started_at`,
      [accountIds, since],
    );
  }

  /** Which of these accounts hold an open lease. */
  async holdLease(tx: Tx, accountIds: readonly string[], now: Date): Promise<Set<string>> {
    const found = await rows<{ claimedBy: string }>(
      tx,
      `SELECT DISTINCT claimed_by FROM review_item WHERE status = 'CLAIMED' AND claimed_by = ANY($1) AND lease_until > $2`,
      [accountIds, now],
    );
    return new Set(found.map(({ claimedBy }) => claimedBy));
  }

  forget(tx: Tx, before: Date): Promise<number> {
    return write(tx, `DELETE FROM desk_work WHERE until < $1`, [before]);
  }
}

/** Hard items (a life at risk, self-harm, abuse) each running shift has taken since it began, by shift id. */
export async function hardItems(tx: Tx, shiftIds: readonly string[]): Promise<Map<string, number>> {
  const found = await rows<{ id: string; taken: number }>(
    tx,
    `SELECT s.id, count(DISTINCT a.review_item_id) AS taken FROM desk_shift s
     JOIN review_action a ON a.actor_id = s.account_id AND a.kind IN ('claim', 'handoverAccepted', 'level')
       AND a.at >= s.started_at AND a.at <= coalesce(s.ended_at, 'infinity')
       AND (coalesce(a.facts->>'to', a.facts->>'level') = 'CRISIS'
         OR EXISTS (SELECT 1 FROM signal g WHERE g.review_item_id = a.review_item_id AND g.category = ANY($2)))
     WHERE s.id = ANY($1) GROUP BY s.id`,
    [shiftIds, hardTopics],
  );
  return new Map(found.map(({ id, taken }) => [id, taken]));
}
