import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { anApp } from '../testing/app.js';
import { onShift, report } from '../testing/desk.js';
import { aReply, aThread } from '../testing/forum.js';
import { aCertificate, aGroup, aMembership, anAccount, ask, type Someone, type TestApp } from '../testing/people.js';
import { askEverything, type Given, idsReachableFrom, queriesOf } from '../testing/schema-walk.js';
import { say, socketsTo, until } from '../testing/sockets.js';

/** Root fields that answer a member. Every other one must refuse; a new one must be put on one of the two lists. */
const forMembers = [
  'author',
  'conversation',
  'conversations',
  'countries',
  'decision',
  'draft',
  'drafts',
  'group',
  'groups',
  'helpPack',
  'mailOutbox',
  'me',
  'myConsents',
  'myContentNotes',
  'myDecisions',
  'myIdentity',
  'myReports',
  'mySafetyPlan',
  'mySessions',
  'mySilenced',
  'myToldUs',
  'myVisitQuestions',
  'nameCheck',
  'nameIdeas',
  'notices',
  'now',
  'postHistory',
  'posts',
  'report',
  'rules',
  'room',
  'roomOfGroup',
  'search',
  'thread',
  'threads',
  'today',
  'seenAboutMe',
];
const forStaff = [
  'agreedTimes',
  'appeals',
  'auditCheck',
  'auditNights',
  'auditTrail',
  'board',
  'clinicCase',
  'clinicInbox',
  'closedCases',
  'configurationPart',
  'configurationParts',
  'configurationProposal',
  'configurationProposals',
  'configurationVersions',
  'desk',
  'deskCare',
  'deskHandover',
  'deskShifts',
  'disagreements',
  'firstPostFigures',
  'handOver',
  'handoff',
  'learningOwners',
  'learningReviews',
  'lexicon',
  'lexiconFaults',
  'lexiconProposal',
  'lexiconProposalChanges',
  'lexiconProposals',
  'lexiconReading',
  'lexiconRule',
  'lexiconRules',
  'lexiconVersions',
  'memorials',
  'myCare',
  'myPaging',
  'myShifts',
  'page',
  'people',
  'practice',
  'practiceConcern',
  'proposals',
  'qualityFigures',
  'queue',
  'retention',
  'reportKinds',
  'reportPeriods',
  'reveals',
  'reviewItem',
  'rota',
  'rotaColleagues',
  'rotaSwaps',
  'rotaZone',
  'ruleFigures',
  'runGroups',
  'serviceReport',
  'toRate',
  'untoldDisclosures',
  'waitingFirstPosts',
];

/** What each id that a member can reach stands for. None stands for a person beyond one group, but one's own account. */
const whatIdsAre: Record<string, string> = {
  'Author.id': 'a membership',
  'GroupModerator.membershipId': 'a membership',
  'RoomPerson.membershipId': 'a membership',
  'MyMembership.id': "the viewer's membership",
  'MyMembership.groupId': 'a group',
  'PeerGroup.id': 'a group',
  'Room.id': 'a room',
  'Room.groupId': 'a group',
  'RoomMessage.id': 'a message',
  'RoomMessage.clientKey': 'a message, as the browser called it',
  'RoomQuote.id': 'a message',
  'RoomEvent.messageId': 'a message',
  'ThreadRow.id': 'a thread',
  'ThreadRow.groupId': 'a group',
  'Thread.id': 'a thread',
  'Post.id': 'a post',
  'PostQuote.id': 'a post',
  'SearchHit.id': 'a post',
  'SearchHit.threadId': 'a thread',
  'Conversation.id': 'a conversation of the viewer',
  'ConversationMessage.id': 'a message in it',
  'HelpCard.id': 'a card for the viewer',
  'Draft.key': 'a key of the viewer for words not sent yet',
  'Notice.id': 'a notice for the viewer',
  'Report.id': 'a report by the viewer',
  'Decision.id': 'a decision about the viewer',
  'MyAppeal.id': 'an appeal by the viewer',
  'Me.id': "the viewer's own account",
  'SafetyPlan.id': "the viewer's own plan",
  'VisitQuestion.id': 'a question of the viewer',
  'MySession.id': "the viewer's own session",
  'MailPreview.id': 'a mail; development and demo only',
  'HelpLine.id': 'a help line',
};

let app: TestApp;
let sockets: Awaited<ReturnType<typeof socketsTo>>;
let viewer: Someone;
let writer: Someone;
let moderator: Someone;
const places: {
  name: string;
  group: { id: string; slug: string; name: string };
  given: Given[];
  marks: string[];
  names: string[];
  roomId: string;
}[] = [];

beforeAll(async () => {
  app = await anApp();
  sockets = await socketsTo(app);
  viewer = await anAccount(app);
  writer = await anAccount(app, { workName: 'Never shown' });
  moderator = await anAccount(app, { roles: ['peerModerator'] });
  await onShift(app, moderator);
  for (const [n, faces] of [
    [
      ['Bramble', 'pear-moss'],
      ['Small Harbour', 'boat-sky'],
      ['Maple', 'tulip-rose'],
    ],
    [
      ['Pebble', 'shell-sea'],
      ['Garden Gate', 'hills-honey'],
      ['Ember', 'moon-heather'],
    ],
  ].entries()) {
    const group = await aGroup(app, {
      name: ['Newly told', 'Type 1 and work'][n]!,
      slug: ['newly-told', 'type-1-and-work'][n]!,
    });
    await aCertificate(app, moderator.accountId, group);
    const members = [];
    for (const [m, person] of [viewer, writer, moderator].entries()) {
      members.push(await aMembership(app, person.accountId, group, { name: faces[m]![0]!, avatar: faces[m]![1]! }));
    }
    const own = await aThread(app, viewer, group, { title: `A question ${n}`, body: 'How do you do it?' });
    const theirs = await aThread(app, writer, group, { title: `A story ${n}`, body: 'I once forgot my lunch.' });
    await aReply(app, writer, own, 'Little by little.');
    await aReply(app, moderator, theirs, 'Thank you for telling.');
    const roomId = (
      await ask(app, viewer, `query ($slug: String!) { roomOfGroup(groupSlug: $slug) { id } }`, { slug: group.slug })
    ).data!['roomOfGroup'].id;
    await say(await sockets.connect(moderator), 'room.join', { roomId });
    const sent = await ask(
      app,
      writer,
      `mutation ($key: UUID!, $roomId: UUID!) { sendRoomMessage(key: $key, roomId: $roomId, body: "Good evening") { id } }`,
      {
        key: randomUUID(),
        roomId,
      },
    );
    expect(sent.code).toBeUndefined();
    const reported = await report(app, viewer, { contentId: theirs.postId });
    await ask(
      app,
      viewer,
      `mutation ($key: UUID!, $groupId: UUID!) { writeToTeam(key: $key, groupId: $groupId, body: "Is this the right place?") { id } }`,
      {
        key: randomUUID(),
        groupId: group.id,
      },
    );
    await ask(
      app,
      viewer,
      `mutation ($key: UUID!, $postId: UUID) { addVisitQuestion(key: $key, words: "Is it?", postId: $postId) { id } }`,
      { key: randomUUID(), postId: theirs.postId },
    );
    const at = {
      slug: group.slug,
      groupSlug: group.slug,
      groupId: group.id,
      name: 'Bramble',
      seed: 4,
      country: 'GB',
      seq: 0,
      page: 1,
      reference: 2201,
      first: 20,
    };
    const more = {
      sort: { enum: 'NEWEST' },
      view: { enum: 'OPEN' },
      period: { enum: 'DAYS_30' },
      filter: {},
      from: '2026-03-01T00:00:00Z',
      until: '2026-03-09T00:00:00Z',
      place: `thread:${group.id}`,
    };
    const ids = [
      ...members,
      own.id,
      theirs.id,
      roomId,
      own.postId,
      theirs.postId,
      reported.data?.['report'].id as string,
    ];
    places.push({
      name: group.name,
      group,
      roomId,
      given: ids.map((id) => ({ ...at, ...more, id, threadId: id, postId: id })),
      marks: [group.id, group.slug, group.name, ...members, own.id, theirs.id, own.postId, theirs.postId, roomId],
      names: faces.slice(1).map((face) => face[0]!),
    });
  }
  await app.drain();
});
afterAll(async () => {
  sockets.hangUp();
  await app.close();
});

/** Which groups a part of an answer speaks of. */
const groupsIn = (part: unknown): string[] => {
  const text = JSON.stringify(part);
  return places
    .filter(({ marks, names }) => [...marks, ...names].some((mark) => text.includes(JSON.stringify(mark))))
    .map(({ name }) => name);
};

/** Every text leaf with the group of the smallest part around it that speaks of one group. */
function collect(part: unknown, into: Map<string, Set<string>>, within: string | null = null): void {
  if (typeof part === 'string') {
    if (within) into.set(part, (into.get(part) ?? new Set()).add(within));
    return;
  }
  if (typeof part !== 'object' || part === null) return;
  const here = within ?? (groupsIn(part).length === 1 ? groupsIn(part)[0]! : null);
  for (const child of Object.values(part)) collect(child, into, here);
}

const isId = (text: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);
const linked = (answers: unknown[]) => {
  const seen = new Map<string, Set<string>>();
  for (const answer of answers) collect(answer, seen);
  const names = places.flatMap((place) => place.names);
  return [...seen]
    .filter(([text, groups]) => groups.size > 1 && (isId(text) || names.includes(text)))
    .map(([text]) => text);
};

describe('what a member can ask', () => {
  it('is on one of two lists', () => {
    expect(
      queriesOf(app)
        .map((field) => field.name)
        .sort(),
    ).toEqual([...forMembers, ...forStaff].sort());
  });

  it('holds no id that stands for a person in more than one group', () => {
    const roots = queriesOf(app).filter((field) => forMembers.includes(field.name));
    expect(idsReachableFrom(roots).filter((id) => !(id in whatIdsAre))).toEqual([]);
  });

  it('of what is for staff is nothing', async () => {
    for (const root of queriesOf(app).filter((field) => forStaff.includes(field.name))) {
      for (const given of places[0]!.given) {
        const { answers } = await askEverything(app, viewer, root, given);
        expect([root.name, answers.length]).toEqual([root.name, 0]);
      }
    }
  }, 60_000);
});

describe('two people in two groups', () => {
  it('cannot be linked by anything one of them can read', async () => {
    const answers: unknown[] = [];
    const answered = new Set<string>();
    let asked = 0;
    for (const root of queriesOf(app).filter(
      (field) => forMembers.includes(field.name) && field.name !== 'mailOutbox',
    )) {
      const takesId = root.args.some((argument) => ['id', 'threadId', 'postId'].includes(argument.name));
      for (const place of places) {
        for (const given of takesId ? place.given : place.given.slice(0, 1)) {
          const found = await askEverything(app, viewer, root, given);
          asked += found.asked;
          if (found.answers.length) answered.add(root.name);
          answers.push(...found.answers);
        }
      }
    }
    const all = JSON.stringify(answers);
    for (const place of places) for (const name of place.names) expect(all).toContain(name);
    for (const root of ['author', 'group', 'thread', 'threads', 'posts', 'room', 'today', 'notices', 'me'])
      expect(answered).toContain(root);
    expect(asked).toBeGreaterThan(300);

    expect(all).not.toContain(writer.accountId);
    expect(all).not.toContain(moderator.accountId);
    expect(all).not.toContain(writer.email);
    expect(all).not.toContain('Never shown');
    expect(linked(answers)).toEqual([]);
  }, 120_000);

  it('cannot be linked by what arrives on their lines', async () => {
    const heard: unknown[] = [];
    const client = await sockets.connect(viewer);
    client.onAny((event: string, ...args: unknown[]) => heard.push({ event, args }));
    const theirs = await sockets.connect(writer);
    for (const { roomId, names } of places) {
      await say(client, 'room.join', { roomId });
      await say(theirs, 'room.join', { roomId });
      expect(await say(theirs, 'room.send', { roomId, body: 'Still here?', key: randomUUID() })).toEqual({
        ok: true,
        value: expect.anything(),
      });
      // Before both leave for the next room.
      await until(() => JSON.stringify(heard).includes(names[0]!));
    }

    expect(JSON.stringify(heard)).not.toContain(writer.accountId);
    expect(JSON.stringify(heard)).not.toContain(moderator.accountId);
    expect(linked(heard)).toEqual([]);
  });

  it('would be found out if something linked them', () => {
    const [here, there] = places as [(typeof places)[0], (typeof places)[0]];
    const id = randomUUID();
    expect(
      linked([
        { groupId: here.group.id, key: id },
        { groupId: there.group.id, key: id },
      ]),
    ).toEqual([id]);
    expect(
      linked([
        { groupId: here.group.id, name: there.names[0] },
        { groupId: there.group.id, name: there.names[0] },
        { slug: here.group.slug, x: { y: id } },
      ]),
    ).toEqual([]);
    expect(
      linked([
        [
          {
            list: [
              { slug: here.group.slug, who: { id } },
              { slug: there.group.slug, who: { id } },
            ],
          },
        ],
      ]),
    ).toEqual([id]);
  });
});
