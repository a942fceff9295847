import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { findPersonalDetails, type DetailKind, type PersonalDetail } from './personal-details.js';

interface Example {
  id: string;
  text: string;
  details: readonly PersonalDetail[];
}

const read = (name: string): unknown[] =>
  readFileSync(join(import.meta.dirname, `../eval/${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
const examples = read('personal-details') as Example[];

/** By another hand, which told numbers of states from those of health services by neither name nor shape. */
interface OtherExample {
  id: string;
  text: string;
  details: readonly { kind: DetailKind | 'national-id'; start: number; end: number }[];
}
const others = read('personal-details-2') as OtherExample[];

const words = (text: string, found = findPersonalDetails(text)) =>
  found.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);

/** Same kind, and at least half of what was marked. */
const meets = (marked: OtherExample['details'][number], found: PersonalDetail): boolean =>
  (marked.kind === found.kind ||
    (marked.kind === 'national-id' && ['national-number', 'health-number'].includes(found.kind))) &&
  2 * (Math.min(marked.end, found.end) - Math.max(marked.start, found.start)) >= marked.end - marked.start;

const recall = (...kinds: DetailKind[]): number => {
  const marked = examples.flatMap(({ text, details }) =>
    details.filter(({ kind }) => kinds.includes(kind)).map((detail) => ({ text, detail })),
  );
  const found = marked.filter(({ text, detail }) => findPersonalDetails(text).some((each) => meets(detail, each)));
  return found.length / marked.length;
};

describe('personal details in invented texts', () => {
  it('come from at least 300 texts, half of them traps', () => {
    expect(examples.length).toBeGreaterThanOrEqual(300);
    expect(examples.filter(({ details }) => details.length === 0).length).toBeGreaterThanOrEqual(examples.length / 2);
  });

  it.each<DetailKind>(['phone', 'email', 'card', 'iban', 'national-number'])('are found when they are a %s', (kind) => {
    expect(recall(kind)).toBeGreaterThanOrEqual(0.95);
  });

  it('are found when they say who and where', () => {
    expect(recall('address', 'name-and-birth-date')).toBeGreaterThanOrEqual(0.85);
    expect(recall('health-number', 'bank-account', 'handle', 'device-number')).toBeGreaterThanOrEqual(0.85);
  });

  it('are what is found, nine times in ten', () => {
    const found = examples.flatMap(({ text, details }) =>
      findPersonalDetails(text).map((each) => details.some((detail) => meets(detail, each))),
    );
    expect(found.filter(Boolean).length / found.length).toBeGreaterThanOrEqual(0.9);
  });

  it('are ascribed to the right person', () => {
    const both = examples.flatMap(({ text, details }) =>
      findPersonalDetails(text).flatMap((each) => {
        const detail = details.find((marked) => meets(marked, each));
        return detail ? [detail.whose === each.whose] : [];
      }),
    );
    expect(both.filter(Boolean).length / both.length).toBeGreaterThanOrEqual(0.9);
  });
});

describe('personal details in texts by another hand', () => {
  it.each<[OtherExample['details'][number]['kind'], number]>([
    ['phone', 0.95],
    ['email', 0.95],
    ['card', 0.95],
    ['iban', 0.95],
    ['national-id', 0.95],
    ['address', 0.85],
    ['name-and-birth-date', 0.85],
  ])('are found when they are a %s', (kind, least) => {
    const marked = others.flatMap(({ text, details }) =>
      details.filter((detail) => detail.kind === kind).map((detail) => ({ text, detail })),
    );
    const found = marked.filter(({ text, detail }) => findPersonalDetails(text).some((each) => meets(detail, each)));
    expect(found.length / marked.length).toBeGreaterThanOrEqual(least);
  });

  it('are what is found, nine times in ten', () => {
    const found = others.flatMap(({ text, details }) =>
      findPersonalDetails(text).map((each) => details.some((detail) => meets(detail, each))),
    );
    expect(found.filter(Boolean).length / found.length).toBeGreaterThanOrEqual(0.9);
  });

  it.each([
    ['a name with the day of a meeting', 'Dr Alice Example, 12 March 2026, is my next visit'],
    ['a name with a day of long ago', 'Frederick Banting, 14 November 1891'],
    ['a number of steps', '9000 Steps today and 12 Units at night'],
    ['a round of five values', 'My sugars: 06 07 08 09 10 this week'],
    ['a word with an o', 'Took 5 of 100 and no 300'],
  ])('are not seen in %s', (_, text) => expect(findPersonalDetails(text)).toEqual([]));
});

describe('a personal detail', () => {
  it('is told at its place in the original, whatever the dashes and spaces', () => {
    expect(words('Ring me: 07700\u00a0900\u2011123.')).toEqual(['phone: 07700\u00a0900\u2011123']);
  });

  it('depends on the country where numbers look alike', () => {
    expect(words('4155550111')).toEqual([]);
    expect(words('4155550111', findPersonalDetails('4155550111', { country: 'US' }))).toEqual(['phone: 4155550111']);
  });

  it('needs its check digit', () => {
    expect(words('my card 4111 1111 1111 1112')).toEqual([]);
    expect(words('my IBAN is GB82 WEST 1234 5698 7654 33')).toEqual([]);
    expect(words('NHS 9434765918 on the label')).toEqual([]);
  });

  it('is no number of a public line', () => {
    for (const line of ['999', '112', '111', '116 123', '988', '85258', '0800 1111', '0345 123 2399', '13 11 14'])
      expect(words(`please call ${line} now`)).toEqual([]);
  });

  it('is a number on a device only with a name beside it', () => {
    expect(words('serial AB12345678 failed')).toEqual([]);
    expect(words('serial AB12345678, registered to Carol Example')).toHaveLength(1);
  });
});

describe('a text made to keep the finder busy', () => {
  const longest = 20_000;
  const hostile = [
    'a',
    '1',
    '1 ',
    '0 ',
    '07',
    '+1 ',
    '1-',
    '(0) ',
    '1.',
    'a.',
    'a@',
    'a @ ',
    'a at ',
    'a at b dot ',
    ' dot ',
    'A b ',
    'Aa ',
    '1 Aa ',
    '1 Aa Street ',
    'Flat 1, ',
    'one two ',
    'double ',
    'GB82 ',
    'GB82WEST',
    'AB1 ',
    'A1A ',
    'my insta is ',
    'add me on ',
    'Aa Bb born ',
    'Aa Bb serial ',
    'my number is ',
    'his ',
    "mum's ",
    '12-34-56 ',
    '12345678 ',
    'Aa, ',
    'Room 1, ',
    'Aa House ',
    '1 rue de ',
    'Calle Aa ',
    'Aastraße 1, ',
    'o7',
    'oo1',
    'ma numéro 0 1 2 ',
    'acc ',
    '@',
    '\n',
  ];
  // Far above what is measured, far below what an expression that runs away would take.
  it.each(hostile)('does not run away: %j', (piece) => {
    const text = piece.repeat(Math.ceil(longest / piece.length)).slice(0, longest);
    const since = process.cpuUsage();
    findPersonalDetails(text);
    const { user, system } = process.cpuUsage(since);
    expect((user + system) / 1000).toBeLessThan(1_500);
  });
});
