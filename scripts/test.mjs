import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCheck, runChecks, staticChecks, summary } from './checks.mjs';
import { kith, run, stopRuns } from './launch/run.mjs';
import { onStop } from './launch/system.mjs';
import { buildServer, buildTypedDocuments, buildWeb } from './build.mjs';
import { checkBudgets } from './budgets.mjs';

/*
 * Everything that must hold. A failing step does not end the run: the table at the end names all of them. The last line
 * is the sum of the tests of Jest and Playwright and of what must hold after the kills.
 */
const since = performance.now();
const reports = join(kith, 'reports');
onStop(stopRuns);
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

// A setting of the person's own shell must not reach the tests.
for (const name of ['NODE_ENV', 'PORT', 'HOST', 'DATABASE_URL', 'REDIS_URL', 'PUBLIC_URL', 'KITH_DEMO'])
  delete process.env[name];

const results = [
  await runCheck('Build, server', buildServer),
  await runCheck('Build, typed documents', buildTypedDocuments),
  ...(await runChecks(staticChecks)),
];
const specs = await tests('Specs', 'jest', ['--json', `--outputFile=${join(reports, 'jest.json')}`], jestCounts, {
  NODE_OPTIONS: '--experimental-vm-modules',
});
results.push(specs, await runCheck('Build, web', buildWeb), await runCheck('Budgets', async () => checkBudgets()));
const journeys = await tests('Journeys', 'playwright', ['test'], playwrightCounts, {
  PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'playwright.json'),
});
const kills = ['test/faults/kill.mjs', '--kills', '10', '--report', join(reports, 'kills.json')];
const faults = await tests('Kills', process.execPath, kills, () =>
  JSON.parse(readFileSync(join(reports, 'kills.json'), 'utf8')),
);
results.push(journeys, faults);

const passed = specs.passed + journeys.passed + faults.passed;
const failed = specs.failed + journeys.failed + faults.failed;
console.log(summary(results, since));
console.log(`${passed} passed, ${failed} failed`);
process.exit(results.every(({ ok }) => ok) && failed === 0 ? 0 : 1);

/** Runs a test runner with its output on the terminal and reads its report. A run without a report is one failure. */
async function tests(name, command, args, count, env) {
  console.log(`\n  ${name}\n`);
  const result = await runCheck(name, () => run(command, args, { env: { ...process.env, ...env }, show: true }));
  let counts;
  try {
    counts = count();
  } catch {
    counts = { passed: 0, failed: 1 };
  }
  return { ...result, ...counts, note: `${counts.passed} passed, ${counts.failed} failed` };
}

function jestCounts() {
  const report = JSON.parse(readFileSync(join(reports, 'jest.json'), 'utf8'));
  return { passed: report.numPassedTests, failed: report.numFailedTests + report.numRuntimeErrorTestSuites };
}

function playwrightCounts() {
  const { stats, errors } = JSON.parse(readFileSync(join(reports, 'playwright.json'), 'utf8'));
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + (errors.length > 0 && stats.unexpected === 0 ? 1 : 0),
  };
}
