import { randomUUID } from 'node:crypto';

import { agreeOn, proposedIn, proposeValues, versionOf } from './configuration.js';
import type { MutationCases } from './mutation-case.js';
import type { MutationWorld } from './mutation-world.js';

/** Another time than the last one that was agreed on in this world. */
let asked = 0;
const minutes = () => 31 + (asked++ % 29);

const baseOf = ({ app, lead }: MutationWorld) => versionOf(app, lead, 'timers');

const aProposal = async ({ app, clinician }: MutationWorld): Promise<string> =>
  proposedIn(await proposeValues(app, clinician, 'timers', { decide: minutes() }));

/** What is agreed, which one person proposes to change and another changes. */
export const configurationCases: MutationCases = {
  proposeConfigurationChange: {
    given: async (world) => ({
      who: world.clinician,
      args: {
        key: randomUUID(),
        input: {
          part: 'timers',
          base: await baseOf(world),
          changes: [{ key: 'decide', value: '15' }],
          reason: 'We need it sooner.',
        },
      },
      foreign: [
        [world.moderator, 'resource.notFound'],
        [world.programme, 'resource.notFound'],
        [world.administrator, 'resource.notFound'],
      ],
    }),
  },
  proposeConfigurationRestore: {
    given: async (world) => {
      await agreeOn(world.app, world.clinician, world.clinicalLead, 'timers', { decide: minutes() });
      return {
        who: world.lead,
        args: {
          key: randomUUID(),
          part: 'timers',
          version: 1,
          base: await baseOf(world),
          reason: 'It was better before.',
        },
        foreign: [[world.moderator, 'resource.notFound']],
      };
    },
  },
  approveConfigurationProposal: {
    withoutKey: 'A proposal is decided once.',
    again: 'proposal.decided',
    given: async (world) => ({
      who: world.clinicalLead,
      args: { id: await aProposal(world), reason: 'Good.' },
      foreign: [
        [world.clinician, 'action.involved'],
        [world.lead, 'action.forbidden'],
        [world.moderator, 'resource.notFound'],
      ],
    }),
  },
  declineConfigurationProposal: {
    withoutKey: 'A proposal is decided once.',
    again: 'proposal.decided',
    given: async (world) => ({
      who: world.clinicalLead,
      args: { id: await aProposal(world), reason: 'Too short at night.' },
      foreign: [
        [world.clinician, 'action.involved'],
        [world.lead, 'action.forbidden'],
        [world.moderator, 'resource.notFound'],
      ],
    }),
  },
  withdrawConfigurationProposal: {
    withoutKey: 'What was taken back is gone.',
    again: 'proposal.decided',
    given: async (world) => ({
      who: world.clinician,
      args: { id: await aProposal(world) },
      foreign: [
        [world.clinicalLead, 'action.forbidden'],
        [world.moderator, 'resource.notFound'],
      ],
    }),
  },
};
