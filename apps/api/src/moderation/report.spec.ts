import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { Outbox } from '../platform/outbox.js';
import { Db, rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { itemsAbout, noticesOf, onItem, openItem, queueOf, report } from '../testing/desk.js';
import { aThread } from '../testing/forum.js';
import { aClinician, aGroup, aLead, aMember, aModerator, ask, type Someone, type TestApp } from '../testing/people.js';
import { ReportService } from './report.service.js';

let app: TestApp;
let group: { id: string; slug: string };
let member: Someone;
let reporter: Someone;
let moderator: Someone;
let thread: { id: string; postId: string };

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  group = await aGroup(app);
  member = await aMember(app, { groups: [group] });
  reporter = await aMember(app, { groups: [group], name: 'Silver Thimble' });
  moderator = await aModerator(app, { groups: [group] });
  thread = await aThread(app, member, group, { body: 'What do you eat at work?' });
  await app.drain();
});

const mine = (who: Someone, id: string) =>
  ask(app, who, `query ($id: UUID!) { report(id: $id) { id status outcome } }`, { id });
const worried = async () =>
  (await report(app, reporter, { contentId: thread.postId, note: 'They sound different.' })).data!['report'];

describe('a report', () => {
  it('is received, starts at red when somebody is worried, and says by when a person looks', async () => {
    const sent = await worried();
    expect(sent).toMatchObject({ door: 'WORRIED', status: 'RECEIVED', outcome: null });
    expect(new Date(sent.lookBy)).toEqual(new Date(app.clock.now().getTime() + 15 * 60_000));
    expect(await itemsAbout(app, member.membershipId(group))).toMatchObject([{ level: 'RED' }]);
    expect(await noticesOf(app, reporter)).toEqual(['report.received']);
    expect(await noticesOf(app, member)).toEqual([]);
  });

  it('hides the reporter from peer moderators and names them to leads (R10)', async () => {
    await worried();
    const [item] = await itemsAbout(app, member.membershipId(group));
    const forPeer = await openItem(app, moderator, item!.id);
    expect(forPeer.response.body).not.toContain('Silver Thimble');
    expect(forPeer.response.body).not.toContain(reporter.membershipId(group));
    const forLead = await openItem(app, await aLead(app), item!.id);
    expect(forLead.data!['reviewItem'].signals).toMatchObject([
      { reporterName: 'Silver Thimble', note: 'They sound different.' },
    ]);
    const nurse = await openItem(app, await aClinician(app), item!.id);
    expect(nurse.data!['reviewItem'].signals).toMatchObject([{ reporterName: null }]);
  });

  it('is nobody else’s to see, and does not exist for those outside the group', async () => {
    const sent = await worried();
    expect((await mine(member, sent.id)).data).toEqual({ report: null });
    const stranger = await aMember(app, { groups: [await aGroup(app)] });
    expect((await report(app, stranger, { contentId: thread.postId })).code).toBe('resource.notFound');
    expect((await report(app, reporter, { contentId: randomUUID() })).code).toBe('resource.notFound');
    expect((await report(app, member, { contentId: thread.postId })).code).toBe('action.forbidden');
  });

  it('is sent once for one key', async () => {
    const input = { key: randomUUID(), contentId: thread.postId };
    const [one, two] = await Promise.all([report(app, reporter, input), report(app, reporter, input)]);
    expect(one.data!['report'].id).toBe(two.data!['report'].id);
    expect((await report(app, reporter, { ...input, door: 'RULE', category: 'unkind' })).code).toBe('input.keyReused');
  });

  it('is refused with a category we do not know or a note that is too long, and then nothing is kept', async () => {
    expect((await report(app, reporter, { contentId: thread.postId, category: 'boring' })).code).toBe('input.invalid');
    expect((await report(app, reporter, { contentId: thread.postId, note: 'a'.repeat(2001) })).code).toBe(
      'input.tooLong',
    );
    expect((await report(app, reporter, { contentId: thread.postId, note: 'a\u0000b' })).code).toBe('input.invalid');
    expect(await itemsAbout(app, member.membershipId(group))).toEqual([]);
  });

  it('about rules slows down after twenty a day; worry never does (R11)', async () => {
    for (let turn = 0; turn < 20; turn++) {
      expect(
        (await report(app, reporter, { contentId: thread.postId, door: 'RULE', category: 'unkind' })).code,
      ).toBeUndefined();
    }
    expect((await report(app, reporter, { contentId: thread.postId, door: 'RULE', category: 'unkind' })).code).toBe(
      'rate.limited',
    );
    expect((await report(app, reporter, { contentId: thread.postId })).code).toBeUndefined();
  });

  it('of a moderator goes to leads alone (R12)', async () => {
    const spoken = await aThread(app, moderator, group, { body: 'Quiet please.' });
    await report(app, reporter, { contentId: spoken.postId, door: 'RULE', category: 'unkind' });
    const [item] = await itemsAbout(app, moderator.membershipId(group));
    const colleague = await aModerator(app, { groups: [group] });
    expect((await openItem(app, colleague, item!.id)).data).toEqual({ reviewItem: null });
    expect((await onItem(app, colleague, 'claimItem', item!.id)).code).toBe('resource.notFound');
    expect((await openItem(app, await aLead(app), item!.id)).data!['reviewItem'].id).toBe(item!.id);
  });

  it('of a private message of the team goes to leads alone, and is about who wrote it', async () => {
    await ask(
      app,
      member,
      `mutation ($key: UUID!, $groupId: UUID!) { writeToTeam(key: $key, groupId: $groupId, body: "Hello?") { id } }`,
      { key: randomUUID(), groupId: group.id },
    );
    const [conversation] = await rows<{ id: string }>(
      app.dataSource.manager,
      `SELECT id FROM team_conversation WHERE membership_id = $1`,
      [member.membershipId(group)],
    );
    const messageId = randomUUID();
    await write(
      app.dataSource.manager,
      `INSERT INTO team_message (id, conversation_id, from_team, author_id, body_source, body_html, key, sent_at) VALUES ($1, $2, true, $3, 'Stop it.', '<p>Stop it.</p>', $4, $5)`,
      [messageId, conversation!.id, moderator.accountId, randomUUID(), app.clock.now()],
    );
    const sent = await report(app, member, {
      contentType: 'TEAM_MESSAGE',
      contentId: messageId,
      door: 'RULE',
      category: 'unkind',
    });
    expect(sent.code).toBeUndefined();
    const [item] = await itemsAbout(app, moderator.membershipId(group));
    const peer = (await queueOf(app, await aModerator(app, { groups: [group] }))).data!['queue'];
    expect(peer.items.map(({ id }: { id: string }) => id)).not.toContain(item!.id);
    expect((await openItem(app, await aLead(app), item!.id)).data!['reviewItem'].person.id).toBe(
      moderator.membershipId(group),
    );
    expect((await report(app, reporter, { contentType: 'TEAM_MESSAGE', contentId: messageId })).code).toBe(
      'resource.notFound',
    );
  });

  it('comes as high as the note is, and puts no marks into the words that are reported', async () => {
    await report(app, reporter, {
      contentId: thread.postId,
      door: 'RULE',
      category: 'unkind',
      note: 'She told me she is going to kill herself tonight.',
    });
    const [item] = await itemsAbout(app, member.membershipId(group));
    expect(['RED', 'CRISIS']).toContain(item!.level);
    const [subject] = (await openItem(app, moderator, item!.id)).data!['reviewItem'].subjects;
    expect(subject.asReported.flatMap(({ marks }: { marks: number[] }) => marks)).toEqual([]);
  });

  it('leaves a record of each step it takes', async () => {
    const sent = await worried();
    const [item] = await itemsAbout(app, member.membershipId(group));
    await onItem(app, moderator, 'claimItem', item!.id);
    await app
      .get(Db)
      .tx((tx) => app.get(ReportService).tellOutcome(tx, [item!.id], { worried: 'supported', rule: 'acted' }));
    expect(
      await rows(
        app.dataSource.manager,
        `SELECT action, before_state AS before, after_state AS after FROM audit_entry WHERE target_type = 'report' AND target_id = $1 ORDER BY at, id`,
        [sent.id],
      ),
    ).toMatchObject([
      { action: 'report.send' },
      { action: 'report.lookedAt', before: 'RECEIVED', after: 'BEING_LOOKED_AT' },
      { action: 'report.dealtWith', after: 'DEALT_WITH' },
    ]);
  });

  it('of a profile keeps the name and words as they are now', async () => {
    expect(
      (
        await report(app, reporter, {
          contentType: 'PROFILE',
          contentId: member.membershipId(group),
          door: 'RULE',
          category: 'other',
        })
      ).code,
    ).toBeUndefined();
    const [item] = await itemsAbout(app, member.membershipId(group));
    expect((await openItem(app, moderator, item!.id)).data!['reviewItem'].subjects).toMatchObject([
      { contentType: 'PROFILE' },
    ]);
  });

  it('can come back at red when its sender is still worried', async () => {
    const sent = await worried();
    const again = () =>
      ask(app, reporter, `mutation ($id: UUID!) { stillWorried(reportId: $id) { status } }`, { id: sent.id });
    await write(
      app.dataSource.manager,
      `UPDATE review_item SET status = 'DECIDED', decided_at = now(), level = 'AMBER' WHERE membership_id = $1`,
      [member.membershipId(group)],
    );
    await write(
      app.dataSource.manager,
      `UPDATE report SET status = 'DEALT_WITH', outcome = 'supported' WHERE id = $1`,
      [sent.id],
    );
    expect((await again()).data).toEqual({ stillWorried: { status: 'RECEIVED' } });
    expect(await itemsAbout(app, member.membershipId(group))).toMatchObject([
      { status: 'NEW', level: 'RED', reopenedCount: 1 },
    ]);
    expect((await again()).data).toEqual({ stillWorried: { status: 'RECEIVED' } });
  });

  it('hears the end of a case in broad words, and so does the moderator', async () => {
    const sent = await worried();
    const [item] = await itemsAbout(app, member.membershipId(group));
    await app.get(Db).tx((tx) =>
      app.get(Outbox).publish(tx, [
        {
          type: 'escalation.closed',
          escalationId: randomUUID(),
          reviewItemIds: [item!.id],
          outcomeBroad: 'reached',
          feedbackCode: 'rightToRaise',
          raisedBy: moderator.accountId,
        },
      ]),
    );
    await app.drain();
    expect((await mine(reporter, sent.id)).data).toEqual({
      report: { id: sent.id, status: 'DEALT_WITH', outcome: 'reached' },
    });
    expect(await noticesOf(app, moderator)).toEqual(['case.feedback']);
  });
});

describe('asking for a person', () => {
  const help = (who: Someone, words: string | null = null) =>
    ask(app, who, `mutation ($input: HelpRequestInput!) { askForHelp(input: $input) { id status } }`, {
      input: { key: randomUUID(), groupId: group.id, words },
    });

  it('is heard at red, however often (SAFE-1)', async () => {
    for (let turn = 0; turn < 30; turn++) expect((await help(member)).code).toBeUndefined();
    expect(await itemsAbout(app, member.membershipId(group))).toMatchObject([{ level: 'RED' }]);
  });

  it('shows the words to the desk, and the person is not kept from their own answer', async () => {
    await help(member, 'I cannot sleep and it is all too much.');
    const [item] = await itemsAbout(app, member.membershipId(group));
    expect((await openItem(app, moderator, item!.id)).data!['reviewItem']).toMatchObject({
      headline: 'asksForAPerson',
      signals: [{ note: 'I cannot sleep and it is all too much.' }],
    });
  });

  it('comes as high as the words are, with their evidence and the version that read them', async () => {
    await help(member, 'I have the pills in my hand and I am going to kill myself tonight.');
    const [item] = await itemsAbout(app, member.membershipId(group));
    expect(item).toMatchObject({ level: 'CRISIS' });
    const [signal] = await rows<{ spans: unknown[]; detectorVersion: string | null }>(
      app.dataSource.manager,
      `SELECT spans, detector_version FROM signal WHERE review_item_id = $1`,
      [item!.id],
    );
    expect(signal!.spans.length).toBeGreaterThan(0);
    expect(signal!.detectorVersion).not.toBeNull();
  });

  it('works signed out: leads alone see it and the contact, kept sealed, once for one key (SAFE-2)', async () => {
    const document = `mutation ($key: UUID!) { askForHelpSignedOut(key: $key, contact: "07700 900123", words: "Please ring me.", country: "GB") { id } }`;
    const key = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => ask(app, null, document, { key })));
    expect(answers.flatMap(({ code }) => code ?? [])).toEqual([]);
    const found = await rows<{ id: string; contactSealed: Buffer }>(
      app.dataSource.manager,
      `SELECT i.id, r.contact_sealed FROM review_item i JOIN report r ON r.review_item_id = i.id WHERE i.membership_id IS NULL`,
    );
    expect(found).toHaveLength(1);
    expect(found[0]!.contactSealed.toString()).not.toContain('07700');
    expect((await openItem(app, moderator, found[0]!.id)).data).toEqual({ reviewItem: null });
    const forLead = await ask(
      app,
      await aLead(app),
      `query ($id: UUID!) { reviewItem(id: $id) { signedOutContact person { id } level } }`,
      { id: found[0]!.id },
    );
    expect(forLead.data!['reviewItem']).toEqual({ signedOutContact: '07700 900123', person: null, level: 'RED' });
  });

  it('from one flooding address is weighed lower and never dropped', async () => {
    const document = `mutation ($key: UUID!) { askForHelpSignedOut(key: $key, contact: "a", words: "", country: "GB") { id } }`;
    const before = await rows(app.dataSource.manager, `SELECT 1 AS one FROM review_item WHERE membership_id IS NULL`);
    for (let turn = 0; turn < 25; turn++)
      expect((await ask(app, null, document, { key: randomUUID() }, { address: '203.0.113.9' })).code).toBeUndefined();
    const after = await rows(app.dataSource.manager, `SELECT 1 AS one FROM review_item WHERE membership_id IS NULL`);
    expect(after.length - before.length).toBe(25);
  });
});

describe('a mark by a moderator (door 4)', () => {
  const mark = (who: Someone, level = 'AMBER') =>
    ask(
      app,
      who,
      `mutation ($key: UUID!, $id: UUID!, $level: Level!) { markContent(key: $key, contentType: POST, contentId: $id, level: $level, note: "Reads flat.") { id level signals { source } } }`,
      { key: randomUUID(), id: thread.postId, level },
    );

  it('is theirs in their own groups only', async () => {
    expect((await mark(reporter)).code).toBe('action.forbidden');
    expect((await mark(await aModerator(app, { groups: [await aGroup(app)] }))).code).toBe('resource.notFound');
    expect((await mark(moderator)).data!['markContent']).toMatchObject({
      level: 'AMBER',
      signals: [{ source: 'MODERATOR' }],
    });
  });

  it('tells no more than that it arrived when the concern is for leads, or about something they are part of', async () => {
    const colleague = await aModerator(app, { groups: [group] });
    thread = await aThread(app, colleague, group, { body: 'Fine, thank you.' });
    const marked = await mark(moderator);
    expect(marked.code).toBeUndefined();
    expect(marked.data).toEqual({ markContent: null });
    const [item] = await itemsAbout(app, colleague.membershipId(group));
    expect(item).toMatchObject({ level: 'AMBER', status: 'NEW' });
    expect((await openItem(app, await aLead(app), item!.id)).data!['reviewItem']).toMatchObject({ id: item!.id });
    expect((await openItem(app, moderator, item!.id)).data).toEqual({ reviewItem: null });

    const member = await aMember(app, { groups: [group] });
    thread = await aThread(app, member, group, { body: 'I am not sure.' });
    await report(app, moderator, { contentId: thread.postId });
    expect(await mark(moderator)).toMatchObject({ data: { markContent: null } });
  });

  it('is not for their own words', async () => {
    thread = await aThread(app, moderator, group, { body: 'Good morning.' });
    expect((await mark(moderator)).code).toBe('action.involved');
  });
});
