import { Injectable } from '@nestjs/common';

import { type Actor, moderatesGroup } from '@kith/domain/actor';
import { authorize } from '@kith/domain/policy';
import { isReadable, move, type Mover, type PostState } from '@kith/domain/post/post';
import { postPolicy } from '@kith/domain/post/post.policy';
import { DomainError } from '@kith/domain/refusal';
import { threadPolicy } from '@kith/domain/thread/thread.policy';
import { numbersOn, pageCount, pageToOpen, readUpTo } from '@kith/domain/thread/thread';

import { GroupService } from '../groups/group.service.js';
import { type AuthorCard, authors } from '../groups/membership.loader.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import type { Loaders } from '../platform/loaders.js';
import { decodeCursor, encodeCursor, pageOf, pageSize } from '../platform/paging.model.js';
import type { ReviewableContent } from '../screening/content.model.js';
import { helpCardOf } from '../screening/screening.loader.js';
import { correctionOf } from './advice.loader.js';
import { postRows, type PostRow, readPosts } from './post.loader.js';
import type { Post, PostPage } from './post.model.js';
import { PostMoves } from './post-moves.service.js';
import { PostStore } from './post.store.js';
import { PostingService, type Written } from './posting.service.js';
import { ReviewStore } from './review.store.js';
import { type ListRow, ThreadListStore } from './thread-list.store.js';
import { readThreads, threadFacts, type ThreadFacts } from './thread.loader.js';
import type { Thread, ThreadPage, ThreadRow, ThreadSort } from './thread.model.js';
import {
  linkTo,
  namesIn,
  openingRow,
  postSubject,
  postView,
  rowView,
  threadSubject,
  threadView,
} from './thread.view.js';

/** How moderation moves a post. */
export interface PostMove {
  to: PostState;
  actorId: string | null;
  reasonCode: string;
  note: string | null;
  /** The desk when there is an actor, else the system. */
  mover?: Mover;
  /** The version whoever decides has read; when the author has changed it since: `resource.stale`. */
  version?: number;
}

/** Reading in the forum, and what other features may ask of it. */
@Injectable()
export class ThreadService {
  constructor(
    private readonly db: Db,
    private readonly lists: ThreadListStore,
    private readonly store: PostStore,
    private readonly reviews: ReviewStore,
    private readonly posting: PostingService,
    private readonly moves: PostMoves,
    private readonly groups: GroupService,
    private readonly clock: Clock,
  ) {}

  /** Threads of a group, 20 at a time. Refuses as `GroupService.requireReadable` does. */
  async threads(
    actor: Actor,
    load: Loaders,
    wanted: {
      groupSlug: string;
      sort: ThreadSort;
      after?: string | null;
      before?: string | null;
      first?: number | null;
    },
  ): Promise<ThreadPage> {
    const [after, before] = [decodeCursor(wanted.after), decodeCursor(wanted.before)];
    const first = pageSize(wanted.first);
    const group = await this.lists.group(this.db.reader, wanted.groupSlug, actor.id);
    const isMember = group?.standing === 'ACTIVE';
    const moderates = group ? moderatesGroup(actor, group.id) : false;
    if (!group || !(isMember || moderates)) {
      await this.groups.requireReadable(this.db.reader, actor, { slug: wanted.groupSlug });
      throw new DomainError('resource.notFound');
    }
    const myId = isMember ? group.myId : null;
    const list = { group, myId, moderates, sort: wanted.sort, first };
    const at = (row: ListRow) => ({ at: wanted.sort === 'OLDEST' ? row.createdAt : row.lastActivityAt, id: row.id });
    const since = { newSinceVisit: group.newSinceVisit, sinceAt: group.sinceAt };
    const back = before ? await this.lists.page(this.db.reader, { ...list, after: null, before }) : [];
    if (back.length > first) {
      const items = back.slice(1);
      const page = { ...pageOf(items, first, at).page, hasNext: true };
      return {
        items: await this.rows(actor, load, items),
        page,
        before: encodeCursor(at(items[0] as ListRow)),
        ...since,
      };
    }
    // Nothing is before it any more: that is the first page.
    const found = await this.lists.page(this.db.reader, { ...list, after, before: null });
    const { items, page } = pageOf(found, first, at, wanted.after);
    const mark = after && items[0] ? encodeCursor(at(items[0])) : null;
    return { items: await this.rows(actor, load, items), page, before: mark, ...since };
  }

  /** Threads with something unread in the actor's groups, of the last `days`; for Today. */
  async unread(actor: Actor, load: Loaders, { first = 20, days = 14 } = {}): Promise<ThreadRow[]> {
    const since = new Date(this.clock.now().getTime() - days * 24 * 3600_000);
    return this.rows(actor, load, await this.lists.unread(this.db.reader, actor.id, since, first));
  }

  /** Null when the thread does not exist for the actor. */
  async thread(actor: Actor, load: Loaders, id: string): Promise<Thread | null> {
    const facts = await this.readable(actor, load, id);
    return facts && threadView(facts, actor, this.clock.now());
  }

  /** The group of a thread that the actor has been shown. */
  group(id: string): ReturnType<GroupService['group']> {
    return this.groups.group(this.db.reader, id);
  }

  async opening(actor: Actor, load: Loaders, threadId: string): Promise<Post> {
    const facts = await this.readable(actor, load, threadId);
    if (!facts) throw new DomainError('resource.notFound');
    const [post] = await this.views(actor, load, facts, [openingRow(facts)]);
    return post as Post;
  }

  /** One page of a thread; page 0 is that of the first unread post. Refuses `resource.notFound`. */
  async posts(actor: Actor, load: Loaders, threadId: string, asked: number): Promise<PostPage> {
    const facts = await this.readable(actor, load, threadId);
    if (!facts) throw new DomainError('resource.notFound');
    const pageNumber = pageToOpen(asked, facts);
    const moderates = moderatesGroup(actor, facts.groupId);
    const myId = facts.standing === 'ACTIVE' ? facts.myId : null;
    const found = await readPosts(this.db.reader, { threadId, ...numbersOn(pageNumber), myId, moderates });
    return { items: await this.views(actor, load, facts, found), pageNumber, pageCount: pageCount(facts.lastNumber) };
  }

  /** One post. Refuses `resource.notFound`. */
  async post(actor: Actor, load: Loaders, id: string): Promise<Post> {
    const seen = await this.seen(actor, load, id);
    if (!seen) throw new DomainError('resource.notFound');
    const [post] = await this.views(actor, load, seen.facts, [seen.found]);
    return post as Post;
  }

  /** The group and the path of a post whose words the actor can read now; else null. */
  async placeOf(actor: Actor, load: Loaders, id: string): Promise<{ groupId: string; link: string } | null> {
    const seen = await this.seen(actor, load, id);
    if (!seen || !postPolicy.readWords(actor, seen.subject)) return null;
    return { groupId: seen.facts.groupId, link: linkTo(seen.facts.id, seen.found.number) };
  }

  /** The read mark goes forward to that number. Somebody who only moderates keeps no mark. */
  async markRead(actor: Actor, threadId: string, number: number): Promise<{ id: string }> {
    const [facts] = await readThreads(this.db.reader, [threadId], actor.id);
    const subject = authorize(threadPolicy, 'read', actor, facts ? threadSubject(facts, this.clock.now()) : null);
    if (facts?.myId && threadPolicy.markRead(actor, subject)) {
      const upTo = readUpTo(number, facts.lastNumber, facts.readNumber ?? 0);
      const { myId } = facts;
      await this.db.tx((tx) => this.store.markRead(tx, threadId, myId, upTo, this.clock.now()));
    }
    return { id: threadId };
  }

  /** Whether hints about a thread may be sent to this actor. */
  async mayWatch(actor: Actor, threadId: string): Promise<boolean> {
    const [facts] = await readThreads(this.db.reader, [threadId], actor.id);
    return Boolean(facts && threadPolicy.read(actor, threadSubject(facts, this.clock.now())));
  }

  /** Groups whose hints this actor gets: those they are an active member of. */
  groupsOf(actor: Actor): Promise<string[]> {
    return this.lists.groupsOf(this.db.reader, actor.id);
  }

  // for moderation ----------------------------------------------------------------------------------------------------

  /**
   * A post with ten posts each way, as it is now (R6), or with the words of an earlier version. Null for an unknown one.
   * The caller has decided who may look.
   */
  async contentForReview(tx: Tx, postId: string, version?: number): Promise<ReviewableContent | null> {
    const post = await this.reviews.post(tx, postId, version);
    if (!post) return null;
    const { before, after } = await this.reviews.around(tx, post);
    return {
      contentType: 'POST',
      contentId: post.id,
      version: post.version,
      groupId: post.groupId,
      membershipId: post.authorId,
      title: post.number === 1 ? post.title : null,
      bodySource: post.bodySource,
      state: post.state,
      writtenAt: post.writtenAt,
      link: linkTo(post.threadId, post.number),
      repliesOff: post.repliesOff,
      before,
      after,
    };
  }

  /**
   * Moves a post by the table of R19. The caller has decided who may, and records the act. Bringing back means back to
   * how the group last saw it: with replies off if they were. Refuses `post.illegalTransition`.
   */
  async moderate(tx: Tx, postId: string, wanted: PostMove): Promise<{ from: PostState; to: PostState }> {
    const post = await this.store.lock(tx, postId);
    if (!post) throw new DomainError('resource.notFound');
    if (wanted.version !== undefined && wanted.version !== post.version)
      throw new DomainError('resource.stale', { version: post.version });
    const bringsBack = wanted.to === 'PUBLISHED' && !isReadable(post.state);
    const to = bringsBack ? await this.stateToReturnTo(tx, post) : wanted.to;
    const { events } = move(post, to, wanted.mover ?? (wanted.actorId ? 'desk' : 'system'));
    if (events.length) {
      const { actorId, reasonCode, note } = wanted;
      await this.moves.carryOut(tx, post, { to, actorId, reasonCode, note });
    }
    return { from: post.state, to };
  }

  /** Closes or opens a thread (asked on its opening post) or one post for replies. The caller has decided who may. */
  async setRepliesOff(tx: Tx, postId: string, on: boolean, actorId: string): Promise<void> {
    const post = await this.store.lock(tx, postId);
    if (!post) throw new DomainError('resource.notFound');
    if (!isReadable(post.state)) {
      if (post.number !== 1) throw new DomainError('post.illegalTransition', { from: post.state, to: 'REPLIES_OFF' });
      await this.store.setRepliesOff(tx, post.threadId, on);
      await this.moves.tell(tx, post, false);
      return;
    }
    const before = on ? null : ((await this.store.lastMoveTo(tx, postId, 'REPLIES_OFF'))?.from ?? null);
    const open = before && isReadable(before) && before !== 'REPLIES_OFF' ? before : 'PUBLISHED';
    if (!on && post.state !== 'REPLIES_OFF') return;
    const reasonCode = on ? 'replies.off' : 'replies.on';
    await this.moderate(tx, postId, { to: on ? 'REPLIES_OFF' : open, actorId, reasonCode, note: null, mover: 'desk' });
  }

  /** A moderator answers under a post, in the open, with their own membership. Refuses `membership.required`. */
  async replyAs(tx: Tx, actor: Actor, reply: { contentId: string; body: string }): Promise<Written> {
    const post = await this.reviews.post(tx, reply.contentId);
    if (!post) throw new DomainError('resource.notFound');
    const replyToId = post.number === 1 ? null : post.id;
    return this.posting.replyAs(tx, actor, { threadId: post.threadId, body: reply.body, replyToId });
  }

  // ---------------------------------------------------------------------------------------------------------------------

  private async stateToReturnTo(tx: Tx, post: { id: string; number: number; repliesOff: boolean }): Promise<PostState> {
    if (post.number === 1 && post.repliesOff) return 'REPLIES_OFF';
    const last = (await this.store.lastReadable(tx, post.id)) ?? 'PUBLISHED';
    return post.number === 1 && last === 'REPLIES_OFF' ? 'PUBLISHED' : last;
  }

  private async readable(actor: Actor, load: Loaders, id: string): Promise<ThreadFacts | null> {
    const facts = await load.load(threadFacts, id);
    return facts && threadPolicy.read(actor, threadSubject(facts, this.clock.now())) ? facts : null;
  }

  private async seen(actor: Actor, load: Loaders, id: string) {
    const found = await load.load(postRows, id);
    const facts = found && (await load.load(threadFacts, found.threadId));
    const now = this.clock.now();
    const subject = found && facts && postSubject(found, threadSubject(facts, now), now);
    return subject && postPolicy.read(actor, subject) ? { found, facts, subject } : null;
  }

  private async rows(actor: Actor, load: Loaders, found: readonly ListRow[]): Promise<ThreadRow[]> {
    const cards = await Promise.all(found.map(({ authorId }) => load.load(authors, authorId)));
    return found.map((row, index) => rowView(row, actor, cards[index] ?? null));
  }

  private async views(actor: Actor, load: Loaders, facts: ThreadFacts, posts: readonly PostRow[]): Promise<Post[]> {
    const now = this.clock.now();
    const subject = threadSubject(facts, now);
    const ids = [...new Set(posts.flatMap(namesIn))];
    const [people, cards, corrections] = await Promise.all([
      Promise.all(ids.map((id) => load.load(authors, id))),
      Promise.all(posts.map(({ id, isMine }) => (isMine ? load.load(helpCardOf, id) : null))),
      Promise.all(posts.map(({ id, advice }) => (advice ? load.load(correctionOf, id) : null))),
    ]);
    const names = new Map(people.filter((card): card is AuthorCard => card !== null).map((card) => [card.id, card]));
    return posts.map((post, index) => {
      const beside = { helpCard: cards[index] ?? null, correction: corrections[index] ?? null };
      return postView(post, subject, actor, { names, ...beside, chosen: facts.chosen, now });
    });
  }
}
