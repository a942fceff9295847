import type { CapabilityStatement } from '@medplum/fhirtypes';

import type { Base } from './codes.js';

interface Offer {
  type: string;
  read?: true;
  search?: readonly (readonly [name: string, type: 'token' | 'date' | 'reference'])[];
  operation?: string;
}

const paged = ['_lastUpdated', 'date'] as const;

/** Exactly what `FhirController` answers. */
const offers: readonly Offer[] = [
  { type: 'Task', read: true, search: [paged, ['status', 'token']], operation: 'bundle' },
  { type: 'ServiceRequest', read: true },
  { type: 'Flag', read: true, search: [paged] },
  { type: 'Patient', read: true },
  { type: 'Practitioner', read: true },
  { type: 'Communication', search: [['based-on', 'reference']] },
  { type: 'DocumentReference', search: [['related', 'reference']] },
  { type: 'AuditEvent', search: [['entity', 'reference']] },
];

/** What this server can do, for systems that ask before they talk. */
export const asCapabilityStatement = (base: Base, now: Date): CapabilityStatement => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: now.toISOString(),
  kind: 'instance',
  software: { name: 'Kith' },
  implementation: { description: 'Cases of a peer support community, for the clinic that answers them', url: base },
  fhirVersion: '4.0.1',
  format: ['json'],
  rest: [
    {
      mode: 'server',
      security: { description: 'A bearer key that an administrator made, with the scopes it names.' },
      resource: offers.map(({ type, read, search, operation }) => ({
        type: type as 'Task',
        interaction: [
          ...(read ? [{ code: 'read' as const }] : []),
          ...(search ? [{ code: 'search-type' as const }] : []),
        ],
        ...(search && { searchParam: search.map(([name, kind]) => ({ name, type: kind })) }),
        ...(operation && {
          operation: [{ name: operation, definition: `${base}/OperationDefinition/${operation}` }],
        }),
      })),
    },
  ],
});
