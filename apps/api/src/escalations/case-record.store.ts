import { Injectable } from '@nestjs/common';

import type { ConfirmedFact } from '@kith/domain/escalation/outreach';

import { row, rows, type Tx, write } from '../platform/db.js';

export interface NoteRow {
  id: string;
  escalationId: string;
  authorId: string;
  authorName: string;
  addendumTo: string | null;
  fields: Record<string, string>;
  text: string;
  signedAt: Date | null;
  savedAt: Date;
}

export interface OutreachRow {
  id: string;
  channel: string;
  result: string;
  confirmed: ConfirmedFact[];
  words: string | null;
  at: Date;
  actorId: string;
  actorName: string;
  nextAttemptAt: Date | null;
}

export interface FollowUpRow {
  id: string;
  escalationId: string;
  dueAt: Date;
  doneAt: Date | null;
}

const notes = `
  SELECT n.id, n.escalation_id, n.author_id, coalesce(a.work_name, 'Clinician') AS author_name, n.addendum_to, n.fields, n.text,
    n.signed_at, n.saved_at
  FROM clinical_note n JOIN account a ON a.id = n.author_id`;

/** All SQL about notes, outreach and follow-ups of a case. */
@Injectable()
export class CaseRecordStore {
  note(tx: Tx, id: string): Promise<NoteRow | null> {
    return row(tx, `${notes} WHERE n.id = $1 FOR UPDATE OF n`, [id]);
  }

  /** Signed notes, and the viewer's own drafts. */
  notesOf(tx: Tx, escalationId: string, viewerId: string): Promise<NoteRow[]> {
    return rows(
      tx,
      `${notes} WHERE n.escalation_id = $1 AND (n.signed_at IS NOT NULL OR n.author_id = $2) ORDER BY n.saved_at, n.id`,
      [escalationId, viewerId],
    );
  }

  /** What was signed, by whomever. */
  signedNotesOf(tx: Tx, escalationId: string): Promise<(NoteRow & { signedAt: Date })[]> {
    return rows(tx, `${notes} WHERE n.escalation_id = $1 AND n.signed_at IS NOT NULL ORDER BY n.signed_at, n.id`, [
      escalationId,
    ]);
  }

  /** The author's own drafts on cases that are no longer theirs, with the number of the case; oldest first. */
  strandedOf(tx: Tx, authorId: string): Promise<(NoteRow & { caseReference: number })[]> {
    return rows(
      tx,
      `SELECT n.*, e.reference AS case_reference FROM (${notes} WHERE n.author_id = $1 AND n.signed_at IS NULL) n
       JOIN escalation e ON e.id = n.escalation_id
       WHERE e.owner_id IS DISTINCT FROM $1 AND e.account_id <> $1 ORDER BY n.saved_at, n.id LIMIT 50`,
      [authorId],
    );
  }

  async addNote(
    tx: Tx,
    note: {
      escalationId: string;
      authorId: string;
      addendumTo: string | null;
      fields: Record<string, string>;
      text: string;
      signedAt: Date | null;
      at: Date;
    },
  ): Promise<string> {
    const made = await row<{ id: string }>(
      tx,
      `INSERT INTO clinical_note (escalation_id, author_id, addendum_to, fields, text, signed_at, saved_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
      [note.escalationId, note.authorId, note.addendumTo, note.fields, note.text, note.signedAt, note.at],
    );
    if (!made) throw new Error('The database gave no id.');
    return made.id;
  }

  /** Changes a draft; false when it was signed meanwhile. */
  async saveDraft(
    tx: Tx,
    id: string,
    note: { fields: Record<string, string>; text: string; signedAt: Date | null; at: Date },
  ): Promise<boolean> {
    const saved = await write(
      tx,
      `UPDATE clinical_note SET fields = $2, text = $3, signed_at = $4, saved_at = $5 WHERE id = $1 AND signed_at IS NULL`,
      [id, note.fields, note.text, note.signedAt, note.at],
    );
    return saved === 1;
  }

  async addOutreach(
    tx: Tx,
    o: {
      escalationId: string;
      actorId: string;
      channel: string;
      result: string;
      confirmed: readonly ConfirmedFact[];
      words: string | null;
      nextAttemptAt: Date | null;
      at: Date;
    },
  ): Promise<string> {
    const made = await row<{ id: string }>(
      tx,
      `INSERT INTO outreach (escalation_id, actor_id, channel, result, words, next_attempt_at, at, confirmed)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
      [o.escalationId, o.actorId, o.channel, o.result, o.words, o.nextAttemptAt, o.at, o.confirmed],
    );
    if (!made) throw new Error('The database gave no id.');
    return made.id;
  }

  outreachOf(tx: Tx, escalationId: string): Promise<OutreachRow[]> {
    return rows(
      tx,
      `SELECT o.id, o.channel, o.result, o.confirmed, o.words, o.at, o.next_attempt_at, o.actor_id, coalesce(a.work_name, 'Clinician') AS actor_name
       FROM outreach o JOIN account a ON a.id = o.actor_id WHERE o.escalation_id = $1 ORDER BY o.at, o.id`,
      [escalationId],
    );
  }

  /** `proposed` while the closing waits for its second person. */
  async addFollowUps(tx: Tx, escalationId: string, times: readonly Date[], proposed: boolean): Promise<void> {
    for (const at of times)
      await write(tx, `INSERT INTO follow_up (escalation_id, due_at, proposed) VALUES ($1, $2, $3)`, [
        escalationId,
        at,
        proposed,
      ]);
  }

  /** A proposed closing is decided: its follow-ups hold, or go with it. Those of an earlier closing stay. */
  async settleProposed(tx: Tx, escalationId: string, closed: boolean): Promise<void> {
    await write(
      tx,
      closed
        ? `UPDATE follow_up SET proposed = false WHERE escalation_id = $1 AND proposed`
        : `DELETE FROM follow_up WHERE escalation_id = $1 AND proposed AND done_at IS NULL`,
      [escalationId],
    );
  }

  followUpsOf(tx: Tx, escalationId: string): Promise<FollowUpRow[]> {
    return rows(
      tx,
      `SELECT id, escalation_id, due_at, done_at FROM follow_up WHERE escalation_id = $1 ORDER BY due_at, id`,
      [escalationId],
    );
  }

  followUp(tx: Tx, id: string): Promise<FollowUpRow | null> {
    return row(tx, `SELECT id, escalation_id, due_at, done_at FROM follow_up WHERE id = $1 FOR UPDATE`, [id]);
  }

  async completeFollowUp(tx: Tx, id: string, by: string, at: Date): Promise<void> {
    await write(tx, `UPDATE follow_up SET done_at = $3, done_by = $2 WHERE id = $1`, [id, by, at]);
  }

  /** Follow-ups that are due, with who answers for the case. */
  followUpsDue(tx: Tx, now: Date): Promise<(FollowUpRow & { ownerId: string | null; reference: number })[]> {
    return rows(
      tx,
      `SELECT f.id, f.escalation_id, f.due_at, f.done_at, e.owner_id, e.reference
       FROM follow_up f JOIN escalation e ON e.id = f.escalation_id
       WHERE f.done_at IS NULL AND f.due_at <= $1 ORDER BY f.due_at LIMIT 200`,
      [now],
    );
  }

  /** Notes once that a follow-up is a day late. */
  async followUpLate(tx: Tx, f: FollowUpRow, by: Date, now: Date): Promise<boolean> {
    const made = await rows(
      tx,
      `INSERT INTO breach (timer, subject_type, subject_id, due_at, noticed_at, cause)
       VALUES ('case.followUp', 'followUp', $1, $2, $3, 'notDone') ON CONFLICT DO NOTHING RETURNING id`,
      [f.id, by, now],
    );
    return made.length > 0;
  }
}
