import { randomUUID } from 'node:crypto';

import { row, write } from '../platform/db.js';
import { onShift, report } from './desk.js';
import { aThread } from './forum.js';
import type { MutationCases } from './mutation-case.js';
import { aDecision, anAppeal, aProposal } from './mutation-desk-things.js';
import { aModerator } from './people.js';

const heard = 'Nobody who asks for a person is refused.';

/** What members say about others and about decisions, and the shifts of those who listen. */
export const voiceCases: MutationCases = {
  report: {
    given: async ({ app, member, newMember, stranger, group }) => ({
      who: member,
      args: {
        input: {
          key: randomUUID(),
          contentType: 'POST',
          contentId: (await aThread(app, await newMember(), group)).postId,
          door: 'WORRIED',
          category: 'safety',
          note: 'It worries me.',
        },
      },
      foreign: [[stranger, 'resource.notFound']],
    }),
  },
  stillWorried: {
    withoutKey: 'A report that is open again is open.',
    given: async ({ app, member, newMember, neighbour, group }) => {
      const { postId } = await aThread(app, await newMember(), group);
      const { data } = await report(app, member, { contentId: postId });
      const { id } = data!['report'] as { id: string };
      await write(
        app.dataSource.manager,
        `UPDATE report SET status = 'DEALT_WITH', outcome = 'supported', outcome_at = $2 WHERE id = $1`,
        [id, app.clock.now()],
      );
      return { who: member, args: { reportId: id }, foreign: [[neighbour, 'resource.notFound']] };
    },
  },
  askForHelp: {
    nobodyElse: heard,
    given: async ({ newMember, group }) => ({
      who: await newMember(),
      args: { input: { key: randomUUID(), groupId: group.id, words: 'I need somebody to talk to.' } },
    }),
  },
  askForHelpSignedOut: {
    nobodyElse: heard,
    given: async () => ({
      who: null,
      args: { key: randomUUID(), country: 'GB', contact: 'ring me on 07700 900 417', words: 'I cannot go on.' },
    }),
  },
  appealDecision: {
    given: async (world) => {
      const { author, id } = await aDecision(world);
      return {
        who: author,
        args: { key: randomUUID(), decisionId: id, words: 'It was about me.' },
        foreign: [
          [world.neighbour, 'resource.notFound'],
          [world.moderator, 'resource.notFound'],
        ],
      };
    },
  },
  decideAppeal: {
    given: async (world) => ({
      who: world.secondLead,
      args: { key: randomUUID(), id: await anAppeal(world), outcome: 'OVERTURNED', answer: 'You were right.' },
      foreign: [
        [world.lead, 'action.involved'],
        [world.moderator, 'resource.notFound'],
        [world.member, 'resource.notFound'],
      ],
    }),
  },
  confirmProposal: {
    withoutKey: 'A proposal is decided once.',
    again: 'proposal.decided',
    given: async (world) => ({
      who: world.lead,
      args: { id: await aProposal(world), confirm: true },
      foreign: [
        [world.moderator, 'action.forbidden'],
        [world.farModerator, 'resource.notFound'],
      ],
    }),
  },
  startShift: {
    withoutKey: 'Somebody is on shift once.',
    anyFits: { until: 'A planned shift has its end already.' },
    given: async ({ app, group, colleague, inHours }) => {
      const who = await aModerator(app, { groups: [group] });
      const shift = await row<{ id: string }>(
        app.dataSource.manager,
        `INSERT INTO desk_shift (account_id, planned_from, planned_until, status) VALUES ($1, $2, $3, 'PLANNED') RETURNING id`,
        [who.accountId, app.clock.now(), inHours(4)],
      );
      return {
        who,
        args: { shiftId: shift!.id, until: inHours(4), hardItemCap: 3, prefersNot: ['B'], feeling: 'STEADY' },
        foreign: [[colleague, 'action.forbidden']],
      };
    },
  },
  declineTopics: {
    nobodyElse: 'One declines for oneself: there is no id in it.',
    withoutKey: 'It names what is declined afterwards.',
    given: async ({ app, group }) => {
      const who = await aModerator(app, { groups: [group] });
      await onShift(app, who);
      return { who, args: { prefersNot: ['B'] } };
    },
  },
  endShift: {
    nobodyElse: 'One ends one’s own shift: there is no id in it.',
    withoutKey: 'A shift ends once.',
    again: 'shift.notRunning',
    given: async ({ app, group }) => {
      const who = await aModerator(app, { groups: [group] });
      await onShift(app, who);
      return { who, args: { handoverNote: 'All quiet.', wantsDebrief: true, feeling: 'STEADY' } };
    },
  },
  planDeskShift: {
    withoutKey: 'Nobody has two shifts at one time.',
    again: 'shift.overlaps',
    given: async ({ app, group, lead, moderator, inHours }) => ({
      who: lead,
      args: {
        accountId: (await aModerator(app, { groups: [group] })).accountId,
        from: inHours(30),
        until: inHours(34),
      },
      foreign: [[moderator, 'action.forbidden']],
    }),
  },
  removeDeskShift: {
    withoutKey: 'What was taken out is gone.',
    again: ['resource.notFound', 'shift.notStartable'],
    given: async ({ app, group, lead, moderator, inHours }) => {
      const shift = await row<{ id: string }>(
        app.dataSource.manager,
        `INSERT INTO desk_shift (account_id, planned_from, planned_until, status) VALUES ($1, $2, $3, 'PLANNED') RETURNING id`,
        [(await aModerator(app, { groups: [group] })).accountId, inHours(40), inHours(44)],
      );
      return { who: lead, args: { id: shift!.id }, foreign: [[moderator, 'action.forbidden']] };
    },
  },
};
