import type { Bundle, OperationOutcome, Resource } from '@medplum/fhirtypes';

import type { Base } from './codes.js';

const fullUrl = (base: Base, resource: Resource) => `${base}/${resource.resourceType}/${resource.id}`;

/** Everything about one case, to be kept or carried elsewhere as one file. */
export const asCollection = (base: Base, resources: readonly Resource[], now: Date): Bundle => ({
  resourceType: 'Bundle',
  type: 'collection',
  timestamp: now.toISOString(),
  entry: resources.map((resource) => ({ fullUrl: fullUrl(base, resource), resource })),
});

/** One page of a search. There is no total: lists grow while they are read. */
export const asSearchset = (
  base: Base,
  resources: readonly Resource[],
  links: { self: string; next: string | null },
): Bundle => ({
  resourceType: 'Bundle',
  type: 'searchset',
  link: [{ relation: 'self', url: links.self }, ...(links.next ? [{ relation: 'next', url: links.next }] : [])],
  entry: resources.map((resource) => ({
    fullUrl: fullUrl(base, resource),
    resource,
    search: { mode: 'match' as const },
  })),
});

export type IssueCode = 'login' | 'forbidden' | 'not-found' | 'invalid' | 'not-supported' | 'throttled' | 'exception';

/** What is wrong and how to mend it, without a word about anybody. */
export const asOutcome = (code: IssueCode, text: string): OperationOutcome => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: code === 'exception' ? 'fatal' : 'error', code, diagnostics: text }],
});
