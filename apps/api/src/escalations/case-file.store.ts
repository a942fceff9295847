import { Injectable } from '@nestjs/common';

import { row, rows, type Tx } from '../platform/db.js';
import type { CaseFacts, CaseSearch, Clinician, KeptSnapshot } from './case-file.model.js';
import { escalationColumns } from './escalation.store.js';

const facts = `
  SELECT ${escalationColumns}, a.patient_id, e.changed_at,
    greatest(e.opened_at, (SELECT max(t.at) FROM escalation_entry t WHERE t.escalation_id = e.id)) AS last_entry_at,
    coalesce((SELECT jsonb_agg(DISTINCT jsonb_build_object('category', s.category, 'code', s.code))
      FROM escalation_source o JOIN signal s ON s.review_item_id = o.review_item_id
      WHERE o.escalation_id = e.id), '[]') AS reasons,
    ARRAY(SELECT DISTINCT s.snapshot_id FROM escalation_source o JOIN signal s ON s.review_item_id = o.review_item_id
      WHERE o.escalation_id = e.id AND s.snapshot_id IS NOT NULL ORDER BY 1) AS snapshot_ids
  FROM escalation e JOIN account a ON a.id = e.account_id`;

/** SQL of whole cases, for those who hand them over. */
@Injectable()
export class CaseFileStore {
  one(tx: Tx, id: string): Promise<CaseFacts | null> {
    return row(tx, `${facts} WHERE e.id = $1`, [id]);
  }

  /** The newest case of a pseudonym. */
  ofPatient(tx: Tx, patientId: string): Promise<CaseFacts | null> {
    return row(tx, `${facts} WHERE a.patient_id = $1 ORDER BY e.opened_at DESC LIMIT 1`, [patientId]);
  }

  page(tx: Tx, search: CaseSearch, after: { at: Date; id: string } | null, first: number): Promise<CaseFacts[]> {
    return rows(
      tx,
      `${facts}
       WHERE ($1::timestamptz IS NULL OR (e.changed_at, e.id) > ($1, $2::uuid))
         AND ($3::timestamptz IS NULL OR e.changed_at >= $3)
         AND ($4::timestamptz IS NULL OR e.changed_at < $4)
         AND ($5::text[] IS NULL OR (CASE WHEN e.status = 'ACKNOWLEDGED' AND e.opened_by_owner_at IS NULL
           THEN 'RECEIVED' ELSE e.status END) = ANY($5))
         AND ($6::text[] IS NULL OR e.level = ANY($6))
       ORDER BY e.changed_at, e.id LIMIT $7`,
      [after?.at ?? null, after?.id ?? null, search.from, search.until, search.states, search.levels, first],
    );
  }

  snapshots(tx: Tx, ids: readonly string[]): Promise<KeptSnapshot[]> {
    return rows(
      tx,
      `SELECT id, content_type, content_version, title, body_source, taken_at FROM snapshot
       WHERE id = ANY($1) ORDER BY taken_at, id`,
      [ids],
    );
  }

  /** Names that clinical people sign with. Who never worked in a case is not found: members have accounts as well. */
  clinicians(tx: Tx, ids: readonly string[]): Promise<Clinician[]> {
    return rows(
      tx,
      `SELECT a.id, coalesce(a.work_name, 'Clinician') AS name, a.job_title FROM account a
       WHERE a.id = ANY($1) AND (
         EXISTS (SELECT 1 FROM account_role r WHERE r.account_id = a.id
           AND r.role IN ('clinician', 'clinicalLead', 'safeguardingLead'))
         OR EXISTS (SELECT 1 FROM page_attempt p WHERE p.account_id = a.id)
         OR EXISTS (SELECT 1 FROM clinical_note n WHERE n.author_id = a.id))
       ORDER BY a.id`,
      [ids],
    );
  }
}
