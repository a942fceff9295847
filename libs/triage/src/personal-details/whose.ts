import { after, before, type DetailKind, type Range } from './finder.js';

export type Whose = 'own' | 'another' | 'unknown';

const relation =
  '(?:mum|mom|mother|dad|father|wife|husband|partner|boyfriend|girlfriend|sister|brother|son|daughter|kid|friend|mate|neighbour|neighbor|flatmate|roommate|aunt|uncle|cousin|nan|gran|grandma|grandad|carer|nurse|doctor|dr|gp|consultant|dietitian|dietician|endo|endocrinologist|coach|boss|teacher|colleague|ex|patient)';
const another = new RegExp(
  `\\b(?:her|his|their|him)\\b|\\b(?:she|he|they)(?:'s|'re| is| are| lives?| has)\\b|\\b${relation}s?(?:'s)?\\b|\\b(?!it|that|what|here|there|who|let|she|he)[a-z]{2,14}'s (?:number|mobile|phone|cell|address|email|e-mail)\\b|\\b(?:dr|mr|mrs|ms|nurse) [A-Z]|\\bget [A-Z][a-z]+\\b|\\b(?:registered|belongs) to\\b`,
  'gi',
);
const own = /\b(?:my|mine|me|i'm|im|i am|i live|i moved|we live|we're|us|our|ours)\b/gi;
/** "My mum" is another; "my" alone is one's own. */
const myRelation = new RegExp(`\\b(?:my|our|the|a) (?:[a-z]+ )?(?:${relation})(?:'?s)?\\b`, 'gi');

const lastOf = (pattern: RegExp, text: string): number => [...text.matchAll(pattern)].at(-1)?.index ?? -1;

/** Whose a detail is, by the words of its sentence before it, or just after it. */
export function whoseIs(text: string, { start, end }: Range, kind: DetailKind): Whose {
  const inside =
    kind === 'name-and-birth-date' || kind === 'device-number' || kind === 'handle' ? text.slice(start, end) : '';
  const sentence =
    (before(text, start, 70)
      .split(/[!?;\n]|\.\s/)
      .at(-1) ?? '') + inside;
  const others = sentence.replace(myRelation, (said) => ` ${' '.repeat(Math.max(0, said.length - 4))}his`);
  const theirs = lastOf(another, others);
  const mine = lastOf(own, others);
  if (theirs >= 0 && theirs >= mine) return 'another';
  if (theirs >= 0 && /\b(?:his|her|their)\b/i.test(others.slice(theirs)) && mine < theirs) return 'another';
  if (mine >= 0) return theirs > mine ? 'another' : 'own';
  const next = after(text, end, 32).split(/[!?;\n]|\.\s/)[0] ?? '';
  if (/\b(?:her|his|their)\b/i.test(next)) return 'another';
  return /\b(?:that's|is|it's|always) (?:me|my|mine)\b/i.test(next) ? 'own' : 'unknown';
}
