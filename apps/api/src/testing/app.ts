import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';

import { AppModule, entities } from '../app.module.js';
import { createAdapter, dress } from '../http.js';
import { Clock } from '../platform/clock.js';
import { readConfig } from '../platform/config.js';
import { Outbox } from '../platform/outbox.js';
import { Sweeps } from '../platform/sweeps.js';
import { FakeClock } from './clock.js';
import { aDatabase } from './database.js';

/** The whole product on a database of its own, with a fake clock and no worker: `drain` delivers what was published. No pages, unless a folder is given; settings as given. */
export async function anApp(webRoot = '/nonexistent', env: Record<string, string> = {}) {
  const database = await aDatabase(entities);
  const clock = new FakeClock();
  const config = readConfig({ NODE_ENV: 'test', DATABASE_URL: database.url, PORT: '4999', ...env });
  const built = await Test.createTestingModule({ imports: [AppModule.with(config, database.dataSource)] })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  const app = built.createNestApplication<NestFastifyApplication>(createAdapter(), {
    logger: ['error'],
    rawBody: true,
  });
  await dress(app, config, webRoot);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    clock,
    config,
    dataSource: database.dataSource,
    get: app.get.bind(app) as typeof app.get,
    drain: () => app.get(Outbox).drain(),
    sweep: () => app.get(Sweeps).runAll(),
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}
