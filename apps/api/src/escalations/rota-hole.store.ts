import { Injectable } from '@nestjs/common';

import type { Duty, Hole } from '@kith/domain/rota/rota';

import { row, rows, type Tx, write } from '../platform/db.js';

/** All SQL about holes in the rota that were told of. */
@Injectable()
export class RotaHoleStore {
  /** Ends those that are not among the holes seen now. Returns how many: they were filled, or moved. */
  endOthers(tx: Tx, seen: readonly Hole[], at: Date): Promise<number> {
    return write(
      tx,
      `UPDATE rota_hole h SET ended_at = $3 WHERE h.ended_at IS NULL
         AND NOT EXISTS (SELECT FROM unnest($1::text[], $2::timestamptz[]) s (duty, begins_at)
           WHERE s.duty = h.duty AND s.begins_at = h.begins_at)`,
      [seen.map((hole) => hole.duty), seen.map((hole) => hole.beginsAt), at],
    );
  }

  /** Keeps a hole and its alarm. Gives the id when the alarm is new, null when it was rung before. */
  async ring(tx: Tx, { duty, beginsAt, alarm }: Hole, at: Date): Promise<string | null> {
    await write(
      tx,
      `INSERT INTO rota_hole (duty, begins_at, seen_at) VALUES ($1, $2, $3)
       ON CONFLICT (duty, begins_at) WHERE ended_at IS NULL DO NOTHING`,
      [duty, beginsAt, at],
    );
    const rung = await row<{ holeId: string }>(
      tx,
      `INSERT INTO rota_hole_alarm (hole_id, alarm, rung_at)
       SELECT id, $3, $4 FROM rota_hole WHERE duty = $1 AND begins_at = $2 AND ended_at IS NULL
       ON CONFLICT DO NOTHING RETURNING hole_id`,
      [duty, beginsAt, alarm, at],
    );
    return rung?.holeId ?? null;
  }

  /** When each standing hole was last told of. */
  lastRung(tx: Tx): Promise<{ duty: Duty; beginsAt: Date; rungAt: Date }[]> {
    return rows(
      tx,
      `SELECT h.duty, h.begins_at, max(a.rung_at) AS rung_at FROM rota_hole h JOIN rota_hole_alarm a ON a.hole_id = h.id
       WHERE h.ended_at IS NULL GROUP BY h.id ORDER BY h.begins_at, h.duty`,
    );
  }
}
