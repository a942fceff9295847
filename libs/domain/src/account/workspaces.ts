import type { Role } from '@kith/contracts/roles';

export type Workspace = 'MEMBER' | 'DESK' | 'CLINIC' | 'RUN';

const opens: Record<Role, readonly Workspace[]> = {
  peerModerator: ['DESK'],
  leadModerator: ['DESK', 'RUN'],
  clinician: ['DESK', 'CLINIC', 'RUN'],
  clinicalLead: ['DESK', 'CLINIC', 'RUN'],
  safeguardingLead: ['DESK', 'CLINIC', 'RUN'],
  privacyOfficer: ['CLINIC', 'RUN'],
  auditor: ['RUN'],
  programmeManager: ['RUN'],
  administrator: ['RUN'],
};

const order: readonly Workspace[] = ['MEMBER', 'DESK', 'CLINIC', 'RUN'];

/** Workspaces a person may enter; everybody is a member. What they may do there is decided thing by thing. */
export const workspacesOf = (roles: readonly Role[]): Workspace[] =>
  order.filter((place) => place === 'MEMBER' || roles.some((role) => opens[role].includes(place)));
