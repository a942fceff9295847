import type { HandoffScope, HandoffViewQuery } from '../gql/graphql.js';

export type Handoff = HandoffViewQuery['handoff'];

/** What a clinic's system may read or hear about, the least first. */
export const scopes = ['TASKS', 'COMMUNICATIONS', 'AUDIT'] as const satisfies readonly HandoffScope[];
