import type { Batch } from '../platform/loaders.js';
import { type CertificateRow, PeopleStore } from './people.store.js';

const store = new PeopleStore();

/** Certificates by account id. */
export const certificatesOf: Batch<CertificateRow[]> = async (ids, { db }) => {
  const found = new Map<string, CertificateRow[]>(ids.map((id) => [id, []]));
  for (const certificate of await store.certificates(db, ids)) found.get(certificate.accountId)?.push(certificate);
  return found;
};
