import { describe, expect, it } from '@jest/globals';

import { ruleCodes } from '@kith/contracts/moderation-codes';

import { allowsRemoval, checkPause, checkRemovalRule } from './rules.js';

describe('taking words down', () => {
  it('can be for every rule but distress (R20)', () => {
    expect(ruleCodes.filter((code) => !allowsRemoval(code))).toEqual(['distressCare']);
    expect(() => checkRemovalRule('distressCare')).toThrow('reviewItem.notForDistress');
    expect(() => checkRemovalRule('illegal')).not.toThrow();
  });
});

describe('a pause', () => {
  it('lasts one to 24 whole hours', () => {
    for (const hours of [1, 24]) expect(() => checkPause(hours)).not.toThrow();
    for (const hours of [0, -1, 1.5, 25, Number.NaN]) expect(() => checkPause(hours)).toThrow('input.invalid');
  });
});
