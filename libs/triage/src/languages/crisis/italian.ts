import { draftList, type CrisisList } from './list.js';

export const italian: CrisisList = {
  language: 'it',
  phrases: {
    'wish to die':
      'voglio morire | vorrei morire | voglio solo morire | voglio uccidermi | voglio ammazzarmi | mi uccido | mi ammazzo | mi voglio uccidere | mi voglio ammazzare | non voglio più vivere | non voglio vivere | togliermi la vita | mi tolgo la vita | farla finita | la faccio finita | suicidarmi | mi suicido | impiccarmi | vorrei sparire per sempre | voglio sparire per sempre | vorrei essere morta | vorrei essere morto',
    goodbye:
      'addio a tutti | addio per sempre | questo è il mio ultimo messaggio | domani non ci sarò più | quando leggerete questo',
    unresponsive:
      'non riesco a respirare | non riesce a respirare | non respira | è svenuto | è svenuta | è incosciente | ha perso conoscenza | non si sveglia | non riesco a svegliarlo | non riesco a svegliarla',
    overdose:
      'troppa insulina | tutta la insulina | tutta l’insulina | overdose di insulina | ho preso tutte le pastiglie | ho preso tutte le pillole',
    ill: 'vomito e ho i chetoni | chetoni alti | chetoni altissimi | continuo a vomitare | continua a vomitare | non ho più insulina | sono senza insulina',
    violence: 'mi sta picchiando | mi picchia | mi vuole uccidere | vuole uccidermi | minaccia di uccidermi',
    help: 'aiutatemi | aiutatemi vi prego | qualcuno mi aiuti | ho bisogno di aiuto subito | chiamate una ambulanza | chiamate un’ambulanza | aiuto',
  },
  idioms:
    'voglio morire dal ridere | vorrei morire dal ridere | voglio morire di noia | mi ammazzo di lavoro | mi ammazzo di risate | mi uccido di lavoro',
  ...draftList,
  positive: [
    'Basta, voglio morire',
    'non ce la faccio, la faccio finita stanotte',
    'mio figlio non si sveglia',
    'Ho fatto troppa insulina',
    'mi sta picchiando adesso',
  ],
  negative: ['Mi fa morire dal ridere, vorrei morire dal ridere ogni sera', 'Buongiorno, glicemia a posto oggi'],
};
