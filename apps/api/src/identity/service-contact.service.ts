import { Injectable, type OnModuleInit } from '@nestjs/common';

import { type Actor, hasRole } from '@kith/domain/actor';
import type { Timing } from '@kith/domain/escalation/escalation';
import { authorize } from '@kith/domain/policy';
import { DomainError } from '@kith/domain/refusal';
import {
  lookAgain,
  mustTell,
  record,
  type ServiceContact,
  type ServiceRecord,
  sharables,
  tell,
} from '@kith/domain/service-contact/service-contact';
import { serviceContactPolicy } from '@kith/domain/service-contact/service-contact.policy';
import { checkText } from '@kith/domain/text';

import { AccountService } from '../accounts/account.service.js';
import { AgreedSettings } from '../configuration/agreed-settings.service.js';
import { CaseAccess } from '../escalations/case-access.service.js';
import { CaseRecordService } from '../escalations/case-record.service.js';
import { NoticeService } from '../notifications/notice.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { Sweeps } from '../platform/sweeps.js';
import { WriteKeys } from '../platform/write-keys.js';
import { type ServiceContactRow, ServiceContactStore } from './service-contact.store.js';

export type ServiceContactWrite = Omit<ServiceRecord, 'escalationId' | 'accountId' | 'actorId'> & {
  caseId: string;
  key: string;
};

const longestLine = 200;
const longestWords = 2000;
const dayLength = 86_400_000;

/** Calls to services outside, and what was sent about a person: recorded, and told to them by the rules of reveals (R38, R44, R46). */
@Injectable()
export class ServiceContactService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly store: ServiceContactStore,
    private readonly cases: CaseAccess,
    private readonly records: CaseRecordService,
    private readonly accounts: AccountService,
    private readonly notices: NoticeService,
    private readonly keys: WriteKeys,
    private readonly audit: Audit,
    private readonly sweeps: Sweeps,
    private readonly agreed: AgreedSettings,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({ name: 'identity.services', run: (tx, now) => this.sweep(tx, now) });
  }

  /** Keeps the record sheet of one contact. Refuses what was sent without a legal basis: `input.required`, `legalBasis`. */
  async record(actor: Actor, given: ServiceContactWrite): Promise<ServiceContactRow> {
    if (given.shared.length > sharables.length)
      throw new DomainError('input.tooLong', { field: 'shared', max: sharables.length });
    const { caseId, key, ...rest } = given;
    const said = {
      ...rest,
      recipient: checkText(given.recipient, 'recipient', { max: longestLine }),
      reference: checkText(given.reference, 'reference', { max: longestLine }),
      words: checkText(given.words, 'words', { max: longestWords }),
      withheldReason: withheld(given.withheldReason, 'withheldReason'),
    };
    return this.db.tx((tx) =>
      this.keys.once(
        tx,
        { accountId: actor.id, key, operation: 'recordService', input: { caseId, ...said } },
        async () => {
          const e = await this.cases.forAct(tx, 'write', actor, caseId);
          const about = { ...said, escalationId: e.id, accountId: e.accountId, actorId: actor.id };
          const contact = record(about, await this.store.newId(tx), this.timing());
          await this.store.insert(tx, contact);
          await this.write(tx, actor, contact, 'service.record');
          await this.records.serviceContacted(tx, actor, e, contact.service, contact.outcome);
          if (contact.legalBasis) await this.tellReviewers(tx, contact, 'disclosure.made');
          return this.mustFind(tx, contact.id);
        },
        (id) => this.mustFind(tx, id),
      ),
    );
  }

  ofCase(tx: Tx, escalationId: string): Promise<ServiceContactRow[]> {
    return this.store.ofCase(tx, escalationId);
  }

  /** What was sent and not yet told to its member, for those who watch over that; empty for everybody else. */
  async untold(actor: Actor): Promise<ServiceContactRow[]> {
    if (!actor.secondFactor || !hasRole(actor, 'clinicalLead', 'privacyOfficer')) return [];
    return this.store.untold(this.db.reader, actor.id);
  }

  /** Tells the member now, or withholds on with a new reason and date (R44). */
  async lookAgain(
    actor: Actor,
    id: string,
    withholdReason: string | null,
    lookAgainAt: Date | null,
  ): Promise<ServiceContactRow> {
    const reason = withheld(withholdReason, 'withholdReason');
    return this.db.tx(async (tx) => {
      const c = await this.store.lock(tx, id);
      authorize(serviceContactPolicy, 'withhold', actor, c);
      if (!c) throw new DomainError('resource.notFound');
      const next = lookAgain(c, actor.id, reason, lookAgainAt, this.timing());
      if (next === c) return c;
      await this.store.saveTelling(tx, next);
      await this.write(tx, actor, next, next.memberToldAt ? 'disclosure.told' : 'disclosure.withheld');
      if (next.memberToldAt) await this.tellMember(tx, next);
      return this.mustFind(tx, id);
    });
  }

  can(actor: Actor, c: ServiceContact): { lookAgain: boolean } {
    const open = c.tellMemberBy !== null && c.memberToldAt === null;
    return { lookAgain: open && serviceContactPolicy.withhold(actor, c) };
  }

  /** Tells members after 72 hours, and asks those who watch again, each day, about what is withheld past its date. */
  private async sweep(tx: Tx, now: Date): Promise<number> {
    const due = await this.store.due(tx, now);
    for (const id of due) {
      const c = await this.store.lock(tx, id);
      if (!c) continue;
      if (mustTell(c, now)) {
        const told = tell(c, now);
        await this.store.saveTelling(tx, told);
        await this.write(tx, null, told, 'disclosure.told');
        await this.tellMember(tx, told);
      } else if (c.lookAgainAt && c.lookAgainAt <= now) {
        const daysLate = Math.floor((now.getTime() - c.lookAgainAt.getTime()) / dayLength);
        await this.tellReviewers(tx, c, 'disclosure.lookAgain', `:${c.lookAgainAt.getTime()}:${daysLate}`);
      }
    }
    return due.length;
  }

  private async write(tx: Tx, actor: Actor | null, c: ServiceContact, action: string): Promise<void> {
    await this.audit.record(tx, actor, {
      action,
      targetType: 'serviceContact',
      targetId: c.id,
      escalationId: c.escalationId,
      reasonCode: c.legalBasis,
      details: { service: c.service, outcome: c.outcome, shared: c.shared },
    });
  }

  private async tellReviewers(tx: Tx, c: ServiceContact, kind: string, mark = ''): Promise<void> {
    for (const accountId of await this.accounts.withRole(tx, 'clinicalLead', 'privacyOfficer')) {
      if (accountId === c.actorId || accountId === c.accountId) continue;
      const key = `${kind}:${c.id}${mark}`;
      await this.notices.tell(tx, { accountId, kind, link: '/clinic/reveals', facts: {}, key, mail: 'clinician' });
    }
  }

  private tellMember(tx: Tx, c: ServiceContact): Promise<void> {
    const kind = 'disclosure.told';
    const telling = { accountId: c.accountId, kind, link: '/you/seen', facts: {}, key: `${kind}:${c.id}` };
    return this.notices.tell(tx, { ...telling, mail: 'clinician' });
  }

  private timing(): Timing {
    return this.agreed.timing();
  }

  private async mustFind(tx: Tx, id: string): Promise<ServiceContactRow> {
    const found = await this.store.find(tx, id);
    if (!found) throw new DomainError('resource.notFound');
    return found;
  }
}

const withheld = (reason: string | null, field: string): string | null =>
  reason === null ? null : checkText(reason, field, { max: longestWords }) || null;
