import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault, explain } from './launch/progress.mjs';
import { kith, root, run, runNode } from './launch/run.mjs';
import { buildServer } from './build.mjs';

const emitted = join(kith, 'schema.graphql');
const committed = join(root, 'libs/contracts/schema.graphql');

/** The schema as the server would serve it now. */
async function emit() {
  mkdirSync(kith, { recursive: true });
  rmSync(emitted, { force: true });
  await runNode('apps/api/dist/cli.js', ['schema', emitted]);
  return readFileSync(emitted, 'utf8');
}

const inFile = () => (existsSync(committed) ? readFileSync(committed, 'utf8') : '');

/** Writes the schema where the web reads it. Says whether it differed. */
export async function writeSchema() {
  const schema = await emit();
  if (schema === inFile()) return false;
  writeFileSync(committed, schema);
  return true;
}

async function checkSchema() {
  if ((await emit()) === inFile()) return;
  const difference = await run('git', ['--no-pager', 'diff', '--no-index', '--no-color', committed, emitted]).catch(
    (error) => error.message,
  );
  throw new Fault(
    `${difference}\n\nThe committed schema is not the one the server emits: run "npm run schema", read the difference and commit it.`,
  );
}

if (process.argv[1] === import.meta.filename) {
  try {
    await buildServer();
    if (process.argv.includes('--check')) await checkSchema();
    else
      console.log(
        (await writeSchema()) ? '  libs/contracts/schema.graphql written' : '  libs/contracts/schema.graphql unchanged',
      );
  } catch (error) {
    explain(error);
    process.exitCode = 1;
  }
}
