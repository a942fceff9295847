import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { startPostgres, stopLeftover } from '../scripts/launch/postgres.mjs';
import { transpile } from '../scripts/launch/transpile.mjs';

const root = join(import.meta.dirname, '..');
const migrations = join(root, 'apps/api/src/platform/migrations');

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
  process.once('exit', () => postgres.stopNow());
  process.once('SIGTERM', () => process.exit(143));
  await query(postgres.url('postgres'), 'CREATE DATABASE kith_template');
  await migrate(postgres.url('kith_template'), join(home, 'migrations'));
  process.env.KITH_TEST_PG = postgres.url('postgres');
}

async function query(connectionString, text) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(text);
  await client.end();
}

async function migrate(url, folder) {
  const classes = await loadMigrations(folder);
  if (classes.length === 0) return;
  const { DataSource } = await import('typeorm');
  const source = new DataSource({ type: 'postgres', url, migrations: classes, migrationsTransactionMode: 'each' });
  await source.initialize();
  await source.runMigrations();
  await source.destroy();
}

/** Node 26 could strip the types itself, but not an import of a type that does not say so. */
async function loadMigrations(folder) {
  mkdirSync(folder, { recursive: true });
  const names = existsSync(migrations)
    ? readdirSync(migrations)
        .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
        .sort()
    : [];
  const modules = [];
  for (const name of names) {
    const file = join(folder, `${basename(name, '.ts')}.mjs`);
    writeFileSync(file, await transpile(readFileSync(join(migrations, name), 'utf8'), join(migrations, name)));
    modules.push(await import(pathToFileURL(file).href));
  }
  return modules
    .flatMap((loaded) => Object.values(loaded))
    .filter((value) => typeof value?.prototype?.up === 'function');
}

/** Runs that were killed leave a server and a folder behind. */
async function sweep() {
  const parent = join(root, '.kith');
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) {
    const pid = Number(/^test-(\d+)$/.exec(name)?.[1]);
    if (!pid || isAlive(pid)) continue;
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
