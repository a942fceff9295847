import { Injectable } from '@nestjs/common';

import { row, rows, type Tx, write } from '../platform/db.js';

export interface DeviceRow {
  id: string;
  accountId: string;
  sealed: Buffer;
  name: string;
  addedAt: Date;
}

/** What somebody can be reached by, without opening anything. */
export interface ReachRow {
  accountId: string;
  devices: number;
  places: readonly number[];
}

const device = `id, account_id, sealed, name, added_at`;

/** All SQL about the numbers and devices by which clinicians are paged. Values stay sealed here. */
@Injectable()
export class ReachStore {
  reachOf(tx: Tx, accountIds: readonly string[]): Promise<ReachRow[]> {
    return rows(
      tx,
      `SELECT a.id AS account_id, (SELECT count(*)::int FROM page_device d WHERE d.account_id = a.id) AS devices,
         ARRAY(SELECT p.place::int FROM page_phone p WHERE p.account_id = a.id ORDER BY p.place) AS places
       FROM account a WHERE a.id = ANY($1)`,
      [accountIds],
    );
  }

  phonesOf(tx: Tx, accountId: string): Promise<{ place: number; sealed: Buffer }[]> {
    return rows(tx, `SELECT place::int, sealed FROM page_phone WHERE account_id = $1`, [accountId]);
  }

  async putPhone(tx: Tx, accountId: string, place: number, sealed: Buffer, keyVersion: number, at: Date) {
    await write(
      tx,
      `INSERT INTO page_phone (account_id, place, sealed, key_version, updated_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (account_id, place) DO UPDATE SET sealed = $3, key_version = $4, updated_at = $5`,
      [accountId, place, sealed, keyVersion, at],
    );
  }

  async clearPhone(tx: Tx, accountId: string, place: number): Promise<void> {
    await write(tx, `DELETE FROM page_phone WHERE account_id = $1 AND place = $2`, [accountId, place]);
  }

  devicesOf(tx: Tx, accountId: string): Promise<DeviceRow[]> {
    return rows(tx, `SELECT ${device} FROM page_device WHERE account_id = $1 ORDER BY added_at, id`, [accountId]);
  }

  /** A browser is one person's: whoever turns it on last. Gives the id it has from now on. */
  async putDevice(tx: Tx, one: DeviceRow & { endpointIndex: Buffer; keyVersion: number }): Promise<void> {
    await write(tx, `DELETE FROM page_device WHERE endpoint_index = $1`, [one.endpointIndex]);
    await write(
      tx,
      `INSERT INTO page_device (id, account_id, endpoint_index, sealed, key_version, name, added_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [one.id, one.accountId, one.endpointIndex, one.sealed, one.keyVersion, one.name, one.addedAt],
    );
  }

  async removeDevice(tx: Tx, id: string, accountId: string): Promise<boolean> {
    return (await write(tx, `DELETE FROM page_device WHERE id = $1 AND account_id = $2`, [id, accountId])) > 0;
  }

  async forgetDevice(tx: Tx, id: string): Promise<string | null> {
    const found = await row<{ accountId: string }>(tx, `DELETE FROM page_device WHERE id = $1 RETURNING account_id`, [
      id,
    ]);
    return found?.accountId ?? null;
  }

  /** The newest devices of all, for finding the push services in use. */
  newestDevices(tx: Tx): Promise<DeviceRow[]> {
    return rows(tx, `SELECT ${device} FROM page_device ORDER BY added_at DESC, id LIMIT 100`);
  }
}
