import type { ReviewableContent } from '../screening/content.model.js';
import type { WordsToRate } from './rating.model.js';
import type { KeptWords } from './rating.store.js';

const linesShown = 3;
const mostTexts = 10;

const around = (before: readonly { text: string }[], after: readonly { text: string }[]) => ({
  before: before.slice(-linesShown).map(({ text }) => text),
  after: after.slice(0, linesShown).map(({ text }) => text),
});

/** Words that were kept with a concern, without who said them; the newest ten. */
export const wordsKept = (kept: readonly KeptWords[]): WordsToRate[] =>
  kept.slice(0, mostTexts).map(({ title, bodySource, writtenAt, context }) => ({
    title,
    words: bodySource,
    writtenAt,
    ...around(context.before, context.after),
  }));

/** A text as it stands, without who wrote it. */
export const wordsRead = ({ title, bodySource, writtenAt, before, after }: ReviewableContent): WordsToRate => ({
  title,
  words: bodySource,
  writtenAt,
  ...around(before, after),
});
