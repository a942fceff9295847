import { rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { buildServer } from '../../scripts/build.mjs';
import { explain, step } from '../../scripts/launch/progress.mjs';
import { stopRuns } from '../../scripts/launch/run.mjs';
import { onStop } from '../../scripts/launch/system.mjs';
import { aBed } from './bed.mjs';
import { carriers } from './carriers.mjs';
import { clocks } from './clocks.mjs';
import { commitLost } from './commit-lost.mjs';
import { frozen } from './frozen.mjs';
import { control, kills } from './kill.mjs';
import { nodes } from './nodes.mjs';
import { poison } from './poison.mjs';
import { silent } from './silent.mjs';
import { workerKilled } from './worker-killed.mjs';

/*
 * The fault tests of security.md 5.4 on whole processes: API, worker and PostgreSQL as the product runs them.
 *
 *   npm run faults                     all of them, each bounded
 *   npm run faults -- re-6 re-13       those
 *   npm run faults -- re-1=20          with so many faults in that run, where it counts them
 *
 * Each run prints what was acknowledged, unknown, lost and doubled and the longest outage, and fails when something does
 * not hold or when nothing was in flight: such a run proves nothing.
 */
const all = [kills, workerKilled, control, commitLost, frozen, clocks, poison, carriers, silent, nodes];

const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: { report: { type: 'string' } },
});
const asked = new Map(positionals.map((word) => word.split('=')));
const unknown = [...asked.keys()].filter((name) => !all.some((fault) => fault.name === name));
if (unknown.length > 0) {
  console.error(`\nNo fault is called ${unknown.join(', ')}. There are:\n`);
  for (const { name, what } of all) console.error(`  ${name.padEnd(8)} ${what}`);
  process.exit(1);
}

let bed = null;
onStop(
  async () => {
    await stopRuns();
    await bed?.stop();
  },
  { unfinished: true },
);

const sums = { passed: 0, failed: 0 };
await step('Server', buildServer);
for (const fault of all.filter(({ name }) => asked.size === 0 || asked.has(name))) await play(fault);
if (given.report) writeFileSync(given.report, JSON.stringify(sums));
process.exit(sums.failed ? 1 : 0);

async function play({ name, what, run }) {
  console.log(`\n  ${name}: ${what}\n`);
  bed = aBed(name);
  let checks;
  try {
    const seen = await run(bed, asked.get(name) ? { times: Number(asked.get(name)) } : {});
    checks = seen.checks;
    print(seen.figures);
  } catch (error) {
    explain(error);
    checks = [{ name: 'the run came to its end', broken: 1 }];
  }
  for (const { name, broken } of checks)
    console.log(`  ${broken > 0 ? 'FAILED' : 'ok    '}  ${name}${broken > 0 ? `: ${broken}` : ''}`);
  const failed = checks.filter(({ broken }) => broken > 0).length;
  sums.passed += checks.length - failed;
  sums.failed += failed;
  await bed.stop({ keepLogs: failed > 0 });
  if (sums.failed === 0) rmSync(dirname(bed.home), { recursive: true, force: true });
  if (failed > 0) console.log(`\n  What the processes said: ${bed.home}\n`);
  bed = null;
}

function print(figures) {
  console.log('');
  for (const [name, value] of Object.entries(figures)) console.log(`  ${name.padEnd(24)} ${value}`);
  console.log('');
}
