import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';

import type { Timing } from '@kith/domain/escalation/escalation';
import { expire, mustTell, type Reveal, revealTimers, stopWhen, tell } from '@kith/domain/reveal/reveal';

import { AgreedSettings } from '../configuration/agreed-settings.service.js';
import { EscalationService } from '../escalations/escalation.service.js';
import { Audit } from '../platform/audit.js';
import { Db, type Tx } from '../platform/db.js';
import { withoutWords } from '../platform/graphql-error.js';
import { audience, Hints } from '../platform/hints.js';
import { Outbox } from '../platform/outbox.js';
import { Sweeps } from '../platform/sweeps.js';
import { Timers } from '../platform/timers.js';
import { IdentityStore } from './identity.store.js';
import { RevealRecord } from './reveal-record.js';
import { atHand } from './reveal.service.js';

const day = 24 * 60 * 60_000;

/** The clocks of reveals: their end, the word to the member, the review. All are columns; the sweep needs no bell (R15). */
@Injectable()
export class RevealClocks implements OnModuleInit {
  private readonly log = new Logger('reveals');

  constructor(
    private readonly db: Db,
    private readonly store: IdentityStore,
    private readonly record: RevealRecord,
    private readonly escalations: EscalationService,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly hints: Hints,
    private readonly sweeps: Sweeps,
    private readonly timers: Timers,
    private readonly agreed: AgreedSettings,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({ name: 'identity.reveals', run: (_tx, now) => this.sweep(now) });
    this.outbox.register({
      name: 'identity.case-moved',
      on: ['escalation.acknowledged', 'escalation.handedOver', 'escalation.ended', 'escalation.declined'],
      handle: (event, tx) => this.caseMoved(tx, String(event['escalationId'])),
    });
  }

  /** Ends what is over, tells members when it was agreed to, and alarms about what nobody has reviewed. */
  private async sweep(now: Date): Promise<number> {
    const { reviewAlarm, requestLasts } = revealTimers(this.agreed.now.reveals);
    const due = await this.store.due(
      this.db.reader,
      now,
      this.timers.after(now, -reviewAlarm),
      this.timers.after(now, -requestLasts),
    );
    for (const id of due) {
      try {
        await this.db.tx((tx) => this.clocks(tx, id));
      } catch (error) {
        this.log.error(withoutWords(error));
      }
    }
    return due.length;
  }

  private async clocks(tx: Tx, id: string): Promise<void> {
    const timing = this.timing();
    const { now } = timing;
    const r = await this.store.lock(tx, id);
    if (!r) return;
    const over = expire(r, timing);
    const told = mustTell(over.next, now) ? tell(over.next, timing) : null;
    const decision = told ? { next: told.next, events: [...over.events, ...told.events] } : over;
    if (decision.events.length) {
      await this.store.save(tx, decision.next);
      await this.record.keep(tx, null, r, decision);
    }
    await this.alarms(tx, decision.next, now);
  }

  /** A sight ends with the case, and with the ownership it was granted for (R42). */
  private async caseMoved(tx: Tx, escalationId: string): Promise<void> {
    const e = await this.escalations.find(tx, escalationId);
    if (!e) return;
    for (const { id } of await this.store.ofCase(tx, escalationId)) {
      const r = await this.store.lock(tx, id);
      const decision = r && stopWhen(r, atHand(e), this.timing());
      if (!decision?.events.length) continue;
      await this.store.save(tx, decision.next);
      await this.record.keep(tx, null, r, decision);
    }
  }

  private timing(): Timing {
    return this.agreed.timing();
  }

  private async alarms(tx: Tx, r: Reveal, now: Date): Promise<void> {
    const { reviewAlarm } = revealTimers(this.agreed.now.reveals);
    const unreviewedAt = r.grantedAt && this.timers.after(r.grantedAt, reviewAlarm);
    if (
      unreviewedAt &&
      unreviewedAt <= now &&
      !r.reviewedAt &&
      (await this.store.breach(tx, r.id, 'reveal.review', unreviewedAt, 'notReviewed', now))
    ) {
      await this.record.tellReviewers(tx, r, 'reveal.unreviewed');
      await this.audit.record(tx, null, {
        action: 'timer.breach',
        targetType: 'reveal',
        targetId: r.id,
        escalationId: r.escalationId,
        reasonCode: 'notReviewed',
      });
      await this.hints.send(tx, audience.run, 'board.changed');
    }
    if (r.withheldReason && r.lookAgainAt && r.lookAgainAt <= now && !r.memberToldAt) {
      await this.store.breach(tx, r.id, 'reveal.lookAgain', r.lookAgainAt, 'memberNotTold', now);
      const daysLate = Math.floor((now.getTime() - r.lookAgainAt.getTime()) / day);
      await this.record.tellReviewers(tx, r, 'reveal.lookAgain', `:${r.lookAgainAt.getTime()}:${daysLate}`);
    }
  }
}
