import { draftList, type CrisisList } from './list.js';

export const romanian: CrisisList = {
  language: 'ro',
  phrases: {
    'wish to die':
      'vreau să mor | aș vrea să mor | as dori sa mor | vreau să mă omor | o să mă omor | mă omor | vreau să mă sinucid | o să mă sinucid | mă sinucid | nu mai vreau să trăiesc | nu vreau să mai trăiesc | să-mi iau viața | îmi iau viața | să mă spânzur | îmi pun capăt zilelor | să-mi pun capăt zilelor | nu mai are rost să trăiesc | să nu mă mai trezesc',
    goodbye: 'adio tuturor | rămas bun tuturor | este ultimul meu mesaj | mâine nu voi mai fi | mâine nu mai sunt',
    unresponsive:
      'nu pot să respir | nu pot respira | nu mai pot respira | nu respiră | nu mai respiră | este inconștient | e inconștient | este inconștientă | e inconștientă | a leșinat | nu se trezește | nu pot să-l trezesc | nu pot s-o trezesc',
    overdose:
      'prea multă insulină | toată insulina | supradoză de insulină | am luat toate pastilele | am înghițit toate pastilele',
    ill: 'vomit și am cetone | cetone mari | cetone foarte mari | vomit întruna | vomită întruna | nu mai am insulină | nu am insulină',
    violence: 'mă bate | mă bate acum | vrea să mă omoare | mă amenință cu cuțitul',
    help: 'ajutați-mă | ajută-mă te rog | am nevoie urgentă de ajutor | chemați ambulanța | chemați salvarea | să mă ajute cineva | ajutor',
  },
  idioms:
    'să mor de râs | vreau să mor de râs | mă bate gândul | mă bate vântul | mă omor cu | mă omor după | mă omor de râs',
  ...draftList,
  positive: [
    'Nu mai pot, vreau să mor',
    'vreau sa ma omor',
    'tata nu respiră',
    'Mi-am făcut prea multă insulină din greșeală',
    'mă bate și mi-e frică',
  ],
  negative: ['Îmi vine să mor de râs, vreau să mor de râs', 'Glicemia e bună azi, noapte bună'],
};
