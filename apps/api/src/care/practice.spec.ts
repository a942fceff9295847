import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { compared, practiceActs } from '@kith/domain/care/practice';

import { anApp } from '../testing/app.js';
import { changedTables, databaseMarks } from '../testing/database-marks.js';
import { queueOf } from '../testing/desk.js';
import { aGroup, aLead, aMember, aModerator, ask, type Someone, type TestApp } from '../testing/people.js';
import { practiceConcerns } from './practice-concerns.js';

let app: TestApp;
let trainee: Someone;

beforeAll(async () => {
  app = await anApp();
  trainee = await aModerator(app, { groups: [await aGroup(app)] });
});
afterAll(() => app.close());

const answer = (code: string, level = 'RED', act = 'write', who = trainee) =>
  ask(
    app,
    who,
    `mutation ($code: String!, $level: Level!, $act: String!) { answerPractice(code: $code, level: $level, act: $act) {
      nextCode answer { ourLevel ourActs why levelCompared actCompared } } }`,
    { code, level, act },
  );
const one = async (code: string, who = trainee) =>
  (
    await ask(
      app,
      who,
      `query ($code: String!) { practiceConcern(code: $code) { number total words answer { why } } }`,
      { code },
    )
  ).data!['practiceConcern'];

describe('the practice queue (S08)', () => {
  it('has a concern of every level and for every answer, light ones between hard ones', () => {
    expect(practiceConcerns.length).toBeGreaterThanOrEqual(12);
    expect(new Set(practiceConcerns.map(({ code }) => code)).size).toBe(practiceConcerns.length);
    expect(new Set(practiceConcerns.map(({ level }) => level)).size).toBe(4);
    expect(new Set(practiceConcerns.flatMap(({ acts }) => acts))).toEqual(new Set(practiceActs));
    for (const { why, source, words } of practiceConcerns)
      for (const text of [why, source, words]) expect(text.length).toBeGreaterThan(10);
  });

  it('tells what we would do only after the answer, compares kindly and keeps the last one', async () => {
    expect(await one('ketones')).toMatchObject({ number: 2, answer: null });
    expect((await answer('ketones')).data!['answerPractice'].answer).toMatchObject({
      ourLevel: 'CRISIS',
      levelCompared: 'lower',
      actCompared: 'other',
    });
    expect((await answer('ketones', 'CRISIS', 'escalate')).data!['answerPractice']).toMatchObject({
      nextCode: 'rollercoaster',
      answer: { levelCompared: 'same', actCompared: 'same' },
    });
    expect(compared({ level: 'AMBER', acts: ['write'] }, { level: 'RED', act: 'hide' })).toEqual({
      level: 'higher',
      act: 'other',
    });
    expect(await one('nothing')).toBeNull();
    expect((await answer('nothing')).code).toBe('input.invalid');
    expect((await answer('ketones', 'RED', 'shout')).code).toBe('input.invalid');
    expect((await answer('ketones', 'RED', 'write', await aMember(app))).code).toBe('action.forbidden');
  });

  it('touches nothing real: no queue, no figure, no page, no audit, only its own record', async () => {
    // What the sweeps of a quiet service do of themselves is done before.
    await app.sweep();
    await app.drain();
    const before = await databaseMarks(app);
    for (const { code } of practiceConcerns) expect((await answer(code, 'CRISIS', 'escalate')).errors).toBeUndefined();
    await app.drain();
    await app.sweep();
    const own = changedTables(before, await databaseMarks(app));
    expect(own.filter((table) => !['session', 'practice_answer'].includes(table))).toEqual([]);
    expect(own).toContain('practice_answer');
    expect((await queueOf(app, trainee)).data!['queue'].items).toEqual([]);
  });

  it('shows a lead that somebody has been through, and nothing of how', async () => {
    const lead = await aLead(app);
    const { data } = await ask(app, lead, `{ deskCare { moderators { accountId practiceDoneAt } } }`);
    expect(data!['deskCare'].moderators).toContainEqual({
      accountId: trainee.accountId,
      practiceDoneAt: expect.any(String),
    });
    const fresh = await aModerator(app, { groups: [await aGroup(app)] });
    await answer('ketones', 'CRISIS', 'escalate', fresh);
    const again = await ask(app, lead, `{ deskCare { moderators { accountId practiceDoneAt } } }`);
    expect(again.data!['deskCare'].moderators).toContainEqual({ accountId: fresh.accountId, practiceDoneAt: null });
    expect((await one('ketones', lead)).answer).toBeNull();
  });
});
