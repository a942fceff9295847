import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { mailTemplates } from '../accounts/mail-templates.js';
import { MailService } from '../accounts/mail.service.js';
import { PatternStore } from '../moderation/pattern.store.js';
import { NoticeService } from '../notifications/notice.service.js';
import { Db, row, rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import {
  acknowledge,
  aCase,
  aClinic,
  aPatient,
  caseOf,
  closeCase,
  closing,
  everybodyIsBack,
} from '../testing/clinic.js';
import { aClinician, anAccount, ask, type Someone, type TestApp } from '../testing/people.js';

let app: TestApp;
let clinic: Awaited<ReturnType<typeof aClinic>>;
let ines: Someone;
let safeguarding: Someone;

beforeAll(async () => {
  app = await anApp();
  clinic = await aClinic(app);
  ines = await anAccount(app, { roles: ['leadModerator'], workName: 'Ines' });
  safeguarding = await anAccount(app, { roles: ['safeguardingLead'], workName: 'Sam' });
});
beforeEach(() => everybodyIsBack(app));
afterAll(() => app.close());

const tx = () => app.dataSource.manager;
const fields = `id version nameChoice undoAskedAt undoneAt names { groupName displayName condolence } debriefs { id name asModerator talkedAt } viewerCan { decideName askUndo confirmUndo }`;
const memorials = async (who: Someone) =>
  (await ask(app, who, `{ memorials { caseReference ${fields} } }`)).data?.['memorials'] ?? [];
const statusOf = async (who: Someone) =>
  (await row<{ status: string }>(tx(), `SELECT status FROM account WHERE id = $1`, [who.accountId]))?.status;
const shownName = async (who: Someone) =>
  (
    await row<{ displayName: string }>(tx(), `SELECT display_name FROM membership WHERE id = $1`, [
      who.membershipId(clinic.group),
    ])
  )?.displayName;
const told = async (who: Someone, kind: string) =>
  (await rows(tx(), `SELECT 1 FROM notice WHERE account_id = $1 AND kind = $2`, [who.accountId, kind])).length;
const act = (who: Someone, name: string, id: string, version: number, more = '') =>
  ask(app, who, `mutation ($id: UUID!, $v: Int!) { ${name}(id: $id, version: $v${more}) { ${fields} } }`, {
    id,
    v: version,
  });

const closes = async (caseId: string, membershipId: string, change = {}) =>
  closeCase(
    app,
    clinic.hannah,
    closing(app, caseId, (await caseOf(app, membershipId)).version, {
      outcome: 'OC16',
      extraOutcomes: [],
      followUpAt: [],
      noFollowUpReason: 'The person has died.',
      ...change,
    }),
  );
const signOff = async (who: Someone, caseId: string, membershipId: string) =>
  ask(
    app,
    who,
    `mutation ($k: UUID!, $c: UUID!, $v: Int!) { signOffCase(key: $k, caseId: $c, version: $v, agree: true, note: "Confirmed with the police.") { status } }`,
    { k: randomUUID(), c: caseId, v: (await caseOf(app, membershipId)).version },
  );

/** A red case that Hannah closes with a death. */
async function aDeath() {
  const { member, about } = await aPatient(app, clinic.group);
  const { id, reference } = await aCase(app, about, clinic.moderator, 'RED');
  await acknowledge(app, clinic.hannah, id);
  return { member, id, reference, membershipId: about.membershipId };
}

/** And a second person has signed. */
async function aMemorial() {
  const death = await aDeath();
  await closes(death.id, death.membershipId);
  await signOff(clinic.okoro, death.id, death.membershipId);
  const found = (await memorials(ines)).find((m: { caseReference: number }) => m.caseReference === death.reference);
  return { ...death, memorial: found as { id: string; version: number; debriefs: { id: string; name: string }[] } };
}

describe('closing with a death (R47, H30)', () => {
  it('waits for a second person whatever the level, takes no follow-ups, and freezes nothing before', async () => {
    const { member, id, membershipId } = await aDeath();
    const later = new Date(app.clock.now().getTime() + 86_400_000).toISOString();
    expect((await closes(id, membershipId, { followUpAt: [later] })).code).toBe('input.invalid');
    expect((await closes(id, membershipId)).data?.['closeCase'].status).toBe('CLOSING');
    expect(await statusOf(member)).toBe('active');
    expect((await signOff(clinic.hannah, id, membershipId)).code).toBe('action.forbidden');
    expect((await signOff(clinic.okoro, id, membershipId)).data?.['signOffCase'].status).toBe('CLOSED');
    expect(await statusOf(member)).toBe('memorial');
  });

  it('ends every session at once, and lets nobody sign in', async () => {
    const { member } = await aMemorial();
    expect((await ask(app, member, `{ me { id } }`)).data?.['me'] ?? null).toBeNull();
    expect((await ask(app, member, `{ notices { unseen } }`)).code).toBe('auth.required');
    expect(
      await rows(tx(), `SELECT 1 FROM session WHERE account_id = $1 AND revoked_at IS NULL`, [member.accountId]),
    ).toEqual([]);
  });

  it('sends nothing to that account any more: no notice of any kind, no mail of any kind, none that waited', async () => {
    const { member, id, membershipId } = await aDeath();
    const db = app.get(Db);
    const queue = (template: keyof typeof mailTemplates) =>
      db.tx((t) =>
        app.get(MailService).queue(t, { accountId: member.accountId, template, link: '/today', key: randomUUID() }),
      );
    await queue('newMessage');
    const before = await rows(tx(), `SELECT 1 FROM notice WHERE account_id = $1`, [member.accountId]);
    await closes(id, membershipId);
    await signOff(clinic.okoro, id, membershipId);

    const kinds = noticeKinds();
    expect(kinds.length).toBeGreaterThan(40);
    for (const kind of kinds) {
      const telling = { accountId: member.accountId, kind, link: '/today', facts: {}, key: `${kind}:${id}` };
      await db.tx((t) => app.get(NoticeService).tell(t, { ...telling, mail: 'reply' }));
    }
    for (const template of Object.keys(mailTemplates) as (keyof typeof mailTemplates)[]) await queue(template);

    expect(await rows(tx(), `SELECT 1 FROM notice WHERE account_id = $1`, [member.accountId])).toHaveLength(
      before.length,
    );
    expect(
      await rows(tx(), `SELECT 1 FROM mail WHERE account_id = $1 AND status = 'queued'`, [member.accountId]),
    ).toEqual([]);
  });

  it('tells the leads, and offers a talk within a day to whoever looked out for the person', async () => {
    const { memorial } = await aMemorial();
    for (const who of [ines, clinic.lead, safeguarding]) expect(await told(who, 'memorial.opened')).toBeGreaterThan(0);
    expect(await told(clinic.moderator, 'debrief.offered')).toBeGreaterThan(0);
    expect(memorial.debriefs).toEqual([expect.objectContaining({ name: 'Ade', asModerator: true, talkedAt: null })]);

    const late = await told(ines, 'debrief.late');
    app.clock.passes(24 * 60);
    await everybodyIsBack(app);
    await app.sweep();
    await app.sweep();
    expect(await told(ines, 'debrief.late')).toBeGreaterThan(late);

    const { data } = await ask(app, ines, `mutation ($id: UUID!) { noteDebrief(id: $id) { debriefs { talkedAt } } }`, {
      id: memorial.debriefs[0]!.id,
    });
    expect(data?.['noteDebrief'].debriefs[0].talkedAt).not.toBeNull();
  });

  it('finds no silence to look into about somebody who has died', async () => {
    const { id, membershipId } = await aDeath();
    const [from, silentSince] = [-1, 1].map((days) => new Date(Date.now() + days * 86_400_000)) as [Date, Date];
    const silent = async () => {
      const found = await app.get(PatternStore).dangerThenNothing(tx(), from, silentSince);
      return found.map((gone) => gone.membershipId);
    };
    const created = `UPDATE signal SET created_at = $2 WHERE membership_id = $1`;
    await write(tx(), created, [membershipId, new Date()]);
    await write(tx(), `UPDATE session SET last_seen_at = $1`, [new Date()]);
    expect(await silent()).toContain(membershipId);
    await everybodyIsBack(app);
    await closes(id, membershipId);
    await signOff(clinic.okoro, id, membershipId);
    await write(tx(), `UPDATE session SET last_seen_at = $1`, [new Date()]);
    expect(await silent()).not.toContain(membershipId);
    await everybodyIsBack(app);
  });

  it('holds the rows of the account as evidence', async () => {
    const { member } = await aMemorial();
    await write(tx(), `DELETE FROM notice WHERE account_id = $1`, [member.accountId]);
    await write(tx(), `DELETE FROM clinical_conversation WHERE account_id = $1`, [member.accountId]);
    const kept = await row<{ id: string }>(tx(), `SELECT id FROM membership WHERE account_id = $1`, [member.accountId]);
    await write(tx(), `DELETE FROM membership WHERE id = $1`, [kept?.id]);
    expect(await row(tx(), `SELECT id FROM membership WHERE id = $1`, [kept?.id])).toEqual(kept);
  });
});

describe('the memorial', () => {
  it('shows the name as a lead decides, and gives words for the group without posting them', async () => {
    const { member, memorial } = await aMemorial();
    const name = await shownName(member);
    const posts = await rows(tx(), `SELECT 1 FROM thread`);

    const shown = await act(ines, 'decideMemorialName', memorial.id, memorial.version, ', choice: MEMORIAL');
    expect(await shownName(member)).toBe(`${name}, in memory`);
    expect(shown.data?.['decideMemorialName'].names[0]).toMatchObject({ displayName: name });
    expect(shown.data?.['decideMemorialName'].names[0].condolence).toContain(name);
    expect(await rows(tx(), `SELECT 1 FROM thread`)).toHaveLength(posts.length);

    const { version } = shown.data?.['decideMemorialName'];
    await act(ines, 'decideMemorialName', memorial.id, version, ', choice: TAKE_DOWN');
    expect(await shownName(member)).toBe('A former member');
    await act(ines, 'decideMemorialName', memorial.id, version + 1, ', choice: KEEP');
    expect(await shownName(member)).toBe(name);
    expect((await act(ines, 'decideMemorialName', memorial.id, version, ', choice: KEEP')).code).toBe('resource.stale');
  });

  it('is undone by a clinical lead and a second person, and then all is as it was (R4)', async () => {
    const { member, memorial } = await aMemorial();
    const name = await shownName(member);
    await act(ines, 'decideMemorialName', memorial.id, memorial.version, ', choice: MEMORIAL');
    const version = memorial.version + 1;
    expect((await act(ines, 'askMemorialUndo', memorial.id, version, ', reason: "No."')).code).toBe('action.forbidden');
    expect((await act(safeguarding, 'confirmMemorialUndo', memorial.id, version)).code).toBe('action.forbidden');
    await act(clinic.lead, 'askMemorialUndo', memorial.id, version, ', reason: "It was another person of that name."');
    expect((await act(clinic.lead, 'confirmMemorialUndo', memorial.id, version + 1)).code).toBe('action.forbidden');
    const { data } = await act(safeguarding, 'confirmMemorialUndo', memorial.id, version + 1);

    expect(data?.['confirmMemorialUndo'].undoneAt).not.toBeNull();
    expect([await statusOf(member), await shownName(member)]).toEqual(['active', name]);
    await app
      .get(Db)
      .tx((t) =>
        app
          .get(NoticeService)
          .tell(t, { accountId: member.accountId, kind: 'team.wrote', link: '/', facts: {}, key: randomUUID() }),
      );
    expect(await told(member, 'team.wrote')).toBe(1);
  });

  it('does not exist for members, peer moderators and clinicians (R2)', async () => {
    const { memorial } = await aMemorial();
    const { member: neighbour } = await aPatient(app, clinic.group);
    for (const who of [neighbour, clinic.moderator, await aClinician(app)]) {
      expect((await ask(app, who, `{ memorials { id } }`)).code).toBe('action.forbidden');
      expect((await act(who, 'decideMemorialName', memorial.id, memorial.version, ', choice: KEEP')).code).toBe(
        'resource.notFound',
      );
    }
  });
});

/** Every kind of notice that has words. */
function noticeKinds(): string[] {
  return [...catalogue().matchAll(/^\s+'notice\.([\w.]+)':/gm)].map((match) => match[1] as string);
}
function catalogue(): string {
  return readFileSync('apps/web/src/platform/messages/notice.en.ts', 'utf8');
}

describe('the words of notices and mails (R47)', () => {
  it('never say that somebody misses anybody, or ask where they have been', () => {
    const notices = [...catalogue().matchAll(/^\s+'notice\.[\w.]+':\s+'(.*)',$/gm)].map((match) => match[1] as string);
    const mails = Object.values(mailTemplates).flatMap(({ subject, text }) => [
      typeof subject === 'string' ? subject : subject({}),
      text({ link: '/', level: 'RED', reference: '1' }),
    ]);
    const wrong =
      /\bmiss(es|ed|ing)?\b|where (are|have) you|haven.t (seen|heard)|come back to us|long time|waiting for you/i;
    expect([...notices, ...mails].filter((words) => wrong.test(words))).toEqual([]);
    expect('They miss you in your group').toMatch(wrong);
  });
});
