import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { runCheck, runChecks, staticChecks, summary } from './checks.mjs';
import { kith, run, stopRuns } from './launch/run.mjs';
import { onStop } from './launch/system.mjs';
import { buildServer, buildTypedDocuments, buildWeb } from './build.mjs';
import { checkBudgets } from './budgets.mjs';
import { settingNames } from '../apps/api/src/platform/config.ts';

/*
 * Everything that must hold. A failing step does not end the run: the table at the end names all of them, and below it
 * stand the specs and journeys that failed, so that the end of a long output tells what went wrong. The last line is the
 * sum of the tests of Jest and Playwright and of what must hold while starting, stopping and after the kills.
 */
const since = performance.now();
const reports = join(kith, 'reports');
onStop(stopRuns, { unfinished: true });
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

// A setting of the person's own shell must not reach the tests.
for (const name of settingNames) delete process.env[name];

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
const starts = await script('Start and stop', 'test/start/start.mjs');
const faults = await script('Kills', 'test/faults/faults.mjs', 're-1=20', 're-6=10', 'nodes');
results.push(journeys, starts, faults);

const counted = [specs, journeys, starts, faults];
const passed = counted.reduce((sum, part) => sum + part.passed, 0);
const failed = counted.reduce((sum, part) => sum + part.failed, 0);
console.log(summary(results, since));
for (const fault of [...faultsOf(specs, jestFaults), ...faultsOf(journeys, playwrightFaults)])
  console.log(`  ${fault}`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(results.every(({ ok }) => ok) && failed === 0 ? 0 : 1);

/** Runs a test of our own that writes how many of its checks held. */
function script(name, file, ...args) {
  const part = name.replaceAll(' ', '-').toLowerCase();
  const path = join(reports, `${part}.json`);
  return tests(name, process.execPath, [file, ...args, '--report', path], () => report(part));
}

/** What a part wrote about itself. */
function report(part) {
  return JSON.parse(readFileSync(join(reports, `${part}.json`), 'utf8'));
}

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
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = report('jest');
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
}

function playwrightCounts() {
  const { stats, errors } = report('playwright');
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + (errors.length > 0 && stats.unexpected === 0 ? 1 : 0),
  };
}

/** A line for each test of a part that failed; none when it held, and one when it ended without a report. */
function faultsOf({ name, ok }, read) {
  if (ok) return [];
  try {
    return read();
  } catch {
    return [`${name} ended without a report`];
  }
}

/** Specs: the name and the first words of why. */
function jestFaults() {
  return report('jest').testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length === 0) return message ? [line(name.slice(name.lastIndexOf('/') + 1), message)] : [];
    return failed.map(({ fullName, failureMessages }) => line(fullName, failureMessages[0]));
  });
}

/** Journeys: the place in the file where it stopped, the name and the first words of why. */
function playwrightFaults() {
  const { suites, errors } = report('playwright');
  const specsOf = (suite) => [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)];
  const failed = suites.flatMap(specsOf).filter(({ ok }) => !ok);
  return [
    ...failed.map(({ file, title, tests: runs }) => {
      const { error } = runs[0].results.at(-1) ?? {};
      return line(`${file}:${error?.location?.line ?? '?'} ${title}`, error?.message);
    }),
    ...errors.map(({ message }) => line('Playwright', message)),
  ];
}

function line(name, why = 'no reason given') {
  const [first, ...rest] = stripVTControlCharacters(why)
    .split('\n')
    .map((text) => text.trim())
    .filter(Boolean);
  return `${name} — ${[first, ...rest.slice(0, 3)].join(' ')}`.slice(0, 400);
}
