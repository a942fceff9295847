import { englishSpelling, lookalikes, pictures, type Spelling } from './words.js';

/** A word in its folded form; `start` and `end` are offsets in the text it came from. */
export interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

interface Mark {
  readonly char: string;
  readonly start: number;
  readonly end: number;
}

const invisible =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]/u;
const leet: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
/** Longer runs are no words: they are left as they are, which also bounds the work on hostile text. */
const longestWord = 40;
const isLetter = (char: string | undefined): boolean => char !== undefined && /^[a-z]$/.test(char);
const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';

/** Folds case, width, accents, look-alike letters and curly quotes; drops what cannot be seen. Keeps offsets. */
const fold = (text: string): Mark[] => {
  const marks: Mark[] = [];
  let at = 0;
  for (const point of text) {
    const start = at;
    at += point.length;
    if (point < '\u0080') {
      marks.push({ char: point.toLowerCase(), start, end: at });
      continue;
    }
    if (invisible.test(point)) continue;
    if ('‘’ʼ`´′'.includes(point)) marks.push({ char: "'", start, end: at });
    else if ('“”„«»″'.includes(point)) marks.push({ char: '"', start, end: at });
    else if (point === '…') marks.push({ char: '…', start, end: at });
    else if (pictures[point] !== undefined) marks.push({ char: point, start, end: at });
    else
      for (const part of point.normalize('NFKD').toLowerCase())
        if (!/\p{M}/u.test(part)) marks.push({ char: lookalikes[part] ?? part, start, end: at });
  }
  return marks;
};

const withinOne = (a: string, b: string): boolean => {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  const restA = a.slice(i);
  const restB = b.slice(i);
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
};

/** One letter left out, doubled, or two swapped; never another letter or a missing end, which make other words. */
const slipped = (written: string, meant: string): boolean => {
  if (Math.abs(written.length - meant.length) > 1) return false;
  let i = 0;
  while (i < written.length && written[i] === meant[i]) i += 1;
  const rest = written.slice(i);
  const other = meant.slice(i);
  if (rest === '') return false;
  return (
    rest === other.slice(1) ||
    (rest.slice(1) === other && written[i] === written[i - 1]) ||
    (rest[0] === other[1] && rest[1] === other[0] && rest.slice(2) === other.slice(2))
  );
};

/** Known words of six letters and more, by their first letter and each length a slip may give them. */
const shelves = new WeakMap<ReadonlySet<string>, ReadonlyMap<string, readonly string[]>>();
const shelf = (word: string, length: number): string => `${word.charAt(0)}${length}`;
const shelvesOf = (known: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> => {
  const ready = shelves.get(known);
  if (ready) return ready;
  const made = new Map<string, string[]>();
  for (const word of known) {
    if (word.length < 6) continue;
    for (const key of [-1, 0, 1].map((more) => shelf(word, word.length + more)))
      made.set(key, [...(made.get(key) ?? []), word]);
  }
  shelves.set(known, made);
  return made;
};

/** "diiiie" to "die", "killll" to "kill": each long run becomes one or two letters, whichever makes a known word. */
const shorten = (word: string, known: ReadonlySet<string>): string => {
  if (!/([a-z])\1\1/.test(word)) return word;
  let forms = [''];
  for (const run of word.match(/(.)\1*/g) ?? []) {
    const tails = run.length < 3 ? [run] : [run.slice(0, 1), run.slice(0, 2)];
    forms = forms.flatMap((form) => tails.map((tail) => form + tail)).slice(0, 32);
  }
  return forms.find((form) => known.has(form)) ?? forms[0] ?? word;
};

/** Spelling back to the form the patterns use. */
const settle = (raw: string, known: ReadonlySet<string>, { maskable, watched }: Spelling): string => {
  let word = /'ll$/.test(raw) ? raw : raw.replaceAll("'", '');
  if (word.length > longestWord) return word;
  if (/\*/.test(word)) {
    const mask = new RegExp(`^${word.replace(/[^a-z*]/g, '').replace(/\*+/g, '[a-z]{1,3}')}$`);
    return maskable.find((each) => mask.test(each)) ?? word.replaceAll('*', '');
  }
  if (/[0-9@$!]/.test(word) && /[a-z]/.test(word)) {
    for (const one of ['i', 'l']) {
      const plain = word.replace(/[0-9@$!]/g, (char) => (char === '1' ? one : (leet[char] ?? char)));
      if (plain.length > 2 && known.has(plain)) return plain;
    }
  }
  word = shorten(word, known);
  if (word.length >= 6 && !known.has(word)) {
    const near = watched.find((each) => each.length >= 6 && each[0] === word[0] && withinOne(word, each));
    if (near !== undefined) return near;
    return (
      shelvesOf(known)
        .get(shelf(word, word.length))
        ?.find((each) => slipped(word, each)) ?? word
    );
  }
  return word;
};

/** Reads one run of letters and digits starting at `from`; returns the index after it. */
const wordEnd = (marks: readonly Mark[], from: number): number => {
  let i = from;
  for (; i < marks.length; i += 1) {
    const char = marks[i]?.char;
    const before = marks[i - 1]?.char;
    const after = marks[i + 1]?.char;
    if (isLetter(char) || isDigit(char)) {
      if (i > from && i - from < 9 && isLetter(char) && isDigit(before) && /^[\d.,:]+$/.test(textOf(marks, from, i))) {
        const ordinal = /^(?:st|nd|rd|th)$/.test(textOf(marks, i, i + 2)) && !isLetter(marks[i + 2]?.char);
        const mixed = marks
          .slice(i + 1, i + 12)
          .some((mark, at, all) => isDigit(mark.char) && all.slice(0, at).every((m) => isLetter(m.char)));
        if (!ordinal && !mixed) return i;
      }
      continue;
    }
    if (char === "'" && isLetter(before) && isLetter(after)) continue;
    if ((char === '.' || char === ',' || char === ':' || char === '/') && isDigit(before) && isDigit(after)) continue;
    if (char === '/' && isLetter(before) && isLetter(after)) continue;
    if (
      (char === '*' || char === '@' || char === '$' || char === '!') &&
      isLetter(before) &&
      (isLetter(after) || after === '*')
    )
      continue;
    if (char === '*' && before === '*' && isLetter(after)) continue;
    return i;
  }
  return i;
};

const textOf = (marks: readonly Mark[], from: number, to: number): string => {
  let out = '';
  for (let i = from; i < to && i < marks.length; i += 1) out += marks[i]?.char ?? '';
  return out;
};

const numberOf = (raw: string): string => (/^\d+,\d{1,2}$/.test(raw) ? raw.replace(',', '.') : raw);

/** The words a run of letters is made of, if it is made of them only. */
const partsOf = (run: string, spelt: readonly string[]): string[] | undefined => {
  const best: (string[] | undefined)[] = [[]];
  for (let end = 1; end <= run.length && end <= longestWord; end += 1)
    for (const word of spelt) {
      const before = run.endsWith(word, end) ? best[end - word.length] : undefined;
      if (before && best[end] === undefined) best[end] = [...before, word];
    }
  return best[run.length];
};

/** The words a short form stands for. */
const longForm = ({ joined }: Spelling, word: string): readonly string[] | undefined =>
  Object.hasOwn(joined, word) ? joined[word] : undefined;

/** Joins letters written apart ("k i l l"): four or more, or three that make a known word. */
const joinLetters = (tokens: readonly Token[], known: ReadonlySet<string>, spelling: Spelling): Token[] => {
  const out: Token[] = [];
  for (let i = 0; i < tokens.length;) {
    let end = i;
    while (end < tokens.length && isLetter(tokens[end]?.word)) end += 1;
    const letters = tokens.slice(i, end);
    const word = letters.map((token) => token.word).join('');
    const first = letters[0];
    const last = letters.at(-1);
    if (first && last && (letters.length >= 4 || (letters.length === 3 && known.has(word)))) {
      for (const part of longForm(spelling, word) ?? partsOf(word, spelling.spelt) ?? [word])
        out.push({ word: part, start: first.start, end: last.end });
      i = end;
    } else {
      out.push(...tokens.slice(i, Math.max(end, i + 1)));
      i = Math.max(end, i + 1);
    }
  }
  return out;
};

/** "do not" and "don't" become the same word. */
const contract = (tokens: readonly Token[], { contractions }: Spelling): Token[] => {
  const out: Token[] = [];
  for (const [at, token] of tokens.entries()) {
    const last = out.at(-1);
    const obliged = token.word === 'have' && tokens[at + 1]?.word === 'to';
    const short = last && !obliged && contractions[`${last.word} ${token.word}`];
    if (last && short) out[out.length - 1] = { word: short, start: last.start, end: token.end };
    else out.push(token);
  }
  return out;
};

/**
 * The words of a text in the form the lexicon is written in, with offsets in that text (R56). `known` holds the words
 * the lexicon uses: an odd spelling is only undone towards one of them.
 */
export const normalise = (text: string, known: ReadonlySet<string>, spelling: Spelling = englishSpelling): Token[] => {
  const marks = fold(text);
  const tokens: Token[] = [];
  const put = (word: string, first: Mark, last: Mark): void => {
    tokens.push({ word, start: first.start, end: last.end });
  };
  for (let i = 0; i < marks.length;) {
    const mark = marks[i] as Mark;
    const { char } = mark;
    if (isLetter(char) || isDigit(char)) {
      const end = wordEnd(marks, i);
      const last = marks[end - 1] as Mark;
      const raw = textOf(marks, i, end);
      const word = /^[\d.,:/]+$/.test(raw)
        ? numberOf(raw)
        : settle(raw.replace(/^(mmol|mg)\/(l|dl)$/, '$1$2'), known, spelling);
      for (const part of longForm(spelling, word) ?? word.split('/')) if (part !== '') put(part, mark, last);
      i = end;
      continue;
    }
    const previous = tokens.at(-1)?.word;
    const after = marks[i + 1]?.char;
    const picture = pictures[char];
    if (char === '…' || (char === '.' && after === '.')) {
      if (previous === undefined || /^(?:no|nope|not|never|nah)$/.test(previous)) put(',', mark, mark);
      while (marks[i + 1]?.char === '.' || marks[i + 1]?.char === '…') i += 1;
    } else if (
      (char === '.' || char === '-' || char === '_') &&
      isLetter(previous) &&
      isLetter(after) &&
      !isLetter(marks[i + 2]?.char)
    ) {
      // letters written apart: nothing between them
    } else if (char === '\n' && /^[a-z]/.test(text.slice(mark.end, mark.end + 1))) {
      // a line broken inside a sentence
    } else if (char === '?') put('?', mark, mark);
    else if (char === '.' || char === '!' || char === ';' || char === '\n') {
      if (previous !== '|' && previous !== '?') put('|', mark, mark);
    } else if (char === ',' || char === ':' || char === '(' || char === ')' || char === '—' || char === '–')
      put(',', mark, mark);
    else if (char === '-' && marks[i - 1]?.char === ' ' && after === ' ') put(',', mark, mark);
    else if (char === '$' && isDigit(after)) put('price', mark, mark);
    else if (char === '>' && (isDigit(after) || after === ' ')) put('over', mark, mark);
    else if (char === '/' && after === 's' && !isLetter(marks[i + 2]?.char)) {
      put('lol', mark, mark);
      i += 1;
    } else if (picture !== undefined) for (const part of picture.split(' ')) put(part, mark, mark);
    i += 1;
  }
  return contract(joinLetters(tokens, known, spelling), spelling);
};
