import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from './postgres.mjs';
import { Fault, step } from './progress.mjs';
import { kith, runNode } from './run.mjs';

const oldest = 18;

async function withClient(connectionString, work) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Stops the start with one sentence when the PostgreSQL of `DATABASE_URL` is not there or too old. */
export async function checkExternal(connectionString) {
  const { hostname, port, pathname } = new URL(connectionString);
  const place = `${hostname}:${port || 5432}`;
  try {
    const version = await withClient(connectionString, async (client) => {
      const { rows } = await client.query('SHOW server_version_num');
      return Number(rows[0].server_version_num);
    });
    if (version < oldest * 10_000)
      throw new Fault(
        `The PostgreSQL at ${place} is version ${Math.floor(version / 10_000)}: Kith needs ${oldest} or newer, or no DATABASE_URL to bring its own.`,
      );
    return `PostgreSQL ${Math.floor(version / 10_000)} at ${place}`;
  } catch (error) {
    if (error instanceof Fault) throw error;
    if (error.code === '3D000')
      throw new Fault(`There is no database "${pathname.slice(1)}" at ${place}: create it, or correct DATABASE_URL.`);
    if (error.code === '28P01' || error.code === '28000')
      throw new Fault(`The PostgreSQL at ${place} refuses the user or password of DATABASE_URL: correct them.`);
    throw new Fault(
      `No PostgreSQL answers at ${place} (${error.code ?? error.message}): start it, or correct DATABASE_URL.`,
    );
  }
}

const cli = async (args, env, what) => {
  try {
    return await runNode('apps/api/dist/cli.js', args, { env });
  } catch (error) {
    throw new Fault(`${what}:\n\n${error.message}`);
  }
};

export const migrate = (env) => cli(['migrate'], env, 'The database could not be migrated').then(() => undefined);
export const seed = (env) => cli(['seed'], env, 'The demo story could not be told').then(() => undefined);
export const signIns = (env) => cli(['demo-sign-ins'], env, 'The demo sign-ins could not be read');

/** Marks what a database is for and how far the story got; kept as its comment, so that it goes with it. */
const mark = (client, word) => client.query(`COMMENT ON DATABASE kith IS '${word}'`);

async function prepare(adminUrl, production) {
  return withClient(adminUrl, async (client) => {
    const { rows } = await client.query(
      `SELECT shobj_description(oid, 'pg_database') AS mark FROM pg_database WHERE datname = 'kith'`,
    );
    const found = rows[0]?.mark;
    if (production && found?.startsWith('kith:seed'))
      throw new Fault(
        'The database in .kith holds the demo story: move that folder away, or give production a database with DATABASE_URL.',
      );
    if (!production && found === 'kith:production')
      throw new Fault(
        'The database in .kith belongs to production: start with NODE_ENV=production, or move that folder away for a demo.',
      );
    // A story that was cut short is only a demo: it is told anew from the start.
    const cutShort = found === 'kith:seeding';
    if (cutShort) await client.query('DROP DATABASE kith WITH (FORCE)');
    if (rows.length === 0 || cutShort) await client.query('CREATE DATABASE kith');
    if (production) await mark(client, 'kith:production');
    return !production && found !== 'kith:seeded';
  });
}

const isEmpty = (url) =>
  withClient(url, async (client) => {
    const { rows } = await client.query(`SELECT to_regclass('account') IS NOT NULL AS known`);
    if (!rows[0].known) return true;
    return (await client.query('SELECT 1 FROM account LIMIT 1')).rows.length === 0;
  });

/**
 * The embedded PostgreSQL with a database `kith` in it; `mayHoldStory` is false once the demo story was told and always in
 * production. A database of the one kind is never opened as the other.
 */
export async function openEmbedded({ dir = join(kith, 'pg'), flags = [], production = false } = {}) {
  const postgres = await startPostgres(dir, {
    flags,
    detached: true,
    onRestart: () => console.error('  PostgreSQL ended: starting it again'),
  });
  const mayHoldStory = await prepare(postgres.url('postgres'), production).catch(async (error) => {
    await postgres.stop();
    throw error;
  });
  return {
    ...postgres,
    stop: postgres.stop,
    databaseUrl: postgres.url('kith'),
    adminUrl: postgres.url('postgres'),
    mayHoldStory,
  };
}

/** Migrates, then tells the demo story when the database may hold it and is empty. Says whether it was told now. */
export async function fill(embedded, env) {
  await step('Migrations', () => migrate(env));
  if (!embedded.mayHoldStory || !(await isEmpty(embedded.databaseUrl))) return false;
  await step('Demo story', async () => {
    await withClient(embedded.adminUrl, (client) => mark(client, 'kith:seeding'));
    await seed(env);
    await withClient(embedded.adminUrl, (client) => mark(client, 'kith:seeded'));
  });
  return true;
}
