import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { levels, rate, scores } from '../eval/measure.mjs';
import { calibrate, chance, score, separate, shuffled } from './svm.mjs';

const here = import.meta.dirname;
const seed = 20261127;
const folds = 8;
const version = 'community-1';
/** A feature that fewer messages hold says nothing of the next one. */
const leastMessages = 3;
const how = { cost: 0.3, rounds: 15 };
/** How many features are kept: the file stays under 600 kB. */
const mostFeatures = 22_000;
const reached = ['AMBER', 'RED', 'CRISIS'];
const categories = ['A', 'B', 'C', 'D', 'E', 'F', 'H', 'I'];
const rarityStep = 20;

const read = (file, source) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ ...JSON.parse(line), source }));

/** Every message that may be learned from: written for training, and the sets that were used for development. */
export const messages = () => [
  ...readdirSync(join(here, 'messages'))
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => read(join(here, 'messages', name), name)),
  ...['diabetes-a', 'diabetes-b', 'ordinary-1', 'ordinary-2'].flatMap((name) =>
    read(join(here, '../eval', `${name}.jsonl`), name),
  ),
];

const heads = [
  ...reached.map((name, i) => ({ name, is: (row) => row.rank > i, of: () => true })),
  ...categories.map((name) => ({ name, is: (row) => row.category === name, of: (row) => row.rank > 0 })),
];

const vocabularyOf = (rows) => {
  const counts = new Map();
  for (const { features } of rows)
    for (const feature of features.keys()) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const kept = [...counts].filter(([, count]) => count >= leastMessages).sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(
    kept.map(([feature, count], at) => [
      feature,
      { at, rarity: Math.round(rarityStep * (Math.log((1 + rows.length) / (1 + count)) + 1)) / rarityStep },
    ]),
  );
};

const vectorOf = (features, vocabulary, letters) => {
  const at = [];
  const value = [];
  const isLetters = [];
  const lengths = [0, 0];
  for (const [feature, places] of features) {
    const known = vocabulary.get(feature);
    if (!known) continue;
    const weight = (1 + Math.log(places.length)) * known.rarity;
    const kind = feature.startsWith(letters) ? 1 : 0;
    at.push(known.at);
    value.push(weight);
    isLetters.push(kind);
    lengths[kind] += weight * weight;
  }
  return {
    at: [...at, vocabulary.size],
    value: [...value.map((each, i) => each / (Math.sqrt(lengths[isLetters[i]]) || 1)), 1],
  };
};

const separateAll = (rows, vocabulary, letters) => {
  const random = chance(seed);
  const vectors = rows.map(({ features }) => vectorOf(features, vocabulary, letters));
  return heads.map(({ is, of }) => {
    const chosen = rows.map((row, i) => [row, vectors[i]]).filter(([row]) => of(row));
    return separate(
      chosen.map(([, vector]) => vector),
      chosen.map(([row]) => is(row)),
      vocabulary.size + 1,
      { ...how, random },
    );
  });
};

/** Learns, then keeps only the features that weigh most in any head, in whole numbers. */
const learn = (rows, letters) => {
  const all = vocabularyOf(rows);
  const first = separateAll(rows, all, letters);
  const tops = first.map((weights) => weights.slice(0, -1).reduce((top, each) => Math.max(top, Math.abs(each)), 0));
  const weightOf = ({ at }) =>
    Math.max(...first.map((weights, i) => (Math.abs(weights[at]) / tops[i]) * (i < reached.length ? 1 : 0.5)));
  const kept = [...all]
    .map(([feature, known]) => [feature, known, weightOf(known)])
    .sort((a, b) => b[2] - a[2])
    .slice(0, mostFeatures)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const vocabulary = new Map(kept.map(([feature, { rarity }], at) => [feature, { at, rarity }]));
  const machines = separateAll(rows, vocabulary, letters).map((weights) => {
    const step = weights.slice(0, -1).reduce((top, each) => Math.max(top, Math.abs(each)), 0) / 127;
    return { step, shift: weights.at(-1), steps: [...weights.slice(0, -1)].map((each) => Math.round(each / step)) };
  });
  const whole = machines.map(({ step, shift, steps }) =>
    Float64Array.from([...steps.map((each) => each * step), shift]),
  );
  return {
    vocabulary,
    machines,
    sums: ({ features }) => {
      const vector = vectorOf(features, vocabulary, letters);
      return whole.map((weights) => score(weights, vector));
    },
  };
};

const base64 = (bytes) => Buffer.from(bytes).toString('base64');
const packed = ({ vocabulary, machines }, calibration) => ({
  version,
  features: [...vocabulary.keys()].join('\n'),
  rarity: base64(
    Uint8Array.from([...vocabulary.values()].map(({ rarity }) => Math.min(255, Math.round(rarity * rarityStep)))),
  ),
  heads: Object.fromEntries(
    heads.map(({ name }, i) => [
      name,
      {
        weights: base64(Int8Array.from(machines[i].steps).buffer),
        step: Number(machines[i].step.toPrecision(6)),
        shift: Number(machines[i].shift.toPrecision(6)),
        ...(calibration[i] && { calibration: calibration[i].map((each) => Number(each.toFixed(4))) }),
      },
    ]),
  ),
});

/** Makes ready what a message is learned by. */
const prepare = async (rows, dist) => {
  const { readDocument } = await import(`${dist}/document.js`);
  const { featuresOf, letters } = await import(`${dist}/model/message-features.js`);
  for (const row of rows) {
    row.rank = levels.indexOf(row.level);
    row.features = featuresOf(readDocument(row.text).tokens);
  }
  return letters;
};

/** Gives each message what a model says that has not seen it, and from that the slope and shift of each head. */
const holdOut = (rows, letters) => {
  const random = chance(seed);
  shuffled(rows.length, random).forEach((at, place) => {
    rows[at].fold = place % folds;
  });
  for (let fold = 0; fold < folds; fold += 1) {
    const model = learn(
      rows.filter((row) => row.fold !== fold),
      letters,
    );
    for (const row of rows) if (row.fold === fold) row.sums = model.sums(row);
  }
  return heads.slice(0, reached.length).map(({ is }, i) =>
    calibrate(
      rows.map(({ sums }) => sums[i]),
      rows.map(is),
    ),
  );
};

const likelyOf = (sums, calibration) =>
  Object.fromEntries(
    reached.map((name, i) => [name, 1 / (1 + Math.exp(-(calibration[i][0] * sums[i] + calibration[i][1])))]),
  );

/** Recall and precision at some thresholds, with what they would cost on ordinary talk and on traps. */
const table = (rows, level) => {
  const rank = levels.indexOf(level);
  const ordinary = rows.filter(({ source }) => source.startsWith('ordinary'));
  const traps = rows.filter((row) => row.trap && row.rank < rank);
  const lines = [`${level} or over: threshold, recall, precision, per 1,000 ordinary messages, of traps below it`];
  for (let threshold = 0.2; threshold < 0.95; threshold += 0.05) {
    const said = (row) => Math.max(...reached.slice(rank - 1).map((each) => row.likely[each])) >= threshold;
    const figure = scores(rows, (row) => row.rank >= rank, said);
    lines.push(
      `  ${threshold.toFixed(2)}  ${figure.recall.toFixed(3)}  ${figure.precision.toFixed(3)}  ${(
        1000 *
        rate(
          ordinary.filter((row) => row.rank < rank),
          said,
        )
      ).toFixed(1)}  ${rate(traps, said).toFixed(3)}`,
    );
  }
  return lines.join('\n');
};

const named = ({ sums }) => {
  const ofCategories = sums.slice(reached.length);
  return categories[ofCategories.indexOf(Math.max(...ofCategories))];
};
const print = (rows) => {
  for (const level of reached) console.log(table(rows, level));
  const grave = rows.filter(({ rank, category }) => rank > 1 && categories.includes(category));
  const right = rate(grave, (row) => named(row) === row.category);
  console.log(`Category right, of what is red or a crisis: ${right.toFixed(3)}\n`);
};

/** Trains the community model, prints figures of messages held out, writes the weights. */
export async function trainCommunity(root) {
  const rows = messages();
  const others = read(join(here, '../eval/diabetes-c.jsonl'), 'diabetes-c');
  const letters = await prepare([...rows, ...others], join(root, 'libs/triage/dist'));
  const calibration = holdOut(rows, letters);
  for (const row of rows) row.likely = likelyOf(row.sums, calibration);
  console.log(`${rows.length} messages, ${folds} folds`);
  print(rows);
  const model = learn(rows, letters);
  for (const row of others) {
    row.sums = model.sums(row);
    row.likely = likelyOf(row.sums, calibration);
  }
  console.log('diabetes-c, by another hand and not learned from');
  print(others);
  const file = join(root, 'libs/triage/src/model/community.json');
  const style = await resolveConfig(file);
  writeFileSync(file, await format(JSON.stringify(packed(model, calibration)), { ...style, parser: 'json' }));
  console.log(`${model.vocabulary.size} features, ${statSync(file).size} bytes`);
}
