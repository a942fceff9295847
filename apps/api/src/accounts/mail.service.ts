import { Inject, Injectable } from '@nestjs/common';

import { randomUUID } from 'node:crypto';

import { DomainError } from '@kith/domain/refusal';

import { Clock } from '../platform/clock.js';
import type { Config } from '../platform/config.js';
import { Db, type Tx } from '../platform/db.js';
import { Outbox } from '../platform/outbox.js';
import { CONFIG } from '../platform/settings.js';
import { AccountSecrets } from './account-secrets.js';
import type { MailPreview } from './account.model.js';
import { AccountStore } from './account.store.js';
import { MailStore } from './mail.store.js';
import { type MailFacts, type MailTemplate, writeMail } from './mail-templates.js';

export interface MailOrder {
  accountId: string | null;
  /** Address in clear; without it the one of the account. */
  to?: string;
  template: MailTemplate;
  /** Path in the app, such as `/messages/…`. */
  link?: string;
  facts?: Omit<MailFacts, 'link'>;
  /** One mail per key, however often it is ordered (INV-6). */
  key: string;
}

export interface OpenMail {
  id: string;
  template: string;
  /** What it was ordered with. */
  key: string;
  to: string;
  subject: string;
  text: string;
  attempts: number;
}

/** The outbox of mail: sealed rows written with what caused them, sent later. */
@Injectable()
export class MailService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly secrets: AccountSecrets,
    private readonly accounts: AccountStore,
    private readonly store: MailStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Queues one mail in the caller's transaction and publishes `mail.queued`. A second order with the same key is nothing. */
  async queue(tx: Tx, order: MailOrder): Promise<void> {
    const to = order.to ?? (order.accountId ? await this.addressOf(tx, order.accountId) : null);
    if (!to) return;
    const id = randomUUID();
    const link = order.link && `${this.config.publicUrl}${order.link}`;
    const { subject, text } = writeMail(order.template, { ...order.facts, ...(link && { link }) });
    const added = await this.store.add(tx, {
      id,
      accountId: order.accountId,
      template: order.template,
      toSealed: this.secrets.sealMail(id, 'to', to),
      subject,
      textSealed: this.secrets.sealMail(id, 'text', text),
      key: order.key,
      createdAt: this.clock.now(),
    });
    if (added) await this.outbox.publish(tx, [{ type: 'mail.queued', mailId: id }]);
  }

  /** Mail to send now, locked for the transaction; tell each outcome to `noteAttempt`. */
  async waiting(tx: Tx, limit = 20): Promise<OpenMail[]> {
    const waiting = await this.store.queued(tx, limit, this.clock.now());
    return waiting.map((mail) => ({
      id: mail.id,
      template: mail.template,
      key: mail.key,
      to: this.secrets.openMail(mail.id, 'to', mail.toSealed),
      subject: mail.subject,
      text: mail.textSealed ? this.secrets.openMail(mail.id, 'text', mail.textSealed) : '',
      attempts: mail.attempts,
    }));
  }

  /** `queued` means: try again later. A sent mail loses its text. */
  async noteAttempt(tx: Tx, id: string, outcome: 'sent' | 'failed' | 'queued'): Promise<void> {
    await this.store.noteAttempt(tx, id, outcome, this.clock.now());
  }

  /** The newest mails, opened. Only where no real mail is sent; elsewhere there is no such thing. */
  async preview(): Promise<MailPreview[]> {
    if (this.config.production || this.config.smtpUrl) throw new DomainError('resource.notFound');
    const newest = await this.store.newest(this.db.reader, 50);
    return newest.map((mail) => ({
      id: mail.id,
      to: this.secrets.openMail(mail.id, 'to', mail.toSealed),
      subject: mail.subject,
      text: mail.textSealed ? this.secrets.openMail(mail.id, 'text', mail.textSealed) : '',
      createdAt: mail.createdAt,
      status: mail.status,
    }));
  }

  private async addressOf(tx: Tx, accountId: string): Promise<string | null> {
    const sealed = await this.accounts.emailSealedOf(tx, accountId);
    return sealed && this.secrets.openEmail(accountId, sealed.emailSealed);
  }
}
