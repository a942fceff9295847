/** A stretch of time on one duty; `name` is null where nobody is there. */
export interface CoverSpan {
  name: string | null;
  from: Date;
  until: Date;
}

/**
 * Cuts a window of time into named stretches and holes. Where several people overlap, their names share the stretch:
 * what matters on the board is whether anybody is there.
 */
export function coverOf(
  spans: readonly { name: string | null; from: Date; until: Date }[],
  from: Date,
  until: Date,
): CoverSpan[] {
  const edges = new Set([from.getTime(), until.getTime()]);
  for (const span of spans) {
    for (const edge of [span.from.getTime(), span.until.getTime()])
      if (edge > from.getTime() && edge < until.getTime()) edges.add(edge);
  }
  const times = [...edges].sort((a, b) => a - b);
  const pieces: CoverSpan[] = [];
  for (let at = 0; at < times.length - 1; at++) {
    const start = times[at]!;
    const end = times[at + 1]!;
    const there = spans
      .filter((span) => span.from.getTime() <= start && span.until.getTime() >= end)
      .map((span) => span.name);
    const name = there.length ? [...new Set(there)].filter((one) => one !== null).join(', ') : null;
    const last = pieces.at(-1);
    if (last && last.name === name) last.until = new Date(end);
    else pieces.push({ name, from: new Date(start), until: new Date(end) });
  }
  return pieces;
}
