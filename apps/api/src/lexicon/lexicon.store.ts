import { Injectable } from '@nestjs/common';

import type { Changes } from '@kith/domain/lexicon/lexicon';
import type { Proposal } from '@kith/domain/proposal/proposal';
import type { Replay } from '@kith/domain/lexicon/replay';
import type { Rule } from '@kith/triage/lexicon/rule';

import { row, rows, type Tx, write } from '../platform/db.js';

export interface ProposalRow extends Proposal, Changes<Rule> {
  restores: number | null;
  reason: string;
  proposedByName: string | null;
  proposedAt: Date;
  decidedByName: string | null;
}

export interface VersionRow {
  number: number;
  proposalId: string;
  touched: string[];
  restores: number | null;
  reason: string;
  proposedByName: string | null;
  decidedByName: string | null;
  approvedAt: Date;
}

export type ReplayRow = Replay & { proposalId: string; madeAt: Date };

export interface NewProposal extends Changes<Rule> {
  base: number;
  restores: number | null;
  reason: string;
  proposedBy: string;
  proposedAt: Date;
}

type Mark = { at: Date; id: string } | null;

const proposal = `
  SELECT p.id, p.state, p.base, p.restores, p.put, p.retired, p.reason, p.proposed_by, p.proposed_at, p.decided_by, p.decided_at,
         p.decision_reason, p.made_version, b.work_name AS proposed_by_name, d.work_name AS decided_by_name
  FROM lexicon_proposal p JOIN account b ON b.id = p.proposed_by LEFT JOIN account d ON d.id = p.decided_by`;

const version = `
  SELECT v.number, v.proposal_id, v.touched, p.restores, p.reason, b.work_name AS proposed_by_name,
         d.work_name AS decided_by_name, v.approved_at
  FROM lexicon_version v JOIN lexicon_proposal p ON p.id = v.proposal_id
  JOIN account b ON b.id = p.proposed_by LEFT JOIN account d ON d.id = p.decided_by`;

@Injectable()
export class LexiconStore {
  /** Lets one decision after the other through, so that each sees the version that the one before it made. */
  async lock(tx: Tx): Promise<void> {
    await row(tx, `SELECT pg_advisory_xact_lock(hashtext('lexicon'))`);
  }

  find(tx: Tx, id: string): Promise<ProposalRow | null> {
    return row(tx, `${proposal} WHERE p.id = $1`, [id]);
  }

  /** The same, held until the transaction ends. */
  hold(tx: Tx, id: string): Promise<ProposalRow | null> {
    return row(tx, `${proposal} WHERE p.id = $1 FOR UPDATE OF p`, [id]);
  }

  /** Newest first; only those that wait, or only those that were decided. */
  proposals(tx: Tx, waiting: boolean, after: Mark, first: number): Promise<ProposalRow[]> {
    return rows(
      tx,
      `${proposal} WHERE (p.state = 'PROPOSED') = $1 AND ($2::timestamptz IS NULL OR (p.proposed_at, p.id) < ($2, $3::uuid))
       ORDER BY p.proposed_at DESC, p.id DESC LIMIT $4`,
      [waiting, after?.at ?? null, after?.id ?? null, first],
    );
  }

  async waiting(tx: Tx): Promise<number> {
    const found = await row<{ count: number }>(
      tx,
      `SELECT count(*)::int AS count FROM lexicon_proposal WHERE state = 'PROPOSED'`,
    );
    return found?.count ?? 0;
  }

  async propose(tx: Tx, made: NewProposal): Promise<string> {
    const created = await row<{ id: string }>(
      tx,
      `INSERT INTO lexicon_proposal (state, base, restores, put, retired, reason, proposed_by, proposed_at)
       VALUES ('PROPOSED', $1, $2, $3, $4, $5, $6, $7) RETURNING id`,
      [made.base, made.restores, JSON.stringify(made.put), made.retired, made.reason, made.proposedBy, made.proposedAt],
    );
    if (!created) throw new Error('A proposal was not written.');
    return created.id;
  }

  async decide(tx: Tx, { id, state, decidedBy, decidedAt, decisionReason, madeVersion }: Proposal): Promise<void> {
    await write(
      tx,
      `UPDATE lexicon_proposal SET state = $2, decided_by = $3, decided_at = $4, decision_reason = $5, made_version = $6
       WHERE id = $1`,
      [id, state, decidedBy, decidedAt, decisionReason, madeVersion],
    );
  }

  async addVersion(
    tx: Tx,
    made: Changes<Rule> & { number: number; proposalId: string; touched: string[]; release: string; at: Date },
  ): Promise<void> {
    await write(
      tx,
      `INSERT INTO lexicon_version (number, proposal_id, put, retired, touched, release, approved_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [made.number, made.proposalId, JSON.stringify(made.put), made.retired, made.touched, made.release, made.at],
    );
  }

  /** Newest first. */
  versions(tx: Tx, after: Mark, first: number): Promise<VersionRow[]> {
    return rows(
      tx,
      `${version} WHERE $1::timestamptz IS NULL OR (v.approved_at, v.proposal_id) < ($1, $2::uuid)
       ORDER BY v.approved_at DESC, v.proposal_id DESC LIMIT $3`,
      [after?.at ?? null, after?.id ?? null, first],
    );
  }

  /** Versions in which one of these rules was changed, newest first. */
  versionsOf(tx: Tx, ruleIds: readonly string[]): Promise<VersionRow[]> {
    return rows(tx, `${version} WHERE v.touched && $1::text[] ORDER BY v.number DESC LIMIT 500`, [ruleIds]);
  }

  /** The version that last changed each rule that was ever changed. */
  async lastTouched(tx: Tx): Promise<Map<string, number>> {
    const found = await rows<{ id: string; number: number }>(
      tx,
      `SELECT id, max(number)::int AS number FROM lexicon_version, unnest(touched) AS id GROUP BY id`,
    );
    return new Map(found.map(({ id, number }) => [id, number]));
  }

  /** The changes of these versions, by number. Version 0 has none. */
  async changesOf(tx: Tx, numbers: readonly number[]): Promise<Map<number, Changes<Rule>>> {
    const found = await rows<{ number: number } & Changes<Rule>>(
      tx,
      `SELECT number, put, retired FROM lexicon_version WHERE number = ANY($1)`,
      [numbers],
    );
    return new Map(found.map(({ number, put, retired }) => [number, { put, retired }]));
  }

  /** The newest replay of each of these proposals. */
  replays(tx: Tx, proposalIds: readonly string[]): Promise<ReplayRow[]> {
    return rows(
      tx,
      `SELECT DISTINCT ON (proposal_id) proposal_id, base, release, sets, made_at FROM lexicon_replay
       WHERE proposal_id = ANY($1) ORDER BY proposal_id, made_at DESC`,
      [proposalIds],
    );
  }

  /** Keeps figures; those that are there already stay. */
  async keepReplay(tx: Tx, proposalId: string, { base, release, sets }: Replay, at: Date): Promise<void> {
    await write(
      tx,
      `INSERT INTO lexicon_replay (proposal_id, base, release, sets, made_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
      [proposalId, base, release, JSON.stringify(sets), at],
    );
  }

  /** The database ends a transaction that asks nothing for 15 seconds. */
  async stayAwake(tx: Tx): Promise<void> {
    await row(tx, `SELECT 1`);
  }
}
