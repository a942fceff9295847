import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import type { Escalation } from '@kith/domain/escalation/escalation';
import { escalationPolicy, type EscalationSubject } from '@kith/domain/escalation/escalation.policy';
import { authorize } from '@kith/domain/policy';
import { DomainError } from '@kith/domain/refusal';

import { Audit } from '../platform/audit.js';
import type { Tx } from '../platform/db.js';
import { EscalationStore } from './escalation.store.js';
import { PagingService } from './paging.service.js';

export type CaseAction = keyof typeof escalationPolicy;

/** The one door to a case: loads it, adds what rules need, and asks the policy. */
@Injectable()
export class CaseAccess {
  constructor(
    private readonly store: EscalationStore,
    private readonly paging: PagingService,
    private readonly audit: Audit,
  ) {}

  /** The case, held, for somebody who may do this. With `version`, refuses `resource.stale` when it has moved on. */
  async forAct(
    tx: Tx,
    action: CaseAction,
    actor: Actor,
    id: string,
    version: number | null = null,
  ): Promise<Escalation> {
    const e = await this.store.lock(tx, id);
    authorize(escalationPolicy, action, actor, e && (await this.subject(tx, e)));
    if (!e) throw new DomainError('resource.notFound');
    if (version !== null && e.version !== version) throw new DomainError('resource.stale');
    return e;
  }

  async subject(tx: Tx, e: Escalation): Promise<EscalationSubject> {
    return { ...e, onCover: await this.paging.onCover(tx) };
  }

  async may(tx: Tx, action: CaseAction, actor: Actor, e: Escalation): Promise<boolean> {
    const subject = await this.subject(tx, e);
    return escalationPolicy.read(actor, subject) && escalationPolicy[action](actor, subject);
  }

  /** Written down before the words are read (R54, architecture 4.7). */
  async sight(tx: Tx, actor: Actor, e: Escalation): Promise<void> {
    await this.audit.record(tx, actor, {
      action: 'escalation.open',
      targetType: 'escalation',
      targetId: e.id,
      escalationId: e.id,
    });
  }
}
