import type { Role } from '@kith/contracts/roles';

/** Whoever holds one of these signs clinical work with a name and may be named to a clinic's system. */
export const clinicalRoles: readonly string[] = [
  'clinician',
  'clinicalLead',
  'safeguardingLead',
] satisfies readonly Role[];
