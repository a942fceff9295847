import { runCheck, runChecks, staticChecks, summary } from './checks.mjs';
import { stopRuns } from './launch/run.mjs';
import { onStop } from './launch/system.mjs';
import { buildServer, buildTypedDocuments } from './build.mjs';

const since = performance.now();
onStop(stopRuns, { unfinished: true });
const results = [
  await runCheck('Build', async () => {
    await buildServer();
    await buildTypedDocuments();
  }),
  ...(await runChecks([
    ...staticChecks,
    ['Unit specs', 'jest', ['--selectProjects', 'libs'], { NODE_OPTIONS: '--experimental-vm-modules' }],
  ])),
];
console.log(summary(results, since));
process.exit(results.every(({ ok }) => ok) ? 0 : 1);
