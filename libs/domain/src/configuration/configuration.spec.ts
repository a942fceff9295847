import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { DomainError } from '../refusal.js';
import {
  changesIn,
  differing,
  fieldsOf,
  partNames,
  partWith,
  type PartName,
  standard,
  standardOf,
} from './configuration.js';
import type { NumberField } from './field.js';
import { languageOf, templateFields, type TemplateTexts, textOf } from './templates.js';
import { type TimerKey, timerFields } from './timers.js';

const refusal = (work: () => unknown): Readonly<Record<string, unknown>> => {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, ...error.details };
    throw error;
  }
  return { code: 'none' };
};
const set = (part: PartName, key: string, value: string) => () => changesIn(part, standardOf(part), [{ key, value }]);

const numbers = partNames.flatMap((part) =>
  Object.entries(fieldsOf[part]).flatMap(([key, field]) => (field.kind === 'number' ? [{ part, key, field }] : [])),
);

describe('what an organisation decides', () => {
  it.each(partNames)('begins with values that it would allow itself: %s', (part) => {
    expect(partWith(part, {})).toEqual(standardOf(part));
    expect(differing(part, standardOf(part), partWith(part, {}))).toEqual([]);
  });

  it('has the values of the note for a crisis (R15, R18)', () => {
    expect(standard.timers).toMatchObject({
      'claim.CRISIS': 3,
      pageUnclaimed: 3,
      'acknowledge.CRISIS': 5,
      'again.CRISIS': 5,
      'firstContact.CRISIS': 15,
      'idle.CRISIS': 10,
      decide: 30,
    });
    expect(standard.thresholds).toMatchObject({ backlogItems: 200, crisisCases: 3, amberEvery: 5, reviewSample: 5 });
    expect(standard.reveals).toMatchObject({ lasts: 60, tellMember: 72 });
  });

  it('never allows a time of a crisis that is longer than twice that of the note', () => {
    for (const [key, { standard: usual, max }] of Object.entries(timerFields) as [TimerKey, NumberField][])
      if (key.endsWith('.CRISIS') || key === 'pageUnclaimed' || key === 'decide')
        expect(max).toBeLessThanOrEqual(usual * 2);
  });

  it('takes every number within its bounds, and no other, and names the field and its bounds', () => {
    fc.assert(
      fc.property(fc.constantFrom(...numbers), fc.integer({ min: -10, max: 40_000 }), ({ part, key, field }, value) => {
        const { min, max, unit } = field;
        const found = refusal(() => partWith(part, { [key]: value }));
        const isWithin = value >= min && value <= max;
        if (isWithin) expect(['none', 'longerThan', 'shorterThan']).toContain(found['fault'] ?? found['code']);
        else
          expect(found).toMatchObject({
            code: 'configuration.invalid',
            field: key,
            fault: value < 0 ? 'notANumber' : 'outOfBounds',
            min,
            max,
            unit,
          });
      }),
    );
  });

  it('never lets a graver level wait longer than a lesser one, whatever is asked for', () => {
    const key = fc.constantFrom(...(Object.keys(timerFields) as TimerKey[]));
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 12 }), (asked) => {
        const values = Object.fromEntries(
          asked.map(([name, part]) => {
            const { min, max } = timerFields[name];
            return [name, Math.round(min + (max - min) * part)];
          }),
        );
        try {
          const timers = partWith('timers', values) as Record<string, number>;
          for (const step of ['claim', 'act', 'acknowledge', 'firstContact', 'idle']) {
            expect(timers[`${step}.CRISIS`]!).toBeLessThanOrEqual(timers[`${step}.RED`]!);
            expect(timers[`${step}.RED`]!).toBeLessThanOrEqual(timers[`${step}.AMBER`]!);
          }
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
          expect(error.details['fault']).toMatch(/longerThan|shorterThan/);
        }
      }),
    );
  });

  it.each([
    ['timers', 'claim.CRISIS', 'soon', 'notANumber'],
    ['timers', 'claim.CRISIS', '7', 'outOfBounds'],
    ['timers', 'act.CRISIS', '2', 'shorterThan'],
    ['timers', 'claim.CRISIS', '6', 'longerThan'],
    ['thresholds', 'amberEvery', '1', 'outOfBounds'],
    ['staffedHours', 'mon', '9-17', 'hours'],
    ['staffedHours', 'mon', '22:00-08:00', 'hours'],
    ['staffedHours', 'timeZone', 'Europe/Atlantis', 'zone'],
    ['templates', 'checkIn.en', 'Too short.', 'tooShort'],
    ['templates', 'checkIn.en', 'Hello {name}, you wrote {theirWords}. I am here.', 'blankMissing'],
    ['templates', 'kindWord.en', 'Hello {name}, you live at {address}. {theirWords}', 'unsafeBlank'],
    ['templates', 'kindWord.en', 'Hello {name}, you wrote {theirWords} and {', 'brace'],
    ['templates', 'kindWord.en', 'Hello {name}. Thank you for being here with us.', 'boilerplate'],
  ] as const)('refuses %s %s “%s” and says why: %s', (part, key, value, fault) => {
    expect(refusal(set(part, key, value))).toMatchObject({ code: 'configuration.invalid', field: key, fault });
  });

  it('refuses a text that is too long, a field that there is not, one twice, and a change that is none', () => {
    expect(refusal(set('templates', 'kindWord.en', `{detail} ${'x'.repeat(1300)}`))).toMatchObject({
      code: 'input.tooLong',
      field: 'kindWord.en',
    });
    for (const key of ['constructor', 'claim.PURPLE'])
      expect(refusal(set('timers', key, '5'))).toMatchObject({ code: 'input.invalid', field: 'changes' });
    const twice = ['4', '5'].map((value) => ({ key: 'claim.CRISIS', value }));
    expect(refusal(() => changesIn('timers', standardOf('timers'), twice))).toMatchObject({ code: 'input.invalid' });
    expect(refusal(set('timers', 'claim.CRISIS', ' 3 '))).toMatchObject({ code: 'input.invalid', wanted: 'a change' });
  });

  it('names only what becomes otherwise, as it is kept', () => {
    expect(
      changesIn('timers', standardOf('timers'), [
        { key: 'acknowledge.CRISIS', value: ' 4 ' },
        { key: 'claim.CRISIS', value: '3' },
      ]),
    ).toEqual([{ key: 'acknowledge.CRISIS', before: 5, after: 4 }]);
    expect(changesIn('staffedHours', standardOf('staffedHours'), [{ key: 'sun', value: '10:00-24:00' }])).toEqual([
      { key: 'sun', before: '', after: '10:00-24:00' },
    ]);
  });

  it('passes over what an earlier release had, and takes the standard value of what is new', () => {
    expect(partWith('timers', { gone: 5, 'claim.CRISIS': 2 })).toEqual({ ...standardOf('timers'), 'claim.CRISIS': 2 });
  });
});

describe('words to members', () => {
  it('are read in the language of whoever reads them, and in English where nobody has agreed on others (R23)', () => {
    const texts: TemplateTexts = {
      ...standard.templates,
      'kindWord.es': 'Hola {name}. Sobre {theirWords}: gracias por contarlo.',
    };
    expect(languageOf('es-MX')).toBe('es');
    expect(languageOf('de-DE')).toBe('en');
    expect(textOf(texts, 'kindWord', 'es')).toContain('Hola');
    expect(textOf(texts, 'checkIn', 'es')).toBe(texts['checkIn.en']);
  });

  it('keep the way to help where the shipped words have it', () => {
    expect(templateFields['checkIn.en']?.keeps).toContain('emergency');
    expect(templateFields['pause.es']?.keeps).toContain('time');
  });
});
