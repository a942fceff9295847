import { Inject, Injectable } from '@nestjs/common';

import { AccountSecrets } from '../accounts/account-secrets.js';
import type { Config } from '../platform/config.js';
import { row, rows, type Tx, write } from '../platform/db.js';
import { CONFIG } from '../platform/settings.js';
import { type Sweep, Sweeps } from '../platform/sweeps.js';
import { people } from './cast.js';

const hour = 3_600_000;
const day = 24 * hour;
const blockHours = { desk: 8, rota: 12 };
/** The lead is on every shift, because only she may act in every group; the peers take turns beside her. */
const peers = ['joss', 'ade'] as const;
const onCall = ['hannah', 'okoro'] as const;
type Staff = (typeof peers)[number] | (typeof onCall)[number] | 'ines' | 'lead';

/**
 * In a demo nobody sits down at the Desk when their shift begins. So that somebody is always on shift and on call, however
 * long it runs and whenever it is started again, shifts of the cast begin and end by themselves, their test pages are answered and the plan goes on.
 * Does nothing anywhere else.
 */
@Injectable()
export class DemoStaff implements Sweep {
  readonly name = 'seed.demo-staff';

  constructor(
    sweeps: Sweeps,
    private readonly secrets: AccountSecrets,
    @Inject(CONFIG) config: Config,
  ) {
    if (config.demo) sweeps.register(this);
  }

  async run(tx: Tx, now: Date): Promise<number> {
    const staff = await this.staff(tx);
    return staff ? (await keepDesk(tx, staff, now)) + (await keepRota(tx, staff, now)) : 0;
  }

  private async staff(tx: Tx): Promise<Record<Staff, string> | null> {
    const keys = [...peers, ...onCall, 'ines', 'lead'] as const;
    const indexes = keys.map((key) => this.secrets.emailIndex(people[key].email));
    const found = await rows<{ id: string; emailIndex: Buffer }>(
      tx,
      `SELECT id, email_index FROM account WHERE email_index = ANY($1)`,
      [indexes],
    );
    const idOf = (index: Buffer) => found.find((account) => account.emailIndex.equals(index))?.id;
    const ids = keys.map((key, at) => [key, idOf(indexes[at] as Buffer)] as const);
    return ids.every(([, id]) => id) ? (Object.fromEntries(ids) as Record<Staff, string>) : null;
  }
}

async function keepDesk(tx: Tx, staff: Record<Staff, string>, now: Date): Promise<number> {
  const desk = [...peers, 'ines' as const].map((key) => staff[key]);
  const ended = await write(
    tx,
    `UPDATE desk_shift SET status = 'HANDED_OVER', ended_at = planned_until, version = version + 1
     WHERE account_id = ANY($1) AND status = 'ACTIVE' AND planned_until <= $2`,
    [desk, now],
  );
  const missed = await write(
    tx,
    `DELETE FROM desk_shift WHERE account_id = ANY($1) AND status = 'PLANNED' AND planned_until <= $2`,
    [desk, now],
  );
  const last = await row<{ until: Date | null }>(
    tx,
    `SELECT max(planned_until) AS until FROM desk_shift WHERE account_id = ANY($1) AND planned_until > $2`,
    [desk, now],
  );
  let planned = 0;
  for (let from = last?.until ?? onTheHour(now); from.getTime() < now.getTime() + 12 * day;) {
    const until = new Date(from.getTime() + blockHours.desk * hour);
    const peer = peers[turnOf(from, blockHours.desk)] ?? 'joss';
    for (const key of [peer, 'ines'] as const)
      planned += await write(
        tx,
        `INSERT INTO desk_shift (account_id, planned_from, planned_until, status) VALUES ($1, $2, $3, 'PLANNED')`,
        [staff[key], from, until],
      );
    from = until;
  }
  const begun = await write(
    tx,
    `UPDATE desk_shift s SET status = 'ACTIVE', started_at = greatest(planned_from, $2), version = version + 1
     WHERE account_id = ANY($1) AND status = 'PLANNED' AND planned_from <= $2 AND planned_until > $2
       AND NOT EXISTS (SELECT 1 FROM desk_shift a WHERE a.account_id = s.account_id AND a.status = 'ACTIVE')`,
    [desk, now],
  );
  return ended + missed + planned + begun;
}

async function keepRota(tx: Tx, staff: Record<Staff, string>, now: Date): Promise<number> {
  const last = await row<{ until: Date | null }>(
    tx,
    `SELECT min(until) AS until FROM (SELECT max(upper(during)) AS until FROM rota_shift GROUP BY duty) ends`,
  );
  const goesOn = last?.until && last.until > now ? last.until : onTheHour(now);
  let planned = 0;
  for (let from = goesOn; from.getTime() < now.getTime() + 15 * day;) {
    const until = new Date(from.getTime() + blockHours.rota * hour);
    const first = turnOf(from, blockHours.rota);
    for (const [duty, key] of [
      ['PRIMARY', onCall[first] ?? 'hannah'],
      ['BACKUP', onCall[1 - first] ?? 'okoro'],
      ['MANAGER', 'lead'],
    ] as const)
      planned += await write(
        tx,
        `INSERT INTO rota_shift (duty, account_id, during) VALUES ($1, $2, tstzrange($3, $4)) ON CONFLICT DO NOTHING`,
        [duty, staff[key], from, until],
      );
    from = until;
  }
  const answered = await write(
    tx,
    `UPDATE rota_test_page SET answered_at = $2
     WHERE answered_at IS NULL AND account_id = ANY($1) AND sent_at + (answer_by - sent_at) / 2 <= $2`,
    [[...onCall, 'lead' as const].map((key) => staff[key]), now],
  );
  return planned + answered;
}

const onTheHour = (now: Date) => new Date(Math.floor(now.getTime() / hour) * hour);

/** 0 or 1, by turns from block to block. */
const turnOf = (from: Date, hours: number) => Math.floor(from.getTime() / (hours * hour)) % 2;
