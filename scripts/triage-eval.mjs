import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildServer } from './build.mjs';
import { distance, interval, isGrave, levels, quantile, rate, scores } from '../libs/triage/eval/measure.mjs';
import { variants, vary } from '../libs/triage/eval/variants.mjs';

/*
 * Measures the text detector.
 *
 *   npm run triage:eval -- [--set c|learned|measured|slices|sealed] [--rules] [--quick]
 *
 * `c` was sealed once; the models have not learned from it, but choices were made on it. `learned` are the sets the models
 * learned from: they guard against a fall and prove nothing. `measured` and `sealed` are sets nobody reads, so that only
 * totals are printed; `sealed` is for the last measuring before a release. `slices` are messages of people who write otherwise
 * (H28), beside the measured sets as the whole. `--rules` leaves the models out. `--quick` leaves
 * out the variants and the intervals.
 */
const { values: given } = parseArgs({
  options: {
    set: { type: 'string', default: 'c' },
    rules: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
  },
});
const sets = {
  c: ['diabetes-c'],
  learned: ['diabetes-a', 'diabetes-b', 'ordinary-1', 'ordinary-2'],
  measured: [
    'diabetes-d',
    'diabetes-e',
    'diabetes-f',
    'ordinary-6',
    'ordinary-7',
    'ordinary-8',
    'ordinary-9',
    'ordinary-10',
  ],
  slices: ['dialect', 'dyslexic', 'faith', 'men', 'older', 'second-language'].map((name) => `slice-${name}`),
  sealed: ['diabetes-g', 'ordinary-11'],
};
const names = sets[given.set];
/** What the slices are compared with. */
const whole = ['diabetes-d', 'diabetes-e', 'diabetes-f'];
const isSealed = given.set === 'measured' || given.set === 'slices' || given.set === 'sealed';
if (!names) {
  console.error(`There is no set "${given.set}": choose ${Object.keys(sets).join(', ')}.`);
  process.exit(2);
}

await buildServer();
const { assess, assessSafely } = await import('../libs/triage/dist/assess.js');
const reads = given.rules ? assess : assessSafely;

const read = (name) =>
  readFileSync(join(import.meta.dirname, '../libs/triage/eval', `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

const judge = (row) => {
  const since = performance.now();
  const found = reads(row.text);
  const took = performance.now() - since;
  const unscreened = 'unscreened' in found;
  return {
    ...row,
    given: unscreened ? 'RED' : found.level,
    unscreened,
    categories: unscreened ? [] : [...new Set(found.findings.map((finding) => finding.category))],
    took,
  };
};

const percent = (value) => (Number.isNaN(value) ? '   –' : value.toFixed(3));
const line = (name, rows, expected, answered) => {
  const figures = scores(rows, expected, answered);
  const range = given.quick ? [] : interval(rows, (sample) => scores(sample, expected, answered).recall);
  const between = range.length === 2 ? `  recall ${percent(range[0])}–${percent(range[1])}` : '';
  console.log(
    `    ${name.padEnd(16)} recall ${percent(figures.recall)}  precision ${percent(figures.precision)}  F1 ${percent(figures.f1)}  of ${String(figures.of).padStart(4)}${between}`,
  );
};

const byCategory = (rows) => {
  console.log('\n  Category (a finding of the category, whatever its level; only messages that need a look)');
  for (const category of 'ABCDEFGHI')
    if (rows.some((row) => row.category === category))
      line(
        category,
        rows,
        (row) => row.category === category,
        (row) => row.categories.includes(category),
      );
  console.log('\n  Red or crisis found, by category');
  for (const category of 'ABCDEFGHI') {
    const grave = rows.filter((row) => row.category === category && isGrave(row.level));
    if (grave.length > 0)
      console.log(
        `    ${category}  ${percent(rate(grave, (row) => isGrave(row.given)))} of ${String(grave.length).padStart(3)}`,
      );
  }
};

const byTrap = (rows) => {
  console.log('\n  Traps: wrongly red or crisis, and exact level');
  const traps = rows.filter((row) => row.trap);
  const row = (name, some) =>
    console.log(
      `    ${name.padEnd(16)} ${percent(rate(some, (each) => isGrave(each.given) && !isGrave(each.level)))}  exact ${percent(rate(some, (each) => each.given === each.level))}  of ${some.length}`,
    );
  for (const name of [...new Set(traps.map((each) => each.trap))].sort())
    row(
      name,
      traps.filter((each) => each.trap === name),
    );
  row('all traps', traps);
};

const confusion = (rows) => {
  console.log(
    `\n  Confusion (rows: level given by the writers)\n    ${' '.repeat(9)}${levels.map((level) => level.padStart(8)).join('')}`,
  );
  for (const level of levels)
    console.log(
      `    ${level.padEnd(9)}${levels.map((other) => String(rows.filter((row) => row.level === level && row.given === other).length).padStart(8)).join('')}`,
    );
};

const diabetes = (rows) => {
  const grave = (row) => isGrave(row.level);
  const answeredGrave = (row) => isGrave(row.given);
  console.log(`  ${rows.length} messages`);
  line('red or crisis', rows, grave, answeredGrave);
  for (const level of levels)
    line(
      level.toLowerCase(),
      rows,
      (row) => row.level === level,
      (row) => row.given === level,
    );
  console.log(
    `    exact level ${percent(rate(rows, (row) => distance(row) === 0))}, within one ${percent(rate(rows, (row) => Math.abs(distance(row)) <= 1))}, crisis landing in green or amber ${percent(
      rate(
        rows.filter((row) => row.level === 'CRISIS'),
        (row) => !isGrave(row.given),
      ),
    )}`,
  );
  confusion(rows);
  byTrap(rows);
  byCategory(rows);
  if (!isSealed) worst(rows);
};

const worst = (rows) => {
  const ids = (some) => some.map((row) => row.id).join(' ') || 'none';
  const missed = rows.filter((row) => distance(row) <= -2);
  console.log(`\n  Crisis read as green   ${ids(missed.filter((row) => distance(row) === -3))}`);
  console.log(`  Two levels too low     ${ids(missed.filter((row) => distance(row) === -2))}`);
  console.log(`  Two levels too high    ${ids(rows.filter((row) => distance(row) >= 2))}`);
};

const ordinary = (rows) => {
  const alerts = rows.filter((row) => isGrave(row.given) && !isGrave(row.level));
  console.log(`  ${rows.length} messages`);
  console.log(`    red or crisis alerts per 1,000   ${((alerts.length / rows.length) * 1000).toFixed(1)}`);
  console.log(
    `    amber per 1,000                  ${((rows.filter((row) => row.given === 'AMBER').length / rows.length) * 1000).toFixed(1)}`,
  );
  if (!isSealed) console.log(`    alerts                           ${alerts.map((row) => row.id).join(' ') || 'none'}`);
};

const speed = (rows) => {
  const took = rows.map((row) => row.took);
  console.log(
    `\n  Speed, ms per message: p50 ${quantile(took, 0.5).toFixed(2)}, p95 ${quantile(took, 0.95).toFixed(2)}, p99 ${quantile(took, 0.99).toFixed(2)}; unscreened ${rows.filter((row) => row.unscreened).length}`,
  );
};

const robustness = (rows) => {
  const recall = (some) =>
    scores(
      some,
      (row) => isGrave(row.level),
      (row) => isGrave(row.given),
    ).recall;
  const plain = recall(rows);
  console.log('\n  Typed another way: recall of red or crisis, and what is lost');
  for (const name of Object.keys(variants)) {
    const other = recall(vary(rows, name).map(judge));
    console.log(`    ${name.padEnd(16)} ${percent(other)}  ${((other - plain) * 100).toFixed(1)} points`);
  }
};

/** Recall of each slice beside the whole, what is lost, and what is raised wrongly (H28). */
const slices = (judged, rows) => {
  const grave = (row) => isGrave(row.level);
  const recallOf = (some) => scores(some, grave, (row) => isGrave(row.given)).recall;
  const all = recallOf(rows);
  console.log(`\n  Red or crisis found in ${whole.join(', ')}: ${percent(all)} of ${rows.filter(grave).length}`);
  for (const [name, some] of [...judged, ['all slices', [...judged.values()].flat()]]) {
    const own = recallOf(some);
    const [low, high] = interval(some, recallOf);
    const calm = some.filter((row) => !grave(row));
    console.log(
      `    ${name.padEnd(22)} recall ${percent(own)} of ${String(some.filter(grave).length).padStart(3)} (${percent(low)}–${percent(high)})  gap ${((all - own) * 100).toFixed(1).padStart(5)} points  exact ${percent(rate(some, (row) => distance(row) === 0))}  wrongly red or crisis ${percent(rate(calm, (row) => isGrave(row.given)))} of ${calm.length}`,
    );
  }
};

console.log(`\nDetector ${reads('').version}`);
for (const row of read('ordinary-1').slice(0, 200)) judge(row); // warm
const judged = new Map(names.map((name) => [name, read(name).map(judge)]));
if (given.set === 'slices') slices(judged, whole.flatMap(read).map(judge));
for (const [name, rows] of judged) {
  if (given.set === 'slices' || name.startsWith('ordinary')) continue;
  console.log(`\nSet ${name}`);
  diabetes(rows);
  if (!given.quick) robustness(rows);
}
const everyday = [...judged].filter(([name]) => name.startsWith('ordinary')).flatMap(([, rows]) => rows);
if (everyday.length > 0) {
  console.log('\nOrdinary messages');
  ordinary(everyday);
}
speed([...judged.values()].flat());
