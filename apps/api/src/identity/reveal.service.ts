import { Injectable } from '@nestjs/common';

import { type Actor, hasRole, isClinical } from '@kith/domain/actor';
import { type Escalation, isEnded, type Timing } from '@kith/domain/escalation/escalation';
import { authorize } from '@kith/domain/policy';
import { DomainError } from '@kith/domain/refusal';
import {
  approve,
  type CaseAtHand,
  type IdentityField,
  identityFields,
  isOpenTo,
  lookAgain,
  request,
  type Reveal,
  type RevealDecision,
  type RevealReason,
  review,
  revoke,
  stopWhen,
} from '@kith/domain/reveal/reveal';
import { revealPolicy } from '@kith/domain/reveal/reveal.policy';
import { checkText } from '@kith/domain/text';

import { AgreedSettings } from '../configuration/agreed-settings.service.js';
import { CaseAccess } from '../escalations/case-access.service.js';
import { EscalationService } from '../escalations/escalation.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { WriteKeys } from '../platform/write-keys.js';
import { IdentityService } from './identity.service.js';
import { IdentityStore, type RevealRow } from './identity.store.js';
import { RevealRecord } from './reveal-record.js';

export interface RevealAsked {
  caseId: string;
  fields: readonly IdentityField[];
  reasonCode: RevealReason;
  reason: string;
  withholdReason: string | null;
  lookAgainAt: Date | null;
  key: string;
}

const longest = 2000;

/** The case as the rules of reveals see it. */
export const atHand = (e: Escalation): CaseAtHand => ({ isOpen: !isEnded(e), level: e.level, ownerId: e.ownerId });

/** Break-glass: time-limited sight of identity, with a reason, a review and a word to the member (R41-R45). */
@Injectable()
export class RevealService {
  constructor(
    private readonly db: Db,
    private readonly store: IdentityStore,
    private readonly record: RevealRecord,
    private readonly identity: IdentityService,
    private readonly cases: CaseAccess,
    private readonly escalations: EscalationService,
    private readonly audit: Audit,
    private readonly keys: WriteKeys,
    private readonly agreed: AgreedSettings,
    private readonly clock: Clock,
  ) {}

  /** At once for the owner of an open red or crisis case, otherwise a request. Needs the second factor anew (`auth.stepUpRequired`). */
  async reveal(actor: Actor, asked: RevealAsked): Promise<RevealRow> {
    const reason = checkText(asked.reason, 'reason', { max: longest, min: 1 });
    if (asked.fields.length > identityFields.length)
      throw new DomainError('input.tooLong', { field: 'fields', max: identityFields.length });
    const withholdReason =
      asked.withholdReason === null
        ? null
        : checkText(asked.withholdReason, 'withholdReason', { max: longest }) || null;
    return this.db.tx((tx) =>
      this.keys.once(
        tx,
        { accountId: actor.id, key: asked.key, operation: 'reveal', input: { ...asked, reason } },
        async () => {
          const e = await this.cases.forAct(tx, 'open', actor, asked.caseId);
          if (!actor.steppedUp) throw new DomainError('auth.stepUpRequired');
          const { fields, reasonCode, lookAgainAt } = asked;
          const wanted = {
            escalationId: e.id,
            accountId: e.accountId,
            fields,
            reasonCode,
            reason,
            withholdReason,
            lookAgainAt,
          };
          const decision = request(wanted, actor.id, atHand(e), await this.store.newId(tx), this.timing());
          await this.store.insert(tx, decision.next);
          return this.record.keep(tx, actor, null, decision);
        },
        (id) => this.record.mustFind(tx, id),
      ),
    );
  }

  approve(actor: Actor, id: string): Promise<RevealRow> {
    return this.act('approve', actor, id, async (r, timing, tx) => {
      if (!actor.steppedUp) throw new DomainError('auth.stepUpRequired');
      const e = await this.escalations.find(tx, r.escalationId);
      if (!e || isEnded(e)) throw new DomainError('reveal.notAllowed');
      return approve(r, actor.id, timing);
    });
  }

  revoke(actor: Actor, id: string): Promise<RevealRow> {
    return this.act('revoke', actor, id, (r, timing) => revoke(r, timing));
  }

  review(actor: Actor, id: string, ok: boolean, finding: string): Promise<RevealRow> {
    const words = checkText(finding, 'finding', { max: longest, min: 1 });
    return this.act('review', actor, id, (r, timing) => review(r, actor.id, ok, words, timing));
  }

  /** Tells the member now, or withholds on with a new reason and date (R44). */
  lookAgain(actor: Actor, id: string, withholdReason: string | null, lookAgainAt: Date | null): Promise<RevealRow> {
    const words = withholdReason === null ? null : checkText(withholdReason, 'withholdReason', { max: longest });
    return this.act('withhold', actor, id, (r, timing) => lookAgain(r, actor.id, words, lookAgainAt, timing));
  }

  /** The details themselves, for the one who asked, while the hour runs. Every look is written down before it is answered. */
  see(actor: Actor, id: string): Promise<{ field: IdentityField; value: string | null }[]> {
    return this.db.tx(async (tx) => {
      const r = await this.authorized(tx, 'see', actor, id);
      const e = await this.escalations.find(tx, r.escalationId);
      const now = e ? stopWhen(r, atHand(e), this.timing()).next : r;
      if (!isOpenTo(now, actor.id, this.clock.now())) throw new DomainError('reveal.expired', { status: now.status });
      await this.audit.record(tx, actor, {
        action: 'reveal.view',
        targetType: 'reveal',
        targetId: r.id,
        escalationId: r.escalationId,
        reasonCode: r.reasonCode,
        details: { fields: r.fields, purpose: 'emergency' },
      });
      return this.identity.open(tx, r.accountId, r.fields);
    });
  }

  /** Reveals the actor may know of: all for reviewers, their own for clinicians. */
  async list(actor: Actor): Promise<RevealRow[]> {
    if (!actor.secondFactor) return [];
    return this.store.visibleTo(
      this.db.reader,
      actor.id,
      hasRole(actor, 'clinicalLead', 'privacyOfficer'),
      isClinical(actor),
    );
  }

  /** Reveals of one case, for whoever opened it; others' only for those who review. */
  async ofCase(tx: Tx, actor: Actor, escalationId: string): Promise<RevealRow[]> {
    return (await this.store.ofCase(tx, escalationId)).filter((r) => revealPolicy.read(actor, r));
  }

  can(actor: Actor, r: Reveal): Record<'see' | 'approve' | 'revoke' | 'review' | 'lookAgain', boolean> {
    const runs = r.status === 'ACTIVE' || r.status === 'REQUESTED';
    return {
      see: revealPolicy.see(actor, r) && isOpenTo(r, actor.id, this.clock.now()),
      approve: r.status === 'REQUESTED' && revealPolicy.approve(actor, r),
      revoke: runs && revealPolicy.revoke(actor, r),
      review: r.grantedAt !== null && r.reviewedAt === null && revealPolicy.review(actor, r),
      lookAgain: r.grantedAt !== null && r.memberToldAt === null && revealPolicy.withhold(actor, r),
    };
  }

  private timing(): Timing {
    return this.agreed.timing();
  }

  private act(
    action: keyof typeof revealPolicy,
    actor: Actor,
    id: string,
    decide: (r: RevealRow, timing: Timing, tx: Tx) => RevealDecision | Promise<RevealDecision>,
  ): Promise<RevealRow> {
    return this.db.tx(async (tx) => {
      const r = await this.authorized(tx, action, actor, id);
      const decision = await decide(r, this.timing(), tx);
      if (decision.next === r) return r;
      await this.store.save(tx, decision.next);
      return this.record.keep(tx, actor, r, decision);
    });
  }

  private async authorized(tx: Tx, action: keyof typeof revealPolicy, actor: Actor, id: string): Promise<RevealRow> {
    const r = await this.store.lock(tx, id);
    authorize(revealPolicy, action, actor, r);
    if (!r) throw new DomainError('resource.notFound');
    return r;
  }
}
