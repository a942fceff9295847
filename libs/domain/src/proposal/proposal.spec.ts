import { describe, expect, it } from '@jest/globals';

import { approved, checkBase, declined, type Proposal, withdrawn } from './proposal.js';

const now = new Date('2026-03-02T12:00:00Z');
const proposal: Proposal = {
  id: 'p',
  state: 'PROPOSED',
  base: 3,
  proposedBy: 'hannah',
  decidedBy: null,
  decidedAt: null,
  decisionReason: null,
  madeVersion: null,
};

describe('a change that needs two people', () => {
  it('becomes the next version when a second person approves it', () => {
    expect(approved(proposal, 'ola', 3, '', now)).toMatchObject({
      state: 'APPROVED',
      decidedBy: 'ola',
      decidedAt: now,
      decisionReason: null,
      madeVersion: 4,
    });
  });

  it('is never decided by its maker (R4)', () => {
    expect(() => approved(proposal, 'hannah', 3, '', now)).toThrow('action.involved');
    expect(() => declined(proposal, 'hannah', 'No.', now)).toThrow('action.involved');
  });

  it('is decided once', () => {
    for (const state of ['APPROVED', 'DECLINED', 'WITHDRAWN'] as const) {
      const done = { ...proposal, state };
      expect(() => approved(done, 'ola', 3, '', now)).toThrow('proposal.decided');
      expect(() => declined(done, 'ola', 'No.', now)).toThrow('proposal.decided');
      expect(() => withdrawn(done, 'hannah', now)).toThrow('proposal.decided');
    }
  });

  it('must be looked at anew when another has come into force since', () => {
    expect(() => approved(proposal, 'ola', 4, '', now)).toThrow('proposal.outOfDate');
    expect(() => checkBase(3, 4)).toThrow('proposal.outOfDate');
    expect(() => checkBase(4, 4)).not.toThrow();
  });
});
