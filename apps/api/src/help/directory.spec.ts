import { describe, expect, it } from '@jest/globals';

import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

import { countryOf, daysOverdue, directory, emergencyOf, linesFor, missingFor } from '@kith/domain/help/directory';
import { helpPage } from './help-page.js';

const nobody = { moderatorUntil: null };
const css = readFileSync('apps/web/public/help.css', 'utf8');

describe('the help directory', () => {
  it('opens a country only when emergency, voice, text and urgent care are there', () => {
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

describe('the help page', () => {
  it('has the emergency number as its first number, and needs no script of its own in the page', () => {
    const page = helpPage('GB', null, nobody, false);
    expect(page.match(/href="(tel|sms):[^"]+"/)?.[0]).toBe('href="tel:999"');
    expect(page).not.toMatch(/<script(?![^>]*src=)/);
    expect(page).not.toMatch(/\son\w+=/);
  });

  it('gives advice in words and no number where nobody has checked one', () => {
    const page = helpPage('elsewhere', null, nobody, false);
    expect(page).not.toMatch(/href="(tel|sms):/);
    expect(page).toContain('Call the emergency number where you are');
  });

  it('says honestly when no moderator is here', () => {
    expect(helpPage('GB', null, nobody, false)).toContain('No moderator is here right now');
    expect(helpPage('GB', null, { moderatorUntil: new Date('2026-03-02T22:00:00Z') }, false)).toContain(
      'Someone is here until 10:00pm',
    );
  });

  it('weighs at most 20 kB with its style sheet', () => {
    expect(gzipSync(helpPage('GB', null, nobody, false)).length + gzipSync(css).length).toBeLessThan(20_000);
  });

  it('uses the colours of the design tokens', () => {
    const tokens = readFileSync('apps/web/src/ui/tokens.css', 'utf8');
    const blocks = (source: string, selector: RegExp) =>
      Object.fromEntries(
        [...(selector.exec(source)?.[1] ?? '').matchAll(/--([\w-]+):\s*([^;]+);/g)].map((m) => [
          m[1],
          m[2]!.trim().toLowerCase(),
        ]),
      );
    for (const selector of [/:root\s*\{([^}]*)\}/, /\[data-theme='?dark'?\]\s*\{([^}]*)\}/]) {
      const known = blocks(tokens, selector);
      for (const [name, value] of Object.entries(blocks(css, selector))) {
        if (!name.startsWith('mark-')) expect([name, value]).toEqual([name, known[name]]);
      }
    }
  });
});
