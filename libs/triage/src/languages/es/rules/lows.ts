import { draft, type Rule } from '../../../lexicon/rule.js';

const about = { category: 'A', ...draft, lastReview: '2026-11-27' } as const;

/** A1-A6 in Spanish: lows. */
export const lows: readonly Rule[] = [
  {
    ...about,
    id: 'A1.es-low-in-danger',
    signal: 'A1',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      ['{bajo}'],
      [
        '(?:estoy|sigo|aqui|vivo) (?:completamente |totalmente |muy )?sol[oa]|no hay nadie|nadie (?:contesta|responde|en casa|me ayuda)|no (?:puedo|logro|consigo) (?:tragar|pensar|levantarme|moverme|llegar|abrir|caminar|ver|hablar|escribir|parar de temblar|sostener)|no (?:encuentro|tengo|hay|queda)(?: [^ |?,]{1,14}){0,3}? (?:{dulce}|dulce|comer)|no se (?:que hacer|donde estoy|que hago|ni donde)|no (?:veo|coordino|entiendo) (?:nada|bien)|veo (?:doble|borroso|negro)|confundid[oa]|desorientad[oa]|me (?:voy a|estoy por|estoy a punto de) (?:desmayar|desvanecer|caer)|me estoy (?:desmayando|yendo|apagando)|en el (?:suelo|piso)|no me salen las palabras|se me traba|ayuda|auxilio|ayudenme|ayudadme|temblando(?: mucho)? y no|las manos no me|encerrad[oa]|no me reconoce|no (?:quiere|puede) (?:tragar|comer|beber|tomar|hablar)|no traga|dice cosas raras|no dice nada coherente|(?:manejando|conduciendo|al volante|en la carretera)',
      ],
    ],
    within: 2,
    unless: ['(?<!desde )ayer|anoche me|la semana pasada|el otro dia|curso de|me ayuda mucho|les ayuda'],
    positive: [
      'Estoy en 48 y no puedo pensar, estoy sola',
      'tengo una hipo y no hay nadie en casa, ayuda',
      'marca 2,3 y no encuentro azucar',
      'toy en 42, veo borroso, no se q hacer',
      'El sensor marca 2.4 mmol/L. Me voy a desmayar.',
    ],
    negative: [
      'Estoy en 110 y sola en casa, qué tranquilidad',
      'Ayer tuve una hipo y no había nadie, hoy todo bien',
      '¿Qué es una hipo? No sé qué hacer de comer para el curso',
    ],
  },
  {
    ...about,
    id: 'A1.es-meter-says-lo',
    signal: 'A1',
    level: 'CRISIS',
    certainty: 'strong',
    all: [['g:lo']],
    positive: ['El medidor marca LO', 'el glucometro dice LO, y estoy temblando', 'en el aparato me sale LO'],
    negative: ['El medidor lo marca en rojo', 'Marca lo que quiera, yo como', 'Lo dice mi endocrino'],
  },
  {
    ...about,
    id: 'A1.es-low-now',
    signal: 'A1',
    level: 'RED',
    certainty: 'possible',
    all: [
      [
        '(?:estoy|ando|voy|sigo|tengo|amaneci|desperte|marca|me marca|sale|me sale|pone|da|me da|azucar|glucosa|glucemia|glicemia|sensor|libre|dexcom|medidor|glucometro)(?: [^ |?,]{1,14}){0,3}? g:low',
        'g:low (?:ahora(?: mismo)?|ahorita|y bajando|y cayendo)|(?:azucar|glucosa|glucemia) (?:muy |super |re )?baj(?:a|isima) (?:ahora|ahorita|y sigue|y no)',
        '(?:temblando|sudando|sudor frio|mareo|mareada|mareado)(?: [^ |?,]{1,14}){0,4}? (?:g:low|n:low)|(?:g:low|n:low)(?: [^ |?]{1,14}){0,4}? (?:temblando|sudando|sudor frio|mareo|mareada|mareado)',
      ],
    ],
    unless: [
      '(?<!desde )(?:ayer|anoche)|el otro dia|la semana pasada|una vez|hace (?:un|dos|tres|\\d{1,2}) (?:dias|semanas|meses|anos)',
    ],
    positive: [
      'estoy en 48',
      'el sensor marca 2,5',
      'tengo 45, temblando y sudando',
      'la glucosa en 50 mg/dL ahora mismo',
    ],
    negative: [
      'tengo 45 años',
      'Estaba en 48, tomé zumo y ahora estoy en 110',
      'hemoglobina 4,8',
      'me puse 48 unidades en toda la semana',
      'Ayer a las 5 estaba en 48',
    ],
  },
  {
    ...about,
    id: 'A2.es-not-rising',
    signal: 'A2',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        '(?:tome|tomado|comi|comido|bebi|bebido|llevo|lleva|llevamos|van|tomo|di|dado|dimos)(?: [^ |?,]{1,14}){0,5}? {dulce}',
      ],
      [
        '(?:sigo|sigue|seguimos|continua)(?: [^ |?,]{1,14}){0,3}? (?:g:low|n:low|g:edge|n:edge|g:lo|bajo|baja|bajando|cayendo|en picad[oa])|no (?:me |le )?(?:subo|sube|remonto|remonta|responde|hace efecto)|(?:todavia|aun)(?: [^ |?,]{1,14}){0,2}? (?:g:low|n:low)',
      ],
    ],
    within: 1,
    unless: ['(?<!desde )(?:ayer|anoche)|la semana pasada|el otro dia|no (?:me )?sube (?:la foto|el video|de peso)'],
    positive: [
      'Tomé tres jugos y sigo en 45',
      'le dimos azúcar y no le sube',
      'He tomado dos zumos, media hora después todavía en 2,7',
      'comi miel, sigo bajando',
    ],
    negative: [
      'Tomé jugo y ya estoy en 120',
      'No me sube la foto del jugo que tomé',
      'Tomé un jugo y sigo leyendo el libro',
    ],
  },
  {
    ...about,
    id: 'A3.es-unresponsive',
    signal: 'A3',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        '{familiar}(?: [^ |?]{1,14}){0,8}? {noDespierta}|{noDespierta}(?: [^ |?]{1,14}){0,3}? {familiar}|no (?:puedo|podemos|logro|consigo) despertar a{g3}',
        'esta (?:inconsciente|convulsionando|en el suelo y no)|le (?:esta dando|dio|esta dando ahora) una convulsion',
      ],
    ],
    unless: [
      'mensajes?|whatsapp|llamadas?|correo|a mis preguntas|telefono|en clase|el despertador|alarmas?|no me responde (?:al|a los|los)|hace (?:un|dos|tres|\\d{1,2}) (?:meses|anos)|perr[oa]|gat[oa]|(?<!desde )ayer|la semana pasada|el mes pasado|curso|bien al tratamiento',
    ],
    deaf: ['negated'],
    positive: [
      'Mi marido no despierta y su sensor no para de sonar',
      'no puedo despertar a mi hija',
      'mi mama está inconsciente, qué hago',
      'Mi hijo está convulsionando por la hipo',
      'mi abuelo no responde, tiene los ojos en blanco',
    ],
    negative: [
      'Mi hermana no me responde los mensajes',
      'Mi hijo no se despierta con la alarma del sensor, duerme como un tronco',
      'Hace tres años mi padre quedó inconsciente por una hipo',
    ],
  },
  {
    ...about,
    id: 'A4.es-falling-fast',
    signal: 'A4',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        '(?:bajando|cayendo|bajo|baja|cae|caigo|desplomando)(?: [^ |?,]{1,14}){0,2}? (?:rapido|rapidisimo|en picad[oa]|a lo loco|de golpe|sin parar)|(?:dos )?flechas? (?:para |hacia )?abajo|down down|en caida libre|en picad[oa]',
      ],
      [
        '(?:me|le)(?: [^ |?,]{1,6}){0,2}? {ponerse}(?: [^ |?,]{1,14}){0,5}? (?:bolos?|correccion|correcciones|unidades|insulina|rapida|de mas)|(?:bolo|correccion) (?:doble|enorme|muy grande|hace (?:poco|nada|\\d{1,2} minutos))|doble (?:bolo|dosis)|demasiada insulina|mucha insulina activa',
      ],
    ],
    within: 2,
    unless: ['(?<!desde )(?:ayer|anoche)|la semana pasada|el otro dia'],
    positive: [
      'Me puse dos correcciones y voy bajando en picado, 5,9',
      'bolo enorme hace 10 minutos y dos flechas abajo',
      'estoy cayendo rapidisimo, me he puesto demasiada insulina',
    ],
    negative: [
      'Voy bajando rápido de peso y me puse contenta',
      'Ayer bajé en picado tras el bolo doble',
      'Me puse 4 unidades y estoy estable',
    ],
  },
  {
    ...about,
    id: 'A5.es-severe-lately',
    signal: 'A5',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        '(?:me desperte|desperte|apareci|me encontraron|me encontro mi [^ |?,]{1,12}|acabe) (?:tirad[oa] )?en (?:el suelo|el piso|urgencias|el hospital|la ambulancia)|(?:tuve|me dio|he tenido|sufri) (?:una )?(?:hipo|hipoglucemia|hipoglicemia|convulsion|bajada|bajon)(?: [^ |?,]{1,14}){0,3}? (?:severa|grave|muy fuerte|fortisima|fea|brutal|y convulsione|y me desmaye|y perdi)|me desmaye (?:por|de) (?:una |la )?(?:hipo|bajada|azucar)|(?:tuvieron que|tuvo que) (?:poner|ponerme|inyectar|inyectarme|dar|darme) (?:el )?glucagon',
      ],
      [
        'ayer|anoche|anteayer|esta (?:semana|manana|madrugada)|el (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)|hace (?:un|dos|tres|cuatro|pocos|unos|\\d) dias|el otro dia|el fin de semana',
      ],
    ],
    within: 1,
    unless: [
      'mi (?:endocrino|medico|enfermera|doctora|educadora) (?:ya |lo )?(?:sabe|me dijo)|yoga|durmiendo en el suelo',
    ],
    positive: [
      'El viernes me desperté en el suelo de la cocina y no se lo he dicho a nadie',
      'anoche tuve una hipo muy fuerte y convulsioné... tuve una hipo severa anoche',
      'Me tuvieron que poner glucagón el domingo',
    ],
    negative: [
      'Ayer acabé en el suelo haciendo yoga',
      'Anoche tuve una hipo leve, zumo y a dormir',
      'Hace cinco años me desperté en el suelo',
    ],
  },
  {
    ...about,
    id: 'A6.es-no-warning',
    signal: 'A6',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        '(?:ya )?no (?:noto|siento|percibo|detecto|me entero de|me doy cuenta de|me entero cuando|noto cuando|siento cuando)(?: [^ |?,]{1,14}){0,4}? (?:hipos?|hipoglucemias?|bajadas?|bajas|bajones|bajo|baja)',
        '(?:hipos?|hipoglucemias?|bajadas?|bajas|bajones)(?: ya)? no me avisan?|(?:hipos?|hipoglucemias?|bajadas?) sin (?:aviso|avisar|sintomas)',
      ],
      [
        '(?:conduzco|manejo|conducir|manejar|conduciendo|manejando|taxi|camion|colectivo|autobus|bus|moto|grua|andamio|vivo sol[oa]|duermo sol[oa]|maquinaria|chofer|conductor[a]?)',
      ],
    ],
    within: 2,
    deaf: ['negated'],
    positive: [
      'Ya no noto las hipos y conduzco un autobús escolar',
      'no siento cuando bajo y vivo sola',
      'Manejo un taxi de noche. Ya no me doy cuenta de las bajas.',
    ],
    negative: [
      'No noto las hipos desde que llevo sensor, avisa antes',
      'Conduzco mucho y paro si noto una hipo',
      'Vivo sola y feliz',
    ],
  },
];
