import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildServer } from '../../../scripts/build.mjs';
import { explain } from '../../../scripts/launch/progress.mjs';
import { figures, raised, reliability } from './figures.mjs';
import { readPosts } from './posts.mjs';
import { calibrate, chance, score, separate, shuffled } from './svm.mjs';
import { asJson, packed } from './weights.mjs';

const root = resolve(import.meta.dirname, '../../..');
const seed = 20261127;
const folds = 5;
/** The rule of the data: nothing that fewer posts hold may be kept. */
const leastPosts = 5;
const levelCost = { cost: 0.1, rounds: 30 };
const kindCost = { cost: 1, rounds: 30 };
const familiarFrom = 0.4;

/** Trains on posts of distress, and for the kind of text on ordinary talk; prints held-out figures; writes the weights. */
async function main(folder) {
  await buildServer();
  const { featuresOf, vectorOf } = await import('../dist/model/features.js');
  const { levels } = await import('../dist/model/linear.js');
  const { assess } = await import('../dist/assess.js');

  const withFeatures = (each) => ({ ...each, features: [...featuresOf(each.text).keys()] });
  const posts = readPosts(join(folder, 'cssrs_train.csv')).map(withFeatures);
  const ordinary = [1, 2].map((number) =>
    readFileSync(join(root, `libs/triage/eval/ordinary-${number}.jsonl`), 'utf8')
      .trim()
      .split('\n')
      .map((line) => withFeatures(JSON.parse(line))),
  );

  const countOf = (texts) => {
    const count = new Map();
    for (const { features } of texts) for (const feature of features) count.set(feature, (count.get(feature) ?? 0) + 1);
    return count;
  };
  /** What at least five posts hold; of ordinary talk, which we wrote ourselves, what no post holds at all. */
  const vocabularyOf = (chosen, talk) => {
    const inPosts = countOf(chosen);
    const inTalk = countOf(talk);
    const kept = [
      ...[...inPosts].filter(([, count]) => count >= leastPosts),
      ...[...inTalk].filter(([feature, count]) => count >= leastPosts && !inPosts.has(feature)),
    ].sort(([a], [b]) => (a < b ? -1 : 1));
    const rarityOf = (count) => Math.round(100 * (Math.log((1 + chosen.length) / (1 + count)) + 1)) / 100;
    return new Map(kept.map(([feature, count], at) => [feature, { at, rarity: rarityOf(count) }]));
  };
  const reader = (vocabulary) => (text) => {
    const vector = [...vectorOf(text, (feature) => vocabulary.get(feature)?.rarity)];
    return {
      at: [...vector.map(([feature]) => vocabulary.get(feature).at), vocabulary.size],
      value: [...vector.map(([, value]) => value), 1],
    };
  };
  const train = (chosen, talk) => {
    const vocabulary = vocabularyOf(chosen, talk);
    const read = reader(vocabulary);
    const vectors = chosen.map(({ text }) => read(text));
    const random = chance(seed);
    const size = vocabulary.size + 1;
    const machines = levels.map((_, level) =>
      separate(
        vectors,
        chosen.map((post) => post.level === level),
        size,
        { ...levelCost, random },
      ),
    );
    const all = [...vectors, ...talk.map(({ text }) => read(text))];
    machines.push(
      separate(
        all,
        all.map((_, i) => i < vectors.length),
        size,
        { ...kindCost, random },
      ),
    );
    return { vocabulary, machines, sums: (text) => machines.map((weights) => score(weights, read(text))) };
  };

  const foldOf = new Map();
  const random = chance(seed);
  for (const level of levels.keys()) {
    const of = posts.filter((post) => post.level === level);
    shuffled(of.length, random).forEach((k, place) => foldOf.set(of[k], place % folds));
  }
  const held = new Map();
  for (let fold = 0; fold < folds; fold += 1) {
    const model = train(
      posts.filter((post) => foldOf.get(post) !== fold),
      ordinary[0],
    );
    for (const post of posts) if (foldOf.get(post) === fold) held.set(post, model.sums(post.text));
  }
  const truth = posts.map(({ level }) => level);
  const calibration = levels.map((_, level) =>
    calibrate(
      posts.map((post) => held.get(post)[level]),
      truth.map((each) => each === level),
    ),
  );
  const likely = (sums) => {
    const each = calibration.map(([slope, shift], level) => 1 / (1 + Math.exp(-(slope * sums[level] + shift))));
    const whole = each.reduce((sum, p) => sum + p, 0);
    return each.map((p) => p / whole);
  };
  const probabilities = posts.map((post) => likely(held.get(post)));
  console.log(
    `${posts.length} posts, ${folds} folds\n${figures(
      truth,
      probabilities,
      posts.map((post) => held.get(post).slice(0, levels.length)),
    )}`,
  );
  console.log(
    reliability(
      truth.map((each) => each >= 2),
      probabilities.map((p) => p[2] + p[3]),
    ),
  );

  const model = train(posts, ordinary[0]);
  const other = train(posts, ordinary[1]);
  const weights = packed(model, { levels, calibration, familiarFrom });
  const file = join(root, 'libs/triage/src/model/weights.json');
  writeFileSync(file, asJson(weights));
  console.log(`${model.vocabulary.size} features, ${statSync(file).size} bytes`);

  // With the rules: posts held out, and ordinary talk by the model that has not seen it.
  const rows = [
    ...posts.map((post) => ({ text: post.text, level: post.level, sums: held.get(post) })),
    ...ordinary[0].map(({ text }) => ({ text, sums: other.sums(text) })),
    ...ordinary[1].map(({ text }) => ({ text, sums: model.sums(text) })),
  ];
  const { isOwnStory, redFrom } = await import('../dist/model/second-opinion.js');
  console.log(
    raised(
      rows.map(({ text, level, sums }) => {
        const p = likely(sums);
        const rules = ['RED', 'CRISIS'].includes(assess(text).level);
        const opinion = isOwnStory(text) && sums[4] >= familiarFrom && p[2] + p[3] >= redFrom;
        return { level, rules, both: rules || opinion };
      }),
    ),
  );
}

main(resolve(process.argv[2] ?? join(root, '../shared/data/triage'))).catch((error) => {
  explain(error);
  process.exitCode = 1;
});
