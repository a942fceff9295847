import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { DataSource } from 'typeorm';

import { aDatabase } from '../testing/database.js';
import { Clock } from './clock.js';
import { row } from './db.js';

let dataSource: DataSource;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ dataSource, drop } = await aDatabase());
});
afterEach(() => void jest.useRealTimers());
afterAll(() => drop());

const minute = 60_000;
/** The clock of this machine is set to another time, by so many minutes; timers and counters go on as they were. */
const machineIsOff = (minutes: number) =>
  jest.useFakeTimers({ now: Date.now() + minutes * minute, doNotFake: [...everythingElse] });
const everythingElse = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;
const inDatabase = async () =>
  (await row<{ at: Date }>(dataSource.manager, `SELECT clock_timestamp() AS at`))!.at.getTime();

describe('the clock of a process (R15, RE-10)', () => {
  it.each([5, -5])('is that of the database where the machine is %s minutes off', async (minutes) => {
    machineIsOff(minutes);
    const clock = new Clock();
    await clock.adjust(dataSource.manager);

    expect(Math.abs(clock.now().getTime() - (await inDatabase()))).toBeLessThan(minute);
  });

  it.each([60, -60])('does not follow when the machine is set by %s minutes', async (minutes) => {
    const clock = new Clock();
    await clock.adjust(dataSource.manager);
    machineIsOff(minutes);

    expect(Math.abs(clock.now().getTime() - (await inDatabase()))).toBeLessThan(minute);
  });
});
