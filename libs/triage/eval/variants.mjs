import { chance } from './measure.mjs';

/** Words a member may mask to get past a filter. */
const masked = /\b(?:kill|suicide|suicidal|die|dead|myself|insulin|overdose|ketones|vomiting|hypo|selling)\b/gi;
const leet = { i: '1', e: '3', a: '4', o: '0', s: '5' };

/** Two letters swapped, one left out, or one doubled in about one word of twelve; figures stay as they are. */
const slips = (text, next) =>
  text.replace(/[A-Za-z]{4,}/g, (word) => {
    if (next() > 1 / 12) return word;
    const at = 1 + Math.floor(next() * (word.length - 2));
    const kind = next();
    if (kind < 0.4) return word.slice(0, at) + (word[at + 1] ?? '') + word[at] + word.slice(at + 2);
    if (kind < 0.7) return word.slice(0, at) + word.slice(at + 1);
    return word.slice(0, at) + word[at] + word.slice(at);
  });

/** The same message as another hand might have typed it (R56, H28, H29). */
export const variants = {
  'spelling slips': slips,
  'no punctuation': (text) => text.replace(/(?<!\d)[.,;:!?"“”()—–-]|[.,;:!?"“”()—–-](?!\d)/g, ' '),
  'all capitals': (text) => text.toUpperCase(),
  'no apostrophes': (text) => text.replace(/['’]/g, ''),
  'spaced letters': (text) => text.replace(masked, (word) => [...word].join(' ')),
  leet: (text) => text.replace(masked, (word) => word.replace(/[ieaos]/gi, (char) => leet[char.toLowerCase()] ?? char)),
};

export const vary = (rows, name) => {
  const next = chance(11);
  return rows.map((row) => ({ ...row, text: variants[name](row.text, next) }));
};
