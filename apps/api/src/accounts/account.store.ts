import { Injectable } from '@nestjs/common';

import type { Role } from '@kith/contracts/roles';

import { row, rows, type Tx, write } from '../platform/db.js';

export interface AccountRow {
  id: string;
  country: string;
  timeZone: string;
  locale: string;
  glucoseUnit: string;
  workName: string | null;
  jobTitle: string | null;
  status: 'pending' | 'active' | 'closed' | 'memorial';
  emailConfirmedAt: Date | null;
  createdAt: Date;
}

export interface OwnAccountRow extends AccountRow {
  emailSealed: Buffer;
  roles: Role[];
  hasSecondFactor: boolean;
}

const columns = `id, country, time_zone, locale, glucose_unit, work_name, job_title, status, email_confirmed_at, created_at`;

@Injectable()
export class AccountStore {
  find(tx: Tx, id: string): Promise<AccountRow | null> {
    return row(tx, `SELECT ${columns} FROM account WHERE id = $1`, [id]);
  }

  /** The account as its owner sees it, with the roles in force at `now`. */
  own(tx: Tx, id: string, now: Date): Promise<OwnAccountRow | null> {
    return row(
      tx,
      `SELECT ${columns}, email_sealed,
              ARRAY(SELECT r.role FROM account_role r WHERE r.account_id = a.id AND (r.role <> 'peerModerator' OR EXISTS (
                SELECT 1 FROM certificate c WHERE c.account_id = a.id AND c.revoked_at IS NULL
                  AND c.valid_from <= $2 AND c.valid_until > $2)) ORDER BY r.role) AS roles,
              EXISTS (SELECT 1 FROM second_factor f WHERE f.account_id = a.id AND f.confirmed_at IS NOT NULL) AS has_second_factor
       FROM account a WHERE id = $1`,
      [id, now],
    );
  }

  byEmail(
    tx: Tx,
    emailIndex: Buffer,
  ): Promise<{
    id: string;
    passwordHash: string;
    status: string;
    emailConfirmedAt: Date | null;
    granted: Role[];
  } | null> {
    return row(
      tx,
      `SELECT id, password_hash, status, email_confirmed_at,
              ARRAY(SELECT role FROM account_role r WHERE r.account_id = a.id) AS granted
       FROM account a WHERE email_index = $1`,
      [emailIndex],
    );
  }

  passwordHashOf(tx: Tx, id: string): Promise<{ passwordHash: string } | null> {
    return row(tx, `SELECT password_hash FROM account WHERE id = $1`, [id]);
  }

  emailSealedOf(tx: Tx, id: string): Promise<{ emailSealed: Buffer } | null> {
    return row(tx, `SELECT email_sealed FROM account WHERE id = $1`, [id]);
  }

  async withRole(tx: Tx, wanted: readonly Role[], now: Date): Promise<string[]> {
    const found = await rows<{ id: string }>(
      tx,
      `SELECT DISTINCT a.id FROM account a JOIN account_role r ON r.account_id = a.id
       WHERE r.role = ANY($1) AND a.status IN ('pending', 'active') AND (r.role <> 'peerModerator' OR EXISTS (
         SELECT 1 FROM certificate c WHERE c.account_id = a.id AND c.revoked_at IS NULL AND c.valid_from <= $2 AND c.valid_until > $2))
       ORDER BY a.id`,
      [wanted, now],
    );
    return found.map(({ id }) => id);
  }

  async rolesGranted(tx: Tx, id: string): Promise<Role[]> {
    const found = await rows<{ role: Role }>(tx, `SELECT role FROM account_role WHERE account_id = $1 ORDER BY role`, [
      id,
    ]);
    return found.map(({ role }) => role);
  }

  /** Writes a new account; false when the address is known already. */
  async create(
    tx: Tx,
    account: {
      id: string;
      emailSealed: Buffer;
      emailIndex: Buffer;
      passwordHash: string;
      country: string;
      timeZone: string;
      now: Date;
    },
  ): Promise<boolean> {
    const made = await rows(
      tx,
      `INSERT INTO account (id, email_sealed, email_index, password_hash, country, time_zone, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (email_index) DO NOTHING RETURNING id`,
      [
        account.id,
        account.emailSealed,
        account.emailIndex,
        account.passwordHash,
        account.country,
        account.timeZone,
        account.now,
      ],
    );
    return made.length > 0;
  }

  setPassword(tx: Tx, id: string, passwordHash: string): Promise<number> {
    return write(tx, `UPDATE account SET password_hash = $2 WHERE id = $1`, [id, passwordHash]);
  }

  confirmEmail(tx: Tx, id: string, now: Date): Promise<number> {
    return write(
      tx,
      `UPDATE account SET email_confirmed_at = coalesce(email_confirmed_at, $2), status = CASE status WHEN 'pending' THEN 'active' ELSE status END
       WHERE id = $1 AND status IN ('pending', 'active')`,
      [id, now],
    );
  }

  changeSettings(
    tx: Tx,
    id: string,
    settings: { country: string; timeZone: string; glucoseUnit: string },
  ): Promise<number> {
    return write(tx, `UPDATE account SET country = $2, time_zone = $3, glucose_unit = $4 WHERE id = $1`, [
      id,
      settings.country,
      settings.timeZone,
      settings.glucoseUnit,
    ]);
  }

  addConsent(tx: Tx, accountId: string, consent: { purpose: string; version: string }, now: Date): Promise<number> {
    return write(tx, `INSERT INTO consent (account_id, purpose, version, given_at) VALUES ($1, $2, $3, $4)`, [
      accountId,
      consent.purpose,
      consent.version,
      now,
    ]);
  }

  consentsOf(
    tx: Tx,
    accountId: string,
  ): Promise<{ purpose: string; version: string; givenAt: Date; withdrawnAt: Date | null }[]> {
    return rows(
      tx,
      `SELECT purpose, version, given_at, withdrawn_at FROM consent WHERE account_id = $1 ORDER BY given_at, purpose`,
      [accountId],
    );
  }
}
