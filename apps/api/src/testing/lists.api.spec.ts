import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { write } from '../platform/db.js';
import { anApp } from './app.js';
import { aReply, aThread } from './forum.js';
import { aGroup, aMember, anAccount, type Answer, ask, type Someone, type TestApp } from './people.js';
import { statementsOf } from './statements.js';

/**
 * Every list costs the same number of statements for ten rows as for forty (GQ-7). Lists with more to prepare have this
 * proof beside their feature: queue, threads and posts, rooms, notices, groups, clinic.
 */
let app: TestApp;
let viewer: Someone;
let runs: Someone;
let mine: { id: string; slug: string };
let postId: string;

beforeAll(async () => {
  app = await anApp();
  mine = await aGroup(app);
  viewer = await aMember(app, { groups: [mine] });
  runs = await anAccount(app, {
    roles: ['leadModerator', 'privacyOfficer', 'auditor', 'programmeManager', 'administrator'],
    workName: 'Lead',
  });
  postId = (await aThread(app, viewer, mine)).postId;
});
afterAll(() => app.close());

const tx = () => app.dataSource.manager;
const times = async (n: number, one: (n: number) => Promise<unknown>) => {
  for (let at = 0; at < n; at++) await one(at);
};

interface List {
  name: string;
  who: () => Someone;
  document: string;
  variables?: () => Record<string, unknown>;
  rowsOf: (data: NonNullable<Answer['data']>) => unknown[];
  add: (n: number) => Promise<unknown>;
}

let made = 0;
const aStatement = (what = 'HIDDEN') =>
  tx().query(
    `INSERT INTO statement_of_reasons (membership_id, what, content_type, content_id, content_copy, rule, explanation, found_by_software, created_at, appeal_until)
     VALUES ($1, $2, 'POST', $3, 'Words', 'riskyDetail', 'Why', false, now(), now() + interval '180 days') RETURNING id`,
    [viewer.membershipId(mine), what, postId],
  ) as Promise<{ id: string }[]>;

/** Of a group of its own, past all its times. */
const aLateFirstPost = async () => {
  const group = await aGroup(app);
  const who = await aMember(app, { groups: [group] });
  const { id } = await aThread(app, who, group);
  await write(
    tx(),
    `INSERT INTO first_post (membership_id, thread_id, group_id, published_at, greet_at, desk_at, answer_by)
     VALUES ($1, $2, $3, $4, $4, $4, $4)`,
    [who.membershipId(group), id, group.id, app.clock.now()],
  );
};

const lists: List[] = [
  {
    name: 'conversations',
    who: () => viewer,
    document: `{ conversations { id kind unread lastMessageAt items { id fromMe authorName bodyHtml } } }`,
    rowsOf: (data) => data['conversations'],
    add: async () => {
      const group = await aGroup(app);
      await write(
        tx(),
        `INSERT INTO membership (group_id, account_id, display_name, name_skeleton, avatar, standing, joined_at) VALUES ($1, $2, 'Fern', 'fern', 'pear-moss', 'ACTIVE', now())`,
        [group.id, viewer.accountId],
      );
      const answer = await ask(
        app,
        viewer,
        `mutation ($key: UUID!, $id: UUID!) { writeToTeam(key: $key, groupId: $id, body: "Hello") { id } }`,
        { key: randomUUID(), id: group.id },
      );
      expect(answer.errors).toBeUndefined();
    },
  },
  {
    name: 'people',
    who: () => runs,
    document: `{ people(first: 50) { items { id email workName roles certificates { id groupName inForce } } } }`,
    rowsOf: (data) => data['people']['items'],
    add: () => anAccount(app, { roles: ['peerModerator'], certificates: [mine] }),
  },
  {
    name: 'runGroups',
    who: () => runs,
    document: `{ runGroups { id name asked { membershipId displayName } } }`,
    rowsOf: (data) => data['runGroups'],
    add: () => aGroup(app),
  },
  {
    name: 'auditTrail',
    who: () => runs,
    document: `{ auditTrail(filter: { action: "probe" }, first: 50) { items { id action actorName } } }`,
    rowsOf: (data) => data['auditTrail']['items'],
    add: () =>
      write(tx(), `INSERT INTO audit_entry (actor_id, action, target_type, target_id) VALUES ($1, 'probe', 'x', 'y')`, [
        made % 2 ? runs.accountId : viewer.accountId,
      ]),
  },
  {
    name: 'lexiconProposals',
    who: () => runs,
    document: `{ lexiconProposals(waiting: true, first: 50) { items { id ruleIds proposedByName viewerCan { decide } replay { current } } } }`,
    rowsOf: (data) => data['lexiconProposals']['items'],
    add: () =>
      write(
        tx(),
        `WITH made AS (INSERT INTO lexicon_proposal (state, base, put, retired, reason, proposed_by, proposed_at)
           VALUES ('PROPOSED', 0, '[]', '{A1.meter-lo}', 'Why', $1, now()) RETURNING id)
         INSERT INTO lexicon_replay (proposal_id, base, release, sets, made_at) SELECT id, 0, 'lexicon', '[]', now() FROM made`,
        [runs.accountId],
      ),
  },
  {
    name: 'configurationProposals',
    who: () => runs,
    document: `{ configurationProposals(part: timers, waiting: true, first: 50) { items { id proposedByName changes { key } viewerCan { decide } } } }`,
    rowsOf: (data) => data['configurationProposals']['items'],
    add: () =>
      write(
        tx(),
        `INSERT INTO configuration_proposal (part, state, base, changes, reason, proposed_by, proposed_at)
         VALUES ('timers', 'PROPOSED', 1, '[{"key":"decide","before":30,"after":20}]', 'Why', $1, now())`,
        [runs.accountId],
      ),
  },
  {
    name: 'configurationVersions',
    who: () => runs,
    document: `{ configurationVersions(part: timers, first: 50) { items { number proposedByName changes { key } } } }`,
    rowsOf: (data) => data['configurationVersions']['items'],
    add: () => {
      const number = made + 2;
      return write(
        tx(),
        `WITH made AS (INSERT INTO configuration_proposal
             (part, state, base, changes, reason, proposed_by, proposed_at, decided_by, decided_at, made_version)
           VALUES ('timers', 'APPROVED', $2 - 1, '[]', 'Why', $1, now(), $3, now(), $2) RETURNING id)
         INSERT INTO configuration_version (part, number, proposal_id, part_values, approved_at)
         SELECT 'timers', $2, id, '{}', now() FROM made`,
        [runs.accountId, number, viewer.accountId],
      );
    },
  },
  {
    name: 'drafts',
    who: () => viewer,
    document: `{ drafts { place body } }`,
    rowsOf: (data) => data['drafts'],
    add: () =>
      write(tx(), `INSERT INTO draft (account_id, place, title, body, saved_at) VALUES ($1, $2, '', 'Words', now())`, [
        viewer.accountId,
        `reply:${randomUUID()}`,
      ]),
  },
  {
    name: 'mySilenced',
    who: () => viewer,
    document: `{ mySilenced { kind groupName author { id displayName isModerator silenced } } }`,
    rowsOf: (data) => data['mySilenced'],
    add: async () => {
      const other = await aMember(app, { groups: [mine] });
      await write(
        tx(),
        `INSERT INTO silence (membership_id, target_id, kind, created_at) VALUES ($1, $2, 'MUTE', now())`,
        [viewer.membershipId(mine), other.membershipId(mine)],
      );
    },
  },
  {
    name: 'postHistory',
    who: () => viewer,
    document: `query ($id: UUID!) { postHistory(postId: $id) { version bodyHtml writtenAt } }`,
    variables: () => ({ id: postId }),
    rowsOf: (data) => data['postHistory'],
    add: () =>
      write(
        tx(),
        `INSERT INTO post_text (post_id, version, title, body_source, written_at) VALUES ($1, $2, 'T', 'Words', now())`,
        [postId, 100 + made],
      ),
  },
  {
    name: 'myDecisions',
    who: () => viewer,
    document: `{ myDecisions { id what rule appeal { id status } } }`,
    rowsOf: (data) => data['myDecisions'],
    add: () => aStatement(),
  },
  {
    name: 'appeals',
    who: () => runs,
    document: `{ appeals { id personName decidedByName words viewerCan { __typename } } }`,
    rowsOf: (data) => data['appeals'],
    add: async () => {
      const [statement] = await aStatement();
      await write(
        tx(),
        `INSERT INTO appeal (statement_id, words, status, lodged_at, decide_by) VALUES ($1, 'Words', 'LODGED', now(), now() + interval '7 days')`,
        [statement!.id],
      );
    },
  },
  {
    name: 'myReports',
    who: () => viewer,
    document: `{ myReports { id door status outcome viewerCan { stillWorried } } }`,
    rowsOf: (data) => data['myReports'],
    add: () =>
      write(
        tx(),
        `INSERT INTO report (reporter_id, content_type, door, category, status, created_at) VALUES ($1, 'POST', 'RULE', 'unkind', 'RECEIVED', now())`,
        [viewer.accountId],
      ),
  },
  {
    name: 'mySessions',
    who: () => viewer,
    document: `{ mySessions { id device current } }`,
    rowsOf: (data) => data['mySessions'],
    add: () =>
      write(
        tx(),
        `INSERT INTO session (token_hash, account_id, device, created_at, last_seen_at, expires_at) VALUES ($1, $2, 'Firefox', $3, $3, $4)`,
        [Buffer.from(randomUUID()), viewer.accountId, app.clock.now(), new Date(app.clock.now().getTime() + 8.64e7)],
      ),
  },
  {
    name: 'deskShifts',
    who: () => runs,
    document: `{ deskShifts(from: "2026-03-01T00:00:00Z", until: "2026-03-30T00:00:00Z") { id name holding hardItemsTaken } }`,
    rowsOf: (data) => data['deskShifts'],
    add: async () =>
      write(
        tx(),
        `INSERT INTO desk_shift (account_id, planned_from, planned_until, status) VALUES ($1, '2026-03-10T00:00Z', '2026-03-10T02:00Z', 'PLANNED')`,
        [(await anAccount(app, { roles: ['peerModerator'] })).accountId],
      ),
  },
  {
    name: 'waitingFirstPosts',
    who: () => runs,
    document: `{ waitingFirstPosts(first: 50) { items { threadId groupName greeters } } }`,
    rowsOf: (data) => data['waitingFirstPosts']['items'],
    add: () => aLateFirstPost(),
  },
  {
    name: 'firstPostFigures',
    who: () => runs,
    document: `{ firstPostFigures { groupId posts byPeers } }`,
    rowsOf: (data) => data['firstPostFigures'],
    add: () => aLateFirstPost(),
  },
  {
    name: 'today',
    who: () => viewer,
    document: `{ today { threads { id title firstLine newReplies groupName author { displayName isModerator } } rooms { id } } }`,
    rowsOf: (data) => data['today']['threads'],
    add: async () =>
      aReply(
        app,
        await aMember(app, { groups: [mine] }),
        await aThread(app, await aMember(app, { groups: [mine] }), mine),
      ),
  },
];

describe('a list', () => {
  it.each(lists.map((list) => [list.name, list] as const))(
    'of %s costs the same for ten as for forty',
    async (_, list) => {
      const count = async () => {
        let rows = 0;
        const statements = await statementsOf(async () => {
          const { data, errors } = await ask(app, list.who(), list.document, list.variables?.() ?? {}, {
            background: true,
          });
          expect(errors).toBeUndefined();
          rows = list.rowsOf(data!).length;
        });
        return { rows, statements: statements.length };
      };
      const add = (n: number) => times(n, async () => list.add(++made));
      await add(10);
      await count();
      const few = await count();
      await add(30);
      const many = await count();
      expect(many.rows).toBeGreaterThan(few.rows);
      expect(many.statements).toBe(few.statements);
    },
  );
});
