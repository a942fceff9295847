import { randomUUID } from 'node:crypto';

import { lexiconVersion } from '@kith/triage/lexicon/all';

import { write } from '../platform/db.js';
import { approveProposal, aRule, proposalIn, proposeChange } from './lexicon.js';
import type { MutationCases } from './mutation-case.js';
import type { MutationWorld } from './mutation-world.js';
import { ask } from './people.js';

const baseOf = async ({ app, lead }: MutationWorld): Promise<number> =>
  (await ask(app, lead, `{ lexicon { version } }`)).data?.['lexicon'].version as number;

const aNewRule = () => aRule({ id: `B8.lantern-${randomUUID().slice(0, 8)}` });

/** A proposal of the clinician that waits, with a replay on what is in force. */
async function aProposal(world: MutationWorld): Promise<string> {
  const base = await baseOf(world);
  const id = proposalIn(await proposeChange(world.app, world.clinician, { base, put: [aNewRule()] }));
  await write(
    world.app.dataSource.manager,
    `INSERT INTO lexicon_replay (proposal_id, base, release, sets, made_at) VALUES ($1, $2, $3, '[]', now())`,
    [id, base, lexiconVersion],
  );
  return id;
}

/** The lexicon, which one person proposes to change and another changes. */
export const lexiconCases: MutationCases = {
  proposeLexiconChange: {
    given: async (world) => ({
      who: world.clinician,
      args: {
        key: randomUUID(),
        input: { base: await baseOf(world), put: [aNewRule()], retire: [], reason: 'We keep hearing this.' },
      },
      foreign: [
        [world.moderator, 'resource.notFound'],
        [world.programme, 'resource.notFound'],
        [world.administrator, 'resource.notFound'],
      ],
    }),
  },
  proposeLexiconRestore: {
    given: async (world) => {
      await approveProposal(world.app, world.clinicalLead, await aProposal(world));
      return {
        who: world.lead,
        args: { key: randomUUID(), version: 0, base: await baseOf(world), reason: 'It was better before.' },
        foreign: [[world.moderator, 'resource.notFound']],
      };
    },
  },
  approveLexiconProposal: {
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
  declineLexiconProposal: {
    withoutKey: 'A proposal is decided once.',
    again: 'proposal.decided',
    given: async (world) => ({
      who: world.clinicalLead,
      args: { id: await aProposal(world), reason: 'Too many alerts.' },
      foreign: [
        [world.clinician, 'action.involved'],
        [world.lead, 'action.forbidden'],
        [world.moderator, 'resource.notFound'],
      ],
    }),
  },
  withdrawLexiconProposal: {
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
  askLexiconReplay: {
    unrecorded: 'It counts and changes nothing.',
    given: async (world) => ({
      who: world.lead,
      args: { key: randomUUID(), id: await aProposal(world) },
      foreign: [[world.moderator, 'resource.notFound']],
    }),
  },
};
