import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { happened, type Escalation } from '@kith/domain/escalation/escalation';
import { DomainError } from '@kith/domain/refusal';

import { AccountService } from '../accounts/account.service.js';
import { NoticeService } from '../notifications/notice.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { Timers } from '../platform/timers.js';
import { CaseAccess } from './case-access.service.js';
import { CaseRecordStore } from './case-record.store.js';
import { EscalationStore } from './escalation.store.js';

const lateAfterMinutes = 24 * 60;

/** Promised looks after a case was closed. */
@Injectable()
export class FollowUpService {
  constructor(
    private readonly db: Db,
    private readonly store: CaseRecordStore,
    private readonly cases: EscalationStore,
    private readonly access: CaseAccess,
    private readonly accounts: AccountService,
    private readonly notices: NoticeService,
    private readonly audit: Audit,
    private readonly timers: Timers,
    private readonly clock: Clock,
  ) {}

  /** The owner is told when one is due, the leads when it is a day late. Safe to repeat. */
  async remind(tx: Tx, now: Date): Promise<number> {
    const due = await this.store.followUpsDue(tx, now);
    for (const f of due) {
      const facts = { reference: String(f.reference) };
      const telling = { kind: 'followUp.due', link: `/clinic/${f.escalationId}`, facts, mail: 'clinician' as const };
      if (f.ownerId) await this.notices.tell(tx, { ...telling, accountId: f.ownerId, key: `followUp.due:${f.id}` });
      const lateAt = this.timers.after(f.dueAt, lateAfterMinutes);
      if (lateAt > now || !(await this.store.followUpLate(tx, f, lateAt, now))) continue;
      await this.audit.record(tx, null, {
        action: 'timer.breach',
        targetType: 'followUp',
        targetId: f.id,
        escalationId: f.escalationId,
        reasonCode: 'notDone',
        details: { timer: 'case.followUp', dueAt: lateAt.toISOString() },
      });
      for (const accountId of await this.accounts.withRole(tx, 'clinicalLead')) {
        await this.notices.tell(tx, { ...telling, accountId, kind: 'followUp.late', key: `followUp.late:${f.id}` });
      }
    }
    return due.length;
  }

  /** Done twice is done once. */
  async complete(actor: Actor, id: string): Promise<Escalation> {
    return this.db.tx(async (tx) => {
      const f = await this.store.followUp(tx, id);
      if (!f) throw new DomainError('resource.notFound');
      const e = await this.access.forAct(tx, 'followUp', actor, f.escalationId);
      await this.access.sight(tx, actor, e);
      if (f.doneAt) return e;
      const at = this.clock.now();
      await this.store.completeFollowUp(tx, id, actor.id, at);
      await this.cases.addEntry(tx, happened(e, 'followedUp', { by: actor.id }), actor.id, at);
      await this.audit.record(tx, actor, {
        action: 'followUp.complete',
        targetType: 'followUp',
        targetId: id,
        escalationId: e.id,
      });
      return e;
    });
  }
}
