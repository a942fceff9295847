import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import type { Duty } from '@kith/domain/rota/rota';

import { rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { aCase, aPatient, everybodyIsBack, nobodyIsLeft, onRota, ringing } from '../testing/clinic.js';
import { aClinician, aGroup, aModerator, anAccount, ask, type Someone, type TestApp } from '../testing/people.js';
import { whileRefused } from '../testing/refused.js';
import { RotaHoles } from './rota-hole.service.js';

const day = 24 * 60;
let app: TestApp;
let hannah: Someone;
let lead: Someone;
let safeguarding: Someone;

beforeAll(async () => {
  app = await anApp();
});
beforeEach(async () => {
  await nobodyIsLeft(app);
  await write(app.dataSource.manager, `DELETE FROM rota_hole_alarm`);
  await write(app.dataSource.manager, `DELETE FROM rota_hole`);
  await write(app.dataSource.manager, `DELETE FROM notice`);
  hannah = await aClinician(app, { workName: 'Hannah Byrne' });
  lead = await anAccount(app, { roles: ['clinicalLead'], workName: 'Dr Lead' });
  safeguarding = await anAccount(app, { roles: ['safeguardingLead'], workName: 'Mo Safe' });
});
afterAll(() => app.close());

const inDays = (days: number) => new Date(app.clock.now().getTime() + days * day * 60_000);

/** Puts somebody on a duty between two moments, in days from now. */
const planned = (duty: Duty, who: Someone, from: number, until: number) =>
  write(
    app.dataSource.manager,
    `INSERT INTO rota_shift (duty, account_id, during) VALUES ($1, $2, tstzrange($3, $4))`,
    [duty, who.accountId, inDays(from), inDays(until)],
  );

/** Everything is covered for long, but the primary only for so many days. */
async function aHoleIn(days: number): Promise<void> {
  await planned('PRIMARY', hannah, 0, days);
  await planned('BACKUP', lead, 0, 60);
  await planned('MANAGER', safeguarding, 0, 60);
}

/** Who was told of which alarm, in order. */
const told = async (): Promise<string[]> => {
  const found = await rows<{ name: string; duty: string; alarm: string }>(
    app.dataSource.manager,
    `SELECT a.work_name AS name, n.facts->>'duty' AS duty, n.facts->>'alarm' AS alarm
     FROM notice n JOIN account a ON a.id = n.account_id WHERE n.kind = 'rota.hole'
     ORDER BY n.created_at, array_position(ARRAY['PRIMARY', 'BACKUP', 'MANAGER'], n.facts->>'duty'), a.work_name`,
  );
  return found.map(({ name, duty, alarm }) => `${alarm} ${duty} ${name}`);
};

describe('a hole in the rota', () => {
  it('is told of once at 14, 3 and 1 days and when it begins, each time to more people (R28, H05)', async () => {
    await aHoleIn(15);
    await app.sweep();
    expect(await told()).toEqual([]);

    for (const days of [2, 0, 10, 0, 2, 0, 1, 0]) {
      app.clock.passes(days * day);
      await app.sweep();
    }

    expect(await told()).toEqual([
      'DAYS_14 PRIMARY Dr Lead',
      'DAYS_3 PRIMARY Dr Lead',
      'DAYS_3 PRIMARY Mo Safe',
      'DAYS_1 PRIMARY Dr Lead',
      'DAYS_1 PRIMARY Hannah Byrne',
      'DAYS_1 PRIMARY Mo Safe',
      'NOW PRIMARY Dr Lead',
      'NOW PRIMARY Hannah Byrne',
      'NOW PRIMARY Mo Safe',
    ]);
  });

  it('sends each of them a mail that says nothing of whom or when', async () => {
    await aHoleIn(2);
    await app.sweep();

    const mails = await rows<{ accountId: string; subject: string }>(
      app.dataSource.manager,
      `SELECT account_id, subject FROM mail WHERE template = 'alarm' AND account_id = ANY($1)`,
      [[lead.accountId, safeguarding.accountId]],
    );
    expect(mails.map((m) => m.subject)).toEqual(['Kith: something needs you', 'Kith: something needs you']);
  });

  it('is told to all others when one of them cannot be told', async () => {
    await aHoleIn(2);
    await whileRefused(app, 'notice', `NEW.account_id = '${lead.accountId}'`, () => app.sweep());

    expect(await told()).toEqual(['DAYS_3 PRIMARY Mo Safe']);
  });

  it('is caught up on after the service was down, with the alarm that holds now (R15, R28, H07)', async () => {
    await aHoleIn(15);
    app.clock.passes(14.5 * day);
    await app.sweep();

    expect((await told()).map((line) => line.split(' ')[0])).toEqual(['DAYS_1', 'DAYS_1', 'DAYS_1']);
  });

  it('ends its alarm when it is filled, and is a new one when it comes back', async () => {
    await aHoleIn(2);
    await app.sweep();
    await planned('PRIMARY', safeguarding, 2, 40);
    await app.sweep();
    expect(await standing()).toEqual([]);

    app.clock.passes(1);
    await write(app.dataSource.manager, `DELETE FROM rota_shift WHERE account_id = $1 AND duty = 'PRIMARY'`, [
      safeguarding.accountId,
    ]);
    await app.sweep();
    expect(await told()).toHaveLength(4);
    expect(await standing()).toEqual(['PRIMARY']);
  });

  it('that moves ends as it was, and is told of where it is now', async () => {
    await aHoleIn(2);
    await app.sweep();
    app.clock.passes(1);
    await write(
      app.dataSource.manager,
      `UPDATE rota_shift SET during = tstzrange(lower(during), $1) WHERE duty = 'PRIMARY'`,
      [inDays(7)],
    );
    await app.sweep();

    expect(await standing()).toEqual(['PRIMARY']);
    expect((await told()).map((line) => line.split(' ')[0])).toEqual(['DAYS_3', 'DAYS_3', 'DAYS_14']);
  });

  it('stands on the board, with when it was told of, until it is filled', async () => {
    await aHoleIn(2);
    await everybodyIsBack(app);
    const gaps = async () =>
      (
        (await ask(app, lead, `{ board { gaps { duty alarm toldAt } } }`)).data?.['board'] as {
          gaps: { duty: string; alarm: string; toldAt: string | null }[];
        }
      ).gaps.filter((gap) => gap.duty !== 'DESK');
    expect(await gaps()).toEqual([{ duty: 'PRIMARY', alarm: 'DAYS_3', toldAt: null }]);

    await app.sweep();
    expect(await gaps()).toEqual([{ duty: 'PRIMARY', alarm: 'DAYS_3', toldAt: app.clock.now().toISOString() }]);

    await planned('PRIMARY', safeguarding, 2, 40);
    expect(await gaps()).toEqual([]);
  });

  const standing = async () =>
    (
      await rows<{ duty: string }>(
        app.dataSource.manager,
        `SELECT duty FROM rota_hole WHERE ended_at IS NULL ORDER BY duty`,
      )
    ).map(({ duty }) => duty);
});

describe('the night on which nobody is on call', () => {
  it('rings everybody and the manager of the slot as soon as the hole is reached (R28, H05)', async () => {
    const group = await aGroup(app);
    const moderator = await aModerator(app, { groups: [group] });
    const { about } = await aPatient(app, group);
    await onRota(app, 'PRIMARY', hannah, 2);
    await onRota(app, 'MANAGER', lead, 48);
    app.clock.passes(121);

    const { id } = await aCase(app, about, moderator, 'CRISIS');

    expect(await ringing(app, id)).toEqual([hannah, lead, safeguarding].map((one) => one.accountId).sort());
    const gap = (await app.get(RotaHoles).gaps(app.dataSource.manager)).filter((one) => one.alarm === 'NOW');
    expect(gap.map(({ duty }) => duty).sort()).toEqual(['BACKUP', 'PRIMARY']);
  });
});
