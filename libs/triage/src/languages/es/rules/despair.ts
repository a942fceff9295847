import { draft, type Rule } from '../../../lexicon/rule.js';

const about = { category: 'B', ...draft, lastReview: '2026-11-27' } as const;

/** B8-B13 in Spanish: despair, self-harm, somebody else, encouragement. */
export const despair: readonly Rule[] = [
  {
    ...about,
    id: 'B8.es-passive-wish',
    signal: 'B8',
    level: 'AMBER',
    certainty: 'strong',
    all: [
      [
        '(?:ojala|deseando|deseo|quisiera|me gustaria|desearia|prefiero|preferiria|quiero)(?: [^ |?,]{1,14}){0,3}? (?:no (?:me )?(?:despertar|despertara|despertarme|desperte|despierte)|no haber nacido|no existir|desaparecer|dormirme para siempre|dormir para siempre|no volver a despertar)',
        '(?:seria|es) (?:mas facil|mejor|mas sencillo) (?:si )?(?:ya )?no (?:estar|existir|despertar|estuviera|existiera)(?! (?:en|con|de|sol[oa]))|no me importaria (?:morir|morirme|no despertar|que me (?:atropellaran|pasara algo))|(?:dormir|dormirme|acostarme)(?: [^ |?,]{1,14}){0,2}? (?:y|para) (?:ya )?no (?:volver a )?despertar|ojala me (?:muera|muriera|atropelle|atropellara|caiga un rayo)|ya no quiero estar aqui|no quiero estar aqui (?:mas|nunca)',
      ],
    ],
    unless: [
      'en (?:esta|la) (?:sala|cola|fila|reunion|consulta|urgencias)|alarma|trabajo|clase|de la fiesta|a las (?:cinco|seis|siete)',
    ],
    deaf: ['negated'],
    positive: [
      'ojalá no despertara mañana',
      'quisiera dormirme y ya no despertar',
      'A veces preferiría no haber nacido',
      'no me importaría morirme, la verdad',
    ],
    negative: [
      'Ojalá no despertara con la alarma todas las noches',
      'Quisiera dormir ocho horas seguidas',
      'Ya no quiero estar aquí en la sala de espera',
    ],
  },
  {
    ...about,
    id: 'B9.es-no-way-out',
    signal: 'B9',
    level: 'AMBER',
    certainty: 'strong',
    all: [
      [
        '(?:soy|me siento|no soy mas que|no quiero ser) una (?:carga|molestia|pesadilla) para (?:mi|mis|todos|ellos|nadie)|soy (?:una carga|un estorbo)|(?:ser|siendo) (?:una carga|un estorbo)|(?:estaran|estarian|estaria|estan|viviran|vivirian)(?: [^ |?,]{1,14}){0,3}? mejor sin mi|(?:nadie me|nadie va a) (?:extranaria|extranara|extranar|echaria de menos|echara de menos|echar de menos)|no le importo a nadie|a nadie le importo',
        '(?:ya )?no (?:puedo|aguanto|doy|soporto) mas(?! (?:de comer|de comida|de (?:\\d|dos|tres)))|no (?:veo|hay|tengo|encuentro)(?: [^ |?,]{1,14}){0,2}? (?:salida|futuro|esperanza)|no le veo (?:salida|sentido)|(?:nada|la vida|mi vida|esto|vivir|seguir) (?:ya )?no (?:tiene|vale|le veo|le encuentro) (?:sentido|la pena|ningun sentido)|nada (?:ya )?(?:tiene|vale)(?: la)? (?:sentido|pena)|tiro la toalla con todo|me rindo(?= [|,] )|odio mi vida|me odio|no valgo nada|no sirvo para nada|estoy acabad[oa]',
      ],
    ],
    unless: [
      'con (?:el|la|este|esta|los|las) (?:sensor|bomba|alarmas?|calor|ruido|seguro|app|trafico|cateter)|de (?:risa|hambre|sueno|calor)|lleno|llena',
    ],
    deaf: ['negated'],
    positive: [
      'ya no puedo más',
      'soy una carga para mi familia',
      'Todos estarían mejor sin mí',
      'no le veo salida a nada',
      'mi vida ya no tiene sentido',
    ],
    negative: [
      'No puedo más con la alarma del sensor jaja',
      'Comí paella, no puedo más de comer',
      'El mando tiene tres botones y no le veo la pila',
    ],
  },
  {
    ...about,
    id: 'B10.es-self-harm',
    signal: 'B10',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        'me (?:corte|he cortado|estoy cortando|corto|volvi a cortar|he vuelto a cortar|quemo|queme|he quemado)(?: [^ |?,]{1,14}){0,3}? (?:otra vez|de nuevo|a proposito|los brazos|las piernas|los muslos|las munecas|el brazo|la muneca|adrede|para (?:sentir|calmarme|no pensar))',
        'me (?:hice|hago|he hecho)(?: [^ |?,]{1,10}){0,1}? cort(?:es|aduras)|(?:cortes|cortaduras) en (?:el|los|la|las|mi|mis) (?:brazos?|piernas?|muslos?|munecas?)|(?:volvi|he vuelto|vuelvo) a (?:cortarme|autolesionarme|hacerme dano|quemarme|lastimarme)|(?:ganas|necesidad|ansias|impulso) de (?:cortarme|autolesionarme|hacerme dano|lastimarme|quemarme)|{quiero} (?:cortarme(?! el| las u| la barba| un poco)|autolesionarme|hacerme dano|lastimarme)|me (?:lastime|he lastimado|hice dano) (?:otra vez|de nuevo)|me (?:autolesiono|autolesione|he autolesionado|hago dano|hice dano|lastimo a proposito|lastime a proposito)(?! (?:en|al|la|el|con|jugando|corriendo))|no puedo (?:dejar|parar) de cortarme',
      ],
    ],
    unless: [
      'cocinando|cocina|cebolla|afeit[a-z]{1,5}|sin querer|papel|pelando|cuchillo nuevo|deporte|jugando|futbol|lata|vidrio roto|el pelo|horno|plancha',
    ],
    positive: [
      'me corté otra vez anoche',
      'Volví a cortarme los muslos, manga larga mañana',
      'tengo muchas ganas de hacerme daño',
      'no puedo dejar de cortarme',
    ],
    negative: [
      'Me corté el brazo cocinando, ¿cuánto tarda en cerrar?',
      'Nunca he vuelto a hacerme daño, tres años limpia',
      'Me hice daño en el tobillo jugando',
      'Quiero cortarme el pelo',
    ],
  },
  {
    ...about,
    id: 'B11.es-somebody-else',
    signal: 'B11',
    level: 'CRISIS',
    certainty: 'strong',
    all: [
      [
        '{familiar}|alguien del grupo|una chica del grupo|un chico del grupo',
        '(?:ella|el) (?:me )?(?:dice|escribio|mando|envio)',
      ],
      [
        '(?:se (?:quiere|va a|quiso) (?:matar|suicidar|morir|ahorcar|tirar)|(?:quiere|va a|intenta|intento|acaba de intentar|amenaza con) (?:matarse|suicidarse|ahorcarse|quitarse la vida|tirarse|morirse))',
        'se (?:tomo|ha tomado|trago|ha tragado|inyecto|ha inyectado|puso|ha puesto)(?: [^ |?,]{1,14}){0,2}? (?:tod[ao]s?|el frasco|la caja)(?: [^ |?,]{1,14}){0,3}? (?:pastillas|insulina|frasco|caja|medicamentos|pluma)|se (?:corto|ha cortado) las venas|(?:esta|subio|se subio)(?: [^ |?,]{1,14}){0,2}? (?:en el|al|a la|en la) (?:puente|azotea|vias|tejado)|(?:se despidio|se ha despedido|se esta despidiendo) de (?:todos|mi|nosotros)',
      ],
    ],
    within: 1,
    unless: [
      'de risa|de hambre|pelicula|serie|actor|actriz|cantante|hace (?:anos|mucho|un ano|\\d{1,2} anos)|de pequen[oa]|comer|foto bonita|fiesta|turismo',
    ],
    positive: [
      'mi hermana dice que se va a matar',
      'Mi hijo se tomó todas las pastillas, ¿qué hago?',
      'mi amigo está en el puente y se despidió de todos',
      'Mi pareja quiere suicidarse y no sé a quién llamar',
    ],
    negative: [
      'Mi hermana se va a morir de risa con esto',
      'Mi tío intentó suicidarse hace 20 años',
      'Mi abuela está en el puente de San José, de turismo',
      'Mi hijo se comió toda la caja de galletas',
    ],
  },
  {
    ...about,
    id: 'B13.es-encourages',
    signal: 'B13',
    level: 'RED',
    certainty: 'strong',
    all: [
      [
        '(?:matate|suicidate|ahorcate|muerete|morite|pegate un tiro|tirate (?:de|por|del|desde)|colgate)(?= [|,?y] | (?:ya|de una vez|y|imbecil|idiota|gorda|gordo|inutil))',
        '(?:nadie|ninguno) te (?:va a (?:extranar|echar de menos)|extranaria|extranara|echaria de menos|echara de menos)|(?:deberias|tendrias que|ojala te|mejor) (?:matarte|suicidarte|morirte|te mueras|murieras|te mates|te murieras)|hazlo (?:de una vez|ya y deja)|hacelo de una vez|el mundo (?:estaria|estara) mejor sin ti',
      ],
    ],
    unless: ['de risa|de (?:la )?envidia|foto|chiste'],
    deaf: ['other person', 'negated'],
    positive: ['matate ya', 'Nadie te va a extrañar, hazlo de una vez', 'deberías morirte, inútil'],
    negative: [
      'Muérete de envidia, me dieron la bomba nueva',
      'Hazlo, pide la cita',
      'Te vamos a extrañar en el grupo',
    ],
  },
];
