import type { DocumentReference } from '@medplum/fhirtypes';

import { createHash } from 'node:crypto';

import type { CaseFacts, KeptSnapshot, SignedNote } from '../../escalations/case-file.model.js';
import { concept, metaOf, systems } from './codes.js';
import { patient, practitioner, taskOf } from './task.js';

/** R4 asks for SHA-1 here: it tells whether two copies are the same, and guards nothing. */
const hashOf = (text: string) => createHash('sha1').update(text).digest('base64');

const about = (e: CaseFacts) => ({
  securityLabel: [concept({ system: systems.confidentiality, code: 'R', display: 'restricted' })],
  subject: patient(e),
  context: { related: [taskOf(e.id)] },
});

/**
 * What was written when a signal was raised: that it exists, when, and its hash. The words belong to a community, with
 * others' around them, and stay in the product (rule 4 of product.md).
 */
export function asSnapshotReference(e: CaseFacts, snapshot: KeptSnapshot): DocumentReference {
  const text = [snapshot.title, snapshot.bodySource].filter((part) => part !== null).join('\n');
  const { bytes, hash } = { bytes: Buffer.byteLength(text), hash: hashOf(text) };
  return {
    resourceType: 'DocumentReference',
    id: snapshot.id,
    meta: metaOf(snapshot.takenAt),
    status: 'current',
    type: { text: `Snapshot of a ${snapshot.contentType.toLowerCase()}, version ${snapshot.contentVersion}` },
    date: snapshot.takenAt.toISOString(),
    ...about(e),
    content: [{ attachment: { contentType: 'text/plain; charset=utf-8', size: bytes, hash } }],
  };
}

/** A signed note, or an addendum to one (R37). */
export function asNoteReference(e: CaseFacts, note: SignedNote): DocumentReference {
  const lines = Object.entries(note.fields).map(([name, value]) => `${name}: ${value}`);
  const text = [...lines, note.text].filter(Boolean).join('\n');
  return {
    resourceType: 'DocumentReference',
    id: note.id,
    meta: metaOf(note.signedAt),
    status: 'current',
    docStatus: 'final',
    type: concept({ system: systems.loinc, code: '34109-9', display: 'Note' }),
    date: note.signedAt.toISOString(),
    author: [practitioner(note.authorId)],
    ...(note.addendumTo && {
      relatesTo: [{ code: 'appends', target: { reference: `DocumentReference/${note.addendumTo}` } }],
    }),
    ...about(e),
    content: [
      {
        attachment: {
          contentType: 'text/plain; charset=utf-8',
          data: Buffer.from(text).toString('base64'),
          size: Buffer.byteLength(text),
          hash: hashOf(text),
        },
      },
    ],
  };
}
