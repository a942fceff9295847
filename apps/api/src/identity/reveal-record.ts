import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import type { Reveal, RevealDecision } from '@kith/domain/reveal/reveal';
import { DomainError } from '@kith/domain/refusal';

import { AccountService } from '../accounts/account.service.js';
import { AgreedSettings } from '../configuration/agreed-settings.service.js';
import { NoticeService } from '../notifications/notice.service.js';
import { Audit } from '../platform/audit.js';
import type { Tx } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';
import { Outbox } from '../platform/outbox.js';
import { IdentityStore, type RevealRow } from './identity.store.js';

/** DICOM codes of "Emergency Override Started" and "Emergency Override Stopped", both kinds of security alert (R45). */
const auditCodes: Readonly<Record<string, string>> = { 'reveal.started': '110127', 'reveal.stopped': '110138' };

/** Writes down what became of a reveal, and tells those who must know. */
@Injectable()
export class RevealRecord {
  constructor(
    private readonly store: IdentityStore,
    private readonly accounts: AccountService,
    private readonly notices: NoticeService,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly hints: Hints,
    private readonly agreed: AgreedSettings,
  ) {}

  /** Audit, events and the people who must know at once (R43). */
  async keep(tx: Tx, actor: Actor | null, before: Reveal | null, { next, events }: RevealDecision): Promise<RevealRow> {
    for (const { type } of events) {
      await this.audit.record(tx, actor, {
        action: type,
        targetType: 'reveal',
        targetId: next.id,
        escalationId: next.escalationId,
        before: before?.status ?? null,
        after: next.status,
        reasonCode: next.reasonCode,
        details: {
          fields: next.fields,
          purpose: 'emergency',
          revealsVersion: this.agreed.numberOf('reveals'),
          ...(auditCodes[type] && { dicom: auditCodes[type] }),
        },
      });
      if (type === 'reveal.started' || type === 'reveal.requested') await this.tellReviewers(tx, next, type);
      if (type === 'reveal.started' && next.grantedBy)
        await this.tellOne(tx, next, next.requestedBy, 'reveal.approved');
      if (type === 'reveal.memberTold') await this.tellMember(tx, next);
    }
    await this.outbox.publish(tx, events, { actorId: actor?.id ?? null });
    await this.hints.send(tx, audience.clinic, 'escalation.changed', { id: next.escalationId, version: 0 });
    await this.hints.send(tx, audience.run, 'board.changed');
    return this.mustFind(tx, next.id);
  }

  async tellReviewers(tx: Tx, r: Reveal, kind: string, mark = ''): Promise<void> {
    for (const accountId of await this.accounts.withRole(tx, 'clinicalLead', 'privacyOfficer')) {
      if (accountId !== r.requestedBy && accountId !== r.accountId) await this.tellOne(tx, r, accountId, kind, mark);
    }
  }

  async tellOne(tx: Tx, r: Reveal, accountId: string, kind: string, mark = ''): Promise<void> {
    const found = await this.mustFind(tx, r.id);
    const facts = { reference: String(found.caseReference), reasonCode: r.reasonCode };
    await this.notices.tell(tx, {
      accountId,
      kind,
      link: '/clinic/reveals',
      facts,
      key: `${kind}:${r.id}${mark}`,
      mail: 'clinician',
    });
  }

  private async tellMember(tx: Tx, r: Reveal): Promise<void> {
    const facts = { reasonCode: r.reasonCode, fields: r.fields.join(',') };
    await this.notices.tell(tx, {
      accountId: r.accountId,
      kind: 'identity.seen',
      link: '/you/seen',
      facts,
      key: `identity.seen:${r.id}`,
      mail: 'clinician',
    });
  }

  async mustFind(tx: Tx, id: string): Promise<RevealRow> {
    const found = await this.store.find(tx, id);
    if (!found) throw new DomainError('resource.notFound');
    return found;
  }
}
