import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { buildSchema, type GraphQLInputObjectType } from 'graphql';

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { rows } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import {
  aCase,
  acknowledge,
  aClinic,
  aConcern,
  aPatient,
  breaches,
  caseOf,
  closeCase,
  closing,
  everybodyIsBack,
  openCase,
  ringing,
  writeToPatient,
} from '../testing/clinic.js';
import { aGroup, aMember, aModerator, type Answer, ask, type Someone, type TestApp } from '../testing/people.js';
import { ClinicalConversationService } from './clinical-conversation.service.js';

let app: TestApp;
let group: { id: string };
let moderator: Someone;
let lead: Someone;
let hannah: Someone;
let okoro: Someone;

beforeAll(async () => {
  app = await anApp();
  ({ group, moderator, hannah, okoro, lead } = await aClinic(app));
});
beforeEach(() => everybodyIsBack(app));
afterAll(() => app.close());

describe('writing to the member', () => {
  it('says a thing once under one key and refuses the key for other words (R27)', async () => {
    const { about, member } = await aPatient(app, group);
    const { id } = await aCase(app, about, moderator, 'RED');
    await acknowledge(app, hannah, id);
    const key = randomUUID();

    await Promise.all([writeToPatient(app, hannah, id, 'Hello.', key), writeToPatient(app, hannah, id, 'Hello.', key)]);
    expect((await writeToPatient(app, hannah, id, 'Something else.', key)).code).toBe('input.keyReused');

    const [conversation] = await app
      .get(ClinicalConversationService)
      .forMember(app.dataSource.manager, member.accountId);
    expect(conversation?.items).toHaveLength(1);
  });

  it('stops the clock of the first contact and starts the idle clock again', async () => {
    const { about } = await aPatient(app, group);
    const { id } = await aCase(app, about, moderator, 'CRISIS');
    await acknowledge(app, lead, id);
    app.clock.passes(6);

    await writeToPatient(app, lead, id, 'Hello.');

    const now = await caseOf(app, about.membershipId);
    expect(now.firstContactAt).toEqual(app.clock.now());
    expect(now.nextEntryBy).toEqual(new Date(app.clock.now().getTime() + 600_000));
  });

  it.each([
    ['nothing', ' ', 'input.required'],
    ['too much', 'a'.repeat(5001), 'input.tooLong'],
    ['a NUL', 'a\u0000b', 'input.invalid'],
  ])('refuses %s', async (_what, body, code) => {
    const { about } = await aPatient(app, group);
    const { id } = await aCase(app, about, moderator, 'RED');
    await acknowledge(app, hannah, id);

    expect((await writeToPatient(app, hannah, id, body)).code).toBe(code);
  });

  it('is not open to a colleague who does not own the case', async () => {
    const { about } = await aPatient(app, group);
    const { id } = await aCase(app, about, moderator, 'RED');
    await acknowledge(app, hannah, id);

    expect((await writeToPatient(app, okoro, id, 'Hello.')).code).toBe('action.forbidden');
  });

  it('keeps a member’s conversation from everybody else, and shows it as closed with the case (R34, H19)', async () => {
    const { about, member } = await aPatient(app, group);
    const stranger = await aMember(app);
    const { id } = await aCase(app, about, moderator, 'RED');
    await acknowledge(app, hannah, id);
    await writeToPatient(app, hannah, id, 'Hello.');
    const service = app.get(ClinicalConversationService);
    const tx = app.dataSource.manager;
    const [conversation] = await service.forMember(tx, member.accountId);
    const say = (who: Someone) => service.writeAsMember(tx, who.actor, conversation!.id, 'Hello back.', randomUUID());

    await expect(say(stranger)).rejects.toMatchObject({ code: 'resource.notFound' });
    await expect(say(moderator)).rejects.toMatchObject({ code: 'resource.notFound' });
    await closeCase(app, hannah, closing(app, id, (await caseOf(app, about.membershipId)).version));
    expect((await service.forMember(tx, member.accountId))[0]?.viewerCan.write).toBe(false);
  });
});

describe('notes', () => {
  const save = (who: Someone, input: Record<string, unknown>) =>
    ask(
      app,
      who,
      `mutation ($input: NoteInput!) { saveNote(input: $input) { notes { id text signedAt isMine addenda { text } } } }`,
      {
        input: { fields: [], sign: false, key: randomUUID(), ...input },
      },
    );
  const mineOf = (answer: Answer) => answer.data?.['saveNote'].notes;

  it('are kept as they are typed, seen by their author alone until signed, and then change by addenda only (R37)', async () => {
    const { about } = await aPatient(app, group);
    const { id } = await aCase(app, about, moderator, 'RED');
    await acknowledge(app, hannah, id);

    const [draft] = mineOf(
      await save(hannah, { caseId: id, text: 'Two pens lef', fields: [{ name: 'known', value: 'Type 1' }] }),
    );
    await save(hannah, { caseId: id, noteId: draft.id, text: 'Two pens left.' });
    expect((await openCase(app, lead, id)).data?.['clinicCase'].notes).toEqual([]);

    const [signed] = mineOf(await save(hannah, { caseId: id, noteId: draft.id, text: 'Two pens left.', sign: true }));
    expect(signed.signedAt).not.toBeNull();
    expect((await save(hannah, { caseId: id, noteId: draft.id, text: 'One pen left.' })).code).toBe('note.signed');

    const [withMore] = mineOf(
      await save(lead, { caseId: id, addendumTo: signed.id, text: 'One, they meant.', sign: true }),
    );
    expect(withMore).toMatchObject({ text: 'Two pens left.', isMine: false, addenda: [{ text: 'One, they meant.' }] });
    expect((await save(lead, { caseId: id, noteId: draft.id, text: 'Mine now' })).code).toBe('resource.notFound');
  });

  it('can be finished by their author after the case went to a colleague, and by nobody else', async () => {
    const { about } = await aPatient(app, group);
    const { id } = await aCase(app, about, moderator, 'CRISIS');
    await acknowledge(app, hannah, id);
    const [draft] = mineOf(
      await save(hannah, { caseId: id, text: 'Two pens', fields: [{ name: 'known', value: 'Type 1' }] }),
    );
    app.clock.passes(11);
    await everybodyIsBack(app);
    await app.sweep();
    await acknowledge(app, okoro, id);
    const unfinished = async (who: Someone) =>
      (await ask(app, who, `{ clinicInbox { unfinishedNotes { id text fields { name } } } }`)).data?.['clinicInbox']
        .unfinishedNotes;
    expect(await unfinished(hannah)).toContainEqual({ id: draft.id, text: 'Two pens', fields: [{ name: 'known' }] });
    const finish = (who: Someone) =>
      ask(
        app,
        who,
        `mutation ($key: UUID!, $id: UUID!) { finishNote(key: $key, noteId: $id, text: "Two pens left.") { unfinishedNotes { id } } }`,
        { key: randomUUID(), id: draft.id },
      );

    expect((await finish(okoro)).code).toBe('resource.notFound');
    expect((await finish(hannah)).errors).toBeUndefined();
    expect((await finish(hannah)).code).toBe('note.signed');

    expect(await unfinished(hannah)).not.toContainEqual(expect.objectContaining({ id: draft.id }));
    expect((await openCase(app, okoro, id)).data?.['clinicCase'].notes).toContainEqual(
      expect.objectContaining({ text: 'Two pens left.', signedAt: expect.any(String) }),
    );
  });

  it('that are being typed keep the owner from being called idle', async () => {
    const { about } = await aPatient(app, group);
    const { id } = await aCase(app, about, moderator, 'CRISIS');
    await acknowledge(app, lead, id);
    const [draft] = mineOf(await save(lead, { caseId: id, text: 'a' }));
    app.clock.passes(8);
    await save(lead, { caseId: id, noteId: draft.id, text: 'ab' });
    app.clock.passes(8);
    await app.sweep();

    expect((await caseOf(app, about.membershipId)).status).toBe('IN_PROGRESS');
  });

  it('that are being typed do not answer a page', async () => {
    const { about } = await aPatient(app, group);
    const { id } = await aCase(app, about, moderator, 'RED');
    await acknowledge(app, hannah, id);
    const [draft] = mineOf(await save(hannah, { caseId: id, text: 'a' }));
    await aConcern(app, about, { level: 'CRISIS' });
    await app.drain();
    expect((await caseOf(app, about.membershipId)).status).toBe('PAGED');

    await save(hannah, { caseId: id, noteId: draft.id, text: 'ab' });
    await save(hannah, { caseId: id, noteId: draft.id, text: 'abc', sign: true });

    expect((await caseOf(app, about.membershipId)).status).toBe('PAGED');
  });

  it('refuse fields that are no names and notes that say nothing', async () => {
    const { about } = await aPatient(app, group);
    const { id } = await aCase(app, about, moderator, 'RED');
    await acknowledge(app, hannah, id);

    expect((await save(hannah, { caseId: id, text: '', fields: [{ name: 'a b', value: 'x' }] })).code).toBe(
      'input.invalid',
    );
    expect((await save(hannah, { caseId: id, text: ' ', sign: true })).code).toBe('input.required');
  });
});

describe('acts on a case', () => {
  const act = async (
    who: Someone,
    name: string,
    about: { membershipId: string },
    given: Record<string, string> = {},
  ) => {
    const { id, version } = await caseOf(app, about.membershipId);
    const more = Object.entries(given)
      .map(([field, value]) => `${field}: ${value}`)
      .join(', ');
    const keyed = ['setCaseLevel', 'offerHandover', 'declineCase', 'signOffCase', 'reviewCase'].includes(name);
    return ask(
      app,
      who,
      `mutation { ${name}(caseId: "${id}", version: ${version}${keyed ? `, key: "${randomUUID()}"` : ''}${more ? `, ${more}` : ''}) { status level isMine handoverToName followUps { id } } }`,
    );
  };

  it('refuses one that was decided on an older version (R26, H08)', async () => {
    const { about } = await aPatient(app, group);
    const { id, version } = await aCase(app, about, moderator, 'RED');
    await acknowledge(app, hannah, id);

    expect((await closeCase(app, hannah, closing(app, id, version))).code).toBe('resource.stale');
  });

  it('hands over only when the colleague accepts (R33)', async () => {
    const { about } = await aPatient(app, group);
    const { id } = await aCase(app, about, moderator, 'RED');
    await acknowledge(app, hannah, id);

    const offered = await act(hannah, 'offerHandover', about, {
      toAccountId: `"${okoro.accountId}"`,
      note: '"My shift ends."',
    });
    expect(offered.data?.['offerHandover']).toMatchObject({ isMine: true, handoverToName: 'Dr Okoro' });
    expect((await act(hannah, 'acceptHandover', about)).code).toBe('action.forbidden');
    const accepted = await act(okoro, 'acceptHandover', about);
    expect(accepted.data?.['acceptHandover']).toMatchObject({ status: 'ACKNOWLEDGED', isMine: true });
  });

  it('hands over to clinical people only', async () => {
    const { about } = await aPatient(app, group);
    const { id } = await aCase(app, about, moderator, 'RED');
    await acknowledge(app, hannah, id);

    expect(
      (await act(hannah, 'offerHandover', about, { toAccountId: `"${moderator.accountId}"`, note: '"Yours."' })).code,
    ).toBe('input.invalid');
  });

  it('returns what is not clinical to the moderators with a note', async () => {
    const { about } = await aPatient(app, group);
    const { id } = await aCase(app, about, moderator, 'RED');
    await acknowledge(app, hannah, id);

    const declined = await act(hannah, 'declineCase', about, {
      reasonCode: '"notClinical"',
      note: '"A quarrel, nobody is ill."',
    });

    expect(declined.data?.['declineCase']).toMatchObject({ status: 'DECLINED_RETURNED' });
    const [item] = await rows<{ id: string; status: string }>(
      app.dataSource.manager,
      `SELECT id, status FROM review_item WHERE membership_id = $1`,
      [about.membershipId],
    );
    expect(item?.status).toBe('NEW');
    const [notice] = await rows<object>(
      app.dataSource.manager,
      `SELECT link FROM notice WHERE account_id = $1 AND kind = 'escalation.declined' AND link LIKE '%' || $2`,
      [moderator.accountId, item?.id],
    );
    expect(notice).toEqual({ link: `/desk/c/${item?.id}` });
  });

  it('keeps the words of a level change as a note, never in the timeline or the trail', async () => {
    const { about } = await aPatient(app, group);
    const { id } = await aCase(app, about, moderator, 'RED');
    await acknowledge(app, hannah, id);

    await act(hannah, 'setCaseLevel', about, { level: 'CRISIS', reason: '"Said the pen is in the pocket."' });

    const trail = await rows(
      app.dataSource.manager,
      `SELECT details, facts FROM (SELECT details, NULL::jsonb AS facts FROM audit_entry WHERE escalation_id = $1 UNION ALL SELECT NULL, facts FROM escalation_entry WHERE escalation_id = $1) x`,
      [id],
    );
    expect(JSON.stringify(trail)).not.toContain('pocket');
    expect((await openCase(app, hannah, id)).data?.['clinicCase'].notes).toEqual([
      expect.objectContaining({ fields: [{ name: 'levelReason', value: 'Said the pen is in the pocket.' }] }),
    ]);
  });

  it('returns every concern it gathered, and tells no reporter that it was dealt with', async () => {
    const other = await aGroup(app, { name: 'Parents' });
    const member = await aMember(app, { groups: [group, other] });
    const ben = await aModerator(app, { groups: [other], workName: 'Ben' });
    const both = [group, other].map((g) => ({ groupId: g.id, membershipId: member.membershipId(g) }));
    const { id } = await aCase(app, both[0]!, moderator, 'RED');
    await aCase(app, both[1]!, ben, 'RED');
    const reporter = await aMember(app, { groups: [group] });
    const items = await rows<{ id: string; groupId: string }>(
      app.dataSource.manager,
      `SELECT i.id, i.group_id FROM review_item i JOIN escalation_source s ON s.review_item_id = i.id WHERE s.escalation_id = $1`,
      [id],
    );
    const itemIn = (g: { id: string }) => items.find((item) => item.groupId === g.id)!.id;
    await rows(
      app.dataSource.manager,
      `INSERT INTO report (reporter_id, review_item_id, content_type, door, category, status, created_at)
       VALUES ($1, $2, 'POST', 'WORRIED', 'safety', 'BEING_LOOKED_AT', $3)`,
      [reporter.accountId, itemIn(group), app.clock.now()],
    );
    await acknowledge(app, hannah, id);

    await act(hannah, 'declineCase', both[0]!, { reasonCode: '"notClinical"', note: '"A quarrel, nobody is ill."' });
    await app.drain();

    const now = await rows<{ status: string }>(
      app.dataSource.manager,
      `SELECT status FROM review_item WHERE id = ANY($1)`,
      [items.map((item) => item.id)],
    );
    expect(now.map((item) => item.status)).toEqual(['NEW', 'NEW']);
    expect(
      await rows(app.dataSource.manager, `SELECT status FROM report WHERE reporter_id = $1`, [reporter.accountId]),
    ).toEqual([{ status: 'BEING_LOOKED_AT' }]);
    const links = async (who: Someone) =>
      (
        await rows<{ link: string }>(
          app.dataSource.manager,
          `SELECT link FROM notice WHERE account_id = $1 AND key LIKE 'escalation.declined:' || $2 || '%'`,
          [who.accountId, id],
        )
      )[0]?.link;
    expect(await links(moderator)).toBe(`/desk/c/${itemIn(group)}`);
    expect(await links(ben)).toBe(`/desk/c/${itemIn(other)}`);
  });

  it('says the same again when the answer to a hand-over was lost (R27)', async () => {
    const { about } = await aPatient(app, group);
    const { id } = await aCase(app, about, moderator, 'RED');
    await acknowledge(app, hannah, id);
    const { version } = await caseOf(app, about.membershipId);
    const key = randomUUID();
    const offer = (note: string) =>
      ask(
        app,
        hannah,
        `mutation ($key: UUID!, $id: UUID!, $v: Int!, $to: UUID!, $note: String!) {
           offerHandover(key: $key, caseId: $id, version: $v, toAccountId: $to, note: $note) { handoverToName } }`,
        { key, id, v: version, to: okoro.accountId, note },
      );

    for (let n = 0; n < 2; n++)
      expect((await offer('My shift ends.')).data?.['offerHandover']).toEqual({ handoverToName: 'Dr Okoro' });
    expect((await offer('Something else.')).code).toBe('input.keyReused');
    expect(
      await rows(
        app.dataSource.manager,
        `SELECT 1 FROM escalation_entry WHERE escalation_id = $1 AND kind = 'handoverOffered'`,
        [id],
      ),
    ).toHaveLength(1);
  });

  it('tells the one who had the case when a colleague takes it over', async () => {
    const { about } = await aPatient(app, group);
    const { id } = await aCase(app, about, moderator, 'CRISIS');
    await acknowledge(app, hannah, id);
    app.clock.passes(11);
    await everybodyIsBack(app);
    await app.sweep();
    await acknowledge(app, okoro, id);

    expect(
      await rows(
        app.dataSource.manager,
        `SELECT 1 FROM notice WHERE account_id = $1 AND kind = 'case.taken' AND key LIKE 'case.taken:' || $2 || '%'`,
        [hannah.accountId, id],
      ),
    ).toHaveLength(1);
  });

  it('asks backup and leads to sign at once, and a clinical lead to look back on the next working day', async () => {
    const { about } = await aPatient(app, group);
    const { id } = await aCase(app, about, moderator, 'CRISIS');
    await acknowledge(app, hannah, id);
    await closeCase(app, hannah, closing(app, id, (await caseOf(app, about.membershipId)).version));
    const told = async (kind: string) =>
      (
        await rows<{ accountId: string }>(
          app.dataSource.manager,
          `SELECT account_id FROM notice WHERE kind = $1 AND link = $2 ORDER BY account_id`,
          [kind, `/clinic/${id}`],
        )
      ).map((n) => n.accountId);
    expect(await told('case.signOffAsked')).toEqual([okoro.accountId, lead.accountId].sort());

    await act(okoro, 'signOffCase', about, { agree: 'true', note: '""' });
    const toReview = async (who: Someone) =>
      (await ask(app, who, `{ clinicInbox { toReview { id } } }`)).data?.['clinicInbox'].toReview.map(
        (c: { id: string }) => c.id,
      );
    expect(await toReview(lead)).toContain(id);
    expect(await toReview(okoro)).toEqual([]);
    expect((await act(okoro, 'reviewCase', about, { finding: '"Fine."', learning: '""' })).code).toBe(
      'action.forbidden',
    );
    app.clock.passes(5 * 1440);
    await everybodyIsBack(app);
    await app.sweep();
    expect(await breaches(app, id)).toContain('case.review');
    expect(await told('case.reviewLate')).toEqual([lead.accountId]);

    const reviewed = await act(lead, 'reviewCase', about, {
      finding: '"Quick and kind."',
      learning: '"Ask for the supporter."',
    });
    expect(reviewed.data?.['reviewCase']).toMatchObject({ status: 'REVIEWED' });
    expect(await toReview(lead)).not.toContain(id);
    expect((await openCase(app, lead, id)).data?.['clinicCase'].notes).toContainEqual(
      expect.objectContaining({
        fields: [
          { name: 'finding', value: 'Quick and kind.' },
          { name: 'learning', value: 'Ask for the supporter.' },
        ],
      }),
    );
  });

  it('keeps the follow-ups of an earlier closing when a later one is refused', async () => {
    const { about } = await aPatient(app, group);
    const { id } = await aCase(app, about, moderator, 'RED');
    await acknowledge(app, hannah, id);
    await closeCase(app, hannah, closing(app, id, (await caseOf(app, about.membershipId)).version));
    await aCase(app, about, moderator, 'CRISIS');
    await acknowledge(app, hannah, id);
    const proposed = await closeCase(app, hannah, closing(app, id, (await caseOf(app, about.membershipId)).version));
    expect(proposed.data?.['closeCase'].followUps).toHaveLength(2);

    const refused = await act(okoro, 'signOffCase', about, { agree: 'false', note: '"Not yet."' });

    expect(refused.data?.['signOffCase'].followUps).toHaveLength(1);
  });

  it('rings the owner when a planned attempt is not made (R35, R15)', async () => {
    const { about } = await aPatient(app, group);
    const { id } = await aCase(app, about, moderator, 'RED');
    await acknowledge(app, hannah, id);
    await ask(app, hannah, `mutation ($input: OutreachInput!) { logOutreach(input: $input) { id } }`, {
      input: {
        caseId: id,
        channel: 'PHONE',
        result: 'NO_ANSWER',
        nextAttemptAt: new Date(app.clock.now().getTime() + 20 * 60_000).toISOString(),
        key: randomUUID(),
      },
    });
    expect(await ringing(app, id)).toEqual([]);

    app.clock.passes(20);
    await everybodyIsBack(app);
    await app.sweep();

    expect(await ringing(app, id)).toEqual([hannah.accountId]);
    expect(await breaches(app, id)).toContain('case.retry');
  });

  it('reminds the owner of a follow-up and takes it as done', async () => {
    const { about } = await aPatient(app, group);
    const { id } = await aCase(app, about, moderator, 'RED');
    await acknowledge(app, hannah, id);
    const { data } = await closeCase(app, hannah, closing(app, id, (await caseOf(app, about.membershipId)).version));
    const [followUp] = data?.['closeCase'].followUps;
    app.clock.passes(1441);
    await everybodyIsBack(app);
    await app.sweep();

    const due = () =>
      rows(
        app.dataSource.manager,
        `SELECT 1 FROM notice WHERE account_id = $1 AND kind = 'followUp.due' AND link = $2`,
        [hannah.accountId, `/clinic/${id}`],
      );
    expect(await due()).toHaveLength(1);
    const done = await ask(
      app,
      hannah,
      `mutation ($id: UUID!) { completeFollowUp(id: $id) { followUps { doneAt } } }`,
      { id: followUp.id },
    );
    expect(done.data?.['completeFollowUp'].followUps[0].doneAt).not.toBeNull();
  });

  it('takes no address or number of a person from a clinician (R35, H09)', () => {
    const schema = buildSchema(readFileSync('libs/contracts/schema.graphql', 'utf8'));
    const asked = ['OutreachInput', 'ServiceContactInput', 'NoteInput', 'RevealInput', 'SafetyPlanInput'].map((name) =>
      Object.keys((schema.getType(name) as GraphQLInputObjectType).getFields()),
    );
    expect(asked.flat().filter((name) => /phone|number|address|email|^to$|href/i.test(name))).toEqual([]);
  });

  it('counts nobody as reached by phone before two facts are confirmed, and keeps which (R35, H09)', async () => {
    const { about } = await aPatient(app, group);
    const { id } = await aCase(app, about, moderator, 'RED');
    await acknowledge(app, hannah, id);
    const log = (confirmed: string[]) =>
      ask(app, hannah, `mutation ($input: OutreachInput!) { logOutreach(input: $input) { outreach { confirmed } } }`, {
        input: { caseId: id, channel: 'PHONE', result: 'REACHED', confirmed, key: randomUUID() },
      });
    expect((await log(['GROUP'])).errors?.[0]?.extensions.details).toEqual({ field: 'confirmed' });
    expect((await log(['GROUP', 'REGION'])).data?.['logOutreach'].outreach).toEqual([
      { confirmed: ['GROUP', 'REGION'] },
    ]);
  });

  it('logs attempts and prompts the identity decision after three that failed (R35)', async () => {
    const { about } = await aPatient(app, group);
    const { id } = await aCase(app, about, moderator, 'RED');
    await acknowledge(app, hannah, id);
    const log = (result: string) =>
      ask(
        app,
        hannah,
        `mutation ($input: OutreachInput!) { logOutreach(input: $input) { steps outreach { result actorName } } }`,
        {
          input: { caseId: id, channel: 'PHONE', result, key: randomUUID() },
        },
      );
    expect((await log('SHOUTED')).code).toBe('input.invalid');
    await log('NO_ANSWER');
    await log('NO_ANSWER');
    const { data } = await log('NO_ANSWER');

    expect(data?.['logOutreach'].outreach).toHaveLength(3);
    expect(data?.['logOutreach'].steps).toContain('considerReveal');
  });
});
