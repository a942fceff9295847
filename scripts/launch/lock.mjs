import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { commandOf } from './postgres.mjs';
import { Fault } from './progress.mjs';
import { kith, root } from './run.mjs';

const file = join(kith, 'running.json');

const read = () => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

/** The Kith that runs from this folder on its own database: `{ pid, address, databaseUrl, production }`, or nothing. */
export function runningHere() {
  const running = read();
  return running && commandOf(running.pid).includes(join(root, 'scripts')) ? running : undefined;
}

/**
 * One Kith per folder owns the embedded database. One that is just stopping is waited for; the lock of one that was killed
 * is taken over without a word, and `afterCrash` is true then.
 */
export async function takeLock(address) {
  mkdirSync(kith, { recursive: true });
  for (let waited = 0; runningHere()?.stopping && waited < 6_000; waited += 100) await pause(100);
  const running = runningHere();
  if (running)
    throw new Fault(
      `Kith already runs from this folder (process ${running.pid}, ${running.address}): use that one, or stop it first.`,
    );
  const afterCrash = existsSync(file);
  rmSync(file, { force: true });
  let note = { pid: process.pid, address };
  const write = (more, flag = 'w') =>
    writeFileSync(file, JSON.stringify((note = { ...note, ...more })), { mode: 0o600, flag });
  const another = new Fault('Another Kith is just starting from this folder: use that one, or stop it first.');
  try {
    write({}, 'wx');
  } catch {
    throw another;
  }
  // Of two that took the same stale lock away, the one who wrote last has it.
  await pause(50);
  if (read()?.pid !== process.pid) throw another;
  return {
    afterCrash,
    tell: (databaseUrl, production) => write({ databaseUrl, production }),
    leave: () => write({ stopping: true }),
    release: () => {
      if (read()?.pid === process.pid) rmSync(file);
    },
  };
}
