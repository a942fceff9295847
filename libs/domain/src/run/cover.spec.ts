import { describe, expect, it } from '@jest/globals';

import { coverOf } from './cover.js';

const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour));
const told = (pieces: ReturnType<typeof coverOf>) =>
  pieces.map((p) => `${p.from.getUTCHours()}-${p.until.getUTCHours()} ${p.name ?? 'nobody'}`);

describe('cover', () => {
  it('shows a hole between two people', () => {
    const spans = [
      { name: 'Ade', from: at(6), until: at(10) },
      { name: 'Joss', from: at(12), until: at(20) },
    ];
    expect(told(coverOf(spans, at(8), at(18)))).toEqual(['8-10 Ade', '10-12 nobody', '12-18 Joss']);
  });

  it('names everybody who is there at the same time', () => {
    const spans = [
      { name: 'Ade', from: at(8), until: at(12) },
      { name: 'Joss', from: at(10), until: at(14) },
    ];
    expect(told(coverOf(spans, at(8), at(14)))).toEqual(['8-10 Ade', '10-12 Ade, Joss', '12-14 Joss']);
  });

  it('is one hole when nobody is planned', () => {
    expect(told(coverOf([], at(8), at(20)))).toEqual(['8-20 nobody']);
  });
});
