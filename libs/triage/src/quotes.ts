/** A stretch of the original text that repeats somebody else's words (R57). `end` is exclusive. */
export interface Quotation {
  readonly start: number;
  readonly end: number;
  /** True when a person near the author has just said it: then it is news about that person. */
  readonly fresh: boolean;
}

const verb =
  '(?:wrote|write|said|say|says|saying|posted|mentioned|asked|typed|put|puts|told|texted|messaged|sent|replied|goes|reads|shouted|yelled|commented|called it|describe|described)';
const speaker =
  "(?:you|u|youve|you've|op|(?:the|this|that|another|original) (?:poster|member|post|person|comment|song|lyrics?|chorus|leaflet|poem|sign|article|character|reply)|he|she|they|someone|somebody|(?:my|our|his|her|their) [a-z]{2,12}(?: [a-z]{2,12})?|@?[a-z][a-z0-9_]{2,20})";
const leadsIn = new RegExp(
  `\\b(${speaker}) (?:just |once |also |had |has |have |then |only |literally |always )?(${verb})(?: (?:to )?(?:me|us|that|it|about|earlier|above|yesterday|once|here|things like|something like|tonight|just now|a minute ago)){0,3}[\\s,:—–-]*$`,
  'i',
);
const follows = new RegExp(`^[\\s,.—–-]{0,3}(?:(?:as )?(${speaker}) (${verb})|(${verb}) (${speaker}))\\b`, 'i');
const ownVoice = /^(?:i|me|myself|and|but|so|then|just|ive|who|it|which)$/i;
const relative = /^(?:he|she|they|someone|somebody|(?:my|our|his|her|their) )/i;
const lately = /\b(?:just|tonight|now|minutes? ago|texted|messaged|sent)\b/i;
const reach = 80;

const squeeze = (text: string): string => text.toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, ' ').trim();

const attribution = (text: string, start: number, end: number): { who: string; words: string } | undefined => {
  const before = text.slice(Math.max(0, start - reach), start);
  const lead = leadsIn.exec(before);
  if (lead?.[1] && !ownVoice.test(lead[1])) return { who: lead[1], words: lead[0] };
  const after = text.slice(end, end + reach);
  const follow = follows.exec(after);
  const who = follow?.[1] ?? follow?.[4];
  if (follow && who && !ownVoice.test(who)) return { who, words: after };
  return undefined;
};

const quotedLines = (text: string, parent: string): Quotation[] => {
  const found: Quotation[] = [];
  const lines = text.split('\n');
  let start = 0;
  for (const line of lines) {
    const trimmed = line.trim();
    const repeats = lines.length > 1 && trimmed.length >= 20 && parent.includes(squeeze(trimmed));
    if (/^\s{0,8}>(?!\s*\d)/.test(line) || repeats) found.push({ start, end: start + line.length, fresh: false });
    start += line.length + 1;
  }
  return found;
};

/**
 * Words in the text that are not the author's own: block quotes, the parent's words repeated, and words in quote marks
 * that are ascribed to somebody. Quote marks alone prove nothing, so words in them stay the author's.
 */
export const findQuotations = (text: string, parentText = ''): Quotation[] => {
  const parent = squeeze(parentText);
  const found = quotedLines(text, parent);
  const marked =
    /["“«]([^"“”«»\n]{2,600})["”»]|(?<=^|[\s:,(])['‘]([^\n'‘’]{2,200}(?:['’][a-z]{1,3}\b[^\n'‘’]{0,200}){0,6})['’](?=[\s.,;!?)]|$)/gi;
  for (const hit of text.matchAll(marked)) {
    const start = hit.index;
    const end = start + hit[0].length;
    const by = attribution(text, start, end);
    const inner = squeeze(hit[1] ?? hit[2] ?? '');
    if (by) found.push({ start, end, fresh: relative.test(by.who) && lately.test(by.words) });
    else if (inner.length >= 4 && parent.includes(inner)) found.push({ start, end, fresh: false });
  }
  return found;
};

/** The text with the words of others blanked out, every other character where it was. */
export const ownWords = (text: string, parentText?: string): string =>
  findQuotations(text, parentText)
    .filter(({ fresh }) => !fresh)
    .reduce(
      (own, { start, end }) => own.slice(0, start) + own.slice(start, end).replace(/[^\n]/g, ' ') + own.slice(end),
      text,
    );
