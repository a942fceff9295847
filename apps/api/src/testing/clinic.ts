import { randomUUID } from 'node:crypto';

import type { Level } from '@kith/contracts/level';
import type { Duty } from '@kith/domain/rota/rota';

import { EscalationService } from '../escalations/escalation.service.js';
import { ModerationService } from '../moderation/moderation.service.js';
import { Db, row, rows, write } from '../platform/db.js';
import {
  aClinician,
  aGroup,
  aMember,
  aModerator,
  anAccount,
  type Answer,
  ask,
  type Someone,
  type TestApp,
} from './people.js';

/** A group with its moderator, and a clinic: Hannah Byrne on call, Dr Okoro behind her, and a clinical lead. */
export async function aClinic(app: TestApp) {
  const group = await aGroup(app, { name: 'Type 1 and work' });
  const moderator = await aModerator(app, { groups: [group], workName: 'Ade' });
  const hannah = await aClinician(app, { workName: 'Hannah Byrne', jobTitle: 'diabetes nurse' });
  const okoro = await aClinician(app, { workName: 'Dr Okoro', jobTitle: 'doctor' });
  const lead = await anAccount(app, { roles: ['clinicalLead'], workName: 'Dr Lead' });
  await onRota(app, 'PRIMARY', hannah, 10_000);
  await onRota(app, 'BACKUP', okoro, 10_000);
  return { group, moderator, hannah, okoro, lead };
}

/** Somebody new in a group, and what a concern about them names. */
export async function aPatient(app: TestApp, group: { id: string }) {
  const member = await aMember(app, { groups: [group] });
  return { member, about: { groupId: group.id, membershipId: member.membershipId(group) } };
}

/** Puts somebody on the rota from an hour ago for a number of hours. They have answered their test page. */
export async function onRota(app: TestApp, duty: Duty, who: Someone, hours = 48): Promise<void> {
  const now = app.clock.now().getTime();
  await write(
    app.dataSource.manager,
    `WITH shift AS (INSERT INTO rota_shift (duty, account_id, during) VALUES ($1, $2, tstzrange($3, $4)) RETURNING *)
     INSERT INTO rota_test_page (shift_id, account_id, duty, sent_at, answer_by, answered_at)
     SELECT id, account_id, duty, $3, $3, $3 FROM shift`,
    [duty, who.accountId, new Date(now - 3_600_000), new Date(now + hours * 3_600_000)],
  );
}

/** A concern about somebody, in the hands of a moderator if one is named. */
export async function aConcern(
  app: TestApp,
  about: { groupId: string; membershipId: string },
  wish: { level?: Level; heldBy?: Someone; code?: string } = {},
): Promise<{ id: string; version: number }> {
  const { level = 'RED', heldBy } = wish;
  const item = await app.get(Db).tx((tx) =>
    app.get(ModerationService).raise(tx, {
      ...about,
      source: 'DETECTOR',
      level,
      category: 'B',
      code: wish.code ?? 'B6',
      spans: [],
      snapshotId: null,
      key: randomUUID(),
      writtenAt: app.clock.now(),
    }),
  );
  if (!heldBy) return item;
  await write(
    app.dataSource.manager,
    `UPDATE review_item SET status = 'CLAIMED', claimed_by = $2, claimed_at = $3, lease_until = $4, page_due_at = NULL WHERE id = $1`,
    [item.id, heldBy.accountId, app.clock.now(), new Date(app.clock.now().getTime() + 600_000)],
  );
  return { id: item.id, version: item.version };
}

/** A concern that its moderator escalates; gives the case. */
export async function aCase(
  app: TestApp,
  about: { groupId: string; membershipId: string },
  moderator: Someone,
  level: Level = 'CRISIS',
): Promise<CaseState> {
  const item = await aConcern(app, about, { level: level === 'GREEN' ? 'AMBER' : level, heldBy: moderator });
  await app.get(EscalationService).escalate(moderator.actor, {
    key: randomUUID(),
    itemId: item.id,
    level,
    ask: 'CONTACT',
    sentence: 'They stopped answering after the last dose.',
  });
  return caseOf(app, about.membershipId);
}

export interface CaseState {
  id: string;
  reference: number;
  status: string;
  level: string;
  ownerId: string | null;
  pageStep: number;
  nextPageAt: Date | null;
  nextEntryBy: Date | null;
  firstContactAt: Date | null;
  version: number;
}

/** The newest case of the person behind a membership. */
export async function caseOf(app: TestApp, membershipId: string): Promise<CaseState> {
  const found = await row<CaseState>(
    app.dataSource.manager,
    `SELECT e.id, e.reference, e.status, e.level, e.owner_id, e.page_step, e.next_page_at, e.next_entry_by, e.first_contact_at, e.version
     FROM escalation e JOIN membership m ON m.account_id = e.account_id WHERE m.id = $1 ORDER BY e.opened_at DESC LIMIT 1`,
    [membershipId],
  );
  if (!found) throw new Error('They have no case.');
  return found;
}

export const acknowledge = (app: TestApp, who: Someone, id: string): Promise<Answer> =>
  ask(
    app,
    who,
    `mutation ($id: UUID!, $key: UUID!) { acknowledgeCase(id: $id, key: $key) { status isMine sentence viewerCan { read write } } }`,
    { id, key: randomUUID() },
  );

export const openCase = (app: TestApp, who: Someone | null, id: string): Promise<Answer> =>
  ask(
    app,
    who,
    `query ($id: UUID!) { clinicCase(id: $id) { id version status sentence dueFor raisedByName isMine steps
       person { displayName country localTime groupNames } notes { id text fields { name value } signedAt addenda { text } isMine }
       outreach { channel result actorName } timeline { kind actorName } pages { toName status }
       conversation { kind readers unread items { fromMe authorName bodyHtml } } colleagues { accountId name duty openCases } viewerCan { close signOff changeLevel } } }`,
    { id },
  );

export const writeToPatient = (
  app: TestApp,
  who: Someone,
  caseId: string,
  body: string,
  key = randomUUID(),
): Promise<Answer> =>
  ask(
    app,
    who,
    `mutation ($k: UUID!, $c: UUID!, $b: String!) { writeToPatient(key: $k, caseId: $c, body: $b) { version status conversation { id items { bodyHtml } } } }`,
    { k: key, c: caseId, b: body },
  );

/** What closing a case says when all is well. */
export const closing = (app: TestApp, caseId: string, version: number, change: Record<string, unknown> = {}) => ({
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

export const closeCase = (app: TestApp, who: Someone, input: Record<string, unknown>): Promise<Answer> =>
  ask(
    app,
    who,
    `mutation ($input: CloseInput!) { closeCase(input: $input) { version status outcome signOffBy followUps { id dueAt doneAt } } }`,
    { input },
  );

/** Who is rung now for a case, by account. */
export async function ringing(app: TestApp, caseId: string): Promise<string[]> {
  const found = await rows<{ accountId: string }>(
    app.dataSource.manager,
    `SELECT DISTINCT account_id FROM page_attempt WHERE escalation_id = $1 AND status IN ('QUEUED', 'SENT', 'DELIVERED') ORDER BY account_id`,
    [caseId],
  );
  return found.map(({ accountId }) => accountId);
}

/** Promises of a case that were noted as broken. */
export async function breaches(app: TestApp, caseId: string): Promise<string[]> {
  const found = await rows<{ timer: string }>(
    app.dataSource.manager,
    `SELECT timer FROM breach WHERE subject_id = $1 ORDER BY timer`,
    [caseId],
  );
  return found.map(({ timer }) => timer);
}

/** Everybody is back at their screen: sessions that were idle or over while the clock moved are fresh again (R5). */
export async function everybodyIsBack(app: TestApp): Promise<void> {
  const now = app.clock.now();
  await write(app.dataSource.manager, `UPDATE session SET created_at = $1, last_seen_at = $1, expires_at = $2`, [
    now,
    new Date(now.getTime() + 12 * 3_600_000),
  ]);
}

/** Ends every case and concern, empties the rota and takes everybody's roles: a new test begins with nobody on call. */
export async function nobodyIsLeft(app: TestApp): Promise<void> {
  const tx = app.dataSource.manager;
  await write(
    tx,
    `UPDATE escalation SET status = 'REVIEWED', closed_at = $1, handover_to = NULL, handover_by = NULL, review_by = NULL`,
    [app.clock.now()],
  );
  await write(tx, `UPDATE page_attempt SET status = 'SUPERSEDED'`);
  await write(tx, `UPDATE review_item SET status = 'CLOSED', page_due_at = NULL`);
  await write(tx, `UPDATE desk_shift SET status = 'HANDED_OVER', ended_at = $1`, [app.clock.now()]);
  await write(tx, `DELETE FROM rota_shift`);
  await write(tx, `DELETE FROM account_role`);
}
