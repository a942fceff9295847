import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';

import { setTimeout as pause } from 'node:timers/promises';

import { isQuestion } from './admission.js';

/** One open transaction. Services open it and pass it on; stores take it as their first argument. */
export type Tx = EntityManager;

// Counts and sequence numbers fit a JavaScript number; pg would give them as text.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** What TypeORM's driver keeps: connections for everything, and those for questions alone (data-source.ts). */
interface Pools {
  master: pg.Pool;
  slaves: pg.Pool[];
}

/** Serialization failure, deadlock, and a lock that did not come in time. */
const retryable = new Set(['40001', '40P01', '55P03']);

const codeOf = (error: unknown): string | undefined =>
  error instanceof QueryFailedError
    ? (error.driverError as { code?: string }).code
    : (error as { code?: string })?.code;

/** True when the database refused a second row with the same key; `constraint` narrows to one unique index. */
export const isDuplicate = (error: unknown, constraint?: string): boolean =>
  codeOf(error) === '23505' &&
  (!constraint || ((error as QueryFailedError).driverError as { constraint?: string }).constraint === constraint);

/** True when an exclusion or temporal constraint refused overlapping times. */
export const isOverlap = (error: unknown): boolean => codeOf(error) === '23P01';

/** True when the database gave a statement up because it took too long. */
export const isTooSlow = (error: unknown): boolean => codeOf(error) === '57014';

@Injectable()
export class Db {
  constructor(readonly dataSource: DataSource) {
    // A connection that the database ends says so twice; the second time nobody would be listening, and the process would
    // end. The question that was under way has failed by then, and the pool makes another connection.
    const { master, slaves = [] } = dataSource.driver as unknown as Partial<Pools>;
    for (const pool of [master, ...slaves]) pool?.on('connect', (client) => client.on('error', () => undefined));
  }

  /** Reads outside a transaction, one statement at a time. */
  get reader(): Tx {
    return this.dataSource.manager;
  }

  /** Runs `work` in one transaction. It may run again from the start, so it must touch nothing but `tx`. */
  async tx<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.dataSource.transaction(work);
      } catch (error) {
        if (attempt === 3 || !retryable.has(codeOf(error) ?? '')) throw error;
        await pause(attempt * 50 * Math.random());
      }
    }
  }

  /**
   * Reads in one transaction on the connections of questions, planned anew for its values. Each statement is given up
   * after `ms`; see `isTooSlow`.
   */
  async question<T>(ms: number, work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner('slave');
    try {
      await runner.startTransaction();
      await row(
        runner.manager,
        `SELECT set_config('transaction_read_only', 'on', true), set_config('statement_timeout', $1, true),
           set_config('plan_cache_mode', 'force_custom_plan', true)`,
        [String(ms)],
      );
      const done = await work(runner.manager);
      await runner.commitTransaction();
      return done;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      throw error;
    } finally {
      await runner.release();
    }
  }
}

const camelNames = new Map<string, string>();

function camel(name: string): string {
  let as = camelNames.get(name);
  if (as === undefined) {
    as = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    camelNames.set(name, as);
  }
  return as;
}

/** Texts are fixed, so there are few; a text that is put together anew each time must not fill the memory. */
const mostPlanned = 500;
const planned = new Map<string, { name: string; text: string }>();

/**
 * The statement under a name of its own, so that each connection reads and plans it once and not at every run: planning
 * took longer than running for most of them. TypeORM hands its first argument to pg as it is, and pg takes a named
 * statement there; a copy, because pg writes to it.
 */
export function named(text: string): string {
  let statement = planned.get(text);
  if (!statement) {
    if (planned.size === mostPlanned) return text;
    statement = { name: `kith_${planned.size}`, text };
    planned.set(text, statement);
  }
  return { ...statement } as unknown as string;
}

/** Runs one written statement and gives its rows with camel-case keys. Values are always parameters, never text. */
export async function rows<Row>(tx: Tx, text: string, values: readonly unknown[] = []): Promise<Row[]> {
  if (tx.queryRunner) return camelRows(await tx.query(named(text), values as unknown[]));
  // Outside a transaction the pool itself does: TypeORM would make a query runner for every statement.
  const { master, slaves } = tx.dataSource.driver as unknown as Pools;
  const pool = (isQuestion() ? slaves[0] : undefined) ?? master;
  return camelRows((await pool.query(named(text), values as unknown[])).rows);
}

/** The first row, or null. */
export async function row<Row>(tx: Tx, text: string, values: readonly unknown[] = []): Promise<Row | null> {
  return (await rows<Row>(tx, text, values))[0] ?? null;
}

/** Runs one writing statement and gives the number of rows it touched. */
export async function write(tx: Tx, text: string, values: readonly unknown[] = []): Promise<number> {
  const answer: unknown = await tx.query(named(text), values as unknown[]);
  return Array.isArray(answer) && typeof answer[1] === 'number' ? answer[1] : Array.isArray(answer) ? answer.length : 0;
}

function camelRows<Row>(answer: unknown): Row[] {
  // TypeORM answers UPDATE and DELETE with [rows, affected] and everything else with rows.
  const found = (
    Array.isArray(answer) && answer.length === 2 && Array.isArray(answer[0]) ? answer[0] : answer
  ) as Record<string, unknown>[];
  const first = found[0];
  if (!first) return [];
  const names = Object.keys(first).map((name) => [name, camel(name)] as const);
  return found.map((row) => {
    const out: Record<string, unknown> = {};
    for (const [name, as] of names) out[as] = row[name];
    return out;
  }) as Row[];
}

/**
 * Runs `work` behind a savepoint. When it fails, only what it wrote is undone and `otherwise` goes on in the same
 * transaction; what a new attempt may cure is thrown, so that `Db.tx` begins again.
 */
export async function attempt<T>(
  tx: Tx,
  work: (tx: Tx) => Promise<T>,
  otherwise: (error: unknown) => Promise<T>,
): Promise<T> {
  try {
    return await tx.transaction(work);
  } catch (error) {
    if (retryable.has(codeOf(error) ?? '')) throw error;
    return otherwise(error);
  }
}
