import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf } from './postgres.mjs';
import { Fault } from './progress.mjs';
import { kith } from './run.mjs';

const file = join(kith, 'running.json');

const read = () => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

/** The Kith that runs from this folder on its own database: `{ pid, address, databaseUrl }`, or nothing. */
export function runningHere() {
  const running = read();
  return running && /(supervisor|dev|cli)\.mjs/.test(commandOf(running.pid)) ? running : undefined;
}

/** One Kith per folder owns the embedded database. The lock of one that was killed is taken over without a word. */
export function takeLock(address) {
  mkdirSync(kith, { recursive: true });
  const running = runningHere();
  if (running)
    throw new Fault(
      `Kith already runs from this folder (process ${running.pid}, ${running.address}): use that one, or stop it first.`,
    );
  rmSync(file, { force: true });
  const note = (more) => JSON.stringify({ pid: process.pid, address, ...more });
  try {
    writeFileSync(file, note({}), { mode: 0o600, flag: 'wx' });
  } catch {
    throw new Fault('Another Kith is just starting from this folder: use that one, or stop it first.');
  }
  return {
    tell: (databaseUrl) => writeFileSync(file, note({ databaseUrl }), { mode: 0o600 }),
    release: () => {
      if (existsSync(file) && read()?.pid === process.pid) rmSync(file);
    },
  };
}
