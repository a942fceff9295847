import type { CodeableConcept, Coding, Meta } from '@medplum/fhirtypes';

const terminology = 'http://terminology.hl7.org/CodeSystem';

/** Code systems of others that are used here. */
export const systems = {
  notDone: `${terminology}/communication-not-done-reason`,
  category: `${terminology}/communication-category`,
  flagCategory: `${terminology}/flag-category`,
  actReason: `${terminology}/v3-ActReason`,
  medium: `${terminology}/v3-ParticipationMode`,
  confidentiality: `${terminology}/v3-Confidentiality`,
  handling: `${terminology}/v3-ObservationValue`,
  objectType: `${terminology}/audit-entity-type`,
  observer: `${terminology}/security-source-type`,
  taskCode: 'http://hl7.org/fhir/CodeSystem/task-code',
  dicom: 'http://dicom.nema.org/resources/ontology/DCM',
  loinc: 'http://loinc.org',
} as const;

/** Where this deployment's resources and codes live: absolute, without a slash at the end. */
export type Base = string;

export const baseOf = (publicUrl: string): Base => `${publicUrl}/fhir/R4`;

/** A code of our own. Its system names this deployment, so two of them are never confused. */
export const own = (base: Base, system: string, code: string, display?: string): Coding => ({
  system: `${base}/CodeSystem/${system}`,
  code,
  ...(display && { display }),
});

export const concept = (...coding: Coding[]): CodeableConcept => ({ coding });

/** Restricted, and about somebody under a pseudonym: on everything that leaves (rule 4 of product.md). */
const labels: Coding[] = [
  { system: systems.confidentiality, code: 'R', display: 'restricted' },
  { system: systems.handling, code: 'PSEUDED', display: 'pseudonymized' },
];

export const metaOf = (changedAt: Date): Meta => ({
  lastUpdated: changedAt.toISOString(),
  security: labels,
});
