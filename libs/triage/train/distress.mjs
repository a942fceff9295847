import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messages } from './community.mjs';
import { figures, reliability } from './figures.mjs';
import { readPosts } from './posts.mjs';
import { calibrate, chance, score, separate, shuffled } from './svm.mjs';
import { asJson, packed } from './weights.mjs';

const seed = 20261127;
const folds = 5;
/** The rule of the data: nothing that fewer posts hold may be kept. */
const leastPosts = 5;
const levelCost = { cost: 0.1, rounds: 30 };
const kindCost = { cost: 1, rounds: 30 };
const familiarFrom = 0.1;

/**
 * Trains on posts of distress, and for the kind of text on our own messages; prints held-out figures; writes the weights.
 * Answers with the posts and what was said of each by a model that has not seen it.
 */
export async function trainDistress(root, folder) {
  const { featuresOf, vectorOf } = await import('../dist/model/features.js');
  const { levels } = await import('../dist/model/linear.js');
  const { isOwnStory } = await import('../dist/model/second-opinion.js');

  const withFeatures = (each) => ({ ...each, features: [...featuresOf(each.text).keys()] });
  const posts = readPosts(join(folder, 'cssrs_train.csv')).map(withFeatures);
  const talk = messages().map(withFeatures);
  const halves = [talk.filter((_, i) => i % 2 === 0), talk.filter((_, i) => i % 2 === 1)];

  const countOf = (texts) => {
    const count = new Map();
    for (const { features } of texts) for (const feature of features) count.set(feature, (count.get(feature) ?? 0) + 1);
    return count;
  };
  const vocabularyOf = (chosen) => {
    const kept = [...countOf(chosen)].filter(([, count]) => count >= leastPosts).sort(([a], [b]) => (a < b ? -1 : 1));
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
  const train = (chosen, others) => {
    const vocabulary = vocabularyOf(chosen);
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
    const all = [...vectors, ...others.map(({ text }) => read(text))];
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
      halves[0],
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

  const model = train(posts, talk);
  const weights = packed(model, { levels, calibration, familiarFrom });
  const file = join(root, 'libs/triage/src/model/weights.json');
  writeFileSync(file, asJson(weights));
  console.log(`${model.vocabulary.size} features, ${statSync(file).size} bytes`);

  const strange = halves.map((half, i) => {
    const { sums } = train(posts, halves[1 - i]);
    return half.filter(({ text }) => isOwnStory(text) && sums(text)[levels.length] >= familiarFrom).length;
  });
  const known = posts.filter((post) => held.get(post)[levels.length] >= familiarFrom).length;
  console.log(
    `Taken for a post of distress: ${known} of ${posts.length} posts, ${strange[0] + strange[1]} of ${talk.length} messages`,
  );
  return posts.map((post) => {
    const sums = held.get(post);
    const [, , red, crisis] = likely(sums);
    return { ...post, danger: red + crisis, familiar: sums[levels.length] >= familiarFrom };
  });
}
