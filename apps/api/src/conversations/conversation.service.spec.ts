import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { MailService } from '../accounts/mail.service.js';
import { Db, row, rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { aGroup, aLead, aMember, aModerator, ask, type Someone, type TestApp } from '../testing/people.js';
import { TeamConversationService } from './conversation.service.js';

let app: TestApp;
let conversations: TeamConversationService;
let group: { id: string; slug: string; name: string };
let member: Someone;
let moderator: Someone;

const tx = () => app.get(Db).reader;
const fields = `id kind title groupName readers unread lastMessageAt callBackAskedAt viewerCan { write askCallBack }
  items { id fromMe authorName authorRole avatar bodyHtml sentAt }`;
const mutation = `mutation($key: UUID!, $group: UUID!, $body: String!) { writeToTeam(key: $key, groupId: $group, body: $body) { ${fields} } }`;
const writeToTeam = (who: Someone | null, body: string, key = randomUUID(), groupId = group.id) =>
  ask(app, who, mutation, { key, group: groupId, body });
const writeAsTeam = (body: string, more: { actorId?: string; key?: string; membershipId?: string } = {}) =>
  app.get(Db).tx((t) =>
    conversations.writeAsTeam(t, {
      membershipId: more.membershipId ?? member.membershipId(group),
      actorId: more.actorId ?? moderator.accountId,
      body,
      templateId: null,
      key: more.key ?? randomUUID(),
    }),
  );

beforeAll(async () => {
  app = await anApp();
  conversations = app.get(TeamConversationService);
});
afterAll(() => app.close());
beforeEach(async () => {
  group = await aGroup(app, { name: 'Living with type 2' });
  member = await aMember(app, { groups: [group], name: 'Pearl Boat' });
  moderator = await aModerator(app, { groups: [group], workName: 'Marsh Hill' });
});

describe('a member writes to the moderation team', () => {
  it('begins one conversation, which the team reads under the name of the group', async () => {
    const { data } = await writeToTeam(member, 'I have a **question**.');
    const conversation = data!['writeToTeam'];
    expect(conversation).toMatchObject({
      kind: 'TEAM',
      groupName: 'Living with type 2',
      readers: ['GROUP_MODERATORS', 'LEADS'],
      unread: false,
      viewerCan: { write: true, askCallBack: false },
      items: [{ fromMe: true, authorRole: 'MEMBER', bodyHtml: '<p>I have a <strong>question</strong>.</p>' }],
    });
    const again = await writeToTeam(member, 'And another.');
    expect(again.data!['writeToTeam'].id).toBe(conversation.id);
    expect(await conversations.readOfMembership(tx(), moderator.actor, member.membershipId(group))).toMatchObject({
      unread: true,
      viewerCan: { write: false },
      items: [{ fromMe: false, authorName: expect.stringContaining('Pearl Boat') }, {}],
    });
  });

  it('keeps one message per key, and refuses the key for other words', async () => {
    const key = randomUUID();
    const all = await Promise.all(Array.from({ length: 5 }, () => writeToTeam(member, 'Only once', key)));
    expect(all.map(({ code }) => code)).toEqual(Array.from({ length: 5 }));
    expect((await writeToTeam(member, 'Something else', key)).code).toBe('input.keyReused');
    expect(
      await row(tx(), `SELECT count(*) AS kept FROM team_message WHERE author_id = $1`, [member.accountId]),
    ).toEqual({ kept: 1 });
  });

  it.each([
    ['', 'input.required'],
    ['   ', 'input.required'],
    ['x'.repeat(5001), 'input.tooLong'],
    ['with\0nothing', 'input.invalid'],
  ])('refuses %j', async (body, code) => {
    expect((await writeToTeam(member, body)).code).toBe(code);
    expect(
      await rows(tx(), `SELECT 1 FROM team_conversation WHERE membership_id = $1`, [member.membershipId(group)]),
    ).toEqual([]);
  });

  it('is for people of the group', async () => {
    expect((await writeToTeam(await aMember(app), 'Hello')).code).toBe('membership.required');
    expect((await writeToTeam(member, 'Hello', randomUUID(), randomUUID())).code).toBe('resource.notFound');
    expect((await writeToTeam(null, 'Hello')).code).toBe('auth.required');
  });

  it('is heard from a restricted member too, and words of danger wait for the detector with a card for the author (SAFE-1)', async () => {
    await write(tx(), `UPDATE membership SET restricted_until = $2 WHERE id = $1`, [
      member.membershipId(group),
      new Date(app.clock.now().getTime() + 3_600_000),
    ]);
    const { data } = await writeToTeam(member, 'I am going to kill myself tonight');
    const id = data!['writeToTeam'].items[0].id as string;

    expect(await rows(tx(), `SELECT content_type, status FROM screening WHERE content_id = $1`, [id])).toEqual([
      { contentType: 'TEAM_MESSAGE', status: 'WAITING' },
    ]);
    expect(await rows(tx(), `SELECT account_id FROM help_card WHERE content_id = $1`, [id])).toEqual([
      { accountId: member.accountId },
    ]);
  });
});

describe('the team writes to a member', () => {
  it('speaks with one voice outward and keeps its true author inward', async () => {
    await writeAsTeam('How are you today?');
    const [seen] = await conversations.forMember(tx(), member.accountId);
    expect(seen).toMatchObject({
      unread: true,
      items: [{ fromMe: false, authorName: '', authorRole: 'MODERATION_TEAM', avatar: null }],
    });
    expect(JSON.stringify(seen)).not.toContain('Marsh');
    expect(JSON.stringify(seen)).not.toContain(moderator.accountId);

    const colleague = await aLead(app);
    expect(await conversations.readOfMembership(tx(), colleague.actor, member.membershipId(group))).toMatchObject({
      items: [{ authorName: 'Marsh Hill', fromMe: false }],
    });
  });

  it('tells the member once, by notice and by a mail without content', async () => {
    const key = randomUUID();
    await writeAsTeam('About your post on insulin', { key });
    await writeAsTeam('About your post on insulin', { key });

    expect(
      await rows(tx(), `SELECT kind, facts->>'groupName' AS group FROM notice WHERE account_id = $1`, [
        member.accountId,
      ]),
    ).toEqual([{ kind: 'team.wrote', group: 'Living with type 2' }]);
    const mails = (await app.get(MailService).preview()).filter(({ to }) => to === member.email);
    expect(mails).toHaveLength(1);
    expect(`${mails[0]!.subject} ${mails[0]!.text}`).not.toMatch(/insulin|type 2|moderat/i);
    await expect(writeAsTeam('Something else', { key })).rejects.toMatchObject({ code: 'input.keyReused' });
  });

  it('leaves a record without words', async () => {
    await writeAsTeam('Words that stay in the conversation');
    const records = await rows(tx(), `SELECT * FROM audit_entry WHERE action = 'teamMessage.send' AND actor_id = $1`, [
      moderator.accountId,
    ]);
    const events = await rows(tx(), `SELECT * FROM domain_event WHERE type = 'teamMessage.sent' AND actor_id = $1`, [
      moderator.accountId,
    ]);

    expect([records.length, events.length]).toEqual([1, 1]);
    expect(JSON.stringify([records, events])).not.toContain('Words');
  });

  it('does not write to itself (R3)', async () => {
    await expect(writeAsTeam('Hello me', { membershipId: moderator.membershipId(group) })).rejects.toMatchObject({
      code: 'action.involved',
    });
  });
});

describe('reading', () => {
  it('is for the member and the team of the group, and for nobody else', async () => {
    await writeAsTeam('Hello');
    const { id } = (await conversations.ofMembership(tx(), member.membershipId(group)))!;
    const elsewhere = await aModerator(app, { groups: [await aGroup(app)] });
    const reads = async (who: Someone) => (await conversations.read(tx(), who.actor, id)) !== null;

    expect(
      await Promise.all(
        [member, moderator, await aLead(app), elsewhere, await aMember(app, { groups: [group] })].map(reads),
      ),
    ).toEqual([true, true, true, false, false]);
    expect(await conversations.markRead(tx(), elsewhere.actor, id)).toBeNull();
  });

  it('marks each side apart', async () => {
    await writeAsTeam('Hello');
    const { id } = (await conversations.ofMembership(tx(), member.membershipId(group)))!;
    expect(await conversations.unreadFor(tx(), member.accountId)).toBe(1);
    app.clock.passes(1);
    expect(await conversations.markRead(tx(), member.actor, id)).toMatchObject({ unread: false });
    expect(await conversations.unreadFor(tx(), member.accountId)).toBe(0);
    app.clock.passes(1);
    await app
      .get(Db)
      .tx((t) =>
        conversations.writeAsMember(t, member.actor, { conversationId: id, body: 'Better, thanks', key: randomUUID() }),
      );
    expect(await conversations.read(tx(), moderator.actor, id)).toMatchObject({ unread: true });
    expect(await conversations.markRead(tx(), moderator.actor, id)).toMatchObject({ unread: false });
  });

  it('lets a member who left answer what the team wrote, and a stranger nothing', async () => {
    await writeAsTeam('Before you go');
    const { id } = (await conversations.ofMembership(tx(), member.membershipId(group)))!;
    await write(tx(), `UPDATE membership SET standing = 'LEFT' WHERE id = $1`, [member.membershipId(group)]);
    const answer = (who: Someone) =>
      app
        .get(Db)
        .tx((t) =>
          conversations.writeAsMember(t, who.actor, { conversationId: id, body: 'Goodbye', key: randomUUID() }),
        );

    await expect(answer(member)).resolves.toMatchObject({ fromTeam: false });
    await expect(answer(await aMember(app))).rejects.toMatchObject({ code: 'resource.notFound' });
    await expect(answer(moderator)).rejects.toMatchObject({ code: 'action.forbidden' });
  });

  it('gives ten messages each way around one, for review', async () => {
    for (let n = 0; n < 13; n++) {
      await writeToTeam(member, `Message ${n}`);
      app.clock.passes(1);
    }
    const { id } = (await row<{ id: string }>(
      tx(),
      `SELECT id FROM team_message WHERE body_source = 'Message 11' AND author_id = $1`,
      [member.accountId],
    ))!;
    const content = await conversations.contentForReview(tx(), id);

    expect(content).toMatchObject({
      contentType: 'TEAM_MESSAGE',
      bodySource: 'Message 11',
      membershipId: member.membershipId(group),
    });
    expect(content!.before.map(({ text }) => text)).toEqual(Array.from({ length: 10 }, (_, n) => `Message ${n + 1}`));
    expect(content!.after.map(({ text }) => text)).toEqual(['Message 12']);
  });
});
