import { randomUUID } from 'node:crypto';

import { row } from '../platform/db.js';
import { onShift } from './desk.js';
import type { MutationCases } from './mutation-case.js';
import type { MutationWorld } from './mutation-world.js';
import { aModerator, ask, type Someone } from './people.js';

/** A moderator who has asked for a talk. */
async function aTalk({ app, group }: MutationWorld): Promise<{ who: Someone; id: string; version: number }> {
  const who = await aModerator(app, { groups: [group] });
  await ask(app, who, `mutation ($key: UUID!) { askForTalk(key: $key, wanted: true) { id } }`, { key: randomUUID() });
  const talk = await row<{ id: string; version: number }>(
    app.dataSource.manager,
    `SELECT id, version FROM care_talk WHERE account_id = $1`,
    [who.accountId],
  );
  return { who, ...talk! };
}

/** Care for moderators. */
export const careCases: MutationCases = {
  stepAway: {
    nobodyElse: 'One steps away from one’s own shift: there is no id in it.',
    withoutKey: 'A shift ends once.',
    again: 'shift.notRunning',
    given: async ({ app, group }) => {
      const who = await aModerator(app, { groups: [group] });
      await onShift(app, who);
      return { who, args: {} };
    },
  },
  askForTalk: {
    given: async ({ app, group, member }) => ({
      who: await aModerator(app, { groups: [group] }),
      args: { key: randomUUID(), wanted: true },
      foreign: [[member, 'resource.notFound']],
    }),
  },
  arrangeTalk: {
    withoutKey: 'It names the moment for which it is arranged, and the version.',
    again: 'resource.stale',
    given: async (world) => {
      const { id, version, who } = await aTalk(world);
      return {
        who: world.lead,
        args: { id, version, at: world.inHours(20) },
        foreign: [
          [world.colleague, 'resource.notFound'],
          [who, 'action.forbidden'],
        ],
      };
    },
  },
  holdTalk: {
    withoutKey: 'A talk is held once.',
    given: async (world) => {
      const { id, version, who } = await aTalk(world);
      return {
        who: world.lead,
        args: { id, version },
        foreign: [
          [world.colleague, 'resource.notFound'],
          [who, 'action.forbidden'],
        ],
      };
    },
  },
  declineTalk: {
    withoutKey: 'A talk is declined once.',
    given: async (world) => {
      const { id, version, who } = await aTalk(world);
      return {
        who,
        args: { id, version },
        foreign: [
          [world.colleague, 'resource.notFound'],
          [world.lead, 'action.forbidden'],
        ],
      };
    },
  },
  answerPulse: {
    withoutKey: 'One answers once a month.',
    unrecorded: 'An entry would say when somebody answered, and lead to the answers.',
    given: async ({ app, group, member }) => ({
      who: await aModerator(app, { groups: [group] }),
      args: { answers: [1, 2, 3, 4, 5] },
      foreign: [[member, 'action.forbidden']],
    }),
  },
  answerPractice: {
    withoutKey: 'The last answer is kept.',
    unrecorded: 'Practice stays out of the record of care; it has a table of its own.',
    given: async ({ app, group, member }) => ({
      who: await aModerator(app, { groups: [group] }),
      args: { code: 'ketones', level: 'CRISIS', act: 'escalate' },
      foreign: [[member, 'action.forbidden']],
    }),
  },
  recordSupervision: {
    withoutKey: 'Once for each pair and day.',
    given: async ({ app, group, lead, moderator }) => ({
      who: lead,
      args: { accountId: (await aModerator(app, { groups: [group] })).accountId, heldOn: '2026-03-01' },
      foreign: [[moderator, 'resource.notFound']],
    }),
  },
};
