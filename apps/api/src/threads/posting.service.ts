import { Injectable } from '@nestjs/common';

import { type Actor, moderatesGroup } from '@kith/domain/actor';
import { isRestricted, newForMs } from '@kith/domain/group/membership';
import { hasLink, isNewForLinks } from '@kith/domain/post/links';
import { firstState, isReadable, outcomeOf, type PostState, type Premoderated } from '@kith/domain/post/post';
import { body, title } from '@kith/domain/post/words';
import { DomainError } from '@kith/domain/refusal';
import { threadPolicy } from '@kith/domain/thread/thread.policy';
import { postsPerHour, topic } from '@kith/domain/thread/thread';
import { subjectsOf } from '@kith/triage/content-notes';

import { GroupService } from '../groups/group.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { renderMarkdown } from '../platform/markdown.js';
import { Outbox } from '../platform/outbox.js';
import { Rates } from '../platform/rates.js';
import { WriteKeys } from '../platform/write-keys.js';
import { ScreeningService } from '../screening/screening.service.js';
import { AdviceService } from './advice.service.js';
import { PostMoves } from './post-moves.service.js';
import { PostStore } from './post.store.js';
import { readThreads, type ThreadFacts } from './thread.loader.js';
import { threadSubject } from './thread.view.js';

/** What a write answers with. */
export interface Written {
  /** Id of the post. */
  id: string;
  threadId: string;
  outcome: ReturnType<typeof outcomeOf>;
}

/** Who writes in a group, as the limits on writing need it. */
export interface Writer {
  groupId: string;
  myId: string | null;
  restrictedUntil: Date | null;
  joinedAt: Date | null;
  isConfirmed: boolean;
  premoderation: ThreadFacts['premoderation'];
  postsPublished: number;
}

interface Made {
  threadId: string;
  postId: string;
  number: number;
}

/** Writes first posts and replies: stored, screened, recorded and told in one transaction, once per key. */
@Injectable()
export class PostingService {
  constructor(
    private readonly db: Db,
    private readonly store: PostStore,
    private readonly moves: PostMoves,
    private readonly groups: GroupService,
    private readonly screening: ScreeningService,
    private readonly advice: AdviceService,
    private readonly keys: WriteKeys,
    private readonly rates: Rates,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Opens a thread. Refuses what is no text, `membership.required`, and `account.emailUnconfirmed`, `membership.restricted`
   * or `rate.limited`, unless the words show danger: those are kept, held and raised whoever writes them (SAFE-1).
   */
  async createThread(
    actor: Actor,
    given: { key: string; groupId: string; title: string; body: string; topic?: string | null },
  ): Promise<Written> {
    const { key, ...input } = given;
    const words = { title: title(input.title), source: body(input.body), topic: topic(input.topic) };
    const html = renderMarkdown(words.source);
    const writer = await this.store.starting(this.db.reader, input.groupId, actor.id);
    return this.once(actor, { key, operation: 'createThread', input, isNew: this.isNew(writer) }, async (tx, wait) => {
      if (!writer?.myId || writer.standing !== 'ACTIVE' || writer.isArchived)
        return this.notHere(tx, actor, input.groupId);
      const refusal = this.refusalOf(writer, wait);
      const text = `${words.title}\n${words.source}`;
      const state = firstState({ ...this.premoderated(actor, writer, text), hold: refusal !== null });
      const notes = subjectsOf(text);
      const as = { authorId: writer.myId, html, notes, state, published: isReadable(state), now: this.clock.now() };
      const made = await this.store.open(tx, { ...words, ...as, groupId: input.groupId });
      return this.finish(tx, actor, {
        ...made,
        ...writer,
        authorId: writer.myId,
        state,
        text,
        refusal,
        action: 'thread.create',
      });
    });
  }

  /**
   * Answers in a thread, or one post in it. Refuses as `createThread` does, and `resource.notFound` or
   * `thread.repliesOff`; words that show danger are kept all the same (SAFE-1).
   */
  async reply(
    actor: Actor,
    given: { key: string; threadId: string; body: string; replyToId?: string | null },
  ): Promise<Written> {
    const { key, ...input } = given;
    const source = body(input.body);
    const html = renderMarkdown(source);
    const [thread] = await readThreads(this.db.reader, [input.threadId], actor.id);
    return this.once(actor, { key, operation: 'reply', input, isNew: this.isNew(thread) }, (tx, wait) =>
      this.replyIn(tx, actor, thread ?? null, { source, html, replyToId: input.replyToId ?? null, wait }),
    );
  }

  /** A moderator answers in the open, as a member of the group. The caller has decided that they may, and holds the key. */
  async replyAs(
    tx: Tx,
    actor: Actor,
    given: { threadId: string; body: string; replyToId?: string | null },
  ): Promise<Written> {
    const source = body(given.body);
    const [thread] = await readThreads(tx, [given.threadId], actor.id);
    if (thread && thread.standing !== 'ACTIVE') throw new DomainError('membership.required');
    return this.replyIn(tx, actor, thread ?? null, {
      source,
      html: renderMarkdown(source),
      replyToId: given.replyToId ?? null,
      wait: 0,
    });
  }

  /** Why this writer may not write now, if the words show no danger. */
  refusalOf(writer: Pick<Writer, 'isConfirmed' | 'restrictedUntil'>, wait: number): DomainError | null {
    if (!writer.isConfirmed) return new DomainError('account.emailUnconfirmed');
    if (isRestricted(writer, this.clock.now())) {
      return new DomainError('membership.restricted', { until: writer.restrictedUntil?.toISOString() ?? null });
    }
    return wait > 0 ? new DomainError('rate.limited', { retryAfterSeconds: wait }) : null;
  }

  /**
   * Runs a write once per key; a repeat gets the first answer. A repeat and a refused write cost nothing, for the use is
   * counted by the write itself and goes with it. `work` is told how many seconds the account would have to wait for its
   * next write, or 0: what to do about it depends on the words (SAFE-1).
   */
  async once(
    actor: Actor,
    { key, operation, input, isNew }: { key: string; operation: string; input: unknown; isNew: boolean },
    work: (tx: Tx, wait: number) => Promise<Written>,
  ): Promise<Written> {
    const bucket = `${operation === 'editPost' ? 'edit' : 'post'}:${actor.id}`;
    const limit = { count: postsPerHour(isNew), seconds: 3600 };
    return this.db.tx((tx) =>
      this.keys.once(
        tx,
        { accountId: actor.id, key, operation, input },
        async () => work(tx, await this.rates.over(bucket, limit, 1, tx)),
        async (id) => {
          const post = await this.store.lock(tx, id);
          if (!post) throw new Error('A write was answered with a post that is not there.');
          return { id, threadId: post.threadId, outcome: outcomeOf(post.state) };
        },
      ),
    );
  }

  /**
   * Who writes what where, as far as it decides whether a moderator reads first. A link of somebody new waits, unless
   * the words show distress: those never wait because of a link (R20, H15).
   */
  premoderated(
    actor: Actor,
    writer: Pick<Writer, 'groupId' | 'premoderation' | 'postsPublished' | 'joinedAt'>,
    text: string,
  ): Premoderated {
    const { groupId, premoderation, postsPublished: published, joinedAt } = writer;
    const isNew = isNewForLinks({ joinedAt, published }, this.clock.now());
    const newLink = isNew && hasLink(text) && !this.screening.showsDistress(text);
    return { premoderation, published, moderates: moderatesGroup(actor, groupId), newLink };
  }

  private isNew(writer: Pick<Writer, 'joinedAt'> | null | undefined): boolean {
    return !writer?.joinedAt || this.clock.now().getTime() - writer.joinedAt.getTime() < newForMs;
  }

  private async replyIn(
    tx: Tx,
    actor: Actor,
    thread: ThreadFacts | null,
    words: { source: string; html: string; replyToId: string | null; wait: number },
  ): Promise<Written> {
    const closed = this.closedFor(actor, thread);
    if (!thread?.myId || thread.standing !== 'ACTIVE') throw closed ?? new DomainError('membership.required');
    const authorId = thread.myId;
    const parent = words.replyToId ? await this.store.parent(tx, words.replyToId, thread.id, authorId) : null;
    const unanswerable = whyNotAnswer(words.replyToId, parent);
    const store = async (refusal: DomainError | null) => {
      const state = firstState({ ...this.premoderated(actor, thread, words.source), hold: refusal !== null });
      const made = await this.store.reply(tx, {
        threadId: thread.id,
        authorId,
        replyToId: parent && words.replyToId,
        source: words.source,
        html: words.html,
        notes: subjectsOf(words.source),
        state,
        published: isReadable(state),
        now: this.clock.now(),
        regardless: refusal !== null,
      });
      return made && { ...made, state, refusal };
    };
    // The thread was read before this transaction: it may have closed since.
    const repliesOff = new DomainError('thread.repliesOff');
    const made =
      (await store(this.refusalOf(thread, words.wait) ?? closed ?? unanswerable)) ?? (await store(repliesOff));
    if (!made) throw repliesOff;
    return this.finish(tx, actor, {
      ...made,
      groupId: thread.groupId,
      authorId,
      text: words.source,
      action: 'post.reply',
    });
  }

  /** Why a thread takes no reply from this actor, whoever they are; null when it does. */
  private closedFor(actor: Actor, thread: ThreadFacts | null): DomainError | null {
    if (!thread) throw new DomainError('resource.notFound');
    const subject = threadSubject(thread, this.clock.now());
    if (!threadPolicy.read(actor, subject)) {
      const refusal = new DomainError('resource.notFound');
      if (threadPolicy.read(actor, { ...subject, isBlockedByAuthor: false })) return refusal;
      throw refusal;
    }
    const open = { ...subject, isRestricted: false };
    return threadPolicy.reply(actor, open) || !subject.isMember ? null : new DomainError('thread.repliesOff');
  }

  /**
   * Screening, event, record and hints of a post that was just stored. Refuses, and so undoes, what may not be written
   * and shows no danger.
   */
  private async finish(
    tx: Tx,
    actor: Actor,
    post: Made & {
      groupId: string;
      authorId: string;
      state: PostState;
      text: string;
      refusal: DomainError | null;
      action: string;
    },
  ): Promise<Written> {
    const { threadId, postId: id, number, groupId, authorId } = post;
    const { hold, danger, advice } = await this.screening.onWrite(tx, {
      contentType: 'POST',
      contentId: id,
      version: 1,
      groupId,
      membershipId: authorId,
      accountId: actor.id,
      text: post.text,
    });
    if (post.refusal && !danger) throw post.refusal;
    if (advice) await this.advice.ask(tx, id);
    const state = hold ? 'HELD' : post.state;
    if (state !== post.state) {
      await this.moves.carryOut(
        tx,
        { id, ...post },
        { to: 'HELD', actorId: null, reasonCode: 'screening.hold', note: null },
      );
    } else {
      if (isReadable(state)) {
        const type = number > 1 ? 'post.replied' : 'thread.opened';
        const written = { type, contentId: id, threadId, groupId, membershipId: authorId };
        await this.outbox.publish(tx, [written], { actorId: actor.id });
      }
      await this.moves.tell(tx, post, isReadable(state));
    }
    await this.audit.record(tx, actor, {
      action: post.action,
      targetType: 'post',
      targetId: id,
      after: state,
      details: { threadId, number },
    });
    return { id, threadId, outcome: outcomeOf(state) };
  }

  private async notHere(tx: Tx, actor: Actor, groupId: string): Promise<never> {
    await this.groups.requireActive(tx, actor, groupId);
    throw new DomainError('resource.notFound');
  }
}

/** Why this post takes no answer; null when it does, or when none in particular is answered. */
const whyNotAnswer = (
  replyToId: string | null,
  parent: Awaited<ReturnType<PostStore['parent']>>,
): DomainError | null => {
  if (!replyToId) return null;
  if (!parent) return new DomainError('input.invalid', { field: 'replyToId' });
  if (parent.blockedMe) return new DomainError('resource.notFound');
  return parent.state === 'REPLIES_OFF' ? new DomainError('thread.repliesOff') : null;
};
