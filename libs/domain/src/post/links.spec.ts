import { describe, expect, it } from '@jest/globals';

import { hasLink, isNewForLinks } from './links.js';

describe('a link in a text (H15)', () => {
  it.each([
    'Read https://sugarfree.example/cure',
    'see www.sugarfree.example',
    '[look](http://example.org)',
    'all at sugarfree-now.com today',
    'it is on bit.ly/3abc',
    'Mail me: mailto:cure@example.org',
  ])('is found: %s', (text) => expect(hasLink(text)).toBe(true));

  it.each(['I was 7.8 at nine.Then I slept', 'e.g. breakfast', 'My nurse said so...me too', 'Version 2.0 of the pump'])(
    'is not seen where there is none: %s',
    (text) => expect(hasLink(text)).toBe(false),
  );

  const now = new Date('2026-03-09T09:00:00.000Z');
  const joined = (days: number) => new Date(now.getTime() - days * 24 * 3600_000);
  it.each([
    ['a first post, long after joining', { joinedAt: joined(90), published: 0 }, true],
    ['a second post in the first week', { joinedAt: joined(6.9), published: 1 }, true],
    ['a second post after it', { joinedAt: joined(7), published: 1 }, false],
    ['somebody without a day of joining', { joinedAt: null, published: 4 }, true],
  ])('waits or not: %s', (_who, writer, waits) => expect(isNewForLinks(writer, now)).toBe(waits));
});
