import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';

import { AppModule, entities } from './app.module.js';
import { explainStart } from './explain-start.js';
import { Clock } from './platform/clock.js';
import { readConfig } from './platform/config.js';
import { createDataSource } from './platform/data-source.js';
import { Outbox } from './platform/outbox.js';
import { Sweeps } from './platform/sweeps.js';

process.on('uncaughtException', explainStart);
const config = readConfig();
const dataSource = await createDataSource(config.databaseUrl, entities, 10).initialize();
const app = await NestFactory.createApplicationContext(AppModule.with(config, dataSource), {
  logger: ['error', 'warn', 'fatal'],
});

await app.get(Clock).adjust(dataSource.manager);
await app.get(Outbox).start({ work: true });
const sweeps = app.get(Sweeps);
void sweeps.keepGoing();
process.off('uncaughtException', explainStart);
process.send?.('ready');

let stopping: Promise<void> | null = null;
const stop = () =>
  (stopping ??= (async () => {
    setTimeout(() => process.exit(0), 4000).unref();
    sweeps.stop();
    await app.get(Outbox).stop();
    await app.close();
    await dataSource.destroy();
    process.exit(0);
  })());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
