import type { MarkedText } from './review-item.model.js';

/** Evidence for one signal, in offsets of the whole text. */
export interface Mark {
  number: number;
  spans: readonly { start: number; end: number }[];
}

/**
 * Cuts a text at the edges of its evidence. `offset` is where this text begins in the whole text the spans count in, so
 * that a title before it is skipped. Overlapping evidence carries several numbers; the pieces joined are the text again.
 */
export function markedText(text: string, marks: readonly Mark[], offset = 0): MarkedText[] {
  const clip = (at: number) => Math.min(Math.max(at - offset, 0), text.length);
  const spans = marks
    .flatMap(({ number, spans: found }) =>
      found.map(({ start, end }) => ({ number, start: clip(start), end: clip(end) })),
    )
    .filter(({ start, end }) => end > start);
  const edges = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  const pieces = edges.slice(1).map((end, place) => {
    const start = edges[place] ?? 0;
    const numbers = spans.filter((span) => span.start <= start && span.end >= end).map(({ number }) => number);
    return { text: text.slice(start, end), marks: [...new Set(numbers)].sort((a, b) => a - b) };
  });
  return pieces.length ? pieces : [{ text, marks: [] }];
}
