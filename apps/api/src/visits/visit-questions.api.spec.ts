import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { roles } from '@kith/contracts/roles';
import { mostQuestions } from '@kith/domain/visit-question/visit-question';

import { rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { aReply, aThread, keyedDocument } from '../testing/forum.js';
import { aGroup, aMember, anAccount, ask, type Someone, type TestApp } from '../testing/people.js';
import { statementsOf } from '../testing/statements.js';

let app: TestApp;
let group: { id: string; slug: string; name: string };
let author: Someone;
let member: Someone;

beforeAll(async () => {
  app = await anApp();
  group = await aGroup(app, { name: 'Type 1 and work' });
  author = await aMember(app, { groups: [group] });
});
beforeEach(async () => {
  member = await aMember(app, { groups: [group] });
});
afterAll(() => app.close());

const tx = () => app.dataSource.manager;
const fields = `id words answer askedAt version origin { groupName link }`;
const listOf = async (who = member) => {
  const answer = await ask(app, who, `{ myVisitQuestions { ${fields} } }`);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data!['myVisitQuestions'] as {
    id: string;
    words: string;
    answer: string;
    askedAt: string | null;
    version: number;
    origin: { groupName: string; link: string } | null;
  }[];
};
const wordsOf = async (who = member) => (await listOf(who)).map(({ words }) => words);

const add = (words: string, more: { postId?: string; key?: string; who?: Someone } = {}) =>
  ask(
    app,
    more.who ?? member,
    `mutation ($key: UUID!, $words: String!, $postId: UUID) {
       addVisitQuestion(key: $key, words: $words, postId: $postId) { ${fields} } }`,
    { key: more.key ?? randomUUID(), words, postId: more.postId ?? null },
  );
const added = async (words: string, more: Parameters<typeof add>[1] = {}): Promise<string> => {
  const answer = await add(words, more);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data!['addVisitQuestion'].id;
};
const change = (questionId: string, to: Record<string, unknown>, who = member) =>
  ask(app, who, `mutation ($input: VisitQuestionInput!) { changeVisitQuestion(input: $input) { ${fields} } }`, {
    input: { questionId, version: 1, words: 'Is it?', isAsked: false, answer: '', key: randomUUID(), ...to },
  });
const act = (name: string, questionId: string, more = '', who = member) =>
  ask(app, who, `mutation ($key: UUID!, $id: UUID!) { ${name}(key: $key, questionId: $id${more}) { id } }`, {
    key: randomUUID(),
    id: questionId,
  });

describe('a question for my next visit', () => {
  it('keeps only my own words and a private link; no word of another member goes along (H10)', async () => {
    const thread = await aThread(app, author, group, { title: 'Kestrel title', body: 'Kestrel opening words' });
    const reply = await aReply(app, author, thread, 'Kestrel reply words');
    await added('Could my evening dose be late?', { postId: reply.id });

    expect(await listOf()).toEqual([
      expect.objectContaining({
        words: 'Could my evening dose be late?',
        answer: '',
        askedAt: null,
        origin: { groupName: 'Type 1 and work', link: `/t/${thread.id}?post=2` },
      }),
    ]);
    const [kept] = await rows<{ line: string }>(
      tx(),
      `SELECT to_jsonb(q)::text AS line FROM visit_question q WHERE account_id = $1`,
      [member.accountId],
    );
    expect(kept!.line).toContain('evening dose');
    expect(kept!.line).not.toContain('Kestrel');
  });

  it('is no event, no notice, no audit row and nothing to screen, as a safety plan is not screened', async () => {
    const everywhere = async () => {
      const texts = await Promise.all(
        ['domain_event', 'audit_entry', 'notice', 'screening', 'review_item'].map((table) =>
          rows<{ count: string }>(tx(), `SELECT count(*) FROM ${table}`),
        ),
      );
      return texts.map(([found]) => found!.count);
    };
    const before = await everywhere();
    await added('I want to kill myself, whom do I tell?');
    await app.drain();
    expect(await everywhere()).toEqual(before);
  });

  it('does not exist for another member, nor for somebody with every role of staff (H10)', async () => {
    const id = await added('Mine alone?');
    const staff = await anAccount(app, { roles: [...roles], workName: 'Everything' });
    for (const who of [await aMember(app, { groups: [group] }), staff]) {
      expect(await listOf(who)).toEqual([]);
      expect((await change(id, {}, who)).code).toBe('resource.notFound');
      for (const name of ['removeVisitQuestion', 'putBackVisitQuestion'])
        expect((await act(name, id, '', who)).code).toBe('resource.notFound');
      expect((await act('moveVisitQuestion', id, ', way: UP', who)).code).toBe('resource.notFound');
    }
    expect(await wordsOf()).toEqual(['Mine alone?']);
  });

  it('is not tied to a post that is out of reach, and keeps its words without the link when the post goes', async () => {
    const other = await aGroup(app);
    const far = await aThread(app, await aMember(app, { groups: [other] }), other);
    expect((await add('What is it?', { postId: far.postId })).code).toBe('resource.notFound');

    const thread = await aThread(app, author, group);
    const reply = await aReply(app, author, thread);
    const silenced = await aThread(app, await aMember(app, { groups: [group] }), group);
    await added('From the reply', { postId: reply.id });
    await added('From the other', { postId: silenced.postId });
    await ask(app, author, keyedDocument('takeDownPost'), { key: randomUUID(), postId: reply.id });
    await write(tx(), `INSERT INTO silence SELECT $1, author_id, 'BLOCK', now() FROM post WHERE id = $2`, [
      member.membershipId(group),
      silenced.postId,
    ]);
    expect((await listOf()).map(({ words, origin }) => [words, origin])).toEqual([
      ['From the reply', null],
      ['From the other', null],
    ]);
  });

  it('says once what was sent twice, and refuses what is empty, too long or one too many', async () => {
    const key = randomUUID();
    const [first, again] = [await add('Once?', { key }), await add('Once?', { key })];
    expect(again.data).toEqual(first.data);
    expect(await wordsOf()).toEqual(['Once?']);
    expect((await add('  ')).code).toBe('input.required');
    expect((await add('a'.repeat(1001))).code).toBe('input.tooLong');

    await write(
      tx(),
      `INSERT INTO visit_question (account_id, words, place) SELECT $1, 'More', n + 1 FROM generate_series(1, $2::int) n`,
      [member.accountId, mostQuestions - 2],
    );
    const both = await Promise.all([add('The last?'), add('One too many?')]);
    expect(both.map(({ code }) => code ?? 'added').sort()).toEqual(['added', 'input.invalid']);
    expect(await listOf()).toHaveLength(mostQuestions);
  });
});

describe('the list', () => {
  it('is changed, marked as asked with an answer, and asked again; an older copy overwrites nothing', async () => {
    const id = await added('Is it?');
    const asked = await change(id, { isAsked: true, answer: 'Yes, at night.' });
    expect(asked.data!['changeVisitQuestion']).toMatchObject({ answer: 'Yes, at night.', version: 2 });
    expect(asked.data!['changeVisitQuestion'].askedAt).not.toBeNull();

    const stale = await change(id, { words: 'Other words' });
    expect(stale.code).toBe('resource.stale');
    expect(await wordsOf()).toEqual(['Is it?']);
    expect((await change(id, { version: 2 })).data!['changeVisitQuestion'].askedAt).toBeNull();
  });

  it('is put in order by one place at a time', async () => {
    const ids = [await added('one'), await added('two'), await added('three')];
    await act('moveVisitQuestion', ids[2]!, ', way: UP');
    await act('moveVisitQuestion', ids[0]!, ', way: DOWN');
    expect(await wordsOf()).toEqual(['three', 'one', 'two']);
    await act('moveVisitQuestion', ids[2]!, ', way: UP');
    expect(await wordsOf()).toEqual(['three', 'one', 'two']);
  });

  it('gives a deleted question back for an hour, in its place; then its words are gone', async () => {
    const [first] = [await added('one'), await added('two')];
    await act('removeVisitQuestion', first);
    expect(await wordsOf()).toEqual(['two']);
    await act('putBackVisitQuestion', first);
    expect(await wordsOf()).toEqual(['one', 'two']);

    await act('removeVisitQuestion', first);
    app.clock.passes(61);
    await app.sweep();
    expect(await rows(tx(), `SELECT id FROM visit_question WHERE id = $1`, [first])).toEqual([]);
    expect((await act('putBackVisitQuestion', first)).code).toBe('resource.notFound');
  });

  it('costs as many statements for thirty questions as for three', async () => {
    const more = async (count: number) => {
      for (let n = 0; n < count; n++) {
        const thread = await aThread(app, await aMember(app, { groups: [group] }), group);
        await added(`Question ${n}`, { postId: thread.postId });
      }
    };
    await more(3);
    const few = await statementsOf(listOf);
    await more(27);
    const many = await statementsOf(listOf);
    expect(await listOf()).toHaveLength(30);
    expect(many.length).toBe(few.length);
  });
});
