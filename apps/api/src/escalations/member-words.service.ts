import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { type Escalation, isEnded } from '@kith/domain/escalation/escalation';
import { memberWrote } from '@kith/domain/escalation/member-wrote';
import type { Context } from '@kith/triage/assess';

import { AccountService } from '../accounts/account.service.js';
import { NoticeService } from '../notifications/notice.service.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/db.js';
import { AsideService } from '../screening/aside.service.js';
import { CaseLedger } from './case-ledger.js';
import { ClinicalConversationStore, type ClinicalMessageRow } from './clinical-conversation.store.js';
import { PagingService } from './paging.service.js';

/** The last lines that help to read the next one (R58). */
const lines = 10;

/** Reads what a member writes to their clinician as every other text is read, but into the case and never to the desk (R2). */
@Injectable()
export class MemberWords {
  constructor(
    private readonly aside: AsideService,
    private readonly store: ClinicalConversationStore,
    private readonly accounts: AccountService,
    private readonly ledger: CaseLedger,
    private readonly paging: PagingService,
    private readonly notices: NoticeService,
    private readonly clock: Clock,
  ) {}

  /** What one new message sets in motion in the case that the caller holds, up to a page (R34, SAFE-1). */
  async heard(
    tx: Tx,
    actor: Actor,
    e: Escalation,
    message: { id: string; source: string; membershipId: string; before: readonly ClinicalMessageRow[] },
  ): Promise<void> {
    const cover = await this.paging.cover(tx);
    const reading = await this.read(tx, actor, e, message);
    const saved = await this.ledger.keep(tx, actor, e, memberWrote(e, reading, cover, this.ledger.timing()));
    const reopened = isEnded(e) && !isEnded(saved);
    if (reopened) await this.store.callBackDone(tx, e.id);
    const onCall = reopened ? [cover.primary, cover.backup, cover.manager] : [];
    for (const accountId of new Set([e.ownerId, ...onCall])) {
      if (!accountId || accountId === e.accountId) continue;
      await this.notices.tell(tx, {
        accountId,
        kind: 'case.memberWrote',
        link: `/clinic/${e.id}`,
        facts: { reference: String(e.reference) },
        key: `case.memberWrote:${message.id}`,
        mail: 'clinician',
      });
    }
  }

  /** Words that no software could read are for a person soon (R9). */
  private async read(tx: Tx, actor: Actor, e: Escalation, message: Parameters<MemberWords['heard']>[3]) {
    const { id: contentId, membershipId, source: text } = message;
    const written = { contentType: 'CLINICAL_MESSAGE', contentId, membershipId, accountId: actor.id, text } as const;
    const read = await this.aside.read(tx, written, await this.contextOf(tx, actor, message.before));
    const found =
      'unscreened' in read
        ? [{ ruleId: 'unscreened', signal: 'unscreened', level: 'RED' as const, spans: [] }]
        : read.findings.filter((finding) => finding.level !== 'GREEN');
    for (const { ruleId, signal, level, spans } of found) {
      await this.store.addFinding(tx, {
        escalationId: e.id,
        messageId: message.id,
        ruleId,
        signal,
        level,
        spans,
        detectorVersion: read.version,
        at: this.clock.now(),
      });
    }
    const level = 'unscreened' in read ? 'RED' : read.level;
    return {
      level: level === 'GREEN' ? null : level,
      signals: [...new Set(found.map(({ signal }) => signal))],
      detector: read.version,
    };
  }

  private async contextOf(tx: Tx, actor: Actor, before: readonly ClinicalMessageRow[]): Promise<Context> {
    const last = before.at(-1);
    const account = (await this.accounts.accountOf(tx, actor.id)) as { glucoseUnit?: string } | null;
    const unit = account?.glucoseUnit;
    return {
      recent: before
        .filter((line) => !line.fromClinic)
        .slice(-lines)
        .map((line) => line.bodySource),
      ...(last?.fromClinic && last.bodySource.trim().endsWith('?') && { question: last.bodySource }),
      ...((unit === 'mmol/L' || unit === 'mg/dL') && { glucoseUnit: unit }),
    };
  }
}
