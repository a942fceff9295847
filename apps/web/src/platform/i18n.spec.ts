import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from '@jest/globals';
import { errorCategory } from '@kith/contracts/error-codes';
import clinic from './messages/clinic.en.js';
import common from './messages/common.en.js';
import desk from './messages/desk.en.js';
import details from './messages/details.en.js';
import member from './messages/member.en.js';
import open from './messages/public.en.js';
import quality from './messages/quality.en.js';
import plan from './messages/plan.en.js';
import rota from './messages/rota.en.js';
import run from './messages/run.en.js';
import you from './messages/you.en.js';

const catalogues: Record<string, Record<string, string>> = {
  common,
  public: open,
  member,
  you,
  details,
  desk,
  clinic,
  run,
  rota,
  quality,
  plan,
};

describe('the catalogues', () => {
  it('are all looked at here', () => {
    const files = readdirSync(join(process.cwd(), 'apps/web/src/platform/messages'));
    expect(files.map((file) => file.replace('.en.ts', '')).sort()).toEqual(Object.keys(catalogues).sort());
  });

  it.each(Object.keys(catalogues))('hold only messages that can be read (%s)', (name) => {
    for (const text of Object.values(catalogues[name]!)) expect(() => parse(text)).not.toThrow();
  });

  it.each(['public', 'member', 'you', 'details', 'desk', 'clinic', 'run', 'rota', 'quality', 'plan'])(
    'do not say in %s again what is said in common',
    (name) => {
      expect(Object.keys(catalogues[name]!).filter((id) => id in common)).toEqual([]);
    },
  );

  it('have words for every refusal; those of the lexicon and of the second look are for staff alone', () => {
    const wordless = Object.keys(errorCategory).filter((code) => !(`refusal.${code}` in common));
    const ofStaff = (code: string) =>
      code.startsWith('lexicon.') ? `refusal.${code}` in run : `refusal.${code}` in quality;
    expect(wordless.filter((code) => !(/^(lexicon|quality|learning)[.]/.test(code) && ofStaff(code)))).toEqual([]);
  });
});
