import { describe, expect, it } from '@jest/globals';
import { assess } from './assess.js';
import { crisisLists } from './languages/crisis/all.js';
import { spanishRules } from './languages/es/rules/all.js';
import { guessLanguages } from './languages/guess.js';
import { findUnread } from './languages/unread.js';
import { rules } from './lexicon/all.js';

const longest = 20_000;
const fill = (piece: string): string => piece.repeat(Math.ceil(longest / piece.length)).slice(0, longest);
/** Milliseconds of processor time, which a busy machine does not lengthen. */
const worked = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
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
  ['Spanish wishes', fill('quiero me quiero voy a ')],
  ['Spanish denials', fill('no nunca ni tampoco ')],
  ['Spanish people', fill('mi hermana dice que se ')],
  ['Spanish readings', fill('estoy en 48 tomé jugo y sigo en 45 ')],
  ['Spanish insulin', fill('me puse la insulina de mi ')],
  ['Arabic', fill('لا أستطيع أريد أن ')],
  ['Arabic vowels', fill('لَا أُرِيدُ ')],
  ['one Arabic letter', fill('ا')],
  ['Gurmukhi', fill('ਮੈਂ ਮਰਨਾ ਨਹੀਂ ')],
  ['Gurmukhi signs', fill('ਿੀੁ')],
  ['Urdu in two scripts', fill('mujhe مجھے bahut ')],
  ['signs without spaces', fill('我不知道')],
  ['many languages', fill('je nie non não nu لا nahi ')],
  ['apostrophes', fill("l'a'")],
  [
    'every crisis phrase',
    fill(
      `${crisisLists
        .flatMap((list) => Object.values(list.phrases))
        .join(' ')
        .replaceAll('|', '')} `,
    ),
  ],
  [
    'every Spanish example without a stop',
    fill(
      `${spanishRules
        .flatMap((rule) => rule.positive)
        .join(' ')
        .replace(/[.!?\n]/g, ' ')} `,
    ),
  ],
  ['every Spanish example', fill(`${spanishRules.flatMap((rule) => rule.positive).join('. ')}. `)],
  ['every example', fill(`${rules.flatMap((rule) => rule.positive).join('. ')}. `)],
];

describe('a text made to keep the detector busy', () => {
  // Far above what is measured, far below what an expression that runs away would take.
  it.each(hostile)('does not run away with the longest text: %s', (_, text) => {
    expect(worked(() => assess(text))).toBeLessThan(4_000);
  });

  it('is guessed in a few milliseconds, whatever its languages', () => {
    guessLanguages(fill('one two three '));
    for (const [, text] of hostile) expect(worked(() => findUnread(guessLanguages(text)))).toBeLessThan(400);
  });
});
