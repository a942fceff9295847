import { Injectable } from '@nestjs/common';

import type { FieldChange, PartName, PartValues } from '@kith/domain/configuration/configuration';
import type { Proposal } from '@kith/domain/proposal/proposal';

import { row, rows, type Tx, write } from '../platform/db.js';

/** A version of one part, as it is kept. */
export interface StoredPart {
  part: PartName;
  number: number;
  values: PartValues;
}

export interface ProposalRow extends Proposal {
  part: PartName;
  restores: number | null;
  changes: FieldChange[];
  reason: string;
  proposedByName: string | null;
  proposedAt: Date;
  decidedByName: string | null;
}

export interface VersionRow {
  number: number;
  proposalId: string;
  restores: number | null;
  changes: FieldChange[];
  reason: string;
  proposedByName: string | null;
  decidedByName: string | null;
  approvedAt: Date;
}

export interface NewProposal {
  part: PartName;
  base: number;
  restores: number | null;
  changes: readonly FieldChange[];
  reason: string;
  proposedBy: string;
  proposedAt: Date;
}

type Mark = { at: Date; id: string } | null;

const proposal = `
  SELECT p.id, p.part, p.state, p.base, p.restores, p.changes, p.reason, p.proposed_by, p.proposed_at, p.decided_by,
         p.decided_at, p.decision_reason, p.made_version, b.work_name AS proposed_by_name, d.work_name AS decided_by_name
  FROM configuration_proposal p JOIN account b ON b.id = p.proposed_by LEFT JOIN account d ON d.id = p.decided_by`;

@Injectable()
export class ConfigurationStore {
  /** The newest version of every part that was ever changed. */
  inForce(tx: Tx): Promise<StoredPart[]> {
    return rows(
      tx,
      `SELECT DISTINCT ON (part) part, number, part_values AS values FROM configuration_version ORDER BY part, number DESC`,
    );
  }

  /** Values of one version of a part; null where there is none. */
  async valuesOf(tx: Tx, part: PartName, number: number): Promise<PartValues | null> {
    const found = await row<{ values: PartValues }>(
      tx,
      `SELECT part_values AS values FROM configuration_version WHERE part = $1 AND number = $2`,
      [part, number],
    );
    return found?.values ?? null;
  }

  /** Lets one decision after the other through, so that each sees the version that the one before it made. */
  async lock(tx: Tx): Promise<void> {
    await row(tx, `SELECT pg_advisory_xact_lock(hashtext('configuration'))`);
  }

  find(tx: Tx, id: string): Promise<ProposalRow | null> {
    return row(tx, `${proposal} WHERE p.id = $1`, [id]);
  }

  /** The same, held until the transaction ends. */
  hold(tx: Tx, id: string): Promise<ProposalRow | null> {
    return row(tx, `${proposal} WHERE p.id = $1 FOR UPDATE OF p`, [id]);
  }

  /** Of one part, newest first; only those that wait, or only those that were decided. */
  proposals(tx: Tx, part: PartName, waiting: boolean, after: Mark, first: number): Promise<ProposalRow[]> {
    return rows(
      tx,
      `${proposal} WHERE p.part = $1 AND (p.state = 'PROPOSED') = $2
         AND ($3::timestamptz IS NULL OR (p.proposed_at, p.id) < ($3, $4::uuid))
       ORDER BY p.proposed_at DESC, p.id DESC LIMIT $5`,
      [part, waiting, after?.at ?? null, after?.id ?? null, first],
    );
  }

  /** How many proposals wait, by part. */
  async waiting(tx: Tx): Promise<Map<string, number>> {
    const found = await rows<{ part: string; count: number }>(
      tx,
      `SELECT part, count(*)::int AS count FROM configuration_proposal WHERE state = 'PROPOSED' GROUP BY part`,
    );
    return new Map(found.map(({ part, count }) => [part, count]));
  }

  async propose(tx: Tx, made: NewProposal): Promise<string> {
    const created = await row<{ id: string }>(
      tx,
      `INSERT INTO configuration_proposal (part, state, base, restores, changes, reason, proposed_by, proposed_at)
       VALUES ($1, 'PROPOSED', $2, $3, $4, $5, $6, $7) RETURNING id`,
      [
        made.part,
        made.base,
        made.restores,
        JSON.stringify(made.changes),
        made.reason,
        made.proposedBy,
        made.proposedAt,
      ],
    );
    if (!created) throw new Error('A proposal was not written.');
    return created.id;
  }

  async decide(tx: Tx, { id, state, decidedBy, decidedAt, decisionReason, madeVersion }: Proposal): Promise<void> {
    await write(
      tx,
      `UPDATE configuration_proposal SET state = $2, decided_by = $3, decided_at = $4, decision_reason = $5,
         made_version = $6 WHERE id = $1`,
      [id, state, decidedBy, decidedAt, decisionReason, madeVersion],
    );
  }

  async addVersion(tx: Tx, made: StoredPart & { proposalId: string; at: Date }): Promise<void> {
    await write(
      tx,
      `INSERT INTO configuration_version (part, number, proposal_id, part_values, approved_at) VALUES ($1, $2, $3, $4, $5)`,
      [made.part, made.number, made.proposalId, JSON.stringify(made.values), made.at],
    );
  }

  /** Versions of one part, newest first. */
  versions(tx: Tx, part: PartName, after: Mark, first: number): Promise<VersionRow[]> {
    return rows(
      tx,
      `SELECT v.number, v.proposal_id, p.restores, p.changes, p.reason, b.work_name AS proposed_by_name,
              d.work_name AS decided_by_name, v.approved_at
       FROM configuration_version v JOIN configuration_proposal p ON p.id = v.proposal_id
       JOIN account b ON b.id = p.proposed_by LEFT JOIN account d ON d.id = p.decided_by
       WHERE v.part = $1 AND ($2::timestamptz IS NULL OR (v.approved_at, v.proposal_id) < ($2, $3::uuid))
       ORDER BY v.approved_at DESC, v.proposal_id DESC LIMIT $4`,
      [part, after?.at ?? null, after?.id ?? null, first],
    );
  }
}
