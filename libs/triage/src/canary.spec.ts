import { describe, expect, it } from '@jest/globals';
import { rankOf } from '@kith/contracts/level';
import { assessSafely } from './assess.js';
import { canaries } from './canary.js';

describe('the canaries (H27)', () => {
  it.each(canaries.map(({ id, text, least }) => [id, least, text] as const))(
    '%s reads %s or over: %s',
    (_, least, text) => {
      const read = assessSafely(text);
      expect(read).toHaveProperty('level');
      if ('level' in read) expect(rankOf(read.level)).toBeGreaterThanOrEqual(rankOf(least));
    },
  );

  it('have a name each', () => expect(new Set(canaries.map(({ id }) => id)).size).toBe(canaries.length));
});
