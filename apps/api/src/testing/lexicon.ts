import { randomUUID } from 'node:crypto';

import type { Changes } from '@kith/domain/lexicon/lexicon';
import type { Rule } from '@kith/triage/lexicon/rule';

import { Db, row, write } from '../platform/db.js';
import { InForce } from '../platform/in-force.js';
import { type Answer, ask, type Someone, type TestApp } from './people.js';

/** A rule as somebody writes it; a new one unless told otherwise. */
export const aRule = (wish: Record<string, unknown> = {}) => ({
  id: 'B8.lantern-out',
  signal: 'B8',
  level: 'RED',
  certainty: 'strong',
  hold: false,
  all: [['put my lantern out']],
  within: 0,
  unless: ['camp(?:ing|site)'],
  positive: ['I want to put my lantern out.'],
  negative: ['We put the kettle on.'],
  ...wish,
});

const fields = `id state base outOfDate restores ruleIds reason proposedByName decidedByName decisionReason madeVersion viewerCan { decide withdraw }`;

export const proposeChange = (
  app: TestApp,
  who: Someone,
  input: Record<string, unknown>,
  key: string = randomUUID(),
): Promise<Answer> =>
  ask(
    app,
    who,
    `mutation ($key: UUID!, $input: LexiconChangeInput!) { proposeLexiconChange(key: $key, input: $input) { ${fields} } }`,
    { key, input: { base: 0, put: [], retire: [], reason: 'We keep hearing this.', ...input } },
  );

export const proposeRestore = (app: TestApp, who: Someone, version: number, base: number): Promise<Answer> =>
  ask(
    app,
    who,
    `mutation ($key: UUID!, $version: Int!, $base: Int!) {
      proposeLexiconRestore(key: $key, version: $version, base: $base, reason: "It was better.") { ${fields} } }`,
    { key: randomUUID(), version, base },
  );

export const approveProposal = (app: TestApp, who: Someone, id: string, reason?: string): Promise<Answer> =>
  ask(
    app,
    who,
    `mutation ($id: UUID!, $reason: String) { approveLexiconProposal(id: $id, reason: $reason) { ${fields} } }`,
    { id, reason },
  );

/** The id of a proposal that was made; throws when it was refused. */
export function proposalIn(answer: Answer): string {
  if (answer.errors) throw new Error(`The proposal was refused: ${JSON.stringify(answer.errors)}`);
  return (Object.values(answer.data!)[0] as { id: string }).id;
}

/** Writes a version as an approval does, without its checks, and tells of it. */
export const approveAt = (
  app: TestApp,
  number: number,
  { put, retired }: Changes<Rule>,
  who: { by: Someone; and: Someone },
): Promise<void> =>
  app.get(Db).tx(async (tx) => {
    const proposal = await row<{ id: string }>(
      tx,
      `INSERT INTO lexicon_proposal (state, base, put, retired, reason, proposed_by, proposed_at, decided_by, decided_at, made_version)
       VALUES ('APPROVED', $1, '[]', '{}', 'Why', $2, now(), $3, now(), $1 + 1) RETURNING id`,
      [number - 1, who.by.accountId, who.and.accountId],
    );
    await write(
      tx,
      `INSERT INTO lexicon_version (number, proposal_id, put, retired, touched, release, approved_at)
       VALUES ($1, $2, $3, $4, '{}', 'lexicon', now())`,
      [number, proposal!.id, JSON.stringify(put), retired],
    );
    await app.get(InForce).tell(tx);
  });
