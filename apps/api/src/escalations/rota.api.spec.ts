import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { rows } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { everybodyIsBack } from '../testing/clinic.js';
import { aClinician, aLead, aMember, anAccount, ask, type Someone, type TestApp } from '../testing/people.js';
import { RotaHoles } from './rota-hole.service.js';
import { RotaService } from './rota.service.js';

let app: TestApp;
let hannah: Someone;
let okoro: Someone;
let clinicalLead: Someone;

beforeAll(async () => {
  app = await anApp();
  hannah = await aClinician(app, { workName: 'Hannah Byrne' });
  okoro = await aClinician(app, { workName: 'Dr Okoro' });
  clinicalLead = await anAccount(app, { roles: ['clinicalLead'], workName: 'Dr Lead' });
});
afterAll(() => app.close());

const hour = (n: number) => new Date(Date.UTC(2026, 2, 3, n)).toISOString();
const plan = (who: Someone, duty: string, person: Someone, from: number, until: number) =>
  ask(
    app,
    who,
    `mutation ($d: String!, $a: UUID!, $f: DateTime!, $u: DateTime!) { planRotaShift(duty: $d, accountId: $a, from: $f, until: $u) { id duty name isMine from until } }`,
    { d: duty, a: person.accountId, f: hour(from), u: hour(until) },
  );

describe('the clinical rota', () => {
  it('is planned by a clinical lead and read by the clinic and the desk’s leads', async () => {
    const planned = await plan(clinicalLead, 'PRIMARY', hannah, 8, 20);
    expect(planned.data?.['planRotaShift']).toMatchObject({
      duty: 'PRIMARY',
      name: 'Hannah Byrne',
      from: hour(8),
      until: hour(20),
    });

    const read = (who: Someone) =>
      ask(app, who, `query ($f: DateTime!, $u: DateTime!) { rota(from: $f, until: $u) { isMine } }`, {
        f: hour(0),
        u: hour(24),
      });
    expect((await read(hannah)).data?.['rota']).toEqual([{ isMine: true }]);
    expect((await read(await aLead(app))).data?.['rota']).toEqual([{ isMine: false }]);
    expect((await read(await aMember(app))).code).toBe('resource.notFound');
    expect((await plan(hannah, 'BACKUP', hannah, 20, 23)).code).toBe('action.forbidden');
  });

  it('never gives one duty to two people, even when both are planned at the same moment (R28)', async () => {
    const race = await Promise.all([
      plan(clinicalLead, 'BACKUP', okoro, 8, 20),
      plan(clinicalLead, 'BACKUP', clinicalLead, 9, 10),
    ]);

    expect(race.map((a) => a.code).sort()).toEqual(['shift.overlaps', undefined]);
  });

  it.each([
    ['somebody on both calls at once', 'PRIMARY', () => okoro, 7, 9, 'shift.overlaps'],
    ['a moderator', 'PRIMARY', (): Someone | null => null, 21, 23, 'input.invalid'],
    ['a duty that is none', 'TEA', () => hannah, 21, 23, 'input.invalid'],
    ['an end before the beginning', 'PRIMARY', () => hannah, 23, 21, 'input.invalid'],
  ] as const)('refuses %s', async (_what, duty, who, from, until, code) => {
    expect((await plan(clinicalLead, duty, who() ?? (await aLead(app)), from, until)).code).toBe(code);
  });

  const remove = async (duty: string) => {
    const [shift] = await rows<{ id: string }>(app.dataSource.manager, `SELECT id FROM rota_shift WHERE duty = $1`, [
      duty,
    ]);
    return ask(app, clinicalLead, `mutation ($id: UUID!) { removeRotaShift(id: $id) { id } }`, { id: shift?.id });
  };
  const holesNow = async () =>
    (await app.get(RotaHoles).gaps(app.dataSource.manager))
      .filter((g) => g.alarm === 'NOW')
      .map((g) => g.duty)
      .sort();

  it('keeps a shift that has begun, and lets a coming one be taken out', async () => {
    await plan(clinicalLead, 'MANAGER', clinicalLead, 22, 23);
    expect((await remove('MANAGER')).errors).toBeUndefined();
    app.clock.set(new Date(hour(9)));
    await everybodyIsBack(app);

    expect((await remove('PRIMARY')).code).toBe('shift.begun');
    expect(await holesNow()).toEqual(['MANAGER']);
  });

  it('alarms on the board about a hole, at once when the holder loses the role (R28, H05)', async () => {
    const tx = app.dataSource.manager;
    await rows(tx, `DELETE FROM account_role WHERE account_id = $1`, [hannah.accountId]);
    expect(await holesNow()).toEqual(['MANAGER', 'PRIMARY']);
    expect((await app.get(RotaService).now(tx)).map((r) => r.duty)).toEqual(['BACKUP']);

    await rows(tx, `INSERT INTO account_role (account_id, role) VALUES ($1, 'clinician')`, [hannah.accountId]);
    expect(await holesNow()).toEqual(['MANAGER']);
  });

  it('cannot hold one person on both calls at once, not even past the code', async () => {
    await expect(
      rows(
        app.dataSource.manager,
        `INSERT INTO rota_shift (duty, account_id, during) SELECT duty, $1, tstzrange($2, $3) FROM unnest(ARRAY['PRIMARY', 'BACKUP']) duty`,
        [okoro.accountId, hour(21), hour(22)],
      ),
    ).rejects.toThrow('rota_shift_one_call');
  });

  it('says to those on call until when they are', async () => {
    const until = async (who: Someone): Promise<{ onCallUntil: string | null }> =>
      (await ask(app, who, `{ me { onCallUntil } }`)).data?.['me'];
    const backup = (
      await rows<{ accountId: string }>(
        app.dataSource.manager,
        `SELECT account_id FROM rota_shift WHERE duty = 'BACKUP'`,
      )
    )[0];
    const holder = backup?.accountId === okoro.accountId ? okoro : clinicalLead;
    const other = await aClinician(app);

    expect((await until(holder)).onCallUntil).not.toBeNull();
    expect(await until(other)).toEqual({ onCallUntil: null });
  });
});
