import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';

import { aDatabase } from '../testing/database.js';
import { readConfig } from './config.js';
import { Db } from './db.js';
import type { Delivered } from './events.js';
import { Outbox } from './outbox.js';

let dataSource: DataSource;
let db: Db;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ dataSource, drop } = await aDatabase());
  db = new Db(dataSource);
});
afterAll(() => drop());

describe('events whose job was lost', () => {
  it('reach everybody else even if one of them can never be handled (RE-13)', async () => {
    const outbox = new Outbox(db, readConfig({ DATABASE_URL: 'postgres://127.0.0.1/unused' }));
    const heard: unknown[] = [];
    const hear = (event: Delivered) => {
      if (event['letter'] === 'poison') throw new Error('This one cannot be read.');
      heard.push(event['letter']);
      return Promise.resolve();
    };
    for (const name of ['test.first', 'test.second']) outbox.register({ name, on: ['letter.came'], handle: hear });
    for (const letter of ['poison', 'alpha', 'beta'])
      await db.tx((tx) => outbox.publish(tx, [{ type: 'letter.came', letter }]));

    await expect(outbox.drain()).rejects.toThrow('This one cannot be read.');

    expect(heard.toSorted()).toEqual(['alpha', 'alpha', 'beta', 'beta']);
  });

  it('are found beyond the first two hundred', async () => {
    const outbox = new Outbox(db, readConfig({ DATABASE_URL: 'postgres://127.0.0.1/unused' }));
    const heard = new Set<unknown>();
    outbox.register({
      name: 'test.many',
      on: ['card.came'],
      handle: (event) => Promise.resolve(void heard.add(event['card'])),
    });
    const cards = Array.from({ length: 450 }, (_, card) => ({ type: 'card.came', card }));
    await db.tx((tx) => outbox.publish(tx, cards));

    expect(await outbox.deliverUnhandled(new Date(0), new Date(8.64e15))).toBe(450);
    expect(heard.size).toBe(450);
    expect(await outbox.deliverUnhandled(new Date(0), new Date(8.64e15))).toBe(0);
  });
});
