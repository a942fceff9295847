import { randomUUID } from 'node:crypto';

import { row } from '../platform/db.js';
import type { Given, MutationCases } from './mutation-case.js';
import { made } from './mutation-things.js';
import type { MutationWorld } from './mutation-world.js';
import { aClinician } from './people.js';

/** How somebody is paged is only theirs, and only clinical people are paged. */
const notPaged = ({ moderator, member }: MutationWorld): NonNullable<Given['foreign']> => [
  [moderator, 'resource.notFound'],
  [member, 'resource.notFound'],
];

const aBrowser = () => ({
  endpoint: `https://fcm.googleapis.com/fcm/send/${randomUUID()}`,
  p256dh: 'BF8Ps9ZfUYe0-FEjAb0l75BuNMPUwAoXgJbzHnyhdH7BnGifvUKHf1UpzGr43H1Sl6vZa5XkNk-wu4Ro94HOFXI',
  auth: 'tBHItJI5svbpez7KI4CCXg',
});
const add = `mutation ($key: UUID!, $endpoint: String!, $p256dh: String!, $auth: String!) {
  addPageDevice(key: $key, endpoint: $endpoint, p256dh: $p256dh, auth: $auth) { pushKey } }`;

/** By which ways a clinician is paged. */
export const pagingCases: MutationCases = {
  setPagePhone: {
    given: async (world) => ({
      // Somebody new each time: a second number takes the place of the first.
      who: await aClinician(world.app),
      args: { key: randomUUID(), place: 'FIRST', number: '+44 7700 900417' },
      foreign: notPaged(world),
    }),
  },
  addPageDevice: {
    given: async (world) => ({
      who: world.clinician,
      args: { key: randomUUID(), ...aBrowser() },
      foreign: notPaged(world),
    }),
  },
  removePageDevice: {
    withoutKey: 'What was taken out is gone.',
    again: 'resource.notFound',
    given: async (world) => {
      await made(world.app, world.clinician, add, { key: randomUUID(), ...aBrowser() });
      const device = await row<{ id: string }>(
        world.app.dataSource.manager,
        `SELECT id FROM page_device WHERE account_id = $1 ORDER BY added_at DESC, id DESC LIMIT 1`,
        [world.clinician.accountId],
      );
      return {
        who: world.clinician,
        args: { id: device!.id },
        foreign: [...notPaged(world), [world.otherClinician, 'resource.notFound']],
      };
    },
  },
  testPage: {
    given: async (world) => ({
      who: world.clinician,
      args: { key: randomUUID(), way: 'IN_APP' },
      foreign: notPaged(world),
    }),
  },
};
