import { describe, expect, it } from '@jest/globals';

import type { Role } from '@kith/contracts/roles';

import type { Actor } from '../actor.js';
import {
  askUndo,
  condolence,
  confirmUndo,
  decideName,
  isDeath,
  type Memorial,
  memorialName,
  nameChoices,
} from './memorial.js';
import { memorialPolicy } from './memorial.policy.js';

const now = new Date('2026-03-01T12:00:00Z');
const frozen: Memorial = {
  id: 'm',
  accountId: 'gone',
  escalationId: 'case',
  frozenAt: now,
  nameChoice: null,
  decidedBy: null,
  decidedAt: null,
  undoAskedBy: null,
  undoAskedAt: null,
  undoReason: null,
  undoneBy: null,
  undoneAt: null,
  version: 1,
};
const code = (wanted: string) => expect.objectContaining({ code: wanted });

describe('after a death (R47)', () => {
  it('is known by its outcome, the main one or a further one', () => {
    expect(isDeath({ outcome: 'OC16', extraOutcomes: [] })).toBe(true);
    expect(isDeath({ outcome: 'OC05', extraOutcomes: ['OC16'] })).toBe(true);
    expect(isDeath({ outcome: 'OC05', extraOutcomes: ['OC11'] })).toBe(false);
  });

  it('shows the name as a lead decides', () => {
    expect(nameChoices.map((choice) => memorialName(choice, 'Fern'))).toEqual([
      'Fern',
      'Fern, in memory',
      'A former member',
    ]);
    expect(condolence('Fern')).toContain('Fern');
  });

  it('is undone by two people, and then stands no more (R4)', () => {
    expect(() => confirmUndo(frozen, 'second', now)).toThrow(code('escalation.secondPersonNeeded'));
    const asked = askUndo(frozen, 'lead', 'It was another person of that name.', now);
    expect(() => confirmUndo(asked, 'lead', now)).toThrow(code('escalation.secondPersonNeeded'));
    const undone = confirmUndo(asked, 'second', now);
    expect(undone).toMatchObject({ undoneBy: 'second', undoneAt: now });
    expect(() => decideName(undone, 'lead', 'KEEP', now)).toThrow(code('memorial.undone'));
  });
});

describe('who may do what about a memorial', () => {
  const actor = (id: string, roles: Role[] = [], secondFactor = roles.length > 0): Actor => ({ id, roles, moderates: ['group'], secondFactor, steppedUp: false }); // prettier-ignore
  const columns = Object.keys(memorialPolicy) as (keyof typeof memorialPolicy)[];
  const row = (who: Actor, m: Memorial) =>
    columns.map((action) => (memorialPolicy[action](who, m) ? 'yes' : '-')).join(' ');
  const asked = { ...frozen, undoAskedBy: 'asker' };

  it('has a column for every action', () =>
    expect(columns.join(' ')).toBe('read decideName noteDebrief askUndo confirmUndo'));

  it.each<[string, Actor, string]>([
    ['a member', actor('anyone'), '- - - - -'],
    ['a peer moderator', actor('peer', ['peerModerator']), '- - - - -'],
    ['a clinician', actor('c', ['clinician']), '- - - - -'],
    ['the privacy officer', actor('p', ['privacyOfficer']), '- - - - -'],
    ['a lead moderator', actor('l', ['leadModerator']), 'yes yes yes - -'],
    ['a lead moderator without a second factor', actor('l', ['leadModerator'], false), '- - - - -'],
    ['the clinical lead who asked for the undoing', actor('asker', ['clinicalLead']), 'yes yes yes yes -'],
    ['another clinical lead', actor('cl', ['clinicalLead']), 'yes yes yes yes yes'],
    ['a safeguarding lead', actor('sl', ['safeguardingLead']), 'yes yes yes - yes'],
    ['the account itself', actor('gone', ['clinicalLead']), '- - - - -'],
  ])('%s', (_who, who, expected) => expect(row(who, asked)).toBe(expected));

  it('allows nothing but reading and talking once it is undone', () => {
    expect(row(actor('cl', ['clinicalLead']), { ...asked, undoneAt: now })).toBe('yes - yes - -');
  });
});
