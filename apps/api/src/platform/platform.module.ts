import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';

import { Audit } from './audit.js';
import { Clock } from './clock.js';
import type { Config } from './config.js';
import { Db } from './db.js';
import { DeadLetters } from './dead-letters.js';
import { Hints } from './hints.js';
import { InForce } from './in-force.js';
import { Outbox } from './outbox.js';
import { Rates } from './rates.js';
import { CONFIG } from './settings.js';
import { Sweeps } from './sweeps.js';
import { Timers } from './timers.js';
import { ForgetWriteKeys, WriteKeys } from './write-keys.js';

const parts = [Db, Clock, Outbox, Hints, InForce, Audit, Rates, Sweeps, Timers, WriteKeys];

/** What every feature stands on. Global, because it is the floor. */
@Global()
@Module({ providers: [...parts, DeadLetters, ForgetWriteKeys], exports: parts })
export class PlatformModule {
  static with(config: Config, dataSource: DataSource): DynamicModule {
    const given = [
      { provide: CONFIG, useValue: config },
      { provide: DataSource, useValue: dataSource },
    ];
    return { module: PlatformModule, providers: given, exports: given };
  }
}
