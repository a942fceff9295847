import { describe, expect, it } from '@jest/globals';

import { asShipped, type Changes, differing, followedBy, laidOver } from './lexicon.js';

interface Rule {
  id: string;
  says: string;
}
const rule = (id: string, says = 'as shipped'): Rule => ({ id, says });
const shipped = [rule('A'), rule('B'), rule('C')];
const changes = (put: Rule[], retired: string[] = []): Changes<Rule> => ({ put, retired });

describe('changes laid over the release', () => {
  it('are nothing at first', () => expect(laidOver(shipped, asShipped)).toEqual(shipped));

  it('replace a rule in its place, take one out and add one at the end', () => {
    const over = laidOver(shipped, changes([rule('N', 'new'), rule('B', 'changed')], ['A']));
    expect(over.map(({ id, says }) => `${id} ${says}`)).toEqual(['B changed', 'C as shipped', 'N new']);
  });

  it('hold over a later release, and a rule that it no longer brings is not lost', () => {
    expect(
      laidOver([rule('A', 'newer'), rule('D')], changes([rule('B', 'changed')], ['C'])).map(({ id }) => id),
    ).toEqual(['A', 'D', 'B']);
  });

  it('add up: the last word on each rule counts', () => {
    const first = changes([rule('B', 'once'), rule('N')], ['A']);
    const second = followedBy(first, changes([rule('B', 'twice'), rule('A', 'back')], ['N']));
    expect(second).toEqual(changes([rule('B', 'twice'), rule('A', 'back')], ['N']));
    expect(laidOver(shipped, second).map(({ id, says }) => `${id} ${says}`)).toEqual([
      'A back',
      'B twice',
      'C as shipped',
    ]);
  });

  it('can be compared', () => {
    const one = changes([rule('B', 'once'), rule('N')], ['A']);
    expect(differing(one, one)).toEqual([]);
    expect(differing(one, changes([rule('B', 'twice'), rule('N')])).sort()).toEqual(['A', 'B']);
    expect(differing(one, asShipped).sort()).toEqual(['A', 'B', 'N']);
  });
});
