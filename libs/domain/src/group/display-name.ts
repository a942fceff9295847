import { DomainError } from '../refusal.js';
import { firstNames } from './first-names.js';

const shortest = 2;
const longest = 30;

/** Letters of these scripts, each alone; Japanese and Korean write with several. */
const scripts = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Devanagari}/u,
  /\p{Script=Bengali}/u,
  /\p{Script=Gurmukhi}/u,
  /\p{Script=Gujarati}/u,
  /\p{Script=Tamil}/u,
  /\p{Script=Telugu}/u,
  /\p{Script=Thai}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Georgian}/u,
  /\p{Script=Ethiopic}/u,
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  /[\p{Script=Hangul}]/u,
];

/** Letters that look like a Latin one (a small part of UTS 39, for the scripts above). */
const looksLike = new Map(
  Object.entries({
    а: 'a',
    е: 'e',
    о: 'o',
    р: 'p',
    с: 'c',
    у: 'y',
    х: 'x',
    і: 'i',
    ї: 'i',
    ѕ: 's',
    ј: 'j',
    һ: 'h',
    ԁ: 'd',
    к: 'k',
    м: 'm',
    н: 'h',
    т: 't',
    в: 'b',
    г: 'r',
    з: 'e',
    п: 'n',
    ь: 'b',
    ԛ: 'q',
    ԝ: 'w',
    α: 'a',
    ο: 'o',
    ρ: 'p',
    ν: 'v',
    τ: 't',
    ι: 'i',
    κ: 'k',
    υ: 'u',
    ε: 'e',
    η: 'n',
    χ: 'x',
    ω: 'w',
    β: 'b',
    μ: 'u',
    γ: 'y',
    ζ: 'z',
    ς: 'c',
    σ: 'o',
    ı: 'i',
    ł: 'l',
    ø: 'o',
    đ: 'd',
    ħ: 'h',
    ŧ: 't',
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    þ: 'p',
    ð: 'd',
    ƒ: 'f',
    ɡ: 'g',
    օ: 'o',
    ս: 'u',
    ո: 'n',
    հ: 'h',
    '0': 'o',
    '1': 'i',
    '3': 'e',
    '4': 'a',
    '5': 's',
    '7': 't',
  }),
);

const plain = (name: string) =>
  [...name.normalize('NFKD').toLowerCase().normalize('NFKD')]
    .filter((letter) => !/\p{M}/u.test(letter))
    .map((letter) => looksLike.get(letter) ?? letter)
    .join('');

/** Two names with the same skeleton look alike at a glance and cannot both be worn in one group (XS-6). */
export const nameSkeleton = (name: string): string =>
  plain(name)
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replaceAll('cl', 'd')
    .replaceAll('i', 'l');

/** Words that would make somebody look like staff, wherever they stand in a name. */
const reservedAnywhere = [
  'moderat',
  'administrat',
  'clinician',
  'clinic',
  'nurse',
  'doctor',
  'physician',
  'safeguard',
  'samaritan',
  'helpline',
  'official',
  'therapist',
  'psychiatr',
  'psycholog',
  'consultant',
  'dietitian',
  'dietician',
  'paramedic',
  'pharmacist',
  'emergency',
  'kith',
];
/** The same as whole words only, because they also begin or end harmless ones. */
const reservedAlone = [
  'mod',
  'mods',
  'admin',
  'dr',
  'doc',
  'gp',
  'nhs',
  'team',
  'staff',
  'support',
  'system',
  'root',
  'lead',
  'coach',
  'help',
  'service',
  'host',
  'owner',
  'security',
  'crisis',
  'police',
];
const anywhere = reservedAnywhere.map(nameSkeleton);
const alone = new Set(reservedAlone.map(nameSkeleton));

function isReserved(name: string): boolean {
  const whole = nameSkeleton(name);
  if (anywhere.some((word) => whole.includes(word)) || alone.has(whole)) return true;
  const words = name.split(/[\s.'’-]+/).flatMap((word) => [word, word.replaceAll(/^\d+|\d+$/g, '')]);
  return words.some((word) => alone.has(nameSkeleton(word)));
}

/** What is wrong with a name by itself, as the code of its refusal; null when nothing is. */
export function problemOfName(
  given: string,
): 'input.required' | 'input.tooLong' | 'input.invalid' | 'membership.nameReserved' | null {
  const name = given.isWellFormed() ? tidyName(given) : '';
  if (!given.isWellFormed()) return 'input.invalid';
  if (!name) return 'input.required';
  if ([...name].length > longest) return 'input.tooLong';
  if ([...name].length < shortest) return 'input.invalid';
  if (!/^[\p{L}\p{N}][\p{L}\p{M}\p{N} .'’-]*$/u.test(name) || /\p{M}{3}|[ .'’-]{2}/u.test(name)) return 'input.invalid';
  if (/[^0-9]/u.test(name.replaceAll(/[^\p{N}]/gu, '')) || !/\p{L}/u.test(name)) return 'input.invalid';
  const letters = [...name].filter((letter) => /\p{L}/u.test(letter));
  if (!scripts.some((script) => letters.every((letter) => script.test(letter)))) return 'input.invalid';
  return isReserved(name) ? 'membership.nameReserved' : null;
}

const tidyName = (given: string): string => given.normalize('NFKC').trim().replaceAll(/ +/g, ' ');

/** The name as it will be shown: NFKC, one script, no staff words. Refuses with the code of `problemOfName`. */
export function checkName(given: string): { displayName: string; nameSkeleton: string } {
  const problem = problemOfName(given);
  if (problem)
    throw new DomainError(
      problem,
      problem === 'membership.nameReserved'
        ? {}
        : { field: 'displayName', ...(problem === 'input.tooLong' && { max: longest }) },
    );
  const displayName = tidyName(given);
  return { displayName, nameSkeleton: nameSkeleton(displayName) };
}

/** A warning, not a refusal: a first name with another word, a title, a year of birth, an address or a number to call. */
export function looksReal(given: string): boolean {
  const name = given.normalize('NFKC').trim();
  if (/@|https?:|www\.|(19|20)\d\d|\d{5,}/i.test(name) || /^(mr|mrs|ms|miss|sir|lady)\b/i.test(name)) return true;
  const words = name
    .toLowerCase()
    .split(/[\s.'’-]+/)
    .filter(Boolean);
  return words.length >= 2 && firstNames.has(words[0] ?? '');
}
