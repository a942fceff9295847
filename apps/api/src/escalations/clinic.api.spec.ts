import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { escalationPolicy } from '@kith/domain/escalation/escalation.policy';

import { rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import {
  aCase,
  acknowledge,
  aClinic,
  aConcern,
  aPatient,
  caseOf,
  closeCase,
  closing,
  everybodyIsBack,
  openCase,
  writeToPatient,
} from '../testing/clinic.js';
import {
  aClinician,
  aGroup,
  aLead,
  aMember,
  aModerator,
  anAccount,
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
  ({ group, moderator, hannah, okoro, lead } = await aClinic(app));
});
beforeEach(() => everybodyIsBack(app));
afterAll(() => app.close());

describe('from a concern to its end', () => {
  it('goes from the moderator’s press through page, answer and two signatures back to the moderator', async () => {
    const { member, about } = await aPatient(app, group);
    const item = await aConcern(app, about, { level: 'CRISIS', heldBy: moderator });
    const escalated = await ask(
      app,
      moderator,
      `mutation ($key: UUID!, $id: UUID!) { escalate(key: $key, itemId: $id, level: CRISIS, ask: CONTACT, sentence: "They stopped answering.") {
         status escalation { reference status ownerName } } }`,
      { key: randomUUID(), id: item.id },
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
    expect((await openCase(app, hannah, id)).code).toBe('action.forbidden');

    const taken = await acknowledge(app, hannah, id);
    expect(taken.data?.['acknowledgeCase']).toEqual({
      status: 'ACKNOWLEDGED',
      isMine: true,
      sentence: 'They stopped answering.',
      viewerCan: { read: true, write: true },
    });

    const opened = await openCase(app, hannah, id);
    expect(opened.errors).toBeUndefined();
    expect(opened.data?.['clinicCase']).toMatchObject({
      sentence: 'They stopped answering.',
      dueFor: 'ENTRY',
      raisedByName: 'Ade',
      person: { country: 'GB', groupNames: ['Type 1 and work'], localTime: '2026-03-02T09:00:00+00:00' },
      pages: [
        { toName: 'Hannah Byrne', status: 'ACKNOWLEDGED' },
        { toName: 'Hannah Byrne', status: 'ACKNOWLEDGED' },
      ],
      conversation: null,
    });

    const written = await writeToPatient(app, hannah, id, 'Hello. I’m **Hannah**, a nurse with Kith.');
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
    const waiting = await closeCase(app, hannah, closing(app, id, version));
    expect(waiting.data?.['closeCase']).toMatchObject({
      status: 'CLOSING',
      outcome: 'OC01',
      signOffBy: '2026-03-03T09:00:00.000Z',
    });
    const sign = (who: Someone) =>
      ask(
        app,
        who,
        `mutation ($key: UUID!, $id: UUID!, $v: Int!) { signOffCase(key: $key, caseId: $id, version: $v, agree: true, note: "") { status } }`,
        {
          key: randomUUID(),
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

describe('what moderators see of a case', () => {
  it('gives its number, which is the same in every group, to leads and not to peer moderators', async () => {
    const { about } = await aPatient(app, group);
    const { id, reference } = await aCase(app, about, moderator, 'RED');
    await acknowledge(app, hannah, id);
    const [item] = await rows<{ id: string }>(
      app.dataSource.manager,
      `SELECT id FROM review_item WHERE escalation_id = $1`,
      [id],
    );
    const numberFor = async (who: Someone) =>
      (await ask(app, who, `query ($id: UUID!) { reviewItem(id: $id) { escalation { reference } } }`, { id: item?.id }))
        .data?.['reviewItem'].escalation.reference;

    expect(await numberFor(moderator)).toBeNull();
    expect(await numberFor(await aLead(app))).toBe(reference);
  });

  it('leads each moderator who asked to the concern in their own group when it ends', async () => {
    const other = await aGroup(app, { name: 'Parents' });
    const ben = await aModerator(app, { groups: [other], workName: 'Ben' });
    const member = await aMember(app, { groups: [group, other] });
    const inGroup = (g: { id: string }) => ({ groupId: g.id, membershipId: member.membershipId(g) });
    const { id } = await aCase(app, inGroup(group), moderator, 'RED');
    await aCase(app, inGroup(other), ben, 'RED');
    await acknowledge(app, hannah, id);
    await closeCase(app, hannah, closing(app, id, (await caseOf(app, inGroup(group).membershipId)).version));
    await app.drain();

    const itemOf = async (g: { id: string }) =>
      (
        await rows<{ id: string }>(
          app.dataSource.manager,
          `SELECT id FROM review_item WHERE escalation_id = $1 AND group_id = $2`,
          [id, g.id],
        )
      )[0]?.id;
    for (const [who, g] of [
      [moderator, group],
      [ben, other],
    ] as const) {
      expect(
        await rows(
          app.dataSource.manager,
          `SELECT link FROM notice WHERE account_id = $1 AND kind = 'case.feedback' AND key LIKE 'case.feedback:' || $2 || '%'`,
          [who.accountId, id],
        ),
      ).toEqual([{ link: `/desk/c/${await itemOf(g)}` }]);
    }
  });
});

describe('opening a case', () => {
  it('leaves a trace before a word is read, each time, and stops the owner’s clock once (R54)', async () => {
    const { about } = await aPatient(app, group);
    const { id } = await aCase(app, about, moderator, 'RED');
    await acknowledge(app, hannah, id);

    await openCase(app, hannah, id);
    await openCase(app, lead, id);

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

  it('does not exist for members and moderators, whoever raised it, with every field of it (R2, H19)', async () => {
    const { member, about } = await aPatient(app, group);
    const { id, reference } = await aCase(app, about, moderator, 'RED');
    await acknowledge(app, hannah, id);
    await writeToPatient(app, hannah, id, 'Only between us.');

    for (const who of [member, moderator, await aLead(app), await anAccount(app, { roles: ['administrator'] })]) {
      expect((await openCase(app, who, id)).code).toBe('resource.notFound');
      expect((await ask(app, who, `query ($r: Int!) { page(reference: $r) { id } }`, { r: reference })).data).toEqual({
        page: null,
      });
      expect((await ask(app, who, `{ clinicInbox { checkedAt } }`)).code).toBe('action.forbidden');
      expect((await ask(app, who, `{ closedCases { items { id } } }`)).code).toBe('action.forbidden');
      expect((await writeToPatient(app, who, id, 'Hello')).code).toBe('resource.notFound');
      expect((await closeCase(app, who, closing(app, id, 1))).code).toBe('resource.notFound');
    }
    expect((await openCase(app, null, id)).code).toBe('auth.required');
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
    const [waiting, mine, amber] = [await aPatient(app, group), await aPatient(app, group), await aPatient(app, group)];
    const paged = await aCase(app, waiting.about, moderator, 'CRISIS');
    const own = await aCase(app, mine.about, moderator, 'RED');
    await acknowledge(app, okoro, own.id);
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
    for (let n = 0; n < 5; n++) await aCase(app, (await aPatient(app, group)).about, moderator, 'RED');
    const few = await cost();
    for (let n = 0; n < 20; n++) await aCase(app, (await aPatient(app, group)).about, moderator, 'RED');

    expect(await cost()).toBe(few);
  });
});

describe('the database itself', () => {
  it('refuses a case that nothing holds', async () => {
    const { about } = await aPatient(app, group);
    const { id } = await aCase(app, about, moderator, 'CRISIS');

    await expect(
      write(app.dataSource.manager, `UPDATE escalation SET next_page_at = NULL WHERE id = $1`, [id]),
    ).rejects.toThrow('escalation_is_held');
  });
});
