import { Injectable } from '@nestjs/common';

import { row, rows, type Tx } from '../platform/db.js';

export interface RunGroupRow {
  id: string;
  slug: string;
  name: string;
  summary: string;
  about: string;
  joinRule: string;
  premoderation: string;
  moderatedHours: string;
  isSensitive: boolean;
  members: number;
  version: number;
}

export interface AskedRow {
  membershipId: string;
  groupId: string;
  accountId: string;
  displayName: string;
  avatar: string;
  note: string | null;
  askedAt: Date;
  /** Of the membership: each answer to each request is a change of its own. */
  version: number;
}

export type GroupValues = Omit<RunGroupRow, 'id' | 'members' | 'version'>;

const group = `
  SELECT g.id, g.slug, g.name, g.summary, g.about, g.join_rule, g.premoderation, g.moderated_hours, g.is_sensitive, g.version,
         (SELECT count(*)::int FROM membership m WHERE m.group_id = g.id AND m.standing = 'ACTIVE') AS members
  FROM peer_group g`;

const values = (g: GroupValues) => [
  g.slug,
  g.name,
  g.summary,
  g.about,
  g.joinRule,
  g.premoderation,
  g.moderatedHours,
  g.isSensitive,
];

@Injectable()
export class GroupAdminStore {
  list(tx: Tx): Promise<RunGroupRow[]> {
    return rows(tx, `${group} WHERE g.archived_at IS NULL ORDER BY g.name`);
  }

  find(tx: Tx, id: string): Promise<RunGroupRow | null> {
    return row(tx, `${group} WHERE g.id = $1`, [id]);
  }

  async create(tx: Tx, made: GroupValues): Promise<string> {
    const created = await row<{ id: string }>(
      tx,
      `INSERT INTO peer_group (slug, name, summary, about, join_rule, premoderation, moderated_hours, is_sensitive)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
      values(made),
    );
    if (!created) throw new Error('A group was not written.');
    await rows(tx, `INSERT INTO room (group_id, title) VALUES ($1, $2)`, [created.id, made.name]);
    return created.id;
  }

  async change(tx: Tx, id: string, version: number, changed: GroupValues): Promise<boolean> {
    const done = await rows(
      tx,
      `UPDATE peer_group SET slug = $1, name = $2, summary = $3, about = $4, join_rule = $5, premoderation = $6,
         moderated_hours = $7, is_sensitive = $8, version = version + 1
       WHERE id = $9 AND version = $10 RETURNING id`,
      [...values(changed), id, version],
    );
    return done.length === 1;
  }

  asked(tx: Tx, groupIds: readonly string[]): Promise<AskedRow[]> {
    return rows(
      tx,
      `SELECT id AS membership_id, group_id, account_id, display_name, avatar, asked_note AS note, joined_at AS asked_at, version
       FROM membership WHERE standing = 'ASKED' AND group_id = ANY($1) ORDER BY joined_at`,
      [groupIds],
    );
  }

  /** Answers a request to join; null when somebody else was first. */
  decideAsked(tx: Tx, membershipId: string, standing: 'ACTIVE' | 'DECLINED', at: Date): Promise<AskedRow | null> {
    return row(
      tx,
      `UPDATE membership SET standing = $2, joined_at = $3, version = version + 1
       WHERE id = $1 AND standing = 'ASKED'
       RETURNING id AS membership_id, group_id, account_id, display_name, avatar, asked_note AS note, joined_at AS asked_at, version`,
      [membershipId, standing, at],
    );
  }
}
