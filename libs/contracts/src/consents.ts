/**
 * What people agree to while joining. The words are in the message catalogue; a change of the words is a new version
 * here. Optional ones start unticked, and refusing them never stops anybody from joining.
 */
export const consents = [
  { purpose: 'community', version: '2026-11', required: true },
  { purpose: 'escalation', version: '2026-11', required: true },
  { purpose: 'health-data', version: '2026-11', required: true },
] as const;

export type ConsentPurpose = (typeof consents)[number]['purpose'];
