import { describe, expect, it } from '@jest/globals';

import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

import type { Asking, HelpMoment } from './ask-form.js';
import { helpPage } from './help-page.js';
import { placeOf } from './place.js';

const nobody: HelpMoment = { readerUntil: null };
const fresh: Asking = { key: 'k', isMember: false, words: '', contact: '', problem: null };
const css = readFileSync('apps/web/public/help.css', 'utf8');
const shown = (where: { country?: string; area?: string } = {}, moment = nobody, asking = fresh) =>
  helpPage({ place: placeOf({ country: 'GB', ...where })!, moment, asking, sent: false });

describe('the help page', () => {
  it('has the emergency number as its first number, and needs no script of its own in the page (R14, H16)', () => {
    const page = shown();
    expect(page.match(/href="(tel|sms):[^"]+"/)?.[0]).toBe('href="tel:999"');
    expect(page).not.toMatch(/<script(?![^>]*src=)/);
    expect(page).not.toMatch(/\son\w+=/);
  });

  it('gives advice in words and no number where nobody has checked one', () => {
    const page = shown({ country: 'elsewhere' });
    expect(page).not.toMatch(/href="(tel|sms):/);
    expect(page).toContain('Call the emergency number where you are');
  });

  it('says honestly when nobody who reads what strangers write is here', () => {
    expect(shown()).toContain('No moderator is here right now');
    expect(shown({}, { readerUntil: new Date('2026-03-02T22:00:00Z') })).toContain('Someone is here until 10:00pm');
  });

  it('says when its numbers were checked: the oldest day, with its year', () => {
    expect(shown()).toContain('All numbers were checked on 1 November 2026 or later.');
  });

  it('has every number as text to copy, for a device that cannot call', () => {
    expect(shown()).toMatch(/This device can’t call.*<b class="number">999<\/b>.*<b class="number">116 123<\/b>/s);
    expect(shown({ country: 'elsewhere' })).not.toContain('This device can’t call');
  });

  it('promises no presence in the copy for the device, and has no key that could be used twice', () => {
    const kept = helpPage({ place: placeOf({ country: 'GB' })!, moment: null, asking: null, sent: false });
    expect(kept).not.toMatch(/is here (until|and)|right now/);
    expect(kept).toContain('You need a connection to send it');
    expect(kept).toContain('name="key" value=""');
  });

  it('shows the words of a refused form again, as text and nothing else', () => {
    const problem = 'Please tell us how we can reach you.';
    const page = shown({}, nobody, { ...fresh, words: '<b>I need "someone"</b>', problem });
    expect(page).toContain('&lt;b&gt;I need &quot;someone&quot;&lt;/b&gt;</textarea>');
    expect(page).toMatch(
      /<details class="row" id="moderator" open>.*role="alert"[^>]*><b>Not sent yet\.<\/b> Please tell us/s,
    );
  });

  it('weighs at most 20 kB with its style sheet', () => {
    expect(gzipSync(shown()).length + gzipSync(css).length).toBeLessThan(20_000);
  });
});
