import { bound, gap, guardGaps, writeOut } from '../../lexicon/macros.js';

/** Named pieces of Spanish patterns, as `macros.ts` has them for English. */
export const pieces: Readonly<Record<string, string>> = {
  g1: gap(1),
  g2: gap(2),
  g3: gap(3),
  g4: gap(4),
  g6: gap(6),
  g8: gap(8),
  matarme:
    '(?:matarme|suicidarme|ahorcarme|colgarme|desvivirme|quitarme (?:la vida|de en medio|del medio)|(?:acabar|terminar) con (?:mi vida|todo(?: esto)?)|acabar conmigo|poner(?:le)? fin a (?:mi vida|todo)|(?:tirarme|lanzarme|aventarme|arrojarme) (?:por|de|del|desde|al|a las|a la|debajo)|cortarme las venas|(?:pegarme|darme|meterme) un (?:tiro|balazo)|morir(?:me)?|estar muert[oa]|dejar de (?:vivir|existir))',
  meMato:
    '(?:me (?:voy a|vo a|quiero|quisiera|pienso|planeo|he de|tengo que) (?:matar|suicidar|ahorcar|colgar|morir|quitar la vida|tirar (?:por|de|del|desde|al)|aventar (?:de|del|desde)|pegar un tiro|cortar las venas)|me mato|me suicido|me ahorco|me cuelgo|me quito la vida|me pego un tiro)',
  quiero:
    '(?:quiero|queria|quisiera|quiera|deseo|necesito|prefiero|preferiria|tengo (?:muchas |unas )?ganas de|me dan ganas de|ganas de|voy a|estoy por|estoy a punto de|he decidido|decidi|planeo|tengo (?:planeado|pensado|decidido)|tengo (?:la )?intencion de|intentare|me gustaria)',
  pienso:
    '(?:pienso (?:todo el tiempo |mucho |siempre |a veces |cada dia |todos los dias )?en|estoy pensando en|(?:he|habia) pensado en|pensaba en|no (?:paro|dejo) de pensar en|no puedo (?:parar|dejar) de pensar en|ideas? de|pensamientos? de|fantaseo con|imagino)',
  pronto:
    '(?:ahora(?: mismo)?|ahorita|ya mismo|esta (?:noche|tarde|manana|madrugada)|hoy(?: mismo)?|manana|en (?:un rato|unos minutos|un momento|\\d{1,2} minutos|una hora)|cuando (?:todos )?se (?:duerman|vayan|acuesten)|cuando (?:mi [^ |?,]{1,12} )?se (?:duerma|vaya|acueste)|antes de que amanezca|a medianoche|al amanecer)',
  familiar:
    '(?:(?:mi|mis|nuestr[oa]|el|la|un|una|su)(?: [^ |?,]{1,14})? (?:madre|mama|padre|papa|viejo|vieja|esposo|esposa|marido|mujer|pareja|novio|novia|hijo|hija|nino|nina|bebe|hermano|hermana|hermanito|hermanita|abuelo|abuela|abuelita|tio|tia|primo|prima|sobrino|sobrina|nieto|nieta|amigo|amiga|companero|companera|vecino|vecina|peque|chico|chica|suegro|suegra|alumno|alumna|ex))',
  bajo: '(?:g:low|g:lo|g:edge|n:low|s:low|hipo|hipoglucemia|hipoglicemia|bajon|azucar (?:esta )?(?:muy |super |re )?baj[oa]|bajisim[oa])',
  alto: '(?:g:high|g:hi|g:edge|n:high|azucar (?:esta )?(?:muy |super |re )?alt[oa]|altisim[oa]|por las nubes|hiperglucemia)',
  dulce:
    '(?:zumos?|jugos?|azucar|glucosa|gel|glucagon|miel|caramelos?|dulces?|refrescos?|gaseosas?|coca|cola|pastillas de glucosa|galletas?|panela|sobres? de azucar|batido)',
  vomito:
    '(?:vomit(?:o|os|ando|e|ado|ar|a|aba)|devolv(?:iendo|er)|devuelvo todo|no (?:retengo|me queda|tolero) nada|nauseas)',
  respiro:
    '(?:respiro (?:muy )?(?:rapido|fuerte|hondo|mal|agitad[oa])|respiracion (?:muy )?(?:rapida|agitada|profunda|pesada)|respirando (?:muy |como )?(?:rapido|fuerte|hondo|mal|agitad[oa]|si)|respira (?:muy )?(?:rapido|raro|mal|fuerte|agitad[oa])|me cuesta respirar|le cuesta respirar|me falta el aire|aliento (?:a|huele a) (?:fruta|acetona|manzana)|huele a acetona|jadeando)',
  somnoliento:
    '(?:somnolient[oa]|me duermo|se duerme|no (?:me tengo|se tiene) en pie|confundid[oa]|desorientad[oa]|muy dormid[oa]|atontad[oa]|grogui|no coordino|no coordina|delirando|no me reconoce)',
  mal: '(?:{vomito}|{respiro}|{somnoliento}|mucha sed|(?:boca|lengua) (?:muy )?(?:seca|como)|dolor de (?:barriga|tripa|panza|estomago)|me duele (?:mucho )?(?:la barriga|la tripa|la panza|el estomago)|le duele (?:mucho )?(?:la barriga|la tripa|la panza|el estomago)|orino (?:mucho|a cada rato)|me siento (?:muy |fatal|re )?mal|fatal|debil)',
  noDespierta:
    '(?:no (?:se )?(?:despierta|me despierta)|no (?:me )?(?:responde|contesta|reacciona)|esta (?:inconsciente|desmayad[oa]|convulsionando)|(?:quedo|cayo) inconsciente|inconsciente|convulsion(?:a|ando)|tiene convulsiones|no abre los ojos|no respira|ojos en blanco|se (?:desmayo|ha desmayado|desvanecio)|perdio el conocimiento|ha perdido el conocimiento|no logro despertarl[oa]|no (?:puedo|podemos) despertarl[oa]|no vuelve en si)',
  insulina:
    '(?:insulinas?|basal|bolos?|lantus|levemir|tresiba|toujeo|novorapid|humalog|apidra|fiasp|nph|lispro|glargina|la rapida|la lenta|rapida|lenta)',
  ponerse:
    '(?:pongo|ponerme|puse|puesto|inyecto|inyectarme|inyecte|inyectado|aplico|aplicarme|aplique|aplicado|meto|meti|metido)',
  sinInsulina:
    '(?:(?:no|ya no) (?:tengo|me queda|tenemos|nos queda|hay|consigo|encuentro)(?: [^ |?,]{1,14}){0,2}? {insulina}|sin (?:nada de )?insulina|se (?:me|nos|le) (?:acabo|ha acabado|termino|ha terminado|rompio|ha roto|agoto)(?: [^ |?,]{1,14}){0,3}? {insulina}|(?:me|nos) quede sin insulina|(?:me|nos) (?:robaron|quitaron) la insulina)',
  flacura:
    '(?:adelgaz(?:ar|o|ando|ado)|bajar de peso|bajo de peso|bajando de peso|perder peso|pierdo peso|perdiendo peso|engord(?:ar|o|ando|a|e)|flac[oa]|delgad[oa]|kilos?|bascula|balanza|talla|gord[oa]|vestido|bikini|jeans|figura|rebajar)',
};
/** As in English: what is denied cannot hide in a gap. */
const noDenial = '(?!(?:no|nunca|jamas|ni|tampoco|nadie|ningun|ninguna|sin) )';

/** Writes the named pieces of a Spanish pattern out. */
export const expandSpanish = (pattern: string): string => guardGaps(writeOut(pattern, pieces), noDenial);

/** One matcher for a list of Spanish patterns. */
export const compileSpanish = (patterns: readonly string[]): RegExp =>
  new RegExp(bound(patterns.map(expandSpanish).join('|')), 'g');

/** The words of a pattern, pieces written out. */
export const wordsOfPattern = (pattern: string): string[] => writeOut(pattern, pieces).match(/[a-z]{2,}/g) ?? [];
