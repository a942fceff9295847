import { slang } from './slang.js';

/** Words the detector must recognise however they are spelt; used for masked letters and slips of one letter (R56). */
const watched: readonly string[] = [
  'suicide',
  'suicidal',
  'overdose',
  'overdosed',
  'myself',
  'insulin',
  'ketones',
  'vomiting',
  'unconscious',
  'unresponsive',
  'breathing',
  'goodbye',
  'tonight',
  'seizure',
];

/** Short words that are only looked up when a letter is masked ("k*ll"). */
const maskable: readonly string[] = ['kill', 'killing', 'die', 'dead', 'cut', 'cutting', 'hang', ...watched];

/** Written forms that stand for several words. */
const joined: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(slang.map(({ said, means }) => [said, means])),
  wanttodie: ['want', 'to', 'die'],
  wannadie: ['want', 'to', 'die'],
  killmyself: ['kill', 'myself'],
  killingmyself: ['killing', 'myself'],
  endmylife: ['end', 'my', 'life'],
  enditall: ['end', 'it', 'all'],
  wanna: ['want', 'to'],
  gonna: ['going', 'to'],
  gunna: ['going', 'to'],
  gotta: ['have', 'to'],
  imma: ['im', 'going', 'to'],
  u: ['you'],
  ur: ['your'],
  tonite: ['tonight'],
  '2nite': ['tonight'],
  b4: ['before'],
  rn: ['right', 'now'],
  jk: ['lol'],
  lmao: ['lol'],
  lmfao: ['lol'],
  haha: ['lol'],
  hahaha: ['lol'],
  rofl: ['lol'],
  urself: ['yourself'],
  neednt: ['dont'],
  cuz: ['because'],
  cannot: ['cant'],
  anymore: ['any', 'more'],
  noone: ['no', 'one'],
  everyones: ['everyone', 'is'],
  bgl: ['bg'],
};

/** Words looked for in letters written apart without gaps ("w a n t t o d i e"). */
const spelt: readonly string[] = [
  'myself',
  'want',
  'kill',
  'killing',
  'die',
  'dead',
  'end',
  'life',
  'hang',
  'cut',
  'suicide',
  'self',
  'harm',
  'help',
  'low',
  'going',
  'my',
  'to',
  'it',
  'all',
  'me',
  'am',
  'i',
];

/** Two words read as one. */
const contractions: Readonly<Record<string, string>> = {
  'want 2': 'want to',
  'going 2': 'going to',
  'need 2': 'need to',
  'do not': 'dont',
  'does not': 'doesnt',
  'did not': 'didnt',
  'can not': 'cant',
  'could not': 'couldnt',
  'will not': 'wont',
  'would not': 'wouldnt',
  'is not': 'isnt',
  'are not': 'arent',
  'was not': 'wasnt',
  'were not': 'werent',
  'has not': 'hasnt',
  'have not': 'havent',
  'had not': 'hadnt',
  'should not': 'shouldnt',
  'i am': 'im',
  'i have': 'ive',
  'i will': "i'll",
  'it is': 'its',
  'you are': 'youre',
  'they are': 'theyre',
  'she is': 'shes',
  'he is': 'hes',
  'she has': 'shes',
  'he has': 'hes',
};

/** Characters that carry meaning without letters. */
export const pictures: Readonly<Record<string, string>> = {
  '↓': 'down',
  '⬇': 'down',
  '⇊': 'down down',
  '↘': 'down',
  '⤵': 'down',
  '↑': 'up',
  '⬆': 'up',
  '💀': 'lol',
  '😂': 'lol',
  '🤣': 'lol',
  '%': 'percent',
  '&': 'and',
  '<': 'under',
  '£': 'price',
  '€': 'price',
};

/** Letters of other scripts that look like Latin ones. */
export const lookalikes: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  і: 'i',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  ѕ: 's',
  ԁ: 'd',
  к: 'k',
  м: 'm',
  т: 't',
  α: 'a',
  ε: 'e',
  ι: 'i',
  ο: 'o',
  ν: 'v',
  κ: 'k',
  ı: 'i',
  ł: 'l',
};

/** How one language is written and miswritten. */
export interface Spelling {
  readonly joined: Readonly<Record<string, readonly string[]>>;
  readonly contractions: Readonly<Record<string, string>>;
  readonly watched: readonly string[];
  readonly maskable: readonly string[];
  readonly spelt: readonly string[];
}

export const englishSpelling: Spelling = { joined, contractions, watched, maskable, spelt };
