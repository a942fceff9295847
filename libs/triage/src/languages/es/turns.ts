import type { Turns } from '../../language.js';
import { compileSpanish as compile } from './pieces.js';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** How the words around a signal change its reading in Spanish; `turns.ts` beside `reading.ts` says what each is. */
export const spanishTurns: Turns = {
  deniers: set('no nunca jamas ni tampoco sin nadie'),
  // Verbs of a sentence of their own ("no puedo", "no tengo") are left out: what follows them is often a new sentence.
  carried: set(
    'me mi lo le la se te que de en a he habia haya ha es era fue pienso pensaba creo voy iba realmente actualmente siquiera quiero queria quiera pensado querido intentado estoy pensando',
  ),
  doubters: set('se seguro segura prometo aseguro garantizo solo solamente broma bromeo porque'),
  unable: set('puedo aguanto'),
  notMe: set(''),
  answersNo: set('no nunca jamas'),
  deniesTwice: true,
  mine: set(
    'yo me mi mis mio mia conmigo nos nuestro nuestra quiero queria quisiera voy puedo tengo estoy siento he soy llevo necesito ando pienso matarme suicidarme morirme hacerme cortarme',
  ),
  yours: set(
    'tu tus te ti vos usted ustedes tienes tenes tengas estas eres sos puedes podes debes ponte toma tomate quieres queres',
  ),
  theirs: set(
    'el ella ellos ellas alguien quien gente nadie hijo hija madre padre mama papa marido esposo esposa mujer hermano hermana abuelo abuela novio novia amigo amiga nino nina bebe le les',
  ),
  seams: set('| ? , y e pero asi ahora porque entonces'),
  presentForms: set('quiero voy puedo estoy tengo siento sigo pienso necesito soy ando llevo mato'),
  breaks: set('pero ahora'),
  tells: set('dice donde canta'),
  formerly: /\b(?:antes|solia|de joven)\b/,
  past: compile([
    'hace (?:ya )?(?:\\d{1,2}|un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|quince|veinte|muchos|varios|unos|algunos|bastantes) (?:anos?|meses)|hace (?:mucho )?tiempo',
    'cuando (?:yo )?(?:era|tenia \\d{1,2}|tenia (?:quince|dieciseis|diecisiete|dieciocho|veinte)|estaba en|vivia en|iba a|me diagnosticaron|debute)',
    'el ano pasado|anos atras|en el pasado|de (?:joven|adolescente|nin[oa]|chic[oa]|chaval)|en mi (?:adolescencia|juventud|infancia)|en (?:19|20)\\d\\d|en (?:aquella|esa) epoca|en la (?:universidad|escuela|secundaria|prepa|uni)|alguna vez|una vez',
  ]),
  present: compile([
    'otra vez|de nuevo|esta noche|hoy (?!estoy|soy|vivo|puedo|me)|ahora mismo|todavia|aun|sigo|manana|esta (?:semana|manana|tarde)|estos dias|ultimamente|ayer|anoche|desde|cada (?:dia|noche)',
  ]),
  anniversary: compile(['hace (?:\\d{1,2}|un|dos|tres) anos? (?:hoy|esta semana)|(?:hoy|manana) hace']),
  asking: compile(['es (?:normal|grave|malo|peligroso)|que hago|debo|deberia|tengo que|voy al hospital']),
  wellNow: compile([
    'ahora (?:estoy|soy|vivo|me siento|doy|ayudo)|hoy (?:estoy|soy|vivo|puedo|me siento)|estoy (?:bien|mejor|feliz|agradecid[oa]|recuperad[oa]|en recuperacion|content[oa])|me (?:siento|encuentro) (?:bien|mejor)|recuperad[oa]|recuperacion|lo supere|sali adelante|pedi ayuda|me ayudaron|terapia|content[oa] de|feliz de|quedo atras|es bonita la vida|vale la pena',
  ]),
  general: compile([
    'que (?:cuenta como|significa|es (?:la|el|una|un))|cuales son|folleto|guias?|protocolo|si alguien|si una persona|cuando (?:alguien|una persona)|(?:la gente|las personas|los pacientes) (?:que|con)|(?:sintomas|signos|senales) de|prevencion|campana|charla|curso|articulo|estudios?|estadisticas|linea de ayuda|en general|alguien (?:sabe|mas)|por que la gente|noticias|noticiero|documental|gobierno|ministerio|taller|primeros auxilios',
  ]),
  firstPerson: compile([
    'yo|me|mi|mis|conmigo|nos|nuestr[oa]|quiero|queria|tengo|estoy|voy|puedo|soy|siento|pienso|he|llevo|necesito|[a-z]{2,12}(?:arme|erme|irme)',
  ]),
  somebodyElse: compile([
    'el|ella|ellos|ellas|alguien|(?:mi|nuestr[oa]|la|el) (?:hij[oa]|madre|padre|mama|papa|marido|espos[oa]|mujer|herman[oa]|abuel[oa]|novi[oa]|amig[oa]|perr[oa]|gat[oa])|mis (?:hij[oa]s|padres)|la gente|todo el mundo',
  ]),
  fiction: compile([
    '(?:en|de|del) (?:mi|la|el|un|una|esta|este|su)? ?(?:nueva |nuevo |primera |ultima )?(?:novela|libro|pelicula|serie|cuento|cancion|poema|obra de teatro|capitulo|telenovela|videojuego|guion)|mi (?:personaje|protagonista|detective)|(?:el|la) (?:personaje|protagonista|narrador|narradora)(?: (?:dice|canta))?|la letra (?:dice|de)|(?:novela|cancion) (?:donde|que dice)',
  ]),
  joke: compile(['jaja|lol|es broma|era broma|bromeando|es joda|de cona|no es en serio']),
  distress: compile([
    'sin esperanza|no tiene sentido|no puedo mas|no aguanto|(?:estoy|siento|quedo) (?:muy |tan )?sol[oa]|desesperad[oa]|vaci[oa]|me odio|llorando|lloro|hart[oa]|deprimid[oa]|depresion|nadie me|me rindo|en serio|de verdad|no es broma',
  ]),
  idioms: compile([
    '(?:me )?(?:muero|mueres|moria|morimos|morir|morirme|matar|mato|estoy muriendo) (?:literalmente )?(?:de|por)(?: la| un| una| el| ver| comer)? (?:risa|hambre|sueno|sed|frio|calor|verguenza|pena ajena|ganas|envidia|amor|ternura|aburrimiento|gusto|emocion|cansancio|nervios|curiosidad|miedo|helado|chocolate|pizza|taco|tacos|cafe|pan|dulce|asco)',
    '(?:quiero|voy a|me voy a|me quiero) (?:morir|morirme|matar) de (?!una|todo|verdad)[^ |?,]{1,14}',
    'muert[oa]s? de (?:risa|hambre|sueno|frio|calor|miedo|cansancio|verguenza|sed|ganas)|medio muert[oa]|muert[oa] de cansancio',
    '(?:matarme|me mato|me voy a matar) (?:a trabajar|trabajando|a estudiar|estudiando|en el gimnasio|entrenando|de trabajo)|matar(?: el)? (?:tiempo|hambre|gusanillo)|(?:me|nos) mata(?:n)? (?:la|el|los|las|est[ae])',
    '(?:quiero morir|me quiero morir|me muero|me mato|me quiero matar|me voy a matar|me pego un tiro) (?:si|con|cada vez que|cuando)(?: [^ |?]{1,14}){0,4}? (?:bomba|sensor|cateter|parche|alarma|libre|dexcom|app|movil|celular|trafico|cola|fila|examen|reunion|partido|equipo|jefe|calor|dieta|gimnasio|internet|wifi|seguro)',
    'suicidio (?:politico|social|profesional)|escuadron suicida|la bateria se muere|se muere la bateria|de mala muerte|hasta la muerte|a muerte',
  ]),
  handled: compile([
    '(?:g:low|g:under4|n:low|n:under4|g:edge|hipo|baj[oa]){g8} {dulce}{g8} (?:g:fine|g:up|n:fine|n:up)',
    '(?:ya|ahora)(?: [^ |?,]{1,14}){0,3}? (?:g:fine|g:up|n:fine|n:up|en rango)',
    'ya (?:estoy|me siento|esta|paso|se me paso|subi|subio)(?: (?:bien|mejor|todo|todo bien|normal))?(?= [|,] )|(?:ya|ahora) (?:estoy|me siento|esta) (?:bien|mejor|estable)|me recupere|se recupero|todo bien ya',
  ]),
  unhandled: compile([
    'sig(?:o|ue) (?:bajando|baj[oa]|cayendo|temblando|igual|en g:low|con g:low|g:low)|no (?:me )?sube|bajando otra vez|otra vez (?:baj[oa]|bajando)|cayendo|en picad[oa]',
  ]),
};
