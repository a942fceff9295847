import { randomUUID } from 'node:crypto';

import { row } from '../platform/db.js';
import { onShift } from './desk.js';
import type { MutationCases } from './mutation-case.js';
import { aWaitingConcern } from './mutation-desk-things.js';
import type { MutationWorld } from './mutation-world.js';
import { aModerator, ask, type Someone } from './people.js';

/** Somebody new at the desk who is on shift, with the id of the shift. */
async function onDesk({ app, group }: MutationWorld): Promise<{ who: Someone; shiftId: string }> {
  const who = await aModerator(app, { groups: [group] });
  await onShift(app, who);
  const shift = await row<{ id: string }>(app.dataSource.manager, `SELECT id FROM desk_shift WHERE account_id = $1`, [
    who.accountId,
  ]);
  return { who, shiftId: shift!.id };
}

/** A concern that its holder has offered to a colleague. */
async function anOffer(world: MutationWorld): Promise<{ id: string; from: Someone; to: Someone }> {
  const { who, shiftId } = await onDesk(world);
  const { id } = await aWaitingConcern(world, world.moderator);
  await ask(
    world.app,
    world.moderator,
    `mutation ($key: UUID!, $id: UUID!, $to: UUID!) { offerConcern(key: $key, id: $id, toShiftId: $to, note: "Please.") { id } }`,
    { key: randomUUID(), id, to: shiftId },
  );
  return { id, from: world.moderator, to: who };
}

/** Handing concerns on at the end of a shift. */
export const handoverCases: MutationCases = {
  offerConcern: {
    given: async (world) => {
      const { shiftId } = await onDesk(world);
      const { id } = await aWaitingConcern(world, world.moderator);
      return {
        who: world.moderator,
        args: { key: randomUUID(), id, toShiftId: shiftId, note: 'They may answer tonight.' },
        foreign: [
          [world.farModerator, 'resource.notFound'],
          [world.colleague, 'reviewItem.notYours'],
        ],
      };
    },
  },
  acceptConcern: {
    withoutKey: 'What was taken over is taken over.',
    given: async (world) => {
      const { id, to } = await anOffer(world);
      return {
        who: to,
        args: { id },
        foreign: [
          [world.farModerator, 'shift.notRunning'],
          [(await onDesk(world)).who, 'reviewItem.notOffered'],
        ],
      };
    },
  },
  declineConcern: {
    withoutKey: 'What was not taken over is with its holder.',
    again: 'reviewItem.notOffered',
    given: async (world) => {
      const { id, to } = await anOffer(world);
      return {
        who: to,
        args: { id },
        foreign: [
          [world.farModerator, 'resource.notFound'],
          [world.colleague, 'reviewItem.notOffered'],
        ],
      };
    },
  },
};
