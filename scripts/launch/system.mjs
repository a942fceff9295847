import { createServer } from 'node:net';
import { constants } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { Fault } from './progress.mjs';
import { keepRunning, root } from './run.mjs';

/** Reads the settings as the API will. When the database is our own, it is not known yet, and holds a demo or production. */
export async function readSettings(env) {
  const { readConfig } = await import(pathToFileURL(join(root, 'apps/api/src/platform/config.ts')).href);
  if (env.DATABASE_URL) return readConfig(env);
  const demo = env.NODE_ENV === 'production' ? {} : { KITH_DEMO: '1' };
  return readConfig({ ...env, ...demo, DATABASE_URL: 'postgres://127.0.0.1/kith' });
}

/**
 * Stops the start with one sentence when somebody else listens on the port. `patience` in ms is for processes of a killed
 * Kith that are still leaving.
 */
export async function checkPort(port, host, patience = 0) {
  for (let waited = 0; ; waited += 100) {
    const fault = (await probe(port, host)) ?? (await probe(port, '127.0.0.1'));
    if (!fault) return;
    if (fault === 'EADDRINUSE' && waited < patience) {
      await pause(100);
      continue;
    }
    throw new Fault(
      portFaults(port)[fault] ?? `Port ${port} cannot be opened (${fault}): choose another port or HOST.`,
    );
  }
}

const portFaults = (port) => ({
  EADDRINUSE: `Port ${port} is taken by another program: stop it, or choose another port, for example PORT=${port + 1} npm start.`,
  EACCES: `Port ${port} may not be opened by this user: choose one above 1023, for example PORT=4000 npm start.`,
  EADDRNOTAVAIL: 'HOST is not an address of this machine: leave it out, or set it to 0.0.0.0.',
});

const probe = (port, host) =>
  new Promise((done) => {
    const server = createServer().once('error', (error) => done(error.code));
    server.listen({ port, host, exclusive: true }, () => server.close(() => done(undefined)));
  });

/** API and worker, kept running. `ready` resolves when both say so; a start that keeps failing is a fault. */
export function startProcesses(env) {
  const api = keepRunning('API', 'apps/api/dist/main.js', env);
  const worker = keepRunning('Worker', 'apps/api/dist/worker.js', env);
  const ready = async () => {
    let up = false;
    const both = Promise.all([api.ready, worker.ready]).then(() => (up = true));
    for (let waited = 0; waited < 60_000 && api.falls < 3 && worker.falls < 3; waited += 100) {
      await Promise.race([both, pause(100)]);
      if (up) return;
    }
    throw new Fault(`${worker.falls >= 3 ? 'The worker' : 'The API'} does not start: what it said is above.`);
  };
  return { api, worker, ready, stop: () => Promise.all([api.stop(), worker.stop()]) };
}

/**
 * Calls `stop` once on SIGINT, SIGTERM, SIGHUP or when the process that started this one is gone, then leaves: with 0
 * where being stopped is the normal end, with the signal's own code where it means that the work was not finished. The
 * same signal may arrive twice (terminal and launcher), so a second one means nothing.
 * @param {() => Promise<unknown>} stop
 * @param {{ unfinished?: boolean }} [options]
 */
export function onStop(stop, { unfinished = false } = {}) {
  let stopping = false;
  const once = async (signal) => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), 4_900);
    await stop();
    process.exit(unfinished ? 128 + (constants.signals[signal] ?? constants.signals.SIGTERM) : 0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, once);
  if (process.channel) process.on('disconnect', once);
  process.channel?.unref();
  // A terminal that is gone must not end us half way through.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  return () => stopping;
}
