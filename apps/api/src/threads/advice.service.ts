import { Injectable } from '@nestjs/common';

import type { Role } from '@kith/contracts/roles';
import type { Actor } from '@kith/domain/actor';
import { isReadable } from '@kith/domain/post/post';
import { DomainError } from '@kith/domain/refusal';

import { NoticeService } from '../notifications/notice.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/db.js';
import { Outbox } from '../platform/outbox.js';
import { AdviceStore, type Placed } from './advice.store.js';
import { PostMoves } from './post-moves.service.js';
import { PostStore } from './post.store.js';
import { linkTo } from './thread.view.js';

/** Whose word on advice counts most is named first. */
const speaksAs: readonly Role[] = ['clinicalLead', 'clinician', 'safeguardingLead', 'leadModerator'];
const tellAtOnce = 200;

/**
 * What stands beside advice about doses: that a person checks it, from the moment it is written, and what staff say to it
 * (H14). The post itself stays as it is.
 */
@Injectable()
export class AdviceService {
  constructor(
    private readonly store: AdviceStore,
    private readonly posts: PostStore,
    private readonly moves: PostMoves,
    private readonly notices: NoticeService,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Advice was found in a post: its readers are told in the transaction that brings its words. */
  async ask(tx: Tx, postId: string): Promise<void> {
    if (!(await this.store.ask(tx, postId))) return;
    const target = { targetType: 'post', targetId: postId };
    await this.audit.record(tx, null, { action: 'post.adviceFound', ...target, after: 'BEING_CHECKED' });
  }

  // for moderation ----------------------------------------------------------------------------------------------------

  /** A person has decided about what this membership wrote: nothing of it is being checked any more. */
  async settle(tx: Tx, membershipId: string, now: Date): Promise<void> {
    await this.show(tx, await this.store.settle(tx, membershipId, now));
  }

  /** That decision was taken back. */
  async unsettle(tx: Tx, membershipId: string, settledAt: Date): Promise<void> {
    await this.show(tx, await this.store.unsettle(tx, membershipId, settledAt));
  }

  /**
   * Puts the words of somebody on the staff, with name and role, beside a post that the group can read; they replace those
   * that stood there. The caller has decided who may, and records the act. Refuses `post.illegalTransition`.
   */
  async correct(tx: Tx, actor: Actor, postId: string, bodySource: string): Promise<void> {
    const post = await this.posts.lock(tx, postId);
    if (!post) throw new DomainError('resource.notFound');
    if (!isReadable(post.state)) throw new DomainError('post.illegalTransition', { from: post.state, to: 'CORRECTED' });
    const role = speaksAs.find((each) => actor.roles.includes(each));
    if (!role) throw new DomainError('action.forbidden');
    await this.store.correct(tx, { postId, accountId: actor.id, role, bodySource, now: this.clock.now() });
    await this.outbox.publish(tx, [{ type: 'post.corrected', contentId: postId }], { actorId: actor.id });
    await this.show(tx, [post]);
  }

  /** Its author and those who have read it hear of it with what is new for them; no mail goes out. */
  async tellReaders(tx: Tx, postId: string): Promise<void> {
    const correction = await this.store.standing(tx, postId);
    for (let after: string | null = null; correction;) {
      const told = await this.store.toTell(tx, postId, after, tellAtOnce);
      for (const { accountId, threadId, number, groupName, groupSlug, isAuthor } of told) {
        await this.notices.tell(tx, {
          accountId,
          kind: isAuthor ? 'post.correctedYours' : 'post.corrected',
          link: linkTo(threadId, number),
          facts: { groupName, groupSlug },
          key: `post.corrected:${correction}`,
        });
      }
      if (told.length < tellAtOnce) return;
      after = told.at(-1)?.accountId ?? null;
    }
  }

  private async show(tx: Tx, posts: readonly Placed[]): Promise<void> {
    for (const post of posts) await this.moves.tell(tx, post, post.number === 1);
  }
}
