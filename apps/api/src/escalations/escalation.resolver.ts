import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { Me } from '../accounts/account.model.js';
import { ReviewItemService } from '../moderation/review-item.service.js';
import { DeskMoment } from '../moderation/queue.model.js';
import { ReviewItem } from '../moderation/review-item.model.js';
import { CurrentActor, Load } from '../platform/auth.js';
import { Db } from '../platform/db.js';
import { Loaders } from '../platform/loaders.js';
import { decodeCursor } from '../platform/paging.model.js';
import { UuidScalar } from '../platform/scalars.js';
import { Level } from '../platform/shared.model.js';
import { CaseRecordService } from './case-record.service.js';
import { ClinicService } from './clinic.service.js';
import { escalationGlimpses, onCallUntil } from './escalation.loader.js';
import { Ask, CaseRow, ClinicInbox, ClosedPage, EscalationGlimpse, PageScreen } from './escalation.model.js';
import { OnCall } from './rota.model.js';
import { EscalationService } from './escalation.service.js';

const key = () => ({ type: () => UuidScalar, description: 'Makes the request safe to repeat.' });

@Resolver(() => CaseRow)
export class EscalationResolver {
  constructor(
    private readonly escalations: EscalationService,
    private readonly clinic: ClinicService,
    private readonly records: CaseRecordService,
    private readonly concerns: ReviewItemService,
  ) {}

  @Query(() => ClinicInbox, { description: 'What needs the viewer, by group. Clinical people only.' })
  clinicInbox(@CurrentActor() actor: Actor): Promise<ClinicInbox> {
    return this.clinic.inbox(actor);
  }

  @Query(() => PageScreen, { nullable: true, description: 'What a page opens. No words before somebody acknowledged.' })
  page(
    @CurrentActor() actor: Actor,
    @Args('reference', { type: () => Int }) reference: number,
  ): Promise<PageScreen | null> {
    return this.clinic.pageScreen(actor, reference);
  }

  @Query(() => ClosedPage, { description: 'Ended cases the viewer may open, newest first.' })
  closedCases(
    @CurrentActor() actor: Actor,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Args('first', { type: () => Int, nullable: true }) first: number | null,
  ): Promise<ClosedPage> {
    return this.clinic.closed(actor, first ?? null, decodeCursor(after), after ?? null);
  }

  @Mutation(() => ClinicInbox, {
    description: "Sign one's own unfinished note on a case that went to somebody else. Opens nothing else of the case.",
  })
  async finishNote(
    @CurrentActor() actor: Actor,
    @Args('key', key()) withKey: string,
    @Args('noteId', { type: () => UuidScalar }) noteId: string,
    @Args('text', { type: () => String, description: 'At most 10,000 characters.' }) text: string,
  ): Promise<ClinicInbox> {
    await this.records.finishNote(actor, noteId, text, withKey);
    return this.clinic.inbox(actor);
  }

  @Mutation(() => ReviewItem, {
    description: 'Hand a concern to a clinician. Somebody is rung in the same transaction (R24).',
  })
  async escalate(
    @CurrentActor() actor: Actor,
    @Args('key', key()) key: string,
    @Args('itemId', { type: () => UuidScalar }) itemId: string,
    @Args('level', { type: () => Level }) level: Level,
    @Args('ask', { type: () => Ask }) ask: Ask,
    @Args('sentence', { type: () => String, description: 'One sentence, at most 1,000 characters.' }) sentence: string,
  ): Promise<ReviewItem> {
    return this.concerns.after(actor, await this.escalations.escalate(actor, { key, itemId, level, ask, sentence }));
  }

  @Mutation(() => CaseRow, {
    description: 'Become the owner. Exactly one succeeds; others get `escalation.notWaiting`.',
  })
  async acknowledgeCase(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => UuidScalar }) id: string,
    @Args('key', key()) key: string,
  ): Promise<CaseRow> {
    await this.escalations.acknowledge(actor, id, key);
    return this.clinic.rowOf(actor, id);
  }

  @Mutation(() => CaseRow, { description: 'Say that one cannot take it: the next person is rung at once.' })
  async cannotTakeCase(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => UuidScalar }) id: string,
    @Args('key', key()) key: string,
  ): Promise<CaseRow> {
    await this.escalations.cannotTake(actor, id, key);
    return this.clinic.rowOf(actor, id);
  }
}

@Resolver(() => ReviewItem)
export class EscalationOfItemResolver {
  @ResolveField(() => EscalationGlimpse, { nullable: true, description: 'The case this became: nothing clinical.' })
  escalation(@Parent() item: ReviewItem, @Load() load: Loaders): Promise<EscalationGlimpse | null> {
    return load.load(escalationGlimpses, item.id);
  }
}

@Resolver(() => DeskMoment)
export class OnCallAtDeskResolver {
  constructor(
    private readonly clinic: ClinicService,
    private readonly db: Db,
  ) {}

  @ResolveField(() => [OnCall], { description: 'Clinicians on call now: who is paged when something is escalated.' })
  onCall(@CurrentActor() actor: Actor): Promise<OnCall[]> {
    return this.clinic.onCall(this.db.reader, actor);
  }
}

@Resolver(() => Me)
export class MyDutyResolver {
  @ResolveField(() => Date, { nullable: true, description: 'Until when the viewer is on call; null when not.' })
  onCallUntil(@Parent() me: Me, @Load() load: Loaders): Promise<Date | null> {
    return load.load(onCallUntil, me.id);
  }
}
