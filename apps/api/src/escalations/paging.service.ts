import { Inject, Injectable, Logger } from '@nestjs/common';

import type { Escalation } from '@kith/domain/escalation/escalation';
import type { Cover, PagingDecision } from '@kith/domain/escalation/cover';
import { everyoneCalled } from '@kith/domain/escalation/paging';
import type { Duty } from '@kith/domain/rota/rota';

import { AccountService } from '../accounts/account.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { attempt, type Tx } from '../platform/db.js';
import { withoutWords } from '../platform/graphql-error.js';
import { audience, Hints } from '../platform/hints.js';
import { Outbox } from '../platform/outbox.js';
import { EscalationStore } from './escalation.store.js';
import { PAGE_CHANNELS, PageFailed, type PageChannel } from './pager.js';
import { PageStore, type QueuedPage } from './page.store.js';
import { RotaStore } from './rota.store.js';

/** Finds who can be reached and rings them. It decides nothing: whom and when is the domain's. */
@Injectable()
export class PagingService {
  private readonly log = new Logger('paging');

  constructor(
    private readonly accounts: AccountService,
    private readonly store: EscalationStore,
    private readonly pages: PageStore,
    private readonly rota: RotaStore,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly hints: Hints,
    private readonly clock: Clock,
    @Inject(PAGE_CHANNELS) private readonly channels: readonly PageChannel[],
  ) {}

  /** Who is on call now, who leads, and who already holds how many crises. Somebody who lost the role is not on call. */
  async cover(tx: Tx): Promise<Cover> {
    const everyone = await this.accounts.withRole(tx, 'clinician', 'clinicalLead', 'safeguardingLead');
    const leads = await this.accounts.withRole(tx, 'clinicalLead', 'safeguardingLead');
    const rota = await this.rota.now(tx, this.clock.now());
    const on = (duty: Duty) => rota.find((r) => r.duty === duty && everyone.includes(r.accountId))?.accountId ?? null;
    return {
      primary: on('PRIMARY'),
      backup: on('BACKUP'),
      manager: on('MANAGER'),
      everyone,
      leads,
      crisisCases: await this.store.crisisCases(tx),
    };
  }

  /** Ids of those on the rota at this moment, for policies. */
  async onCover(tx: Tx): Promise<string[]> {
    return (await this.rota.now(tx, this.clock.now())).map(({ accountId }) => accountId);
  }

  /** Queues one attempt per person and channel; they are sent by the job that commits with this, or by the next sweep. */
  async ring(tx: Tx, e: Escalation, { step, targets }: NonNullable<PagingDecision['page']>): Promise<void> {
    for (const { accountId, duty } of targets) {
      for (const channel of this.channels) {
        const key = `${e.id}:${step}:${accountId}:${e.version}:${channel.name}`;
        await this.pages.queue(tx, {
          escalationId: e.id,
          step,
          duty,
          accountId,
          channel: channel.name,
          key,
          at: this.clock.now(),
        });
      }
    }
    if (targets.length) await this.outbox.publish(tx, [{ type: 'page.queued', escalationId: e.id, step }]);
  }

  /** Cases with pages that wait to be sent. */
  waiting(tx: Tx): Promise<string[]> {
    return this.pages.waiting(tx);
  }

  /**
   * Sends what waits for one case. Returns how many attempts it made (R31: each is kept with its receipt). Each attempt
   * stands alone: one that fails is kept as failed and noted, and holds up no other person and no other channel.
   */
  async sendQueued(tx: Tx, escalationId: string): Promise<number> {
    const queued = await this.pages.queued(tx, escalationId);
    let failed = 0;
    for (const page of queued) {
      const { id, channel, reference, level } = page;
      const fault = await attempt<string | null>(
        tx,
        async (within) => {
          await this.send(within, page);
          return null;
        },
        async (error) => {
          this.log.error(`page ${id}: ${withoutWords(error)}`);
          const reason = error instanceof PageFailed ? error.message : 'broken';
          await this.noteFailed(tx, page, reason);
          return reason;
        },
      );
      if (fault) failed += 1;
      await this.audit.record(tx, null, {
        action: 'page.send',
        targetType: 'pageAttempt',
        targetId: id,
        escalationId,
        after: fault ? 'FAILED' : 'SENT',
        reasonCode: fault,
        details: { channel, reference, level },
      });
    }
    if (failed) await this.pages.hurry(tx, escalationId, everyoneCalled, this.clock.now());
    return queued.length;
  }

  private async send(tx: Tx, { id, key, channel, accountId, reference, level }: QueuedPage): Promise<void> {
    const by = this.channels.find(({ name }) => name === channel);
    if (!by) throw new PageFailed('noChannel');
    const receipt = await by.send({ accountId, reference, level, link: `/clinic/page/${reference}` }, key, tx);
    await this.pages.sent(tx, id, receipt, this.clock.now());
  }

  /** A page that reached nobody is a broken promise, for the board and for the trail (R16, R31). */
  private async noteFailed(tx: Tx, page: QueuedPage, reason: string): Promise<void> {
    const { id, escalationId, level, queuedAt } = page;
    await this.pages.failed(tx, id, reason);
    const broken = { timer: 'case.page', dueAt: queuedAt, cause: 'pageFailed' };
    await this.store.recordBreach(tx, escalationId, level, broken, this.clock.now());
    await this.hints.send(tx, audience.run, 'board.changed');
  }
}
