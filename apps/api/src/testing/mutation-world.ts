import { randomUUID } from 'node:crypto';

import { row, write } from '../platform/db.js';
import { anApp } from './app.js';
import { onRota } from './clinic.js';
import { onShift } from './desk.js';
import {
  aClinician,
  aGroup,
  aLead,
  aMember,
  aModerator,
  anAccount,
  ask,
  type Someone,
  type TestApp,
} from './people.js';

/** A group with everybody who belongs to it, and one of each who belongs elsewhere. */
export interface MutationWorld {
  app: TestApp;
  group: { id: string; slug: string; name: string };
  elsewhere: { id: string; slug: string; name: string };
  roomId: string;
  /** Members of the group. */
  member: Someone;
  neighbour: Someone;
  /** Member of another group. */
  stranger: Someone;
  /** Moderators: of the group, of another group, of all. */
  moderator: Someone;
  colleague: Someone;
  farModerator: Someone;
  lead: Someone;
  secondLead: Someone;
  /** On call, and not. */
  clinician: Someone;
  otherClinician: Someone;
  clinicalLead: Someone;
  /** The Run workspace: roles and groups. */
  administrator: Someone;
  programme: Someone;
  /** Somebody new in the group, for what can be done to a person once. */
  newMember: () => Promise<Someone>;
  /** A moment so many hours from now. */
  inHours: (hours: number) => string;
}

export async function mutationWorld(): Promise<MutationWorld> {
  const app = await anApp();
  const group = await aGroup(app);
  const elsewhere = await aGroup(app);
  const room = await row<{ id: string }>(
    app.dataSource.manager,
    `INSERT INTO room (group_id, title) VALUES ($1, 'Evenings') RETURNING id`,
    [group.id],
  );
  const clinician = await aClinician(app, { workName: 'Hannah', steppedUp: true });
  await onRota(app, 'PRIMARY', clinician);
  const clinicalLead = await anAccount(app, { roles: ['clinicalLead'], workName: 'Ola', steppedUp: true });
  await onRota(app, 'MANAGER', clinicalLead);
  const moderator = await aModerator(app, { groups: [group], workName: 'Ade' });
  await onShift(app, moderator, 48);
  await write(app.dataSource.manager, `INSERT INTO desk_line (account_id, seen_at) VALUES ($1, $2)`, [
    moderator.accountId,
    app.clock.now(),
  ]);
  const world: MutationWorld = {
    app,
    group,
    elsewhere,
    roomId: room!.id,
    member: await aMember(app, { groups: [group] }),
    neighbour: await aMember(app, { groups: [group] }),
    stranger: await aMember(app, { groups: [elsewhere] }),
    moderator,
    colleague: await aModerator(app, { groups: [group], workName: 'Bo' }),
    farModerator: await aModerator(app, { groups: [elsewhere], workName: 'Cas' }),
    lead: await aLead(app, { steppedUp: true }),
    secondLead: await aLead(app),
    clinician,
    otherClinician: await aClinician(app, { workName: 'Okoro', steppedUp: true }),
    clinicalLead,
    administrator: await anAccount(app, { roles: ['administrator'], steppedUp: true }),
    programme: await anAccount(app, { roles: ['programmeManager'], steppedUp: true }),
    newMember: () => aMember(app, { groups: [group], name: `Member ${randomUUID().slice(0, 8)}` }),
    inHours: (hours) => new Date(app.clock.now().getTime() + hours * 3_600_000).toISOString(),
  };
  // The first who speaks or sets the pace opens the room, which is noted once.
  const pace = `mutation ($id: UUID!) { setRoomPace(roomId: $id, slowModeSeconds: 10) { id } }`;
  await ask(app, moderator, pace, { id: room!.id });
  return world;
}
