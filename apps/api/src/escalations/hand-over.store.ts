import { Injectable } from '@nestjs/common';

import type { ClinicalShift } from '@kith/domain/escalation/hand-over';
import type { CaseLevel, CaseStatus } from '@kith/domain/escalation/escalation';

import { rows, type Tx, write } from '../platform/db.js';

export interface ShiftRow extends ClinicalShift {
  name: string;
  from: Date;
  /** Whether the holder is on call at the moment that was asked about. */
  isOnCall: boolean;
}

/** A case in somebody's hands: clocks and counts, never words. */
export interface HeldRow {
  id: string;
  reference: number;
  level: CaseLevel;
  status: CaseStatus;
  version: number;
  ownerId: string;
  openedAt: Date;
  acknowledgedAt: Date | null;
  firstContactAt: Date | null;
  lookAgainAt: Date | null;
  retryAt: Date | null;
  decideBy: Date | null;
  handoverTo: string | null;
  handoverToName: string | null;
  handoverBy: Date | null;
  attempts: number;
  lastAttemptAt: Date | null;
  lastResult: string | null;
  signedNotes: number;
  /** What became of the last offer while none stands: handoverDeclined or handoverLapsed. */
  lastAnswer: string | null;
}

const shiftRows = `
  SELECT r.id, r.duty, r.account_id, coalesce(a.work_name, 'On call') AS name, lower(r.during) AS "from",
    upper(r.during) AS until, r.ended_at,
    EXISTS (SELECT FROM rota_shift n WHERE n.account_id = r.account_id AND n.duty <> 'MANAGER' AND n.during @> $1::timestamptz) AS is_on_call
  FROM rota_shift r JOIN account a ON a.id = r.account_id`;

/** All SQL about the end of clinical shifts. */
@Injectable()
export class HandOverStore {
  /** Shifts whose end is past and that have not ended, the longest over first. */
  past(tx: Tx, now: Date): Promise<ShiftRow[]> {
    return rows(
      tx,
      `${shiftRows} WHERE upper(r.during) <= $1 AND r.ended_at IS NULL ORDER BY upper(r.during), r.id LIMIT 200`,
      [now],
    );
  }

  /** Somebody's shift that is to be handed over: one whose end is past before the one that runs. */
  ofHolder(tx: Tx, accountId: string, now: Date): Promise<ShiftRow[]> {
    return rows(
      tx,
      `${shiftRows} WHERE r.account_id = $2 AND r.duty <> 'MANAGER' AND r.ended_at IS NULL AND lower(r.during) <= $1
       ORDER BY upper(r.during), r.id`,
      [now, accountId],
    );
  }

  async end(tx: Tx, id: string, at: Date): Promise<void> {
    await write(tx, `UPDATE rota_shift SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL`, [id, at]);
  }

  /** Open cases in the hands of these people, most urgent first. */
  held(tx: Tx, ownerIds: readonly string[]): Promise<HeldRow[]> {
    return rows(
      tx,
      `SELECT e.id, e.reference, e.level, e.status, e.version, e.owner_id, coalesce(e.reopened_at, e.opened_at) AS opened_at,
         e.acknowledged_at, e.first_contact_at, e.look_again_at, e.retry_at, e.decide_by,
         e.handover_to, coalesce(h.work_name, CASE WHEN h.id IS NOT NULL THEN 'Clinician' END) AS handover_to_name, e.handover_by,
         o.attempts, o.last_attempt_at, o.last_result, n.signed_notes,
         CASE WHEN e.handover_to IS NULL THEN t.kind END AS last_answer
       FROM escalation e
       LEFT JOIN account h ON h.id = e.handover_to
       CROSS JOIN LATERAL (SELECT count(*)::int AS attempts, max(at) AS last_attempt_at,
         (array_agg(result ORDER BY at DESC))[1] AS last_result FROM outreach WHERE escalation_id = e.id) o
       CROSS JOIN LATERAL (SELECT count(*)::int AS signed_notes FROM clinical_note
         WHERE escalation_id = e.id AND signed_at IS NOT NULL) n
       LEFT JOIN LATERAL (SELECT kind FROM escalation_entry WHERE escalation_id = e.id
         AND kind IN ('handoverOffered', 'handoverDeclined', 'handoverLapsed', 'handedOver') ORDER BY at DESC, id DESC LIMIT 1) t ON true
       WHERE e.owner_id = ANY($1) AND e.status IN ('PAGED', 'ACKNOWLEDGED', 'IN_PROGRESS', 'MONITORING')
         AND e.level IN ('RED', 'CRISIS')
       ORDER BY array_position(ARRAY['CRISIS', 'RED'], e.level), e.opened_at, e.id LIMIT 200`,
      [ownerIds],
    );
  }

  /** Cases that colleagues have accepted from somebody since a moment, newest first. */
  handedOver(tx: Tx, from: string, since: Date): Promise<{ id: string; reference: number; name: string; at: Date }[]> {
    return rows(
      tx,
      `SELECT t.id, e.reference, coalesce(a.work_name, 'Clinician') AS name, t.at
       FROM escalation_entry t JOIN escalation e ON e.id = t.escalation_id JOIN account a ON a.id = (t.facts->>'to')::uuid
       WHERE t.kind = 'handedOver' AND t.facts->>'from' = $1 AND t.at >= $2 ORDER BY t.at DESC, t.id DESC LIMIT 50`,
      [from, since],
    );
  }
}
