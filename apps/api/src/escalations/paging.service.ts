import { Injectable, Logger } from '@nestjs/common';

import type { Escalation } from '@kith/domain/escalation/escalation';
import type { Cover, PagingDecision } from '@kith/domain/escalation/cover';
import { everyoneCalled } from '@kith/domain/escalation/paging';
import { isLive } from '@kith/domain/paging/receipt';
import { nextWays, type Way } from '@kith/domain/paging/ways';
import type { Duty } from '@kith/domain/rota/rota';

import { AccountService } from '../accounts/account.service.js';
import { type PageCall, PageChannelsService, PageFailed } from '../paging/page-channels.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { attempt, type Tx } from '../platform/db.js';
import { withoutWords } from '../platform/graphql-error.js';
import { audience, Hints } from '../platform/hints.js';
import { Outbox } from '../platform/outbox.js';
import { Timers } from '../platform/timers.js';
import { EscalationStore } from './escalation.store.js';
import { type AttemptRow, PageStore, type RingRef } from './page.store.js';
import { RotaStore } from './rota.store.js';

/** Name of the subscriber that is rung when the next way of a page is due. */
export const wayBell = 'escalations.page-ways';

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
    private readonly timers: Timers,
    private readonly channels: PageChannelsService,
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

  /**
   * Rings people: each by the ways that come first for them, the others when those fail or stay unanswered (R29). What is
   * queued is sent by the jobs that commit with this, or by the next sweep.
   */
  async ring(tx: Tx, e: Escalation, { step, targets }: NonNullable<PagingDecision['page']>): Promise<void> {
    if (!targets.length) return;
    const reach = await this.reachOf(
      tx,
      targets.map(({ accountId }) => accountId),
    );
    for (const { accountId, duty } of targets) {
      const ring = {
        ring: `${e.id}:${step}:${accountId}:${e.version}`,
        escalationId: e.id,
        accountId,
        step,
        // A request for a signature is no call for help, whoever it goes to.
        duty: e.status === 'CLOSING' ? 'SIGN_OFF' : duty,
        level: e.level,
      };
      await this.pages.timeOut(tx, ring);
      await this.goOn(tx, ring, [], reach);
    }
    await this.outbox.publish(tx, [{ type: 'page.queued', escalationId: e.id, step }]);
  }

  /** Tries the next way of one page, when the last one failed or stayed unanswered. Returns how many it queued. */
  async follow(tx: Tx, escalationId: string, ring: string): Promise<number> {
    await this.store.lock(tx, escalationId);
    const made = await this.pages.ofRing(tx, ring);
    const [first] = made;
    if (!first || !made.every(({ status }) => status === 'FAILED' || isLive(status))) return 0;
    const queued = await this.goOn(tx, first, made, await this.reachOf(tx, [first.accountId]));
    if (queued) await this.outbox.publish(tx, [{ type: 'page.queued', escalationId, step: first.step }]);
    return queued;
  }

  /** Pages whose next way is due. */
  wayDue(tx: Tx, now: Date): Promise<{ ring: string; escalationId: string }[]> {
    return this.pages.wayDue(tx, now);
  }

  /** Cases with pages that wait to be sent from here. */
  waiting(tx: Tx): Promise<string[]> {
    return this.pages.waiting(tx, this.channels.outward);
  }

  /**
   * Sends what waits for one case and lives in our own database. Returns how many attempts it made (R31: each is kept with
   * its receipt). Each attempt stands alone: one that fails is kept as failed and noted, and holds up no other person and
   * no other channel.
   */
  async sendQueued(tx: Tx, escalationId: string): Promise<number> {
    await this.store.lock(tx, escalationId);
    const queued = await this.pages.queued(tx, escalationId, this.channels.outward);
    for (const page of queued) {
      const fault = await attempt<PageFailed | null>(
        tx,
        async (within) => {
          const receipt = await this.channels.named(page.channel).send(callOf(page), within);
          await this.pages.sent(within, page.id, receipt, this.clock.now());
          return null;
        },
        async (error) => this.faultOf(page, error),
      );
      await this.noteAttempt(tx, page, fault);
      if (fault) await this.follow(tx, escalationId, page.ring);
    }
    return queued.length;
  }

  /** What came of one try, for the trail; a page that reached nobody is also a broken promise for the board (R16, R31). */
  async noteAttempt(tx: Tx, page: AttemptRow, fault: PageFailed | null, again: Date | null = null): Promise<void> {
    const { id, channel, reference, level, escalationId } = page;
    await this.audit.record(tx, null, {
      action: 'page.send',
      targetType: 'pageAttempt',
      targetId: id,
      escalationId,
      after: fault ? 'FAILED' : 'SENT',
      reasonCode: fault?.message ?? null,
      details: { channel, reference, level },
    });
    if (!fault) return;
    if (again) return this.pages.again(tx, id, fault.message, again);
    await this.noteFailed(tx, page, fault.message);
  }

  /** This way reached nobody. */
  async noteFailed(tx: Tx, { id, escalationId, level, queuedAt }: AttemptRow, reason: string): Promise<void> {
    const now = this.clock.now();
    await this.pages.failed(tx, id, reason, now);
    const broken = { timer: 'case.page', dueAt: queuedAt, cause: 'pageFailed' };
    await this.store.recordBreach(tx, escalationId, level, broken, now);
    await this.hints.send(tx, audience.run, 'board.changed');
    await this.pages.hurry(tx, escalationId, everyoneCalled, now);
  }

  /** What went wrong, as a code; of an error that is none of ours only that it happened. */
  faultOf({ id }: AttemptRow, error: unknown): PageFailed {
    this.log.error(`page ${id}: ${withoutWords(error)}`);
    return error instanceof PageFailed ? error : new PageFailed('broken');
  }

  private async reachOf(tx: Tx, accountIds: readonly string[]) {
    return { open: await this.channels.waysOf(tx, accountIds), failing: await this.channels.failing(tx) };
  }

  private async goOn(
    tx: Tx,
    ring: RingRef,
    made: readonly AttemptRow[],
    { open, failing }: { open: ReadonlyMap<string, readonly Way[]>; failing: ReadonlySet<Way> },
  ): Promise<number> {
    const now = this.clock.now();
    const timing = { now, after: (from: Date, minutes: number) => this.timers.after(from, minutes) };
    const attempts = made.map((one) => ({ ...one, way: one.channel }));
    const next = nextWays(ring, open.get(ring.accountId) ?? [], failing, attempts, timing);
    for (const way of next.ring) await this.pages.queue(tx, ring, way, now);
    await this.pages.waitFor(tx, ring.ring, next.waitFor);
    if (next.waitFor) {
      const due = { type: 'page.wayDue', escalationId: ring.escalationId, ring: ring.ring };
      await this.outbox.ringAt(tx, wayBell, next.waitFor.until, due);
    }
    for (const way of next.silent) await this.channels.wasSilent(tx, way);
    return next.ring.length;
  }
}

/** All that a page says of its case. */
export const callOf = ({ id, accountId, reference, level }: AttemptRow): PageCall => ({
  id,
  accountId,
  reference,
  level,
  link: `/clinic/page/${reference}`,
});
