import { Injectable } from '@nestjs/common';

import type { Level } from '@kith/contracts/level';
import type { LearningCause } from '@kith/contracts/quality-codes';
import type { LearningPlan, LearningReview } from '@kith/domain/quality/learning';

import { row, rows, type Tx, write } from '../platform/db.js';
import type { Cursor } from '../platform/paging.model.js';

/** What opens a review. */
export interface NewReview {
  cause: LearningCause;
  subjectType: string;
  subjectId: string;
  /** A code: the timer that was late, or how it was found. */
  detail: string;
  level: Level | null;
  reviewItemId: string | null;
  happenedAt: Date;
}

/** A review with what its reader needs. */
export type LearningRow = LearningReview &
  Pick<NewReview, 'detail' | 'level' | 'reviewItemId' | 'happenedAt'> & {
    reference: number | null;
    ownerName: string | null;
  };

export interface OwnerRow {
  id: string;
  name: string;
}

type Flat = Omit<LearningRow, 'plan'> & { [K in keyof LearningPlan]: LearningPlan[K] | null };

const select = `SELECT l.id, l.cause, l.detail, l.level, l.review_item_id, l.happened_at, l.opened_at, l.door, l.change, l.words, l.hazard,
    l.owner_id, l.due_on::text, l.planned_by, l.closed_by, l.closed_at, l.version, i.reference, o.work_name AS owner_name
  FROM learning_review l LEFT JOIN review_item i ON i.id = l.review_item_id LEFT JOIN account o ON o.id = l.owner_id`;

/** Parts of the service that are late by themselves are no case; nor is a shift that somebody forgot to end. */
const noCase = `('job', 'deskShift')`;
const gravest = (level: string) => `array_position(ARRAY['GREEN', 'AMBER', 'RED', 'CRISIS'], ${level})`;

/** What was missed or late, and what was learned. */
@Injectable()
export class LearningStore {
  /** Null when one about the same is open. */
  open(tx: Tx, review: NewReview, at: Date): Promise<{ id: string } | null> {
    return row(
      tx,
      `INSERT INTO learning_review (cause, subject_type, subject_id, detail, level, review_item_id, happened_at, opened_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (cause, subject_id) WHERE closed_at IS NULL DO NOTHING RETURNING id`,
      [
        review.cause,
        review.subjectType,
        review.subjectId,
        review.detail,
        review.level,
        review.reviewItemId,
        review.happenedAt,
        at,
      ],
    );
  }

  /** Concerns and cases with a breach of the last days that no review looks at, each once. */
  late(tx: Tx, now: Date): Promise<NewReview[]> {
    return rows(
      tx,
      `SELECT DISTINCT ON (b.subject_id) 'LATE' AS cause, b.subject_type, b.subject_id, b.timer AS detail,
         coalesce(b.level, e.level, i.level) AS level, b.due_at AS happened_at,
         coalesce(i.id, e.review_item_id, fe.review_item_id, s.review_item_id, re.review_item_id) AS review_item_id
       FROM breach b
       LEFT JOIN review_item i ON b.subject_type = 'reviewItem' AND i.id = b.subject_id
       LEFT JOIN escalation e ON b.subject_type = 'escalation' AND e.id = b.subject_id
       LEFT JOIN follow_up f ON b.subject_type = 'followUp' AND f.id = b.subject_id
       LEFT JOIN escalation fe ON fe.id = f.escalation_id
       LEFT JOIN appeal a ON b.subject_type = 'appeal' AND a.id = b.subject_id
       LEFT JOIN statement_of_reasons s ON s.id = a.statement_id
       LEFT JOIN reveal r ON b.subject_type = 'reveal' AND r.id = b.subject_id
       LEFT JOIN escalation re ON re.id = r.escalation_id
       WHERE b.noticed_at > $1::timestamptz - interval '7 days' AND b.subject_type NOT IN ${noCase}
         AND NOT EXISTS (SELECT FROM learning_review l WHERE l.subject_id = b.subject_id AND l.cause = 'LATE'
           AND (l.closed_at IS NULL OR l.closed_at >= b.noticed_at))
       ORDER BY b.subject_id, b.noticed_at, b.id LIMIT 200`,
      [now],
    );
  }

  /**
   * Words that a person raised as urgent or graver, that the detector had read as less, and that were decided as such a
   * while ago: no more to be undone. Each text once.
   */
  missed(tx: Tx, now: Date, undoneFor: number): Promise<NewReview[]> {
    return rows(
      tx,
      `SELECT DISTINCT ON (n.content_id) 'MISS' AS cause, 'content' AS subject_type, n.content_id AS subject_id, s.source AS detail,
         s.level, s.review_item_id, s.created_at AS happened_at
       FROM review_item i
       JOIN signal s ON s.review_item_id = i.id AND s.source IN ('REPORT', 'MODERATOR') AND s.level IN ('RED', 'CRISIS')
         AND s.created_at <= i.decided_at
       JOIN snapshot n ON n.id = s.snapshot_id
       JOIN screening c ON c.content_type = n.content_type AND c.content_id = n.content_id
         AND c.content_version = n.content_version AND c.status = 'SCREENED' AND ${gravest('c.level')} < ${gravest('s.level')}
       WHERE i.status IN ('DECIDED', 'CLOSED') AND i.decided_at > $1::timestamptz - interval '7 days'
         AND i.decided_at <= $1::timestamptz - make_interval(secs => $2) AND i.level IN ('RED', 'CRISIS')
         AND i.reason_code NOT IN ('noConcern', 'falseAlarm')
         AND NOT EXISTS (SELECT FROM learning_review l WHERE l.subject_id = n.content_id AND l.cause = 'MISS')
       ORDER BY n.content_id, ${gravest('s.level')} DESC, s.created_at LIMIT 200`,
      [now, undoneFor],
    );
  }

  /** Open ones from the oldest on, or closed ones from the newest on. */
  async page(tx: Tx, open: boolean, after: Cursor | null, first: number): Promise<LearningRow[]> {
    const values = [after?.at ?? null, after?.id ?? null, first];
    const found = await (open
      ? rows<Flat>(
          tx,
          `${select} WHERE l.closed_at IS NULL AND ($1::timestamptz IS NULL OR (l.opened_at, l.id) > ($1, $2::uuid))
           ORDER BY l.opened_at, l.id LIMIT $3`,
          values,
        )
      : rows<Flat>(
          tx,
          `${select} WHERE l.closed_at IS NOT NULL AND ($1::timestamptz IS NULL OR (l.closed_at, l.id) < ($1, $2::uuid))
           ORDER BY l.closed_at DESC, l.id DESC LIMIT $3`,
          values,
        ));
    return found.map(nested);
  }

  async find(tx: Tx, id: string): Promise<LearningRow | null> {
    const found = await row<Flat>(tx, `${select} WHERE l.id = $1`, [id]);
    return found && nested(found);
  }

  async hold(tx: Tx, id: string): Promise<LearningRow | null> {
    const found = await row<Flat>(tx, `${select} WHERE l.id = $1 FOR UPDATE OF l`, [id]);
    return found && nested(found);
  }

  async save(tx: Tx, { id, plan, plannedBy, closedBy, closedAt }: LearningReview): Promise<void> {
    await write(
      tx,
      `UPDATE learning_review SET door = $2, change = $3, words = $4, hazard = $5, owner_id = $6, due_on = $7, planned_by = $8,
         closed_by = $9, closed_at = $10, version = version + 1 WHERE id = $1`,
      [
        id,
        plan?.door ?? null,
        plan?.change ?? null,
        plan?.words ?? null,
        plan?.hazard ?? null,
        plan?.ownerId ?? null,
        plan?.dueOn ?? null,
        plannedBy,
        closedBy,
        closedAt,
      ],
    );
  }

  /** Names that colleagues know these people by. */
  owners(tx: Tx, ids: readonly string[]): Promise<OwnerRow[]> {
    return rows(
      tx,
      `SELECT id, work_name AS name FROM account WHERE id = ANY($1) AND work_name IS NOT NULL ORDER BY work_name, id`,
      [ids],
    );
  }

  /** How many are open, since when the oldest is, and how many are past the day they were due. */
  async standing(tx: Tx, now: Date): Promise<{ open: number; oldestAt: Date | null; overdue: number }> {
    const found = await row<{ open: number; oldestAt: Date | null; overdue: number }>(
      tx,
      `SELECT count(*)::int AS open, min(opened_at) AS oldest_at,
         (count(*) FILTER (WHERE due_on < ($1::timestamptz AT TIME ZONE 'UTC')::date))::int AS overdue
       FROM learning_review WHERE closed_at IS NULL`,
      [now],
    );
    return found ?? { open: 0, oldestAt: null, overdue: 0 };
  }
}

function nested({ door, change, words, hazard, ownerId, dueOn, ...review }: Flat): LearningRow {
  const whole = door && change && words !== null && hazard && ownerId && dueOn;
  return { ...review, plan: whole ? { door, change, words, hazard, ownerId, dueOn } : null };
}
