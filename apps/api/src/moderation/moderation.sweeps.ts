import { Injectable, type OnModuleInit } from '@nestjs/common';

import { rankOf } from '@kith/contracts/level';
import { returned, woken } from '@kith/domain/review-item/review-item';

import { AccountService } from '../accounts/account.service.js';
import { AgreedSettings } from '../configuration/agreed-settings.service.js';
import { NoticeService } from '../notifications/notice.service.js';
import { Audit } from '../platform/audit.js';
import type { Tx } from '../platform/db.js';
import { Sweeps } from '../platform/sweeps.js';
import { Timers } from '../platform/timers.js';
import { Detector } from '../screening/detector.service.js';
import { ScreeningService } from '../screening/screening.service.js';
import { DecisionStore } from './decision.store.js';
import { EvidenceStore } from './evidence.store.js';
import { LeadNotices } from './lead-notices.js';
import { ModerationService, undoGraceSeconds, undoSeconds } from './moderation.service.js';
import { outcomeOf } from './outcomes.js';
import { ReportService } from './report.service.js';
import { ReportStore } from './report.store.js';
import { ReviewItemStore } from './review-item.store.js';
import { ScreenService } from './screen.service.js';

const lostAfterSeconds = 20;
/** A text everybody agrees on; a detector that does not see it is not working. */
const probe = 'I am going to kill myself tonight';

/** Finds by the rows what no bell has rung for (R15): lost readings, leases over, promises missed, reporters not told. */
@Injectable()
export class ModerationSweeps implements OnModuleInit {
  constructor(
    private readonly sweeps: Sweeps,
    private readonly timers: Timers,
    private readonly agreed: AgreedSettings,
    private readonly audit: Audit,
    private readonly screening: ScreeningService,
    private readonly screens: ScreenService,
    private readonly moderation: ModerationService,
    private readonly items: ReviewItemStore,
    private readonly evidence: EvidenceStore,
    private readonly decisions: DecisionStore,
    private readonly leads: LeadNotices,
    private readonly reportRows: ReportStore,
    private readonly reports: ReportService,
    private readonly accounts: AccountService,
    private readonly notices: NoticeService,
    private readonly detector: Detector,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({
      name: 'moderation.detector',
      ofWorker: true,
      run: (tx, now) => this.checkDetector(tx, now),
    });
    this.sweeps.register({ name: 'moderation.screen-lost', run: (tx, now) => this.screenLost(tx, now) });
    this.sweeps.register({ name: 'moderation.wake', run: (tx, now) => this.wake(tx, now) });
    this.sweeps.register({ name: 'moderation.leases', run: (tx, now) => this.returnLeases(tx, now) });
    this.sweeps.register({ name: 'moderation.breaches', run: (tx, now) => this.noteBreaches(tx, now) });
    this.sweeps.register({ name: 'moderation.appeals', run: (tx, now) => this.noteLateAppeals(tx, now) });
    this.sweeps.register({ name: 'moderation.outcomes', run: (tx, now) => this.tellReporters(tx, now) });
    this.sweeps.register({ name: 'moderation.close', run: (tx, now) => this.closeQuiet(tx, now) });
  }

  private async checkDetector(tx: Tx, now: Date): Promise<number> {
    await this.detector.refresh();
    const read = this.detector.read(probe);
    const heard = !('unscreened' in read) && rankOf(read.level) >= rankOf('RED');
    await this.evidence.heartbeat(tx, { version: read.version, ok: heard && !this.detector.faulty }, now);
    return 0;
  }

  /** Each text in a savepoint of its own: one that cannot be read goes to a person and holds up no other (SAFE-3). */
  private async screenLost(tx: Tx, now: Date): Promise<number> {
    const lost = await this.screening.waitingSince(tx, new Date(now.getTime() - lostAfterSeconds * 1000));
    for (const waiting of lost) await this.screens.screenOrGive(tx, waiting);
    return lost.length;
  }

  private async wake(tx: Tx, now: Date): Promise<number> {
    const due = await this.items.toWake(tx, now);
    for (const item of due)
      await this.moderation.change(tx, woken(item, this.moderation.timing()), {
        kind: 'woken',
        actor: null,
        before: item,
        facts: { by: 'time' },
      });
    return due.length;
  }

  private async returnLeases(tx: Tx, now: Date): Promise<number> {
    const over = await this.items.leasesOver(tx, now);
    for (const item of over) {
      const onShift = await this.moderation.canBeTaken(tx, item);
      const next = returned(item, 'leaseOver', onShift, this.moderation.timing());
      await this.moderation.change(tx, next, { kind: 'leaseOver', actor: null, before: item });
    }
    return over.length;
  }

  /** Each missed promise is a safety event (R16): written once, and the leads are told. */
  private async noteBreaches(tx: Tx, now: Date): Promise<number> {
    const late = await this.items.noteBreaches(tx, now);
    if (!late.length) return 0;
    const leads = await this.accounts.withRole(tx, 'leadModerator');
    for (const { id, timer, level, groupId, leadsOnly, version } of late) {
      await this.audit.record(tx, null, {
        action: 'timer.breach',
        targetType: 'reviewItem',
        targetId: id,
        reasonCode: timer,
        details: { level },
      });
      for (const accountId of leads) {
        if (await this.items.isInvolved(tx, accountId, id)) continue;
        await this.notices.tell(tx, {
          accountId,
          kind: 'desk.late',
          link: `/desk/c/${id}`,
          facts: { timer, level },
          key: `desk.late:${id}:${timer}:${version}`,
        });
      }
      await this.moderation.hint(tx, { id, groupId, leadsOnly, level: level as never, version });
    }
    return late.length;
  }

  /** A challenge is answered within seven days (R22); a late one is a safety event, and the leads hear of it. */
  private async noteLateAppeals(tx: Tx, now: Date): Promise<number> {
    const late = await this.decisions.noteLateAppeals(tx, now);
    for (const { id, itemId, memberId, decidedBy } of late) {
      await this.audit.record(tx, null, {
        action: 'timer.breach',
        targetType: 'appeal',
        targetId: id,
        reasonCode: 'appeal.decide',
      });
      const except = [memberId, ...(decidedBy ? [decidedBy] : [])];
      const told = { link: '/desk/appeals', key: `appeal.late:${id}`, itemId, except };
      await this.leads.tell(tx, { kind: 'appeal.late', ...told });
    }
    return late.length;
  }

  /** Reporters hear once a decision can no longer be undone. */
  private async tellReporters(tx: Tx, now: Date): Promise<number> {
    const untold = await this.reportRows.decidedUntold(
      tx,
      new Date(now.getTime() - (undoSeconds + undoGraceSeconds) * 1000),
    );
    for (const { id, reasonCode, wrote } of untold)
      await this.reports.tellOutcome(tx, [id], outcomeOf(reasonCode, wrote));
    return untold.length;
  }

  private async closeQuiet(tx: Tx, now: Date): Promise<number> {
    const quietMinutes = this.agreed.now.timers.quiet * 24 * 60;
    const quiet = await this.items.quiet(tx, this.timers.after(now, -quietMinutes));
    for (const item of quiet)
      await this.moderation.change(tx, { ...item, status: 'CLOSED' }, { kind: 'closed', actor: null, before: item });
    return quiet.length;
  }
}
