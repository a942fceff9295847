import { randomUUID } from 'node:crypto';

import { row, write } from '../platform/db.js';
import type { MutationCases } from './mutation-case.js';
import { aWaitingConcern } from './mutation-desk-things.js';
import type { MutationWorld } from './mutation-world.js';
import { anAccount, ask, type Someone } from './people.js';

const officer = ({ app }: MutationWorld) => anAccount(app, { roles: ['privacyOfficer'], workName: 'Noor' });

/** A run that waits for its second person; none other is open. */
async function aRun(world: MutationWorld): Promise<{ id: string; maker: Someone }> {
  await write(
    world.app.dataSource.manager,
    `UPDATE retention_run SET state = 'WITHDRAWN' WHERE state IN ('PROPOSED', 'RUNNING')`,
  );
  const maker = await officer(world);
  const made = await ask(world.app, maker, `mutation ($key: UUID!) { proposeRetentionRun(key: $key) { id } }`, {
    key: randomUUID(),
  });
  return { id: made.data!['proposeRetentionRun'].id, maker };
}

async function aNumber(world: MutationWorld): Promise<number> {
  const { id } = await aWaitingConcern(world);
  const found = await row<{ reference: number }>(
    world.app.dataSource.manager,
    `SELECT reference FROM review_item WHERE id = $1`,
    [id],
  );
  return found!.reference;
}

/** What is kept for how long. */
export const retentionCases: MutationCases = {
  proposeRetentionRun: {
    given: async (world) => {
      await aRun(world);
      await write(
        world.app.dataSource.manager,
        `UPDATE retention_run SET state = 'WITHDRAWN' WHERE state = 'PROPOSED'`,
      );
      return { who: await officer(world), args: { key: randomUUID() }, foreign: [[world.lead, 'resource.notFound']] };
    },
  },
  letRetentionRunGo: {
    withoutKey: 'What was let go is let go.',
    again: 'proposal.decided',
    given: async (world) => {
      const { id, maker } = await aRun(world);
      return {
        who: world.administrator,
        args: { id },
        foreign: [
          [maker, 'action.involved'],
          [world.lead, 'resource.notFound'],
        ],
      };
    },
  },
  withdrawRetentionRun: {
    withoutKey: 'What was withdrawn is withdrawn.',
    again: 'proposal.decided',
    given: async (world) => {
      const { id, maker } = await aRun(world);
      return { who: maker, args: { id }, foreign: [[world.clinicalLead, 'resource.notFound']] };
    },
  },
  placeLegalHold: {
    given: async (world) => ({
      who: await officer(world),
      args: { key: randomUUID(), concern: await aNumber(world), reason: 'A court has asked.' },
      foreign: [
        [world.administrator, 'action.forbidden'],
        [world.lead, 'resource.notFound'],
      ],
    }),
  },
  liftLegalHold: {
    withoutKey: 'What was lifted is lifted.',
    given: async (world) => {
      const who = await officer(world);
      const placed = await ask(
        world.app,
        who,
        `mutation ($key: UUID!, $concern: Int!) { placeLegalHold(key: $key, concern: $concern, reason: "Asked") { id } }`,
        { key: randomUUID(), concern: await aNumber(world) },
      );
      return {
        who,
        args: { id: placed.data!['placeLegalHold'].id },
        foreign: [
          [world.administrator, 'action.forbidden'],
          [world.lead, 'resource.notFound'],
        ],
      };
    },
  },
};
