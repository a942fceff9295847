import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { Conversation } from '../conversations/conversation.model.js';
import { TeamConversationService } from '../conversations/conversation.service.js';
import { Author } from '../groups/group.model.js';
import { authors } from '../groups/membership.loader.js';
import { CurrentActor, Load } from '../platform/auth.js';
import { Db } from '../platform/db.js';
import type { Loaders } from '../platform/loaders.js';
import { UuidScalar } from '../platform/scalars.js';
import { Level } from '../platform/shared.model.js';
import { ContentType } from '../screening/content.model.js';
import { ActInput } from './act.model.js';
import { ActService } from './act.service.js';
import { AgeService } from './age.service.js';
import { ReviewItemService } from './review-item.service.js';
import { MarkService } from './mark.service.js';
import { QueueService } from './queue.service.js';
import { ReviewItem } from './review-item.model.js';
import { SanctionService } from './sanction.service.js';
import { UndoService } from './undo.service.js';

const uuid = () => UuidScalar;

@Resolver(() => ReviewItem)
export class ReviewItemResolver {
  constructor(
    private readonly concerns: ReviewItemService,
    private readonly queue: QueueService,
    private readonly acts: ActService,
    private readonly sanctions: SanctionService,
    private readonly ages: AgeService,
    private readonly undos: UndoService,
    private readonly marks: MarkService,
    private readonly team: TeamConversationService,
    private readonly db: Db,
  ) {}

  @Query(() => ReviewItem, {
    nullable: true,
    description: 'One concern with all that is needed to decide. Opening it is recorded.',
  })
  reviewItem(@CurrentActor() actor: Actor, @Args('id', { type: uuid }) id: string): Promise<ReviewItem | null> {
    return this.concerns.open(actor, id);
  }

  @Mutation(() => ReviewItem, {
    nullable: true,
    description: 'Claim the next item by the lane rule; null when nothing waits.',
  })
  async claimNext(@CurrentActor() actor: Actor): Promise<ReviewItem | null> {
    const item = await this.queue.claimNext(actor);
    return item && this.concerns.after(actor, item);
  }

  @Mutation(() => ReviewItem, {
    description: 'Claim this item. Exactly one of several wins; others get reviewItem.claimed.',
  })
  async claimItem(@CurrentActor() actor: Actor, @Args('id', { type: uuid }) id: string): Promise<ReviewItem> {
    return this.concerns.after(actor, await this.queue.claim(actor, id));
  }

  @Mutation(() => ReviewItem, { description: 'Keep the claim while working.' })
  async renewLease(@CurrentActor() actor: Actor, @Args('id', { type: uuid }) id: string): Promise<ReviewItem> {
    return this.concerns.after(actor, await this.queue.renew(actor, id));
  }

  @Mutation(() => ReviewItem, {
    nullable: true,
    description: 'Hand it back to the queue; no reason needed. Null when it is no longer for the viewer to read.',
  })
  async handBack(
    @CurrentActor() actor: Actor,
    @Args('id', { type: uuid }) id: string,
    @Args('note', { type: () => String, nullable: true, description: 'What the next one should know.' })
    note: string | null,
  ): Promise<ReviewItem | null> {
    return this.concerns.afterIfSeen(actor, await this.queue.handBack(actor, id, note ?? null));
  }

  @Mutation(() => ReviewItem, {
    description: 'Raise or lower the level, with a reason. Refuses reviewItem.lowerNotAllowed.',
  })
  async setItemLevel(
    @CurrentActor() actor: Actor,
    @Args('id', { type: uuid }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('level', { type: () => Level }) level: Level,
    @Args('reasonCode', { type: () => String }) reasonCode: string,
  ): Promise<ReviewItem> {
    return this.concerns.after(actor, await this.queue.setLevel(actor, id, version, level, reasonCode));
  }

  @Mutation(() => ReviewItem, {
    description: 'Keep it in hand until a time or an answer, at most three days; not for a crisis.',
  })
  async waitOnItem(
    @CurrentActor() actor: Actor,
    @Args('id', { type: uuid }) id: string,
    @Args('until', { type: () => Date }) until: Date,
  ): Promise<ReviewItem> {
    return this.concerns.after(actor, await this.queue.wait(actor, id, until));
  }

  @Mutation(() => ReviewItem, {
    description: "Answer where everybody can read it, under the moderator's own name in the group.",
  })
  async replyInOpen(
    @CurrentActor() actor: Actor,
    @Args('key', { type: uuid }) key: string,
    @Args('itemId', { type: uuid }) itemId: string,
    @Args('contentId', { type: uuid }) contentId: string,
    @Args('body', { type: () => String }) body: string,
  ): Promise<ReviewItem> {
    return this.concerns.after(actor, await this.acts.replyInOpen(actor, { key, itemId, contentId, body }));
  }

  @Mutation(() => ReviewItem, {
    description:
      'Put a correction beside a post, with name and role; the post stays, and those who read it are told. Leads and clinicians (H14).',
  })
  async correctPost(
    @CurrentActor() actor: Actor,
    @Args('key', { type: uuid }) key: string,
    @Args('itemId', { type: uuid }) itemId: string,
    @Args('contentId', { type: uuid }) contentId: string,
    @Args('body', { type: () => String, description: 'Words in Markdown, at most 2,000 characters.' }) body: string,
  ): Promise<ReviewItem> {
    return this.concerns.after(actor, await this.acts.correct(actor, { key, itemId, contentId, body }));
  }

  @Mutation(() => ReviewItem, {
    description: 'Write to the member as the moderation team. Peers begin from a template (R23).',
  })
  async writeToMember(
    @CurrentActor() actor: Actor,
    @Args('key', { type: uuid }) key: string,
    @Args('itemId', { type: uuid }) itemId: string,
    @Args('templateId', { type: () => String, nullable: true }) templateId: string | null,
    @Args('body', { type: () => String }) body: string,
    @Args('waitHours', {
      type: () => Int,
      nullable: true,
      description: 'Also keep it in hand until they answer, so many hours at most (1 to 72). Not for a crisis.',
    })
    waitHours: number | null,
  ): Promise<ReviewItem> {
    const letter = { key, itemId, templateId: templateId ?? null, body, waitHours: waitHours ?? null };
    return this.concerns.after(actor, await this.acts.writeToMember(actor, letter));
  }

  @Mutation(() => ReviewItem, {
    description: 'Hide words for now, with a statement of reasons and a kind message (R20, R21).',
  })
  async hideContent(
    @CurrentActor() actor: Actor,
    @Args('input', { type: () => ActInput }) input: ActInput,
  ): Promise<ReviewItem> {
    return this.concerns.after(actor, await this.acts.hide(actor, input));
  }

  @Mutation(() => ReviewItem, { description: 'Show words again that were held, hidden or taken down.' })
  async restoreContent(
    @CurrentActor() actor: Actor,
    @Args('input', { type: () => ActInput }) input: ActInput,
  ): Promise<ReviewItem> {
    return this.concerns.after(actor, await this.acts.restore(actor, input));
  }

  @Mutation(() => ReviewItem, { description: 'Turn replies off; the author is told why.' })
  async turnRepliesOff(
    @CurrentActor() actor: Actor,
    @Args('input', { type: () => ActInput }) input: ActInput,
  ): Promise<ReviewItem> {
    return this.concerns.after(actor, await this.acts.repliesOff(actor, input));
  }

  @Mutation(() => ReviewItem, { description: 'Turn replies on again.' })
  async turnRepliesOn(
    @CurrentActor() actor: Actor,
    @Args('input', { type: () => ActInput }) input: ActInput,
  ): Promise<ReviewItem> {
    return this.concerns.after(actor, await this.acts.repliesOn(actor, input));
  }

  @Mutation(() => ReviewItem, {
    description: 'Take words down; never for distress (R20). A peer moderator thereby proposes it.',
  })
  async removeContent(
    @CurrentActor() actor: Actor,
    @Args('input', { type: () => ActInput }) input: ActInput,
  ): Promise<ReviewItem> {
    return this.concerns.after(actor, await this.sanctions.remove(actor, input));
  }

  @Mutation(() => ReviewItem, { description: 'Pause writing for 1 to 24 hours. A peer moderator thereby proposes it.' })
  async restrictMember(
    @CurrentActor() actor: Actor,
    @Args('input', { type: () => ActInput }) input: ActInput,
  ): Promise<ReviewItem> {
    return this.concerns.after(actor, await this.sanctions.restrict(actor, input));
  }

  @Mutation(() => ReviewItem, {
    description:
      'End a pause before its time, with words to the member. Reasons: calmAgain, toldUs, tooLong, mistake, otherReason.',
  })
  async endPause(
    @CurrentActor() actor: Actor,
    @Args('input', { type: () => ActInput }) input: ActInput,
  ): Promise<ReviewItem> {
    return this.concerns.after(actor, await this.sanctions.endPause(actor, input));
  }

  @Mutation(() => ReviewItem, {
    description:
      'End all memberships of somebody who is too young, with kind words and the way to a place that fits. For safeguarding and clinical leads (H26).',
  })
  async closeForAge(
    @CurrentActor() actor: Actor,
    @Args('input', { type: () => ActInput }) input: ActInput,
  ): Promise<ReviewItem> {
    return this.concerns.after(actor, await this.ages.close(actor, input));
  }

  @Mutation(() => ReviewItem, {
    description:
      'Show the group a post that waited for a moderator. Refuses resource.stale when its words were changed.',
  })
  async publishPending(
    @CurrentActor() actor: Actor,
    @Args('key', { type: uuid }) key: string,
    @Args('itemId', { type: uuid }) itemId: string,
    @Args('contentId', { type: uuid }) contentId: string,
    @Args('version', { type: () => Int, description: 'The version that was read.' }) version: number,
  ): Promise<ReviewItem> {
    return this.concerns.after(actor, await this.acts.publish(actor, { key, itemId, contentId, version }));
  }

  @Mutation(() => ReviewItem, { description: 'Do not publish a post that waited; the author is told why.' })
  async declinePending(
    @CurrentActor() actor: Actor,
    @Args('input', { type: () => ActInput }) input: ActInput,
  ): Promise<ReviewItem> {
    return this.concerns.after(actor, await this.acts.decline(actor, input));
  }

  @Mutation(() => ReviewItem, {
    description: 'Take back what the viewer did seconds ago. Refuses reviewItem.undoOver.',
  })
  async undoAction(
    @CurrentActor() actor: Actor,
    @Args('actionId', { type: uuid }) actionId: string,
  ): Promise<ReviewItem> {
    return this.concerns.after(actor, await this.undos.undo(actor, actionId));
  }

  @Mutation(() => ReviewItem, {
    description: 'Decide it, with a reason. Reporters are told once it can no longer be undone.',
  })
  async decideItem(
    @CurrentActor() actor: Actor,
    @Args('key', { type: uuid }) key: string,
    @Args('id', { type: uuid }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('reasonCode', { type: () => String }) reasonCode: string,
    @Args('note', { type: () => String, nullable: true }) note: string | null,
  ): Promise<ReviewItem> {
    return this.concerns.after(
      actor,
      await this.acts.decide(actor, { key, id, version, reasonCode, note: note ?? null }),
    );
  }

  @Mutation(() => ReviewItem, {
    nullable: true,
    description:
      'Door 4: a moderator marks something they see, at the level they choose. Null when it is for others to read (R3, R12).',
  })
  async markContent(
    @CurrentActor() actor: Actor,
    @Args('key', { type: uuid }) key: string,
    @Args('contentType', { type: () => ContentType }) contentType: ContentType,
    @Args('contentId', { type: uuid }) contentId: string,
    @Args('level', { type: () => Level }) level: Level,
    @Args('note', { type: () => String, nullable: true }) note: string | null,
  ): Promise<ReviewItem | null> {
    return this.concerns.afterIfSeen(
      actor,
      await this.marks.mark(actor, { key, contentType, contentId, level, note: note ?? null }),
    );
  }

  @ResolveField(() => Author, { nullable: true, description: 'Who it is about; null for somebody signed out.' })
  person(@Parent() item: ReviewItem, @Load() load: Loaders) {
    return item.membershipId && load.load(authors, item.membershipId);
  }

  @ResolveField(() => Conversation, {
    nullable: true,
    description: 'The private conversation of the team with this person, if there is one.',
  })
  conversation(@Parent() item: ReviewItem, @CurrentActor() actor: Actor): Promise<Conversation | null> | null {
    return item.membershipId ? this.team.readOfMembership(this.db.reader, actor, item.membershipId) : null;
  }
}
