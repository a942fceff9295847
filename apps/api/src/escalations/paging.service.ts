import { Inject, Injectable } from '@nestjs/common';

import type { Escalation } from '@kith/domain/escalation/escalation';
import type { Cover, PagingDecision } from '@kith/domain/escalation/paging';
import type { Duty } from '@kith/domain/rota/rota';

import { AccountService } from '../accounts/account.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/db.js';
import { Outbox } from '../platform/outbox.js';
import { EscalationStore } from './escalation.store.js';
import { PAGE_CHANNELS, PageFailed, type PageChannel } from './pager.js';
import { PageStore } from './page.store.js';
import { RotaStore } from './rota.store.js';

/** Finds who can be reached and rings them. It decides nothing: whom and when is the domain's. */
@Injectable()
export class PagingService {
  constructor(
    private readonly accounts: AccountService,
    private readonly store: EscalationStore,
    private readonly pages: PageStore,
    private readonly rota: RotaStore,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
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

  /** Sends what waits, of one case or of all. Returns how many attempts it made (R31: each is kept with its receipt). */
  async sendQueued(tx: Tx, escalationId: string | null): Promise<number> {
    const queued = await this.pages.queued(tx, escalationId);
    for (const { id, key, channel, accountId, reference, level, ...page } of queued) {
      const by = this.channels.find(({ name }) => name === channel);
      try {
        if (!by) throw new PageFailed('noChannel');
        const receipt = await by.send({ accountId, reference, level, link: `/clinic/page/${reference}` }, key, tx);
        await this.pages.sent(tx, id, receipt, this.clock.now());
      } catch (error) {
        if (!(error instanceof PageFailed)) throw error;
        await this.pages.failed(tx, id, error.message);
      }
      await this.audit.record(tx, null, {
        action: 'page.send',
        targetType: 'pageAttempt',
        targetId: id,
        escalationId: page.escalationId,
        details: { channel, reference, level },
      });
    }
    return queued.length;
  }
}
