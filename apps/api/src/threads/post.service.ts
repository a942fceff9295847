import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { authorize } from '@kith/domain/policy';
import { isEditable, move, outcomeOf, putBack, stateAfterEdit, waitsFirst } from '@kith/domain/post/post';
import { postPolicy, type PostSubject } from '@kith/domain/post/post.policy';
import { body, title } from '@kith/domain/post/words';
import { DomainError } from '@kith/domain/refusal';
import { subjectsOf } from '@kith/triage/content-notes';

import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { renderMarkdown } from '../platform/markdown.js';
import { Outbox } from '../platform/outbox.js';
import { WriteKeys } from '../platform/write-keys.js';
import { ScreeningService } from '../screening/screening.service.js';
import { AdviceService } from './advice.service.js';
import { postRows } from './post.loader.js';
import type { PostVersion } from './post.model.js';
import { PostMoves } from './post-moves.service.js';
import { type LockedPost, PostStore } from './post.store.js';
import { PostingService, type Written } from './posting.service.js';
import { readThreads, type ThreadFacts } from './thread.loader.js';
import { postSubject, threadSubject } from './thread.view.js';

interface Change {
  key: string;
  postId: string;
}

/** What a member does with a post that stands: edit, take down, put back, hear. */
@Injectable()
export class PostService {
  constructor(
    private readonly db: Db,
    private readonly store: PostStore,
    private readonly moves: PostMoves,
    private readonly posting: PostingService,
    private readonly screening: ScreeningService,
    private readonly advice: AdviceService,
    private readonly keys: WriteKeys,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * The author changes the words; what was there before is kept as history. Refuses `resource.stale` when another
   * version was saved in between, `post.notEditable` (also in an archived group), and as `reply` does (SAFE-1 holds here too).
   */
  async edit(actor: Actor, given: Change & { version: number; title?: string | null; body: string }): Promise<Written> {
    const { key, ...input } = given;
    const source = body(input.body);
    const newTitle = typeof input.title === 'string' ? title(input.title) : null;
    const html = renderMarkdown(source);
    return this.posting.once(actor, { key, operation: 'editPost', input, isNew: false }, async (tx, wait) => {
      const { post, thread } = await this.own(tx, actor, input.postId, 'edit');
      const isOpening = post.number === 1;
      if (newTitle !== null && !isOpening) throw new DomainError('input.invalid', { field: 'title' });
      if (post.version !== input.version) throw new DomainError('resource.stale', { version: post.version });
      const kept = isOpening ? (newTitle ?? post.title) : null;
      const text = isOpening ? `${kept}\n${source}` : source;
      const closed = thread.isArchived ? new DomainError('post.notEditable', { state: post.state }) : null;
      const refusal = this.posting.refusalOf(thread, wait) ?? closed;
      const done = { id: post.id, threadId: post.threadId };
      if (source === post.bodySource && (kept ?? post.title) === post.title)
        return { ...done, outcome: outcomeOf(post.state) };

      const now = this.clock.now();
      const saved = await this.store.edit(tx, {
        id: post.id,
        version: post.version,
        title: kept,
        source,
        html,
        notes: subjectsOf(text),
        now,
      });
      if (!saved) throw new DomainError('resource.stale');
      // Before the reading, which queues for the desk what waits.
      const waits = waitsFirst(this.posting.premoderated(actor, thread, text));
      const placed = await this.settle(tx, post, { hold: refusal !== null, waits });
      const { hold, danger, advice } = await this.screening.onWrite(tx, {
        contentType: 'POST',
        contentId: post.id,
        version: post.version + 1,
        groupId: post.groupId,
        membershipId: post.authorId,
        accountId: actor.id,
        text,
      });
      if (refusal && !danger) throw refusal;
      if (advice) await this.advice.ask(tx, post.id);
      const next = await this.settle(tx, placed, { hold, waits: false });
      if (next.state === post.state) await this.moves.tell(tx, post, isOpening);
      await this.record(tx, actor, post, 'post.edit', next.state, { version: post.version + 1 });
      return { ...done, outcome: outcomeOf(next.state) };
    });
  }

  /** The author takes their post down. The words stay for ten minutes of second thoughts and as evidence. */
  takeDown(actor: Actor, { key, postId }: Change): Promise<{ id: string }> {
    return this.once(actor, key, 'takeDownPost', postId, async (tx) => {
      const { post } = await this.own(tx, actor, postId, 'takeDown');
      const { next, events } = move(post, 'AUTHOR_DELETED', 'author');
      if (!events.length) return;
      await this.moves.carryOut(tx, post, {
        to: next.state,
        actorId: actor.id,
        reasonCode: 'author.takeDown',
        note: null,
      });
      await this.record(tx, actor, post, 'post.takeDown', next.state);
    });
  }

  /** Undo of `takeDown` for ten minutes: back to where the post was. Refuses `post.illegalTransition` later. */
  putBack(actor: Actor, { key, postId }: Change): Promise<{ id: string }> {
    return this.once(actor, key, 'putBackPost', postId, async (tx) => {
      const { post } = await this.own(tx, actor, postId, 'putBack');
      const takenDown = await this.store.lastMoveTo(tx, postId, 'AUTHOR_DELETED');
      if (!takenDown) throw new DomainError('post.illegalTransition', { from: post.state });
      const { next } = putBack(post, takenDown, this.clock.now());
      await this.moves.carryOut(tx, post, {
        to: next.state,
        actorId: actor.id,
        reasonCode: 'author.putBack',
        note: null,
      });
      await this.record(tx, actor, post, 'post.putBack', next.state);
    });
  }

  /** "I hear you", said once. Nothing is counted; the author hears of it once per post, without a name or a number. */
  hear(actor: Actor, postId: string): Promise<{ id: string }> {
    return this.db.tx(async (tx) => {
      const { myId } = await this.seen(tx, actor, postId, 'hear');
      if (await this.store.hear(tx, postId, myId, this.clock.now())) {
        await this.audit.record(tx, actor, { action: 'post.hear', targetType: 'post', targetId: postId });
        await this.outbox.publish(tx, [{ type: 'post.heard', contentId: postId }], { actorId: actor.id });
      }
      return { id: postId };
    });
  }

  /** Takes "I hear you" back; also when the words are out of sight by now. */
  unhear(actor: Actor, postId: string): Promise<{ id: string }> {
    return this.db.tx(async (tx) => {
      const { myId } = await this.seen(tx, actor, postId, 'read');
      if (await this.store.unhear(tx, postId, myId)) {
        await this.audit.record(tx, actor, { action: 'post.unhear', targetType: 'post', targetId: postId });
      }
      return { id: postId };
    });
  }

  /** Every version of the words, newest first: for the author and for those who moderate, whose look is recorded. */
  history(actor: Actor, postId: string): Promise<PostVersion[]> {
    return this.db.tx(async (tx) => {
      const { subject } = await this.seen(tx, actor, postId, 'history');
      if (!subject.isMine)
        await this.audit.record(tx, actor, { action: 'post.history', targetType: 'post', targetId: postId });
      const versions = await this.store.versions(tx, postId);
      return versions.map(({ bodySource, ...version }) => ({ ...version, bodyHtml: renderMarkdown(bodySource) }));
    });
  }

  /** A post with the rule asked as the actor stands to it. `myId` is empty for somebody who is no member. */
  private async seen(
    tx: Tx,
    actor: Actor,
    postId: string,
    action: keyof typeof postPolicy,
  ): Promise<{ subject: PostSubject; myId: string }> {
    const post = (await postRows([postId], { db: tx, actor, now: this.clock.now() })).get(postId);
    const [thread] = post ? await readThreads(tx, [post.threadId], actor.id) : [];
    const now = this.clock.now();
    const subject = post && thread ? postSubject(post, threadSubject(thread, now), now) : null;
    return { subject: authorize(postPolicy, action, actor, subject), myId: thread?.myId ?? postId };
  }

  /**
   * The actor's own post, locked. Somebody else's is `action.forbidden` or, unseen, `resource.notFound`. What a
   * restriction forbids is left to the caller, who looks at the words first (SAFE-1).
   */
  private async own(
    tx: Tx,
    actor: Actor,
    postId: string,
    action: 'edit' | 'takeDown' | 'putBack',
  ): Promise<{ post: LockedPost; thread: ThreadFacts }> {
    const post = await this.store.lock(tx, postId);
    const [thread] = post ? await readThreads(tx, [post.threadId], actor.id) : [];
    if (!post || !thread) throw new DomainError('resource.notFound');
    const isMine = post.authorId === thread.myId;
    const subject: PostSubject = {
      thread: { ...threadSubject(thread, this.clock.now()), isRestricted: false, isArchived: false },
      state: post.state,
      isMine,
      isBlockedByAuthor: false,
      isSilenced: false,
      isJustTakenDown: false,
      isDisputed: false,
    };
    authorize(postPolicy, 'read', actor, subject);
    if (isMine && action === 'edit' && !isEditable(post.state))
      throw new DomainError('post.notEditable', { state: post.state });
    // The table of moves refuses what is not to be taken down or put back now.
    if (!isMine || action === 'edit') authorize(postPolicy, action, actor, subject);
    return { post, thread };
  }

  /** Moves a post whose words were changed where they belong now. */
  private async settle(tx: Tx, post: LockedPost, facts: { hold: boolean; waits: boolean }): Promise<LockedPost> {
    const to = stateAfterEdit(post.state, facts);
    const { next, events } = move(post, to, 'system');
    const reasonCode = facts.hold ? 'screening.hold' : 'premoderation.edit';
    if (events.length) await this.moves.carryOut(tx, post, { to, actorId: null, reasonCode, note: null });
    return next;
  }

  private once(
    actor: Actor,
    key: string,
    operation: string,
    postId: string,
    work: (tx: Tx) => Promise<void>,
  ): Promise<{ id: string }> {
    const claim = { accountId: actor.id, key, operation, input: { postId } };
    return this.db.tx((tx) =>
      this.keys.once(
        tx,
        claim,
        async () => {
          await work(tx);
          return { id: postId };
        },
        async (id) => ({ id }),
      ),
    );
  }

  private record(tx: Tx, actor: Actor, post: LockedPost, action: string, after: string, details = {}): Promise<void> {
    return this.audit.record(tx, actor, {
      action,
      targetType: 'post',
      targetId: post.id,
      before: post.state,
      after,
      details,
    });
  }
}
