import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import { join } from 'node:path';

import { AppModule, entities } from './app.module.js';
import { explainStart } from './explain-start.js';
import { createAdapter, dress } from './http.js';
import { Clock } from './platform/clock.js';
import { readConfig } from './platform/config.js';
import { createDataSource } from './platform/data-source.js';
import { Outbox } from './platform/outbox.js';
import { Sweeps } from './platform/sweeps.js';

process.on('uncaughtException', explainStart);
const config = readConfig();
const dataSource = await createDataSource(config.databaseUrl, entities).initialize();
const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config, dataSource), createAdapter(), {
  logger: config.logLevel === 'debug' ? undefined : ['error', 'warn', 'fatal'],
  // What a provider signs is what it sent, to the byte.
  rawBody: true,
} as never);

await dress(app, config, join(import.meta.dirname, '../../web/dist'));
// Subscribers register while modules start; the queue opens after that, so that each has one.
await app.init();
await app.get(Clock).adjust(dataSource.manager);
await app.get(Outbox).start({ work: false });
await app.listen(config.port, config.host);
const sweeps = app.get(Sweeps);
void sweeps.keepWatch();
process.off('uncaughtException', explainStart);
process.send?.('ready');

let stopping: Promise<void> | null = null;
const stop = () =>
  (stopping ??= (async () => {
    setTimeout(() => process.exit(0), 4000).unref();
    sweeps.stop();
    await app.close();
    await app.get(Outbox).stop();
    await dataSource.destroy();
    process.exit(0);
  })());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
