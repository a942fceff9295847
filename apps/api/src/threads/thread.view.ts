import { type Actor, moderatesGroup } from '@kith/domain/actor';
import { notesFor } from '@kith/domain/content-notes/content-notes';
import { postPolicy, type PostSubject } from '@kith/domain/post/post.policy';
import { isReadable, mayPutBack, stateShown, tombstoneOf } from '@kith/domain/post/post';
import { isDated } from '@kith/domain/post/advice';
import { threadPolicy, type ThreadSubject } from '@kith/domain/thread/thread.policy';
import type { ErrorCode } from '@kith/contracts/error-codes';

import type { AuthorCard } from '../groups/membership.loader.js';
import { firstLine, renderMarkdown } from '../platform/markdown.js';
import type { HelpCard } from '../screening/screening.model.js';
import type { CorrectionRow } from './advice.loader.js';
import type { Post, PostCorrection } from './post.model.js';
import type { PostRow } from './post.loader.js';
import type { ListRow } from './thread-list.store.js';
import type { ThreadFacts } from './thread.loader.js';
import type { Thread, ThreadRow } from './thread.model.js';

/** Path of a post in the app. */
export const linkTo = (threadId: string, number: number): string =>
  number === 1 ? `/t/${threadId}` : `/t/${threadId}?post=${number}`;

/** What the rules ask about a thread, at a moment. */
export const threadSubject = (t: ThreadFacts, now: Date): ThreadSubject => ({
  groupId: t.groupId,
  isMine: t.myId === t.authorId,
  isVisible: t.isVisible,
  openingState: t.openingState,
  hasReplies: t.replyCount > 0,
  repliesOff: t.repliesOff,
  isArchived: t.isArchived,
  isMember: t.standing === 'ACTIVE',
  isRestricted: (t.restrictedUntil !== null && t.restrictedUntil > now) || !t.isConfirmed,
  isBlockedByAuthor: t.blockedMe,
  isSilenced: t.silenced !== null,
});

/** What the rules ask about a post of that thread. */
export const postSubject = (p: PostRow, thread: ThreadSubject, now: Date): PostSubject => ({
  thread,
  state: p.state,
  isMine: p.isMine,
  isBlockedByAuthor: p.blockedMe,
  isSilenced: p.silenced !== null,
  isJustTakenDown: p.takenDownAt !== null && mayPutBack(p.takenDownAt, now),
  isDisputed: p.advice !== null,
});

/** Why a reply would be refused now, or null. */
export function whyNotReply(actor: Actor, t: ThreadFacts, now: Date): ErrorCode | null {
  if (threadPolicy.reply(actor, threadSubject(t, now))) return null;
  if (t.standing !== 'ACTIVE') return 'membership.required';
  if (!t.isConfirmed) return 'account.emailUnconfirmed';
  if (t.restrictedUntil && t.restrictedUntil > now) return 'membership.restricted';
  return 'thread.repliesOff';
}

export function threadView(t: ThreadFacts, actor: Actor, now: Date): Thread {
  const subject = threadSubject(t, now);
  const showsWords = postPolicy.readWords(actor, postSubject(openingRow(t), subject, now));
  const whyNot = whyNotReply(actor, t, now);
  return {
    id: t.id,
    groupId: t.groupId,
    title: showsWords ? t.title : '',
    topic: showsWords ? t.topic : null,
    repliesOff: subject.repliesOff,
    replyCount: t.replyCount - (moderatesGroup(actor, t.groupId) ? 0 : t.blockedReplies),
    firstUnread: t.firstUnread,
    lastReadAt: t.readAt,
    viewerCan: { reply: whyNot === null, whyNot },
  };
}

/** The opening post out of the row of its thread. */
export const openingRow = (t: ThreadFacts): PostRow => ({
  id: t.openingId,
  threadId: t.id,
  authorId: t.authorId,
  number: 1,
  state: t.openingState,
  bodyHtml: t.openingHtml,
  bodySource: t.openingSource,
  createdAt: t.openingAt,
  editedAt: t.openingEditedAt,
  version: t.openingVersion,
  isMine: t.myId === t.authorId,
  heard: t.openingHeard,
  silenced: t.silenced,
  blockedMe: t.blockedMe,
  quoteId: null,
  quoteNumber: null,
  quoteAuthorId: null,
  quoteState: null,
  quoteBlockedMe: false,
  takenDownAt: t.openingTakenDownAt,
  advice: t.openingAdvice,
  contentNotes: t.openingNotes,
});

/** Whose names a post needs. */
export const namesIn = (p: PostRow): string[] => (p.quoteAuthorId ? [p.authorId, p.quoteAuthorId] : [p.authorId]);

export function postView(
  p: PostRow,
  thread: ThreadSubject,
  actor: Actor,
  on: {
    names: ReadonlyMap<string, AuthorCard>;
    helpCard: HelpCard | null;
    correction: CorrectionRow | null;
    chosen: readonly string[];
    now: Date;
  },
): Post {
  const subject = postSubject(p, thread, on.now);
  const stub = tombstoneOf(p.state, p.isMine);
  const showsWords = stub === null && p.silenced === null;
  return {
    id: p.id,
    number: p.number,
    state: stateShown(p.state, p.isMine),
    author: stub === null || p.isMine ? (on.names.get(p.authorId) ?? null) : null,
    bodyHtml: showsWords ? p.bodyHtml : null,
    bodySource: showsWords ? p.bodySource : null,
    createdAt: p.createdAt,
    editedAt: p.editedAt,
    version: p.version,
    replyTo: p.quoteBlockedMe && !moderatesGroup(actor, thread.groupId) ? null : quoteOf(p, on.names),
    heardByMe: p.heard,
    helpCard: p.isMine ? on.helpCard : null,
    tombstone: stub ?? (p.silenced ? 'MUTED' : null),
    isBeingChecked: showsWords && p.advice === 'BEING_CHECKED',
    isDated: showsWords && isDated({ words: p.bodyHtml, writtenAt: p.editedAt ?? p.createdAt }, on.now),
    correction: showsWords && on.correction ? correctionView(on.correction) : null,
    contentNotes: showsWords
      ? notesFor(p.contentNotes, {
          chosen: on.chosen,
          isMine: p.isMine,
          moderates: moderatesGroup(actor, thread.groupId),
        })
      : [],
    viewerCan: {
      edit: postPolicy.edit(actor, subject),
      takeDown: postPolicy.takeDown(actor, subject),
      putBack: postPolicy.putBack(actor, subject),
      reply: postPolicy.reply(actor, subject),
      hear: postPolicy.hear(actor, subject),
      report: postPolicy.report(actor, subject),
      mute: postPolicy.mute(actor, subject),
      moderate: postPolicy.moderate(actor, subject),
      history: postPolicy.history(actor, subject),
    },
  };
}

const correctionView = ({ role, name, bodySource, writtenAt }: CorrectionRow): PostCorrection => ({
  role,
  name,
  bodyHtml: renderMarkdown(bodySource),
  writtenAt,
});

function quoteOf(p: PostRow, names: ReadonlyMap<string, AuthorCard>): Post['replyTo'] {
  if (!p.quoteId || p.quoteNumber === null || !p.quoteAuthorId || !p.quoteState) return null;
  const author = names.get(p.quoteAuthorId);
  const isShown = author && (isReadable(p.quoteState) || author.isMe) && !author.silenced;
  return { id: p.quoteId, number: p.quoteNumber, authorName: isShown ? author.displayName : null };
}

export const rowView = (t: ListRow, actor: Actor, author: AuthorCard | null): ThreadRow => ({
  id: t.id,
  groupId: t.groupId,
  groupName: t.groupName,
  groupSlug: t.groupSlug,
  title: t.title,
  firstLine: firstLine(t.openingStart),
  advice: t.openingAdvice,
  contentNotes: notesFor(t.openingNotes, { ...t, moderates: moderatesGroup(actor, t.groupId) }),
  topic: t.topic,
  author,
  replyCount: t.replyCount,
  newReplies: t.news ?? 0,
  isUnread: t.news !== 0,
  createdAt: t.createdAt,
  lastActivityAt: t.lastActivityAt,
});
