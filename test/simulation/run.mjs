import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import setup from '../postgres-setup.mjs';
import teardown from '../postgres-teardown.mjs';
import { buildServer } from '../../scripts/build.mjs';
import { explain, step } from '../../scripts/launch/progress.mjs';
import { stopRuns } from '../../scripts/launch/run.mjs';
import { onStop } from '../../scripts/launch/system.mjs';

/*
 * Plays days of a community of 2,000 members with a fake clock on the product itself and a PostgreSQL of its own, prints
 * its figures, and fails when something broke that must hold. The same seed plays the same days.
 *
 *   npm run simulate -- [--days 30] [--seed kith] [--out docs/safety/simulation-figures.md]
 */
const { values: given } = parseArgs({
  options: {
    days: { type: 'string', default: '30' },
    seed: { type: 'string', default: 'kith' },
    out: { type: 'string' },
  },
});

let isUp = false;
let played;
const stop = async () => {
  await stopRuns();
  await played?.world.close();
  if (isUp) await teardown();
};
onStop(stop, { unfinished: true });

let failed = true;
try {
  const days = Number(given.days);
  if (!Number.isInteger(days) || days < 1 || days > 60) throw new Error('--days takes a whole number from 1 to 60.');
  await step('Server', buildServer);
  await step('Database', setup);
  isUp = true;
  const { play } = await import('../../apps/api/dist/testing/simulation/run.js');
  const { musts, report } = await import('../../apps/api/dist/testing/simulation/report.js');
  const since = performance.now();
  const onDay = (day) => console.log(`  Day ${day} of ${days} (${((performance.now() - since) / 1000).toFixed(0)} s)`);
  played = await play({ seed: given.seed, days, onDay });
  const told = await report(played);
  console.log(`\n${told}`);
  if (given.out) writeFileSync(given.out, told);
  const broken = (await musts(played)).filter((must) => must.broken > 0);
  for (const { what, broken: times } of broken) console.error(`  FAILED  ${what}: ${times}`);
  failed = broken.length > 0;
} catch (error) {
  explain(error);
} finally {
  await stop();
}
process.exit(failed ? 1 : 0);
