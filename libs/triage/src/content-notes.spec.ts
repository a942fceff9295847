import { describe, expect, it } from '@jest/globals';

import { type ContentSubject, contentSubjects } from '@kith/contracts/content-subjects';

import { subjectsOf } from './content-notes.js';

const about: readonly (readonly [ContentSubject, readonly string[]])[] = [
  [
    'NEEDLES',
    [
      'My pen needle bent.',
      'Injecting at work',
      'a **syringe** or _lancet_',
      'Finger-prick tests',
      'Las agujas',
      'Tras la inyección',
    ],
  ],
  [
    'WOUNDS',
    [
      'They may amputate.',
      'A wound on my heel',
      'foot ULCERS',
      'I lost my left leg',
      'úlcera',
      'amputación',
      'la herida',
    ],
  ],
  ['WEIGHT', ['I weigh myself daily.', 'Lost 12 kg', 'another diet', 'Quiero adelgazar', 'mi peso', 'contar calorías']],
  [
    'EATING',
    ['I binged again', 'my eating disorder', 'diabulimia', 'un atracón', 'trastorno de la conducta alimentaria'],
  ],
  [
    'PREGNANCY_LOSS',
    ['after my miscarriage', 'We lost our baby', 'stillbirth', 'Perdí el bebé', 'un aborto', 'pérdida gestacional'],
  ],
  [
    'SELF_HARM',
    [
      'suicidal thoughts',
      'self-harm',
      'I hurt myself',
      'an overdose',
      'quitarme la vida',
      'autolesión',
      'hacerme daño',
    ],
  ],
  [
    'DEATH',
    [
      'My uncle died.',
      'He passed away',
      'grief comes in waves',
      'at the funeral',
      'la muerte',
      'Falleció ayer',
      'estoy de luto',
    ],
  ],
];

describe('the subjects of words', () => {
  it('have examples for each', () => expect(about.map(([subject]) => subject)).toEqual([...contentSubjects]));

  it.each(about)('%s', (subject, texts) => {
    for (const text of texts) expect([text, subjectsOf(text)]).toEqual([text, expect.arrayContaining([subject])]);
  });

  it.each([
    'How do you sleep after a night shift?',
    'The sensor died on the train.',
    'My pump has just died again.',
    'A dead battery, and no spare.',
    'We wound up at the same bus stop.',
    'I am needled by the injustice of it.',
    '¿Cómo lo lleváis en el trabajo?',
  ])('are none in "%s"', (text) => expect(subjectsOf(text)).toEqual([]));

  it('are all there when words are about several, in the order of the list', () =>
    expect(subjectsOf('She died. I could not look at a needle for a year.')).toEqual(['NEEDLES', 'DEATH']));

  it('are read in no time, also from words that were made to be slow', () => {
    const from = performance.now();
    subjectsOf(`${'pump has just '.repeat(4000)} died`);
    subjectsOf(`perdi a ${' '.repeat(50_000)}`);
    expect(performance.now() - from).toBeLessThan(500);
  });
});
