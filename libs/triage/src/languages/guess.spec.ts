import { describe, expect, it } from '@jest/globals';
import { guessLanguages, languagesOf } from './guess.js';

const guess = (text: string): string => languagesOf(guessLanguages(text)).join(' ');

describe('the guess', () => {
  it.each([
    // English, with all that English borrows
    ['en', 'morning all, woke at 5.8 and had porridge'],
    ['en', 'how was clinic?'],
    ['en', 'The café had crème brûlée and a piñata, très chic, naïve me ate both'],
    ['en', "well, c'est la vie, back to the finger pricks"],
    ['en', 'my jalapeño salsa put me at 14 but mi casa es su casa'],
    ['en', 'We are off to the Costa del Sol on Friday, so hasta la vista sensors'],
    ['en', 'Dr Müller and Sister Łucja changed my ratio, thank you both'],
    ['en', 'Switched from Lantus and Novorapid to Tresiba and Fiasp, metformin stays'],
    ['en', 'die sensor die, third one this week'],
    ['en', 'i cant do this any more im so tired'],
    // too little
    ['unknown', 'Lantus Novorapid Tresiba'],
    [
      'unknown',
      'Ozempic Mounjaro Trulicity Jardiance Humalog Levemir Toujeo Lyumjev Abasaglar Metformin Forxiga Baqsimi',
    ],
    ['unknown', '5.8'],
    ['unknown', ''],
    ['unknown', '👍👍'],
    ['unknown', 'ok'],
    ['unknown', 'gracias'],
    // Spanish, also without accents and in the spelling of chats
    ['es', '¿Alguien está despierto? No me encuentro nada bien.'],
    ['es', 'quiero morir'],
    ['es', 'ya no puedo mas'],
    ['es', 'xq nadie me responde, toy en 48 y no se q hacer'],
    ['es', 'vos sabés que no tengo insulina hasta el lunes'],
    ['es', 'Buenas, hoy amanecí en 120 y desayuné avena con fruta'],
    // the others
    ['pl', 'nie wiem co robić, boję się'],
    ['pl', 'Czesc wszystkim, mam pytanie o insuline dla mojego syna'],
    ['ro', 'nu mai pot, vreau să mor'],
    ['ro', 'Buna seara, copilul meu are glicemia mare si nu stiu ce sa fac'],
    ['pt', 'não aguento mais, ninguém me ajuda e estou sozinha'],
    ['pt', 'oi gente, voce tem insulina? a minha acabou ontem'],
    ['it', 'non ce la faccio più, voglio morire'],
    ['it', 'Ciao a tutti, questa notte la glicemia era alta'],
    ['fr', "je n'en peux plus, personne ne m'aide"],
    ['fr', 'Bonjour, je suis diabetique depuis dix ans et jai peur'],
    ['de', 'Ich weiß nicht mehr weiter, mein Zucker ist zu hoch'],
    ['ar', 'لا أستطيع التنفس ساعدوني'],
    ['ar', 'ابي انسولين ما عندي شي'],
    ['ur', 'مجھے سمجھ نہیں آ رہی کیا کروں'],
    ['ur', 'mujhe samajh nahi aa rahi kya karun'],
    ['pa', 'ਮੈਨੂੰ ਮਦਦ ਚਾਹੀਦੀ ਹੈ'],
    ['pa', 'mainu madad chahidi hai, tusi kithe ho'],
    ['other', 'Я не знаю, что делать, сахар очень высокий'],
    ['other', 'ik weet het niet meer, mijn suiker is te hoog en niemand is hier'],
    ['other', '我不知道该怎么办血糖很高'],
    // more than one
    ['en es', 'I told my sister I would be fine but ya no puedo más con esto, nobody listens to me here'],
    ['en pl', 'Hi everyone, my mum would like to ask: czy ktoś wie co robić z cukrem? She has no English at all.'],
    ['en ur', 'Sorry for typing like this, mujhe bahut dar lag raha hai, I am on my own tonight and it is late'],
    ['es en', 'Mi hija no quiere ponerse la insulina y no sé qué hacer con ella. Thanks for reading this.'],
  ])('%s: %s', (languages, text) => expect(guess(text)).toBe(languages));
});
