import { before, rangeOf, type Finder } from './finder.js';

const street =
  '(?:street|st|road|rd|avenue|ave|lane|ln|close|drive|dr|crescent|cres|court|ct|gardens|gdns|terrace|place|pl|grove|hill|park|row|square|sq|mews|walk|boulevard|blvd|highway|hwy|parade|green|rise|way|yard|quay|wharf|meadows|wynd|brae|steps|hollow|vale|view|croft|heath|circle|cir|trail|parkway|pkwy)';
const areas =
  'AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE';
const postcode = `(?:${areas.replaceAll(' ', '|')})\\d[A-Z\\d]? ?\\d[ABD-HJLNP-UW-Z]{2}`;
const states =
  'A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]';
const zip = `(?:${states}) \\d{5}(?:-\\d{4})?`;
const canadian = '[ABCEGHJ-NPRSTVXY]\\d[A-Z] ?\\d[A-Z]\\d';

const home =
  /\b(?:li(?:ve|ves|ving)|address|post ?code|eircode|zip|send|ship|post|come|meet|i'?m|i am|we'?re|is|at|moved|house|flat|home)\b[^.\n]{0,40}$/i;
/** What makes "5 minute drive" and "3 hour walk" of a number and a street word. */
const measure =
  /^\d+[a-z]? (?:more |other )?(?:hours?|hrs?|minutes?|mins?|miles?|days?|weeks?|months?|years?|units?|km|k|m|way|ways|times?|close|of|in|on|to|the|people|grams?|g|good|very|or|and|more|steps?|laps?|readings?|point|percent)\b/i;
const placeName = "[A-Z][\\w']{1,20}";
const unit = '(?:[Ff]lat|[Aa]pt|[Aa]partment|[Uu]nit|[Ss]uite|[Rr]oom|[Hh]ouse)\\.? \\d{1,4}[a-zA-Z]?,? {0,2}';
/** A house that has a name, before its number in the street. */
const building = `(?:(?:${placeName} ){1,2}(?:House|Court|Lodge|Mansions|Building|Buildings|Tower|Heights),? )`;
const anyPostcode = '[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}';
const town = "(?:[A-Z][a-zA-Z'-]{1,20} ?){1,3}";
const code = `(?:${zip}|${postcode}|${anyPostcode}|(?:[A-Z]{2} )?${canadian})`;
/** The flat, then the town or village, then the code of the post; each may be missing. */
const tail = `(?:, ${unit})?(?:(?:,? {0,2}${town}){0,2},? {0,2}${code}|(?:, (?!I')${town}){1,2})?`;
const house = `(?:${unit})?${building}?\\d{1,5}[a-zA-Z]?,? {1,2}`;

const names = "\\p{Lu}[\\p{L}'-]{1,20} (?:\\p{Lu}[\\p{L}'-]{0,20} )?\\p{Lu}[\\p{L}'-]{1,25}";
const months = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}';
const day = `(?:\\d{1,2}[-./ ]\\d{1,2}[-./ ](?:19|20)?\\d\\d|(?:19|20)\\d\\d-\\d\\d-\\d\\d|\\d{1,2}(?:st|nd|rd|th)? (?:of )?${months},? (?:19|20)\\d\\d|${months} \\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\\d\\d|\\d{1,2} de [a-z]{4,10} de (?:19|20)\\d\\d)`;
const bornWord =
  '(?:born|d\\.? ?o\\.? ?b\\.?|b\\.|date of birth|birth ?day|birth date|nacid[oa](?: el)?|geboren(?: am)?|nee? le)';
/** A date that somebody alive may be born on, with its whole year. */
const birthDay = `(?:\\d{1,2}[-./ ]\\d{1,2}[-./ ]|\\d{1,2}(?:st|nd|rd|th)? (?:of )?${months},? )(?:19[2-9]\\d|200\\d|201[0-4])\\b`;

export const places: readonly Finder[] = [
  {
    kind: 'address',
    pattern: new RegExp(
      `(?<![\\w.,£$€/-])${house}(?:${placeName} ){1,3}(?:${street}|${street.toUpperCase()}|${capital(street)})\\b\\.?(?! (?:race|run|marathon|surgery|clinic)\\b)${tail}`,
      'g',
    ),
    accept: (hit, text) => streetAt(hit, text),
  },
  {
    kind: 'address',
    pattern: new RegExp(
      `\\b(?:${placeName} ){1,3}(?:${capital(street)}),? (?:[Nn]umber|[Nn]o\\.?) \\d{1,4}[a-zA-Z]?\\b`,
      'g',
    ),
  },
  // Germany, France, Spain.
  {
    kind: 'address',
    pattern:
      /(?<!\p{L})\p{Lu}\p{Ll}{1,25}(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse) \d{1,4}[a-z]?(?:, \d{5} \p{Lu}\p{L}{1,25})?/gu,
  },
  {
    kind: 'address',
    pattern:
      /(?<![\d.,])\d{1,4}(?: ?bis| ?ter)?,? (?:rue|avenue|boulevard|place|chemin|impasse|allée|quai|cours) (?:(?:de|du|des|la|le|les) |de l'|d'|l'){0,2}\p{Lu}[\p{L}'-]{1,25}(?: \p{Lu}[\p{L}'-]{1,25}){0,2}(?:, \d{5} \p{Lu}[\p{L}-]{1,30})?/gu,
  },
  {
    kind: 'address',
    pattern:
      /(?<!\p{L})(?:Calle|C\/|Avenida|Avda\.?|Plaza|Paseo|Camino|Carrer) (?:(?:de|del|la|las|los|el) ){0,2}\p{Lu}[\p{L}'-]{1,25}(?: \p{Lu}[\p{L}'-]{1,25}){0,2},? (?:n[º°.o]{1,2} ?)?\d{1,4}(?:, \d{1,2}[ºª] ?[A-Z]?)?(?:, \p{Lu}\p{L}{1,20}(?: (?:de|del|la|\p{Lu}\p{L}{1,20})){0,4})?/gu,
  },
  {
    kind: 'address',
    pattern: new RegExp(`(?<![\\w.,£$€/-])${house}(?:[a-z']{3,15} ){1,2}${street}\\b(?! (?:race|run)\\b)`, 'gi'),
    accept: (hit, text) =>
      /\b(?:live|lives|living|address|come to|send|post|ship|house is|place is|place:|moved to|home is|meet me at)\b[^.\n]{0,25}$/i.test(
        before(text, hit.index, 40),
      )
        ? streetAt(hit, text)
        : undefined,
  },
  {
    kind: 'address',
    pattern: new RegExp(`(?<![\\w-])${postcode}\\b`, 'g'),
    accept: (hit, text) =>
      /\b(?:lot|batch|model|room|ref) {0,2}$/i.test(before(text, hit.index)) ? undefined : rangeOf(hit),
  },
  {
    kind: 'address',
    pattern: new RegExp(`(?<![\\w-])${postcode}\\b`, 'gi'),
    accept: (hit, text) => (home.test(before(text, hit.index, 50)) ? rangeOf(hit) : undefined),
  },
  { kind: 'address', pattern: new RegExp(`\\b(?:[A-Z][a-z'-]{1,20} ?){1,3},? {0,2}${zip}\\b`, 'g') },
  { kind: 'address', pattern: new RegExp(`(?<![\\w-])${canadian}\\b`, 'g') },
  { kind: 'address', pattern: /\bp\.? ?o\.? box \d{1,6}(?:, [A-Z][a-z]{1,20})?/gi },
  {
    kind: 'address',
    pattern: /(?<![\w-])[AC-FHKNPRTV-Y]\d[\dW] ?[\dAC-FHKNPRTV-Y]{4}\b/g,
    accept: (hit, text, { country }) =>
      country === 'IE' || /\b(?:eircode|live|address|post)\b[^.\n]{0,20}$/i.test(before(text, hit.index))
        ? rangeOf(hit)
        : undefined,
  },
  {
    kind: 'name-and-birth-date',
    pattern: new RegExp(
      `(?:\\b(?:[Mm]y name is|[Nn]ame:|I'm|I am) )?\\b${names}[^.\\n]{0,30}?${insensitive(bornWord)}[^\\n\\d]{0,12}?${insensitive(day)}`,
      'gu',
    ),
    accept: (hit) => (/, (?:who|the)\b/.test(hit[0]) || /\b1[78]\d\d$/.test(hit[0]) ? undefined : rangeOf(hit)),
  },
  // A name with a date right behind it, as labels and slips have it.
  { kind: 'name-and-birth-date', pattern: new RegExp(`\\b${names}(?:,| \\(|) ?${insensitive(birthDay)}\\)?`, 'gu') },
  {
    kind: 'name-and-birth-date',
    pattern: new RegExp(`(?<=\\b(?:i'?m|i am|name is|name:) )[a-z'-]{2,20} [a-z'-]{2,25},? ${birthDay}`, 'gi'),
  },
  {
    kind: 'device-number',
    pattern: new RegExp(
      `\\b${names}[^.\\n]{0,20}?\\b(?:[Ss]erial|SN|[Ll]ot)(?: (?:number|no))?[.:]?(?: is)? ?[A-Z\\d\\-]{6,16}\\b`,
      'gu',
    ),
  },
  {
    kind: 'device-number',
    pattern: new RegExp(
      `\\b(?:[Ss]erial|SN|[Ll]ot)(?: (?:number|no))?[.:]?(?: is)? ?[A-Z\\d\\-]{6,16}\\b[^.\\n]{0,20}?\\b(?:name is|name:|belongs to|registered to) ${names}`,
      'gu',
    ),
  },
];

/** A house with its street, unless it is a way of so many minutes. */
function streetAt(hit: RegExpExecArray, text: string): ReturnType<typeof rangeOf> | undefined {
  if (
    measure.test(hit[0]) ||
    /^10 Downing St/i.test(hit[0]) ||
    /\b(?:type|chapter|section|page|room) $/i.test(before(text, hit.index))
  )
    return undefined;
  return rangeOf(hit, hit[0].replace(/[ .,]+$/, '').length);
}

/** The same alternatives, each with a capital. */
function capital(pattern: string): string {
  return pattern.replace(/(?<=[(|:])[a-z]/g, (letter) => letter.toUpperCase());
}

/** The same pattern for either case, where the rest of an expression must keep to its own. */
function insensitive(pattern: string): string {
  return pattern.replace(/(?<!\\)[a-z](?![^[]*\])/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}
