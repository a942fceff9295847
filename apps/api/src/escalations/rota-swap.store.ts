import { Injectable } from '@nestjs/common';

import { type Actor, hasRole } from '@kith/domain/actor';
import type { Duty } from '@kith/domain/rota/rota';
import { duties, mayHold } from '@kith/domain/rota/rota';
import type { Swap, SwapStatus } from '@kith/domain/rota/swap';

import { row, rows, type Tx, write } from '../platform/db.js';
import type { RotaColleague } from './rota-swap.model.js';

export interface SwapRow extends Swap {
  offeredByName: string;
  offeredToName: string | null;
  takenByName: string | null;
  offeredAt: Date;
  settledAt: Date | null;
}

const swapRows = `
  SELECT s.id, s.shift_id, s.duty, lower(s.during) AS "from", upper(s.during) AS until, s.offered_by, s.offered_to,
    s.refused_by, s.status, s.taken_by, s.offered_at, s.settled_at, coalesce(b.work_name, 'On call') AS offered_by_name,
    CASE WHEN s.offered_to IS NOT NULL THEN coalesce(o.work_name, 'On call') END AS offered_to_name,
    CASE WHEN s.taken_by IS NOT NULL THEN coalesce(t.work_name, 'On call') END AS taken_by_name
  FROM rota_swap s JOIN account b ON b.id = s.offered_by
  LEFT JOIN account o ON o.id = s.offered_to LEFT JOIN account t ON t.id = s.taken_by`;

/** SQL twin of `swapPolicy.read`: $1 the actor, $2 whether they are clinical, $3 whether they lead, $4 duties they may hold. */
const visible = `((s.offered_by = $1 AND $2::boolean) OR $3::boolean
  OR (s.offered_by <> $1 AND (s.offered_to IS NULL OR s.offered_to = $1) AND s.duty = ANY($4::text[])))`;

/** All SQL about offers of shifts. */
@Injectable()
export class RotaSwapStore {
  find(tx: Tx, id: string): Promise<SwapRow | null> {
    return row(tx, `${swapRows} WHERE s.id = $1`, [id]);
  }

  /** Held until the transaction ends, so that of two who accept one waits and then sees that it is gone. */
  async lock(tx: Tx, id: string): Promise<SwapRow | null> {
    await rows(tx, `SELECT 1 FROM rota_swap WHERE id = $1 FOR UPDATE`, [id]);
    return this.find(tx, id);
  }

  /** Offers that stand, soonest first, then those settled since. */
  list(tx: Tx, actor: Actor, settledSince: Date): Promise<SwapRow[]> {
    if (!actor.secondFactor) return Promise.resolve([]);
    return rows(
      tx,
      `${swapRows} WHERE ${visible} AND (s.status = 'OFFERED' OR s.settled_at >= $5)
       ORDER BY s.settled_at DESC NULLS FIRST, lower(s.during), s.id LIMIT 100`,
      [
        actor.id,
        hasRole(actor, 'clinician', 'clinicalLead', 'safeguardingLead'),
        hasRole(actor, 'clinicalLead'),
        duties.filter((duty) => mayHold(duty, actor.roles)),
        settledSince,
      ],
    );
  }

  /** The shift itself, held. */
  holdShift(tx: Tx, id: string): Promise<{ duty: Duty; accountId: string; from: Date; until: Date } | null> {
    return row(
      tx,
      `SELECT duty, account_id, lower(during) AS "from", upper(during) AS until FROM rota_shift WHERE id = $1 FOR UPDATE`,
      [id],
    );
  }

  async insert(
    tx: Tx,
    swap: Pick<Swap, 'duty' | 'from' | 'until' | 'offeredBy' | 'offeredTo'> & { shiftId: string; at: Date },
  ): Promise<string> {
    const made = await row<{ id: string }>(
      tx,
      `INSERT INTO rota_swap (shift_id, duty, during, offered_by, offered_to, offered_at)
       VALUES ($1, $2, tstzrange($3, $4), $5, $6, $7) RETURNING id`,
      [swap.shiftId, swap.duty, swap.from, swap.until, swap.offeredBy, swap.offeredTo, swap.at],
    );
    if (!made) throw new Error('The database gave no id.');
    return made.id;
  }

  async settle(tx: Tx, id: string, status: SwapStatus, takenBy: string | null, at: Date): Promise<void> {
    await write(tx, `UPDATE rota_swap SET status = $2, taken_by = $3, settled_at = $4 WHERE id = $1`, [
      id,
      status,
      takenBy,
      at,
    ]);
  }

  async refusedBy(tx: Tx, id: string, refusedBy: readonly string[]): Promise<void> {
    await write(tx, `UPDATE rota_swap SET refused_by = $2 WHERE id = $1`, [id, refusedBy]);
  }

  /** Makes a shift shorter, or hands it over whole; the database refuses what would overlap. */
  async reshape(tx: Tx, id: string, accountId: string, from: Date, until: Date): Promise<void> {
    await write(tx, `UPDATE rota_shift SET account_id = $2, during = tstzrange($3, $4) WHERE id = $1`, [
      id,
      accountId,
      from,
      until,
    ]);
  }

  /** Other offers that stand for a part of a shift which is now a shift of its own go with it. */
  async moveOffers(tx: Tx, from: string, to: string): Promise<void> {
    await write(
      tx,
      `UPDATE rota_swap s SET shift_id = $2 FROM rota_shift r
       WHERE s.shift_id = $1 AND s.status = 'OFFERED' AND r.id = $2 AND s.during <@ r.during`,
      [from, to],
    );
  }

  /** Offers whose time has come without an answer, and those whose shift is gone. */
  async over(tx: Tx, now: Date): Promise<string[]> {
    const found = await rows<{ id: string }>(
      tx,
      `SELECT id FROM rota_swap WHERE status = 'OFFERED' AND (lower(during) <= $1 OR shift_id IS NULL)
       ORDER BY lower(during) LIMIT 100`,
      [now],
    );
    return found.map(({ id }) => id);
  }

  /** Everybody who may hold a duty, by name, except one. */
  colleagues(tx: Tx, roles: readonly string[], except: string): Promise<RotaColleague[]> {
    return rows(
      tx,
      `SELECT a.id, coalesce(a.work_name, 'Clinician') AS name, a.job_title FROM account a
       WHERE a.status IN ('pending', 'active') AND a.id <> $2
         AND EXISTS (SELECT FROM account_role r WHERE r.account_id = a.id AND r.role = ANY($1))
       ORDER BY name, a.id LIMIT 200`,
      [roles, except],
    );
  }
}
