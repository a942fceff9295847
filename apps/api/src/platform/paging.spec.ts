import { describe, expect, it } from '@jest/globals';

import { decodeCursor, encodeCursor, pageOf, pageSize } from './paging.model.js';

const place = { at: new Date('2026-03-02T09:00:00.123Z'), id: '0195a3f0-0000-7000-8000-000000000001' };

describe('a mark in a list', () => {
  it('comes back as the place it was made from, to the millisecond', () => {
    expect(decodeCursor(encodeCursor(place))).toEqual(place);
  });

  it('is none on the first page', () => {
    expect([decodeCursor(null), decodeCursor(undefined), decodeCursor('')]).toEqual([null, null, null]);
  });

  it.each([
    'x',
    '[]',
    'null',
    `[1,"' OR 1=1 --"]`,
    '[9e99,"0195a3f0-0000-7000-8000-000000000001"]',
    '["now","0195a3f0-0000-7000-8000-000000000001"]',
  ])('of somebody’s own making is refused: %s', (text) => {
    expect(() => decodeCursor(text)).toThrow('input.invalid');
    expect(() => decodeCursor(Buffer.from(text).toString('base64url'))).toThrow('input.invalid');
  });
});

describe('a page', () => {
  it.each([
    [undefined, 20],
    [null, 20],
    [-5, 1],
    [0, 1],
    [7, 7],
    [5000, 50],
  ])('asked for with %s items has %s', (asked, size) => expect(pageSize(asked)).toBe(size));

  it('says whether more follows from the one row too many', () => {
    const rows = [1, 2, 3];
    const cut = pageOf(rows, 2, () => place, null);
    expect(cut).toEqual({ items: [1, 2], page: { hasNext: true, next: encodeCursor(place), previous: null } });
    expect(pageOf(rows, 3, () => place, 'mark').page).toMatchObject({ hasNext: false, previous: 'mark' });
    expect(pageOf([], 3, () => place).page).toEqual({ hasNext: false, next: null, previous: null });
  });
});
