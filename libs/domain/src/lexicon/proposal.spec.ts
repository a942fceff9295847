import { describe, expect, it } from '@jest/globals';

import type { Proposal } from '../proposal/proposal.js';
import { approvedWithReplay, type Standing } from './proposal.js';
import { concernsOf, replayed, type SetReplay } from './replay.js';

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
const set = (wish: Partial<SetReplay> = {}): SetReplay => ({
  name: 'diabetes',
  ordinary: false,
  messages: 200,
  grave: 100,
  traps: 20,
  before: { heard: 90, wrong: 2, wrongTraps: 1 },
  after: { heard: 90, wrong: 2, wrongTraps: 1 },
  changed: [],
  ...wish,
});
const everyday = (before: number, after: number) =>
  set({
    name: 'ordinary',
    ordinary: true,
    messages: 1000,
    grave: 0,
    before: { heard: 0, wrong: before, wrongTraps: 0 },
    after: { heard: 0, wrong: after, wrongTraps: 0 },
  });
const losing = (heard: number) => set({ after: { heard, wrong: 2, wrongTraps: 1 } });
const standing = (sets: SetReplay[] = [set()], wish: Partial<Standing> = {}): Standing => ({
  inForce: 3,
  release: 'lexicon-2',
  replay: { base: 3, release: 'lexicon-2', sets },
  ...wish,
});

describe('a proposed change of the lexicon', () => {
  it('becomes the next version when a second person approves it', () => {
    expect(approvedWithReplay(proposal, 'ola', standing(), '', now)).toMatchObject({
      state: 'APPROVED',
      madeVersion: 4,
    });
  });

  it('waits for a replay of exactly this on what is in force', () => {
    const without = [
      null,
      { base: 2, release: 'lexicon-2', sets: [set()] },
      { base: 3, release: 'lexicon-1', sets: [set()] },
    ];
    for (const replay of without)
      expect(() => approvedWithReplay(proposal, 'ola', standing([], { replay }), 'Because.', now)).toThrow(
        'lexicon.replayNeeded',
      );
  });

  it.each([
    ['loses more than a point of recall in any set', [set(), losing(88)]],
    ['disturbs more than ten in a thousand everyday messages, and more than before', [everyday(8, 11)]],
  ])('that %s needs a written reason', (_, sets) => {
    expect(() => approvedWithReplay(proposal, 'ola', standing(sets), '', now)).toThrow('lexicon.reasonNeeded');
    expect(approvedWithReplay(proposal, 'ola', standing(sets), 'We accept this.', now)).toMatchObject({
      decisionReason: 'We accept this.',
    });
  });

  it.each([
    ['one point', [losing(89)], []],
    ['two points', [losing(88)], ['RECALL_FALLS']],
    ['more alerts, still few', [everyday(2, 10)], []],
    ['many alerts, no more than before', [everyday(12, 12)], []],
    ['both', [losing(80), everyday(1, 30)], ['RECALL_FALLS', 'ALERTS_RISE']],
  ])('is weighed: %s', (_, sets, concerns) => expect(concernsOf({ sets })).toEqual(concerns));
});

describe('a replay', () => {
  it('counts what each lexicon heard, and names the messages that moved', () => {
    const messages = [
      { id: '1', text: '', level: 'CRISIS' },
      { id: '2', text: '', level: 'RED' },
      { id: '3', text: '', level: 'GREEN', trap: 'idiom' },
      { id: '4', text: '', level: 'AMBER' },
    ] as const;
    const levels = [
      { before: 'RED', after: 'CRISIS' },
      { before: 'RED', after: 'AMBER' },
      { before: 'GREEN', after: 'RED' },
      { before: 'AMBER', after: 'AMBER' },
    ] as const;
    expect(replayed({ name: 'x', ordinary: false, messages }, levels)).toEqual({
      name: 'x',
      ordinary: false,
      messages: 4,
      grave: 2,
      traps: 1,
      before: { heard: 2, wrong: 0, wrongTraps: 0 },
      after: { heard: 1, wrong: 1, wrongTraps: 1 },
      changed: [
        { id: '1', from: 'RED', to: 'CRISIS' },
        { id: '2', from: 'RED', to: 'AMBER' },
        { id: '3', from: 'GREEN', to: 'RED' },
      ],
    });
  });
});
