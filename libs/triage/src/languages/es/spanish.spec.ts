import { describe, expect, it } from '@jest/globals';
import { assess } from '../../assess.js';
import { readDocument } from '../../document.js';
import { explain } from '../../explain.js';
import { spanish } from './spanish.js';

const line = (text: string): string => readDocument(text, [], undefined, spanish).line.trim();
const levelOf = (text: string): string => assess(text).level;

describe('Spanish words', () => {
  it.each([
    ['¿Mañana el niño está mejor?', 'manana el nino esta mejor ?'],
    ['¡Ayuda! xq nadie contesta', 'ayuda | porque nadie contesta'],
    ['kiero morir d una vez', 'quiero morir de una vez'],
    ['m o r i r', 'morir'],
    ['suisidarme', 'suicidarme'],
    ['jajajaja', 'jaja'],
    ['boy a hacerlo', 'voy a hacerlo'],
  ])('%s', (text, words) => expect(line(text)).toBe(words));
});

describe('Spanish numbers', () => {
  it.each([
    ['estoy en 48', 'g:low'],
    ['estoy en 2,3', 'g:low'],
    ['marca 62', 'g:under4'],
    ['tengo 420', 'g:high'],
    ['tengo 45', 'n:low'],
    ['estoy en 24', 'g:edge'],
    ['estoy en 24 mmol/L', 'g:high'],
    ['glucosa 110 mg/dL', 'g:fine'],
    ['2,8', 'g:low'],
    ['cetonas 3,8', 'k:3'],
    ['1,6 de cetonas', 'k:1.5'],
    ['el medidor marca LO', 'g:lo'],
    ['mi nena de 3 está en 110', 'mi nena de 3 esta en g:fine'],
    ['tengo 48 años', 'tengo 48 anos'],
    ['me puse 12 unidades', 'me puse 12 unidades'],
    ['glicosilada 6,8', 'glicosilada 6.8'],
    ['comí 45 gramos', 'comi 45 gramos'],
    ['lo marca en rojo', 'lo marca en rojo'],
  ])('%s', (text, mark) => expect(line(text)).toContain(mark));
});

describe('what the words around a Spanish signal make of it', () => {
  it.each([
    // denial, and what only looks like one
    ['GREEN', 'no quiero morir'],
    ['RED', 'no quiero vivir'],
    ['RED', 'no, ya no quiero vivir'],
    ['GREEN', 'No, nunca he querido matarme'],
    ['GREEN', 'nunca jamás he pensado en suicidarme'],
    ['RED', 'no sé si quiero morir'],
    ['RED', 'No estoy seguro de no querer morir, quiero morir'],
    ['RED', 'no puedo dejar de pensar en matarme'],
    ['RED', 'no duermo, no como, quiero morir'],
    ['AMBER', 'ya no puedo más'],
    ['CRISIS', 'no te aseguro nada, esta noche me mato'],
    // past, recovery
    ['GREEN', 'De adolescente quería morir, hoy estoy bien y doy charlas'],
    ['AMBER', 'hace diez años pensaba en suicidarme'],
    ['RED', 'desde hace años quiero morir'],
    // somebody else, teaching, stories
    ['CRISIS', 'mi hermano se quiere matar'],
    ['GREEN', 'mi hermano se va a morir de risa'],
    ['GREEN', '¿Cuáles son las señales de alguien que quiere suicidarse? Es para un curso'],
    ['GREEN', 'En la novela el protagonista dice: voy a suicidarme'],
    ['GREEN', '> quiero morir\nCuánto lo siento, aquí estamos'],
    // idiom and joke
    ['GREEN', 'me muero de hambre'],
    ['GREEN', 'jaja me muero de risa con este grupo'],
    ['RED', 'me quiero matar jaja'],
    ['RED', 'Me muero de sueño. Estoy desesperada, quiero morir.'],
    // a low that was treated
    ['GREEN', 'Estaba en 58, tomé jugo y ya estoy en 110'],
    ['CRISIS', 'Tomé jugo hace media hora y sigo en 45'],
    // code-switching
    ['RED', 'Sorry my English, pero la verdad es que quiero morir'],
    ['CRISIS', 'I am at home alone and me tomé todas las pastillas, please help'],
  ])('%s: %s', (level, text) => expect(levelOf(text)).toBe(level));

  it('is told step by step', () => {
    const step = explain('No quiero morir, mi vida es bonita').steps.find(({ ruleId }) => ruleId.startsWith('B6.es-'));
    expect(step).toMatchObject({ level: null, turns: ['negated'] });
  });

  it('points at the words in the text', () => {
    const text = 'Buenas noches a todos… ya decidí, ¡mañana me mato!';
    const finding = assess(text).findings.find(({ ruleId }) => ruleId === 'B2.es-plan');
    expect(finding?.spans.map(({ start, end }) => text.slice(start, end))).toContain('mañana me mato');
  });
});

describe('an assessment', () => {
  it.each([
    ['en', 'I had porridge and went for a walk with my sister'],
    ['es', 'Buenas, hoy amanecí en 120 y desayuné avena'],
    ['unknown', 'Lantus'],
  ])('says its languages: %s', (language, text) => expect(assess(text).languages).toEqual([language]));

  it('hears crisis words of other languages, and does not pass over what nobody here reads', () => {
    expect(assess('Nie chcę już żyć').findings).toMatchObject([
      { signal: 'LANGUAGE', level: 'RED', certainty: 'possible' },
    ]);
    expect(assess('Ich weiß nicht, wie ich die Pumpe einstellen soll, wer kann mir helfen').findings).toMatchObject([
      { signal: 'UNREAD_LANGUAGE', level: 'AMBER' },
    ]);
    expect(levelOf('> je veux mourir\nI am so sorry you feel like this')).toBe('GREEN');
  });

  it('takes no Spanish word for a reading of a meter', () =>
    expect(levelOf('No pasa nada con el sensor, ¿cuánto lo miran ustedes?')).toBe('GREEN'));
});
