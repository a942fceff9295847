import { Injectable } from '@nestjs/common';

import { row, rows, type Tx, write } from '../platform/db.js';

export type ReportDoor = 'WORRIED' | 'RULE' | 'SELF';

export interface NewReport {
  reporterId: string | null;
  reporterMembershipId: string | null;
  contentType: 'POST' | 'MESSAGE' | 'PROFILE' | 'TEAM_MESSAGE' | 'SELF' | 'SIGNED_OUT';
  contentId: string | null;
  door: ReportDoor;
  category: string;
  note: string | null;
  snapshotId: string | null;
  createdAt: Date;
}

export interface ReportRow extends NewReport {
  id: string;
  reviewItemId: string | null;
  status: 'RECEIVED' | 'BEING_LOOKED_AT' | 'DEALT_WITH';
  outcome: string | null;
  outcomeAt: Date | null;
  stillWorriedAt: Date | null;
  /** The moment by which somebody will have looked, as promised for the item; null once it was looked at. */
  lookBy: Date | null;
}

const columns = `r.id, r.reporter_id, r.reporter_membership_id, r.review_item_id, r.snapshot_id, r.content_type, r.content_id, r.door,
  r.category, r.note, r.status, r.outcome, r.outcome_at, r.still_worried_at, r.created_at,
  CASE WHEN r.status = 'RECEIVED' THEN i.claim_by END AS look_by`;
const from = `FROM report r LEFT JOIN review_item i ON i.id = r.review_item_id`;

@Injectable()
export class ReportStore {
  async insert(tx: Tx, report: NewReport): Promise<string> {
    const kept = await row<{ id: string }>(
      tx,
      `INSERT INTO report (reporter_id, reporter_membership_id, snapshot_id, content_type, content_id, door, category, note, status, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'RECEIVED', $9) RETURNING id`,
      [
        report.reporterId,
        report.reporterMembershipId,
        report.snapshotId,
        report.contentType,
        report.contentId,
        report.door,
        report.category,
        report.note,
        report.createdAt,
      ],
    );
    return (kept as { id: string }).id;
  }

  /** Ties the report to its item. A report that joins an item somebody holds is being looked at already. */
  async attach(tx: Tx, id: string, reviewItemId: string, sealedContact: Buffer | null = null): Promise<void> {
    await write(
      tx,
      `UPDATE report SET review_item_id = $2, contact_sealed = coalesce($3, contact_sealed) WHERE id = $1`,
      [id, reviewItemId, sealedContact],
    );
  }

  of(tx: Tx, reporterId: string, id: string): Promise<ReportRow | null> {
    return row(tx, `SELECT ${columns} ${from} WHERE r.id = $1 AND r.reporter_id = $2`, [id, reporterId]);
  }

  /** Locked for a change by its reporter. */
  lock(tx: Tx, reporterId: string, id: string): Promise<ReportRow | null> {
    return row(tx, `SELECT ${columns} ${from} WHERE r.id = $1 AND r.reporter_id = $2 FOR UPDATE OF r`, [
      id,
      reporterId,
    ]);
  }

  mine(tx: Tx, reporterId: string): Promise<ReportRow[]> {
    return rows(
      tx,
      `SELECT ${columns} ${from} WHERE r.reporter_id = $1 ORDER BY r.created_at DESC, r.id DESC LIMIT 100`,
      [reporterId],
    );
  }

  async stillWorried(tx: Tx, id: string, at: Date): Promise<void> {
    await write(
      tx,
      `UPDATE report SET status = 'RECEIVED', outcome = NULL, outcome_at = NULL, still_worried_at = $2 WHERE id = $1`,
      [id, at],
    );
  }

  /** Moves the reports of an item that were only received; returns whom to tell. */
  lookedAt(tx: Tx, itemId: string): Promise<{ id: string; reporterId: string | null }[]> {
    return rows(
      tx,
      `UPDATE report SET status = 'BEING_LOOKED_AT' WHERE review_item_id = $1 AND status = 'RECEIVED' RETURNING id, reporter_id`,
      [itemId],
    );
  }

  /** Closes the open reports of these items with broad words; a worried reporter and one about rules may hear different ones. */
  dealtWith(
    tx: Tx,
    itemIds: readonly string[],
    outcome: { worried: string; rule: string },
    at: Date,
  ): Promise<{ id: string; reporterId: string | null; outcome: string }[]> {
    return rows(
      tx,
      `UPDATE report SET status = 'DEALT_WITH', outcome = CASE door WHEN 'RULE' THEN $3 ELSE $2 END, outcome_at = $4
       WHERE review_item_id = ANY($1) AND status <> 'DEALT_WITH' RETURNING id, reporter_id, outcome`,
      [itemIds, outcome.worried, outcome.rule, at],
    );
  }

  /**
   * Decided a moment ago, past the time of undoing, and not with the clinic, whose outcome comes later: their reporters
   * have not heard yet. `wrote`: somebody wrote to the person since the item was last opened.
   */
  decidedUntold(tx: Tx, decidedBefore: Date): Promise<{ id: string; reasonCode: string; wrote: boolean }[]> {
    return rows(
      tx,
      `SELECT DISTINCT i.id, i.reason_code, EXISTS (SELECT 1 FROM team_message t JOIN team_conversation c ON c.id = t.conversation_id
           WHERE c.membership_id = i.membership_id AND t.from_team AND t.sent_at >= since.at)
         OR EXISTS (SELECT 1 FROM review_action a
           WHERE a.review_item_id = i.id AND a.kind = 'reply' AND a.undone_at IS NULL AND a.at >= since.at) AS wrote
       FROM review_item i JOIN report r ON r.review_item_id = i.id AND r.status <> 'DEALT_WITH',
         LATERAL (SELECT coalesce(max(o.at), i.raised_at) AS at FROM review_action o
           WHERE o.review_item_id = i.id AND o.kind = 'reopened') since
       WHERE i.status = 'DECIDED' AND i.decided_at <= $1 AND i.reason_code <> 'escalated' AND NOT EXISTS (
         SELECT 1 FROM escalation_source s JOIN escalation e ON e.id = s.escalation_id
         WHERE s.review_item_id = i.id AND e.status NOT IN ('CLOSED', 'REVIEWED', 'DECLINED_RETURNED')) LIMIT 200`,
      [decidedBefore],
    );
  }

  /** The membership a call for help belongs to: in the group it came from, else where the person was last. */
  membershipForHelp(
    tx: Tx,
    accountId: string,
    groupId: string | null,
  ): Promise<{ id: string; groupId: string } | null> {
    return row(
      tx,
      `SELECT id, group_id FROM membership WHERE account_id = $1
       ORDER BY group_id IS NOT DISTINCT FROM $2 DESC, standing = 'ACTIVE' DESC, last_visit_at DESC NULLS LAST, joined_at, id LIMIT 1`,
      [accountId, groupId],
    );
  }

  /** Contact of somebody signed out, still sealed; leads open it with the item. */
  async sealedContact(tx: Tx, itemId: string): Promise<{ id: string; contactSealed: Buffer } | null> {
    return row(
      tx,
      `SELECT id, contact_sealed FROM report WHERE review_item_id = $1 AND contact_sealed IS NOT NULL LIMIT 1`,
      [itemId],
    );
  }
}
