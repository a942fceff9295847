import { randomUUID } from 'node:crypto';

import { row } from '../platform/db.js';
import { aConcern } from './clinic.js';
import type { Given, MutationCases } from './mutation-case.js';
import { afterAct, aReportedPost, anAct, aWaitingConcern, lastAct } from './mutation-desk-things.js';
import type { MutationWorld } from './mutation-world.js';
import { aThread } from './forum.js';
import { aGroup, aMember, aModerator, anAccount, ask } from './people.js';

/** Who is no party to an item: a moderator of another group, and a colleague who does not hold it. */
const notTheirs = ({ farModerator, colleague }: MutationWorld): NonNullable<Given['foreign']> => [
  [farModerator, 'resource.notFound'],
  [colleague, 'reviewItem.notYours'],
];

/** An act by a lead on a post in their hands. */
const onPost =
  (more: Record<string, unknown> = {}, before?: string) =>
  async (world: MutationWorld): Promise<Given> => {
    const reported = before
      ? await afterAct(world, world.lead, before, { hours: 2 })
      : await aReportedPost(world, world.lead);
    return { who: world.lead, args: anAct(reported, more), foreign: notTheirs(world) };
  };

/** A post that waits for its first reading, in the hands of the lead. */
async function aPendingPost(world: MutationWorld) {
  const group = await aGroup(world.app, { premoderation: 'ALL' });
  const author = await aMember(world.app, { groups: [group] });
  const thread = await aThread(world.app, author, group);
  await world.app.drain();
  const item = await row<{ id: string }>(
    world.app.dataSource.manager,
    `SELECT id FROM review_item WHERE membership_id = $1`,
    [author.membershipId(group)],
  );
  await ask(world.app, world.lead, `mutation ($id: UUID!) { claimItem(id: $id) { id } }`, { id: item!.id });
  return { author, thread, itemId: item!.id };
}

/** Items at the desk: taking them, and every act about them. */
export const itemCases: MutationCases = {
  claimItem: {
    withoutKey: 'Who holds it holds it on.',
    given: async (world) => ({
      who: world.moderator,
      args: { id: (await aWaitingConcern(world)).id },
      foreign: [
        [world.farModerator, 'resource.notFound'],
        [world.member, 'resource.notFound'],
      ],
    }),
  },
  claimNext: {
    withoutKey: 'An item is taken once; asking again is asking for the next one.',
    repeats: { leave: [], because: 'The first item is taken, and none is left.' },
    given: async ({ app, member }) => {
      const group = await aGroup(app);
      const about = await aMember(app, { groups: [group] });
      await aConcern(app, { groupId: group.id, membershipId: about.membershipId(group) }, { level: 'AMBER' });
      return {
        who: await aModerator(app, { groups: [group] }),
        args: {},
        foreign: [[member, 'action.forbidden']],
      };
    },
  },
  renewLease: {
    withoutKey: 'It counts from now.',
    unrecorded: 'Somebody who holds it goes on holding it.',
    given: async (world) => {
      const { id } = await aWaitingConcern(world, world.moderator);
      return { who: world.moderator, args: { id }, foreign: notTheirs(world) };
    },
  },
  handBack: {
    withoutKey: 'What was handed back is handed back.',
    given: async (world) => {
      const { id } = await aWaitingConcern(world, world.moderator);
      return { who: world.moderator, args: { id, note: 'Wait for an answer.' }, foreign: notTheirs(world) };
    },
  },
  setItemLevel: {
    withoutKey: 'It names the level that holds afterwards.',
    given: async (world) => {
      const { id, version } = await aWaitingConcern(world, world.lead);
      return {
        who: world.lead,
        args: { id, version, level: 'AMBER', reasonCode: 'readInContext' },
        foreign: [
          [world.farModerator, 'resource.notFound'],
          [world.moderator, 'reviewItem.lowerNotAllowed'],
        ],
      };
    },
  },
  waitOnItem: {
    withoutKey: 'It names the moment until which it waits.',
    given: async (world) => {
      const { id } = await aWaitingConcern(world, world.moderator);
      return { who: world.moderator, args: { id, until: world.inHours(20) }, foreign: notTheirs(world) };
    },
  },
  decideItem: {
    given: async (world) => {
      const { id, version } = await aWaitingConcern(world, world.moderator);
      return {
        who: world.moderator,
        args: { key: randomUUID(), id, version, reasonCode: 'supported', note: 'We talked.' },
        foreign: notTheirs(world),
      };
    },
  },
  escalate: {
    given: async (world) => {
      const { id } = await aWaitingConcern(world, world.moderator);
      return {
        who: world.moderator,
        args: { key: randomUUID(), itemId: id, level: 'RED', ask: 'CONTACT', sentence: 'They stopped answering.' },
        foreign: [[world.farModerator, 'resource.notFound']],
      };
    },
  },
  markContent: {
    given: async ({ app, moderator, farModerator, member, newMember, group }) => ({
      who: moderator,
      args: {
        key: randomUUID(),
        contentType: 'POST',
        contentId: (await aThread(app, await newMember(), group)).postId,
        level: 'AMBER',
        note: 'Look at this',
      },
      foreign: [
        [farModerator, 'resource.notFound'],
        [member, 'action.forbidden'],
      ],
    }),
  },
  replyInOpen: {
    given: async (world) => {
      const { itemId, thread } = await aReportedPost(world, world.moderator);
      return {
        who: world.moderator,
        args: { key: randomUUID(), itemId, contentId: thread.postId, body: 'I hear you.' },
        foreign: notTheirs(world),
      };
    },
  },
  correctPost: {
    given: async (world) => {
      const { itemId, thread } = await aReportedPost(world, world.lead);
      return {
        who: world.lead,
        args: { key: randomUUID(), itemId, contentId: thread.postId, body: 'Ask your own team before you change it.' },
        foreign: notTheirs(world),
      };
    },
  },
  writeToMember: {
    given: async (world) => {
      const { id } = await aWaitingConcern(world, world.lead);
      return {
        who: world.lead,
        args: { key: randomUUID(), itemId: id, templateId: null, body: 'How are you today?', waitHours: 20 },
        foreign: notTheirs(world),
      };
    },
  },
  hideContent: { given: onPost() },
  restoreContent: { given: onPost({}, 'hideContent') },
  turnRepliesOff: { given: onPost() },
  turnRepliesOn: { given: onPost({}, 'turnRepliesOff') },
  removeContent: { given: onPost() },
  restrictMember: { given: onPost({ hours: 2 }) },
  endPause: { given: onPost({ reasonCode: 'calmAgain' }, 'restrictMember') },
  closeForAge: {
    given: async (world) => {
      const about = await world.newMember();
      const { postId } = await aThread(world.app, about, world.group, { body: 'Im fifteen and nobody gets it.' });
      await world.app.drain();
      const item = await row<{ id: string }>(
        world.app.dataSource.manager,
        `SELECT id FROM review_item WHERE membership_id = $1`,
        [about.membershipId(world.group)],
      );
      const safeguarding = await anAccount(world.app, { roles: ['safeguardingLead'] });
      await ask(world.app, safeguarding, `mutation ($id: UUID!) { claimItem(id: $id) { id } }`, { id: item!.id });
      const thread = { id: postId, postId };
      return {
        who: safeguarding,
        args: anAct({ author: about, thread, itemId: item!.id }, { reasonCode: 'underAge', contentId: null }),
        foreign: [
          [world.farModerator, 'resource.notFound'],
          [world.lead, 'reviewItem.notYours'],
        ],
      };
    },
  },
  publishPending: {
    given: async (world) => {
      const { thread, itemId } = await aPendingPost(world);
      return {
        who: world.lead,
        args: { key: randomUUID(), itemId, contentId: thread.postId, version: 1 },
        foreign: [
          [world.moderator, 'resource.notFound'],
          [world.secondLead, 'reviewItem.notYours'],
        ],
      };
    },
  },
  declinePending: {
    given: async (world) => ({
      who: world.lead,
      args: anAct(await aPendingPost(world), { reasonCode: 'selling' }),
      foreign: [
        [world.moderator, 'resource.notFound'],
        [world.secondLead, 'reviewItem.notYours'],
      ],
    }),
  },
  undoAction: {
    withoutKey: 'What was taken back is taken back.',
    given: async (world) => {
      const { itemId } = await afterAct(world, world.lead, 'hideContent');
      return {
        who: world.lead,
        args: { actionId: await lastAct(world, itemId) },
        foreign: notTheirs(world),
      };
    },
  },
};
