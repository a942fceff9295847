import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { row, rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { aCase, aConcern, caseOf, everybodyIsBack, onRota, ringing } from '../testing/clinic.js';
import { aClinician, aGroup, aMember, aModerator, anAccount, type Someone, type TestApp } from '../testing/people.js';
import { whileRefused } from '../testing/refused.js';
import { CaseWorkService } from './case-work.service.js';
import { EscalationService } from './escalation.service.js';

let app: TestApp;
let group: { id: string };
let moderator: Someone;
let hannah: Someone;
let lead: Someone;

beforeAll(async () => {
  app = await anApp();
  group = await aGroup(app);
  moderator = await aModerator(app, { groups: [group] });
  hannah = await aClinician(app);
  lead = await anAccount(app, { roles: ['clinicalLead'] });
  await onRota(app, 'PRIMARY', hannah, 100_000);
});
afterAll(() => app.close());

const ownedCase = async () => {
  const member = await aMember(app, { groups: [group] });
  const about = { groupId: group.id, membershipId: member.membershipId(group) };
  const { id } = await aCase(app, about, moderator, 'RED');
  await app.get(EscalationService).acknowledge(hannah.actor, id, randomUUID());
  return { about, id, version: async () => (await caseOf(app, about.membershipId)).version };
};
const closing = (caseId: string, version: number) => ({
  caseId, version, outcome: 'OC01' as const, extraOutcomes: [], actionsTaken: 'Spoke.', followUpAt: [], noFollowUpReason: 'Not needed.',
  feedbackCode: 'rightToRaise', feedbackText: 'Thank you.', worthTime: true, worthReason: null, key: randomUUID(),
}); // prettier-ignore

describe('new words of somebody who has an open case', () => {
  it('bring a resting case back to its owner', async () => {
    const { about, id, version } = await ownedCase();
    await app
      .get(CaseWorkService)
      .watch(hannah.actor, id, await version(), new Date(app.clock.now().getTime() + 3_600_000));
    await app.drain();

    await aConcern(app, about, { level: 'AMBER' });
    await app.drain();

    expect((await caseOf(app, about.membershipId)).status).toBe('IN_PROGRESS');
  });

  it('ring the owner and the primary at once when they sound like a crisis', async () => {
    const { about, id } = await ownedCase();
    await app.drain();

    await aConcern(app, about, { level: 'CRISIS', code: 'B2' });
    await app.drain();

    expect(await caseOf(app, about.membershipId)).toMatchObject({
      status: 'PAGED',
      level: 'CRISIS',
      ownerId: hannah.accountId,
    });
    expect(await ringing(app, id)).toEqual([hannah.accountId]);
  });
});

describe('what comes after the end', () => {
  it('opens the same case again within 30 days, with its history, and a new one after', async () => {
    const { about, id, version } = await ownedCase();
    await app.get(CaseWorkService).close(hannah.actor, closing(id, await version()));
    app.clock.passes(29 * 1440);
    await everybodyIsBack(app);
    await aCase(app, about, moderator, 'RED');

    expect(await caseOf(app, about.membershipId)).toMatchObject({ id, status: 'PAGED', ownerId: null });
    await app.get(EscalationService).acknowledge(hannah.actor, id, randomUUID());
    await app.get(CaseWorkService).close(hannah.actor, closing(id, await version()));
    app.clock.passes(31 * 1440);
    await aCase(app, about, moderator, 'RED');

    expect((await caseOf(app, about.membershipId)).id).not.toBe(id);
    const kinds = await rows<{ kind: string }>(
      app.dataSource.manager,
      `SELECT kind FROM escalation_entry WHERE escalation_id = $1 ORDER BY at, id`,
      [id],
    );
    expect(kinds.map((k) => k.kind).filter((k) => ['opened', 'ended', 'reopened'].includes(k))).toEqual([
      'opened',
      'ended',
      'reopened',
      'ended',
    ]);
  });

  it('rings the leads when nobody signs a closing off in a day', async () => {
    const { about, id, version } = await ownedCase();
    await app
      .get(CaseWorkService)
      .setLevel(
        hannah.actor,
        { caseId: id, version: await version(), key: randomUUID() },
        'CRISIS',
        'Said so just now.',
      );
    await app.get(CaseWorkService).close(hannah.actor, closing(id, await version()));
    expect((await caseOf(app, about.membershipId)).status).toBe('CLOSING');

    app.clock.passes(1440);
    await app.sweep();

    expect(await ringing(app, id)).toEqual([lead.accountId]);
    expect(
      await row(app.dataSource.manager, `SELECT cause FROM breach WHERE subject_id = $1 AND timer = 'case.signOff'`, [
        id,
      ]),
    ).toEqual({ cause: 'notSignedOff' });
  });
});

describe('an offer nobody answers', () => {
  it('falls back to the owner, who is rung', async () => {
    const { about, id, version } = await ownedCase();
    const other = await aClinician(app);
    await app
      .get(CaseWorkService)
      .offerHandover(
        hannah.actor,
        { caseId: id, version: await version(), key: randomUUID() },
        other.accountId,
        'My shift ends.',
      );
    expect(await ringing(app, id)).toEqual([other.accountId]);

    app.clock.passes(30);
    await app.sweep();

    expect((await caseOf(app, about.membershipId)).ownerId).toBe(hannah.accountId);
    expect(await ringing(app, id)).toEqual([hannah.accountId]);
    expect(await row(app.dataSource.manager, `SELECT handover_to FROM escalation WHERE id = $1`, [id])).toEqual({
      handoverTo: null,
    });
  });
});

describe('one case that cannot move', () => {
  it('holds up no other', async () => {
    const [stuck, other] = [await ownedCase(), await ownedCase()];
    await write(app.dataSource.manager, `UPDATE escalation SET handover_note = 'stuck' WHERE id = $1`, [stuck.id]);
    app.clock.passes(60);
    await whileRefused(app, 'escalation', `OLD.handover_note = 'stuck'`, () => app.sweep(), 'UPDATE');

    expect((await caseOf(app, stuck.about.membershipId)).status).toBe('ACKNOWLEDGED');
    expect((await caseOf(app, other.about.membershipId)).status).toBe('PAGED');
  });
});
