/**
 * What people agree to while joining. The words are in the message catalogue as `consent.<purpose>`; a change of the
 * words is a new version here. Optional ones start unticked, and refusing them never stops anybody from joining.
 */
export const consents = [
  { purpose: 'whoReads', version: '2026-03', required: true },
  { purpose: 'clinicianTold', version: '2026-03', required: true },
  { purpose: 'research', version: '2026-03', required: false },
] as const;

export type ConsentPurpose = (typeof consents)[number]['purpose'];
