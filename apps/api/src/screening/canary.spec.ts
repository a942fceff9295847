import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { canaries } from '@kith/triage/canary';

import { rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { approveAt } from '../testing/lexicon.js';
import { aGroup, aMember, anAccount, ask, type TestApp } from '../testing/people.js';
import { CanaryService } from './canary.service.js';

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const db = () => app.dataSource.manager;
/** Asked by somebody new: days pass, and sessions end. */
const onBoard = async () => {
  const manager = await anAccount(app, { roles: ['programmeManager'] });
  return (await ask(app, manager, `{ board { canaries { lowered at } } }`)).data?.['board'].canaries;
};
/** Takes rules of the release out, behind the back of every check. */
const retire = async (number: number, retired: string[]) => {
  const [by, and] = [await anAccount(app, { roles: ['clinician'] }), await anAccount(app, { roles: ['clinicalLead'] })];
  await approveAt(app, number, { put: [], retired }, { by: by!, and: and! });
};

describe('the canaries (H27)', () => {
  it('are read by the worker at once, then once a day, and leave no words', async () => {
    await aMember(app, { groups: [await aGroup(app)] });
    expect(await onBoard()).toEqual({ lowered: [], at: null });
    await app.sweep();
    const first = app.clock.now();
    expect(await onBoard()).toEqual({ lowered: [], at: first.toISOString() });
    app.clock.passes(23 * 60);
    await app.sweep();
    expect(await onBoard()).toEqual({ lowered: [], at: first.toISOString() });
    app.clock.passes(60);
    await app.sweep();
    expect(await onBoard()).toEqual({ lowered: [], at: app.clock.now().toISOString() });
    const kept = JSON.stringify(await rows(db(), `SELECT key, value FROM service_state`));
    for (const { text } of canaries) expect(kept).not.toContain(text);
  });

  it('are an alarm on the board once one of them reads lower, until it no longer does', async () => {
    await retire(1, ['B6.es-wants-to-die', 'B6.es-no-wish-to-live']);
    await app.sweep();
    await app.sweep();
    expect(await onBoard()).toMatchObject({ lowered: ['es-wish'] });
    await retire(2, []);
    await app.sweep();
    await app.sweep();
    expect(await onBoard()).toMatchObject({ lowered: [] });
  });

  it('of a worker that ended with an alarm no longer count, and a day without any is told', async () => {
    const at = app.clock.now();
    const other = { lowered: ['plan'], at };
    await write(db(), `INSERT INTO service_state (key, value, at) VALUES ('canaries:other', $1, $2)`, [
      JSON.stringify(other),
      at,
    ]);
    const state = (minutes: number) => app.get(CanaryService).state(db(), new Date(at.getTime() + minutes * 60_000));
    expect(await state(0)).toEqual({ lowered: ['plan'], at });
    expect(await state(6)).toEqual({ lowered: [], at });
    expect(await state(26 * 60)).toEqual({ lowered: [], at: null });
  });
});
