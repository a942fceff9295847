import { existsSync, globSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { startPostgres, stopLeftover } from '../scripts/launch/postgres.mjs';
import { transpile } from '../scripts/launch/transpile.mjs';

const root = join(import.meta.dirname, '..');
const platform = join(root, 'apps/api/src/platform');

/**
 * One PostgreSQL for all specs of a run, with the database `kith_template` migrated and nobody connected to it.
 * Specs find the server in `KITH_TEST_PG` and clone the template.
 */
export default async function setup() {
  await sweep();
  const home = join(root, '.kith', `test-${process.pid}`);
  const postgres = await startPostgres(join(home, 'pg'), {
    flags: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off', 'max_connections=200'],
  });
  globalThis.kithPostgres = { postgres, home };
  process.once('SIGTERM', () => process.exit(143));
  await query(postgres.url('postgres'), 'CREATE DATABASE kith_template');
  await migrate(postgres.url('kith_template'), join(home, 'platform'));
  process.env.KITH_TEST_PG = postgres.url('postgres');
}

async function query(connectionString, text) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(text);
  await client.end();
}

/**
 * Migrates with the API's own data source, transpiled into `folder`: Node 26 could strip the types itself, but not an
 * import of a type that does not say so.
 */
async function migrate(url, folder) {
  const sources = ['data-source.ts', ...globSync('migrations/*.ts', { cwd: platform })].filter(
    (name) => !name.endsWith('.spec.ts'),
  );
  mkdirSync(join(folder, 'migrations'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const name of sources) {
    const source = join(platform, name);
    writeFileSync(join(folder, name.replace(/\.ts$/, '.js')), await transpile(readFileSync(source, 'utf8'), source));
  }
  const { createDataSource } = await import(pathToFileURL(join(folder, 'data-source.js')).href);
  const dataSource = await createDataSource(url, [], 2).initialize();
  await dataSource.runMigrations({ transaction: 'each' });
  await dataSource.destroy();
}

/** Runs that were killed leave a server and a folder behind. */
async function sweep() {
  const parent = join(root, '.kith');
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) {
    const pid = Number(/^(?:test|faults|bench)-(\d+)$/.exec(name)?.[1]);
    // Without a database it is what a failed run wants to show.
    if (!pid || isAlive(pid) || !existsSync(join(parent, name, 'pg'))) continue;
    await stopLeftover(join(parent, name, 'pg'));
    rmSync(join(parent, name), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
