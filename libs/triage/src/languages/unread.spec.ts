import { describe, expect, it } from '@jest/globals';
import { crisisLists } from './crisis/all.js';
import { languageNames } from './frequent.js';
import { guessLanguages } from './guess.js';
import { findUnread } from './unread.js';

const idsIn = (text: string): string[] => findUnread(guessLanguages(text)).map(({ ruleId }) => ruleId);

describe.each(crisisLists.map((list) => [languageNames[list.language], list] as const))(
  'the list of %s (R60)',
  (_, list) => {
    it.each(list.positive)('hears: %s', (text) =>
      expect(idsIn(text)).toContainEqual(expect.stringContaining(`LANGUAGE.${list.language}-`)),
    );
    it.each(list.negative)('leaves alone: %s', (text) =>
      expect(idsIn(text).filter((id) => id.startsWith('LANGUAGE'))).toEqual([]),
    );
    it('has an owner, a date and between 15 and 100 phrases', () => {
      expect(list.owner).not.toBe('');
      expect(list.lastReview).toMatch(/^\d{4}-\d\d-\d\d$/);
      const phrases = Object.values(list.phrases).flatMap((each) => each.split('|'));
      expect(phrases.length).toBeGreaterThanOrEqual(15);
      expect(phrases.length).toBeLessThanOrEqual(100);
      expect(phrases.every((phrase) => phrase.trim() !== '')).toBe(true);
    });
  },
);

describe('words in a language without rules (R60, H28)', () => {
  it('are shown where they stand', () => {
    const text = 'Hej, dziś naprawdę CHCĘ UMRZEĆ i tyle';
    const [span] = findUnread(guessLanguages(text))[0]?.spans ?? [];
    expect(text.slice(span?.start, span?.end)).toBe('CHCĘ UMRZEĆ');
  });

  it.each([
    'I am fine, I told my mum in class today: je veux mourir, and she laughed',
    'She texted me at 2am vreau sa mor and then nothing for hours, I am worried',
    'my nan only says mujhe bachao when the doctor comes in with the needle for her',
  ])('are heard inside English: %s', (text) => expect(idsIn(text).join()).toContain('LANGUAGE.'));

  it.each([
    ['de', 'Ich habe seit gestern hohe Werte und weiß nicht mehr, was ich noch machen soll'],
    ['pl', 'Cześć wszystkim, mam pytanie o insulinę dla mojego syna, bo nie wiem co robić'],
    ['other', 'Я не знаю, что мне делать, сахар очень высокий и врача нет'],
    ['pa', 'ਅੱਜ ਮੇਰੀ ਸ਼ੂਗਰ ਬਹੁਤ ਵੱਧ ਸੀ ਤੇ ਮੈਂ ਡਾਕਟਰ ਕੋਲ ਗਿਆ'],
  ])('are looked at by a person when there are many: %s', (language, text) =>
    expect(idsIn(text)).toEqual([`UNREAD_LANGUAGE.${language}`]),
  );

  it.each([
    'Merci beaucoup everyone, that helped me a lot today',
    'dziękuję bardzo!',
    'aiuto was the only word I knew when we were in Rome last year and my pump died',
    'Lantus Novorapid Tresiba Fiasp Humalog Levemir Toujeo',
    'Mi hermana está inconsciente y no sé qué hacer',
    'Guten Morgen, schönen Tag',
  ])('are nothing when they are few, or read by rule: %s', (text) => expect(idsIn(text)).toEqual([]));
});
