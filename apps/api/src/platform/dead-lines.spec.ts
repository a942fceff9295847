import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';

import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

import { aDatabase } from '../testing/database.js';
import { createDataSource } from './data-source.js';
import { Db, row } from './db.js';

/** A way to the database that can swallow what it says, on the lines that are open at that moment. */
let way: Server;
const lines = new Set<{ near: Socket; far: Socket }>();
const swallow = () => {
  for (const { near, far } of lines) {
    far.unpipe(near);
    far.resume();
  }
};

let database: Awaited<ReturnType<typeof aDatabase>>;
let dataSource: DataSource;
let db: Db;

beforeAll(async () => {
  database = await aDatabase();
  const { hostname, port } = new URL(database.url);
  way = createServer((near) => {
    const far = connect(Number(port), hostname);
    lines.add({ near, far });
    for (const socket of [near, far]) socket.on('error', () => undefined);
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((resolve) => way.listen(0, '127.0.0.1', resolve));
  const through = new URL(database.url);
  through.port = String((way.address() as AddressInfo).port);
  dataSource = await createDataSource(through.href, [], 2, 1500).initialize();
  db = new Db(dataSource);
});
afterAll(async () => {
  await dataSource.destroy();
  for (const { near, far } of lines) for (const socket of [near, far]) socket.destroy();
  way.close();
  await database.drop();
});

describe('a line to the database that has fallen silent (RE-6)', () => {
  it('fails what waits on it and gives its place in the pool to a new one', async () => {
    const ask = () => db.tx((tx) => row<{ answer: number }>(tx, `SELECT 42 AS answer`));
    await Promise.all([ask(), ask()]);

    swallow();
    const lost = await Promise.allSettled([ask(), ask()]);
    expect(lost.map(({ status }) => status)).toEqual(['rejected', 'rejected']);

    expect(await ask()).toEqual({ answer: 42 });
  });
});
