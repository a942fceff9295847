import { describe, expect, it } from '@jest/globals';
import { spanishRules } from '../languages/es/rules/all.js';
import { rules } from './all.js';
import { faultsOf, type RuleDraft } from './check.js';

const good: RuleDraft = {
  id: 'B8.lantern-out',
  signal: 'B8',
  category: 'B',
  level: 'AMBER',
  certainty: 'strong',
  all: [['put (?:my|the) lantern out', 'lantern{g4} dark']],
  positive: ['They should put my lantern out.', 'My lantern is going dark.'],
  negative: ['I would never put my lantern out.'],
};
const codes = (change: Partial<RuleDraft>) =>
  faultsOf({ ...good, ...change }).map(({ field, code }) => `${field} ${code}`);

describe('a drafted rule (R61)', () => {
  it('may be proposed when it is whole and does what its examples say', () => expect(faultsOf(good)).toEqual([]));

  it.each<[string, Partial<RuleDraft>]>([
    ['id malformed', { id: 'lantern' }],
    ['id malformed', { id: 'A1.lantern-out' }],
    ['signal unknown', { signal: 'Z9', id: 'Z9.lantern-out' }],
    ['signal unknown', { category: 'A' }],
    ['level unknown', { level: 'GREEN' }],
    ['hold onlyB7', { hold: true }],
    ['within malformed', { within: 9 }],
    ['all missing', { all: [] }],
    ['all missing', { all: [[]] }],
    ['all tooMany', { all: [['a'], ['b'], ['c'], ['d']] }],
    ['all tooLong', { all: [['a'.repeat(401)]] }],
    ['all unknownPiece', { all: [['{nosuchpiece}']] }],
    ['positive missing', { positive: [] }],
    ['negative missing', { negative: [' '] }],
    ['positive notHeard', { positive: ['Good morning'] }],
    ['negative wronglyHeard', { negative: ['Put my lantern out.'] }],
  ])('is refused: %s', (fault, change) => expect(codes(change)).toContain(fault));

  it.each(['(a+)+', 'a*', '.{1,}', '(?<x>a)', '\\w', '[a-z]', 'Lantern', '(?:a', 'a)', '?'])(
    'takes no pattern that could run away or that nobody can read: %s',
    (value) => expect(codes({ all: [[value]] })).toEqual(['all malformed']),
  );

  const spanish: RuleDraft = {
    ...good,
    id: 'B8.es-lantern-out',
    all: [['apag(?:uen|ar) (?:mi|la) linterna', '{familiar}{g3} linterna']],
    positive: ['Que apaguen mi linterna.', 'Mi hermana tiene la linterna a oscuras'],
    negative: ['No quiero apagar mi linterna.'],
  };
  it('is read in Spanish when its name begins with es- (R60)', () => {
    expect(faultsOf(spanish)).toEqual([]);
    expect(faultsOf({ ...spanish, id: 'B8.lantern-out' }).map(({ code }) => code)).toContain('unknownPiece');
    expect(faultsOf({ ...spanish, all: [['{willI}']] })).toMatchObject([{ field: 'all', code: 'unknownPiece' }]);
    expect(faultsOf({ ...spanish, all: [['mañana']] })).toMatchObject([{ field: 'all', code: 'malformed' }]);
    expect(faultsOf({ ...spanish, positive: ['Buenos días'] })).toMatchObject([{ code: 'notHeard' }]);
    expect(faultsOf({ ...spanish, negative: ['Apaguen la linterna.'] })).toMatchObject([{ code: 'wronglyHeard' }]);
  });

  it('may be about the body in Spanish, where the English rules are not asked', () => {
    const low = { ...spanish, id: 'A1.es-lantern', signal: 'A1', category: 'A' } as const;
    expect(
      faultsOf({ ...low, all: [['g:low']], positive: ['El medidor marca 48'], negative: ['Buenos días'] }),
    ).toEqual([]);
  });

  it.each(spanishRules.map((rule) => [rule.id, rule] as const))(
    'may be put in anew as the release has it: %s',
    (_, rule) => expect(faultsOf(rule, rule)).toEqual([]),
  );

  it('may keep what the rule has that it changes', () => {
    const shipped = rules.find(({ all }) => all.flat().some((each) => each.includes('[')));
    expect(shipped).toBeDefined();
    expect(faultsOf(shipped!, shipped)).toEqual([]);
    expect(faultsOf(shipped!).map(({ code }) => code)).toContain('malformed');
  });

  it('may keep its row, its reach and its number of parts as well', () => {
    const odd = rules.filter(({ id }) => ['BURNOUT.resigned', 'A11.child-and-a-pen'].includes(id));
    expect(odd.map((rule) => faultsOf(rule, rule))).toEqual([[], []]);
  });

  it('is refused when it takes too long', () => {
    let now = 0;
    expect(faultsOf(good, undefined, () => (now += 500))).toEqual([{ field: 'all', code: 'tooSlow' }]);
  });
});
