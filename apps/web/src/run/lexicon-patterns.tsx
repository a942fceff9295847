import { useDynamicT } from '../platform/i18n.js';
import styles from './kept.module.css';

/** Number marks such as `g:low` in a pattern or among the words that were read. */
export const numberMark = /\b[gnks]:[a-z0-9]+(?:\\?\.\d)?/g;

/** Id of the words for a number mark. */
export const markId = (mark: string): string => `lexicon.mark.${mark.replace(':', '-').replace('\\', '')}`;

/**
 * A pattern as people read it: a stroke between alternatives, brackets around what may be missing, dots for any words. Not
 * every detail survives; the written form stands beside it.
 */
export const readable = (pattern: string, wordsOf: (mark: string) => string): string =>
  pattern
    .replace(/\[\^[^\]]*\]\{\d+,\d+\}/g, '…')
    .replace(/\(\?: …\)\{0,\d+\}\??/g, ' … ')
    .replace(/\(\?:… \)\{0,\d+\}\??/g, ' … ')
    .replace(/\{g\d+\}/g, ' … ')
    .replace(/(?:\\d)+(?:\{\d(?:,\d)?\}|\+)?|\[\d-\d\](?:\\d)?/g, '0–9')
    .replace(numberMark, (mark) => `‹${wordsOf(mark)}›`)
    .replace(/\{([a-zA-Z]\w*)\}/g, (_, name: string) => `‹${name.replace(/([A-Z])/g, ' $1').toLowerCase()}›`)
    .replace(/([a-z])\?/g, '($1)')
    .replace(/ \?/g, ' ')
    .replace(/\(\?:([^()]*)\)\?/g, (_, inner: string) => `[${inner.trim()}] `)
    .replace(/\(\?!([^()]*)\)/g, (_, inner: string) => `(not ${inner.trim()})`)
    .replaceAll('(?:', '(')
    .replace(/\)\?/g, ') or nothing ')
    .replace(/\)\{\d(?:,\d)?\}\??/g, ')')
    .replace(/\|/g, ' / ')
    .replace(/\s+/g, ' ')
    .replace(/([[(]) /g, '$1')
    .replace(/ ([\])])/g, '$1')
    .trim();

interface PatternListProps {
  patterns: readonly string[];
}

/** Patterns one under the other, as people read them. */
export function PatternList({ patterns }: PatternListProps) {
  const say = useDynamicT();
  return (
    <ul role="list" className={styles.patterns}>
      {patterns.map((pattern) => (
        <li key={pattern}>{readable(pattern, (mark) => say(markId(mark), {}, 'lexicon.mark.other'))}</li>
      ))}
    </ul>
  );
}
