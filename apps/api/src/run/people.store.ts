import { Injectable } from '@nestjs/common';

import type { Role } from '@kith/contracts/roles';

import { row, rows, type Tx, write } from '../platform/db.js';

export interface PersonRow {
  id: string;
  emailSealed: Buffer;
  workName: string | null;
  jobTitle: string | null;
  roles: Role[];
  secondFactor: boolean;
  createdAt: Date;
}

export interface CertificateRow {
  id: string;
  accountId: string;
  groupId: string;
  groupName: string;
  validFrom: Date;
  validUntil: Date;
  revokedAt: Date | null;
}

const person = `
  SELECT a.id, a.email_sealed, a.work_name, a.job_title, a.created_at,
         coalesce((SELECT array_agg(r.role ORDER BY r.role) FROM account_role r WHERE r.account_id = a.id), '{}') AS roles,
         EXISTS (SELECT 1 FROM second_factor f WHERE f.account_id = a.id AND f.confirmed_at IS NOT NULL) AS second_factor
  FROM account a`;

@Injectable()
export class PeopleStore {
  /** People with powers, longest here first; with `emailIndex` also one account that has none yet. */
  page(
    tx: Tx,
    search: { words: string; emailIndex: Buffer | null },
    after: { at: Date; id: string } | null,
    first: number,
  ): Promise<PersonRow[]> {
    return rows(
      tx,
      `${person}
       WHERE ((EXISTS (SELECT 1 FROM account_role r WHERE r.account_id = a.id)
               AND ($1 = '' OR coalesce(a.work_name, '') ILIKE '%' || $1 || '%'))
              OR a.email_index = $2)
         AND ($3::timestamptz IS NULL OR (a.created_at, a.id) > ($3, $4::uuid))
       ORDER BY a.created_at, a.id LIMIT $5`,
      [search.words.replace(/[\\%_]/g, '\\$&'), search.emailIndex, after?.at ?? null, after?.id ?? null, first],
    );
  }

  find(tx: Tx, id: string): Promise<PersonRow | null> {
    return row(tx, `${person} WHERE a.id = $1`, [id]);
  }

  certificates(tx: Tx, accountIds: readonly string[]): Promise<CertificateRow[]> {
    return rows(
      tx,
      `SELECT c.id, c.account_id, c.group_id, g.name AS group_name, c.valid_from, c.valid_until, c.revoked_at
       FROM certificate c JOIN peer_group g ON g.id = c.group_id
       WHERE c.account_id = ANY($1) ORDER BY c.valid_until DESC, c.id`,
      [accountIds],
    );
  }

  certificate(tx: Tx, id: string): Promise<CertificateRow | null> {
    return row(
      tx,
      `SELECT c.id, c.account_id, c.group_id, g.name AS group_name, c.valid_from, c.valid_until, c.revoked_at
       FROM certificate c JOIN peer_group g ON g.id = c.group_id WHERE c.id = $1`,
      [id],
    );
  }

  /** How many roles were given: none when they hold it already. */
  grant(tx: Tx, accountId: string, role: Role, by: string, at: Date): Promise<number> {
    return write(
      tx,
      `INSERT INTO account_role (account_id, role, granted_by, granted_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING account_id`,
      [accountId, role, by, at],
    );
  }

  remove(tx: Tx, accountId: string, role: Role): Promise<number> {
    return write(tx, `DELETE FROM account_role WHERE account_id = $1 AND role = $2`, [accountId, role]);
  }

  /** Administrators, their rows held, so that two who remove each other come one after the other. */
  async holdAdministrators(tx: Tx): Promise<string[]> {
    const held = await rows<{ accountId: string }>(
      tx,
      `SELECT account_id FROM account_role WHERE role = 'administrator' ORDER BY account_id FOR UPDATE`,
    );
    return held.map(({ accountId }) => accountId);
  }

  /** Takes back every certificate that could still give powers. Returns their ids. */
  async revokeAll(tx: Tx, accountId: string, at: Date): Promise<string[]> {
    const revoked = await rows<{ id: string }>(
      tx,
      `UPDATE certificate SET revoked_at = $2 WHERE account_id = $1 AND revoked_at IS NULL AND valid_until > $2 RETURNING id`,
      [accountId, at],
    );
    return revoked.map(({ id }) => id);
  }

  /** How many: none when one until the same moment is in force. */
  issue(
    tx: Tx,
    certificate: { accountId: string; groupId: string; validFrom: Date; validUntil: Date; issuedBy: string },
  ): Promise<number> {
    return write(
      tx,
      `INSERT INTO certificate (account_id, group_id, valid_from, valid_until, issued_by)
       SELECT $1::uuid, $2::uuid, $3, $4::timestamptz, $5 WHERE NOT EXISTS (
         SELECT 1 FROM certificate c
         WHERE c.account_id = $1 AND c.group_id = $2 AND c.valid_until = $4 AND c.revoked_at IS NULL) RETURNING id`,
      [certificate.accountId, certificate.groupId, certificate.validFrom, certificate.validUntil, certificate.issuedBy],
    );
  }

  revoke(tx: Tx, id: string, at: Date): Promise<number> {
    return write(tx, `UPDATE certificate SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL`, [id, at]);
  }

  async hasGroup(tx: Tx, id: string): Promise<boolean> {
    return (await row(tx, `SELECT 1 AS found FROM peer_group WHERE id = $1`, [id])) !== null;
  }

  /** How many: none when they are called so already. */
  setWorkName(tx: Tx, id: string, workName: string, jobTitle: string): Promise<number> {
    return write(
      tx,
      `UPDATE account SET work_name = $2, job_title = $3 WHERE id = $1 AND (work_name, job_title) IS DISTINCT FROM ($2, $3)`,
      [id, workName, jobTitle],
    );
  }

  names(tx: Tx, ids: readonly string[]): Promise<{ id: string; workName: string | null }[]> {
    return rows(tx, `SELECT id, work_name FROM account WHERE id = ANY($1)`, [ids]);
  }
}
