import { draft, type Rule } from '../../../lexicon/rule.js';

const about = { category: 'B', ...draft, lastReview: '2026-11-27' } as const;

/** B1-B7 in Spanish: acts, plans, goodbyes, thoughts and methods. */
export const suicide: readonly Rule[] = [
  {
    ...about,
    id: 'B1.es-act',
    signal: 'B1',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        'me (?:tome|he tomado|acabo de tomar|trague|he tragado|tragu|meti|he metido|inyecte|he inyectado|puse|he puesto|acabo de (?:poner|inyectar|meter|tragar)){g2} (?:tod[oa]s?|un frasco|el frasco|la caja|una caja|dos cajas|el blister|\\d{2,3})(?: [^ |?,]{1,14}){0,4}? (?:pastillas|tabletas|comprimidos|medicamentos|calmantes|somniferos)',
        'me (?:tome|he tomado|trague|he tragado|tome ya) (?:todas|todo)(?= [|,] )',
        'me (?:tome|he tomado|acabo de tomar|trague|he tragado)(?: [^ |?,]{1,14}){0,2}? (?:frasco|caja|blister|tira|bote)s? (?:enter|complet)[oa]s?',
        'me (?:inyecte|he inyectado|puse|he puesto|meti|he metido|acabo de (?:poner|inyectar|meter)) (?:toda|entera|todo)(?: [^ |?,]{1,14}){0,3}? (?:insulina|pluma|lapiz|frasco|cartucho|lapicera|boligrafo|vial)',
        'me (?:corte|he cortado|acabo de cortar) las venas|acabo de (?:cortarme las venas|intentar (?:matarme|suicidarme))|tome (?:veneno|lejia|cloro|raticida)',
        'ya (?:lo hice|esta hecho|no hay vuelta atras){g6} (?:perdon|perdonen|perdonad|perdoname|adios|despedirme|pastillas|insulina)',
      ],
    ],
    unless: ['vitaminas|antibiotico|del tratamiento|que me (?:receto|mando)|del dia|del desayuno'],
    positive: [
      'me tomé todas las pastillas hace un rato',
      'Ya está. Me he tragado la caja entera.',
      'me acabo de poner toda la pluma de rapida y me da igual',
      'ya lo hice, perdón a todos',
      'Me he cortado las venas y no para',
    ],
    negative: [
      'Me tomé todas las pastillas que me recetó el médico esta mañana',
      'No me he tomado las pastillas hoy',
      'Ya lo hice, cambié el sensor yo solita',
      'Hace diez años me tomé todas las pastillas, ahora estoy bien y ayudo a otros',
    ],
  },
  {
    ...about,
    id: 'B2.es-plan',
    signal: 'B2',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        '(?:{quiero} {matarme}|{meMato}|voy a hacerlo|lo voy a hacer){g6} {pronto}',
        '{pronto}{g6} (?:voy a {matarme}|me voy a (?:matar|suicidar|ahorcar|colgar|morir|quitar la vida)|me mato|me suicido|me quito la vida|acabo con todo|termino con todo)',
      ],
    ],
    unless: ['examen|gimnasio|entrenamiento|cortar el pelo|mudanza|limpieza|maraton|fiesta|cine'],
    positive: [
      'esta noche me voy a matar',
      'Voy a suicidarme cuando todos se duerman',
      'me mato hoy mismo, ya lo decidí',
      'mañana acabo con todo',
      'boy a matarme esta noche kiero q lo sepan',
    ],
    negative: [
      'No voy a matarme esta noche, tranquilos',
      'Hoy me voy a matar en el gimnasio',
      'Esta noche me muero de sueño',
      'En mi novela ella va a suicidarse esta noche',
    ],
  },
  {
    ...about,
    id: 'B2.es-means',
    signal: 'B2',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        '{quiero} {matarme}|{meMato}|{pienso} {matarme}|(?:solo )?quiero que (?:ya )?(?:todo )?(?:esto )?(?:pare|acabe|termine|se acabe|se termine)|no se si (?:voy a|puedo|podre) (?:poder )?(?:parar|aguantar|contenerme)|no quiero (?:seguir )?(?:viviendo|vivir)|(?:lo|voy a) hacerlo|adios|no puedo mas|terminar con todo',
      ],
      [
        '(?:tengo|ya tengo|compre|guarde|he guardado|prepare|he preparado|junte|tengo preparad[oa]s?)(?: [^ |?,]{1,14}){0,4}? (?:soga|cuerda|pastillas|pistola|arma|veneno|cuchillo|cuchilla|navaja|plumas|lapices)(?! para)',
        '(?:soga|cuerda|pastillas|pistola|insulina|plumas|cuchilla)(?: [^ |?,]{1,14}){0,3}? (?:list[oa]s?|preparad[oa]s?|en la mano|a mano|delante|al lado|en la mesa)',
        '(?:estoy|subi|voy|camino|parad[oa])(?: [^ |?,]{1,14}){0,2}? (?:en|al|a|hacia) (?:el |la |las )?(?:puente|azotea|vias|terraza|borde|tejado|acantilado)',
      ],
    ],
    within: 2,
    unless: ['para la hipo|para el colegio|de viaje|maleta|foto|turismo'],
    positive: [
      'Quiero morir. Tengo las pastillas en la mesa.',
      'estoy en el puente y no puedo más',
      'Me quiero matar, ya tengo la soga',
      'No quiero vivir. He guardado las plumas de tres meses.',
    ],
    negative: [
      'No puedo más con la maleta, tengo las plumas para el viaje listas',
      'Tengo las plumas en la nevera y el sensor puesto',
      'Estoy en el puente, qué vistas más bonitas',
    ],
  },
  {
    ...about,
    id: 'B3.es-goodbye',
    signal: 'B3',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        'cuando (?:leas|lean|leais|lea alguien) esto|cuando (?:ya )?no este{g4} (?:cuiden|cuida|cuidad|cuidalos|diganle|dile|decidle|perdon[a-z]{0,4})|(?:deje|escribi|he dejado|he escrito|estoy escribiendo)(?: [^ |?,]{1,14}){0,2}? cartas? (?:de despedida|para (?:mis hijos|mi mama|mi madre|mi familia))|nota de suicidio|carta de suicidio',
        '(?:este|esta) (?:es|sera) mi ultim[oa] (?:mensaje|noche|dia|post|publicacion)|adios mundo|adios para siempre|me despido (?:de todos |de ustedes |de vosotros )?para siempre|nos vemos en (?:el otro lado|la otra vida)',
        '(?:no me|ya no me|no) (?:busquen|busqueis|escriban|escribais|esperen|espereis|lloren|lloreis)(?: mas| por mi)?(?! (?:aparcamiento|sitio|en|el|la|los|las|precios))',
        '(?:manana|ya) no (?:voy a estar|estare|voy a despertar|despertare)(?! (?:en casa|en clase|conectad|disponible))',
      ],
    ],
    unless: [
      'viaje|vacaciones|trabajo|guardia|oficina|cita|conexion|wifi|cambio de|grupo nuevo|mudanza|clase|consulta|jubil|sobr[ea]|pinchazos|carbohidratos',
    ],
    deaf: ['negated'],
    positive: [
      'Cuando lean esto ya será tarde',
      'este es mi último mensaje, gracias por todo',
      'Cuando ya no esté, cuiden de mi perro',
      'mañana ya no estaré y será mejor así',
    ],
    negative: [
      'Mañana no estaré, tengo guardia en el trabajo',
      'Este es mi último mensaje antes de las vacaciones',
      'Adiós para siempre a los pinchazos',
    ],
  },
  {
    ...about,
    id: 'B3.es-farewell',
    signal: 'B3',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        'adios (?:a )?(?:todos|todas|amigos|amigas|familia|gente)|adios(?= [|,] )|me despido|hasta siempre|es mi despedida|vengo a despedirme',
      ],
      [
        'perdon|perdonen|perdonenme|perdonad|perdonadme|perdoname|lo siento (?:mucho|tanto|todo)|los quiero|los amo|os quiero|gracias por todo|fueron (?:lo mejor|muy buenos)|(?:cuiden|cuidad|cuida) (?:a|de)|claves|contrasenas?|testamento|mis cosas|no aguanto|no puedo mas|descansar (?:por fin|al fin)|por fin (?:descansar|voy a descansar|paz)|dejar de sufrir',
      ],
    ],
    within: 2,
    unless: [
      'me voy a dormir|buenas noches|hasta manana|nos leemos|viaje|vacaciones|cambio de (?:grupo|trabajo|ciudad)|dejo el grupo|del grupo|colegio|jubil[a-z]{1,6}|moderador[a]?|pan|azucar|vieja bomba',
    ],
    positive: [
      'Adiós a todos. Perdónenme, los quiero.',
      'me despido, ya no aguanto, cuiden a mis hijos',
      'Hasta siempre. Las claves están en el cajón.',
    ],
    negative: [
      'Adiós a todos, me voy a dormir, los quiero',
      'Me despido del grupo, gracias por todo, cambio de trabajo',
      'Adiós al pan, te quiero pero perdón',
    ],
  },
  {
    ...about,
    id: 'B4.es-unsafe',
    signal: 'B4',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        'no (?:me )?(?:fio|confio) (?:de|en) mi(?: mism[oa])?|no respondo de mi|no (?:puedo|se si puedo) (?:mantenerme|estar) a salvo|no estoy (?:a salvo|segur[oa]) (?:conmigo|sol[oa])|no me dejen sol[oa]{g6} (?:hag|loc|mat|dano|noche)[a-z]{0,6}',
        '(?:tengo |me da |con )miedo (?:de|a)(?: [^ |?,]{1,14}){0,3}? (?:hacerme (?:dano|algo)|hacer una (?:locura|tonteria)|cometer una locura|matarme|suicidarme|lo que (?:pueda|puedo|voy a) (?:hacer|hacerme))',
        '(?:si me quedo|si me dejan) sol[oa]{g6} (?:me mato|me hago|hago una (?:locura|tonteria)|no respondo|no se que hare|no se (?:de )?que (?:soy capaz|voy a hacer)|soy capaz)|(?:voy a|estoy a punto de|estoy por) (?:hacer|cometer) una (?:locura|tonteria)|no (?:creo que |se si )(?:pueda|voy a poder|aguante|voy a aguantar|llegue)(?: [^ |?,]{1,14}){0,3}? (?:esta noche|a manana|hasta manana|al amanecer|sin hacerme)|no (?:estoy segur[oa] de|puedo prometer|prometo) no (?:hacerme|matarme|hacerlo|intentarlo)',
      ],
    ],
    unless: ['compr(?:ar|as|e)|casarme|cortarme el pelo|tinte|oferta|nevera|chocolate|tarta'],
    deaf: ['negated'],
    positive: [
      'si me quedo sola esta noche no respondo',
      'tengo miedo de hacerme daño',
      'no me fío de mí misma ahora mismo',
      'No creo que aguante hasta mañana, ayuda',
      'estoy por cometer una locura y nadie contesta',
    ],
    negative: [
      'Voy a hacer una locura y comprar los tres sensores de oferta',
      'Tengo miedo de hacer el cambio de bomba',
      'No me fío de la máquina, mejor me pincho',
    ],
  },
  {
    ...about,
    id: 'B5.es-by-neglect',
    signal: 'B5',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        '(?:si|cuando|la proxima vez que) (?:me )?(?:da|de|viene|venga|baja|baje|tenga)(?: [^ |?,]{1,14}){0,3}? (?:hipo|hipoglucemia|bajada|baja|bajon|azucar|g:low){g4} (?:no (?:voy a|pienso) (?:hacer nada|tratarla|tomar nada|comer)|no me levanto|la dejo|me dejo ir|me dejo|dejare que|que me lleve)',
        'si (?:dejo|dejara) de (?:pincharme|ponerme|inyectarme)(?: [^ |?,]{1,14}){0,3}? (?:todo )?(?:se acaba|se termina|acaba todo|me muero|me voy)',
        '(?:dejar|dejare|dejo|voy a dejar)(?: [^ |?,]{1,14}){0,3}? (?:de ponerme |de pincharme )?(?:la |mi )?insulina{g6} (?:que pase lo que|hasta que (?:me muera|el cuerpo|todo)|para (?:morir|morirme|acabar|irme)|y ya|total)',
        '(?:ya )?no (?:me )?(?:voy a|pienso|quiero) (?:volver a )?(?:poner|ponerme|pinchar|pincharme|inyectar|inyectarme)(?: [^ |?,]{1,14}){0,3}? (?:insulina|nada){g6} (?:que pase lo que|asi (?:me muero|acabo|termina)|para (?:morir|morirme|acabar|que se acabe)|y me muero|me quiero morir|quiero morir|dios quiera|me da igual (?:morir|todo))',
      ],
    ],
    deaf: ['negated'],
    positive: [
      'La próxima vez que me dé una hipo me dejo ir',
      'ya no me voy a poner insulina, que pase lo que tenga que pasar... no pienso ponerme insulina, así me muero',
      'voy a dejar la insulina hasta que me muera',
    ],
    negative: [
      'Si me da una hipo tomo zumo y espero',
      'Voy a dejar la insulina en la nevera nueva',
      'Cuando me baja el azúcar me pongo de mal humor',
    ],
  },
  {
    ...about,
    id: 'B6.es-wants-to-die',
    signal: 'B6',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        '{quiero} {matarme}',
        '{meMato}',
        '{pienso} {matarme}',
        '(?:imagino|pienso|sueno|fantaseo)(?: [^ |?,]{1,14}){0,3}? (?:coche|carro|auto|camion|tren|metro)(?: [^ |?,]{1,14}){0,2}? (?:lleva|atropella|arrolla|lleve|atropelle)|(?:me siento|soy) suicida|tengo (?:ideas|pensamientos) suicidas|ideacion suicida',
      ],
    ],
    unless: [
      'que verguenza|penalti|penal|gol|partido|boca|river|barcelona|examen|mates|manchas|en el gimnasio|de risa|de la risa',
    ],
    positive: [
      'quiero morir',
      'kiero morirme ya de una vez no aguanto',
      'Pienso en matarme todos los días',
      'me quiero matar y no se lo he dicho a nadie',
      'no puedo dejar de pensar en suicidarme',
      'Tengo pensamientos suicidas desde marzo',
      'No solo quiero morir, es que ya no siento nada',
    ],
    negative: [
      'no quiero morir',
      'Nunca he pensado en matarme',
      'No es que quiera matarme, solo estoy cansada',
      'me muero de hambre',
      'me quiero morir de la risa jaja',
      'Quiero morirme de vergüenza',
      'Hace veinte años pensaba en suicidarme, ahora estoy bien y agradecida',
      'Jamás, nunca pensé en suicidarme',
    ],
  },
  {
    ...about,
    id: 'B6.es-no-wish-to-live',
    signal: 'B6',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        '(?:ya )?no (?:quiero|tengo ganas de|deseo|me dan ganas de) (?:ya )?(?:seguir )?(?:vivir|viviendo|estar viv[oa]|existir|existiendo)(?! (?:con|en|aqui|cerca|lejos|de|juntos|pegad[oa]|pendiente|atad[oa]|preocupad[oa]|a base))',
        '(?:ya )?no quiero (?:ya )?(?:estar|seguir) (?:mas )?en este mundo|quiero (?:quitarme de en medio|que (?:todo )?esto acabe ya y morir)|para que (?:seguir viviendo|sigo viv[oa])|se me quitaron las ganas de vivir|he perdido las ganas de vivir|perdi las ganas de vivir|sin ganas de vivir|hart[oa] de vivir|cansad[oa] de vivir',
      ],
    ],
    deaf: ['negated'],
    unless: ['es que no quiera vivir'],
    positive: [
      'no quiero vivir',
      'ya no quiero vivir mas, en serio',
      'Perdí las ganas de vivir desde el diagnóstico',
      'estoy cansado de vivir xq nada mejora',
      'no tengo ganas de seguir viviendo',
      'Así no quiero vivir. No quiero vivir así.',
    ],
    negative: [
      'No quiero vivir con mis suegros',
      'Quiero vivir muchos años con esta bomba',
      'no quiero vivir en la ciudad',
      'No quiero vivir pendiente del sensor',
    ],
  },
  {
    ...about,
    id: 'B7.es-method',
    signal: 'B7',
    level: 'RED',
    certainty: 'strong',
    hold: true,
    all: [
      [
        '(?:cuant[oa]s?|que (?:cantidad|dosis) de)(?: [^ |?,]{1,14}){0,5}? (?:para|haria falta para|se necesitan? para|hay que (?:ponerse|tomar) para|hacen? falta para) (?:morir|morirse|morirme|matar|matarse|matarme|no despertar|suicidarse|suicidarme|que sea (?:seguro|letal|mortal))',
        'dosis (?:letal|mortal)(?: de)?|sobredosis (?:letal|mortal)|(?:como|cual es la forma de|manera de|forma de|metodo para|la mejor forma de|la mejor manera de) (?:puedo )?(?:matarme|suicidarme|morir|morirme|quitarme la vida)(?: [^ |?,]{1,14}){0,3}?(?: (?:sin dolor|rapido|sin sufrir|sin que))?|cuanta insulina (?:mata|es mortal|es letal)',
      ],
    ],
    unless: ['de verguenza|de risa|carbohidratos|raciones|pizza|de hambre'],
    deaf: ['negated', 'general', 'other person'],
    positive: [
      '¿Cuánta insulina hace falta para no despertar?',
      'cuántas pastillas se necesitan para morir',
      'alguien sabe la dosis letal de la rápida',
      'como puedo matarme sin dolor',
    ],
    negative: [
      '¿Cuánta insulina hace falta para dos raciones de arroz?',
      '¿Cómo puedo morirme de risa con este sensor?',
      '¿Qué dosis de basal usan para dormir?',
    ],
  },
];
