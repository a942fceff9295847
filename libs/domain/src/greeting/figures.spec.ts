import { describe, expect, it } from '@jest/globals';

import { shownFigures } from './figures.js';

describe('figures of first posts', () => {
  it('are shown when they are large enough', () => {
    expect(shownFigures({ settled: 40, inTime: 38, byPeers: 30, byStaff: 10, medianMinutes: 75 })).toEqual({
      posts: 40,
      inTimePercent: 95,
      medianMinutes: 75,
      byPeers: 30,
      byStaff: 10,
    });
  });

  it('hide what is from 1 to 4, and what would give it away', () => {
    expect(shownFigures({ settled: 3, inTime: 3, byPeers: 3, byStaff: 0, medianMinutes: 75 })).toEqual({
      posts: null,
      inTimePercent: null,
      medianMinutes: null,
      byPeers: null,
      byStaff: 0,
    });
    const { posts, byPeers, byStaff } = shownFigures({
      settled: 20,
      inTime: 20,
      byPeers: 18,
      byStaff: 2,
      medianMinutes: 75,
    });
    expect([posts === null || byPeers === null, byStaff]).toEqual([true, null]);
  });
});
