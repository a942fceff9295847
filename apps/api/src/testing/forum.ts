import { randomUUID } from 'node:crypto';

import { type Answer, ask, type Someone, type TestApp } from './people.js';

const postFields = `id number state bodyHtml bodySource version tombstone heardByMe editedAt
  author { id displayName isMe silenced isModerator } replyTo { id number authorName } helpCard { id kind quoted }
  viewerCan { edit takeDown putBack reply hear report mute moderate history }`;

export const createThreadDocument = `mutation ($key: UUID!, $groupId: UUID!, $title: String!, $body: String!, $topic: String) {
  createThread(key: $key, groupId: $groupId, title: $title, body: $body, topic: $topic) {
    id outcome post { ${postFields} } thread { id title replyCount firstUnread viewerCan { reply whyNot } } } }`;

export const replyDocument = `mutation ($key: UUID!, $threadId: UUID!, $body: String!, $replyToId: UUID) {
  reply(key: $key, threadId: $threadId, body: $body, replyToId: $replyToId) {
    id outcome post { ${postFields} } thread { id replyCount firstUnread } } }`;

export const editDocument = `mutation ($key: UUID!, $postId: UUID!, $version: Int!, $body: String!, $title: String) {
  editPost(key: $key, postId: $postId, version: $version, body: $body, title: $title) {
    id outcome post { ${postFields} } thread { id title } } }`;

export const postsDocument = `query ($threadId: UUID!, $page: Int!) {
  posts(threadId: $threadId, page: $page) { pageNumber pageCount items { ${postFields} } } }`;

export const threadDocument = `query ($id: UUID!) { thread(id: $id) {
  id title topic repliesOff replyCount firstUnread lastReadAt viewerCan { reply whyNot } group { id slug newThreads }
  opening { ${postFields} } } }`;

/** A mutation of one post that takes a key: takeDownPost, putBackPost. */
export const keyedDocument = (name: string) =>
  `mutation ($key: UUID!, $postId: UUID!) { ${name}(key: $key, postId: $postId) { ${postFields} } }`;

/** A mutation of one post without a key: hear, unhear. */
export const plainDocument = (name: string) =>
  `mutation ($postId: UUID!) { ${name}(postId: $postId) { ${postFields} } }`;

/** Something in an answer, field by field. */
export type Seen = NonNullable<Answer['data']>;

const given = (answer: Answer, name: string) => {
  if (answer.errors) throw new Error(`${name} was refused: ${JSON.stringify(answer.errors)}`);
  return answer.data![name];
};

/** Somebody opens a thread. Throws when it is refused. */
export async function aThread(
  app: TestApp,
  who: Someone,
  group: { id: string },
  words: { title?: string; body?: string; topic?: string } = {},
): Promise<{ id: string; postId: string; outcome: string }> {
  const variables = {
    key: randomUUID(),
    groupId: group.id,
    title: words.title ?? 'Six weeks in',
    body: words.body ?? 'How do you manage?',
    topic: words.topic,
  };
  const made = given(await ask(app, who, createThreadDocument, variables), 'createThread');
  return { id: made.thread.id, postId: made.id, outcome: made.outcome };
}

/** Somebody answers in a thread. Throws when it is refused. */
export async function aReply(
  app: TestApp,
  who: Someone,
  thread: { id: string },
  body = 'I ring the place in the afternoon.',
  replyToId: string | null = null,
): Promise<{ id: string; number: number; outcome: string }> {
  const made = given(
    await ask(app, who, replyDocument, { key: randomUUID(), threadId: thread.id, body, replyToId }),
    'reply',
  );
  return { id: made.id, number: made.post.number, outcome: made.outcome };
}

/** One page of a thread as somebody sees it. Throws when it is refused. */
export const aPage = async (app: TestApp, who: Someone, thread: { id: string }, page = 1) =>
  given(await ask(app, who, postsDocument, { threadId: thread.id, page }), 'posts') as {
    pageNumber: number;
    pageCount: number;
    items: Seen[];
  };
