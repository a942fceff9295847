import { Inject, Injectable } from '@nestjs/common';

import { randomBytes, randomUUID } from 'node:crypto';

import { normaliseEmail } from '@kith/domain/account/email';

import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import type { Config } from '../platform/config.js';
import { Db, row, write } from '../platform/db.js';
import { CONFIG } from '../platform/settings.js';
import { AccountSecrets } from './account-secrets.js';
import { EmailTokenStore } from './email-token.store.js';
import { Passwords } from './passwords.js';

const day = 24 * 3_600_000;

/** Makes the one account that nobody else could make. */
@Injectable()
export class FirstAdministrator {
  constructor(
    private readonly db: Db,
    private readonly secrets: AccountSecrets,
    private readonly passwords: Passwords,
    private readonly tokens: EmailTokenStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Makes the account and says where to set its password. Refuses when there is an administrator already. */
  async create(given: string): Promise<string> {
    const email = normaliseEmail(given);
    return this.db.tx(async (tx) => {
      if (await row(tx, `SELECT 1 FROM account_role WHERE role = 'administrator' LIMIT 1`)) {
        return 'There is an administrator already: ask them to give the role.';
      }
      const id = randomUUID();
      const now = this.clock.now();
      await write(
        tx,
        `INSERT INTO account (id, email_sealed, email_index, password_hash, country, status, work_name, job_title, email_confirmed_at, created_at)
         VALUES ($1, $2, $3, $4, 'GB', 'active', 'Administrator', 'administrator', $5, $5)`,
        [
          id,
          this.secrets.sealEmail(id, email),
          this.secrets.emailIndex(email),
          await this.passwords.hash(randomBytes(32).toString('base64')),
          now,
        ],
      );
      await write(tx, `INSERT INTO account_role (account_id, role, granted_at) VALUES ($1, 'administrator', $2)`, [
        id,
        now,
      ]);
      const token = this.secrets.newToken();
      await this.tokens.issue(tx, {
        hash: this.secrets.tokenHash(token),
        accountId: id,
        purpose: 'reset',
        joinId: null,
        now,
        expiresAt: new Date(now.getTime() + day),
      });
      await this.audit.record(tx, null, { action: 'administrator.created', targetType: 'account', targetId: id });
      return `Set the password within a day: ${this.config.publicUrl}/reset?token=${token}`;
    });
  }
}
