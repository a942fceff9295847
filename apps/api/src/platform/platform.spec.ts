import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';

import { createHash, randomUUID } from 'node:crypto';

import { aDatabase } from '../testing/database.js';
import { Audit } from './audit.js';
import { Db, row, rows, write } from './db.js';
import { blindIndex, Sealer } from './sealed.js';
import type { Sweeps } from './sweeps.js';
import { ForgetWriteKeys, WriteKeys } from './write-keys.js';

let dataSource: DataSource;
let db: Db;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ dataSource, drop } = await aDatabase());
  db = new Db(dataSource);
});
afterAll(() => drop());

describe('the audit trail (R53)', () => {
  const audit = new Audit();
  const record = (action: string) =>
    db.tx((tx) => audit.record(tx, null, { action, targetType: 'test', targetId: '1' }));

  it('is whole after many writers at once', async () => {
    await Promise.all(Array.from({ length: 60 }, (_, n) => record(`act.${n}`)));

    expect(await audit.verify(db.reader)).toEqual([]);
    expect(await row(db.reader, `SELECT count(*) AS entries FROM audit_entry`)).toEqual({ entries: 60 });
  });

  it('disappears together with the act it describes', async () => {
    const before = await row(db.reader, `SELECT count(*) AS entries FROM audit_entry`);
    await expect(
      db.tx(async (tx) => {
        await audit.record(tx, null, { action: 'never', targetType: 'test', targetId: '1' });
        throw new Error('roll back');
      }),
    ).rejects.toThrow('roll back');

    expect(await row(db.reader, `SELECT count(*) AS entries FROM audit_entry`)).toEqual(before);
    expect(await audit.verify(db.reader)).toEqual([]);
  });

  it.each(['UPDATE audit_entry SET action = $1', 'DELETE FROM audit_entry WHERE action <> $1'])(
    'refuses %s',
    async (statement) => {
      await expect(write(db.reader, statement, ['other'])).rejects.toThrow('append only');
    },
  );

  it('shows a changed row, a removed row and a cut tail, with the place (R53)', async () => {
    const tamper = (statement: string) =>
      db.tx(async (tx) => {
        await tx.query('ALTER TABLE audit_entry DISABLE TRIGGER audit_is_append_only');
        await tx.query(statement);
        await tx.query('ALTER TABLE audit_entry ENABLE TRIGGER audit_is_append_only');
      });
    for (let n = 0; n < 20; n++) await record('more');
    const [chain] = await rows<{ chain: number; length: number }>(
      db.reader,
      `SELECT chain, length FROM audit_chain WHERE length >= 5 ORDER BY length DESC LIMIT 1`,
    );
    if (!chain) throw new Error('The spec needs one chain with five entries.');

    await tamper(`UPDATE audit_entry SET action = 'forged' WHERE chain = ${chain.chain} AND position = 2`);
    await tamper(`DELETE FROM audit_entry WHERE chain = ${chain.chain} AND position = 4`);
    await tamper(`DELETE FROM audit_entry WHERE chain = ${chain.chain} AND position = ${chain.length}`);

    const faults = await audit.verify(db.reader);
    expect(faults).toContainEqual({ chain: chain.chain, position: 2, fault: 'changed' });
    expect(faults).toContainEqual({ chain: chain.chain, position: 5, fault: 'missing' });
    expect(faults).toContainEqual({ chain: chain.chain, position: chain.length, fault: 'cut' });
  });
});

describe('a sealed value', () => {
  const sealer = new Sealer(Buffer.alloc(32, 7), 'spec');

  it('opens in its own place only', () => {
    const sealed = sealer.seal('01632 960 001', 'identity_field:phone:1');

    expect(sealer.open(sealed, 'identity_field:phone:1')).toBe('01632 960 001');
    expect(() => sealer.open(sealed, 'identity_field:phone:2')).toThrow('could not be opened');
  });

  it('does not open after one bit was turned, and says nothing about what is inside', () => {
    const sealed = sealer.seal('01632 960 001', 'a');
    sealed[sealed.length - 1]! ^= 1;

    expect(() => sealer.open(sealed, 'a')).toThrow(/^A sealed value could not be opened\.$/);
  });

  it('is looked up by a digest that differs by purpose', () => {
    expect(blindIndex(Buffer.alloc(32), 'email', 'a@b.c').equals(blindIndex(Buffer.alloc(32), 'phone', 'a@b.c'))).toBe(
      false,
    );
  });
});

describe('a write with a key', () => {
  const keys = new WriteKeys({ sessionSecret: 'a secret of this spec' });
  const accountId = randomUUID();
  const once = (key: string, input: unknown, work: () => Promise<{ id: string }>) =>
    db.tx((tx) =>
      keys.once(tx, { accountId, key, operation: 'spec', input }, work, async (id) => ({ id, again: true })),
    );

  it('happens once, however often and at the same time it is sent (R27)', async () => {
    const key = randomUUID();
    let made = 0;
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => once(key, { body: 'hello' }, async () => ({ id: `made-${++made}` }))),
    );

    expect(made).toBe(1);
    expect(new Set(answers.map((a) => a.id))).toEqual(new Set(['made-1']));
  });

  it('keeps no digest that words can be tried against', async () => {
    const [key, input] = [randomUUID(), { email: 'anna@example.org' }];
    await once(key, input, async () => ({ id: '1' }));
    const kept = await row<{ inputHash: Buffer }>(db.reader, `SELECT input_hash FROM write_key WHERE key = $1`, [key]);
    const plain = createHash('sha256').update(JSON.stringify(input)).digest();
    expect(kept?.inputHash.equals(plain)).toBe(false);
    const other = new WriteKeys({ sessionSecret: 'another secret' });
    await expect(
      db.tx((tx) =>
        other.once(
          tx,
          { accountId, key, operation: 'spec', input },
          async () => ({ id: '2' }),
          async (id) => ({ id }),
        ),
      ),
    ).rejects.toMatchObject({ code: 'input.keyReused' });
  });

  it('is forgotten after 30 days, and not before', async () => {
    const [old, young] = [randomUUID(), randomUUID()];
    for (const key of [old, young]) await once(key, {}, async () => ({ id: key }));
    const age = (key: string, days: number) =>
      write(db.reader, `UPDATE write_key SET created_at = now() - $2 * interval '1 day' WHERE key = $1`, [key, days]);
    await age(old, 30.01);
    await age(young, 29.9);
    const sweep = new ForgetWriteKeys({ register: () => undefined } as unknown as Sweeps);
    expect(await db.tx((tx) => sweep.run(tx))).toBe(1);
    expect(await row(db.reader, `SELECT 1 AS left FROM write_key WHERE key = $1`, [young])).toEqual({ left: 1 });
  });

  it('is refused when the same key comes with other words', async () => {
    const key = randomUUID();
    await once(key, { body: 'hello' }, async () => ({ id: '1' }));

    await expect(once(key, { body: 'other' }, async () => ({ id: '2' }))).rejects.toMatchObject({
      code: 'input.keyReused',
    });
  });
});
