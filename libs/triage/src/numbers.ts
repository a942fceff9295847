import type { Token } from './normalise.js';

/** Words that say a number beside them is something else than a glucose value (R59). */
const otherUnits = new Set(
  (
    'percent g gram grams carb carbs u iu unit units kg kilo kilos lb lbs pound pounds stone st oz km kms k mile miles m metres meters cm mm ft feet inch inches ' +
    'am pm oclock hour hours hr hrs h minute minutes min mins second seconds sec secs day days week weeks wk wks month months year years yr yrs yo decade decades ' +
    'mg ml mcg litre litres l price quid bucks dollars euros pence p x times bpm steps calories cals kcal people person members pens vials boxes tablets pills jabs ' +
    'injections strips sensors kids children boys girls hypos lows highs readings patients percent% st nd rd th years-old degrees cartons glasses sweets tabs biscuits posts of out'
  ).split(' '),
);
const otherNouns = new Set(
  (
    'a1c hba1c hb ratio weigh weighs weighed weight weighing bmi bp pressure pulse heart cholesterol egfr type aged age turned turning page chapter room bus flat number ' +
    'version stage step day week month year price dose doses bolus bolused dialled dialed dial injected inject units covid iphone libre freestyle omnipod medtronic g x top ' +
    'paper season episode series channel platform gate row ' +
    'since until till by between before after ph temperature temp target range limit alarm alert lower upper grade size score rate tsh ldl hdl took take taken gave given give'
  ).split(' '),
);
const glucoseWords = new Set(
  (
    'reading readings reads read bg bgs bs bsl sugar sugars glucose blood bloods meter sensor dexcom libre cgm sitting still dropped dropping plunging falling hypo low high ' +
    'above over under below mmol mmoll mgdl level levels finger prick test tested now says showing hovering stuck crept climbing risen went gone was im is arrow arrows dex fingerstick'
  ).split(' '),
);
const devices = new Set(['meter', 'sensor', 'reader', 'dexcom', 'libre', 'cgm', 'reading', 'strip', 'pump', 'screen']);
const instruments = new Set([...devices, 'says', 'reads', 'showing', 'shows', 'just']);
/** "Week 2" counts weeks, "last week 2.6" does not. */
const spans = new Set(['week', 'day', 'month', 'year']);
const closers = new Set(['|', '?']);
/** Whose age may follow: "grandson, 7, had", "my nephew 12". */
const young = new Set(
  'son daughter grandson granddaughter boy girl lad lass nephew niece brother sister kid child toddler youngest eldest twins'.split(
    ' ',
  ),
);
const isAge = (word: string, before: readonly string[], after: readonly string[]): boolean =>
  !word.includes('.') &&
  ((before[0] === ',' && young.has(before[1] ?? '') && after[0] === ',') ||
    (before[0] === 'only' && /^(?:hes|shes|theyre|is|was)$/.test(before[1] ?? '') && Number(word) <= 18));
/** "8.8, ketones fine" and "10 with no ketones" give no figure of ketones. */
const apart = new Set([',', 'no', 'not', 'zero', 'without', 'yr', 'yrs', 'year', 'years', 'units', 'and']);

/** Thresholds in mmol/L (safety.md 2.3); mg/dL values are divided by 18. */
const band = (mmol: number): string =>
  mmol < 3 ? 'low' : mmol < 4 ? 'under4' : mmol <= 10 ? 'fine' : mmol <= 15 ? 'up' : 'high';

/** Which band a value is in; in no unit it follows the range. */
export const glucoseBand = (value: number, unit: 'mmol/L' | 'mg/dL' | undefined): string | undefined => {
  if (unit === 'mg/dL')
    return value >= 10 && value <= 700 ? band(value <= 53 ? 2 : value / 18) : value < 10 ? band(value) : undefined;
  if (unit === 'mmol/L') return value >= 0.5 && value <= 45 ? band(value) : undefined;
  if (value >= 30 && value <= 35) return 'edge';
  if (value >= 1 && value < 30) return band(value);
  if (value >= 36 && value <= 700) return band(value <= 53 ? 2 : value / 18);
  return undefined;
};

/** Words beside a place, in its sentence, nearest first. */
export const near = (tokens: readonly Token[], from: number, step: 1 | -1, reach: number): string[] => {
  const words: string[] = [];
  for (let i = from + step; words.length < reach; i += step) {
    const word = tokens[i]?.word;
    if (word === undefined || closers.has(word)) break;
    words.push(word);
  }
  return words;
};

export const isNumber = (word: string | undefined): boolean =>
  word !== undefined && /^\d{1,3}(?:\.\d{1,2})?$/.test(word);
/** "Still 2" and "still only 2" are values; in "still up, 1" and "still here at 2" the word belongs to something else. */
const isStillThere = (before: readonly string[]): boolean => {
  const at = before.indexOf('still');
  return at >= 0 && !before.slice(0, at).includes(',') && (at < 2 || before[0] !== 'at');
};
const isCue = (word: string): boolean => word !== 'still' && glucoseWords.has(word);
const isKetone = (word: string | undefined): boolean => word !== undefined && /^ket(?:one)?s?$/.test(word);

/** Index of the nearest ketone word with no other number in between, or -1. */
const ketoneAt = (words: readonly string[], reach: number): number => {
  const at = words.slice(0, reach).findIndex((word) => isKetone(word) || isNumber(word));
  return at >= 0 && isKetone(words[at]) ? at : -1;
};

const classify = (tokens: readonly Token[], i: number, usual: 'mmol/L' | 'mg/dL' | undefined): string => {
  const word = tokens[i]?.word as string;
  const before = near(tokens, i, -1, 5);
  const after = near(tokens, i, 1, 4);
  const value = Number(word);
  const ketoneAfter = ketoneAt(after, 3);
  const ketonesFollow =
    ketoneAfter >= 0 &&
    !after.slice(0, ketoneAfter).some((each) => apart.has(each)) &&
    !/^(?:strips?|sticks?|meters?|tests?)$/.test(after[ketoneAfter + 1] ?? '') &&
    !isNumber(after[ketoneAfter + 1]) &&
    !isNumber(after[ketoneAfter + 2]);
  if (value <= 12 && (ketoneAt(before, 4) >= 0 || ketonesFollow))
    return value >= 3 ? 'k:3' : value >= 1.5 ? 'k:1.5' : 'k:0';
  const unit =
    after[0] === 'mmol' || after[0] === 'mmoll'
      ? 'mmol/L'
      : after[0] === 'mgdl'
        ? 'mg/dL'
        : after[0] === 'mg' && value > 20 && after[1] === 'dl'
          ? 'mg/dL'
          : undefined;
  if (unit === undefined) {
    const told = /^(?:im|is|was|hes|shes)$/.test(before[0] ?? '') ? 1 : 2;
    if (/\.\d\d$/.test(word) || before.slice(0, 3).join(' ') === 'was i when') return word;
    if (isAge(word, before, after) || /^(?:lbs?|st|stone)$/.test(before[0] ?? '')) return word;
    if (otherUnits.has(after[0] ?? '')) return word;
    if (
      before
        .slice(0, told)
        .some(
          (each) =>
            otherNouns.has(each) &&
            !(word.includes('.') && spans.has(each)) &&
            !(each === 'libre' && before[0] !== 'libre'),
        )
    )
      return word;
    if (
      before
        .slice(0, 3)
        .some((each) =>
          /^(?:a1c|hba1c|bmi|bp|weigh[a-z]*|ratio|factor|isf|sensitivity|version|chapter|score|rated|stars|aged?|bolused|dialled|injected)$/.test(
            each,
          ),
        )
    )
      return word;
    if (
      /^(?:at|around|about|to|for|from)$/.test(before[0] ?? '') &&
      !word.includes('.') &&
      !isStillThere(before) &&
      !after.includes('still') &&
      !before.concat(after).some(isCue)
    )
      return word;
  }
  const kind = glucoseBand(value, unit ?? usual);
  if (kind === undefined) return word;
  if (before.slice(0, 2).some((each) => each === 'strip' || each === 'strips') && unit === undefined)
    return value >= 3 && value <= 8 ? 's:3' : value >= 1.5 && value < 3 ? 's:low' : `g:${kind}`;
  if (unit !== undefined) return `g:${kind}`;
  const decimal = word.includes('.');
  if (decimal && value > 35) return word;
  const cued =
    isStillThere(before.slice(0, 4)) ||
    after.slice(0, 3).includes('still') ||
    before
      .slice(0, 4)
      .concat(after.slice(0, 3))
      .some(
        (each) => isCue(each) && each !== 'im' && each !== 'is' && each !== 'was' && each !== 'now' && each !== 'read',
      );
  // "Went down 2" says by how much; where to is "down to 2".
  const isStep = !decimal && value < 10 && /^(?:up|down)$/.test(before[0] ?? '');
  if ((cued && !isStep) || (decimal && before.some((each) => /^(?:im|is|was|at|now|still|to)$/.test(each))))
    return `g:${kind}`;
  const alone = after.length === 0 || /^(?:,|and|but|with|now|then|for|all|since|after|again)$/.test(after[0] ?? '');
  if (decimal) return alone ? `g:${kind}` : `n:${kind}`;
  if (value > 35 && usual !== 'mg/dL') return word;
  if (!alone) return word;
  // "Thumbs up, 1." may count anything; with nothing that says of what, it is only perhaps a value.
  const isStray = before[0] === ',' && before[1] !== 'down' && after.length === 0 && value < 10;
  return before.length === 0 || (before[0] === ',' && !isStray) ? `g:${kind}` : `n:${kind}`;
};

/**
 * Replaces numbers by what they mean to the rules (R59): `g:` a glucose value, `n:` perhaps one, `k:` ketones, `s:` read
 * off a strip; other numbers stay. `usual` is the unit the author reads in, if known; otherwise the unit follows the range.
 */
export const readNumbers = (tokens: readonly Token[], usual?: 'mmol/L' | 'mg/dL'): Token[] =>
  tokens.map((token, i) => {
    const { word } = token;
    if (isNumber(word)) return { ...token, word: classify(tokens, i, usual) };
    if (word !== 'lo' && word !== 'hi') return token;
    const said = near(tokens, i, -1, 4);
    const after = near(tokens, i, 1, 3);
    if (
      (said.length === 0 && after.length === 0) ||
      (/^(?:says|reads|reading|showing|shows|still|just|its|now)$/.test(said[0] ?? '') && after[0] !== 'and')
    )
      return { ...token, word: `g:${word}` };
    const onScreen = after[0] === 'on' && after.some((each) => devices.has(each));
    const meter =
      onScreen || (said.slice(0, 3).some((each) => instruments.has(each)) && said.some((each) => devices.has(each)));
    return meter ? { ...token, word: `g:${word}` } : token;
  });
