import { Injectable } from '@nestjs/common';

import { row, rows, type Tx, write } from '../platform/db.js';

export interface QuestionRow {
  id: string;
  accountId: string;
  words: string;
  answer: string;
  askedAt: Date | null;
  postId: string | null;
  version: number;
  removedAt: Date | null;
}

const columns = `id, account_id, words, answer, asked_at, post_id, version, removed_at`;

/** All SQL about questions for a next visit. Their table is read nowhere else. */
@Injectable()
export class VisitQuestionStore {
  /** In the order of the list. */
  list(tx: Tx, accountId: string): Promise<QuestionRow[]> {
    return rows(
      tx,
      `SELECT ${columns} FROM visit_question WHERE account_id = $1 AND removed_at IS NULL ORDER BY place, id`,
      [accountId],
    );
  }

  /** Makes writes to one list stand in line. */
  async hold(tx: Tx, accountId: string): Promise<void> {
    await rows(tx, `SELECT id FROM account WHERE id = $1 FOR NO KEY UPDATE`, [accountId]);
  }

  find(tx: Tx, id: string): Promise<QuestionRow | null> {
    return row(tx, `SELECT ${columns} FROM visit_question WHERE id = $1`, [id]);
  }

  /** At the end of the list. */
  add(tx: Tx, given: { accountId: string; words: string; postId: string | null }): Promise<QuestionRow | null> {
    return row(
      tx,
      `INSERT INTO visit_question (account_id, words, post_id, place)
       VALUES ($1, $2, $3, 1 + (SELECT coalesce(max(place), 0) FROM visit_question WHERE account_id = $1))
       RETURNING ${columns}`,
      [given.accountId, given.words, given.postId],
    );
  }

  async save(tx: Tx, q: QuestionRow): Promise<void> {
    await write(
      tx,
      `UPDATE visit_question SET words = $2, answer = $3, asked_at = $4, version = $5, removed_at = $6 WHERE id = $1`,
      [q.id, q.words, q.answer, q.askedAt, q.version, q.removedAt],
    );
  }

  async order(tx: Tx, ids: readonly string[]): Promise<void> {
    await write(
      tx,
      `UPDATE visit_question q SET place = o.place FROM unnest($1::uuid[]) WITH ORDINALITY o (id, place) WHERE q.id = o.id`,
      [ids],
    );
  }

  /** Removes for good what waited for an undo since before then. */
  forget(tx: Tx, before: Date): Promise<number> {
    return write(
      tx,
      `DELETE FROM visit_question WHERE id IN (SELECT id FROM visit_question WHERE removed_at < $1 ORDER BY removed_at LIMIT 500)`,
      [before],
    );
  }
}
