import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { step } from '../../scripts/launch/progress.mjs';
import { kith } from '../../scripts/launch/run.mjs';
import { freePort } from '../../scripts/launch/postgres.mjs';
import { durable, environment, keepUp, programs, startDatabase, startProduct } from './processes.mjs';

/** What one fault run stands on: a folder, a database of its own, and whatever it starts, ended in the opposite order. */
export function aBed(name) {
  const home = join(kith, `faults-${process.pid}`, name);
  mkdirSync(home, { recursive: true });
  const parts = [];
  const keep = (part) => (parts.push(part), part);
  return {
    home,
    /** Has this stopped at the end of the run: anything with a `stop`. */
    keep,
    async database(flags = durable) {
      return keep(await step('Database', () => startDatabase(home, flags)));
    },
    async product(databaseUrl, settings, through) {
      return keep(await step('API and worker', () => startProduct(home, databaseUrl, settings, [], through)));
    },
    /** One more process of the product beside it: an `api` or a `worker`, on a port of its own. */
    async node(kind, name, databaseUrl, settings, flags) {
      const port = await freePort();
      const env = environment(databaseUrl, { PORT: String(port), ...settings });
      const node = keep(keepUp(name, programs[kind], env, home, flags));
      await node.isUp();
      return { node, port };
    },
    /** Connections of the run itself, for looking at the rows. */
    async client(url) {
      const pool = new pg.Pool({ connectionString: url, max: 4 });
      pool.on('error', () => {});
      keep({ stop: () => pool.end() });
      return pool;
    },
    /** Stops everything. The logs stay for somebody to read where the run failed. */
    async stop({ keepLogs = false } = {}) {
      for (const part of parts.splice(0).toReversed()) await part.stop();
      rmSync(keepLogs ? join(home, 'pg') : home, { recursive: true, force: true });
    },
  };
}

/** Waits until `is` holds, at most so many seconds. Gives the seconds it took, or Infinity. */
export async function until(is, seconds, every = 100) {
  for (const since = performance.now(); ; await pause(every)) {
    const took = (performance.now() - since) / 1000;
    if (await is()) return took;
    if (took > seconds) return Infinity;
  }
}

/** Something that must hold, as a check of a run. */
export const must = (name, holds) => ({ name, broken: Number(!holds) });

/** The five figures that every run prints (security.md 5.4). `outage` in milliseconds. */
export const figuresOf = ({ acknowledged, unknown, lost, doubled, outage }) => ({
  acknowledged,
  unknown,
  lost,
  doubled,
  'longest outage': outage === null ? 'none' : `${Math.round(outage)} ms`,
});
