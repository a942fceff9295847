import { Injectable } from '@nestjs/common';

import { isReadable, isWaiting } from '@kith/domain/post/post';
import { DomainError } from '@kith/domain/refusal';

import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';
import { Outbox } from '../platform/outbox.js';
import { type LockedPost, PostStore, type Transition } from './post.store.js';

/** Version of the rules that moves are made under; kept with every move (R19). */
export const policyVersion = 'posts-1';

/** Carries out a move that the domain has allowed: rows, event and hints in the caller's transaction. */
@Injectable()
export class PostMoves {
  constructor(
    private readonly store: PostStore,
    private readonly outbox: Outbox,
    private readonly hints: Hints,
    private readonly clock: Clock,
  ) {}

  /** Refuses `resource.stale` when somebody moved the post in between. */
  async carryOut(
    tx: Tx,
    post: Pick<LockedPost, 'id' | 'threadId' | 'groupId' | 'authorId' | 'number' | 'state'>,
    wanted: Omit<Transition, 'policyVersion'>,
  ): Promise<void> {
    const readableBefore = isReadable(post.state);
    const readableAfter = isReadable(wanted.to);
    const firstShown = isWaiting(post.state) && readableAfter;
    const now = this.clock.now();
    const moved = await this.store.move(tx, post, {
      ...wanted,
      policyVersion,
      readableBefore,
      readableAfter,
      firstShown,
      now,
    });
    if (!moved) throw new DomainError('resource.stale');
    const place = { contentId: post.id, threadId: post.threadId, groupId: post.groupId, membershipId: post.authorId };
    const changed = {
      type: 'post.stateChanged',
      ...place,
      from: post.state,
      to: wanted.to,
      reasonCode: wanted.reasonCode,
    };
    const replied = firstShown && post.number > 1 ? [{ type: 'post.replied', ...place }] : [];
    await this.outbox.publish(tx, [changed, ...replied], { actorId: wanted.actorId });
    await this.tell(tx, post, readableBefore !== readableAfter);
  }

  /** Hints to those who look at the thread, and to its group when its list changes. */
  async tell(tx: Tx, post: Pick<LockedPost, 'threadId' | 'groupId'>, listChanged: boolean): Promise<void> {
    await this.hints.send(tx, audience.thread(post.threadId), 'thread.changed', { id: post.threadId });
    if (listChanged) await this.hints.send(tx, audience.group(post.groupId), 'group.changed', { id: post.groupId });
  }
}
