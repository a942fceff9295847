import { draft, type Rule } from '../../../lexicon/rule.js';

const about = { category: 'A', ...draft, lastReview: '2026-11-27' } as const;
const before =
  '(?<!desde )(?:ayer|anoche)|la semana pasada|el otro dia|el mes pasado|hace (?:un|dos|tres|\\d{1,2}) (?:semanas|meses|anos)';

/** A7-A12 in Spanish: ketones, highs, insulin missing or wrong. */
export const highs: readonly Rule[] = [
  {
    ...about,
    id: 'A7.es-ketones',
    signal: 'A7',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        'k:3|s:3|cetonas (?:muy |super |re )?(?:altas|altisimas)|cetonas (?:en )?(?:rojo|morado|por las nubes)|cetoacidosis (?:ahora|otra vez)|estoy en cetoacidosis',
      ],
    ],
    unless: [before, '(?:no tengo|sin|no hay) cetonas'],
    positive: ['Cetonas 3,8 y subiendo', 'tengo 4.1 de cetonas', 'las cetonas altísimas y no sé qué hacer'],
    negative: ['Cetonas 0,2, todo bien', 'no tengo cetonas altas', 'Ayer tenía cetonas 3,4 y fui a urgencias'],
  },
  {
    ...about,
    id: 'A7.es-high-and-ill',
    signal: 'A7',
    level: 'CRISIS',
    certainty: 'strong',
    all: [['{alto}|cetonas|k:1.5'], ['{vomito}|{respiro}|{somnoliento}']],
    within: 2,
    unless: [before, 'resaca|embarazo|sin vomitar'],
    positive: [
      'Estoy en 420 y no paro de vomitar',
      'tengo 26 mmol/L y me cuesta respirar',
      'azucar altisima, vomitando desde la mañana',
      'mi hija está en 380, huele a acetona y está muy dormida',
      'toy en 400 y respiro muy rapido',
    ],
    negative: [
      'Estoy en 420 y me siento bien, ya corregí',
      'La semana pasada 400 y vomitando, gastroenteritis',
      'Estoy en 95 y vomité por el pescado',
    ],
  },
  {
    ...about,
    id: 'A8.es-sglt2',
    signal: 'A8',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        'dapagliflozina|empagliflozina|canagliflozina|ertugliflozina|forxiga|jardiance|invokana|synjardy|xigduo|glifozinas?|gliflozinas?|sglt2',
      ],
      [
        '{vomito}|{respiro}|{somnoliento}|dolor de (?:barriga|tripa|panza|estomago)|me duele (?:mucho )?(?:la barriga|la tripa|la panza|el estomago)|me siento (?:fatal|muy mal|re mal)|cetonas',
      ],
    ],
    within: 2,
    unless: [before, 'efectos? secundarios|prospecto'],
    positive: [
      'Tomo dapagliflozina y llevo todo el día vomitando',
      'Jardiance, vómitos desde anoche y 160',
      'con jardiance, me duele mucho la barriga y estoy en 150',
      'Forxiga. Me siento fatal.',
    ],
    negative: [
      'Empecé con empagliflozina y muy bien',
      '¿El prospecto de forxiga habla de vómitos?',
      'Me recetaron jardiance el lunes',
    ],
  },
  {
    ...about,
    id: 'A9.es-lasting-high',
    signal: 'A9',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        'k:1.5|{alto}(?: [^ |?,]{1,14}){0,3}? (?:desde|todo el dia|toda la noche|hace horas|llevo|\\d{1,2} horas)|(?:llevo|lleva|llevamos)(?: [^ |?,]{1,14}){0,5}? (?:g:high|g:hi|n:high|g:edge)|no (?:me |le )?baja (?:de )?(?:g:high|g:hi|n:high|g:edge|g:up)',
      ],
      ['fiebre|gripe|tos|infeccion|covid|neumonia|resfriad[oa]|enferm[oa]|{mal}|diarrea'],
    ],
    within: 2,
    unless: [before],
    positive: ['Llevo todo el día en 320 y con fiebre', 'cetonas 1,6 y mucha tos', 'no me baja de 300 y tengo gripe'],
    negative: [
      'Llevo todo el día en 120 con fiebre',
      'Con fiebre pero en 140',
      'La semana pasada no me bajaba de 300 con la gripe',
    ],
  },
  {
    ...about,
    id: 'A10.es-no-insulin-ill',
    signal: 'A10',
    level: 'CRISIS',
    certainty: 'strong',
    all: [['{sinInsulina}'], ['{mal}|{alto}|cetonas|k:1.5|k:3']],
    within: 2,
    deaf: ['negated'],
    unless: [before, 'tipo 2|ensalada'],
    positive: [
      'No tengo insulina y estoy vomitando',
      'se me acabó la lantus, estoy en 400',
      'Nos quedamos sin insulina y mi hijo tiene mucha sed... sin insulina y con mucha sed',
    ],
    negative: [
      'No tengo insulina en la nevera, está en el bolso, y estoy en 110',
      'Mi perro está sin insulina',
      'Sin prisa y con mucha sed de vacaciones',
    ],
  },
  {
    ...about,
    id: 'A10.es-no-insulin',
    signal: 'A10',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        '{sinInsulina}|(?:me queda|nos queda|me quedan|tengo)(?: [^ |?,]{1,10}){0,1}? insulina (?:solo )?(?:para|hasta) (?:hoy|manana|un dia|esta noche)|solo me queda (?:insulina|un[oa]? (?:pluma|lapiz|lapicera|frasco|vial|cartucho))|(?:me|le|nos) quedan? (?:solo |apenas |como )?(?:\\d{1,2}|pocas|unas pocas|diez|cinco|veinte) (?:unidades|rayas|rayitas)',
      ],
    ],
    deaf: ['negated'],
    unless: [
      'tipo 2|se vive|en la (?:nevera|heladera|mochila|bolsa|maleta)|hace (?:un|dos|tres|\\d{1,2}) anos|perr[oa]|antes de (?:1922|la insulina)|fui a la farmacia|ya compre|ya consegui',
    ],
    positive: [
      'se me acabó la insulina y no hay farmacia hasta el lunes',
      'ya no me queda rápida',
      'me quedé sin insulina, es festivo',
      'no consigo insulina en mi pueblo',
    ],
    negative: [
      'Estuve sin insulina hace 10 años, qué tiempos',
      'Mi tía con tipo 2 vive sin insulina',
      'No tengo la insulina en la nevera sino fuera',
    ],
  },
  {
    ...about,
    id: 'A11.es-wrong-dose',
    signal: 'A11',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        '(?:me|le)(?: [^ |?,]{1,6}){0,2}? (?:puse|puesto|inyecte|inyectado|aplique|aplicado|meti|metido)(?: [^ |?,]{1,14}){0,8}? (?:en vez de|en lugar de|por error|por equivocacion|de mas|sin querer|dos veces|el doble|doble dosis|la dosis doble|equivocada)',
        '(?:me equivoque|me confundi|confundi|equivoque)(?: [^ |?,]{1,14}){0,4}? (?:plumas?|lapiz|lapices|lapiceras?|insulinas?|dosis|rapida|lenta|unidades)',
        'no (?:se|recuerdo|me acuerdo)(?: [^ |?,]{1,14}){0,3}? (?:ya )?me (?:la |lo )?(?:puse|he puesto|inyecte|pinche)(?: [^ |?,]{1,14}){0,3}? (?:insulina|rapida|lenta|bolo|basal|dosis|la puse|dos veces)|(?:rapida|novorapid|humalog) en (?:vez|lugar) de (?:la )?(?:lenta|basal|lantus|tresiba|toujeo|levemir)',
        '(?:sobredosis|demasiada|muchisima) (?:de )?insulina(?! (?:activa|en el mundo|gasto|gastar))',
      ],
    ],
    unless: [before, 'crema|aceite|sal|cambie de|camiseta'],
    deaf: ['negated'],
    positive: [
      'Me puse 40 de rápida en vez de lenta',
      'me equivoqué de pluma, acabo de darme cuenta',
      'le he puesto la insulina dos veces sin querer',
      'No me acuerdo si ya me puse la basal',
    ],
    negative: [
      'Me puse la camiseta al revés en vez de bien',
      'Me equivoqué de autobús',
      'La semana pasada me puse rápida en vez de lenta, susto superado',
    ],
  },
  {
    ...about,
    id: 'A12.es-pump-and-ill',
    signal: 'A12',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        '(?:bomba|cateter|pod|omnipod|canula|infusor)(?: [^ |?,]{1,14}){0,4}? (?:no (?:funciona|infunde|pasa|da|entrega)|falla|fallo|oclusion|obstruid[oa]|bloquead[oa]|doblad[oa]|rota|muerta|apagad[oa]|se solto|se salio|error)|se (?:me )?(?:salio|solto|doblo|tapo|atasco)(?: [^ |?,]{1,14}){0,2}? (?:canula|cateter|pod|bomba|parche)|alarma de oclusion|oclusion',
      ],
      ['{alto}|{vomito}|{respiro}|{somnoliento}|mucha sed|boca seca|k:1.5|k:3|cetonas'],
    ],
    within: 2,
    unless: [before],
    positive: [
      'La bomba con oclusión toda la noche, estoy en 380',
      'el catéter doblado y vomitando',
      'se salió la cánula de noche, estoy en 410',
      'Alarma de oclusión. Boca seca y mucha sed.',
    ],
    negative: [
      'La bomba dio error y la reinicié, estoy en 130',
      'La bomba de agua de la piscina no funciona',
      'Anoche oclusión y 300, hoy en rango',
    ],
  },
];
