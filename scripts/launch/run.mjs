import { spawn } from 'node:child_process';
import { delimiter, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';

export const root = resolve(import.meta.dirname, '../..');
/** Where data and working files lie. `KITH_HOME` moves it, so that a test can start a second Kith from one checkout. */
export const kith = process.env.KITH_HOME ? resolve(process.env.KITH_HOME) : join(root, '.kith');

const bin = join(root, 'node_modules/.bin');
const tether = pathToFileURL(join(import.meta.dirname, 'tether.mjs')).href;
const nodeFlags = ['--import', tether, '--enable-source-maps'];
const running = new Set();
let leaving = false;

/** The environment with the project's own tools first. */
export const withTools = (env = process.env) => ({ ...env, PATH: `${bin}${delimiter}${env.PATH ?? ''}` });

/**
 * Runs a command to its end and gives back its output; with `show`, the output goes to the terminal instead. Rejects
 * with the output when it fails. `stopRuns` ends those that are still going.
 */
export function run(command, args, { env = process.env, cwd = root, show = false } = {}) {
  if (leaving) return Promise.reject(new Error('Stopping.'));
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      cwd,
      env: withTools(env),
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    running.add(child);
    let output = '';
    let told = '';
    child.stdout?.on('data', (chunk) => ((output += chunk), (told += chunk)));
    child.stderr?.on('data', (chunk) => (told += chunk));
    child.once('error', fail);
    child.once('close', (code) => {
      running.delete(child);
      if (code === 0) done(output);
      else fail(Object.assign(new Error(told.trim() || `${command} ended with ${code}`), { output: told }));
    });
  });
}

export const runNode = (file, args, options) =>
  run(process.execPath, ['--enable-source-maps', join(root, file), ...args], options);

/** Ends the commands that are still going, with force after 4 s, and lets no other begin. */
export async function stopRuns() {
  leaving = true;
  const ends = [...running].map((child) => new Promise((done) => child.once('close', done)));
  for (const child of running) child.kill('SIGTERM');
  const force = setTimeout(() => {
    for (const child of running) child.kill('SIGKILL');
  }, 4_000);
  await Promise.all(ends);
  clearTimeout(force);
}

/**
 * Keeps one process of ours running: started at once, and again whenever it ends, after a wait that grows from 0.2 s to
 * 10 s while it keeps falling over and is forgotten once it has held for 20 s.
 */
export function keepRunning(name, file, env, args = []) {
  let child;
  let stopping = leaving;
  let restarts = 0;
  let tellReady;
  const ready = new Promise((done) => (tellReady = done));
  const ended = (process) =>
    process.exitCode !== null || process.signalCode !== null
      ? Promise.resolve()
      : new Promise((done) => process.once('exit', done));

  void (async () => {
    for (let wait = 200; !stopping; wait = Math.min(wait * 2, 10_000)) {
      const since = performance.now();
      // Apart from the terminal's group: Ctrl-C reaches the supervisor alone, which ends things in order.
      child = spawn(process.execPath, [...nodeFlags, join(root, file), ...args], {
        cwd: root,
        env: withTools(env),
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        detached: true,
      });
      child.on('message', (word) => word === 'ready' && tellReady());
      await new Promise((done) => child.once('exit', done).once('error', done));
      if (stopping) return;
      if (performance.now() - since > 20_000) wait = 200;
      if (child.wanted) continue;
      restarts++;
      console.error(
        `  ${name} ended (${child.signalCode ?? `code ${child.exitCode}`}): starting it again in ${wait / 1000} s`,
      );
      await pause(wait);
    }
  })();

  return {
    name,
    get pid() {
      return child?.pid;
    },
    /** Resolves when it has said for the first time that it is ready. */
    ready,
    /** How often it fell over. */
    get falls() {
      return restarts;
    },
    /** Ends it and lets it start anew, without counting as a fall. */
    restart() {
      child.wanted = true;
      child.kill('SIGTERM');
      const current = child;
      setTimeout(() => current.kill('SIGKILL'), 3_000).unref();
    },
    /** Ends it for good: politely, after `patience` ms at once. */
    async stop(patience = 2_800) {
      stopping = true;
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const force = setTimeout(() => child.kill('SIGKILL'), patience);
      child.kill('SIGTERM');
      await ended(child);
      clearTimeout(force);
    },
  };
}
