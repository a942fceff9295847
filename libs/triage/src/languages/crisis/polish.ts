import { draftList, type CrisisList } from './list.js';

export const polish: CrisisList = {
  language: 'pl',
  phrases: {
    'wish to die':
      'chcę umrzeć | chce mi się umrzeć | chciałbym umrzeć | chciałabym umrzeć | chcę się zabić | chce się zabić | zabiję się | zamierzam się zabić | nie chcę żyć | nie chcę już żyć | nie chce mi się żyć | skończę ze sobą | skończyć ze sobą | popełnić samobójstwo | popełnię samobójstwo | odebrać sobie życie | powiesić się | powieszę się | nie dam rady dłużej żyć | nie mam siły żyć | nie chcę się obudzić',
    goodbye: 'żegnajcie wszyscy | żegnajcie na zawsze | to moja ostatnia wiadomość | jutro mnie już nie będzie',
    unresponsive:
      'nie mogę oddychać | nie może oddychać | nie oddycha | stracił przytomność | straciła przytomność | jest nieprzytomny | jest nieprzytomna | nie mogę go obudzić | nie mogę jej obudzić | nie chce się obudzić',
    overdose:
      'za dużo insuliny | całą insulinę | przedawkowałem insulinę | przedawkowałam insulinę | wziąłem wszystkie tabletki | wzięłam wszystkie tabletki | połknęłam wszystkie tabletki | połknąłem tabletki | połknęłam tabletki',
    ill: 'wymiotuję i mam ketony | wysokie ketony | ciągle wymiotuje | ciągle wymiotuję | nie mam już insuliny | nie mam insuliny',
    violence: 'on mnie bije | bije mnie | chce mnie zabić | grozi że mnie zabije',
    help: 'pomóżcie mi | błagam o pomoc | niech mi ktoś pomoże | potrzebuję pomocy natychmiast | wezwijcie karetkę | pomocy',
  },
  idioms: 'chcę umrzeć ze śmiechu | chce mi się umrzeć ze śmiechu | chcę umrzeć z nudów | chciałam umrzeć ze wstydu',
  ...draftList,
  positive: [
    'Nie mam siły, chcę umrzeć',
    'chce sie zabic',
    'mąż nie oddycha, co robić',
    'Wstrzyknęłam za dużo insuliny',
    'Proszę, pomóżcie mi ktoś',
  ],
  negative: ['Chce mi się umrzeć ze śmiechu z tego sensora', 'Dzisiaj cukier w normie, dobrej nocy'],
};
