import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Level } from '@kith/contracts/level';
import { roles } from '@kith/contracts/roles';

import { row, rows, write } from '../../platform/db.js';
import { anApp } from '../../testing/app.js';
import { aGroup, aMember, anAccount, type Answer, ask, type Someone, type TestApp } from '../../testing/people.js';
import { statementsOf } from '../../testing/statements.js';

const minute = 60_000;
/** A Wednesday at noon in London, in summer: an hour before the one of UTC. */
const wednesday = new Date('2026-07-15T11:00:00Z');

let app: TestApp;
let lead: Someone;
let clinicalLead: Someone;

beforeAll(async () => {
  app = await anApp();
  app.clock.set(wednesday);
  await aGroup(app);
  await write(tx(), `UPDATE peer_group SET created_at = '2026-05-20T10:00:00Z'`);
  lead = await anAccount(app, { roles: ['leadModerator'] });
  clinicalLead = await anAccount(app, { roles: ['clinicalLead'] });
});
afterAll(() => app.close());

const tx = () => app.dataSource.manager;
const lastWeek = new Date('2026-07-08T09:00:00Z');

let made = 0;
/** A concern with one signal; claimed some minutes later by whoever is given. */
async function aConcern(how: { at?: Date; level?: Level; source?: string; claimedAfter?: number; by?: Someone }) {
  const { at = lastWeek, level = 'RED', source = 'DETECTOR', claimedAfter, by } = how;
  const item = await row<{ id: string }>(
    tx(),
    `INSERT INTO review_item (level, status, raised_at) VALUES ($1, 'CLOSED', $2) RETURNING id`,
    [level, at],
  );
  await write(
    tx(),
    `INSERT INTO signal (review_item_id, source, level, category, code, key, created_at)
     VALUES ($1, $2, $3, 'B', 'B9', $4, $5)`,
    [item!.id, source, level, `report spec ${made++}`, at],
  );
  if (claimedAfter !== undefined)
    await write(tx(), `INSERT INTO review_action (review_item_id, kind, actor_id, at) VALUES ($1, 'claim', $2, $3)`, [
      item!.id,
      by?.accountId ?? null,
      new Date(at.getTime() + claimedAfter * minute),
    ]);
  return item!.id;
}

const document = `query ($kind: ServiceReportKind!, $period: String) { serviceReport(kind: $kind, period: $period) {
  title hasHidden period { key name isOver from until } highlights { name cell { text } }
  tables { id title columns rows { name isTotal cells { text value unit isHidden } } } } }`;
const reportOf = (who: Someone | null, kind = 'WEEKLY', period: string | null = null): Promise<Answer> =>
  ask(app, who, document, { kind, period });

/** What a table says, line by line. */
async function table(id: string, kind = 'WEEKLY', period: string | null = null, who = clinicalLead) {
  const { data, errors } = await reportOf(who, kind, period);
  expect(errors).toBeUndefined();
  const found = data!['serviceReport'].tables.find((one: { id: string }) => one.id === id);
  return Object.fromEntries(
    found.rows.map((line: { name: string; cells: { text: string }[] }) => [
      line.name,
      line.cells.map(({ text }) => text).join(' | '),
    ]),
  );
}

const fileOf = (who: Someone | null, kind: string, period: string, format: string) =>
  ask(
    app,
    who,
    `mutation ($kind: ServiceReportKind!, $period: String!, $format: ServiceReportFormat!) {
      exportReport(kind: $kind, period: $period, format: $format) { fileName mediaType base64 } }`,
    { kind, period, format },
  );

describe('the weekly report', () => {
  beforeAll(async () => {
    for (let n = 0; n < 6; n++) await aConcern({ claimedAfter: n + 1 });
    for (let n = 0; n < 9; n++) await aConcern({ source: 'REPORT', level: 'AMBER' });
    for (let n = 0; n < 2; n++) await aConcern({ source: 'SELF', level: 'CRISIS' });
    // Midnight in London, not in Greenwich: the last minute of the week before, and of this one.
    await aConcern({ at: new Date('2026-07-05T22:59:59Z'), source: 'PATTERN' });
    for (let n = 0; n < 5; n++) await aConcern({ at: new Date('2026-07-12T22:59:59Z'), source: 'MODERATOR' });
    await aConcern({ at: new Date('2026-07-12T23:00:00Z'), source: 'PATTERN' });
  });

  it('is about the last week that is over where the organisation is', async () => {
    const { data } = await reportOf(lead);
    expect(data!['serviceReport'].period).toEqual({
      key: '2026-W28',
      name: 'Week 28, 6 to 12 July 2026',
      isOver: true,
      from: '2026-07-05T23:00:00.000Z',
      until: '2026-07-12T23:00:00.000Z',
    });
  });

  it('counts what came up by door, and hides in the server what is small or would tell it (H22)', async () => {
    expect(await table('doors')).toMatchObject({
      'Word checks': '6',
      'Member reports': '9',
      'Asked for help': 'hidden',
      Moderators: 'hidden',
      'Patterns over time': '0',
      All: '22',
    });
  });

  it('sends no number with what is hidden (H22)', async () => {
    const { data } = await reportOf(lead);
    const cells = data!['serviceReport'].tables.flatMap((one: { rows: { cells: object[] }[] }) =>
      one.rows.flatMap((line) => line.cells),
    );
    const hidden = cells.filter((cell: { isHidden: boolean }) => cell.isHidden);
    expect(hidden.length).toBeGreaterThan(3);
    expect(new Set(hidden.map((cell: { value: unknown; text: string }) => `${cell.value} ${cell.text}`))).toEqual(
      new Set(['null hidden']),
    );
    expect(data!['serviceReport'].hasHidden).toBe(true);
  });

  it('says how long people waited, and nothing of fewer than five (R16)', async () => {
    expect(await table('steps')).toEqual({ 'First look, Urgent': '6 | 3 min 30 s | –' });
  });

  it('shows weeks in which nothing happened, and the wait week by week', async () => {
    const weeks = await table('trend');
    expect(Object.keys(weeks)).toHaveLength(13);
    expect(weeks['6 Jul']).toBe('22 | 3 min 30 s');
    expect(weeks['29 Jun']).toBe('hidden | –');
    expect(weeks['22 Jun']).toBe('0 | –');
  });

  it('tells nothing of how fewer than five moderators worked (R50)', async () => {
    expect(await table('load')).toMatchObject({ 'People who took concerns up': '0', 'Hours in all': '–' });
    const people = await Promise.all([1, 2, 3, 4].map(() => anAccount(app, { roles: ['leadModerator'] })));
    const before = new Date('2026-06-24T09:00:00Z');
    for (const by of people) for (let n = 0; n < 6; n++) await aConcern({ at: before, claimedAfter: 1, by });
    expect(await table('load', 'WEEKLY', '2026-W26')).toMatchObject({
      'People who took concerns up': 'hidden',
      'Concerns each, middle': 'hidden',
      'Concerns, most for one': 'hidden',
    });
    await aConcern({ at: before, claimedAfter: 1, by: lead });
    expect(await table('load', 'WEEKLY', '2026-W26')).toMatchObject({
      'People who took concerns up': '5',
      'Concerns each, middle': '6',
      'Concerns, most for one': '6',
    });
  });

  it('asks the database as often for many concerns as for few', async () => {
    const few = await statementsOf(() => reportOf(lead));
    for (let n = 0; n < 20; n++) await aConcern({ at: new Date('2026-07-09T09:00:00Z'), claimedAfter: 2 });
    expect(await statementsOf(() => reportOf(lead))).toHaveLength(few.length);
    expect(few.length).toBeLessThan(25);
  });

  it('may be of the week that runs, and says that it is not over', async () => {
    const { data } = await reportOf(lead, 'WEEKLY', '2026-W29');
    expect(data!['serviceReport'].period).toMatchObject({ isOver: false });
  });

  it('can’t be of a time before the first group, or of one to come', async () => {
    const refused = { code: 'input.invalid', details: { field: 'period' } };
    for (const period of ['2026-W20', '2026-W30', 'nonsense']) {
      expect((await reportOf(lead, 'WEEKLY', period)).errors?.[0]?.extensions).toMatchObject(refused);
      expect((await fileOf(lead, 'WEEKLY', period, 'CSV')).errors?.[0]?.extensions).toMatchObject(refused);
    }
    const { data } = await ask(app, lead, `{ reportPeriods(kind: WEEKLY) { key } }`);
    expect(data!['reportPeriods'].at(-1)).toEqual({ key: '2026-W21' });
  });
});

describe('the monthly pack', () => {
  async function aCase(level: Level, how: { at?: Date; outcome?: string; wasCrisis?: boolean } = {}) {
    const at = how.at ?? new Date('2026-06-10T09:00:00Z');
    const group = await aGroup(app);
    const member = await aMember(app, { groups: [group] });
    const item = await aConcern({ at, level });
    const found = await row<{ id: string; reference: number }>(
      tx(),
      `INSERT INTO escalation (account_id, membership_id, review_item_id, level, status, ask, sentence, detected_at, opened_at,
         acknowledged_at, first_contact_at, outcome, closed_at, signed_off_by)
       VALUES ($1, $2, $3, $4, 'CLOSED', 'CONTACT', 'Planted words of a person.', $5::timestamptz, $5::timestamptz,
         $5::timestamptz + interval '4 minutes', $5::timestamptz + interval '13 minutes', $6, $5::timestamptz + interval '2 days', $7)
       RETURNING id, reference`,
      [member.accountId, member.membershipId(group), item, level, at, how.outcome ?? 'OC01', clinicalLead.accountId],
    );
    if (how.wasCrisis)
      await write(
        tx(),
        `INSERT INTO escalation_entry (escalation_id, kind, facts, at) VALUES ($1, 'levelChanged', '{"from":"CRISIS","to":"RED"}', $2)`,
        [found!.id, at],
      );
    return found!;
  }
  let crisis: { id: string; reference: number };
  let lowered: { id: string; reference: number };

  beforeAll(async () => {
    crisis = await aCase('CRISIS');
    lowered = await aCase('RED', { wasCrisis: true, outcome: 'OC14' });
    for (let n = 0; n < 5; n++) await aCase('AMBER', { outcome: 'OC03' });
    await aCase('CRISIS', { at: new Date('2026-05-31T22:59:00Z') });
  });

  it('lists every case that was a crisis at any time of it, by number (R47)', async () => {
    const line = '10 Jun 2026, 10:00 | 4 min | 13 min';
    expect(await table('crises', 'MONTHLY')).toEqual({
      [crisis.reference]: `${line} | Reached, safe, plan made | Signed | 0`,
      [lowered.reference]: `${line} | Misread: a joke, the past, a quote | Signed | 0`,
    });
  });

  it('hides small numbers of outcomes, and the next larger one (H22)', async () => {
    expect(await table('outcomes', 'MONTHLY')).toEqual({
      'Reached, safe, plan made': 'hidden',
      'Linked to their own care team': 'hidden',
      'Misread: a joke, the past, a quote': 'hidden',
      All: '8',
    });
  });

  it('is on record before it is read (R53, R54)', async () => {
    const reads = () =>
      rows(tx(), `SELECT 1 FROM audit_entry WHERE action = 'report.view' AND target_id = 'MONTHLY:2026-06'`);
    const before = (await reads()).length;
    await reportOf(clinicalLead, 'MONTHLY', '2026-06');
    expect(await reads()).toHaveLength(before + 1);
  });
});

describe('the yearly report', () => {
  it('counts reports, decisions, software and challenges of the year so far', async () => {
    const { data, errors } = await reportOf(lead, 'YEARLY');
    expect(errors).toBeUndefined();
    const report = data!['serviceReport'];
    expect(report.period).toMatchObject({ key: '2026', isOver: false });
    expect(report.tables.map(({ id }: { id: string }) => id)).toEqual([
      'reports',
      'reportDoors',
      'answered',
      'actions',
      'grounds',
      'foundBy',
      'alerts',
      'accuracy',
      'appeals',
      'steps',
      'trend',
      'people',
    ]);
    expect(Object.keys(await table('trend', 'YEARLY'))).toHaveLength(12);
  });
});

describe('who reads and takes along (R1)', () => {
  it.each(roles.map((role) => [role] as const))('%s', async (role) => {
    const who = await anAccount(app, { roles: [role] });
    const kinds = (await ask(app, who, `{ reportKinds }`)).data?.['reportKinds'] ?? [];
    for (const [kind, period] of [
      ['WEEKLY', '2026-W28'],
      ['MONTHLY', '2026-06'],
      ['YEARLY', '2026'],
    ] as const) {
      const told = kinds.includes(kind) ? undefined : 'resource.notFound';
      const answers = [await reportOf(who, kind), await fileOf(who, kind, period, 'CSV')];
      answers.push(await ask(app, who, `{ reportPeriods(kind: ${kind}) { key } }`));
      expect(answers.map(({ errors }) => errors?.[0]?.extensions?.['code'])).toEqual([told, told, told]);
    }
  });

  it('nobody without signing in', async () => {
    expect((await reportOf(null)).errors?.[0]?.extensions).toMatchObject({ code: 'auth.required' });
  });
});

describe('a file', () => {
  const contentOf = async (kind: string, period: string, format: string, who = clinicalLead) => {
    const { data, errors } = await fileOf(who, kind, period, format);
    expect(errors).toBeUndefined();
    const { fileName, mediaType, base64 } = data!['exportReport'];
    return { fileName, mediaType, content: Buffer.from(base64, 'base64') };
  };

  it('is on record with who took it and in which form (R54)', async () => {
    await contentOf('WEEKLY', '2026-W28', 'CSV');
    const found = await rows(
      tx(),
      `SELECT actor_id, details FROM audit_entry WHERE action = 'report.export' AND target_id = 'WEEKLY:2026-W28'
       ORDER BY at DESC LIMIT 1`,
    );
    expect(found).toEqual([{ actorId: clinicalLead.accountId, details: { format: 'CSV' } }]);
  });

  it('has one line for each figure, and none of a hidden number', async () => {
    const { fileName, content } = await contentOf('WEEKLY', '2026-W28', 'CSV');
    expect(fileName).toBe('kith-weekly-2026-W28.csv');
    const lines = content.toString('utf8').split('\r\n');
    expect(lines[0]).toBe('\uFEFF"Report","Period","Table","Row","Figure","Value","Unit"');
    expect(lines).toContain('"Weekly report","2026-W28","What came up, by door","Member reports","Signs",9,"count"');
    expect(lines).toContain(
      '"Weekly report","2026-W28","What came up, by door","Asked for help","Signs","hidden","count"',
    );
  });

  it('is a tagged PDF with its language, its title and its fonts inside', async () => {
    for (const [kind, period] of [
      ['WEEKLY', '2026-W28'],
      ['MONTHLY', '2026-06'],
      ['YEARLY', '2026'],
    ] as const) {
      const { content, mediaType, fileName } = await contentOf(kind, period, 'PDF');
      if (process.env['KEEP']) (await import('node:fs')).writeFileSync(`/tmp/r3x/${kind}.pdf`, content);
      const text = content.toString('latin1');
      expect(mediaType).toBe('application/pdf');
      expect(fileName).toBe(`kith-${kind.toLowerCase()}-${period}${kind === 'YEARLY' ? '-so-far' : ''}.pdf`);
      expect(text.startsWith('%PDF-1.7')).toBe(true);
      for (const sign of [
        '/MarkInfo',
        '/Marked true',
        '/Lang (en-GB)',
        '/StructTreeRoot',
        '/S /H1',
        '/S /TH',
        '/FontFile',
      ])
        expect(text).toContain(sign);
    }
  });

  it('holds no words of anybody', async () => {
    for (const format of ['CSV', 'PDF'])
      expect((await contentOf('MONTHLY', '2026-06', format)).content.toString('latin1')).not.toContain('Planted');
  });
});
