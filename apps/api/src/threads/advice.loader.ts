import type { Role } from '@kith/contracts/roles';

import { rows } from '../platform/db.js';
import type { Batch } from '../platform/loaders.js';

export interface CorrectionRow {
  postId: string;
  role: Role;
  name: string | null;
  bodySource: string;
  writtenAt: Date;
}

/** The standing correction of each post. */
export const correctionOf: Batch<CorrectionRow> = async (postIds, { db }) => {
  const found = await rows<CorrectionRow>(
    db,
    `SELECT post_id, role, name, body_source, written_at FROM post_correction WHERE post_id = ANY($1) AND replaced_at IS NULL`,
    [postIds],
  );
  return new Map(found.map((one) => [one.postId, one]));
};
