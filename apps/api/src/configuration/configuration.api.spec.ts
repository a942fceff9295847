import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { roles } from '@kith/contracts/roles';

import { Audit } from '../platform/audit.js';
import { Db, row, rows, write } from '../platform/db.js';
import { InForce } from '../platform/in-force.js';
import { Timers } from '../platform/timers.js';
import { aCase, aClinic, aPatient } from '../testing/clinic.js';
import {
  agreeOn,
  approveValues,
  proposedIn,
  proposeValues,
  proposeVersion,
  versionOf,
} from '../testing/configuration.js';
import { anApp } from '../testing/app.js';
import { aReportedThread, onItem, wordsFrom, writeToMember } from '../testing/desk.js';
import { anAccount, ask, type Someone, type TestApp } from '../testing/people.js';
import { until } from '../testing/sockets.js';
import { AgreedSettings } from './agreed-settings.service.js';
import { ConfigurationStore } from './configuration.store.js';

let app: TestApp;
/** What another process holds. */
let worker: AgreedSettings;
let versions: InForce;
let hannah: Someone;
let ola: Someone;
let ines: Someone;
let officer: Someone;

beforeAll(async () => {
  app = await anApp();
  versions = new InForce(app.config);
  worker = new AgreedSettings(app.get(Db), new ConfigurationStore(), versions, new Timers(app.config), app.clock);
  await worker.onModuleInit();
  hannah = await anAccount(app, { roles: ['clinician'], workName: 'Hannah' });
  ola = await anAccount(app, { roles: ['clinicalLead'], workName: 'Ola' });
  ines = await anAccount(app, { roles: ['leadModerator'], workName: 'Ines' });
  officer = await anAccount(app, { roles: ['privacyOfficer'], workName: 'Priya' });
});
afterAll(async () => {
  await versions.onModuleDestroy();
  await app.close();
});

const here = () => app.get(AgreedSettings);
const partOf = async (name: string) =>
  (
    await ask(
      app,
      ines,
      `query ($name: ConfigurationPartName!) { configurationPart(part: $name) { name version faulty waiting changed
        fields { key kind value standard unit min max recordedOnly mayBeEmpty keeps name } } }`,
      { name },
    )
  ).data?.['configurationPart'];
const valueOf = async (part: string, key: string) =>
  (await partOf(part)).fields.find((field: { key: string }) => field.key === key).value;
const historyOf = async (part: string) =>
  (
    await ask(
      app,
      ola,
      `query ($part: ConfigurationPartName!) { configurationVersions(part: $part) { items { number restores reason
        proposedByName decidedByName changes { key before after } } } }`,
      { part },
    )
  ).data?.['configurationVersions'].items;
const answer = (who: Someone, what: 'decline' | 'withdraw', id: string) =>
  ask(
    app,
    who,
    what === 'decline'
      ? `mutation ($id: UUID!) { declineConfigurationProposal(id: $id, reason: "Not at night.") { state decisionReason } }`
      : `mutation ($id: UUID!) { withdrawConfigurationProposal(id: $id) { state } }`,
    { id },
  );

describe('what an organisation decides', () => {
  it('is there part by part, with its defaults, units and bounds', async () => {
    const { data } = await ask(app, ines, `{ configurationParts { name version waiting changed faulty } }`);
    expect(data?.['configurationParts'].map(({ name }: { name: string }) => name)).toEqual([
      'timers',
      'templates',
      'thresholds',
      'staffedHours',
      'reveals',
      'retention',
    ]);
    expect(data?.['configurationParts'][0]).toEqual({
      name: 'timers',
      version: 1,
      waiting: 0,
      changed: 0,
      faulty: false,
    });
    const { fields } = await partOf('timers');
    expect(fields[0]).toMatchObject({
      key: 'claim.CRISIS',
      value: '3',
      standard: '3',
      unit: 'minutes',
      min: 1,
      max: 6,
    });
    const onPaper = (await partOf('retention')).fields.filter((field: { recordedOnly: boolean }) => field.recordedOnly);
    expect(onPaper.map(({ key }: { key: string }) => key)).toEqual([
      'moderationRecords',
      'clinicalRecords',
      'auditTrail',
      'closedAccounts',
    ]);
  });

  it.each(roles)('is there for %s, or not at all', async (role) => {
    const who = await anAccount(app, { roles: [role] });
    const reads = ['leadModerator', 'clinician', 'clinicalLead', 'safeguardingLead', 'privacyOfficer', 'auditor'];
    const proposes = ['leadModerator', 'clinician', 'clinicalLead'];
    const unseen = reads.includes(role) ? undefined : 'resource.notFound';
    for (const document of [
      `{ configurationParts { name } }`,
      `{ configurationPart(part: timers) { version } }`,
      `{ configurationVersions(part: timers) { items { number } } }`,
      `{ configurationProposals(part: timers, waiting: true) { items { id } } }`,
    ])
      expect([document, (await ask(app, who, document)).code]).toEqual([document, unseen]);
    const refusal = async (part: string, key: string) => (await proposeValues(app, who, part, { [key]: 'none' })).code;
    const mayPropose = (may: boolean) => (may ? 'configuration.invalid' : (unseen ?? 'action.forbidden'));
    expect(await refusal('timers', 'decide')).toBe(mayPropose(proposes.includes(role)));
    expect(await refusal('reveals', 'lasts')).toBe(mayPropose([...proposes, 'privacyOfficer'].includes(role)));
  });
});

describe('a change of it', () => {
  it.each([
    ['without a reason', { decide: 20 }, { reason: ' ' }, 'input.required', 'reason'],
    ['longer than twice the note', { 'acknowledge.CRISIS': 11 }, {}, 'configuration.invalid', 'acknowledge.CRISIS'],
    ['of nothing', {}, {}, 'input.invalid', 'changes'],
    ['on a version that nobody has seen', { decide: 20 }, { base: 9 }, 'proposal.outOfDate', 'base'],
  ])('%s is refused, with its field', async (_, values, wish, code, field) => {
    const refused = await proposeValues(app, hannah, 'timers', values, wish);
    expect([refused.code, refused.errors?.[0]?.extensions.details?.['field']]).toEqual([code, field]);
  });

  it('is in force in every process within seconds of the second person’s yes, and is kept with who and why (R4)', async () => {
    const id = proposedIn(await proposeValues(app, hannah, 'thresholds', { crisisCases: 2 }, { reason: 'Nights.' }));
    expect((await partOf('thresholds')).waiting).toBe(1);
    expect([here().now.thresholds.crisisCases, worker.now.thresholds.crisisCases]).toEqual([3, 3]);

    expect((await approveValues(app, hannah, id)).code).toBe('action.involved');
    expect((await approveValues(app, ines, id)).code).toBe('action.forbidden');
    const approved = await approveValues(app, ola, id, 'Two are enough at night.');
    expect(approved.data?.['approveConfigurationProposal']).toMatchObject({ state: 'APPROVED', madeVersion: 2 });

    expect(here().now.thresholds.crisisCases).toBe(2);
    await until(() => worker.numberOf('thresholds') === 2);
    expect(worker.now.thresholds.crisisCases).toBe(2);
    expect(await historyOf('thresholds')).toEqual([
      {
        number: 2,
        restores: null,
        reason: 'Nights.',
        proposedByName: 'Hannah',
        decidedByName: 'Ola',
        changes: [{ key: 'crisisCases', before: '3', after: '2' }],
      },
    ]);
    const trail = await rows<{ action: string; afterState: string | null; details: unknown }>(
      app.dataSource.manager,
      `SELECT action, after_state, details FROM audit_entry WHERE target_id = $1 AND action LIKE 'configuration.%'`,
      [id],
    );
    const details = { part: 'thresholds', base: 1, restores: null, fields: ['crisisCases'] };
    expect(trail).toHaveLength(2);
    expect(trail).toEqual(
      expect.arrayContaining([
        { action: 'configuration.propose', afterState: null, details },
        { action: 'configuration.approve', afterState: '2', details },
      ]),
    );
    expect(await app.get(Audit).verify(app.dataSource.manager)).toEqual([]);
  });

  it('is turned down with a reason, or taken back by its maker, and is decided once', async () => {
    const first = proposedIn(await proposeValues(app, ines, 'timers', { decide: 25 }));
    expect((await answer(ines, 'decline', first)).code).toBe('action.involved');
    expect((await answer(ola, 'decline', first)).data?.['declineConfigurationProposal']).toEqual({
      state: 'DECLINED',
      decisionReason: 'Not at night.',
    });
    expect((await approveValues(app, ola, first)).code).toBe('proposal.decided');
    const second = proposedIn(await proposeValues(app, ines, 'timers', { decide: 25 }));
    expect((await answer(hannah, 'withdraw', second)).code).toBe('action.forbidden');
    expect((await answer(ines, 'withdraw', second)).data?.['withdrawConfigurationProposal'].state).toBe('WITHDRAWN');
    expect(await valueOf('timers', 'decide')).toBe('30');
  });

  it('must be looked at anew when the same part has changed meanwhile, and is not held up by another part', async () => {
    const old = proposedIn(await proposeValues(app, hannah, 'timers', { signOff: 720 }));
    await agreeOn(app, hannah, ola, 'thresholds', { amberEvery: 4 });
    await agreeOn(app, ines, ola, 'timers', { signOffAgain: 30 });
    expect((await approveValues(app, ola, old)).code).toBe('proposal.outOfDate');
    const { data } = await ask(app, ola, `query ($id: UUID!) { configurationProposal(id: $id) { outOfDate state } }`, {
      id: old,
    });
    expect(data?.['configurationProposal']).toEqual({ outOfDate: true, state: 'PROPOSED' });
  });

  it('is gone back from by two people again, to any earlier version and to the defaults', async () => {
    await agreeOn(app, hannah, ola, 'reveals', { lasts: 30 });
    await agreeOn(app, hannah, officer, 'reveals', { lasts: 45, lookAgain: 30 });
    const base = await versionOf(app, ines, 'reveals');
    expect((await proposeVersion(app, hannah, 'reveals', base, base)).code).toBe('input.invalid');
    expect((await proposeVersion(app, hannah, 'reveals', 0, base)).code).toBe('input.invalid');
    const back = proposedIn(await proposeVersion(app, officer, 'reveals', 2, base));
    expect((await approveValues(app, officer, back)).code).toBe('action.involved');
    const { data } = await approveValues(app, ola, back);
    expect(data?.['approveConfigurationProposal']).toMatchObject({ restores: 2, madeVersion: base + 1 });
    expect([await valueOf('reveals', 'lasts'), await valueOf('reveals', 'lookAgain')]).toEqual(['30', '90']);
    const whole = proposedIn(await proposeVersion(app, hannah, 'reveals', 1, base + 1));
    await approveValues(app, ola, whole);
    expect((await partOf('reveals')).changed).toBe(0);
    expect(here().now.reveals.lasts).toBe(60);
  });

  it('that two people answer at once is decided once', async () => {
    const second = await anAccount(app, { roles: ['clinicalLead'] });
    const id = proposedIn(await proposeValues(app, hannah, 'thresholds', { amberEvery: 6 }));
    const both = await Promise.all([approveValues(app, ola, id), approveValues(app, second, id)]);
    expect(both.map(({ code }) => code ?? 'done').sort()).toEqual(['done', 'proposal.decided']);
  });
});

describe('clocks', () => {
  const pages = async (member: { membershipId: (group: { id: string }) => string }, group: { id: string }) =>
    row<{ acknowledgeBy: Date; openedAt: Date }>(
      app.dataSource.manager,
      `SELECT e.acknowledge_by, e.opened_at FROM escalation e WHERE e.membership_id = $1`,
      [member.membershipId(group)],
    );
  const minutes = (found: { acknowledgeBy: Date; openedAt: Date } | null) =>
    found && (found.acknowledgeBy.getTime() - found.openedAt.getTime()) / 60_000;

  it('are set by the times that hold when they begin, and one that runs keeps its own (R15)', async () => {
    const { group, moderator } = await aClinic(app);
    const before = await aPatient(app, group);
    await aCase(app, before.about, moderator);
    expect(minutes(await pages(before.member, group))).toBe(5);

    const version = await agreeOn(app, hannah, ola, 'timers', { 'acknowledge.CRISIS': 4 });
    const after = await aPatient(app, group);
    await aCase(app, after.about, moderator);
    expect(minutes(await pages(after.member, group))).toBe(4);
    expect(minutes(await pages(before.member, group))).toBe(5);

    const trail = await row<{ version: number }>(
      app.dataSource.manager,
      `SELECT (details->>'timersVersion')::int AS version FROM audit_entry WHERE action = 'escalation.opened'
       ORDER BY at DESC LIMIT 1`,
    );
    expect(trail).toEqual({ version });
  });
});

describe('words to members', () => {
  it('are the agreed ones from the next message on, and the message keeps their version (R23, R53)', async () => {
    const { moderator, itemId } = await aReportedThread(app);
    await onItem(app, moderator, 'claimItem', itemId);
    const old = await wordsFrom(app, moderator, itemId, 'kindWord');
    const version = await agreeOn(app, ines, ola, 'templates', {
      'kindWord.en': 'Hello {name}. You told us about {theirWords}. It is good that you did.',
    });
    expect((await writeToMember(app, moderator, itemId, 'kindWord', old)).code).toBe('reviewItem.templateNeeded');
    const words = await wordsFrom(app, moderator, itemId, 'kindWord');
    expect(words).toMatch(/^Hello .* You told us about one plain thing\. It is good that you did\.$/);
    expect((await writeToMember(app, moderator, itemId, 'kindWord', words)).code).toBeUndefined();
    const sent = await row<{ kept: number; audited: number }>(
      app.dataSource.manager,
      `SELECT (a.facts->>'templateVersion')::int AS kept, (t.details->>'templateVersion')::int AS audited
       FROM review_action a JOIN audit_entry t ON t.target_id = a.review_item_id::text AND t.action = 'reviewItem.message'
       WHERE a.review_item_id = $1 AND a.kind = 'message'`,
      [itemId],
    );
    expect(sent).toEqual({ kept: version, audited: version });
  });

  it('are Spanish for those who read Spanish, where they were agreed, and English until then (R23)', async () => {
    const { moderator, itemId, member } = await aReportedThread(app);
    await write(app.dataSource.manager, `UPDATE account SET locale = 'es-ES' WHERE id = $1`, [member.accountId]);
    await onItem(app, moderator, 'claimItem', itemId);
    expect(await wordsFrom(app, moderator, itemId, 'condolence')).toMatch(/^Dear /);
    await agreeOn(app, ines, ola, 'templates', {
      'condolence.es': 'Querida persona, {name}. Sentimos mucho lo de {theirWords}. Escribe aquí cuando quieras.',
    });
    expect(await wordsFrom(app, moderator, itemId, 'condolence')).toMatch(/^Querida persona/);
  });
});

describe('a part that cannot be used with this release', () => {
  it('gives way to the defaults in every process, and the board says so', async () => {
    const version = await agreeOn(app, hannah, ola, 'thresholds', { backlogItems: 100 });
    expect(here().now.thresholds.backlogItems).toBe(100);
    await app.get(Db).tx(async (tx) => {
      const made = await row<{ id: string }>(
        tx,
        `INSERT INTO configuration_proposal (part, state, base, changes, reason, proposed_by, proposed_at, decided_by,
           decided_at, made_version)
         VALUES ('thresholds', 'APPROVED', $1, '[]', 'Why', $2, now(), $3, now(), $1 + 1) RETURNING id`,
        [version, hannah.accountId, ola.accountId],
      );
      await write(
        tx,
        `INSERT INTO configuration_version (part, number, proposal_id, part_values, approved_at)
         VALUES ('thresholds', $1, $2, '{"backlogItems": "many"}', now())`,
        [version + 1, made!.id],
      );
      await versions.tell(tx);
    });
    await until(() => here().faulty.length > 0 && worker.faulty.length > 0);
    expect(here().now.thresholds.backlogItems).toBe(200);
    const { data } = await ask(app, ola, `{ board { configurationFaulty } }`);
    expect(data?.['board'].configurationFaulty).toEqual(['thresholds']);
    expect((await partOf('thresholds')).faulty).toBe(true);

    await agreeOn(app, hannah, ola, 'thresholds', { backlogItems: 150 });
    expect([here().faulty, here().now.thresholds.backlogItems]).toEqual([[], 150]);
  });
});
