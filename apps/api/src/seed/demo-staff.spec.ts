import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { AccountSecrets } from '../accounts/account-secrets.js';
import { rows } from '../platform/db.js';
import { Sweeps } from '../platform/sweeps.js';
import { anApp } from '../testing/app.js';
import { anAccount, type TestApp } from '../testing/people.js';
import { people } from './cast.js';
import { DemoStaff } from './demo-staff.js';

let app: TestApp;
let staff: DemoStaff;

beforeAll(async () => {
  app = await anApp();
  const roles = {
    joss: ['peerModerator'],
    ade: ['peerModerator'],
    ines: ['leadModerator'],
    hannah: ['clinician'],
    okoro: ['clinician'],
    lead: ['clinicalLead'],
  } as const;
  for (const [key, held] of Object.entries(roles))
    await anAccount(app, { email: people[key as keyof typeof roles].email, roles: held, workName: key });
  staff = new DemoStaff(app.get(Sweeps), app.get(AccountSecrets), { ...app.config, demo: false });
});
afterAll(() => app.close());

const db = () => app.dataSource.manager;
const runNow = () => app.dataSource.transaction((tx) => staff.run(tx, app.clock.now()));
const names = (sql: string) =>
  rows<{ name: string }>(db(), sql, [app.clock.now()]).then((all) => all.map((one) => one.name));
const onShift = () =>
  names(`SELECT a.work_name AS name FROM desk_shift s JOIN account a ON a.id = s.account_id
    WHERE s.status = 'ACTIVE' AND s.planned_from <= $1 AND s.planned_until > $1 ORDER BY 1`);
const onCall = () =>
  names(
    `SELECT a.work_name AS name FROM rota_shift r JOIN account a ON a.id = r.account_id WHERE r.during @> $1::timestamptz ORDER BY r.duty`,
  );

describe('a demo', () => {
  it('has somebody on shift and on call from its first moment on', async () => {
    await runNow();
    expect(await onShift()).toEqual([expect.stringMatching(/ade|joss/), 'ines'].sort());
    expect(await onCall()).toHaveLength(3);
  });

  it('changes shifts by itself, hour by hour, for a week', async () => {
    for (let hours = 0; hours < 7 * 24; hours += 5) {
      app.clock.passes(5 * 60);
      await runNow();
      expect(await onShift()).toContain('ines');
      expect((await onShift()).length).toBe(2);
      expect(new Set(await onCall()).size).toBe(3);
    }
    expect(await names(`SELECT 'x' AS name FROM desk_shift WHERE status = 'ABANDONED' AND planned_from < $1`)).toEqual(
      [],
    );
  });

  it('goes on after weeks in which nobody started it', async () => {
    app.clock.passes(40 * 24 * 60);
    await runNow();
    expect((await onShift()).length).toBe(2);
    expect(new Set(await onCall()).size).toBe(3);
  });
});

it('is nothing that any other deployment does', () => {
  const registered: string[] = [];
  const sweeps = { register: ({ name }: { name: string }) => registered.push(name) } as unknown as Sweeps;
  new DemoStaff(sweeps, app.get(AccountSecrets), { ...app.config, demo: false });
  expect(registered).toEqual([]);
  new DemoStaff(sweeps, app.get(AccountSecrets), { ...app.config, demo: true });
  expect(registered).toEqual(['seed.demo-staff']);
});
