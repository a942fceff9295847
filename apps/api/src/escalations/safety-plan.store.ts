import { Injectable } from '@nestjs/common';

import type { PlanWords } from '@kith/domain/safety-plan/safety-plan';

import { row, rows, type Tx, write } from '../platform/db.js';

export interface PlanRow {
  id: string;
  accountId: string;
  version: number;
  reviewAt: Date;
}

export interface PlanVersionRow {
  version: number;
  words: PlanWords;
  savedAt: Date;
  writtenBy: string;
  byMember: boolean;
  jobTitle: string | null;
}

const plans = `SELECT id, account_id, version, review_at FROM safety_plan`;

/** All SQL about safety plans. Their tables are read nowhere else (R2, R36). */
@Injectable()
export class SafetyPlanStore {
  of(tx: Tx, accountId: string): Promise<PlanRow | null> {
    return row(tx, `${plans} WHERE account_id = $1`, [accountId]);
  }

  lock(tx: Tx, accountId: string): Promise<PlanRow | null> {
    return row(tx, `${plans} WHERE account_id = $1 FOR UPDATE`, [accountId]);
  }

  /** The first version; null when somebody began it at the same time. */
  begin(tx: Tx, accountId: string, reviewAt: Date): Promise<PlanRow | null> {
    return row(
      tx,
      `INSERT INTO safety_plan (account_id, version, review_at) VALUES ($1, 1, $2)
       ON CONFLICT (account_id) DO NOTHING RETURNING id, account_id, version, review_at`,
      [accountId, reviewAt],
    );
  }

  async raise(tx: Tx, plan: PlanRow, reviewAt: Date): Promise<void> {
    await write(tx, `UPDATE safety_plan SET version = $2, review_at = $3 WHERE id = $1`, [
      plan.id,
      plan.version + 1,
      reviewAt,
    ]);
  }

  async addVersion(
    tx: Tx,
    v: {
      planId: string;
      version: number;
      words: PlanWords;
      reviewAt: Date;
      writtenBy: string;
      escalationId: string | null;
      at: Date;
    },
  ): Promise<void> {
    await write(
      tx,
      `INSERT INTO safety_plan_version (plan_id, version, words, review_at, written_by, escalation_id, saved_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [v.planId, v.version, v.words, v.reviewAt, v.writtenBy, v.escalationId, v.at],
    );
  }

  /** Newest first. */
  versions(tx: Tx, planId: string): Promise<PlanVersionRow[]> {
    return rows(
      tx,
      `SELECT v.version, v.words, v.saved_at, v.written_by, v.escalation_id IS NULL AS by_member, a.job_title
       FROM safety_plan_version v JOIN account a ON a.id = v.written_by
       WHERE v.plan_id = $1 ORDER BY v.version DESC LIMIT 20`,
      [planId],
    );
  }

  /** Plans that are to be looked at again, marked as told in the same breath. */
  remind(tx: Tx, now: Date): Promise<{ id: string; accountId: string; reviewAt: Date }[]> {
    return rows(
      tx,
      `UPDATE safety_plan SET reminded_of = review_at WHERE id IN (
         SELECT id FROM safety_plan WHERE review_at <= $1 AND reminded_of IS DISTINCT FROM review_at
         ORDER BY review_at LIMIT 200 FOR UPDATE SKIP LOCKED)
       RETURNING id, account_id, review_at`,
      [now],
    );
  }
}
