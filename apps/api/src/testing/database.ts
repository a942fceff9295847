import pg from 'pg';
import type { DataSource } from 'typeorm';

import { randomUUID } from 'node:crypto';

import { createDataSource } from '../platform/data-source.js';

/** A database of its own for one spec file, cloned from the migrated template that the suite's set-up made. */
export async function aDatabase(
  entities: readonly (new () => object)[] = [],
): Promise<{ dataSource: DataSource; url: string; drop: () => Promise<void> }> {
  const server = process.env['KITH_TEST_PG'];
  if (!server) throw new Error('Run this spec through Jest; its set-up starts PostgreSQL.');
  const name = `spec_${randomUUID().replaceAll('-', '')}`;
  await run(server, `CREATE DATABASE ${name} TEMPLATE kith_template`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const dataSource = await createDataSource(url.href, entities, 10).initialize();
  return {
    dataSource,
    url: url.href,
    drop: async () => {
      await dataSource.destroy();
      await run(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
