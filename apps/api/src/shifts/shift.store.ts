import { Injectable } from '@nestjs/common';

import type { DeskShift } from '@kith/domain/shift/shift';
import { DomainError } from '@kith/domain/refusal';

import { isDuplicate, isOverlap, row, rows, type Tx, write } from '../platform/db.js';
import { moderatesSql, plainAvatar } from './shift.loader.js';

/** A shift with the name and portrait that colleagues see. */
export interface NamedShift extends DeskShift {
  name: string;
  avatar: string;
  isLead: boolean;
}

/** Limits somebody set for their own shift (R50). */
export interface ShiftLimits {
  id: string;
  accountId: string;
  hardItemCap: number;
  /** Categories or codes of signals. */
  prefersNot: string[];
}

const columns = `s.id, s.account_id, s.planned_from, s.planned_until, s.started_at, s.ended_at, s.status, s.hard_item_cap,
  s.prefers_not, s.feeling_at_start, s.feeling_at_end, s.wants_debrief, s.handover_note, s.stepped_away_at, s.version`;

const named = `SELECT ${columns}, coalesce(a.work_name, m.display_name, '') AS name, coalesce(m.avatar, '${plainAvatar}') AS avatar,
    EXISTS (SELECT 1 FROM account_role r WHERE r.account_id = s.account_id
      AND r.role IN ('leadModerator', 'clinicalLead', 'safeguardingLead')) AS is_lead
  FROM desk_shift s
  JOIN account a ON a.id = s.account_id
  LEFT JOIN LATERAL (SELECT display_name, avatar FROM membership
    WHERE account_id = s.account_id AND standing = 'ACTIVE' ORDER BY joined_at, id LIMIT 1) m ON true`;

/** All SQL about moderators' shifts. */
@Injectable()
export class ShiftStore {
  find(tx: Tx, id: string): Promise<DeskShift | null> {
    return row(tx, `SELECT ${columns} FROM desk_shift s WHERE s.id = $1`, [id]);
  }

  active(tx: Tx, accountId: string): Promise<DeskShift | null> {
    return row(tx, `SELECT ${columns} FROM desk_shift s WHERE s.account_id = $1 AND s.status = 'ACTIVE'`, [accountId]);
  }

  /** The running shift, locked: what is taken on it and its end follow each other. */
  activeLocked(tx: Tx, accountId: string): Promise<DeskShift | null> {
    return row(
      tx,
      `SELECT ${columns} FROM desk_shift s WHERE s.account_id = $1 AND s.status = 'ACTIVE' FOR NO KEY UPDATE OF s`,
      [accountId],
    );
  }

  /** What the running shifts of these accounts take. */
  limits(tx: Tx, accountIds: readonly string[], { lock }: { lock: boolean }): Promise<ShiftLimits[]> {
    return rows(
      tx,
      `SELECT s.id, s.account_id, s.hard_item_cap, s.prefers_not FROM desk_shift s
       WHERE s.account_id = ANY($1) AND s.status = 'ACTIVE' ${lock ? 'FOR NO KEY UPDATE OF s' : ''}`,
      [accountIds],
    );
  }

  /** What the account declined in its running shift, or else in its last one. */
  async lastDeclined(tx: Tx, accountId: string): Promise<string[]> {
    const last = await row<{ prefersNot: string[] }>(
      tx,
      `SELECT prefers_not FROM desk_shift WHERE account_id = $1 AND started_at IS NOT NULL
       ORDER BY status = 'ACTIVE' DESC, started_at DESC LIMIT 1`,
      [accountId],
    );
    return last?.prefersNot ?? [];
  }

  async named(tx: Tx, id: string): Promise<NamedShift> {
    const found = await row<NamedShift>(tx, `${named} WHERE s.id = $1`, [id]);
    if (!found) throw new DomainError('resource.notFound');
    return found;
  }

  activeNamed(tx: Tx): Promise<NamedShift[]> {
    return rows(tx, `${named} WHERE s.status = 'ACTIVE' ORDER BY s.planned_until, s.id`);
  }

  /** Own shifts that run or are still to come, soonest first. */
  upcomingOf(tx: Tx, accountId: string, now: Date): Promise<NamedShift[]> {
    return rows(
      tx,
      `${named} WHERE s.account_id = $1 AND (s.status = 'ACTIVE' OR (s.status = 'PLANNED' AND s.planned_until > $2))
       ORDER BY s.planned_from, s.id LIMIT 50`,
      [accountId, now],
    );
  }

  /** Every shift that touches the span, first come first. */
  between(tx: Tx, from: Date, until: Date): Promise<NamedShift[]> {
    return rows(
      tx,
      `${named} WHERE s.planned_from < $2 AND s.planned_until > $1 ORDER BY s.planned_from, s.id LIMIT 500`,
      [from, until],
    );
  }

  onDesk(tx: Tx): Promise<{ accountId: string; until: Date }[]> {
    return rows(
      tx,
      `SELECT account_id, planned_until AS until FROM desk_shift WHERE status = 'ACTIVE' ORDER BY planned_until, id`,
    );
  }

  publiclyHere(tx: Tx): Promise<{ displayName: string; avatar: string; until: Date }[]> {
    return rows(
      tx,
      `SELECT a.work_name AS display_name, '${plainAvatar}' AS avatar, s.planned_until AS until
       FROM desk_shift s JOIN account a ON a.id = s.account_id
       WHERE s.status = 'ACTIVE' AND a.work_name IS NOT NULL ORDER BY s.planned_until DESC, s.id`,
    );
  }

  /** When the next planned shift begins: of anybody, or of somebody who may moderate the group then. */
  async nextStart(tx: Tx, now: Date, groupId: string | null): Promise<Date | null> {
    const next = await row<{ at: Date | null }>(
      tx,
      `SELECT min(s.planned_from) AS at FROM desk_shift s
       WHERE s.status = 'PLANNED' AND s.planned_from > $1
         AND ($2::uuid IS NULL OR ${moderatesSql('s.account_id', '$2', 's.planned_from')})`,
      [now, groupId],
    );
    return next?.at ?? null;
  }

  /** Left early by somebody who needed to, and not over; soonest end first. */
  toCover(tx: Tx, now: Date): Promise<NamedShift[]> {
    return rows(
      tx,
      `${named} WHERE s.stepped_away_at IS NOT NULL AND s.planned_until > $1 ORDER BY s.planned_until, s.id LIMIT 20`,
      [now],
    );
  }

  /** What colleagues left behind when they ended, newest first. */
  async handoverNotes(tx: Tx, since: Date): Promise<string[]> {
    const found = await rows<{ handoverNote: string }>(
      tx,
      `SELECT handover_note FROM desk_shift WHERE handover_note IS NOT NULL AND ended_at > $1 ORDER BY ended_at DESC, id DESC LIMIT 10`,
      [since],
    );
    return found.map((shift) => shift.handoverNote);
  }

  /** Refuses with `shift.overlaps` when the person already has a shift in that time. */
  async insert(
    tx: Tx,
    shift: Pick<DeskShift, 'accountId' | 'plannedFrom' | 'plannedUntil' | 'status'>,
  ): Promise<DeskShift> {
    try {
      const made = await row<DeskShift>(
        tx,
        `INSERT INTO desk_shift AS s (account_id, planned_from, planned_until, status)
         VALUES ($1, $2, $3, $4) RETURNING ${columns}`,
        [shift.accountId, shift.plannedFrom, shift.plannedUntil, shift.status],
      );
      return made as DeskShift;
    } catch (error) {
      if (isOverlap(error) || isDuplicate(error, 'desk_shift_one_active')) throw new DomainError('shift.overlaps');
      throw error;
    }
  }

  /** Fails with `resource.stale` if somebody saved in between. */
  async save(tx: Tx, shift: DeskShift): Promise<void> {
    const saved = await write(
      tx,
      `UPDATE desk_shift SET status = $3, started_at = $4, ended_at = $5, hard_item_cap = $6, handover_note = $7,
         prefers_not = $8, feeling_at_start = $9, feeling_at_end = $10, wants_debrief = $11,
         stepped_away_at = $12, version = version + 1
       WHERE id = $1 AND version = $2`,
      [
        shift.id,
        shift.version,
        shift.status,
        shift.startedAt,
        shift.endedAt,
        shift.hardItemCap,
        shift.handoverNote,
        shift.prefersNot,
        shift.feelingAtStart,
        shift.feelingAtEnd,
        shift.wantsDebrief,
        shift.steppedAwayAt,
      ],
    );
    if (saved !== 1) throw new DomainError('resource.stale');
  }

  async removePlanned(tx: Tx, id: string): Promise<boolean> {
    return (await write(tx, `DELETE FROM desk_shift WHERE id = $1 AND status = 'PLANNED'`, [id])) === 1;
  }

  /** Running shifts whose planned end lies before `plannedUntil`; locked, so that two sweeps share them. */
  overdue(tx: Tx, plannedUntil: Date): Promise<DeskShift[]> {
    return rows(
      tx,
      `SELECT ${columns} FROM desk_shift s WHERE s.status = 'ACTIVE' AND s.planned_until <= $1 ORDER BY s.id FOR UPDATE SKIP LOCKED`,
      [plannedUntil],
    );
  }

  /** A missed end is a breach, written once (R16). */
  async recordBreach(tx: Tx, shift: DeskShift, dueAt: Date, now: Date): Promise<void> {
    await write(
      tx,
      `INSERT INTO breach (timer, subject_type, subject_id, due_at, noticed_at, cause)
       VALUES ('shift.end', 'deskShift', $1, $2, $3, 'notEnded') ON CONFLICT DO NOTHING`,
      [shift.id, dueAt, now],
    );
  }
}
