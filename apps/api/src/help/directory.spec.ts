import { describe, expect, it } from '@jest/globals';

import { countryOf, daysOverdue, directory, emergencyOf, linesFor, missingFor } from '@kith/domain/help/directory';

describe('the help directory', () => {
  it('opens a country only when emergency, voice, text and urgent care are there (H17)', () => {
    for (const country of directory.filter((c) => c.state === 'live')) expect(missingFor(country)).toEqual([]);
  });

  it('keeps unchecked countries as drafts without numbers', () => {
    for (const country of directory.filter((c) => c.state === 'draft')) expect(country.lines).toEqual([]);
  });

  it('carries the day of the last check and an owner on every line', () => {
    for (const line of directory.flatMap((c) => c.lines)) {
      expect(line.verifiedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(line.owner).not.toBe('');
    }
  });

  it('knows when a line is due for its next check', () => {
    const line = emergencyOf(countryOf('GB')!)!;
    expect(daysOverdue(line, new Date('2027-01-30T00:00:00Z'))).toBe(0);
    expect(daysOverdue(line, new Date('2027-02-05T00:00:00Z'))).toBeGreaterThan(0);
  });

  it('shows the mental health option of 111 only where it was checked', () => {
    const gb = countryOf('GB')!;
    expect(linesFor(gb, 'GB-ENG', 'distress').map((l) => l.id)).toContain('gb-111-mental-health');
    expect(linesFor(gb, 'GB-NIR', 'distress').map((l) => l.id)).not.toContain('gb-111-mental-health');
  });
});
