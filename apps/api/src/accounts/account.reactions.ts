import { Injectable } from '@nestjs/common';

import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/db.js';
import type { Delivered, Subscriber } from '../platform/events.js';
import { Outbox } from '../platform/outbox.js';
import { Sweeps } from '../platform/sweeps.js';
import { AccountSecrets } from './account-secrets.js';
import { lifeOfConfirmationMs } from './account.service.js';
import { AccountStore } from './account.store.js';
import { EmailTokenStore, type TokenPurpose } from './email-token.store.js';
import { JoinAttemptStore } from './join-attempt.store.js';
import { MailService } from './mail.service.js';

/** How long a link works. */
const lifeOf: Record<TokenPurpose, number> = { confirm: lifeOfConfirmationMs, reset: 3600_000 };

interface Order {
  accountId: string;
  key: string;
}

const paths: Record<TokenPurpose, string> = { confirm: '/confirm', reset: '/reset' };

/** Writes the mail behind a request for a link. Runs apart, so that the request takes as long for an unknown address. */
@Injectable()
export class SendLink implements Subscriber {
  readonly name = 'accounts.send-link';
  readonly on = ['account.linkAsked'];

  constructor(
    outbox: Outbox,
    private readonly clock: Clock,
    private readonly secrets: AccountSecrets,
    private readonly accounts: AccountStore,
    private readonly joins: JoinAttemptStore,
    private readonly tokens: EmailTokenStore,
    private readonly mails: MailService,
  ) {
    outbox.register(this);
  }

  async handle(event: Delivered, tx: Tx): Promise<void> {
    const accountId = event['accountId'];
    const account = typeof accountId === 'string' ? await this.accounts.find(tx, accountId) : null;
    if (!account) return;
    const order = { accountId: account.id, key: `link:${event.eventId}` };
    if (account.status === 'pending') return this.confirm(tx, order, event['joinId']);
    if (account.status !== 'active') return;
    if (event['purpose'] === 'reset') return this.send(tx, order, 'reset', null);
    await this.mails.queue(tx, { ...order, template: 'alreadyJoined', link: '/sign-in' });
  }

  private async confirm(tx: Tx, order: Order, joinId: unknown): Promise<void> {
    const join = typeof joinId === 'string' ? await this.joins.find(tx, joinId) : null;
    if (join) await this.send(tx, order, 'confirm', join.id);
  }

  private async send(tx: Tx, order: Order, purpose: TokenPurpose, joinId: string | null): Promise<void> {
    const now = this.clock.now();
    const token = this.secrets.newToken();
    await this.tokens.issue(tx, {
      hash: this.secrets.tokenHash(token),
      accountId: order.accountId,
      purpose,
      joinId,
      now,
      expiresAt: new Date(now.getTime() + lifeOf[purpose]),
    });
    await this.mails.queue(tx, { ...order, template: purpose, link: `${paths[purpose]}?token=${token}` });
  }
}

/** Tells the owner, at the address of the account, that what they sign in with has changed. */
@Injectable()
export class TellSignInChanged implements Subscriber {
  readonly name = 'accounts.tell-password-changed';
  readonly on = ['account.passwordChanged', 'account.secondFactorReset'];

  constructor(
    outbox: Outbox,
    private readonly mails: MailService,
  ) {
    outbox.register(this);
  }

  async handle(event: Delivered, tx: Tx): Promise<void> {
    const ofPassword = event.type === 'account.passwordChanged';
    await this.mails.queue(tx, {
      accountId: String(event['accountId']),
      template: ofPassword ? 'passwordChanged' : 'secondFactorReset',
      link: '/reset',
      key: `${ofPassword ? 'password-changed' : 'second-factor-reset'}:${event.eventId}`,
    });
  }
}

/** Forgets who began to join and never confirmed, and what ran out long ago. */
@Injectable()
export class ForgetUnfinished {
  readonly name = 'accounts.forget-unfinished';

  constructor(
    sweeps: Sweeps,
    private readonly accounts: AccountStore,
    private readonly joins: JoinAttemptStore,
  ) {
    sweeps.register(this);
  }

  async run(tx: Tx, now: Date): Promise<number> {
    await this.joins.forgetOld(tx, now);
    return this.accounts.forgetUnfinished(tx, new Date(now.getTime() - lifeOf.confirm));
  }
}
