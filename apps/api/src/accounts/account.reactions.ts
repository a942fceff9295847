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
import { MailService } from './mail.service.js';

/** How long a link works. */
const lifeOf: Record<TokenPurpose, number> = { confirm: lifeOfConfirmationMs, reset: 3600_000 };

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
    if (account.status === 'pending') return this.send(tx, order, 'confirm');
    if (account.status !== 'active') return;
    if (event['purpose'] === 'reset') return this.send(tx, order, 'reset');
    await this.mails.queue(tx, { ...order, template: 'alreadyJoined', link: '/sign-in' });
  }

  private async send(tx: Tx, order: { accountId: string; key: string }, purpose: TokenPurpose): Promise<void> {
    const now = this.clock.now();
    const token = this.secrets.newToken();
    await this.tokens.issue(tx, {
      hash: this.secrets.tokenHash(token),
      accountId: order.accountId,
      purpose,
      now,
      expiresAt: new Date(now.getTime() + lifeOf[purpose]),
    });
    await this.mails.queue(tx, { ...order, template: purpose, link: `${paths[purpose]}?token=${token}` });
  }
}

/** Tells the owner, at the address of the account, that the password was changed. */
@Injectable()
export class TellPasswordChanged implements Subscriber {
  readonly name = 'accounts.tell-password-changed';
  readonly on = ['account.passwordChanged'];

  constructor(
    outbox: Outbox,
    private readonly mails: MailService,
  ) {
    outbox.register(this);
  }

  async handle(event: Delivered, tx: Tx): Promise<void> {
    await this.mails.queue(tx, {
      accountId: String(event['accountId']),
      template: 'passwordChanged',
      link: '/reset',
      key: `password-changed:${event.eventId}`,
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
  ) {
    sweeps.register(this);
  }

  run(tx: Tx, now: Date): Promise<number> {
    return this.accounts.forgetUnfinished(tx, new Date(now.getTime() - lifeOf.confirm));
  }
}
