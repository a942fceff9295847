/** Roles of safety.md 2.1. One account may hold several; every signed-in person is a member. */
export const roles = [
  'peerModerator',
  'leadModerator',
  'clinician',
  'clinicalLead',
  'safeguardingLead',
  'privacyOfficer',
  'auditor',
  'programmeManager',
  'administrator',
] as const;
export type Role = (typeof roles)[number];
