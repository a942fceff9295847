import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';

import { row, rows, type Tx } from '../platform/db.js';
import type { Colleague, EarlierCase } from './case.model.js';

export interface ToldUsRow {
  condition: string | null;
  yearsWithIt: number | null;
  treatment: string | null;
  devices: string | null;
  pregnancy: boolean | null;
  ageBand: string | null;
  region: string | null;
  contactBy: string | null;
  supporter: string | null;
  updatedAt: Date;
}

export interface PersonRow {
  displayName: string;
  avatar: string;
  groupNames: string[];
  country: string;
  timeZone: string;
}

/** What the case screen shows beside the case itself. Only asked for once the viewer may open the case. */
@Injectable()
export class CaseStore {
  person(tx: Tx, escalationId: string): Promise<PersonRow | null> {
    return row(
      tx,
      `SELECT m.display_name, m.avatar, a.country, a.time_zone,
         ARRAY(SELECT DISTINCT g.name FROM escalation_source s JOIN review_item i ON i.id = s.review_item_id
           JOIN peer_group g ON g.id = i.group_id WHERE s.escalation_id = e.id ORDER BY g.name) AS group_names
       FROM escalation e JOIN membership m ON m.id = e.membership_id JOIN account a ON a.id = e.account_id WHERE e.id = $1`,
      [escalationId],
    );
  }

  toldUs(tx: Tx, accountId: string): Promise<ToldUsRow | null> {
    return row(
      tx,
      `SELECT condition, years_with_it, treatment, devices, pregnancy, age_band, region, contact_by, supporter, updated_at
       FROM told_us WHERE account_id = $1`,
      [accountId],
    );
  }

  earlier(tx: Tx, accountId: string, exceptId: string): Promise<EarlierCase[]> {
    return rows(
      tx,
      `SELECT reference, level, opened_at, closed_at, outcome FROM escalation
       WHERE account_id = $1 AND id <> $2 ORDER BY opened_at DESC LIMIT 20`,
      [accountId, exceptId],
    );
  }

  /** Everybody a case can be handed to: clinical people except the viewer, the owner and the person themselves. */
  colleagues(tx: Tx, actor: Actor, except: readonly (string | null)[], now: Date): Promise<Colleague[]> {
    return rows(
      tx,
      `SELECT * FROM (SELECT a.id AS account_id, coalesce(a.work_name, 'Clinician') AS name, a.job_title,
         (SELECT r.duty FROM rota_shift r WHERE r.account_id = a.id AND r.during @> $3::timestamptz LIMIT 1) AS duty,
         (SELECT count(*) FROM escalation e WHERE e.owner_id = a.id
           AND e.status NOT IN ('CLOSED', 'REVIEWED', 'DECLINED_RETURNED'))::int AS open_cases
       FROM account a
       WHERE a.status IN ('pending', 'active') AND a.id <> $1 AND a.id <> ALL($2::uuid[])
         AND EXISTS (SELECT 1 FROM account_role r WHERE r.account_id = a.id AND r.role IN ('clinician', 'clinicalLead', 'safeguardingLead'))
              ) AS known ORDER BY duty IS NULL, name, account_id LIMIT 50`,
      [actor.id, except.filter((id) => id !== null), now],
    );
  }

  async nameOf(tx: Tx, accountId: string | null): Promise<string | null> {
    if (!accountId) return null;
    const found = await row<{ name: string }>(
      tx,
      `SELECT coalesce(work_name, 'Clinician') AS name FROM account WHERE id = $1`,
      [accountId],
    );
    return found?.name ?? null;
  }
}
