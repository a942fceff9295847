import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import type { Appeal } from '@kith/domain/appeal/appeal';

import { row, rows, type Tx, write } from '../platform/db.js';
import { visibleSql, visibleTo } from './review-item.store.js';

export type Measure = 'HIDDEN' | 'REMOVED' | 'RESTRICTED' | 'REPLIES_OFF' | 'DECLINED' | 'HELD';

/** What the author is told about a restriction (R21). */
export interface Statement {
  id: string;
  membershipId: string;
  reviewItemId: string | null;
  what: Measure;
  contentType: string | null;
  contentId: string | null;
  contentCopy: string | null;
  rule: string;
  explanation: string;
  foundBySoftware: boolean;
  decidedBy: string | null;
  createdAt: Date;
  appealUntil: Date;
  endsAt: Date | null;
  liftedAt: Date | null;
  templateId: string | null;
  templateVersion: number | null;
}

/** A statement as its member sees it. */
export interface StatementForMember extends Statement {
  accountId: string;
  groupName: string;
  groupSlug: string;
  appeal: Appeal | null;
}

export interface ProposalRow {
  id: string;
  reviewItemId: string;
  kind: 'REMOVE' | 'RESTRICT';
  contentType: string | null;
  contentId: string | null;
  membershipId: string;
  hours: number | null;
  reasonCode: string;
  memberText: string;
  templateId: string | null;
  templateVersion: number | null;
  proposedBy: string;
  proposedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  confirmed: boolean | null;
  proposedByName: string;
  personName: string;
}

/** A challenge with all that its reader needs. */
export interface AppealRow extends Appeal {
  statement: Statement;
  memberId: string;
  personName: string;
  groupName: string;
  decidedByName: string | null;
  proposedBy: string[];
  reportedByActor: boolean;
}

const statementJson = `jsonb_build_object('id', s.id, 'membershipId', s.membership_id, 'reviewItemId', s.review_item_id, 'what', s.what,
  'contentType', s.content_type, 'contentId', s.content_id, 'contentCopy', s.content_copy, 'rule', s.rule, 'explanation', s.explanation,
  'foundBySoftware', s.found_by_software, 'decidedBy', s.decided_by, 'createdAt', s.created_at, 'appealUntil', s.appeal_until,
  'endsAt', s.ends_at, 'liftedAt', s.lifted_at, 'templateId', s.template_id, 'templateVersion', s.template_version)`;
const statement = `s.id, s.membership_id, s.review_item_id, s.what, s.content_type, s.content_id, s.content_copy, s.rule, s.explanation,
  s.found_by_software, s.decided_by, s.created_at, s.appeal_until, s.ends_at, s.lifted_at, s.template_id, s.template_version`;
const forMember = `SELECT ${statement}, m.account_id, g.name AS group_name, g.slug AS group_slug,
    CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'statementId', a.statement_id, 'words', a.words, 'status', a.status,
      'lodgedAt', a.lodged_at, 'decideBy', a.decide_by, 'decidedBy', a.decided_by, 'decidedAt', a.decided_at, 'outcome', a.outcome,
      'answer', a.answer) END AS appeal
  FROM statement_of_reasons s
  JOIN membership m ON m.id = s.membership_id JOIN peer_group g ON g.id = m.group_id
  LEFT JOIN appeal a ON a.statement_id = s.id`;
const appealed = `SELECT a.id, a.statement_id, a.words, a.status, a.lodged_at, a.decide_by, a.decided_by, a.decided_at, a.outcome, a.answer,
    ${statementJson} AS statement, m.account_id AS member_id, m.display_name AS person_name, g.name AS group_name,
    coalesce(d.work_name, dm.display_name) AS decided_by_name,
    ARRAY(SELECT p.proposed_by FROM proposal p WHERE p.review_item_id = s.review_item_id AND p.confirmed
      AND p.content_id IS NOT DISTINCT FROM s.content_id) AS proposed_by,
    EXISTS (SELECT 1 FROM report r WHERE r.review_item_id = s.review_item_id AND r.reporter_id = $1) AS reported_by_actor
  FROM appeal a JOIN statement_of_reasons s ON s.id = a.statement_id
  JOIN membership m ON m.id = s.membership_id JOIN peer_group g ON g.id = m.group_id
  LEFT JOIN account d ON d.id = s.decided_by
  LEFT JOIN membership dm ON dm.account_id = s.decided_by AND dm.group_id = m.group_id`;
const proposed = `SELECT p.id, p.review_item_id, p.kind, p.content_type, p.content_id, p.membership_id, p.hours, p.reason_code, p.member_text,
    p.template_id, p.template_version, p.proposed_by, p.proposed_at, p.decided_by, p.decided_at, p.confirmed,
    coalesce(b.work_name, bm.display_name, '') AS proposed_by_name, m.display_name AS person_name
  FROM proposal p JOIN membership m ON m.id = p.membership_id
  LEFT JOIN account b ON b.id = p.proposed_by
  LEFT JOIN membership bm ON bm.account_id = p.proposed_by AND bm.group_id = m.group_id`;

const dates = ['lodgedAt', 'decideBy', 'decidedAt', 'createdAt', 'appealUntil', 'endsAt', 'liftedAt'];
/** Times inside JSON come as text. */
const revive = <T extends object>(json: T | null): T | null =>
  json &&
  (Object.fromEntries(
    Object.entries(json).map(([name, value]) => [
      name,
      dates.includes(name) && value ? new Date(value as string) : value,
    ]),
  ) as T);

/** Statements of reasons, challenges to them, and proposals that a lead must confirm. */
@Injectable()
export class DecisionStore {
  async state(
    tx: Tx,
    made: Omit<Statement, 'id' | 'liftedAt' | 'templateId' | 'templateVersion'> &
      Partial<Pick<Statement, 'templateId' | 'templateVersion'>>,
  ): Promise<string> {
    const kept = await row<{ id: string }>(
      tx,
      `INSERT INTO statement_of_reasons (membership_id, review_item_id, what, content_type, content_id, content_copy, rule, explanation,
         found_by_software, decided_by, created_at, appeal_until, ends_at, template_id, template_version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) RETURNING id`,
      [
        made.membershipId,
        made.reviewItemId,
        made.what,
        made.contentType,
        made.contentId,
        made.contentCopy,
        made.rule,
        made.explanation,
        made.foundBySoftware,
        made.decidedBy,
        made.createdAt,
        made.appealUntil,
        made.endsAt,
        made.templateId ?? null,
        made.templateVersion ?? null,
      ],
    );
    return (kept as { id: string }).id;
  }

  /** Lifts what still stands against a content or, without one, the pauses of a membership. Returns what was lifted. */
  lift(
    tx: Tx,
    membershipId: string,
    contentId: string | null,
    what: readonly Measure[],
    at: Date,
  ): Promise<Statement[]> {
    return rows(
      tx,
      `UPDATE statement_of_reasons s SET lifted_at = $4
       WHERE s.membership_id = $1 AND s.content_id IS NOT DISTINCT FROM $2 AND s.what = ANY($3) AND s.lifted_at IS NULL RETURNING ${statement}`,
      [membershipId, contentId, what, at],
    );
  }

  /** This one stands no more; what else was said about the same words or person does. */
  liftOne(tx: Tx, id: string, at: Date): Promise<Statement[]> {
    return rows(
      tx,
      `UPDATE statement_of_reasons s SET lifted_at = $2 WHERE s.id = $1 AND s.lifted_at IS NULL RETURNING ${statement}`,
      [id, at],
    );
  }

  /** Pauses that still run end now, and stay on record as decisions that were right. */
  endPauses(tx: Tx, membershipId: string, at: Date): Promise<Statement[]> {
    return rows(
      tx,
      `UPDATE statement_of_reasons s SET ends_at = $2
       WHERE s.membership_id = $1 AND s.what = 'RESTRICTED' AND s.lifted_at IS NULL AND s.ends_at > $2 RETURNING ${statement}`,
      [membershipId, at],
    );
  }

  async standing(tx: Tx, contentId: string, what: Measure): Promise<boolean> {
    return (
      (await row(
        tx,
        `SELECT 1 AS one FROM statement_of_reasons WHERE content_id = $1 AND what = $2 AND lifted_at IS NULL LIMIT 1`,
        [contentId, what],
      )) !== null
    );
  }

  async forMember(tx: Tx, accountId: string): Promise<StatementForMember[]> {
    const found = await rows<StatementForMember>(
      tx,
      `${forMember} WHERE m.account_id = $1 ORDER BY s.created_at DESC, s.id DESC LIMIT 100`,
      [accountId],
    );
    return found.map((each) => ({ ...each, appeal: revive(each.appeal) }));
  }

  async oneForMember(tx: Tx, accountId: string, id: string, lock = false): Promise<StatementForMember | null> {
    const found = await row<StatementForMember>(
      tx,
      `${forMember} WHERE m.account_id = $1 AND s.id = $2 ${lock ? 'FOR UPDATE OF s' : ''}`,
      [accountId, id],
    );
    return found && { ...found, appeal: revive(found.appeal) };
  }

  async lodge(tx: Tx, appeal: Omit<Appeal, 'id'>): Promise<string | null> {
    const kept = await row<{ id: string }>(
      tx,
      `INSERT INTO appeal (statement_id, words, status, lodged_at, decide_by) VALUES ($1, $2, 'LODGED', $3, $4)
       ON CONFLICT (statement_id) DO NOTHING RETURNING id`,
      [appeal.statementId, appeal.words, appeal.lodgedAt, appeal.decideBy],
    );
    return kept?.id ?? null;
  }

  async openAppeals(tx: Tx, actorId: string): Promise<AppealRow[]> {
    const found = await rows<AppealRow>(
      tx,
      `${appealed} WHERE a.status = 'LODGED' AND m.account_id <> $1 ORDER BY a.decide_by, a.id LIMIT 100`,
      [actorId],
    );
    return found.map((each) => ({ ...each, statement: revive(each.statement) as Statement }));
  }

  async appeal(tx: Tx, actorId: string, id: string): Promise<AppealRow | null> {
    const found = await row<AppealRow>(tx, `${appealed} WHERE a.id = $2 FOR UPDATE OF a`, [actorId, id]);
    return found && { ...found, statement: revive(found.statement) as Statement };
  }

  /** Challenges whose answer is late and not yet noted, each once (R16, R22). */
  noteLateAppeals(
    tx: Tx,
    now: Date,
  ): Promise<{ id: string; itemId: string | null; memberId: string; decidedBy: string | null }[]> {
    return rows(
      tx,
      `WITH noted AS (
         INSERT INTO breach (timer, subject_type, subject_id, due_at, noticed_at, cause)
         SELECT 'appeal.decide', 'appeal', a.id, a.decide_by, $1, 'noAnswer' FROM appeal a
         WHERE a.status = 'LODGED' AND a.decide_by < $1 ON CONFLICT DO NOTHING RETURNING subject_id
       )
       SELECT a.id, s.review_item_id AS item_id, m.account_id AS member_id, s.decided_by
       FROM noted JOIN appeal a ON a.id = noted.subject_id JOIN statement_of_reasons s ON s.id = a.statement_id
       JOIN membership m ON m.id = s.membership_id`,
      [now],
    );
  }

  async answerAppeal(tx: Tx, appeal: Appeal): Promise<void> {
    await write(
      tx,
      `UPDATE appeal SET status = $2, decided_by = $3, decided_at = $4, outcome = $5, answer = $6 WHERE id = $1 AND status = 'LODGED'`,
      [appeal.id, appeal.status, appeal.decidedBy, appeal.decidedAt, appeal.outcome, appeal.answer],
    );
  }

  async propose(
    tx: Tx,
    made: Omit<ProposalRow, 'id' | 'decidedBy' | 'decidedAt' | 'confirmed' | 'proposedByName' | 'personName'>,
  ): Promise<string> {
    const kept = await row<{ id: string }>(
      tx,
      `INSERT INTO proposal (review_item_id, kind, content_type, content_id, membership_id, hours, reason_code, member_text, proposed_by, proposed_at,
         template_id, template_version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id`,
      [
        made.reviewItemId,
        made.kind,
        made.contentType,
        made.contentId,
        made.membershipId,
        made.hours,
        made.reasonCode,
        made.memberText,
        made.proposedBy,
        made.proposedAt,
        made.templateId,
        made.templateVersion,
      ],
    );
    return (kept as { id: string }).id;
  }

  proposal(tx: Tx, id: string, lock = false): Promise<ProposalRow | null> {
    return row(tx, `${proposed} WHERE p.id = $1 ${lock ? 'FOR UPDATE OF p' : ''}`, [id]);
  }

  proposalsOf(tx: Tx, itemIds: readonly string[]): Promise<ProposalRow[]> {
    return rows(
      tx,
      `${proposed} WHERE p.review_item_id = ANY($1) AND p.decided_at IS NULL ORDER BY p.proposed_at, p.id`,
      [itemIds],
    );
  }

  /** What waits for a lead, about concerns this one may read. */
  openProposals(tx: Tx, actor: Actor): Promise<ProposalRow[]> {
    return rows(
      tx,
      `${proposed} JOIN review_item i ON i.id = p.review_item_id
       WHERE p.decided_at IS NULL AND ${visibleSql} ORDER BY p.proposed_at, p.id LIMIT 100`,
      visibleTo(actor),
    );
  }

  /** A confirmation was taken back: it waits for a lead again. */
  async reopenProposal(tx: Tx, id: string): Promise<void> {
    await write(tx, `UPDATE proposal SET decided_by = NULL, decided_at = NULL, confirmed = NULL WHERE id = $1`, [id]);
  }

  async decideProposal(tx: Tx, id: string, by: string, confirmed: boolean, at: Date): Promise<boolean> {
    return (
      (await write(
        tx,
        `UPDATE proposal SET decided_by = $2, decided_at = $3, confirmed = $4 WHERE id = $1 AND decided_at IS NULL`,
        [id, by, at, confirmed],
      )) === 1
    );
  }
}
