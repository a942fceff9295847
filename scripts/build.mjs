import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { checkBudgets } from './budgets.mjs';
import { Fault, explain, step } from './launch/progress.mjs';
import { root, run } from './launch/run.mjs';
import { transpile } from './launch/transpile.mjs';

/** What becomes the server, each from `src` to `dist`. */
export const packages = ['libs/contracts', 'libs/domain', 'libs/triage', 'libs/testkit', 'apps/api'];
const isTest = (path) => /\.spec\.tsx?$/.test(path);

const filesOf = (patterns) =>
  patterns
    .flatMap((pattern) => globSync(pattern, { cwd: root, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !isTest(path))
    .sort();

function hashOf(patterns) {
  const hash = createHash('sha256');
  for (const path of filesOf(patterns)) hash.update(`${path}\0`).update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

/** Runs `work` when the sources differ from those of the last time. The stamp lies in the output and goes with it. */
async function whenChanged(stamp, sources, outputs, work) {
  const hash = hashOf(sources);
  const same =
    existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && outputs.every((path) => existsSync(join(root, path)));
  if (same) return 'unchanged';
  const note = await work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
  return note;
}

/** Where the JavaScript of one source file of ours goes; other files keep their name. The checkout may lie anywhere. */
export function outputOf(path, top = root) {
  const [kind, name, src, ...rest] = relative(top, path).split(sep);
  if (!['libs', 'apps'].includes(kind) || src !== 'src') throw new Error(`${path} is no source of ours.`);
  return join(top, kind, name, 'dist', ...rest).replace(/(?<!\.d)\.ts$/, '.js');
}

/** Writes the output of one source file in one go, so that nobody reads half of it. */
export async function buildFile(path) {
  const out = outputOf(path);
  const content = path.endsWith('.ts') ? await transpile(readFileSync(path, 'utf8'), path) : readFileSync(path);
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(`${out}.${process.pid}`, content);
  renameSync(`${out}.${process.pid}`, out);
}

/** Libraries, API and worker: TypeScript in `src` to JavaScript in `dist`. What has no source any more is removed. */
export function buildServer() {
  const sources = packages.map((path) => `${path}/src/**`);
  return whenChanged(
    join(root, 'apps/api/dist/.stamp'),
    [...sources, 'scripts/launch/transpile.mjs', 'package-lock.json'],
    packages.filter((path) => existsSync(join(root, path, 'src'))).map((path) => `${path}/dist`),
    async () => {
      const files = filesOf(sources).filter((path) => !path.endsWith('.d.ts'));
      await Promise.all(files.map(buildFile));
      const wanted = new Set(files.map((path) => outputOf(path)));
      for (const path of filesOf(packages.map((name) => `${name}/dist/**`))) if (!wanted.has(path)) rmSync(path);
      return `${files.length} files`;
    },
  );
}

/** Typed documents of the web, from the schema and its queries. */
export function buildTypedDocuments() {
  if (!existsSync(join(root, 'libs/contracts/schema.graphql')))
    throw new Fault('libs/contracts/schema.graphql is missing: run "npm run schema".');
  return whenChanged(
    join(root, 'apps/web/src/gql/.stamp'),
    ['libs/contracts/schema.graphql', 'apps/web/src/**/*.graphql.ts', 'codegen.ts', 'package-lock.json'],
    ['apps/web/src/gql/graphql.ts'],
    async () => void (await run('graphql-codegen', ['--config', 'codegen.ts'])),
  );
}

/** The pages: bundled, with a manifest for the budgets. */
export function buildWeb() {
  return whenChanged(
    join(root, 'apps/web/dist/.vite/stamp'),
    [
      'apps/web/{src,public}/**',
      'apps/web/*.*',
      'libs/{contracts,triage}/src/**',
      'libs/contracts/schema.graphql',
      'package-lock.json',
    ],
    ['apps/web/dist/index.html', 'apps/web/dist/.vite/manifest.json'],
    async () =>
      void (await run('vite', ['build', '--manifest', '--logLevel', 'warn'], { cwd: join(root, 'apps/web') })),
  );
}

const parts = {
  server: ['Server', buildServer],
  documents: ['Typed documents', buildTypedDocuments],
  web: ['Web', buildWeb],
};

/** Builds what changed, with a line of progress for each part. */
export async function build(names = Object.keys(parts)) {
  for (const name of names) {
    const [label, work] = parts[name];
    await step(label, work);
  }
}

if (process.argv[1] === import.meta.filename) {
  try {
    await build(process.argv.length > 2 ? process.argv.slice(2) : undefined);
    if (process.argv.length === 2) await step('Budgets', async () => void checkBudgets());
  } catch (error) {
    explain(error);
    process.exitCode = 1;
  }
}
