import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';
import type { Outcome } from '@kith/domain/escalation/closing';

import { CurrentActor } from '../platform/auth.js';
import { UuidScalar } from '../platform/scalars.js';
import { Level } from '../platform/shared.model.js';
import { CaseRecordService } from './case-record.service.js';
import { CloseInput, NoteInput, OutreachInput } from './case-input.model.js';
import { Case } from './case.model.js';
import { CaseViewService } from './case-view.service.js';
import { CaseWorkService } from './case-work.service.js';
import { ClinicalConversationService } from './clinical-conversation.service.js';
import { FollowUpService } from './follow-up.service.js';

const id = { type: () => UuidScalar };
const key = { type: () => UuidScalar, description: 'Makes the request safe to repeat.' };
const version = { type: () => Int, description: 'Version the viewer saw.' };

@Resolver(() => Case)
export class CaseResolver {
  constructor(
    private readonly views: CaseViewService,
    private readonly work: CaseWorkService,
    private readonly records: CaseRecordService,
    private readonly conversations: ClinicalConversationService,
    private readonly followUps: FollowUpService,
  ) {}

  @Query(() => Case, { nullable: true, description: 'Open a case. Recorded before it is answered (R54).' })
  clinicCase(@CurrentActor() actor: Actor, @Args('id', id) caseId: string): Promise<Case> {
    return this.views.open(actor, caseId);
  }

  @Mutation(() => Case, { description: 'Write to the member privately, by name.' })
  async writeToPatient(
    @CurrentActor() actor: Actor,
    @Args('key', id) key: string,
    @Args('caseId', id) caseId: string,
    @Args('body', { type: () => String, description: 'At most 5,000 characters.' }) body: string,
  ): Promise<Case> {
    return this.views.after(actor, await this.conversations.writeAsClinic(actor, { caseId, body, key }));
  }

  @Mutation(() => Case, { description: 'Keep a note as it is typed, or sign it.' })
  async saveNote(@CurrentActor() actor: Actor, @Args('input') input: NoteInput): Promise<Case> {
    const note = { ...input, noteId: input.noteId ?? null, addendumTo: input.addendumTo ?? null };
    return this.views.after(actor, await this.records.saveNote(actor, note));
  }

  @Mutation(() => Case, { description: 'Log an attempt to reach somebody.' })
  async logOutreach(@CurrentActor() actor: Actor, @Args('input') input: OutreachInput): Promise<Case> {
    const attempt = {
      ...input,
      confirmed: input.confirmed ?? [],
      words: input.words ?? null,
      nextAttemptAt: input.nextAttemptAt ?? null,
    };
    return this.views.after(actor, await this.records.logOutreach(actor, attempt));
  }

  @Mutation(() => Case, {
    description: 'Change the level. Lowering a crisis needs a contact attempt or a second clinician.',
  })
  async setCaseLevel(
    @CurrentActor() actor: Actor,
    @Args('key', key) withKey: string,
    @Args('caseId', id) caseId: string,
    @Args('version', version) seen: number,
    @Args('level', { type: () => Level }) level: Level,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<Case> {
    return this.views.after(
      actor,
      await this.work.setLevel(actor, { caseId, version: seen, key: withKey }, level, reason),
    );
  }

  @Mutation(() => Case, { description: 'Offer the case to a colleague; it stays yours until they accept (R33).' })
  async offerHandover(
    @CurrentActor() actor: Actor,
    @Args('key', key) withKey: string,
    @Args('caseId', id) caseId: string,
    @Args('version', version) seen: number,
    @Args('toAccountId', id) to: string,
    @Args('note', { type: () => String }) note: string,
  ): Promise<Case> {
    return this.views.after(
      actor,
      await this.work.offerHandover(actor, { caseId, version: seen, key: withKey }, to, note),
    );
  }

  @Mutation(() => Case, { description: 'Take over what a colleague offers.' })
  async acceptHandover(
    @CurrentActor() actor: Actor,
    @Args('caseId', id) caseId: string,
    @Args('version', version) seen: number,
  ): Promise<Case> {
    return this.views.after(actor, await this.work.acceptHandover(actor, caseId, seen));
  }

  @Mutation(() => Case, { description: 'Say no to an offer, or take an offer back.' })
  async declineHandover(
    @CurrentActor() actor: Actor,
    @Args('caseId', id) caseId: string,
    @Args('version', version) seen: number,
  ): Promise<Case> {
    return this.views.after(actor, await this.work.declineHandover(actor, caseId, seen));
  }

  @Mutation(() => Case, {
    description:
      'Not for a clinician: back to the moderators with a note. reasonCode: notClinical, misread, duplicate or malicious.',
  })
  async declineCase(
    @CurrentActor() actor: Actor,
    @Args('key', key) withKey: string,
    @Args('caseId', id) caseId: string,
    @Args('version', version) seen: number,
    @Args('reasonCode', { type: () => String }) reasonCode: string,
    @Args('note', { type: () => String }) note: string,
  ): Promise<Case> {
    return this.views.after(
      actor,
      await this.work.decline(actor, { caseId, version: seen, key: withKey }, reasonCode, note),
    );
  }

  @Mutation(() => Case, { description: 'Let it rest until a time; never a crisis.' })
  async watchCase(
    @CurrentActor() actor: Actor,
    @Args('caseId', id) caseId: string,
    @Args('version', version) seen: number,
    @Args('lookAgainAt', { type: () => Date }) lookAgainAt: Date,
  ): Promise<Case> {
    return this.views.after(actor, await this.work.watch(actor, caseId, seen, lookAgainAt));
  }

  @Mutation(() => Case, { description: 'Look again before the time, or take a proposed closing back.' })
  async resumeCase(
    @CurrentActor() actor: Actor,
    @Args('caseId', id) caseId: string,
    @Args('version', version) seen: number,
  ): Promise<Case> {
    return this.views.after(actor, await this.work.resume(actor, caseId, seen));
  }

  @Mutation(() => Case, {
    description: 'Close with an outcome. A case that was ever a crisis waits for a second person.',
  })
  async closeCase(@CurrentActor() actor: Actor, @Args('input') input: CloseInput): Promise<Case> {
    const closing = {
      ...input,
      outcome: input.outcome as Outcome,
      extraOutcomes: input.extraOutcomes as Outcome[],
      noFollowUpReason: input.noFollowUpReason ?? null,
      worthReason: input.worthReason ?? null,
    };
    return this.views.after(actor, await this.work.close(actor, closing));
  }

  @Mutation(() => Case, {
    description: 'The second person agrees to a closing, or does not. Never the one who proposed it (R4).',
  })
  async signOffCase(
    @CurrentActor() actor: Actor,
    @Args('key', key) withKey: string,
    @Args('caseId', id) caseId: string,
    @Args('version', version) seen: number,
    @Args('agree', { type: () => Boolean }) agree: boolean,
    @Args('note', { type: () => String }) note: string,
  ): Promise<Case> {
    return this.views.after(
      actor,
      await this.work.signOff(actor, { caseId, version: seen, key: withKey }, agree, note),
    );
  }

  @Mutation(() => Case, {
    description:
      'A clinical lead looks back at a closed case: what was found, what can be learnt. Never their own (R4).',
  })
  async reviewCase(
    @CurrentActor() actor: Actor,
    @Args('key', key) withKey: string,
    @Args('caseId', id) caseId: string,
    @Args('version', version) seen: number,
    @Args('finding', { type: () => String, description: 'At most 2,000 characters.' }) finding: string,
    @Args('learning', { type: () => String, description: 'One learning point; may be empty.' }) learning: string,
  ): Promise<Case> {
    const at = { caseId, version: seen, key: withKey };
    return this.views.after(actor, await this.work.review(actor, at, finding, learning));
  }

  @Mutation(() => Case, { description: 'A promised look has been taken.' })
  async completeFollowUp(@CurrentActor() actor: Actor, @Args('id', id) followUpId: string): Promise<Case> {
    return this.views.after(actor, await this.followUps.complete(actor, followUpId));
  }
}
