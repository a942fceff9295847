import { Injectable } from '@nestjs/common';

import type { Role } from '@kith/contracts/roles';
import type { ToldUs } from '@kith/domain/account/settings';

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

export interface ToldUsRow extends ToldUs {
  updatedAt: Date;
}

const toldUsColumns = `condition, years_with_it, treatment, devices, pregnancy, age_band, region, contact_by, supporter`;
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
    /** Null while the address waits to be confirmed. */
    passwordHash: string | null;
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

  passwordHashOf(tx: Tx, id: string): Promise<{ passwordHash: string | null } | null> {
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

  /** Writes an account that waits for its address, or has it wait longer; null when the address has an account. */
  begin(
    tx: Tx,
    account: { id: string; emailSealed: Buffer; emailIndex: Buffer; country: string; now: Date },
  ): Promise<{ id: string } | null> {
    return row(
      tx,
      `INSERT INTO account (id, email_sealed, email_index, country, created_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (email_index) DO UPDATE SET created_at = $5 WHERE account.status = 'pending'
       RETURNING id`,
      [account.id, account.emailSealed, account.emailIndex, account.country, account.now],
    );
  }

  /** Deletes accounts that were begun before this time and never confirmed. Nothing else can hang on them. */
  async forgetUnfinished(tx: Tx, before: Date): Promise<number> {
    const old = await rows<{ id: string }>(
      tx,
      `SELECT id FROM account WHERE status = 'pending' AND created_at < $1 LIMIT 500 FOR UPDATE SKIP LOCKED`,
      [before],
    );
    const ids = old.map(({ id }) => id);
    for (const table of ['email_token', 'consent', 'told_us'] as const) {
      await write(tx, `DELETE FROM ${table} WHERE account_id = ANY($1)`, [ids]);
    }
    return write(tx, `DELETE FROM account WHERE id = ANY($1)`, [ids]);
  }

  /** Makes everybody who wants to change this account wait for the end of the transaction. */
  async hold(tx: Tx, id: string): Promise<void> {
    await rows(tx, `SELECT id FROM account WHERE id = $1 FOR NO KEY UPDATE`, [id]);
  }

  setStatus(tx: Tx, id: string, status: AccountRow['status']): Promise<number> {
    return write(tx, `UPDATE account SET status = $2 WHERE id = $1`, [id, status]);
  }

  setPassword(tx: Tx, id: string, passwordHash: string): Promise<number> {
    return write(tx, `UPDATE account SET password_hash = $2 WHERE id = $1`, [id, passwordHash]);
  }

  /** Opens an account that waited, with what was chosen in one join. Returns how many; an open account stays as it is. */
  confirmEmail(
    tx: Tx,
    id: string,
    chosen: { passwordHash: string; country: string; timeZone: string },
    now: Date,
  ): Promise<number> {
    return write(
      tx,
      `UPDATE account SET email_confirmed_at = $2, status = 'active', password_hash = $3, country = $4, time_zone = $5
       WHERE id = $1 AND status = 'pending'`,
      [id, now, chosen.passwordHash, chosen.country, chosen.timeZone],
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

  async giveConsents(
    tx: Tx,
    accountId: string,
    given: readonly { purpose: string; version: string }[],
    at: Date,
  ): Promise<void> {
    await write(
      tx,
      `INSERT INTO consent (account_id, purpose, version, given_at)
       SELECT $1, purpose, version, $4 FROM unnest($2::text[], $3::text[]) AS c(purpose, version)`,
      [accountId, given.map((one) => one.purpose), given.map((one) => one.version), at],
    );
  }

  toldUsOf(tx: Tx, accountId: string): Promise<ToldUsRow | null> {
    return row(tx, `SELECT ${toldUsColumns}, updated_at FROM told_us WHERE account_id = $1`, [accountId]);
  }

  async tellUs(tx: Tx, accountId: string, told: ToldUs, now: Date): Promise<ToldUsRow> {
    const kept = await row<ToldUsRow>(
      tx,
      `INSERT INTO told_us (account_id, ${toldUsColumns}, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT (account_id) DO UPDATE SET condition = $2, years_with_it = $3, treatment = $4, devices = $5, pregnancy = $6,
         age_band = $7, region = $8, contact_by = $9, supporter = $10, updated_at = $11
       RETURNING ${toldUsColumns}, updated_at`,
      [
        accountId,
        told.condition,
        told.yearsWithIt,
        told.treatment,
        told.devices,
        told.pregnancy,
        told.ageBand,
        told.region,
        told.contactBy,
        told.supporter,
        now,
      ],
    );
    if (!kept) throw new Error('What was told was not written.');
    return kept;
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
