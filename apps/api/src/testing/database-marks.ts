import { rows, write } from '../platform/db.js';
import type { TestApp } from './people.js';

/**
 * Tables that count requests, or say that the service is alive or that somebody is at work: they move with every request,
 * whatever it was.
 */
const notCounted = ['rate_window', 'service_state', 'audit_chain', 'desk_work'];

/** What is kept of a refusal. */
const refusals = ['access.refused', 'signIn.refused', 'secondFactor.refused', 'join.refused'];

export interface Mark {
  /** Rows of the table. */
  count: number;
  /** Of all rows with all columns, in an order of its own. */
  digest: string;
}

const prepared = new WeakSet<TestApp>();

/** One mark per table over every row and column, so that nothing can change unseen. */
export async function databaseMarks(app: TestApp): Promise<Record<string, Mark>> {
  const tx = app.dataSource.manager;
  if (!prepared.has(app)) await prepare(app);
  const marks = await rows<Mark & { name: string }>(tx, `SELECT * FROM database_marks()`, []);
  return Object.fromEntries(marks.map(({ name, ...mark }) => [name, mark]));
}

/** As a function of the database, which plans it once: it is asked for hundreds of times. */
async function prepare(app: TestApp): Promise<void> {
  const tx = app.dataSource.manager;
  const tables = await rows<{ name: string }>(
    tx,
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL($1) ORDER BY 1`,
    [notCounted],
  );
  await write(
    tx,
    `CREATE FUNCTION database_marks() RETURNS TABLE (name text, count integer, digest text) LANGUAGE plpgsql SET max_parallel_workers_per_gather = 0 AS $$
     BEGIN RETURN QUERY ${tables.map(({ name }) => markOf(name)).join(' UNION ALL ')}; END $$`,
  );
  prepared.add(app);
}

const markOf = (table: string) => `
  SELECT '${table}', count(*)::int, md5(coalesce(string_agg(md5(each::text), '' ORDER BY each::text), ''))
  FROM "${table}" each ${table === 'audit_entry' ? `WHERE action NOT IN ('${refusals.join(`', '`)}')` : ''}`;

/** Names of the tables that differ. */
export const changedTables = (before: Record<string, Mark>, after: Record<string, Mark>): string[] =>
  Object.keys(after).filter((name) => after[name]?.digest !== before[name]?.digest);

/** How many rows came or went, per table; tables as they were are left out. */
export const growth = (before: Record<string, Mark>, after: Record<string, Mark>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(after)
      .map(([name, { count }]) => [name, count - (before[name]?.count ?? 0)] as const)
      .filter(([, more]) => more !== 0),
  );
