import type { RetentionViewQuery } from '../gql/graphql.js';

/** What the page of retention shows. */
export type Retention = RetentionViewQuery['retention'];
