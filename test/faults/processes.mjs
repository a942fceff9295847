import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { freePort, startPostgres } from '../../scripts/launch/postgres.mjs';
import { root, runNode, withTools } from '../../scripts/launch/run.mjs';

/** Ends a process of ours when the one that started it is gone. */
export const tether = pathToFileURL(join(root, 'scripts/launch/tether.mjs')).href;

/** Safe against the loss of power, as in production; the opposite is the negative control (RE-4). */
export const durable = ['fsync=on', 'synchronous_commit=on', 'full_page_writes=on'];
export const forgetful = ['wal_writer_delay=2s', 'fsync=off', 'synchronous_commit=off', 'full_page_writes=on'];

/** A PostgreSQL of its own with a migrated database `kith`, in the folder `home`. */
export async function startDatabase(home, flags) {
  mkdirSync(home, { recursive: true });
  const postgres = await startPostgres(join(home, 'pg'), { flags, detached: true });
  const url = postgres.url('kith');
  await withClient(postgres.url('postgres'), (client) => client.query('CREATE DATABASE kith'));
  await runNode('apps/api/dist/cli.js', ['migrate'], { env: { ...process.env, DATABASE_URL: url } });
  return {
    url,
    /** Ends the server and all its processes at once, as a power cut would; its keeper starts it again. */
    kill() {
      const main = postgres.pid;
      for (const pid of [main, ...childrenOf(main)]) endNow(pid);
    },
    async isBack() {
      for (;;) {
        const answer = await withClient(url, (client) => client.query('SELECT 1')).catch(() => undefined);
        if (answer) return;
        await pause(50);
      }
    },
    stop: () => postgres.stop(),
  };
}

export async function withClient(connectionString, work) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

function childrenOf(parent) {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  return stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, of]) => of === parent)
    .map(([pid]) => pid);
}

function endNow(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It went by itself.
  }
}

/** The environment of one process of the product: nothing of the person's own shell, and `settings` over the defaults. */
export function environment(databaseUrl, settings) {
  const env = { ...process.env, NODE_ENV: 'development', DATABASE_URL: databaseUrl };
  for (const name of ['HOST', 'REDIS_URL', 'PUBLIC_URL', 'SMTP_URL', 'KITH_DEMO', 'TIMER_SCALE']) delete env[name];
  return Object.assign(env, settings);
}

export const programs = { api: 'apps/api/dist/main.js', worker: 'apps/api/dist/worker.js' };

/**
 * Runs API and worker as the product does, each in a process of its own, and starts either again whenever it ends. What
 * they say goes to `home`/*.log. `through` names another way to the database for one of them.
 */
export async function startProduct(home, databaseUrl, settings = {}, flags = [], through = {}) {
  const port = await freePort();
  const env = (part) => environment(through[part] ?? databaseUrl, { PORT: String(port), ...settings });
  const api = keepUp('api', programs.api, env('api'), home, flags);
  const worker = keepUp('worker', programs.worker, env('worker'), home);
  await Promise.all([api.isUp(), worker.isUp()]);
  return {
    api,
    worker,
    port,
    origin: settings.PUBLIC_URL ?? `http://localhost:${port}`,
    stop: () => Promise.all([api.stop(), worker.stop()]),
  };
}

/** @param {string[]} flags for Node, such as `--cpu-prof` */
export function keepUp(name, file, env, home, flags = []) {
  const log = openSync(join(home, `${name}.log`), 'a');
  let child;
  let stopping = false;
  let wanted = false;
  let ready = false;
  let falls = 0;
  let held = false;
  const isGone = () => child.exitCode !== null || child.signalCode !== null;
  const ended = () => (isGone() ? Promise.resolve() : new Promise((done) => child.once('exit', done)));

  void (async () => {
    while (!stopping) {
      ready = false;
      wanted = false;
      child = spawn(process.execPath, ['--import', tether, '--enable-source-maps', ...flags, join(root, file)], {
        cwd: root,
        env: withTools(env),
        stdio: ['ignore', log, log, 'ipc'],
        detached: true,
      });
      child.on('message', (word) => word === 'ready' && (ready = true));
      await ended();
      if (stopping) return;
      // A start that finds no database may give up: that is what a supervisor is for. One that stood must not fall.
      if (!wanted && ready) falls++;
      if (!wanted) await pause(200);
      while (held && !stopping) await pause(50);
    }
  })();

  return {
    name,
    /** How often it ended by itself after it had once been ready. */
    get falls() {
      return falls;
    },
    get pid() {
      return child.pid;
    },
    /** Says something to it, for what was loaded into it by `flags`. */
    tell: (word) => child.send(word),
    kill() {
      wanted = true;
      ready = false;
      child.kill('SIGKILL');
    },
    /** Ends it as `kill` does and keeps it down until the function that this gives is called. */
    keepDown() {
      held = true;
      this.kill();
      return () => {
        held = false;
      };
    },
    async isUp(patience = 60_000) {
      for (let waited = 0; !ready; waited += 20) {
        if (waited >= patience) throw new Error(`The ${name} does not come back: see ${join(home, `${name}.log`)}.`);
        await pause(20);
      }
    },
    async stop() {
      stopping = true;
      if (isGone()) return;
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), 2_500);
      await ended();
      clearTimeout(force);
    },
  };
}
