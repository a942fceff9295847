import { Injectable } from '@nestjs/common';

import { rows, type Tx, write } from '../platform/db.js';

/** Words whose subjects were not read yet. */
export interface UnreadWords {
  id: string;
  /** Null for a reply. */
  title: string | null;
  bodySource: string;
}

@Injectable()
export class ContentNotesStore {
  /** The newest first, for they are read most. Uses post_without_notes. */
  unread(tx: Tx, most: number): Promise<UnreadWords[]> {
    return rows(
      tx,
      `SELECT p.id, CASE WHEN p.number = 1 THEN t.title END AS title, p.body_source FROM post p JOIN thread t ON t.id = p.thread_id
       WHERE p.content_notes IS NULL ORDER BY p.id DESC LIMIT $1 FOR NO KEY UPDATE OF p SKIP LOCKED`,
      [most],
    );
  }

  note(tx: Tx, found: readonly { id: string; notes: readonly string[] }[]): Promise<number> {
    return write(
      tx,
      `UPDATE post SET content_notes = string_to_array(n.notes, ',') FROM unnest($1::uuid[], $2::text[]) AS n(id, notes)
       WHERE post.id = n.id`,
      [found.map(({ id }) => id), found.map(({ notes }) => notes.join())],
    );
  }
}
