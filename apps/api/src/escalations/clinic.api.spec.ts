import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { escalationPolicy } from '@kith/domain/escalation/escalation.policy';

import { rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { aCase, aConcern, caseOf, everybodyIsBack, onRota } from '../testing/clinic.js';
import {
  aClinician,
  aGroup,
  aLead,
  aMember,
  aModerator,
  anAccount,
  type Answer,
  ask,
  type Someone,
  type TestApp,
} from '../testing/people.js';
import { statementsOf } from '../testing/statements.js';
import { ClinicListStore } from './clinic-list.store.js';
import { ClinicalConversationService } from './clinical-conversation.service.js';
import { EscalationStore } from './escalation.store.js';

let app: TestApp;
let group: { id: string };
let moderator: Someone;
let lead: Someone;
let hannah: Someone;
let okoro: Someone;

beforeAll(async () => {
  app = await anApp();
  group = await aGroup(app, { name: 'Type 1 and work' });
  moderator = await aModerator(app, { groups: [group], workName: 'Ade' });
  hannah = await aClinician(app, { workName: 'Hannah Byrne', jobTitle: 'diabetes nurse' });
  okoro = await aClinician(app, { workName: 'Dr Okoro', jobTitle: 'doctor' });
  lead = await anAccount(app, { roles: ['clinicalLead'], workName: 'Dr Lead' });
  await onRota(app, 'PRIMARY', hannah, 10_000);
  await onRota(app, 'BACKUP', okoro, 10_000);
});
beforeEach(() => everybodyIsBack(app));
afterAll(() => app.close());

const person = async () => {
  const member = await aMember(app, { groups: [group] });
  return { member, about: { groupId: group.id, membershipId: member.membershipId(group) } };
};
const acknowledge = (who: Someone, id: string) =>
  ask(
    app,
    who,
    `mutation ($id: UUID!, $key: UUID!) { acknowledgeCase(id: $id, key: $key) { status isMine sentence viewerCan { read write } } }`,
    {
      id,
      key: randomUUID(),
    },
  );
const openCase = (who: Someone | null, id: string) =>
  ask(
    app,
    who,
    `query ($id: UUID!) { clinicCase(id: $id) { id version status sentence dueFor raisedByName isMine steps
       person { displayName country localTime groupNames } notes { id text fields { name value } signedAt addenda { text } isMine }
       outreach { channel result actorName } timeline { kind actorName } pages { toName status }
       conversation { kind readers unread items { fromMe authorName bodyHtml } } colleagues { accountId name duty openCases } viewerCan { close signOff changeLevel } } }`,
    { id },
  );
const write_ = (who: Someone, caseId: string, body: string, key = randomUUID()) =>
  ask(
    app,
    who,
    `mutation ($k: UUID!, $c: UUID!, $b: String!) { writeToPatient(key: $k, caseId: $c, body: $b) { version status conversation { id items { bodyHtml } } } }`,
    {
      k: key,
      c: caseId,
      b: body,
    },
  );
const closing = (caseId: string, version: number, change: Record<string, unknown> = {}) => ({
  caseId,
  version,
  outcome: 'OC01',
  extraOutcomes: ['OC03'],
  actionsTaken: 'Spoke with them, safe tonight.',
  followUpAt: [new Date(app.clock.now().getTime() + 86_400_000).toISOString()],
  feedbackCode: 'rightToRaise',
  feedbackText: 'You asked them straight.',
  worthTime: true,
  key: randomUUID(),
  ...change,
});
const close = (who: Someone, input: Record<string, unknown>) =>
  ask(
    app,
    who,
    `mutation ($input: CloseInput!) { closeCase(input: $input) { version status outcome signOffBy followUps { id dueAt doneAt } } }`,
    { input },
  );

describe('from a concern to its end', () => {
  it('goes from the moderator’s press through page, answer and two signatures back to the moderator', async () => {
    const { member, about } = await person();
    const item = await aConcern(app, about, { level: 'CRISIS', heldBy: moderator });
    const escalated = await ask(
      app,
      moderator,
      `mutation ($key: UUID!, $id: UUID!, $v: Int!) { escalate(key: $key, itemId: $id, version: $v, level: CRISIS, ask: CONTACT, sentence: "They stopped answering.") {
         status escalation { reference status ownerName } } }`,
      { key: randomUUID(), id: item.id, v: item.version },
    );
    expect(escalated.errors).toBeUndefined();
    expect(escalated.data?.['escalate']).toMatchObject({
      status: 'DECIDED',
      escalation: { status: 'PAGED', ownerName: null },
    });
    const { id, reference } = await caseOf(app, about.membershipId);

    const page = await ask(
      app,
      hannah,
      `query ($r: Int!) { page(reference: $r) { level raisedByName acknowledgeBy ladder { step who done } viewerCan { acknowledge cannotTake read } } }`,
      { r: reference },
    );
    expect(page.data?.['page']).toEqual({
      level: 'CRISIS',
      raisedByName: 'Ade',
      acknowledgeBy: '2026-03-02T09:05:00.000Z',
      ladder: [
        { step: 0, who: 'Hannah Byrne', done: true },
        { step: 1, who: 'Hannah Byrne', done: false },
        { step: 2, who: 'Dr Okoro', done: false },
        { step: 3, who: 'EVERYONE', done: false },
      ],
      viewerCan: { acknowledge: true, cannotTake: true, read: false },
    });
    expect((await openCase(hannah, id)).code).toBe('action.forbidden');

    const taken = await acknowledge(hannah, id);
    expect(taken.data?.['acknowledgeCase']).toEqual({
      status: 'ACKNOWLEDGED',
      isMine: true,
      sentence: 'They stopped answering.',
      viewerCan: { read: true, write: true },
    });

    const opened = await openCase(hannah, id);
    expect(opened.errors).toBeUndefined();
    expect(opened.data?.['clinicCase']).toMatchObject({
      sentence: 'They stopped answering.',
      dueFor: 'ENTRY',
      raisedByName: 'Ade',
      person: { country: 'GB', groupNames: ['Type 1 and work'], localTime: '2026-03-02T09:00:00+00:00' },
      pages: [{ toName: 'Hannah Byrne', status: 'ACKNOWLEDGED' }],
      conversation: null,
    });

    const written = await write_(hannah, id, 'Hello. I’m **Hannah**, a nurse with Kith.');
    expect(written.data?.['writeToPatient']).toMatchObject({ status: 'IN_PROGRESS' });
    const conversations = app.get(ClinicalConversationService);
    const [conversation] = await conversations.forMember(app.dataSource.manager, member.accountId);
    expect(conversation).toMatchObject({
      kind: 'CLINICAL',
      unread: true,
      items: [{ fromMe: false, authorName: 'Hannah Byrne, diabetes nurse' }],
    });
    await app.dataSource.transaction((tx) =>
      conversations.writeAsMember(tx, member.actor, conversation!.id, 'Yes. I’m not in trouble am I', randomUUID()),
    );
    const [told] = await rows<object>(
      app.dataSource.manager,
      `SELECT kind FROM notice WHERE account_id = $1 AND kind = 'case.memberWrote'`,
      [hannah.accountId],
    );
    expect(told).toEqual({ kind: 'case.memberWrote' });

    const version = (await caseOf(app, about.membershipId)).version;
    const waiting = await close(hannah, closing(id, version));
    expect(waiting.data?.['closeCase']).toMatchObject({
      status: 'CLOSING',
      outcome: 'OC01',
      signOffBy: '2026-03-03T09:00:00.000Z',
    });
    const sign = (who: Someone) =>
      ask(
        app,
        who,
        `mutation ($id: UUID!, $v: Int!) { signOffCase(caseId: $id, version: $v, agree: true, note: "") { status } }`,
        {
          id,
          v: (waiting.data?.['closeCase'] as { version: number }).version,
        },
      );
    expect((await sign(hannah)).code).toBe('action.forbidden');
    expect((await sign(okoro)).data?.['signOffCase']).toEqual({ status: 'CLOSED' });

    const [event] = await rows<{ payload: object }>(
      app.dataSource.manager,
      `SELECT payload FROM domain_event WHERE type = 'escalation.closed' AND payload->>'escalationId' = $1`,
      [id],
    );
    expect(event?.payload).toMatchObject({
      reviewItemIds: [item.id],
      outcomeBroad: 'reached',
      feedbackCode: 'rightToRaise',
      declined: false,
    });
    const glimpse = await ask(
      app,
      moderator,
      `query ($id: UUID!) { reviewItem(id: $id) { escalation { status feedbackCode feedbackText outcomeBroad } } }`,
      { id: item.id },
    );
    expect(glimpse.data?.['reviewItem']).toEqual({
      escalation: {
        status: 'CLOSED',
        feedbackCode: 'rightToRaise',
        feedbackText: 'You asked them straight.',
        outcomeBroad: 'reached',
      },
    });
    const toMember = await rows<{ kind: string }>(
      app.dataSource.manager,
      `SELECT kind FROM notice WHERE account_id = $1 ORDER BY created_at, id`,
      [member.accountId],
    );
    expect(toMember.map((n) => n.kind)).toEqual(['clinician.told', 'clinician.wrote', 'case.closed']);
  });
});

describe('opening a case', () => {
  it('leaves a trace before a word is read, each time, and stops the owner’s clock once', async () => {
    const { about } = await person();
    const { id } = await aCase(app, about, moderator, 'RED');
    await acknowledge(hannah, id);

    await openCase(hannah, id);
    await openCase(lead, id);

    const traces = await rows<{ actorId: string }>(
      app.dataSource.manager,
      `SELECT actor_id FROM audit_entry WHERE action = 'escalation.open' AND target_id = $1 ORDER BY at`,
      [id],
    );
    expect(traces.map((t) => t.actorId)).toEqual([hannah.accountId, lead.accountId]);
    const seen = await rows(
      app.dataSource.manager,
      `SELECT 1 FROM escalation_entry WHERE escalation_id = $1 AND kind = 'seen'`,
      [id],
    );
    expect(seen).toHaveLength(1);
  });

  it('does not exist for members and moderators, whoever raised it, with every field of it', async () => {
    const { member, about } = await person();
    const { id, reference } = await aCase(app, about, moderator, 'RED');
    await acknowledge(hannah, id);
    await write_(hannah, id, 'Only between us.');

    for (const who of [member, moderator, await aLead(app), await anAccount(app, { roles: ['administrator'] })]) {
      expect((await openCase(who, id)).code).toBe('resource.notFound');
      expect((await ask(app, who, `query ($r: Int!) { page(reference: $r) { id } }`, { r: reference })).data).toEqual({
        page: null,
      });
      expect((await ask(app, who, `{ clinicInbox { checkedAt } }`)).code).toBe('action.forbidden');
      expect((await ask(app, who, `{ closedCases { items { id } } }`)).code).toBe('action.forbidden');
      expect((await write_(who, id, 'Hello')).code).toBe('resource.notFound');
      expect((await close(who, closing(id, 1))).code).toBe('resource.notFound');
    }
    expect((await openCase(null, id)).code).toBe('auth.required');
  });

  it('lists what the policy lets each of them know, open and closed', async () => {
    const patient = await aClinician(app, { groups: [group] });
    await aCase(app, { groupId: group.id, membershipId: patient.membershipId(group) }, moderator, 'RED');
    const tx = app.dataSource.manager;
    const all = await rows<{ id: string }>(tx, `SELECT id FROM escalation`);
    const lists = app.get(ClinicListStore);
    const stored = await Promise.all(all.map(async ({ id }) => (await app.get(EscalationStore).find(tx, id))!));

    for (const who of [hannah, okoro, lead, patient, moderator, await aMember(app)]) {
      const listed = [
        ...(await lists.live(tx, who.actor, app.clock.now())),
        ...(await lists.closed(tx, who.actor, app.clock.now(), 500, null)),
      ];
      const readable = stored.filter((e) => {
        const subject = { ...e, onCover: [] };
        return e.closedAt ? escalationPolicy.open(who.actor, subject) : escalationPolicy.read(who.actor, subject);
      });
      expect(listed.map((e) => e.id).sort()).toEqual(readable.map((e) => e.id).sort());
    }
  });
});

describe('the clinic’s inbox', () => {
  it('shows no words of what nobody has acknowledged, and puts each case where it belongs', async () => {
    const [waiting, mine, amber] = [await person(), await person(), await person()];
    const paged = await aCase(app, waiting.about, moderator, 'CRISIS');
    const own = await aCase(app, mine.about, moderator, 'RED');
    await acknowledge(okoro, own.id);
    const soon = await aCase(app, amber.about, moderator, 'AMBER');

    const { data } = await ask(
      app,
      okoro,
      `{ clinicInbox { needsYou { id sentence isMine dueFor } today { id sentence } waiting { id } duty { duty until } others { duty name } pages { reference toMe } } }`,
    );
    const inbox = data?.['clinicInbox'];
    const find = (place: string, id: string) => inbox[place].find((c: { id: string }) => c.id === id);
    expect(find('needsYou', paged.id)).toMatchObject({ sentence: null, isMine: false, dueFor: 'ACKNOWLEDGE' });
    expect(find('needsYou', own.id)).toMatchObject({
      sentence: 'They stopped answering after the last dose.',
      isMine: true,
    });
    expect(find('today', soon.id)).toMatchObject({ sentence: null });
    expect(inbox.duty).toMatchObject({ duty: 'BACKUP' });
    expect(inbox.others).toEqual([{ duty: 'PRIMARY', name: 'Hannah Byrne' }]);
  });

  it('costs the same number of statements for ten cases as for forty', async () => {
    const cost = async () =>
      (
        await statementsOf(() =>
          ask(
            app,
            okoro,
            `{ clinicInbox { needsYou { id sentence raisedByName ownerName memberOnline viewerCan { read } } } closedCases { items { id viewerCan { read } } } }`,
          ),
        )
      ).length;
    for (let n = 0; n < 5; n++) await aCase(app, (await person()).about, moderator, 'RED');
    const few = await cost();
    for (let n = 0; n < 20; n++) await aCase(app, (await person()).about, moderator, 'RED');

    expect(await cost()).toBe(few);
  });
});

describe('writing to the member', () => {
  it('says a thing once under one key and refuses the key for other words', async () => {
    const { about, member } = await person();
    const { id } = await aCase(app, about, moderator, 'RED');
    await acknowledge(hannah, id);
    const key = randomUUID();

    await Promise.all([write_(hannah, id, 'Hello.', key), write_(hannah, id, 'Hello.', key)]);
    expect((await write_(hannah, id, 'Something else.', key)).code).toBe('input.keyReused');

    const [conversation] = await app
      .get(ClinicalConversationService)
      .forMember(app.dataSource.manager, member.accountId);
    expect(conversation?.items).toHaveLength(1);
  });

  it('stops the clock of the first contact and starts the idle clock again', async () => {
    const { about } = await person();
    const { id } = await aCase(app, about, moderator, 'CRISIS');
    await acknowledge(lead, id);
    app.clock.passes(6);

    await write_(lead, id, 'Hello.');

    const now = await caseOf(app, about.membershipId);
    expect(now.firstContactAt).toEqual(app.clock.now());
    expect(now.nextEntryBy).toEqual(new Date(app.clock.now().getTime() + 600_000));
  });

  it.each([
    ['nothing', ' ', 'input.required'],
    ['too much', 'a'.repeat(5001), 'input.tooLong'],
    ['a NUL', 'a\u0000b', 'input.invalid'],
  ])('refuses %s', async (_what, body, code) => {
    const { about } = await person();
    const { id } = await aCase(app, about, moderator, 'RED');
    await acknowledge(hannah, id);

    expect((await write_(hannah, id, body)).code).toBe(code);
  });

  it('is not open to a colleague who does not own the case', async () => {
    const { about } = await person();
    const { id } = await aCase(app, about, moderator, 'RED');
    await acknowledge(hannah, id);

    expect((await write_(okoro, id, 'Hello.')).code).toBe('action.forbidden');
  });

  it('keeps a member’s conversation from everybody else, and closes it with the case', async () => {
    const { about, member } = await person();
    const stranger = await aMember(app);
    const { id } = await aCase(app, about, moderator, 'RED');
    await acknowledge(hannah, id);
    await write_(hannah, id, 'Hello.');
    const service = app.get(ClinicalConversationService);
    const tx = app.dataSource.manager;
    const [conversation] = await service.forMember(tx, member.accountId);
    const say = (who: Someone) => service.writeAsMember(tx, who.actor, conversation!.id, 'Hello back.', randomUUID());

    await expect(say(stranger)).rejects.toMatchObject({ code: 'resource.notFound' });
    await expect(say(moderator)).rejects.toMatchObject({ code: 'resource.notFound' });
    await close(hannah, closing(id, (await caseOf(app, about.membershipId)).version));
    await expect(say(member)).rejects.toMatchObject({ code: 'conversation.closed' });
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

  it('are kept as they are typed, seen by their author alone until signed, and then change by addenda only', async () => {
    const { about } = await person();
    const { id } = await aCase(app, about, moderator, 'RED');
    await acknowledge(hannah, id);

    const [draft] = mineOf(
      await save(hannah, { caseId: id, text: 'Two pens lef', fields: [{ name: 'known', value: 'Type 1' }] }),
    );
    await save(hannah, { caseId: id, noteId: draft.id, text: 'Two pens left.' });
    expect((await openCase(lead, id)).data?.['clinicCase'].notes).toEqual([]);

    const [signed] = mineOf(await save(hannah, { caseId: id, noteId: draft.id, text: 'Two pens left.', sign: true }));
    expect(signed.signedAt).not.toBeNull();
    expect((await save(hannah, { caseId: id, noteId: draft.id, text: 'One pen left.' })).code).toBe('note.signed');

    const [withMore] = mineOf(
      await save(lead, { caseId: id, addendumTo: signed.id, text: 'One, they meant.', sign: true }),
    );
    expect(withMore).toMatchObject({ text: 'Two pens left.', isMine: false, addenda: [{ text: 'One, they meant.' }] });
    expect((await save(lead, { caseId: id, noteId: draft.id, text: 'Mine now' })).code).toBe('resource.notFound');
  });

  it('that are being typed keep the owner from being called idle', async () => {
    const { about } = await person();
    const { id } = await aCase(app, about, moderator, 'CRISIS');
    await acknowledge(lead, id);
    const [draft] = mineOf(await save(lead, { caseId: id, text: 'a' }));
    app.clock.passes(8);
    await save(lead, { caseId: id, noteId: draft.id, text: 'ab' });
    app.clock.passes(8);
    await app.sweep();

    expect((await caseOf(app, about.membershipId)).status).toBe('IN_PROGRESS');
  });

  it('refuse fields that are no names and notes that say nothing', async () => {
    const { about } = await person();
    const { id } = await aCase(app, about, moderator, 'RED');
    await acknowledge(hannah, id);

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
    return ask(
      app,
      who,
      `mutation { ${name}(caseId: "${id}", version: ${version}${more ? `, ${more}` : ''}) { status level isMine handoverToName followUps { id } } }`,
    );
  };

  it('refuses one that was decided on an older version', async () => {
    const { about } = await person();
    const { id, version } = await aCase(app, about, moderator, 'RED');
    await acknowledge(hannah, id);

    expect((await close(hannah, closing(id, version))).code).toBe('resource.stale');
  });

  it('hands over only when the colleague accepts', async () => {
    const { about } = await person();
    const { id } = await aCase(app, about, moderator, 'RED');
    await acknowledge(hannah, id);

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
    const { about } = await person();
    const { id } = await aCase(app, about, moderator, 'RED');
    await acknowledge(hannah, id);

    expect(
      (await act(hannah, 'offerHandover', about, { toAccountId: `"${moderator.accountId}"`, note: '"Yours."' })).code,
    ).toBe('input.invalid');
  });

  it('returns what is not clinical to the moderators with a note', async () => {
    const { about } = await person();
    const { id } = await aCase(app, about, moderator, 'RED');
    await acknowledge(hannah, id);

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
    const { about } = await person();
    const { id } = await aCase(app, about, moderator, 'RED');
    await acknowledge(hannah, id);

    await act(hannah, 'setCaseLevel', about, { level: 'CRISIS', reason: '"Said the pen is in the pocket."' });

    const trail = await rows(
      app.dataSource.manager,
      `SELECT details, facts FROM (SELECT details, NULL::jsonb AS facts FROM audit_entry WHERE escalation_id = $1 UNION ALL SELECT NULL, facts FROM escalation_entry WHERE escalation_id = $1) x`,
      [id],
    );
    expect(JSON.stringify(trail)).not.toContain('pocket');
    expect((await openCase(hannah, id)).data?.['clinicCase'].notes).toEqual([
      expect.objectContaining({ fields: [{ name: 'levelReason', value: 'Said the pen is in the pocket.' }] }),
    ]);
  });

  it('reminds the owner of a follow-up and takes it as done', async () => {
    const { about } = await person();
    const { id } = await aCase(app, about, moderator, 'RED');
    await acknowledge(hannah, id);
    const { data } = await close(hannah, closing(id, (await caseOf(app, about.membershipId)).version));
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

  it('logs attempts and prompts the identity decision after three that failed', async () => {
    const { about } = await person();
    const { id } = await aCase(app, about, moderator, 'RED');
    await acknowledge(hannah, id);
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

describe('the database itself', () => {
  it('refuses a case that nothing holds', async () => {
    const { about } = await person();
    const { id } = await aCase(app, about, moderator, 'CRISIS');

    await expect(
      write(app.dataSource.manager, `UPDATE escalation SET next_page_at = NULL WHERE id = $1`, [id]),
    ).rejects.toThrow('escalation_is_held');
  });
});
