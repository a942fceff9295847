import { describe, expect, it } from '@jest/globals';
import { assess } from './assess.js';
import { rules } from './lexicon/all.js';

const longest = 20_000;
const fill = (piece: string): string => piece.repeat(Math.ceil(longest / piece.length)).slice(0, longest);
const took = (work: () => void): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

const hostile: readonly (readonly [string, string])[] = [
  ['one letter', fill('a')],
  ['spaced letters', fill('i ')],
  ['first persons', fill('i im ive ')],
  ['wishes', fill('i want to ')],
  ['denials', fill('not no never dont ')],
  ['openings of intent', fill('im going to just really ')],
  ['people', fill('my mum she said he just ')],
  ['means', fill('pens tablets in my ')],
  ['readings', fill('2.3 26 ')],
  ['readings and juice', fill('low 2.3 juice still 2.7 juice ')],
  ['digits and letters', fill('1a')],
  ['runs', fill('aaabbbccc')],
  ['stars', fill('a*')],
  ['quote marks', fill('"')],
  ['open quotes', fill("' you said ")],
  ['quoted lines', fill('> x\n')],
  ['speakers', fill('my mum said ')],
  ['ligatures', fill('ﷺ')],
  [
    'every example without a stop',
    fill(
      `${rules
        .flatMap((rule) => rule.positive)
        .join(' ')
        .replace(/[.!?\n]/g, ' ')} `,
    ),
  ],
  ['every example', fill(`${rules.flatMap((rule) => rule.positive).join('. ')}. `)],
];

describe('the time a reading takes', () => {
  it.each(hostile)('stays under 50 ms for 2,000 characters of hostile text: %s', (_, text) => {
    assess(text.slice(0, 2_000));
    expect(took(() => assess(text))).toBeLessThan((longest / 2_000) * 50);
  });

  it('is under 5 ms at the 95th percentile for a message', () => {
    const messages = rules.flatMap((rule) => [...rule.positive, ...rule.negative]);
    for (const message of messages) assess(message);
    const times = messages.map((message) => took(() => assess(message))).sort((a, b) => a - b);
    expect(times[Math.floor(times.length * 0.95)]).toBeLessThan(5);
  });
});
