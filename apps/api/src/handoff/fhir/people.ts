import type { Patient, Practitioner, PractitionerRole } from '@medplum/fhirtypes';

import type { CaseFacts, Clinician } from '../../escalations/case-file.model.js';
import { type Base, metaOf, own, concept } from './codes.js';

/** A pseudonym and nothing else: who it is stays behind a reveal, which is read in the product and never handed over (R41). */
export const asPatient = (base: Base, e: Pick<CaseFacts, 'patientId' | 'changedAt'>): Patient => ({
  resourceType: 'Patient',
  id: e.patientId,
  meta: metaOf(e.changedAt),
  identifier: [{ use: 'secondary', system: `${base}/pseudonym`, value: e.patientId }],
});

/** A clinical person by the name they sign with. Peer moderators are members: none of them is handed over (R2). */
export const asPractitioner = ({ id, name }: Clinician): Practitioner => ({
  resourceType: 'Practitioner',
  id,
  name: [{ use: 'usual', text: name }],
});

export const asPractitionerRole = (base: Base, { id, jobTitle }: Clinician): PractitionerRole => ({
  resourceType: 'PractitionerRole',
  id,
  practitioner: { reference: `Practitioner/${id}` },
  code: [{ ...concept(own(base, 'role', 'clinical')), ...(jobTitle && { text: jobTitle }) }],
});
