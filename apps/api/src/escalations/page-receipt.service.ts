import { Injectable, type OnModuleInit } from '@nestjs/common';

import { afterReceipt, type ReceiptState } from '@kith/domain/paging/receipt';
import { DomainError } from '@kith/domain/refusal';

import { AccountService } from '../accounts/account.service.js';
import { ChannelHealthService } from '../paging/channel-health.service.js';
import { type Carrier, PageChannelsService } from '../paging/page-channels.service.js';
import { PageTestService } from '../paging/page-test.service.js';
import { ProviderReceiptService } from '../paging/provider-receipt.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { attempt, Db, type Tx } from '../platform/db.js';
import type { Delivered } from '../platform/events.js';
import { Outbox } from '../platform/outbox.js';
import { EscalationService } from './escalation.service.js';
import { EscalationStore } from './escalation.store.js';
import { type AttemptRow, PageStore } from './page.store.js';
import { PagingService } from './paging.service.js';

interface Said {
  state: ReceiptState;
  /** Why it failed, as a code. */
  reason: string;
}

export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** What became of a receipt: the case is theirs now, somebody else has it, it was noted, or there is no such page. */
export type Heard = 'yours' | 'taken' | 'noted' | 'unknown';

/** What carriers say of pages they took. An answer by any way counts like the button in the app (R30). */
@Injectable()
export class PageReceiptService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly accounts: AccountService,
    private readonly cases: EscalationStore,
    private readonly pages: PageStore,
    private readonly paging: PagingService,
    private readonly escalations: EscalationService,
    private readonly channels: PageChannelsService,
    private readonly receipts: ProviderReceiptService,
    private readonly tests: PageTestService,
    private readonly health: ChannelHealthService,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.outbox.register({
      name: 'escalations.mail-receipt',
      on: ['mail.attempted'],
      handle: (event, tx) => this.ofMail(tx, event),
    });
  }

  /** A signed receipt from outside. Throws `ReceiptRefused`. */
  async fromProvider(carrier: string, body: string, header: string): Promise<Heard> {
    const { receipt, signature } = this.receipts.read(carrier, body, header);
    const { id, ...said } = receipt;
    return this.db.tx(async (tx) => {
      await this.receipts.remember(tx, signature);
      return this.hear(tx, carrier as Carrier, id, said);
    });
  }

  /** A device shows the page. Only who was sent the id knows it, and it does nothing but give the person more time. */
  fromDevice(id: string): Promise<Heard> {
    return this.db.tx((tx) => this.hear(tx, 'push', id, { state: 'delivered', reason: '' }));
  }

  /** What the mail server said. A mail it did not take is tried again, and still tells how mail does. */
  private async ofMail(tx: Tx, event: Delivered): Promise<void> {
    const id = String(event['key']).replace(/^page:/, '');
    if (event['outcome'] !== 'sent') await this.health.failed(tx, 'mail', 'notTaken');
    // The test page of a shift has a key of its own and is no attempt: there is nothing to note but how mail does.
    if (!isId(id)) return event['outcome'] === 'sent' ? this.health.ok(tx, 'mail') : undefined;
    if (event['outcome'] === 'sent') await this.hear(tx, 'mail', id, { state: 'delivered', reason: '' });
    if (event['outcome'] === 'failed') await this.hear(tx, 'mail', id, { state: 'failed', reason: 'notTaken' });
  }

  private async hear(tx: Tx, carrier: Carrier, id: string, said: Said): Promise<Heard> {
    const known = await this.pages.find(tx, id);
    if (!known) return (await this.tests.hear(tx, id, carrier, said.state, said.reason)) ? 'noted' : 'unknown';
    if (!this.channels.isCarriedBy(known.channel, carrier)) return 'unknown';
    await this.cases.lock(tx, known.escalationId);
    const page = (await this.pages.find(tx, id)) ?? known;
    await this.note(tx, page, said);
    if (said.state !== 'failed') await this.health.ok(tx, carrier);
    if (said.state === 'acknowledged') return this.answer(tx, page);
    await this.paging.follow(tx, page.escalationId, page.ring);
    return 'noted';
  }

  private async note(tx: Tx, page: AttemptRow, { state, reason }: Said): Promise<void> {
    const next = afterReceipt(page.status, state);
    await this.audit.record(tx, null, {
      action: 'page.receipt',
      targetType: 'pageAttempt',
      targetId: page.id,
      escalationId: page.escalationId,
      before: page.status,
      after: next,
      reasonCode: state,
      details: { channel: page.channel },
    });
    if (state !== 'failed') await this.pages.delivered(tx, page.id, next, this.clock.now());
    else if (next !== page.status) await this.paging.noteFailed(tx, page, reason);
  }

  /** The same step as the button: same policy, same rules, same answer to a second one. Nothing is opened by it (R30). */
  private async answer(tx: Tx, page: AttemptRow): Promise<Heard> {
    const actor = await this.accounts.absent(tx, page.accountId);
    if (!actor) return 'taken';
    return attempt<Heard>(
      tx,
      async (within) => {
        await this.pages.answered(within, page, this.clock.now());
        await this.escalations.take(within, actor, page.escalationId, page.id);
        return 'yours';
      },
      async (error) => {
        if (error instanceof DomainError) return 'taken';
        throw error;
      },
    );
  }
}
