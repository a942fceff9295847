import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { row, rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { everybodyIsBack, nobodyIsLeft } from '../testing/clinic.js';
import { aClinician, anAccount, ask, type Someone, type TestApp } from '../testing/people.js';

let app: TestApp;
let hannah: Someone;
let okoro: Someone;
let third: Someone;
let lead: Someone;

beforeAll(async () => {
  app = await anApp();
});
beforeEach(async () => {
  await nobodyIsLeft(app);
  await write(app.dataSource.manager, `DELETE FROM rota_swap`);
  await write(app.dataSource.manager, `DELETE FROM notice`);
  hannah = await aClinician(app, { workName: 'Hannah Byrne' });
  okoro = await aClinician(app, { workName: 'Dr Okoro' });
  third = await aClinician(app, { workName: 'Nurse Third' });
  lead = await anAccount(app, { roles: ['clinicalLead'], workName: 'Dr Lead' });
});
afterAll(() => app.close());

const inHours = (hours: number) => new Date(app.clock.now().getTime() + hours * 3_600_000);

/** Hannah is the primary from in ten hours to in twenty. */
async function herShift(): Promise<string> {
  const made = await row<{ id: string }>(
    app.dataSource.manager,
    `INSERT INTO rota_shift (duty, account_id, during) VALUES ('PRIMARY', $1, tstzrange($2, $3)) RETURNING id`,
    [hannah.accountId, inHours(10), inHours(20)],
  );
  return made!.id;
}

const offer = (shiftId: string, to: Someone | null, [from, until] = [10, 20], key = randomUUID(), who = hannah) =>
  ask(
    app,
    who,
    `mutation ($key: UUID!, $shiftId: UUID!, $from: DateTime!, $until: DateTime!, $to: UUID) {
       offerRotaSwap(key: $key, shiftId: $shiftId, from: $from, until: $until, toAccountId: $to) { id status offeredToName } }`,
    { key, shiftId, from: inHours(from!), until: inHours(until!), to: to?.accountId ?? null },
  );
const offered = async (...of: Parameters<typeof offer>): Promise<string> =>
  (await offer(...of)).data?.['offerRotaSwap'].id as string;
const act = (what: 'accept' | 'refuse' | 'end', who: Someone, id: string, key = randomUUID()) =>
  ask(
    app,
    who,
    `mutation ($key: UUID!, $id: UUID!) { swap: ${what}RotaSwap(key: $key, id: $id) { status takenByName } }`,
    { key, id },
  );

/** Who holds which hours from now, in order. */
const rota = async (duty = 'PRIMARY') => {
  const found = await rows<{ name: string; from: Date; until: Date }>(
    app.dataSource.manager,
    `SELECT a.work_name AS name, lower(r.during) AS "from", upper(r.during) AS until
     FROM rota_shift r JOIN account a ON a.id = r.account_id WHERE r.duty = $1 ORDER BY lower(r.during)`,
    [duty],
  );
  const hours = (at: Date) => (at.getTime() - app.clock.now().getTime()) / 3_600_000;
  return found.map(({ name, from, until }) => `${hours(from)}-${hours(until)} ${name}`);
};
const told = async () =>
  (
    await rows<{ kind: string; name: string }>(
      app.dataSource.manager,
      `SELECT n.kind, a.work_name AS name FROM notice n JOIN account a ON a.id = n.account_id
       WHERE n.kind LIKE 'rota.swap%' ORDER BY n.created_at, n.id`,
    )
  ).map(({ kind, name }) => `${kind.replace('rota.', '')} ${name}`);
const listed = async (who: Someone) =>
  (
    (await ask(app, who, `{ rotaSwaps { status isMine viewerCan { accept refuse end } } }`)).data?.['rotaSwaps'] as {
      status: string;
      isMine: boolean;
      viewerCan: Record<string, boolean>;
    }[]
  ).map(({ status, isMine, viewerCan }) =>
    [status, isMine && 'mine', ...Object.keys(viewerCan).filter((can) => viewerCan[can])].filter(Boolean).join(' '),
  );

describe('a shift that is offered to a colleague', () => {
  it('stays its holder’s until they accept, and is theirs then (R28)', async () => {
    const id = await offered(await herShift(), okoro);
    expect(await rota()).toEqual(['10-20 Hannah Byrne']);
    expect(await listed(hannah)).toEqual(['OFFERED mine end']);
    expect(await listed(okoro)).toEqual(['OFFERED accept refuse']);
    expect(await listed(third)).toEqual([]);

    expect((await act('accept', okoro, id)).data?.['swap']).toEqual({ status: 'ACCEPTED', takenByName: 'Dr Okoro' });
    expect(await rota()).toEqual(['10-20 Dr Okoro']);
    expect(await told()).toEqual(['swapOffered Dr Okoro', 'swapTaken Hannah Byrne']);
  });

  it('may be a part of it; the rest stays, without a hole, and other offers go with their piece', async () => {
    const shiftId = await herShift();
    const middle = await offered(shiftId, okoro, [12, 14]);
    const late = await offered(shiftId, third, [16, 20]);

    await act('accept', okoro, middle);
    expect(await rota()).toEqual(['10-12 Hannah Byrne', '12-14 Dr Okoro', '14-20 Hannah Byrne']);
    await act('accept', third, late);
    expect(await rota()).toEqual(['10-12 Hannah Byrne', '12-14 Dr Okoro', '14-16 Hannah Byrne', '16-20 Nurse Third']);
  });

  it('is refused by them and told to the holder, who keeps it', async () => {
    const id = await offered(await herShift(), okoro);
    await act('refuse', okoro, id);

    expect((await act('accept', okoro, id)).code).toBe('swap.settled');
    expect(await rota()).toEqual(['10-20 Hannah Byrne']);
    expect(await told()).toEqual(['swapOffered Dr Okoro', 'swapRefused Hannah Byrne']);
  });

  it('lapses when it begins; the holder keeps it and is told, once (R28)', async () => {
    const id = await offered(await herShift(), okoro);
    app.clock.passes(600);
    await everybodyIsBack(app);
    expect((await act('accept', okoro, id)).code).toBe('swap.settled');

    await app.sweep();
    await app.sweep();
    expect(await listed(hannah)).toEqual(['LAPSED mine']);
    expect(await rota()).toEqual(['0-10 Hannah Byrne']);
    expect(await told()).toEqual(['swapOffered Dr Okoro', 'swapLapsed Hannah Byrne']);
  });

  it('is offered once at a time, and never by anybody else', async () => {
    const shiftId = await herShift();
    await offered(shiftId, okoro, [10, 15]);

    expect((await offer(shiftId, third, [14, 16])).code).toBe('swap.standing');
    expect((await offer(shiftId, third, [10, 12], randomUUID(), okoro)).code).toBe('shift.notYours');
  });

  it('changes nothing when the same press arrives twice (R27)', async () => {
    const shiftId = await herShift();
    const key = randomUUID();
    const [one, two] = [await offered(shiftId, okoro, [10, 20], key), await offered(shiftId, okoro, [10, 20], key)];
    expect(two).toBe(one);

    const press = randomUUID();
    await act('accept', okoro, one, press);
    expect((await act('accept', okoro, one, press)).data?.['swap'].status).toBe('ACCEPTED');
    expect(await rota()).toEqual(['10-20 Dr Okoro']);
    expect(await told()).toHaveLength(2);
  });

  it('never puts one person on two calls at once (R28, H05)', async () => {
    const id = await offered(await herShift(), okoro);
    await write(
      app.dataSource.manager,
      `INSERT INTO rota_shift (duty, account_id, during) VALUES ('BACKUP', $1, tstzrange($2, $3))`,
      [okoro.accountId, inHours(19), inHours(30)],
    );

    expect((await act('accept', okoro, id)).code).toBe('shift.overlaps');
    expect(await rota()).toEqual(['10-20 Hannah Byrne']);
    expect(await listed(hannah)).toEqual(['OFFERED mine end']);
  });

  it('is cancelled when a lead takes the shift out of the rota', async () => {
    const shiftId = await herShift();
    const id = await offered(shiftId, okoro);
    await ask(app, lead, `mutation ($id: UUID!) { removeRotaShift(id: $id) { id } }`, { id: shiftId });
    expect((await act('accept', okoro, id)).code).toBe('swap.settled');

    await app.sweep();
    expect(await listed(hannah)).toEqual(['CANCELLED mine']);
    expect(await told()).toEqual(['swapOffered Dr Okoro', 'swapCancelled Hannah Byrne']);
  });
});

describe('a shift that is offered to all who may hold it', () => {
  it('goes to exactly one of two who accept at the same moment (R28)', async () => {
    const id = await offered(await herShift(), null);

    const race = await Promise.all([act('accept', okoro, id), act('accept', third, id)]);

    expect(race.map((answer) => answer.code).sort()).toEqual(['swap.settled', undefined]);
    const winner = race[0]!.code ? 'Nurse Third' : 'Dr Okoro';
    expect(await rota()).toEqual([`10-20 ${winner}`]);
  });

  it('stands for the others when one says no', async () => {
    const id = await offered(await herShift(), null);
    await act('refuse', okoro, id);

    expect(await listed(okoro)).toEqual(['OFFERED accept']);
    expect(await listed(third)).toEqual(['OFFERED accept refuse']);
    expect(await told()).toContain('swapRefused Hannah Byrne');
    expect((await act('accept', third, id)).errors).toBeUndefined();
  });

  it('is seen by a clinical lead, who may cancel it; both are told', async () => {
    const id = await offered(await herShift(), okoro);
    expect(await listed(lead)).toEqual(['OFFERED end']);

    expect((await act('end', lead, id)).data?.['swap'].status).toBe('CANCELLED');
    expect((await act('accept', okoro, id)).code).toBe('swap.settled');
    expect((await told()).slice(1).sort()).toEqual(['swapCancelled Dr Okoro', 'swapCancelled Hannah Byrne']);
  });

  it('names only colleagues who may hold the duty', async () => {
    const names = async (duty: string) =>
      (
        (await ask(app, hannah, `query ($d: String!) { rotaColleagues(duty: $d) { name } }`, { d: duty })).data?.[
          'rotaColleagues'
        ] as { name: string }[]
      ).map(({ name }) => name);

    expect(await names('PRIMARY')).toEqual(['Dr Lead', 'Dr Okoro', 'Nurse Third']);
    expect(await names('MANAGER')).toEqual(['Dr Lead']);
  });
});
