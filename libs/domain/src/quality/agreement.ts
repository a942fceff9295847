/** Fewer than this many cannot be told from chance, and could point to a person (safety.md 2.10). */
export const fewest = 5;

/** 95 of 100 such intervals hold the true value. */
export const z95 = 1.959963984540054;

/**
 * How far two people agree beyond chance. TOO_FEW: no figure is given. NOT_DEFINED: both used one and the same answer
 * throughout, so that chance alone would agree as well. An interval is missing where everybody agreed.
 */
export type Agreement = { pairs: number; agreed: number } & (
  | { state: 'TOO_FEW' | 'NOT_DEFINED' }
  | { state: 'DEFINED'; kappa: number; interval: { low: number; high: number } | null }
);

/** How much two answers count as agreement: 1 the same, 0 not at all. */
export type Weight = (a: number, b: number, categories: number) => number;

/** Only the same answer agrees: Cohen's kappa. */
export const same: Weight = (a, b) => (a === b ? 1 : 0);

/** For answers in an order: each step away takes as much again. */
export const bySteps: Weight = (a, b, categories) => 1 - Math.abs(a - b) / (categories - 1);

/**
 * Weighted kappa of pairs of answers, with the interval of Fleiss, Cohen and Everitt (1969) for large samples. Answers
 * outside `categories` are not allowed.
 */
export function agreementOf<Category>(
  pairs: readonly (readonly [Category, Category])[],
  categories: readonly Category[],
  weight: Weight = same,
): Agreement {
  const n = pairs.length;
  const size = categories.length;
  const agreed = pairs.filter(([a, b]) => a === b).length;
  if (n < fewest) return { pairs: n, agreed, state: 'TOO_FEW' };

  const share = categories.map(() => categories.map(() => 0));
  for (const [a, b] of pairs) {
    const row = share[categories.indexOf(a)] as number[];
    const at = categories.indexOf(b);
    row[at] = (row[at] ?? 0) + 1 / n;
  }
  const w = (i: number, j: number) => weight(i, j, size);
  const first = share.map((row) => sum(row));
  const second = categories.map((_, j) => sum(share.map((row) => row[j] ?? 0)));
  const each = (value: (i: number, j: number, p: number) => number) =>
    sum(share.flatMap((row, i) => row.map((p, j) => value(i, j, p))));

  const observed = each((i, j, p) => p * w(i, j));
  const chance = each((i, j) => (first[i] ?? 0) * (second[j] ?? 0) * w(i, j));
  if (1 - chance < 1e-12) return { pairs: n, agreed, state: 'NOT_DEFINED' };

  const kappa = (observed - chance) / (1 - chance);
  const ofFirst = categories.map((_, i) => sum(categories.map((_, j) => w(i, j) * (second[j] ?? 0))));
  const ofSecond = categories.map((_, j) => sum(categories.map((_, i) => w(i, j) * (first[i] ?? 0))));
  const spread =
    each((i, j, p) => p * (w(i, j) - ((ofFirst[i] ?? 0) + (ofSecond[j] ?? 0)) * (1 - kappa)) ** 2) -
    (kappa - chance * (1 - kappa)) ** 2;
  const error = Math.sqrt(Math.max(0, spread) / n) / (1 - chance);
  const interval =
    error < 1e-9 ? null : { low: Math.max(-1, kappa - z95 * error), high: Math.min(1, kappa + z95 * error) };
  return { pairs: n, agreed, state: 'DEFINED', kappa, interval };
}

/**
 * Agreement on one category: this one or another. Counted are pairs in which at least one of the two named it; below five
 * nothing is said.
 */
export function agreementOn<Category>(
  pairs: readonly (readonly [Category, Category])[],
  category: Category,
): Agreement & { named: number } {
  const named = pairs.filter((pair) => pair.includes(category)).length;
  const asked = pairs.map(([a, b]) => [a === category, b === category] as const);
  const found = agreementOf(asked, [true, false]);
  if (named < fewest) return { pairs: found.pairs, agreed: found.agreed, state: 'TOO_FEW', named };
  return { ...found, named };
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
