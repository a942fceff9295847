/** Smaller counts could point at somebody (safety.md 2.10). Nothing at all is no one, so 0 may be shown. */
export const smallestShown = 5;

/** A number that can be worked out from others: readers who see all but one of them know that one too. */
export interface Sum {
  total: string;
  parts: readonly string[];
}

/**
 * Which counts must not be shown: those from 1 to 4, and as many others as it takes that no small one can be worked out
 * from totals. What stays hidden within a sum is at least two counts, of at least 5 together, and not all of them 1.
 * A count may be a part of one sum and the total of others; sums must not meet in a ring.
 */
export function hiddenCounts(counts: ReadonlyMap<string, number>, sums: readonly Sum[]): ReadonlySet<string> {
  const valueOf = (id: string): number => {
    const value = counts.get(id);
    if (value === undefined) throw new Error(`There is no count ${id}.`);
    return value;
  };
  const hidden = new Set([...counts].filter(([, value]) => value > 0 && value < smallestShown).map(([id]) => id));
  const leaks = ({ total, parts }: Sum): boolean => {
    const out = parts.filter((id) => hidden.has(id));
    if (hidden.has(total)) return out.length === 0;
    const together = out.reduce((sum, id) => sum + valueOf(id), 0);
    return out.length > 0 && (out.length < 2 || together < smallestShown || together <= out.length);
  };
  const nextToHide = ({ total, parts }: Sum): string =>
    parts.filter((id) => !hidden.has(id) && valueOf(id) > 0).sort((a, b) => valueOf(a) - valueOf(b))[0] ?? total;

  for (let open = sums.filter(leaks); open.length > 0; open = sums.filter(leaks)) {
    for (const sum of open) if (leaks(sum)) hidden.add(nextToHide(sum));
  }
  return hidden;
}
