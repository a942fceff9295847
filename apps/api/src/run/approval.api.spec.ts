import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { anApp } from '../testing/app.js';
import { proposedIn, proposeValues } from '../testing/configuration.js';
import { anAccount, ask, type Someone, type TestApp } from '../testing/people.js';

let app: TestApp;
let clinician: Someone;
let leads: Someone[];
let officer: Someone;

beforeAll(async () => {
  app = await anApp();
  clinician = await anAccount(app, { roles: ['clinician'], workName: 'Hannah' });
  leads = [
    await anAccount(app, { roles: ['clinicalLead'], workName: 'Ola' }),
    await anAccount(app, { roles: ['clinicalLead'], workName: 'Per' }),
  ];
  officer = await anAccount(app, { roles: ['privacyOfficer'], workName: 'Priya' });
});
afterAll(() => app.close());

const heard = async (who: Someone, of = 'configuration.proposed') =>
  (await ask(app, who, '{ notices { items { kind link facts { name value } } } }')).data?.['notices'].items.filter(
    ({ kind }: { kind: string }) => kind === of,
  );

describe('a change that waits for a second person (R4)', () => {
  it('is told to everybody who can be that person, and to nobody else', async () => {
    const id = proposedIn(await proposeValues(app, clinician, 'timers', { 'open.RED': 20 }));
    await app.drain();
    for (const lead of leads)
      expect(await heard(lead)).toEqual([
        expect.objectContaining({ link: `/run/agreed/proposals/${id}`, facts: [{ name: 'part', value: 'timers' }] }),
      ]);
    for (const who of [officer, clinician]) expect(await heard(who)).toEqual([]);
  });

  it('is told to the privacy officer too where it is about sealed details, and not to its maker', async () => {
    const before = (await heard(leads[0]!)).length;
    proposedIn(await proposeValues(app, leads[0]!, 'reveals', { lasts: 30 }));
    await app.drain();
    expect(await heard(officer)).toHaveLength(1);
    expect(await heard(leads[1]!)).toHaveLength(before + 1);
    expect(await heard(leads[0]!)).toHaveLength(before);
  });
});

describe('a run that deletes what is past its time (R4, H22)', () => {
  it.each<[by: 'officer' | 'administrator', told: ('officers' | 'administrators')[]]>([
    ['officer', ['officers', 'administrators']],
    ['administrator', ['officers']],
  ])('made by the %s is told to whoever can be the second person', async (by, told) => {
    const maker = await anAccount(app, { roles: [by === 'officer' ? 'privacyOfficer' : by], workName: 'Mo' });
    const colleagues = {
      officers: await anAccount(app, { roles: ['privacyOfficer'], workName: 'Quinn' }),
      administrators: await anAccount(app, { roles: ['administrator'], workName: 'Rui' }),
    };
    const made = await ask(app, maker, `mutation ($key: UUID!) { proposeRetentionRun(key: $key) { id } }`, {
      key: randomUUID(),
    });
    expect(made.code).toBeUndefined();
    await app.drain();
    for (const [kind, who] of Object.entries(colleagues))
      expect([kind, await heard(who, 'retention.proposed')]).toEqual([
        kind,
        told.includes(kind as 'officers') ? [expect.objectContaining({ link: '/run/retention' })] : [],
      ]);
    expect(await heard(maker, 'retention.proposed')).toEqual([]);
    const { id } = made.data!['proposeRetentionRun'];
    await ask(app, maker, `mutation { withdrawRetentionRun(id: "${id}") { state } }`);
  });
});
