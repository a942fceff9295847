import { randomUUID } from 'node:crypto';

import { HandoffKeyService } from '../handoff/handoff-key.service.js';
import { EndpointService } from '../handoff/endpoint.service.js';
import { row } from '../platform/db.js';
import type { Given, MutationCases } from './mutation-case.js';
import { anOwnedCase } from './mutation-clinic-things.js';
import type { MutationWorld } from './mutation-world.js';

const noOfficers = ({ lead, clinician, member }: MutationWorld): NonNullable<Given['foreign']> => [
  [lead, 'resource.notFound'],
  [clinician, 'resource.notFound'],
  [member, 'resource.notFound'],
];
const onlyAdministrators = (world: MutationWorld): NonNullable<Given['foreign']> => [
  [world.clinicalLead, 'action.forbidden'],
  ...noOfficers(world),
];

const aKeyOf = async ({ app, administrator }: MutationWorld, scopes: ('TASKS' | 'AUDIT')[]) =>
  (
    await app
      .get(HandoffKeyService)
      .create(administrator.actor, { key: randomUUID(), name: 'Records', scopes, days: 30 })
  ).id;
const anEndpointOf = async ({ app, administrator }: MutationWorld) =>
  (
    await app.get(EndpointService).create(administrator.actor, {
      key: randomUUID(),
      name: 'Records',
      url: 'https://clinic.example.org/in',
      scopes: ['TASKS'],
    })
  ).id;

/** Keys and endpoints of a clinic's own system, and a case as a file. */
export const handoffCases: MutationCases = {
  createHandoffKey: {
    given: async (world) => ({
      who: world.administrator,
      args: { input: { key: randomUUID(), name: 'Clinic records', scopes: ['TASKS'], days: 90 } },
      foreign: onlyAdministrators(world),
    }),
  },
  approveHandoffKey: {
    withoutKey: 'Once is enough; again changes nothing.',
    given: async (world) => ({
      who: world.clinicalLead,
      args: { id: await aKeyOf(world, ['AUDIT']) },
      foreign: [[world.administrator, 'action.forbidden'], ...noOfficers(world)],
    }),
  },
  revokeHandoffKey: {
    withoutKey: 'A key ends once.',
    given: async (world) => ({
      who: world.administrator,
      args: { id: await aKeyOf(world, ['TASKS']) },
      foreign: noOfficers(world),
    }),
  },
  createHandoffEndpoint: {
    given: async (world) => ({
      who: world.administrator,
      args: {
        input: { key: randomUUID(), name: 'Clinic records', url: 'https://clinic.example.org/in', scopes: ['TASKS'] },
      },
      foreign: onlyAdministrators(world),
    }),
  },
  stopHandoffEndpoint: {
    withoutKey: 'It ends once.',
    given: async (world) => ({
      who: world.administrator,
      args: { id: await anEndpointOf(world) },
      foreign: noOfficers(world),
    }),
  },
  redeliverHandoff: {
    withoutKey: 'What is on its way is not sent again.',
    again: 'resource.stale',
    given: async (world) => {
      const { id: caseId } = await anOwnedCase(world);
      const delivery = await row<{ id: string }>(
        world.app.dataSource.manager,
        `INSERT INTO handoff_delivery (endpoint_id, escalation_id, event_id, event, status, attempts, answer, created_at)
         VALUES ($1, $2, $3, 'escalation.opened', 'DEAD', 9, '503', $4) RETURNING id`,
        [await anEndpointOf(world), caseId, randomUUID(), world.app.clock.now()],
      );
      return { who: world.administrator, args: { id: delivery!.id }, foreign: onlyAdministrators(world) };
    },
  },
  exportCase: {
    withoutKey: 'It changes nothing.',
    repeats: { leave: ['audit_entry'], because: 'Each file is on record.' },
    given: async (world) => {
      const { id, owner } = await anOwnedCase(world);
      return {
        who: world.clinicalLead,
        args: { caseId: id },
        foreign: [
          [owner, 'action.forbidden'],
          [world.moderator, 'resource.notFound'],
          [world.administrator, 'resource.notFound'],
        ],
      };
    },
  },
};
