import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import type { Escalation } from '@kith/domain/escalation/escalation';

import { NoticeService } from '../notifications/notice.service.js';
import type { Tx } from '../platform/db.js';
import { EscalationStore } from './escalation.store.js';
import { PagingService } from './paging.service.js';

/** Who is told what when a case moves; numbers and codes, never words. */
@Injectable()
export class CaseTellings {
  constructor(
    private readonly notices: NoticeService,
    private readonly paging: PagingService,
    private readonly store: EscalationStore,
  ) {}

  /** A colleague has the case now; whoever had it need not worry, and knows where an unfinished note is. */
  async taken(tx: Tx, by: Actor, before: Escalation): Promise<void> {
    if (before.ownerId && before.ownerId !== by.id)
      await this.tell(tx, before, before.ownerId, 'case.taken', '/clinic');
  }

  async handoverDeclined(tx: Tx, by: Actor, e: Escalation): Promise<void> {
    if (e.ownerId && e.ownerId !== by.id) await this.tell(tx, e, e.ownerId, 'handover.declined');
  }

  /** A second person is wanted: the backup, the manager of the slot and the leads, at once and not when it is late. */
  async signOffAsked(tx: Tx, e: Escalation): Promise<void> {
    const cover = await this.paging.cover(tx);
    for (const accountId of new Set([cover.backup, cover.manager, ...cover.leads])) {
      const involved = accountId === e.closingBy || accountId === e.ownerId || accountId === e.accountId;
      if (accountId && !involved) await this.tell(tx, e, accountId, 'case.signOffAsked');
    }
  }

  async closingRefused(tx: Tx, e: Escalation): Promise<void> {
    if (e.ownerId) await this.tell(tx, e, e.ownerId, 'case.closingRefused');
  }

  /** A plain line for the member (R48); they may never have heard from a clinician. */
  async memberOfTheEnd(tx: Tx, e: Escalation): Promise<void> {
    await this.notices.tell(tx, {
      accountId: e.accountId,
      kind: e.firstContactAt ? 'case.closed' : 'case.read',
      link: '/messages',
      facts: {},
      key: `case.closed:${e.id}:${e.version}`,
    });
  }

  /** Closed crises that no clinical lead has looked back at in time: noted, and the leads are told. Returns how many. */
  async reviewLate(tx: Tx, id: string, now: Date): Promise<number> {
    const e = await this.store.lock(tx, id);
    if (!e?.reviewBy || e.reviewBy > now) return 0;
    const broken = { timer: 'case.review', dueAt: e.reviewBy, cause: 'notReviewed' };
    if (!(await this.store.recordBreach(tx, e.id, e.level, broken, now))) return 0;
    for (const accountId of (await this.paging.cover(tx)).leads) {
      if (![e.ownerId, e.closingBy, e.accountId].includes(accountId))
        await this.tell(tx, e, accountId, 'case.reviewLate');
    }
    return 1;
  }

  private async tell(tx: Tx, e: Escalation, accountId: string, kind: string, link = `/clinic/${e.id}`): Promise<void> {
    await this.notices.tell(tx, {
      accountId,
      kind,
      link,
      facts: { reference: String(e.reference) },
      key: `${kind}:${e.id}:${e.version}`,
      mail: 'clinician',
    });
  }
}
