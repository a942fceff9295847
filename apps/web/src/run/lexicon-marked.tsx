import { Fragment } from 'react';
import styles from './kept.module.css';

interface Span {
  start: number;
  end: number;
}

/** Spans that do not touch, in order. */
export function joined(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else out.push({ ...span });
  }
  return out;
}

/** A text with marks on what was found; `faint` for what was found and does not count. */
export function MarkedText({ text, strong, faint }: { text: string; strong: readonly Span[]; faint: readonly Span[] }) {
  const kept = joined(strong);
  const edges = [...new Set([0, text.length, ...[...kept, ...joined(faint)].flatMap(({ start, end }) => [start, end])])]
    .filter((edge) => edge >= 0 && edge <= text.length)
    .sort((a, b) => a - b);
  const within = (spans: readonly Span[], at: number) => spans.some(({ start, end }) => start <= at && at < end);
  return (
    <p className={styles.marked}>
      {edges.slice(0, -1).map((from, at) => {
        const piece = text.slice(from, edges[at + 1]);
        if (within(kept, from)) return <mark key={from}>{piece}</mark>;
        if (within(faint, from))
          return (
            <mark key={from} className={styles.faint}>
              {piece}
            </mark>
          );
        return <Fragment key={from}>{piece}</Fragment>;
      })}
    </p>
  );
}
