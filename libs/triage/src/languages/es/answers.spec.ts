import { describe, expect, it } from '@jest/globals';
import { answerRules } from '../../answers.js';
import { assess } from '../../assess.js';
import { spanishAsking } from './answers.js';

const levelOf = (text: string, question: string): string => assess(text, { question }).level;

describe('a short answer in Spanish (R58, R60)', () => {
  it('has the questions of every rule', () =>
    expect(Object.keys(spanishAsking.questions).sort()).toEqual(answerRules.map(({ id }) => id).sort()));

  it.each([
    ['RED', 'sí', '¿Estás pensando en quitarte la vida, o es por el azúcar?'],
    ['RED', 'las dos cosas', '¿Estás pensando en quitarte la vida, o es por el azúcar?'],
    ['RED', 'a veces', '¿Has pensado en morir?'],
    ['RED', 'sii', '¿Piensa usted en suicidarse?'],
    ['GREEN', 'no', '¿Estás pensando en suicidarte?'],
    ['GREEN', 'no, ahora no', '¿Estás pensando en suicidarte?'],
    ['GREEN', 'nunca', '¿Has pensado en matarte?'],
    ['CRISIS', 'ya lo hice', '¿Estás pensando en suicidarte?'],
    ['CRISIS', 'demasiado tarde', '¿Tenés ganas de matarte?'],
    ['CRISIS', 'Ya.', '¿Vas a hacerte daño?'],
    ['CRISIS', 'sí', '¿Te has tomado algo?'],
    ['CRISIS', 'todas', '¿Te tomaste pastillas?'],
    ['CRISIS', 'sí, las tengo', '¿Tienes las pastillas contigo?'],
    ['CRISIS', 'esta noche', '¿Vas a hacerlo?'],
    ['CRISIS', 'no', '¿Puedes mantenerte a salvo esta noche?'],
    ['CRISIS', 'no sé', '¿Estás a salvo?'],
    ['GREEN', 'sí', '¿Puedes mantenerte a salvo esta noche?'],
    ['CRISIS', 'no', '¿Tienes algo de zumo o azúcar cerca?'],
    ['CRISIS', 'nadie', '¿Hay alguien contigo?'],
    ['CRISIS', 'no puedo', '¿Puedes levantarte?'],
    ['CRISIS', 'no', '¿Está despierta tu madre?'],
    ['CRISIS', 'no respira', '¿Respira?'],
    ['RED', 'si', '¿Has estado vomitando?'],
    ['RED', 'sí', '¿Tienes cetonas?'],
    // about something else
    ['GREEN', 'sí', '¿Te has puesto la insulina?'],
    ['GREEN', 'sí', '¿Te gusta la bomba nueva?'],
    ['GREEN', 'ya estoy bien', '¿Has pensado en la muerte de tu perro?'],
    ['GREEN', 'no', '¿Estás segura de la hora?'],
    // across the two languages
    ['RED', 'sí', 'Are you having thoughts of suicide?'],
    ['RED', 'yes', '¿Has pensado en suicidarte?'],
    ['CRISIS', 'ya lo hice', 'Are you thinking about killing yourself?'],
    ['GREEN', 'nunca', 'Are you having thoughts of suicide?'],
  ])('%s: %s, to: %s', (level, text, question) => expect(levelOf(text, question)).toBe(level));

  it('takes no topic when it is long, and points at the whole answer', () => {
    const question = '¿Estás pensando en suicidarte?';
    expect(levelOf('sí que he comido arroz con pollo hoy', question)).toBe('GREEN');
    expect(assess('sí', { question }).findings[0]).toMatchObject({
      ruleId: 'answer.thoughts',
      spans: [{ start: 0, end: 2 }],
    });
  });
});
