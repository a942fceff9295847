import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Role } from '@kith/contracts/roles';

import type { Actor } from '../actor.js';
import type { RotaSpan } from './rota.js';
import { endOffer, offer, refuse, type Swap, take } from './swap.js';
import { swapPolicy } from './swap.policy.js';

const at = (hour: number) => new Date(Date.UTC(2026, 2, 3, hour));
const now = at(0);
const shift: RotaSpan = { duty: 'PRIMARY', accountId: 'ann', from: at(8), until: at(20) };
const aSwap = (changes: Partial<Swap> = {}): Swap => ({
  id: 'swap',
  shiftId: 'shift',
  duty: 'PRIMARY',
  from: at(8),
  until: at(20),
  offeredBy: 'ann',
  offeredTo: 'ben',
  refusedBy: [],
  status: 'OFFERED',
  takenBy: null,
  ...changes,
});
const answerOf = (run: () => unknown) => {
  try {
    run();
    return 'accepted';
  } catch (error) {
    const { code, details } = error as { code: string; details?: { field?: string } };
    return details?.field ? `${code} ${details.field}` : code;
  }
};

describe('offering a shift (R28)', () => {
  const ben = { id: 'ben', roles: ['clinician'] as Role[] };
  it.each<[string, number, number, typeof ben | null, number, string]>([
    ['the whole of it', 8, 20, ben, 0, 'accepted'],
    ['a part, to everybody', 10, 12, null, 0, 'accepted'],
    ['the rest of one that has begun', 12, 20, ben, 10, 'accepted'],
    ['a part that has begun', 8, 20, ben, 10, 'shift.begun'],
    ['more than there is', 8, 21, ben, 0, 'input.invalid until'],
    ['what comes before it', 7, 12, ben, 0, 'input.invalid from'],
    ['nothing', 12, 12, ben, 0, 'input.invalid until'],
    ['it to oneself', 8, 20, { ...ben, id: 'ann' }, 0, 'input.invalid toAccountId'],
    [
      'it to somebody who may not hold it',
      8,
      20,
      { id: 'mo', roles: ['leadModerator'] },
      0,
      'input.invalid toAccountId',
    ],
  ])('%s', (_what, from, until, to, hour, answer) => {
    expect(answerOf(() => offer(shift, { from: at(from), until: at(until), to }, at(hour)))).toBe(answer);
  });
});

describe('an offer of a shift', () => {
  it.each<[string, Partial<Swap>, RotaSpan | null, number, string]>([
    ['is taken', {}, shift, 0, 'accepted'],
    ['is gone when a colleague was first', { status: 'ACCEPTED', takenBy: 'cho' }, shift, 0, 'swap.settled'],
    ['is gone when it was taken back', { status: 'WITHDRAWN' }, shift, 0, 'swap.settled'],
    ['is gone when its time has come', {}, shift, 8, 'swap.settled'],
    ['is gone with the shift', {}, null, 0, 'swap.settled'],
    ['is gone when the shift has another holder', {}, { ...shift, accountId: 'cho' }, 0, 'swap.settled'],
  ])('%s', (_what, changes, of, hour, answer) => {
    expect(answerOf(() => take(aSwap(changes), of, 'ben', at(hour)))).toBe(answer);
  });

  it('ends with the refusal of the one it was made to, and stands for others when it was made to all', () => {
    expect(refuse(aSwap(), 'ben', now)).toEqual({ status: 'REFUSED', refusedBy: ['ben'] });
    expect(refuse(aSwap({ offeredTo: null, refusedBy: ['cho'] }), 'ben', now)).toEqual({
      status: 'OFFERED',
      refusedBy: ['cho', 'ben'],
    });
  });

  it('is withdrawn by its holder and cancelled by anybody else who may', () => {
    expect(endOffer(aSwap(), 'ann', now)).toBe('WITHDRAWN');
    expect(endOffer(aSwap(), 'lead', now)).toBe('CANCELLED');
  });

  it('leaves no hole and no minute twice, whatever part changes hands (R28, H05)', () => {
    const hour = fc.integer({ min: 8, max: 20 });
    fc.assert(
      fc.property(hour, hour, (a, b) => {
        fc.pre(a !== b);
        const [from, until] = [at(Math.min(a, b)), at(Math.max(a, b))];
        const { before, taken, after } = take(aSwap({ from, until }), shift, 'ben', now);
        const pieces = [before, taken, after].filter((piece) => piece !== null);

        expect(pieces[0]!.from).toEqual(shift.from);
        expect(pieces.at(-1)!.until).toEqual(shift.until);
        pieces.slice(1).forEach((piece, n) => expect(piece.from).toEqual(pieces[n]!.until));
        expect(taken).toEqual({ duty: 'PRIMARY', accountId: 'ben', from, until });
        expect([before, after].every((piece) => piece === null || piece.accountId === 'ann')).toBe(true);
      }),
    );
  });
});

describe('who may do what with an offer of a shift', () => {
  type Row = [string, string, Role[], string];
  const named: Row[] = [
    //                                            read offer accept refuse end
    ['its holder', 'ann', ['clinician'], 'yes yes - - yes'],
    ['the colleague it is made to', 'ben', ['clinician'], 'yes - yes yes -'],
    ['that colleague without the role', 'ben', [], '- - - - -'],
    ['another clinician', 'cho', ['clinician'], '- - - - -'],
    ['a clinical lead', 'dee', ['clinicalLead'], 'yes - - - yes'],
    ['a safeguarding lead', 'eve', ['safeguardingLead'], '- - - - -'],
    ['a lead moderator', 'fay', ['leadModerator'], '- - - - -'],
    ['an administrator', 'gus', ['administrator'], '- - - - -'],
  ];
  const rowOf = (id: string, roles: Role[], swap: Swap, secondFactor = true) => {
    const actor: Actor = { id, roles, moderates: [], secondFactor, steppedUp: false };
    return Object.values(swapPolicy)
      .map((rule) => (rule(actor, swap) ? 'yes' : '-'))
      .join(' ');
  };

  it.each(named)('made to one: %s', (_who, id, roles, row) => {
    expect(rowOf(id, roles, aSwap())).toBe(row);
  });

  it('made to all: whoever may hold the duty, and nobody without the second factor', () => {
    const toAll = aSwap({ offeredTo: null });
    expect(rowOf('cho', ['clinician'], toAll)).toBe('yes - yes yes -');
    expect(rowOf('dee', ['clinicalLead'], toAll)).toBe('yes - yes yes yes');
    expect(rowOf('fay', ['leadModerator'], toAll)).toBe('- - - - -');
    expect(rowOf('cho', ['clinician'], { ...toAll, duty: 'MANAGER' })).toBe('- - - - -');
    expect(rowOf('ann', ['clinician'], toAll, false)).toBe('- - - - -');
  });
});
