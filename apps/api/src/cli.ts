import 'reflect-metadata';

import { AppModule, entities } from './app.module.js';
import { readConfig } from './platform/config.js';
import { createDataSource } from './platform/data-source.js';

/** Commands for people and scripts: `migrate`, `schema FILE`, `seed`, `demo-sign-ins`, `create-admin --email …`, `verify-audit`. */
const [command, ...rest] = process.argv.slice(2);

async function migrate(): Promise<void> {
  const dataSource = await createDataSource(readConfig().databaseUrl, entities, 2).initialize();
  await dataSource.runMigrations({ transaction: 'each' });
  await dataSource.destroy();
}

async function schema(file: string): Promise<void> {
  const { NestFactory } = await import('@nestjs/core');
  const { createAdapter } = await import('./http.js');
  const config = readConfig({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
  const app = await NestFactory.create(AppModule.with(config, createDataSource(config.databaseUrl, entities), file), createAdapter(), { logger: ['error'] });
  await app.init();
  process.exit(0);
}

switch (command) {
  case 'migrate':
    await migrate();
    break;
  case 'schema':
    await schema(rest[0] ?? 'schema.graphql');
    break;
  default:
    console.error(`There is no command "${command ?? ''}". Use migrate, schema, seed, demo-sign-ins, create-admin or verify-audit.`);
    process.exit(1);
}
