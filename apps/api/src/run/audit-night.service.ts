import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';

import { AccountService } from '../accounts/account.service.js';
import { MailService } from '../accounts/mail.service.js';
import { NoticeService } from '../notifications/notice.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import type { Config } from '../platform/config.js';
import type { Tx } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';
import { Outbox } from '../platform/outbox.js';
import { CONFIG } from '../platform/settings.js';
import { Sweeps } from '../platform/sweeps.js';
import { AuditNightStore } from './audit-night.store.js';
import { AuditTrailStore } from './audit-trail.store.js';

/**
 * Walks the audit chains each night as a job, and says so when they are not whole or nobody walked them (R53). The row of
 * a night is the promise: the job only keeps it, and the sweep sees when it does not.
 */
@Injectable()
export class AuditNights implements OnModuleInit {
  private readonly log = new Logger('audit');

  constructor(
    private readonly store: AuditNightStore,
    private readonly trail: AuditTrailStore,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly sweeps: Sweeps,
    private readonly accounts: AccountService,
    private readonly notices: NoticeService,
    private readonly mail: MailService,
    private readonly hints: Hints,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({ name: 'run.audit-nights', run: (tx, now) => this.look(tx, now) });
    this.outbox.register({
      name: 'run.audit-check',
      on: ['audit.checkDue'],
      handle: (event, tx) => this.check(tx, String(event['checkId'])),
    });
  }

  standing(tx: Tx) {
    return this.store.standing(tx, this.clock.now());
  }

  recent(tx: Tx, first: number) {
    return this.store.recent(tx, this.clock.now(), first);
  }

  /** Begins the check of this night once, and notes nights that went by without one. */
  private async look(tx: Tx, now: Date): Promise<number> {
    const begun = await this.store.begin(tx, now, this.config.timeZone);
    const tonight = begun.at(-1);
    if (tonight) await this.outbox.publish(tx, [{ type: 'audit.checkDue', checkId: tonight.id }]);
    const late = await this.store.late(tx, now);
    for (const { id, dueAt } of late) {
      await this.audit.record(tx, null, {
        action: 'timer.breach',
        targetType: 'auditCheck',
        targetId: id,
        reasonCode: 'notChecked',
        details: { timer: 'audit.check', dueAt: dueAt.toISOString() },
      });
      await this.tell(tx, 'audit.late', id);
    }
    return begun.length + late.length;
  }

  /** A night that has been checked is not checked again. */
  private async check(tx: Tx, id: string): Promise<void> {
    const night = await this.store.hold(tx, id);
    if (!night || night.checkedAt) return;
    const faults = await this.audit.verify(tx);
    const entries = await this.trail.size(tx);
    await this.store.save(tx, id, entries, faults, this.clock.now());
    await this.audit.record(tx, null, {
      action: 'audit.checked',
      targetType: 'auditCheck',
      targetId: id,
      after: faults.length ? 'BROKEN' : 'WHOLE',
      details: { night: night.night, entries, faults: faults.length },
    });
    await this.hints.send(tx, audience.run, 'board.changed');
    if (faults.length === 0) return;
    this.log.error(`The audit trail is not whole: ${faults.length} places. Run verify-audit.`);
    await this.tell(tx, 'audit.broken', id);
  }

  /** Those who answer for the record, once for each night. */
  private async tell(tx: Tx, kind: 'audit.broken' | 'audit.late', id: string): Promise<void> {
    const link = '/run/audit';
    for (const accountId of await this.accounts.withRole(tx, 'privacyOfficer', 'auditor', 'administrator')) {
      const key = `${kind}:${id}`;
      await this.notices.tell(tx, { accountId, kind, link, facts: {}, key });
      await this.mail.queue(tx, { accountId, template: 'alarm', link, key: `${key}:${accountId}` });
    }
    await this.hints.send(tx, audience.run, 'board.changed');
  }
}
