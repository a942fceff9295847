/** Numbers between 0 and 1 that are the same for the same seed. */
export const chance = (seed) => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};

export const shuffled = (count, random) => {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
};

export const score = (weights, { at, value }) => at.reduce((sum, feature, k) => sum + weights[feature] * value[k], 0);

/**
 * A linear support vector machine with squared loss and L2, by dual coordinate descent. `vectors` are `{ at, value }`,
 * `yes` says which of them belong to the class; the rarer side weighs as much as the other together.
 */
export function separate(vectors, yes, size, { cost, rounds, random }) {
  const weights = new Float64Array(size);
  const pull = new Float64Array(vectors.length);
  const norms = vectors.map(({ value }) => value.reduce((sum, each) => sum + each * each, 0));
  const share = yes.filter(Boolean).length / yes.length;
  for (let round = 0; round < rounds; round += 1)
    for (const i of shuffled(vectors.length, random)) {
      const side = yes[i] ? 1 : -1;
      const slack = 0.5 / (yes[i] ? (cost * (1 - share)) / share : cost);
      const gradient = side * score(weights, vectors[i]) - 1 + slack * pull[i];
      const next = Math.max(0, pull[i] - gradient / (norms[i] + slack));
      const step = (next - pull[i]) * side;
      pull[i] = next;
      const { at, value } = vectors[i];
      if (step !== 0) for (let k = 0; k < at.length; k += 1) weights[at[k]] += step * value[k];
    }
  return weights;
}

/** Slope and shift that turn scores into probabilities (Platt), by Newton's method on the log loss. */
export function calibrate(scores, yes) {
  const good = yes.filter(Boolean).length;
  const goals = yes.map((each) => (each ? (good + 1) / (good + 2) : 1 / (yes.length - good + 2)));
  let slope = 1;
  let shift = 0;
  for (let round = 0; round < 50; round += 1) {
    let [a, b, aa, ab, bb] = [0, 0, 1e-9, 0, 1e-9];
    scores.forEach((each, i) => {
      const p = 1 / (1 + Math.exp(-(slope * each + shift)));
      const miss = p - goals[i];
      const spread = p * (1 - p);
      a += miss * each;
      b += miss;
      aa += spread * each * each;
      ab += spread * each;
      bb += spread;
    });
    const whole = aa * bb - ab * ab;
    slope -= (bb * a - ab * b) / whole;
    shift -= (aa * b - ab * a) / whole;
  }
  return [slope, shift];
}
