import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { rows } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { aCase, caseOf, nobodyIsLeft, onRota, ringing } from '../testing/clinic.js';
import { aClinician, aGroup, aMember, aModerator, type Someone, type TestApp } from '../testing/people.js';
import { CaseRecordService } from './case-record.service.js';
import { CaseWorkService } from './case-work.service.js';
import { ClinicalConversationService } from './clinical-conversation.service.js';
import { EscalationService } from './escalation.service.js';

let app: TestApp;
let group: { id: string };
let member: Someone;
let moderator: Someone;
let hannah: Someone;
let okoro: Someone;
let about: { groupId: string; membershipId: string };

beforeAll(async () => {
  app = await anApp();
});
beforeEach(async () => {
  await nobodyIsLeft(app);
  group = await aGroup(app);
  member = await aMember(app, { groups: [group] });
  moderator = await aModerator(app, { groups: [group] });
  hannah = await aClinician(app, { workName: 'Hannah Byrne' });
  okoro = await aClinician(app);
  await onRota(app, 'PRIMARY', hannah, 10_000);
  await onRota(app, 'BACKUP', okoro, 10_000);
  about = { groupId: group.id, membershipId: member.membershipId(group) };
});
afterAll(() => app.close());

const danger = 'I have the pen in my hand and I am going to end it tonight';
const talk = () => app.get(ClinicalConversationService);
const work = () => app.get(CaseWorkService);

/** A case in Hannah's hands, with her first message in it. */
const talking = async (level: 'AMBER' | 'RED' = 'RED') => {
  const { id } = await aCase(app, about, moderator, level);
  await app.get(EscalationService).acknowledge(hannah.actor, id, randomUUID());
  await talk().writeAsClinic(hannah.actor, { caseId: id, body: 'Hello. How are you?', key: randomUUID() });
  const [conversation] = await talk().forMember(app.dataSource.manager, member.accountId);
  return { id, conversation: conversation!.id };
};
const say = (conversation: string, words: string, key = randomUUID()) =>
  app.dataSource.transaction((tx) => talk().writeAsMember(tx, member.actor, conversation, words, key));
const version = async () => (await caseOf(app, about.membershipId)).version;
const closed = async (id: string) =>
  work().close(hannah.actor, {
    caseId: id,
    version: await version(),
    outcome: 'OC01',
    extraOutcomes: [],
    actionsTaken: 'Spoke.',
    followUpAt: [],
    noFollowUpReason: 'None needed.',
    feedbackCode: 'rightToRaise',
    feedbackText: 'Thank you.',
    worthTime: true,
    worthReason: null,
    key: randomUUID(),
  });
const countOf = async (table: string, where: string, values: unknown[]) =>
  (await rows(app.dataSource.manager, `SELECT 1 FROM ${table} WHERE ${where}`, values)).length;

describe('words of danger to a clinician', () => {
  it('raise the case, ring the owner, and offer their author help', async () => {
    const { id, conversation } = await talking();
    await app.drain();

    const { items } = await say(conversation, danger);

    expect(await caseOf(app, about.membershipId)).toMatchObject({ id, status: 'PAGED', level: 'CRISIS' });
    expect(await ringing(app, id)).toContain(hannah.accountId);
    const cards = await rows<{ contentId: string; kind: string }>(
      app.dataSource.manager,
      `SELECT content_id, kind FROM help_card WHERE account_id = $1`,
      [member.accountId],
    );
    expect(cards).toEqual([{ contentId: items.at(-1)!.id, kind: 'IMMEDIATE' }]);
  });

  it('are kept as findings with evidence and version, in the case and nowhere at the desk', async () => {
    const { id, conversation } = await talking();
    const signals = () => countOf('signal', 'membership_id = $1', [about.membershipId]);
    const before = await signals();

    await say(conversation, danger);
    await app.drain();
    await app.sweep();

    const [found] = await rows<{ level: string; spans: object[]; detectorVersion: string }>(
      app.dataSource.manager,
      `SELECT level, spans, detector_version FROM clinical_finding WHERE escalation_id = $1 ORDER BY level`,
      [id],
    );
    expect(found).toMatchObject({ level: 'CRISIS', detectorVersion: expect.stringContaining('frames') });
    expect(found!.spans.length).toBeGreaterThan(0);
    expect(await signals()).toBe(before);
    expect(await countOf('screening', 'membership_id = $1', [about.membershipId])).toBe(0);
    const line = await rows<{ facts: object }>(
      app.dataSource.manager,
      `SELECT facts FROM escalation_entry WHERE escalation_id = $1 AND kind = 'memberRead'`,
      [id],
    );
    expect(line).toHaveLength(1);
    expect(JSON.stringify(line)).not.toContain('pen');
  });

  it('are kept and open the case again when it closed meanwhile', async () => {
    const { id, conversation } = await talking();
    await closed(id);

    await say(conversation, danger);

    expect(await caseOf(app, about.membershipId)).toMatchObject({
      id,
      status: 'PAGED',
      level: 'CRISIS',
      ownerId: null,
    });
    expect(await ringing(app, id)).toEqual([hannah.accountId]);
    expect(await countOf('clinical_message', 'author_id = $1', [member.accountId])).toBe(1);
  });

  it('are kept and open the case again when it was returned to the moderators', async () => {
    const { id, conversation } = await talking();
    await work().decline(
      hannah.actor,
      { caseId: id, version: await version(), key: randomUUID() },
      'misread',
      'An idiom.',
    );
    await expect(say(conversation, 'Thank you.')).rejects.toMatchObject({ code: 'conversation.closed' });

    await say(conversation, danger);

    expect(await caseOf(app, about.membershipId)).toMatchObject({ id, status: 'PAGED', level: 'CRISIS' });
  });

  it('said twice under one key set off nothing twice', async () => {
    const { id, conversation } = await talking();
    const key = randomUUID();
    await say(conversation, danger, key);
    const { version: after } = await caseOf(app, about.membershipId);

    await say(conversation, danger, key);

    expect((await caseOf(app, about.membershipId)).version).toBe(after);
    expect(await countOf('clinical_message', 'author_id = $1', [member.accountId])).toBe(1);
    expect(await ringing(app, id)).toContain(hannah.accountId);
  });
});

describe('calm words to a clinician', () => {
  it('bring a case that is being watched back to its owner, who is told', async () => {
    const { id, conversation } = await talking();
    await work().watch(hannah.actor, id, await version(), new Date(app.clock.now().getTime() + 3_600_000));

    await say(conversation, 'Thank you, I ate something.');

    const now = await caseOf(app, about.membershipId);
    expect(now).toMatchObject({ status: 'IN_PROGRESS', ownerId: hannah.accountId });
    expect(now.nextEntryBy).not.toBeNull();
    expect(
      await countOf('notice', `account_id = $1 AND kind = 'case.memberWrote' AND link = $2`, [
        hannah.accountId,
        `/clinic/${id}`,
      ]),
    ).toBe(1);
  });

  it('page somebody when the case was opened again and nobody has taken it', async () => {
    const { id, conversation } = await talking('AMBER');
    await closed(id);
    await aCase(app, about, moderator, 'AMBER');
    expect(await ringing(app, id)).toEqual([]);

    await say(conversation, 'Are you there?');

    expect(await ringing(app, id)).toEqual([hannah.accountId]);
  });

  it('open a case that closed this month without waking anybody, and tell its owner and those on call', async () => {
    const { id, conversation } = await talking();
    await closed(id);

    await say(conversation, 'Thank you for yesterday.');

    expect(await caseOf(app, about.membershipId)).toMatchObject({ id, status: 'OPEN', level: 'AMBER' });
    expect(await ringing(app, id)).toEqual([]);
    for (const who of [hannah, okoro])
      expect(await countOf('notice', `account_id = $1 AND kind = 'case.memberWrote'`, [who.accountId])).toBe(1);
  });
});

describe('a call back', () => {
  it('can be asked for again after they were rung', async () => {
    const { id, conversation } = await talking();
    const askBack = () =>
      app.dataSource.transaction((tx) => talk().askCallBack(tx, member.actor, conversation, null, null));
    await askBack();

    await app.get(CaseRecordService).logOutreach(hannah.actor, {
      caseId: id, channel: 'PHONE', result: 'DECLINED', confirmed: [], words: null, nextAttemptAt: null, key: randomUUID(),
    }); // prettier-ignore

    const [now] = await talk().forMember(app.dataSource.manager, member.accountId);
    expect(now).toMatchObject({ callBackAskedAt: null, viewerCan: { askCallBack: true } });
    app.clock.passes(1);
    await askBack();
    expect(await countOf('notice', `account_id = $1 AND kind = 'case.callBackAsked'`, [hannah.accountId])).toBe(2);
  });
});
