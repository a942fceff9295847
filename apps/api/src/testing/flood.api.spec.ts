import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';

import { randomUUID } from 'node:crypto';

import { questionsAtOnce } from '../platform/admission.js';
import { anApp } from './app.js';
import { aThread, replyDocument } from './forum.js';
import { aGroup, aMember, ask, type Someone, type TestApp } from './people.js';

let app: TestApp;
let group: { id: string; slug: string };
let crowd: Someone[];
let caller: Someone;
let thread: { id: string; postId: string };
let taken: pg.PoolClient[];
let asked: Promise<number>[];

beforeAll(async () => {
  app = await anApp();
  group = await aGroup(app);
  crowd = await Promise.all(Array.from({ length: 4 }, () => aMember(app, { groups: [group] })));
  caller = await aMember(app, { groups: [group] });
  thread = await aThread(app, crowd[0]!, group);
});
afterAll(() => app.close());

/** Every connection that questions may use is taken, as if each of them had met a slow statement. */
beforeEach(async () => {
  const { slaves } = app.dataSource.driver as unknown as { slaves: [pg.Pool] };
  taken = await Promise.all(Array.from({ length: slaves[0].options.max }, () => slaves[0].connect()));
  asked = [];
});
afterEach(async () => {
  letThem();
  await Promise.all(asked);
});

const letThem = () => {
  for (const client of taken.splice(0)) client.release();
};
const flood = (who: Someone, times: number) => {
  const one = async () => (await ask(app, who, '{ notices(first: 20) { items { createdAt } } }')).response.statusCode;
  asked.push(...Array.from({ length: times }, one));
};
const callForPerson = () =>
  ask(app, caller, `mutation ($input: HelpRequestInput!) { askForHelp(input: $input) { id } }`, {
    input: { key: randomUUID(), groupId: group.id, words: null },
  });

describe('more questions than the database can answer (SAFE-5)', () => {
  it('hold up neither a call for a person nor words of danger', async () => {
    for (const who of crowd) flood(who, 20);
    expect((await callForPerson()).errors).toBeUndefined();
    const body = "I can't stay safe tonight";
    const reply = await ask(app, caller, replyDocument, { key: randomUUID(), threadId: thread.id, body });
    expect(reply.errors).toBeUndefined();

    expect(taken).not.toHaveLength(0);
    letThem();
    const answers = await Promise.all(asked);
    expect(answers.filter((status) => status === 503)).toHaveLength(80 - questionsAtOnce.all);
  });

  it('are refused with the time to ask again, to one session before others', async () => {
    flood(crowd[0]!, questionsAtOnce.each);
    const { response } = await ask(app, crowd[0]!, '{ notices(first: 20) { items { createdAt } } }');
    expect([response.statusCode, response.headers['retry-after']]).toEqual([503, '1']);

    flood(crowd[1]!, 1);
    letThem();
    expect(new Set(await Promise.all(asked))).toEqual(new Set([200]));
    flood(crowd[0]!, 1);
    expect(await asked.at(-1)).toBe(200);
  });
});
