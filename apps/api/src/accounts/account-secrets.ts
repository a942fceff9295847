import { Inject, Injectable } from '@nestjs/common';

import { createHmac, randomBytes } from 'node:crypto';

import type { Config } from '../platform/config.js';
import { blindIndex, Sealer } from '../platform/sealed.js';
import { CONFIG } from '../platform/settings.js';

/** Seals addresses and seeds, and turns tokens into what may be stored of them. */
@Injectable()
export class AccountSecrets {
  private readonly emails: Sealer;
  private readonly seeds: Sealer;
  private readonly mails: Sealer;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.emails = new Sealer(config.identityKey, 'account email');
    this.mails = new Sealer(config.identityKey, 'mail');
    this.seeds = new Sealer(config.totpKey, 'second factor');
  }

  /** Finds an account by a normalised address without opening any (CR-2). */
  emailIndex(email: string): Buffer {
    return blindIndex(this.config.blindIndexKey, 'account email', email);
  }

  sealEmail(accountId: string, email: string): Buffer {
    return this.emails.seal(email, `account:email:${accountId}`);
  }

  openEmail(accountId: string, sealed: Buffer): string {
    return this.emails.open(sealed, `account:email:${accountId}`);
  }

  sealSeed(accountId: string, base32: string): Buffer {
    return this.seeds.seal(base32, `second_factor:seed:${accountId}`);
  }

  openSeed(accountId: string, sealed: Buffer): string {
    return this.seeds.open(sealed, `second_factor:seed:${accountId}`);
  }

  sealMail(mailId: string, field: 'to' | 'text', value: string): Buffer {
    return this.mails.seal(value, `mail:${field}:${mailId}`);
  }

  openMail(mailId: string, field: 'to' | 'text', sealed: Buffer): string {
    return this.mails.open(sealed, `mail:${field}:${mailId}`);
  }

  /** A new bearer token: 256 random bits. */
  newToken(): string {
    return randomBytes(32).toString('base64url');
  }

  /** What is stored of a token, so that a copy of the database opens no session. */
  tokenHash(token: string): Buffer {
    return createHmac('sha256', this.config.sessionSecret).update(`token:${token}`).digest();
  }

  /** Mark of a browser in which this address was signed in before; it opens nothing, it only is not a stranger. */
  deviceMark(emailIndex: Buffer): string {
    return createHmac('sha256', this.config.sessionSecret)
      .update(`device:${emailIndex.toString('hex')}`)
      .digest('base64url');
  }

  /** Mark of the browser in which one join was made. The same join sent again has the same mark. */
  joinMark(emailIndex: Buffer, key: string): string {
    return createHmac('sha256', this.config.sessionSecret)
      .update(`join:${emailIndex.toString('hex')}:${key}`)
      .digest('base64url');
  }
}
