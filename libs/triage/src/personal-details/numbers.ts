import { dni, luhn, medicare, mod97, nhs, pps } from './check-digits.js';
import { after, before, digitsOf, isOfThing, rangeOf, type Finder } from './finder.js';

/** Length of an IBAN by country. */
const ibanLengths = new Map(
  'AD24 AE23 AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GI23 GR27 HR21 HU28 IE22 IL23 IS26 IT27 LI21 LT20 LU20 LV21 MC27 MT31 NL18 NO15 PK24 PL28 PT25 RO24 SA24 SE24 SI19 SK24 SM27 TR26 UA29'
    .split(' ')
    .map((each) => [each.slice(0, 2), Number(each.slice(2))] as const),
);
const cardStart = /^(?:4|5[0-8]|2[2-7]|3[0-9]|6)/;

/** How many characters of `text` hold `count` letters and digits. */
const spanOf = (text: string, count: number): number => {
  let seen = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (/[a-z\d]/i.test(text.charAt(i))) seen += 1;
    if (seen === count) return i + 1;
  }
  return 0;
};

const saidBefore = (cue: RegExp, reach = 30): ((text: string, at: number) => boolean) => {
  return (text, at) => cue.test(before(text, at, reach));
};
const healthCue = saidBefore(/\b(?:nhs|chi|h&c|health)\b[^\n]{0,24}$/i);
const medicareCue = saidBefore(/\bmedicare\b[^.\n]{0,24}$/i);
const chiCue = saidBefore(/\bchi\b[^.\n]{0,20}$/i);
const ssnCue = saidBefore(/\b(?:ssn|social(?: security)?)\b[^.\n]{0,20}$/i);
const bankCue = saidBefore(/\b(?:account|acc|acct|sort|bank|pay)\b[^.\n]{0,20}$/i);
const phoneCue = saidBefore(/\b(?:phone|call|text|ring|dial|mobile|cell|tel|whatsapp|reach me)\b[^.\n]{0,20}$/i);

export const numbers: readonly Finder[] = [
  {
    kind: 'iban',
    pattern: /\b[a-z]{2}\d{2}(?:[ -]?[a-z\d]){11,30}/gi,
    accept: (hit) => {
      const bare = hit[0].replace(/[^a-z\d]/gi, '').toUpperCase();
      const length = ibanLengths.get(bare.slice(0, 2));
      if (length === undefined || bare.length < length || !mod97(bare.slice(0, length))) return undefined;
      return rangeOf(hit, spanOf(hit[0], length));
    },
  },
  {
    kind: 'bank-account',
    pattern:
      /(?<![\w.,/-])\d{2}([- ])\d{2}\1\d{2}(?![\w/-])[^\n\d]{0,25}\d{8}(?!\d)|(?<!\w)\d{8}(?!\d)[^\n\d]{0,25}\b\d{2}([- ])\d{2}\2\d{2}(?![\w/-])/g,
  },
  {
    kind: 'card',
    pattern: /(?<![\w.,£$€+])\d(?:[ -]?\d){12,18}(?![\d.,]?\d)/g,
    accept: (hit, text) => {
      const bare = digitsOf(hit[0]);
      const good = cardStart.test(bare) && luhn(bare) && (bare.length >= 14 || bare.startsWith('4'));
      return good && !/^(\d)\1+$/.test(bare) && !isOfThing(text, hit.index) ? rangeOf(hit) : undefined;
    },
  },
  {
    kind: 'card',
    pattern: /(?<![\w.,£$€+])\d{4}\.\d{4}\.\d{4}\.\d{4}(?![\d.]?\d)/g,
    accept: (hit) => (cardStart.test(hit[0]) && luhn(digitsOf(hit[0])) ? rangeOf(hit) : undefined),
  },
  {
    kind: 'health-number',
    pattern: /(?<![\w.,£$€+-])\d{3}[ .-]?\d{3}[ .-]?\d{4}(?![\d.,]?\d)/g,
    accept: (hit, text, { country }) => {
      const bare = digitsOf(hit[0]);
      if (!nhs(bare) || isOfThing(text, hit.index)) return undefined;
      const named = healthCue(text, hit.index) || /^[^.\n]{0,25}\bnhs\b/i.test(after(text, hit.index + hit[0].length));
      // Other separators than spaces are usual for telephones, unless it begins as these numbers do.
      const isSpaced = /^\d{3} \d{3} \d{4}$/.test(hit[0]) || /^(?:[467]\d\d|999)([.-])\d{3}\1\d{4}$/.test(hit[0]);
      const shaped = isSpaced && country !== 'US' && country !== 'CA' && bare[0] !== '0';
      return named || (shaped && !phoneCue(text, hit.index)) ? rangeOf(hit) : undefined;
    },
  },
  {
    kind: 'health-number',
    pattern: /(?<![\w.,-])[0-3]\d[01]\d{3}[ -]?\d{4}(?!\d)/g,
    accept: (hit, text) => (chiCue(text, hit.index) ? rangeOf(hit) : undefined),
  },
  {
    kind: 'health-number',
    pattern: /(?<![\w.,-])[2-6]\d{3} ?\d{5} ?\d(?:[ /-]?\d)?(?!\d)/g,
    accept: (hit, text) => (medicareCue(text, hit.index) && medicare(digitsOf(hit[0])) ? rangeOf(hit) : undefined),
  },
  {
    kind: 'health-number',
    pattern:
      /\b[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y\d]\d-?[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y\d]\d-?[AC-HJKMNP-RT-Y]{2}\d{2}\b/g,
  },
  {
    kind: 'health-number',
    pattern:
      /\b(?:mrn|(?:hospital|patient|hosp|insurance|policy|insurance member|member|membership)(?: (?:no|number|num|id)){1,2})\b[.:#]? {0,2}(?:is |was )?([a-z]{0,4}[ -]?\d{2,12}-?\d{3,8})\b/gi,
    accept: (hit) => {
      const number = hit[1] ?? '';
      return { start: hit.index + hit[0].length - number.length, end: hit.index + hit[0].length };
    },
  },
  {
    kind: 'national-number',
    pattern: /\b(?:QQ|[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D]\b/gi,
    accept: (hit, text) => (isOfThing(text, hit.index) ? undefined : rangeOf(hit)),
  },
  {
    kind: 'national-number',
    pattern: /(?<![\w.,-])\d{3}([ -]?)\d{2}\1\d{4}(?![\w-])/g,
    accept: (hit, text) => {
      const named =
        ssnCue(text, hit.index) ||
        /^ (?:for|is|as)(?: my)? (?:ssn|social)\b/i.test(after(text, hit.index + hit[0].length));
      const shaped = hit[1] === '-' && !/^(?:9|000|666)/.test(hit[0]);
      return (named || shaped) && !isOfThing(text, hit.index) ? rangeOf(hit) : undefined;
    },
  },
  {
    kind: 'national-number',
    pattern: /\b\d{7}[A-W][A-IW]?\b/gi,
    accept: (hit, text, { country }) => {
      const named = country === 'IE' || /\bppsn?\b[^.\n]{0,20}$/i.test(before(text, hit.index));
      return named && pps(hit[0].toUpperCase()) && !isOfThing(text, hit.index) ? rangeOf(hit) : undefined;
    },
  },
  {
    kind: 'national-number',
    pattern: /(?<![\w.,-])\d{3}[ -]?\d{3}[ -]?\d{3}(?!\d)/g,
    accept: (hit, text) =>
      /\b(?:SIN|TFN|(?:social insurance|tax file)(?: (?:number|no))?)\b[^.\n]{0,12}$/.test(before(text, hit.index)) ||
      (/\bsin\b[^.\n]{0,12}$/.test(before(text, hit.index)) && luhn(digitsOf(hit[0])))
        ? rangeOf(hit)
        : undefined,
  },
  {
    kind: 'national-number',
    pattern: /(?<![\w.,-])[2-9]\d{3}[ -]?\d{4}[ -]?\d{4}(?!\d)/g,
    accept: (hit, text) => (/\ba[ad]+h?aa?r\b[^.\n]{0,20}$/i.test(before(text, hit.index)) ? rangeOf(hit) : undefined),
  },
  {
    kind: 'national-number',
    pattern: /\b(?:\d{8}|\d{2}\.\d{3}\.\d{3})[ -]?[A-Z]\b/gi,
    accept: (hit, text, { country }) =>
      (country === 'ES' || /\b(?:dni|nif)\b[^.\n]{0,12}$/i.test(before(text, hit.index))) &&
      dni(hit[0].replace(/[ .-]/g, '').toUpperCase())
        ? rangeOf(hit)
        : undefined,
  },
  // Foreigners in Spain: X, Y or Z stands for a first digit.
  {
    kind: 'national-number',
    pattern: /\b[XYZ][ -]?\d{7}[ -]?[A-Z]\b/gi,
    accept: (hit, text, { country }) => {
      const bare = hit[0].replace(/[ -]/g, '').toUpperCase();
      const isWell = dni(`${'XYZ'.indexOf(bare.charAt(0))}${bare.slice(1)}`);
      const isNamed = /\bnie\b[^.\n]{0,12}$/i.test(before(text, hit.index));
      return isNamed || (isWell && country === 'ES') ? rangeOf(hit) : undefined;
    },
  },
  // Italy: nothing else looks like it.
  { kind: 'national-number', pattern: /\b[A-Z]{6}\d\d[A-EHLMPRST]\d\d[A-Z]\d{3}[A-Z]\b/gi },
  {
    kind: 'bank-account',
    pattern: /(?<![\w.,/-])(?:\d{2}-\d{2}-\d{2}|\d{6}|\d{8,9})(?![\w/-])/g,
    accept: (hit, text) => {
      const said = before(text, hit.index, 26);
      const wanted =
        hit[0].length === 8 && !hit[0].includes('-')
          ? /\bacc(?:oun)?t?(?: (?:no|number))?[.:]? (?:is )?$/i
          : hit[0].length === 9
            ? /\b(?:routing|account)(?: (?:no|number))?[.:]? (?:is )?$/i
            : /\bsort ?code[.:]? (?:is )?$/i;
      return wanted.test(said) && bankCue(text, hit.index) ? rangeOf(hit) : undefined;
    },
  },
];
