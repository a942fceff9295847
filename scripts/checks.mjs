import { availableParallelism } from 'node:os';
import { seconds } from './launch/progress.mjs';
import { run } from './launch/run.mjs';

const node = (script, ...args) => [process.execPath, [script, ...args]];

/** What needs no test runner. Each line: name, command, arguments. */
export const staticChecks = [
  ['Types, server', 'tsc', ['-p', 'tsconfig.json']],
  ['Types, web', 'tsc', ['-p', 'apps/web/tsconfig.json']],
  ['Types, journeys', 'tsc', ['-p', 'e2e/tsconfig.json']],
  ['Lint', 'eslint', ['.', '--max-warnings', '0']],
  ['Lint, accessibility', 'oxlint', ['--config', 'scripts/oxlint.json', '--deny-warnings', 'apps/web/src']],
  ['Format', 'prettier', ['--check', '.', '--log-level', 'warn']],
  [
    'Import rules',
    'depcruise',
    ['--config', '.dependency-cruiser.cjs', '--output-type', 'err', '--exclude', '(^|/)dist/', 'apps', 'libs', 'e2e'],
  ],
  ['Schema', ...node('scripts/schema.mjs', '--check')],
  ['Safety', ...node('scripts/safety.mjs')],
];

/** Runs commands, `lanes` at a time, and prints each with its time when it ends; output only of those that fail. */
export async function runChecks(checks, lanes = Math.min(2, availableParallelism())) {
  const results = [];
  const waiting = [...checks];
  const lane = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const [name, command, args, env] = check;
      results.push(await runCheck(name, () => run(command, args, { env: { ...process.env, ...env } })));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return checks.map(([name]) => results.find((result) => result.name === name));
}

/** One named check: `{ name, ok, time }`. What it says when it fails is printed, the rest is not. */
export async function runCheck(name, work) {
  const since = performance.now();
  const fault = await work().then(
    () => undefined,
    (error) => error,
  );
  const time = seconds(since);
  console.log(`  ${name.padEnd(30)} ${(fault ? 'FAILED' : 'ok').padEnd(8)} ${time.padStart(8)}`);
  if (fault) console.log(`\n${fault.message}\n`);
  return { name, ok: !fault, time };
}

/** The closing table. */
export function summary(results, since) {
  const rows = results.map(({ name, ok, time, note = '' }) =>
    `  ${ok ? 'ok    ' : 'FAILED'}  ${name.padEnd(24)} ${time.padStart(8)}  ${note}`.trimEnd(),
  );
  return ['', ...rows, `          ${'together'.padEnd(24)} ${seconds(since).padStart(8)}`, ''].join('\n');
}
