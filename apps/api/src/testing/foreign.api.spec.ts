import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ModulesContainer } from '@nestjs/core';
import { isObjectType } from 'graphql';

import { randomUUID } from 'node:crypto';

import { write } from '../platform/db.js';
import { anApp } from './app.js';
import { aRule } from './lexicon.js';
import { aGroup, aMember, aModerator, aClinician, anAccount, ask, type Someone, type TestApp } from './people.js';
import { askEverything, type Given, queriesFor, queriesOf, schemaOf } from './schema-walk.js';
import { identity, type Sentence, sentences, type Story, tellStory } from './story.js';

/**
 * Guards run for root fields only; below them nothing asks again (security.md 1, trap 1). So every root is asked with
 * the id of everything that is none of the asker's business, with every path below it, while it is written down which
 * field resolver ran on which parent.
 */
let app: TestApp;
let story: Story;
let inStory: string[];
let ran: { field: string; parent: string }[] = [];
let outsiders: [string, Someone | null][];
let insiders: [string, Someone][];

beforeAll(async () => {
  app = await anApp();
  watchFields();
  story = await tellStory(app);
  inStory = ran.map(({ field }) => field);
  const elsewhere = await aGroup(app);
  const restricted = await aMember(app, { groups: [elsewhere] });
  const neighbour = await aMember(app, { groups: [story.group] });
  for (const [who, group] of [
    [restricted, elsewhere],
    [neighbour, story.group],
  ] as const)
    await write(app.dataSource.manager, `UPDATE membership SET restricted_until = $2 WHERE id = $1`, [
      who.membershipId(group),
      new Date(app.clock.now().getTime() + 86_400_000),
    ]);
  outsiders = [
    ['somebody who is not signed in', null],
    ['a member of another group', await aMember(app, { groups: [elsewhere] })],
    ['a restricted member of another group', restricted],
    ['a moderator of another group', await aModerator(app, { groups: [elsewhere] })],
    ['a clinician before the second factor', await aClinician(app, { secondFactor: false })],
  ];
  insiders = [
    ['a member of the same group', story.reader],
    ['a restricted member of the same group', neighbour],
  ];
});
afterAll(() => app.close());
beforeEach(() => {
  ran = [];
});

/** Writes down every field that is resolved below a root, on which parent. */
function watchFields(): void {
  const roots = [schemaOf(app).getQueryType(), schemaOf(app).getMutationType()];
  for (const type of Object.values(schemaOf(app).getTypeMap())) {
    if (!isObjectType(type) || roots.includes(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const original = field.resolve;
      if (!original) continue;
      field.resolve = (parent, ...rest) => {
        ran.push({ field: `${type.name}.${field.name}`, parent: JSON.stringify(parent) ?? '' });
        return original(parent, ...rest);
      };
    }
  }
}

/** `Type.field` of every @ResolveField of the product, as Nest knows them. */
function resolveFields(): string[] {
  const found: string[] = [];
  for (const { providers } of app.get(ModulesContainer).values()) {
    for (const { metatype } of providers.values()) {
      const type = metatype && (Reflect.getMetadata('graphql:resolver_type', metatype) as string | undefined);
      if (!type) continue;
      const methods = (metatype as { prototype: Record<string, object> }).prototype;
      for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(methods))) {
        if (typeof value === 'function' && Reflect.getMetadata('graphql:resolve_property', value))
          found.push(`${type}.${(Reflect.getMetadata('graphql:resolver_name', value) as string | undefined) ?? name}`);
      }
    }
  }
  return found;
}

const at = (id: string): Given => ({
  id,
  threadId: id,
  postId: id,
  groupId: id,
  targetId: id,
  slug: story.group.slug,
  groupSlug: story.group.slug,
  place: `reply:${id}`,
  reference: story.ids.reference,
  name: 'Bramble',
  seed: 4,
  country: 'GB',
  seq: 0,
  page: 1,
  first: 50,
  sort: { enum: 'NEWEST' },
  view: { enum: 'OPEN' },
  kind: { enum: 'CONCERN' },
  open: true,
  period: { enum: 'DAYS_30' },
  part: { enum: 'timers' },
  filter: {},
  waiting: true,
  text: 'Good evening.',
  code: 'tired',
  duty: 'PRIMARY',
  rule: aRule({ level: { enum: 'RED' }, certainty: { enum: 'strong' } }),
  from: '2026-03-01T00:00:00Z',
  until: '2026-03-09T00:00:00Z',
});

const foreignIds = (): string[] => Object.values(story.ids).filter((id) => typeof id === 'string');
const takesId = (root: ReturnType<typeof queriesOf>[0]) =>
  root.args.some(({ name }) => ['id', 'threadId', 'postId', 'place'].includes(name));

/** Everything somebody gets by asking every root with every foreign id, and every path below. */
async function everythingFor(who: Someone | null): Promise<string> {
  const answers: unknown[] = [];
  for (const root of queriesOf(app)) {
    if (root.name === 'mailOutbox') continue;
    for (const id of takesId(root) ? foreignIds() : foreignIds().slice(0, 1))
      answers.push(...(await askEverything(app, who, root, at(id))).answers);
  }
  return JSON.stringify(answers);
}

const wordsBut = (...allowed: Sentence[]) =>
  [...Object.entries(sentences).filter(([key]) => !allowed.includes(key as Sentence)), ...Object.entries(identity)].map(
    ([, words]) => words,
  );

it('leaves no root out for want of an argument', () => {
  const unasked = queriesOf(app).filter((root) => queriesFor(root, at(randomUUID())).length === 0);
  expect(unasked.map(({ name }) => name)).toEqual([]);
});

describe('field resolvers', () => {
  it('are many, and those who may look do reach them', async () => {
    const declared = resolveFields();
    expect(declared.length).toBeGreaterThan(40);
    const mute = `mutation ($id: UUID!) { silence(kind: MUTE, membershipId: $id) { id } }`;
    expect((await ask(app, story.member, mute, { id: story.reader.membershipId(story.group) })).errors).toBeUndefined();
    const runs = await anAccount(app, {
      roles: ['leadModerator', 'privacyOfficer', 'auditor', 'programmeManager', 'administrator'],
      workName: 'Lead',
    });
    const allowed = [{ ...story.reader, cookie: story.member }, story.clinician, story.moderator, runs];
    let seen = '';
    for (const who of allowed) seen += await everythingFor(who);
    for (const key of ['edited', 'toTeam', 'toPatient', 'note', 'closing', 'reportNote', 'told'] as const)
      expect([key, seen.includes(sentences[key])]).toEqual([key, true]);
    const reached = new Set([...inStory, ...ran.map(({ field }) => field)]);
    expect(declared.filter((field) => !reached.has(field))).toEqual([]);
  }, 180_000);
});

describe('what is none of their business (R1)', () => {
  it.each([0, 1, 2, 3, 4])(
    'does not exist by any path for outsider %s',
    async (n) => {
      const [name, who] = outsiders[n]!;
      const seen = await everythingFor(who);
      const leaked = [...wordsBut(), 'Fern Gate', ...foreignIds()].filter((mark) => seen.includes(mark));
      expect([name, leaked]).toEqual([name, []]);
      const personal = foreignIds();
      const touched = ran.filter(({ parent }) => personal.some((id) => parent.includes(id))).map(({ field }) => field);
      expect([name, [...new Set(touched)]]).toEqual([name, []]);
    },
    120_000,
  );

  it.each([0, 1])(
    'does not exist for insider %s, who reads what the group reads',
    async (n) => {
      const [name, who] = insiders[n]!;
      const seen = await everythingFor(who);
      const own: Sentence[] = who === story.reader ? ['reportNote'] : [];
      const leaked = wordsBut('title', 'edited', 'reply', 'room', ...own).filter((words) => seen.includes(words));
      expect([name, leaked]).toEqual([name, []]);
      expect(seen).toContain(sentences.edited);
      const { team, clinical, case: caseId, reveal, item, account, decision } = story.ids;
      expect([team, clinical, caseId, reveal, item, account, decision].filter((id) => seen.includes(id))).toEqual([]);
    },
    120_000,
  );

  it('looks like what is not there (AZ-4)', async () => {
    const document = (root: ReturnType<typeof queriesOf>[0], id: string) => queriesFor(root, at(id))[0];
    let compared = 0;
    for (const [, who] of outsiders) {
      for (const root of queriesOf(app).filter(takesId)) {
        const missing = document(root, randomUUID());
        if (!missing) continue;
        const nothing = (await ask(app, who, missing, {}, { background: true })).response;
        for (const id of foreignIds()) {
          const { response } = await ask(app, who, document(root, id)!, {}, { background: true });
          expect([root.name, response.statusCode, response.body]).toEqual([
            root.name,
            nothing.statusCode,
            nothing.body,
          ]);
          compared++;
        }
      }
    }
    expect(compared).toBeGreaterThan(400);
  }, 120_000);
});
