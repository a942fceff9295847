import { draftList, type CrisisList } from './list.js';

export const portuguese: CrisisList = {
  language: 'pt',
  phrases: {
    'wish to die':
      'quero morrer | queria morrer | só quero morrer | quero me matar | vou me matar | vou-me matar | quero matar-me | vou matar-me | penso em me matar | tirar a minha vida | tirar minha vida | acabar com a minha vida | acabar com minha vida | não quero mais viver | não quero viver | não quero mais estar viva | não quero mais estar vivo | quero me suicidar | vou me suicidar | me enforcar | pôr fim à minha vida | dormir e não acordar',
    goodbye:
      'adeus a todos | adeus para sempre | é minha última mensagem | é a minha última mensagem | amanhã não estarei aqui | quando lerem isto',
    unresponsive:
      'não consigo respirar | não está respirando | não está a respirar | não respira | está inconsciente | ficou inconsciente | desmaiou e não acorda | não acorda | não consigo acordá-lo | não consigo acordá-la',
    overdose:
      'insulina demais | insulina a mais | toda a insulina | overdose de insulina | tomei todos os comprimidos | tomei todos os remédios',
    ill: 'vomitando e com cetonas | cetonas altas | cetonas muito altas | não paro de vomitar | não pára de vomitar | estou sem insulina | não tenho insulina',
    violence: 'ele me bate | está me batendo | está a bater-me | vai me matar | quer me matar | ameaçou me matar',
    help: 'me ajudem | ajudem-me | me ajuda por favor | alguém me ajuda | preciso de ajuda urgente | chamem uma ambulância | socorro',
  },
  idioms:
    'quero morrer de rir | quero morrer de vergonha | quero morrer de fome | vou me matar de trabalhar | vou me matar de rir | não quero viver sem',
  ...draftList,
  positive: [
    'Já chega, quero morrer',
    'nao quero mais viver',
    'minha mãe não acorda!',
    'tomei insulina demais e estou sozinha',
    'por favor me ajudem',
  ],
  negative: ['Quero morrer de rir com esse sensor', 'Bom dia, glicemia boa hoje'],
};
