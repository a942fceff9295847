import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from '@jest/globals';
import { errorCategory } from '@kith/contracts/error-codes';
import call from './messages/call.en.js';
import clinic from './messages/clinic.en.js';
import common from './messages/common.en.js';
import desk from './messages/desk.en.js';
import details from './messages/details.en.js';
import fold from './messages/fold.en.js';
import greeting from './messages/greeting.en.js';
import member from './messages/member.en.js';
import messages from './messages/messages.en.js';
import notice from './messages/notice.en.js';
import open from './messages/public.en.js';
import quality from './messages/quality.en.js';
import plan from './messages/plan.en.js';
import questions from './messages/questions.en.js';
import reports from './messages/reports.en.js';
import room from './messages/room.en.js';
import rota from './messages/rota.en.js';
import report from './messages/report.en.js';
import search from './messages/search.en.js';
import run from './messages/run.en.js';
import you from './messages/you.en.js';

const catalogues: Record<string, Record<string, string>> = {
  common,
  public: open,
  member,
  messages,
  greeting,
  notice,
  report,
  search,
  you,
  details,
  fold,
  desk,
  clinic,
  run,
  reports,
  room,
  rota,
  quality,
  plan,
  questions,
  call,
};

describe('the catalogues', () => {
  it('are all looked at here', () => {
    const files = readdirSync(join(process.cwd(), 'apps/web/src/platform/messages'));
    expect(files.map((file) => file.replace('.en.ts', '')).sort()).toEqual(Object.keys(catalogues).sort());
  });

  it.each(Object.keys(catalogues))('hold only messages that can be read (%s)', (name) => {
    for (const text of Object.values(catalogues[name]!)) expect(() => parse(text)).not.toThrow();
  });

  it.each(Object.keys(catalogues).filter((name) => name !== 'common'))(
    'do not say in %s again what is said in common',
    (name) => {
      expect(Object.keys(catalogues[name]!).filter((id) => id in common)).toEqual([]);
    },
  );

  it('have words for every refusal; those that only staff can meet stand with their workspace', () => {
    const wordless = Object.keys(errorCategory).filter((code) => !(`refusal.${code}` in common));
    const homes: Record<string, Record<string, string>> = {
      lexicon: run,
      configuration: run,
      proposal: run,
      quality,
      learning: quality,
      swap: rota,
      care: desk,
      memorial: desk,
      'shift.limitReached': desk,
      'shift.stillHolding': desk,
    };
    const homeOf = (code: string) => homes[code] ?? homes[code.split('.')[0]!];
    expect(wordless.filter((code) => !(`refusal.${code}` in (homeOf(code) ?? {})))).toEqual([]);
  });
});
