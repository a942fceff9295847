import { randomUUID } from 'node:crypto';

import { row } from '../platform/db.js';
import { anHelpCard, aNotice, aRoomMessage, aTeamTalk } from './mutation-things.js';
import { ask } from './people.js';
import type { MutationCases } from './mutation-case.js';
import { aRoom } from './room.js';
import { aReply, aThread, keyedDocument, plainDocument } from './forum.js';

const keyedPause = `mutation ($key: UUID!, $roomId: UUID!) { pauseRoom(key: $key, roomId: $roomId) { id } }`;
const seesAll = 'It is about what the sender alone has: there is no id in it.';

/** Posts, drafts, the room and what a member does with their own notices. */
export const forumCases: MutationCases = {
  createThread: {
    given: async ({ member, stranger, group }) => ({
      who: member,
      args: { key: randomUUID(), groupId: group.id, title: 'Six weeks in', body: 'How do you manage?', topic: 'Sleep' },
      foreign: [[stranger, 'membership.required']],
    }),
  },
  reply: {
    given: async ({ app, member, neighbour, stranger, group }) => {
      const thread = await aThread(app, neighbour, group);
      return {
        who: member,
        args: { key: randomUUID(), threadId: thread.id, body: 'In the afternoon.', replyToId: thread.postId },
        foreign: [[stranger, 'resource.notFound']],
      };
    },
  },
  editPost: {
    given: async ({ app, member, neighbour, stranger, group }) => {
      const { postId } = await aThread(app, member, group);
      return {
        who: member,
        args: { key: randomUUID(), postId, version: 1, title: 'Seven weeks in', body: 'How do you do it?' },
        foreign: [
          [neighbour, 'action.forbidden'],
          [stranger, 'resource.notFound'],
        ],
      };
    },
  },
  takeDownPost: {
    given: async ({ app, member, neighbour, stranger, group }) => {
      const { postId } = await aThread(app, member, group);
      return {
        who: member,
        args: { key: randomUUID(), postId },
        foreign: [
          [neighbour, 'action.forbidden'],
          [stranger, 'resource.notFound'],
        ],
      };
    },
  },
  putBackPost: {
    given: async ({ app, member, neighbour, stranger, group }) => {
      const { postId } = await aThread(app, member, group);
      await ask(app, member, keyedDocument('takeDownPost'), { key: randomUUID(), postId });
      return {
        who: member,
        args: { key: randomUUID(), postId },
        foreign: [
          [neighbour, 'action.forbidden'],
          [stranger, 'resource.notFound'],
        ],
      };
    },
  },
  hear: {
    withoutKey: 'One row per person and post: saying it twice is the same as once.',
    given: async ({ app, member, neighbour, stranger, group }) => ({
      who: member,
      args: { postId: (await aThread(app, neighbour, group)).postId },
      foreign: [[stranger, 'resource.notFound']],
    }),
  },
  unhear: {
    withoutKey: 'It takes a row away that is there once.',
    given: async ({ app, member, neighbour, stranger, group }) => {
      const { postId } = await aThread(app, neighbour, group);
      await ask(app, member, plainDocument('hear'), { postId });
      return { who: member, args: { postId }, foreign: [[stranger, 'resource.notFound']] };
    },
  },
  markRead: {
    withoutKey: 'The mark only moves forward.',
    anyFits: { number: 'Over the end is the end.' },
    unrecorded: 'How far somebody has read is theirs alone.',
    given: async ({ app, member, neighbour, stranger, group }) => {
      const thread = await aThread(app, neighbour, group);
      await aReply(app, neighbour, thread);
      return { who: member, args: { threadId: thread.id, number: 2 }, foreign: [[stranger, 'resource.notFound']] };
    },
  },
  saveDraft: {
    anyFits: { revision: 'It counts the changes of somebody who types, however many.' },
    nobodyElse: seesAll,
    unrecorded: 'What is typed and not sent is nobody’s business.',
    given: async ({ newMember }) => ({
      who: await newMember(),
      args: { key: randomUUID(), place: `reply:${randomUUID()}`, revision: 1, title: 'Half', body: 'Half a sentence' },
    }),
  },
  discardDraft: {
    nobodyElse: seesAll,
    unrecorded: 'What is typed and not sent is nobody’s business.',
    given: async ({ app, newMember }) => {
      const who = await newMember();
      const [key, place] = [randomUUID(), `reply:${randomUUID()}`];
      await ask(
        app,
        who,
        `mutation ($key: UUID!, $place: String!) { saveDraft(key: $key, place: $place, revision: 1, title: "", body: "Half") { place } }`,
        { key, place },
      );
      return { who, args: { key, place } };
    },
  },
  sendRoomMessage: {
    given: async (world) => {
      const { stranger, roomId } = world;
      const { id: replyToId } = await aRoomMessage(world);
      return {
        who: await world.newMember(),
        args: { key: randomUUID(), roomId, body: 'Good evening.', replyToId },
        foreign: [[stranger, 'resource.notFound']],
      };
    },
  },
  takeBackMessage: {
    withoutKey: 'A message that was taken back stays so.',
    given: async (world) => {
      const { who, id } = await aRoomMessage(world);
      return {
        who,
        args: { messageId: id },
        foreign: [
          [world.neighbour, 'action.forbidden'],
          [world.stranger, 'resource.notFound'],
        ],
      };
    },
  },
  setRoomPace: {
    withoutKey: 'It names the pace that holds afterwards.',
    given: async ({ app, moderator, farModerator, member, roomId }) => {
      const room = await row<{ slow: number }>(
        app.dataSource.manager,
        `SELECT slow_mode_seconds AS slow FROM room WHERE id = $1`,
        [roomId],
      );
      return {
        who: moderator,
        args: { roomId, slowModeSeconds: room?.slow === 10 ? 0 : 10 },
        foreign: [
          [farModerator, 'resource.notFound'],
          [member, 'action.forbidden'],
        ],
      };
    },
  },
  pauseRoom: {
    given: async ({ app, farModerator }) => {
      const { roomId, moderator, member } = await aRoom(app);
      return {
        who: moderator,
        args: { key: randomUUID(), roomId, minutes: 5, reason: 'BREATH' },
        foreign: [
          [farModerator, 'resource.notFound'],
          [member, 'action.forbidden'],
        ],
      };
    },
  },
  resumeRoom: {
    given: async ({ app, farModerator }) => {
      const { roomId, moderator, member } = await aRoom(app);
      await ask(app, moderator, keyedPause, { key: randomUUID(), roomId });
      return {
        who: moderator,
        args: { key: randomUUID(), roomId },
        foreign: [
          [farModerator, 'resource.notFound'],
          [member, 'action.forbidden'],
        ],
      };
    },
  },
  writeToTeam: {
    given: async ({ newMember, stranger, group }) => ({
      who: await newMember(),
      args: { key: randomUUID(), groupId: group.id, body: 'Is this normal?' },
      foreign: [[stranger, 'membership.required']],
    }),
  },
  writeInConversation: {
    given: async (world) => {
      const { who, id } = await aTeamTalk(world);
      return {
        who,
        args: { key: randomUUID(), conversationId: id, body: 'One more thing.' },
        foreign: [
          [world.neighbour, 'resource.notFound'],
          [world.farModerator, 'resource.notFound'],
        ],
      };
    },
  },
  markConversationRead: {
    withoutKey: 'Everything up to now is read; again, it is.',
    unrecorded: 'How far somebody has read is theirs alone.',
    given: async (world) => {
      const { who, id } = await aTeamTalk(world);
      return { who, args: { id }, foreign: [[world.neighbour, 'resource.notFound']] };
    },
  },
  markNoticeSeen: {
    withoutKey: 'Seen twice is seen.',
    unrecorded: 'What somebody has seen of their own notices is theirs alone.',
    given: async ({ app, newMember, neighbour }) => {
      const who = await newMember();
      return { who, args: { id: await aNotice(app, who) }, foreign: [[neighbour, 'resource.notFound']] };
    },
  },
  markAllNoticesSeen: {
    withoutKey: 'Seen twice is seen.',
    unrecorded: 'What somebody has seen of their own notices is theirs alone.',
    nobodyElse: seesAll,
    given: async ({ app, newMember }) => {
      const who = await newMember();
      await aNotice(app, who);
      return { who, args: {} };
    },
  },
  answerHelpCard: {
    withoutKey: 'The answer that was given stands; the same one again changes nothing.',
    given: async (world) => {
      const { who, id } = await anHelpCard(world);
      return { who, args: { id, choice: 'TALK' }, foreign: [[world.neighbour, 'resource.notFound']] };
    },
  },
};
