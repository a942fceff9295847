import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault, explain } from './launch/progress.mjs';
import { kith, root, run, runNode } from './launch/run.mjs';
import { buildServer } from './build.mjs';

const committed = join(root, 'libs/contracts/schema.graphql');

/** The schema as the server would serve it now. */
async function emit() {
  const schema = await runNode('apps/api/dist/cli.js', ['schema'], {
    env: { DATABASE_URL: 'postgres://127.0.0.1/none', ...process.env, NODE_ENV: 'development' },
  });
  if (!schema.includes('type Query'))
    throw new Fault('The server emits no schema: see "node apps/api/dist/cli.js schema".');
  return `${schema.trim()}\n`;
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
  const schema = await emit();
  if (schema === inFile()) return;
  mkdirSync(kith, { recursive: true });
  const emitted = join(kith, 'schema.graphql');
  writeFileSync(emitted, schema);
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
