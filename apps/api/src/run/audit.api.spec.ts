import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { rows, write } from '../platform/db.js';
import { Sweeps } from '../platform/sweeps.js';
import { anApp } from '../testing/app.js';
import { aCase, aClinic, aPatient } from '../testing/clinic.js';
import { aGroup, aMember, anAccount, ask, type Someone, type TestApp } from '../testing/people.js';

let app: TestApp;
let auditor: Someone;
let manager: Someone;

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const tx = () => app.dataSource.manager;
const night = 24 * 60;

const nights = async () =>
  (await ask(app, auditor, `{ auditNights { night checkedAt entries faults isLate } }`)).data!['auditNights'];
const onBoard = async () =>
  (await ask(app, manager, `{ board { auditCheck { checkedAt entries faults isLate } breaches { timer cause } } }`))
    .data!['board'];

describe('the nightly check of the audit (R53)', () => {
  /** Time goes by, and with it the sessions of those who look. */
  async function passes(minutes: number) {
    app.clock.passes(minutes);
    auditor = await anAccount(app, { roles: ['auditor'] });
    manager = await anAccount(app, { roles: ['programmeManager'] });
  }
  beforeEach(() => passes(night));

  it('is a job that begins once in the night and says that the record is whole', async () => {
    await app.sweep();
    await app.sweep();
    const due = await rows(tx(), `SELECT 1 FROM domain_event WHERE type = 'audit.checkDue'`);
    expect(due).toHaveLength(1);
    await app.drain();
    const [last] = await nights();
    expect(last).toMatchObject({ night: '2026-03-03', faults: 0, isLate: false });
    expect(last.entries).toBeGreaterThan(0);
    expect((await onBoard()).auditCheck).toMatchObject({ faults: 0, isLate: false });
    expect(await rows(tx(), `SELECT after_state FROM audit_entry WHERE action = 'audit.checked'`)).toEqual([
      { afterState: 'WHOLE' },
    ]);
  });

  it('is missed three hours later, on the board, in the record and told to those who answer for it', async () => {
    await app.sweep();
    await passes(180);
    expect((await onBoard()).auditCheck).toMatchObject({ isLate: false });
    await passes(1);
    await app.sweep();
    expect((await onBoard()).auditCheck).toMatchObject({ isLate: true });
    expect((await onBoard()).breaches).toContainEqual({ timer: 'audit.check', cause: 'notChecked' });
    const kept = await rows(
      tx(),
      `SELECT details->>'timer' AS timer FROM audit_entry WHERE action = 'timer.breach' AND target_type = 'auditCheck'`,
    );
    expect(kept).toEqual([{ timer: 'audit.check' }]);
    const told = await rows(tx(), `SELECT account_id, kind FROM notice WHERE kind = 'audit.late'`);
    expect(told).toContainEqual({ accountId: auditor.accountId, kind: 'audit.late' });
    await app.drain();
    expect((await onBoard()).auditCheck).toMatchObject({ isLate: false });
  });

  it('shows nights in which nothing ran', async () => {
    await passes(2 * night);
    await app.sweep();
    await app.drain();
    const [last, before] = await nights();
    expect(last).toMatchObject({ faults: 0, isLate: false });
    expect(before).toMatchObject({ checkedAt: null, isLate: true });
  });

  it('names a row that was changed behind its back, and alarms', async () => {
    await write(tx(), `ALTER TABLE audit_entry DISABLE TRIGGER audit_is_append_only`);
    await write(
      tx(),
      `UPDATE audit_entry SET target_id = 'changed' WHERE id = (SELECT id FROM audit_entry ORDER BY at LIMIT 1)`,
    );
    await write(tx(), `ALTER TABLE audit_entry ENABLE TRIGGER audit_is_append_only`);
    await app.sweep();
    await app.drain();
    expect((await nights())[0]).toMatchObject({ faults: 1 });
    expect((await onBoard()).auditCheck).toMatchObject({ faults: 1 });
    const told = await rows(tx(), `SELECT account_id FROM notice WHERE kind = 'audit.broken'`);
    expect(told).toContainEqual({ accountId: auditor.accountId });
  });

  it('is for those who read the whole record', async () => {
    for (const roles of [['clinicalLead'], ['programmeManager'], ['leadModerator']] as const) {
      const who = await anAccount(app, { roles: [...roles] });
      const { errors } = await ask(app, who, `{ auditNights { night } }`);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'action.forbidden' });
    }
  });
});

describe('the search of the auditor (R53)', () => {
  beforeAll(async () => {
    auditor = await anAccount(app, { roles: ['auditor'] });
  });

  const found = async (filter: Record<string, unknown>, who = auditor, after: string | null = null) => {
    const { data, errors } = await ask(
      app,
      who,
      `query ($filter: AuditFilter!, $after: String) { auditTrail(filter: $filter, after: $after, first: 2) {
        items { id action targetId actorName caseNumber } page { hasNext next } } }`,
      { filter, after },
    );
    expect(errors).toBeUndefined();
    return data!['auditTrail'];
  };
  const actions = async (filter: Record<string, unknown>) =>
    (await found(filter)).items.map(({ action }: { action: string }) => action);
  const leave = (action: string, how: { by?: string; type?: string; about?: string; caseId?: string } = {}) =>
    write(
      tx(),
      `INSERT INTO audit_entry (actor_id, action, target_type, target_id, escalation_id) VALUES ($1, $2, $3, $4, $5)`,
      [how.by ?? null, action, how.type ?? 'probe', how.about ?? 'none', how.caseId ?? null],
    );

  it('finds a case by its number', async () => {
    const { group, moderator } = await aClinic(app);
    const { about } = await aPatient(app, group);
    const { id, reference } = await aCase(app, about, moderator);
    await leave('probe.case', { caseId: id });
    expect((await found({ caseNumber: reference, action: 'probe.' })).items).toMatchObject([
      { action: 'probe.case', caseNumber: reference },
    ]);
    expect(await actions({ caseNumber: 99_999 })).toEqual([]);
  });

  it('finds all about one person, in every group and under every name', async () => {
    const groups = [await aGroup(app), await aGroup(app)];
    const member = await aMember(app, { groups });
    const other = await aMember(app, { groups });
    await leave('person.account', { about: member.accountId });
    await leave('person.membership', { about: member.membershipId(groups[1]!) });
    await leave('person.other', { about: other.accountId });
    const expected = ['person.membership', 'person.account'];
    expect(await actions({ personId: member.accountId, action: 'person.' })).toEqual(expected);
    expect(await actions({ personId: member.membershipId(groups[0]!), action: 'person.' })).toEqual(expected);
    expect(await actions({ personId: randomUUID() })).toEqual([]);
  });

  it('finds what one colleague did, by the name they work under', async () => {
    const lead = await anAccount(app, { roles: ['leadModerator'], workName: 'Marigold Finch' });
    await leave('probe.actor', { by: lead.accountId });
    expect(await actions({ actorName: ' marigold finch ', action: 'probe.' })).toEqual(['probe.actor']);
    expect(await actions({ actorName: 'Nobody Here' })).toEqual([]);
  });

  it('finds a kind of event', async () => {
    await leave('reveal.view');
    expect(await actions({ event: 'REVEAL' })).toEqual(['reveal.view']);
  });

  it('turns its pages without losing or repeating a row, whatever comes in between', async () => {
    for (let n = 0; n < 5; n++) await leave('paged.probe', { about: String(n) });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { items, page } = await found({ action: 'paged.' }, auditor, after);
      seen.push(...items.map(({ targetId }: { targetId: string }) => targetId));
      await leave('paged.probe', { about: 'later' });
      after = page.next;
      if (!page.hasNext) break;
    } while (after);
    expect(seen).toEqual(['4', '3', '2', '1', '0']);
  });

  it('is itself on record, with what was asked for and not what was found', async () => {
    await found({ event: 'REVEAL', actorName: 'Marigold Finch' });
    const [last] = await rows<{ details: unknown }>(
      tx(),
      `SELECT details FROM audit_entry WHERE action = 'audit.read' AND actor_id = $1 ORDER BY at DESC LIMIT 1`,
      [auditor.accountId],
    );
    expect(last?.details).toEqual({ filters: ['event', 'actorName'], page: false });
  });
});

describe('the detector (R54, H02)', () => {
  it('leaves a row when it starts, when it stops, and when it reads by another version', async () => {
    const states = async () =>
      (
        await rows<{ action: string }>(
          tx(),
          `SELECT action FROM audit_entry WHERE action LIKE 'detector.%' ORDER BY at, id`,
        )
      ).map(({ action }) => action);
    await app.sweep();
    const before = await states();
    expect(new Set(before)).toEqual(new Set(['detector.started', 'detector.version']));
    await app.sweep();
    expect(await states()).toEqual(before);

    app.clock.passes(2);
    await app.get(Sweeps).standIn();
    expect(await states()).toEqual([...before, 'detector.stopped']);
    await app.sweep();
    expect(await states()).toEqual([...before, 'detector.stopped', 'detector.started']);
  });
});
