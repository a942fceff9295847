/** The four levels, lowest first. */
export const levels = ['GREEN', 'AMBER', 'RED', 'CRISIS'];
export const isGrave = (level) => level === 'RED' || level === 'CRISIS';

/** Repeatable chance: the same seed gives the same figures. */
export const chance = (seed) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

const share = (part, whole) => (whole === 0 ? NaN : part / whole);

/** Recall, precision and F1 of one yes-or-no reading of `rows`. */
export const scores = (rows, expected, given) => {
  let hit = 0;
  let missed = 0;
  let wrong = 0;
  for (const row of rows) {
    if (expected(row) && given(row)) hit += 1;
    else if (expected(row)) missed += 1;
    else if (given(row)) wrong += 1;
  }
  return {
    recall: share(hit, hit + missed),
    precision: share(hit, hit + wrong),
    f1: share(2 * hit, 2 * hit + missed + wrong),
    of: hit + missed,
  };
};

/** The middle 95 % of a figure over `times` samples drawn from `rows` with replacement. */
export const interval = (rows, figure, times = 1000, seed = 20261127) => {
  const next = chance(seed);
  const figures = [];
  for (let time = 0; time < times; time += 1) {
    const sample = rows.map(() => rows[Math.floor(next() * rows.length)]);
    const value = figure(sample);
    if (!Number.isNaN(value)) figures.push(value);
  }
  figures.sort((a, b) => a - b);
  const at = (quantile) => figures[Math.min(figures.length - 1, Math.floor(quantile * figures.length))] ?? NaN;
  return [at(0.025), at(0.975)];
};

/** The share of `rows` for which `is` holds. */
export const rate = (rows, is) => share(rows.filter(is).length, rows.length);

export const quantile = (values, q) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? NaN;
};

/** How many levels apart what was expected and what was given are; negative when too low. */
export const distance = (row) => levels.indexOf(row.given) - levels.indexOf(row.level);
