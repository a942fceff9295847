import { describe, expect, it } from '@jest/globals';

import { isDated, mentionsDose } from './advice.js';

describe('a dose in a text (H14)', () => {
  it.each([
    'Take 12 units and you will be fine',
    '<p>I put mine up to <strong>500</strong> mg</p>',
    'half a unit did it: 0.5u',
    'bump your basal by six',
    'raise the metformin to 1000',
    'two tablets with supper',
  ])('is found: %s', (words) => expect(mentionsDose(words)).toBe(true));

  it.each([
    'I was 7.8 this morning',
    'We walked 5 miles, two of us',
    'My a1c went to 52',
    'I had insulin. By nine I slept.',
  ])('is not seen where there is none: %s', (words) => expect(mentionsDose(words)).toBe(false));

  const writtenAt = new Date('2025-03-02T09:00:00.000Z');
  it.each([
    ['a day before a year is over', '2026-03-01T09:00:00.000Z', false],
    ['when a year is over', '2026-03-02T09:00:00.000Z', true],
    ['years later', '2029-01-01T00:00:00.000Z', true],
  ])('is dated or not: %s', (_when, now, dated) => {
    expect(isDated({ words: 'Take 12 units', writtenAt }, new Date(now))).toBe(dated);
    expect(isDated({ words: 'How do you manage?', writtenAt }, new Date(now))).toBe(false);
  });
});
