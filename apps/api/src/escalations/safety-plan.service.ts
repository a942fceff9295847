import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { type Escalation, isEnded } from '@kith/domain/escalation/escalation';
import { entry } from '@kith/domain/escalation/ownership';
import { authorize } from '@kith/domain/policy';
import { DomainError } from '@kith/domain/refusal';
import { type PlanWords, planWords, reviewTime } from '@kith/domain/safety-plan/safety-plan';
import { safetyPlanPolicy, type SafetyPlanSubject } from '@kith/domain/safety-plan/safety-plan.policy';

import { NoticeService } from '../notifications/notice.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';
import { Sweeps } from '../platform/sweeps.js';
import { WriteKeys } from '../platform/write-keys.js';
import { CaseAccess } from './case-access.service.js';
import { CaseLedger } from './case-ledger.js';
import { EscalationStore } from './escalation.store.js';
import type { SafetyPlan } from './safety-plan.model.js';
import { type PlanRow, SafetyPlanStore } from './safety-plan.store.js';

export interface PlanWrite {
  /** The open case through which a clinician writes; null for the member. */
  caseId: string | null;
  version: number;
  words: PlanWords;
  reviewAt: Date;
  key: string;
}

/** The plan that a member and a clinician write together; each save is a version, and none is ever changed (R36). */
@Injectable()
export class SafetyPlanService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly store: SafetyPlanStore,
    private readonly cases: EscalationStore,
    private readonly access: CaseAccess,
    private readonly ledger: CaseLedger,
    private readonly notices: NoticeService,
    private readonly keys: WriteKeys,
    private readonly audit: Audit,
    private readonly hints: Hints,
    private readonly sweeps: Sweeps,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({ name: 'safety-plans.review', run: (tx, now) => this.remind(tx, now) });
  }

  /** The actor's own plan; null when none was begun. */
  async mine(actor: Actor): Promise<SafetyPlan | null> {
    const plan = await this.store.of(this.db.reader, actor.id);
    return plan && this.view(this.db.reader, actor, plan);
  }

  /** The plan of the person whose case the actor has opened; null when there is none, or once the case has ended. */
  async ofCase(tx: Tx, actor: Actor, e: Escalation): Promise<SafetyPlan | null> {
    const subject = { accountId: e.accountId, case: await this.access.subject(tx, e) };
    const plan = safetyPlanPolicy.read(actor, subject) ? await this.store.of(tx, e.accountId) : null;
    return plan && this.view(tx, actor, plan);
  }

  /**
   * Keeps a new version. Refuses `resource.stale` when somebody saved since: then theirs is to be read first.
   * `resource.notFound`: the case is not open to the actor, or the member's plan was never begun.
   */
  async save(actor: Actor, input: PlanWrite): Promise<SafetyPlan> {
    const words = planWords(input.words);
    return this.db.tx((tx) =>
      this.keys.once(
        tx,
        { accountId: actor.id, key: input.key, operation: 'saveSafetyPlan', input: { ...input, version: null, words } },
        () => this.saveIn(tx, actor, { ...input, words }),
        () => this.again(tx, actor, input.caseId),
      ),
    );
  }

  private async saveIn(tx: Tx, actor: Actor, input: PlanWrite): Promise<SafetyPlan> {
    const e = await this.caseOf(tx, actor, input.caseId);
    const through = input.caseId === null ? null : e;
    const subject = await this.subject(tx, actor, through);
    authorize(safetyPlanPolicy, 'write', actor, subject);
    const at = this.clock.now();
    const reviewAt = reviewTime(input.reviewAt, at);
    const before = await this.store.lock(tx, subject.accountId);
    if (!before && !safetyPlanPolicy.begin(actor, subject)) throw new DomainError('resource.notFound');
    if ((before?.version ?? 0) !== input.version) throw new DomainError('resource.stale');
    const plan = before ?? (await this.store.begin(tx, subject.accountId, reviewAt));
    if (!plan) throw new DomainError('resource.stale');
    if (before) await this.store.raise(tx, before, reviewAt);
    const version = input.version + 1;
    const escalationId = through?.id ?? null;
    await this.store.addVersion(tx, {
      planId: plan.id,
      version,
      words: input.words,
      reviewAt,
      writtenBy: actor.id,
      escalationId,
      at,
    });
    await this.audit.record(tx, actor, {
      action: 'safetyPlan.save',
      targetType: 'safetyPlan',
      targetId: plan.id,
      escalationId,
      details: { version },
    });
    await this.tellTheOther(tx, actor, e, through, { ...plan, version });
    return this.view(tx, actor, { ...plan, version, reviewAt });
  }

  /** The member hears of a clinician's save and the owner of the open case of the member's; ids and numbers only. */
  private async tellTheOther(
    tx: Tx,
    actor: Actor,
    e: Escalation | null,
    through: Escalation | null,
    plan: PlanRow,
  ): Promise<void> {
    if (through) {
      await this.ledger.keep(tx, actor, through, entry(through, actor.id, 'planSaved', false, this.ledger.timing()));
      await this.tellMember(tx, plan.accountId, 'safetyPlan.changed', `${plan.id}:${plan.version}`);
      return;
    }
    if (!e) return;
    await this.hints.send(tx, audience.clinic, 'escalation.changed', { id: e.id, version: 0 });
    if (!e.ownerId) return;
    await this.notices.tell(tx, {
      accountId: e.ownerId,
      kind: 'case.planChanged',
      link: `/clinic/${e.id}?view=plan`,
      facts: { reference: String(e.reference) },
      key: `case.planChanged:${plan.id}:${plan.version}`,
    });
  }

  private async remind(tx: Tx, now: Date): Promise<number> {
    const due = await this.store.remind(tx, now);
    for (const plan of due)
      await this.tellMember(tx, plan.accountId, 'safetyPlan.review', `${plan.id}:${plan.reviewAt.getTime()}`);
    return due.length;
  }

  private tellMember(tx: Tx, accountId: string, kind: string, mark: string): Promise<void> {
    const telling = { accountId, kind, link: '/you/plan', facts: {}, key: `${kind}:${mark}` };
    return this.notices.tell(tx, { ...telling, mail: 'clinician' });
  }

  /** The case that was named, or the open one of the actor; held, so that saves of one plan stand in line. */
  private async caseOf(tx: Tx, actor: Actor, caseId: string | null): Promise<Escalation | null> {
    if (caseId === null) {
      const latest = await this.cases.latestOf(tx, actor.id);
      return latest && !isEnded(latest) ? latest : null;
    }
    const e = await this.cases.lock(tx, caseId);
    if (!e) throw new DomainError('resource.notFound');
    return e;
  }

  private async subject(tx: Tx, actor: Actor, through: Escalation | null): Promise<SafetyPlanSubject> {
    if (!through) return { accountId: actor.id, case: null };
    return { accountId: through.accountId, case: await this.access.subject(tx, through) };
  }

  private async again(tx: Tx, actor: Actor, caseId: string | null): Promise<SafetyPlan> {
    const e = caseId === null ? null : await this.cases.find(tx, caseId);
    const plan = e ? await this.ofCase(tx, actor, e) : await this.mine(actor);
    if (!plan) throw new DomainError('resource.notFound');
    return plan;
  }

  private async view(tx: Tx, actor: Actor, { id, version, reviewAt }: PlanRow): Promise<SafetyPlan> {
    const versions = (await this.store.versions(tx, id)).map(({ writtenBy, jobTitle, ...kept }) => ({
      ...kept,
      byRole: kept.byMember ? null : (jobTitle ?? 'clinician'),
      isMine: writtenBy === actor.id,
    }));
    return { id, version, reviewAt, versions };
  }
}
