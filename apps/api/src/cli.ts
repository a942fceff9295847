import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';

import { parseArgs } from 'node:util';

import { DomainError } from '@kith/domain/refusal';

import { AppModule, entities } from './app.module.js';
import { explainStart } from './explain-start.js';
import { Audit } from './platform/audit.js';
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
  const { createAdapter } = await import('./http.js');
  const config = readConfig({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
  const app = await NestFactory.create(
    AppModule.with(config, createDataSource(config.databaseUrl, entities), file),
    createAdapter(),
    { logger: ['error'] },
  );
  await app.init();
  process.exit(0);
}

async function withProduct(work: (app: INestApplicationContext) => Promise<void>): Promise<void> {
  const config = readConfig();
  const dataSource = await createDataSource(config.databaseUrl, entities, 5).initialize();
  const app = await NestFactory.createApplicationContext(AppModule.with(config, dataSource), {
    logger: ['error', 'warn'],
  });
  try {
    await work(app);
  } finally {
    await app.close();
    await dataSource.destroy();
  }
}

/** Tells the demo story, only into a database without accounts, and never in production. */
async function seed(): Promise<void> {
  if (readConfig().production) throw new Error('The demo story is not told in production.');
  const { Stage } = await import('./seed/stage.js');
  const { Story } = await import('./seed/story.js');
  await withProduct(async (app) => {
    const known = await app.get(DataSource).query('SELECT 1 FROM account LIMIT 1');
    if (known.length) return console.log('There are accounts already; the story is told only once.');
    await new Story(new Stage(app, new Date())).tell();
  });
}

/** The first administrator of a real deployment: an account without a usable password, and the link to set one. */
async function createAdmin(email: string): Promise<void> {
  const { FirstAdministrator } = await import('./accounts/first-administrator.js');
  try {
    await withProduct(async (app) => console.log(await app.get(FirstAdministrator).create(email)));
  } catch (error) {
    if (!(error instanceof DomainError) || error.details?.['field'] !== 'email') throw error;
    console.error('Whose account? Give an address: create-admin --email someone@example.org');
    process.exitCode = 1;
  }
}

async function verifyAudit(): Promise<void> {
  await withProduct(async (app) => {
    const faults = await app.get(Audit).verify(app.get(DataSource).manager);
    console.log(
      faults.length
        ? faults.map((f) => `chain ${f.chain}, position ${f.position}: ${f.fault}`).join('\n')
        : 'The audit trail is whole.',
    );
    if (faults.length) process.exitCode = 1;
  });
}

process.on('uncaughtException', explainStart);
switch (command) {
  case 'migrate':
    await migrate();
    break;
  case 'schema':
    await schema(rest[0] ?? 'schema.graphql');
    break;
  case 'seed':
    await seed();
    break;
  case 'demo-sign-ins':
    console.log((await import('./seed/sign-ins.js')).signInsTable());
    break;
  case 'create-admin':
    await createAdmin(parseArgs({ args: rest, options: { email: { type: 'string', default: '' } } }).values.email);
    break;
  case 'verify-audit':
    await verifyAudit();
    break;
  default:
    console.error(
      `There is no command "${command ?? ''}". Use migrate, schema, seed, demo-sign-ins, create-admin or verify-audit.`,
    );
    process.exit(1);
}
process.exit();
