import type { PostFieldsFragment } from '../gql/graphql.js';
import type { GivenAnswer } from '../platform/testing.js';

const may: PostFieldsFragment['viewerCan'] = {
  edit: false,
  takeDown: false,
  putBack: false,
  reply: false,
  hear: false,
  report: false,
  mute: false,
  moderate: false,
  history: false,
};
const marmalade = {
  id: 'marmalade',
  displayName: 'Marmalade',
  avatar: 'mug-honey',
  isModerator: false,
  isMe: false,
  silenced: null,
};
const me = { ...marmalade, id: 'me', displayName: 'Quiet Kettle', avatar: 'kettle-clay', isMe: true };

type Some = Partial<Omit<PostFieldsFragment, 'viewerCan'>> & { viewerCan?: Partial<PostFieldsFragment['viewerCan']> };

/** A post of somebody else, to be changed as a spec needs. */
export const aPost = (number: number, { viewerCan, ...changes }: Some = {}) => ({
  __typename: 'Post',
  id: `p${number}`,
  number,
  state: 'PUBLISHED',
  bodyHtml: `<p>Words of ${number}</p>`,
  bodySource: null,
  createdAt: '2026-11-22T20:11:00Z',
  editedAt: null,
  version: 1,
  heardByMe: false,
  tombstone: null,
  author: marmalade,
  replyTo: null,
  helpCard: null,
  contentNotes: [],
  isBeingChecked: false,
  isDated: false,
  correction: null,
  ...changes,
  viewerCan: { ...may, reply: true, hear: true, report: true, mute: true, ...viewerCan },
});

/** A post of one's own. */
export const myPost = (number: number, changes: Some = {}) =>
  aPost(number, {
    author: me,
    bodySource: `Words of ${number}`,
    ...changes,
    viewerCan: {
      edit: true,
      takeDown: true,
      history: true,
      hear: false,
      report: false,
      mute: false,
      ...changes.viewerCan,
    },
  });

/** Somebody else's words that this reader has folded away. */
export const foldedPost = (number: number, silenced: 'MUTE' | 'BLOCK') =>
  aPost(number, {
    bodyHtml: null,
    tombstone: 'MUTED',
    author: { ...marmalade, silenced },
    viewerCan: { reply: false, hear: false, mute: false },
  });

export const aThread = (changes: Record<string, unknown> = {}) => ({
  id: 't1',
  title: 'Six weeks in',
  topic: null,
  repliesOff: false,
  replyCount: 2,
  firstUnread: null,
  lastReadAt: null,
  group: {
    id: 'g1',
    slug: 'type-1-work',
    name: 'Type 1 and work',
    sizeBand: 'ABOUT_50',
    moderatorsHere: [{ displayName: 'Ade', avatar: 'bird-sea', until: '2026-11-22T21:00:00Z' }],
    room: null,
  },
  opening: aPost(1),
  viewerCan: { reply: true, whyNot: null },
  ...changes,
});

/** Answers for a thread whose opening post and replies are given. */
export const threadAnswers = (
  posts: ReturnType<typeof aPost>[],
  thread: Record<string, unknown> = {},
  more: Record<string, GivenAnswer> = {},
): Record<string, GivenAnswer> => ({
  ThreadView: { thread: aThread({ opening: posts[0], replyCount: posts.length - 1, ...thread }) },
  ThreadPosts: ({ page }) => ({
    posts: {
      pageNumber: Number(page) || 1,
      pageCount: 3,
      items: posts.filter(({ number }) => Math.ceil(number / 20) === (Number(page) || 1)),
    },
  }),
  ReadDraft: { draft: null },
  SaveDraft: { saveDraft: { place: 'x', savedAt: '2026-11-22T20:11:00Z' } },
  DiscardDraft: { discardDraft: { id: 'd' } },
  MarkRead: { markRead: { id: 't1', firstUnread: null } },
  ...more,
});
