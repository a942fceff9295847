import { draft, type Rule } from '../../../lexicon/rule.js';

const about = { category: 'A', ...draft, lastReview: '2026-11-27' } as const;

/** A13-A15 in Spanish: other emergencies of the body. */
export const emergencies: readonly Rule[] = [
  {
    ...about,
    id: 'A13.es-emergency',
    signal: 'A13',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        '(?:dolor|presion|opresion|punzada)(?: [^ |?,]{1,10}){0,3}? (?:en el|de) pecho(?: [^ |?]{1,14}){0,6}? (?:brazo|mandibula|sud[a-z]{2,6}|aire|respirar|espalda|fuerte|horrible|mare[a-z]{1,5})|me duele (?:mucho )?el pecho(?: [^ |?]{1,14}){0,6}? (?:brazo|mandibula|sud[a-z]{2,6}|aire|respirar|mucho)|me oprime el pecho',
        '(?:brazo|hombro) izquierdo(?: [^ |?]{1,14}){0,4}? (?:mandibula|pecho|sud[a-z]{2,6}|empapad[oa])|(?:mandibula|brazo izquierdo)(?: [^ |?]{1,14}){0,6}? (?:sud[a-z]{2,6}|empapad[oa]|sin aire)',
        '(?:no puedo|no puede|apenas puedo|apenas puede) respirar(?! de la risa)|me (?:ahogo|estoy ahogando|falta el aire)(?! en (?:papeles|trabajo|deudas))|se (?:me|le) (?:esta )?(?:hinch[a-z]{1,5}|cierra|cerrando) (?:la )?(?:garganta|lengua|cara)',
        '(?:se (?:me|le) (?:durmio|duerme|ha dormido|paralizo)|no (?:siento|siente|puedo mover|puede mover)) (?:medio cuerpo|media cara|la mitad de|un lado de|el lado|el brazo y)|(?:la )?(?:boca|cara) (?:torcida|caida)|no (?:puede|puedo) hablar bien de repente|(?:se me|se le) (?:traban|traba|enredan) (?:las palabras|la lengua|al hablar)',
      ],
    ],
    unless: [
      '(?<!desde )(?:ayer|anoche)|de la risa|de risa|hace (?:un|dos|tres|\\d{1,2}) (?:meses|anos)|nariz tapada|resfriad[oa]|de la emocion|corriendo',
    ],
    deaf: ['negated'],
    positive: [
      'Me duele el pecho y el brazo izquierdo, estoy sudando',
      'no puedo respirar',
      'a mi papá se le torció... tiene la boca torcida y se le traban las palabras',
      'se me está cerrando la garganta',
    ],
    negative: ['No puedo respirar de la risa', 'Con la nariz tapada no puedo respirar', 'Me duele la pierna de correr'],
  },
  {
    ...about,
    id: 'A14.es-foot-eye',
    signal: 'A14',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        '(?:pie|dedo|talon|dedos)(?: [^ |?,]{1,14}){0,5}? (?:negr[oa]s?|huele(?: mal| feo)?|pus|gangrena|podrid[oa]|agujero|hueco|se ve el hueso)|(?:herida|ulcera|llaga)(?: [^ |?,]{1,14}){0,3}? (?:pie|talon|dedo)(?: [^ |?,]{1,14}){0,5}? (?:no cierra|no cura|huele|pus|negr[oa]|roj[oa] y caliente)',
        '(?:veo|me aparecieron|aparecieron)(?: [^ |?,]{1,14}){0,3}? (?:manchas|moscas|telaranas|sombra|cortina)(?: [^ |?,]{1,14}){0,4}? (?:de repente|de golpe|desde (?:hoy|ayer)|en un ojo|negras)|(?:perdi|he perdido|no veo nada)(?: [^ |?,]{1,14}){0,2}? (?:la vista|la vision|(?:de|con|por) (?:un|el) ojo)|de repente (?:no veo|veo todo negro)',
      ],
    ],
    unless: ['zapatos?|botas?|calcetin[a-z]{0,2}|unas? pintad[a-z]{1,2}|queso|serie|hace (?:dos|tres|\\d{1,2}) anos'],
    deaf: ['negated'],
    positive: [
      'Tengo el dedo del pie negro y no duele',
      'la herida del talón huele y no cierra... la herida del pie huele mal',
      'de repente veo manchas negras en un ojo',
      'Perdí la vista de un ojo esta mañana',
    ],
    negative: [
      'Zapatos negros para pie diabético, ¿marcas?',
      'Me hacen la revisión de ojos el lunes',
      'Veo la serie de moscas de repente',
    ],
  },
  {
    ...about,
    id: 'A15.es-pregnancy',
    signal: 'A15',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      ['embaraz[a-z]{1,5}|semanas|bebe|encinta'],
      [
        '(?:(?:el |la |mi )?bebe (?:hoy )?)?(?:no se (?:mueve|ha movido|mueve hoy)|no (?:lo|la) siento mover|no siento al bebe|no (?:he notado|noto|siento|ha dado|da) (?:las )?(?:patadas|pataditas|movimientos)|dejo de moverse)|(?:estoy )?sangr(?:ando|ado|o)(?: mucho)?|perdida de liquido|rompi aguas|rompi fuente|contracciones (?:fuertes|antes)',
      ],
    ],
    within: 1,
    deaf: ['negated'],
    unless: ['sangra el dedo|pinch|glucometro|encias|nariz|muestra|gato|mesa'],
    positive: [
      '28 semanas, tipo 1, y el bebé no se ha movido hoy',
      'Estoy embarazada y sangrando',
      'no siento al bebé desde anoche, 34 semanas',
    ],
    negative: [
      'Embarazada de 20 semanas y todo perfecto',
      'Me pincho y sale sangre del dedo, tres semanas así',
      'El bebé duerme toda la noche',
    ],
  },
];
