import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Role } from '@kith/contracts/roles';

import { Passwords } from '../accounts/passwords.js';
import { row, rows } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import {
  aCertificate,
  aGroup,
  aMember,
  anAccount,
  type Answer,
  aSession,
  ask,
  type TestApp,
} from '../testing/people.js';
import { PeopleService } from './people.service.js';

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const anAdministrator = (wish = {}) =>
  anAccount(app, { roles: ['administrator'], steppedUp: true, workName: 'Sam', ...wish });
const aManager = (wish = {}) =>
  anAccount(app, { roles: ['programmeManager'], steppedUp: true, workName: 'Noor', ...wish });
type Who = { cookie: string };

const fields = `{ id email roles secondFactor certificates { id groupId inForce revokedAt } }`;
const people = (who: Who, search = '') =>
  ask(app, who, `query ($search: String) { people(search: $search, first: 50) { items ${fields} } }`, { search });
const grant = (who: Who, accountId: string, role: Role) =>
  ask(app, who, `mutation ($id: UUID!, $role: Role!) { grantRole(accountId: $id, role: $role) ${fields} }`, {
    id: accountId,
    role,
  });
const remove = (who: Who, accountId: string, role: Role) =>
  ask(app, who, `mutation ($id: UUID!, $role: Role!) { removeRole(accountId: $id, role: $role) ${fields} }`, {
    id: accountId,
    role,
  });
const issue = (who: Who, accountId: string, groupId: string, days = 30) =>
  ask(
    app,
    who,
    `mutation ($id: UUID!, $groupId: UUID!, $until: DateTime!) { issueCertificate(accountId: $id, groupId: $groupId, validUntil: $until) ${fields} }`,
    { id: accountId, groupId, until: new Date(app.clock.now().getTime() + days * 24 * 3600_000).toISOString() },
  );
const revoke = (who: Who, id: string) =>
  ask(app, who, `mutation ($id: UUID!) { revokeCertificate(id: $id) ${fields} }`, { id });
const resetFactor = (who: Who, accountId: string) =>
  ask(app, who, `mutation ($id: UUID!) { resetSecondFactor(accountId: $id, reason: LOST_DEVICE) ${fields} }`, {
    id: accountId,
  });
const stateOf = async (who: Who) => (await ask(app, who, `{ me { sessionState } }`)).data?.['me']?.sessionState ?? null;
const rolesOf = async (who: Who) => (await ask(app, who, `{ me { roles } }`)).data?.['me']?.roles;
const trail = async (accountId: string) =>
  (
    await rows<{ action: string }>(
      app.dataSource.manager,
      `SELECT action FROM audit_entry WHERE target_id = $1 ORDER BY at, id`,
      [accountId],
    )
  ).map(({ action }) => action);
const itemsOf = (answer: Answer) => answer.data?.['people'].items as { id: string; email: string | null }[];

describe('the list of people', () => {
  it.each([
    ['administrator', true],
    ['programmeManager', false],
    ['leadModerator', false],
    ['clinicalLead', false],
  ] as const)('shows a %s who holds which role, and addresses: %s', async (role, readsEmails) => {
    const who = await anAccount(app, { roles: [role], steppedUp: true });
    const other = await anAccount(app, { roles: ['auditor'], workName: `Wanted by ${role}` });
    const stranger = await aMember(app);

    const found = itemsOf(await people(who, `Wanted by ${role}`));
    expect(found).toMatchObject([{ id: other.accountId, email: readsEmails ? other.email : null }]);
    expect(itemsOf(await people(who, stranger.email)).map(({ id }) => id)).toEqual(
      readsEmails ? [stranger.accountId] : [],
    );
  });

  it.each(['clinician', 'safeguardingLead', 'privacyOfficer', 'auditor'] as const)('is not for a %s', async (role) => {
    expect((await people(await anAccount(app, { roles: [role] }))).code).toBe('action.forbidden');
  });

  it('is not for members', async () => {
    expect((await people(await aMember(app))).code).toBe('action.forbidden');
  });

  it('leaves a trail when addresses were read, and only then', async () => {
    const [administrator, manager] = [await anAdministrator(), await aManager()];
    await people(administrator);
    await people(manager);
    const read = async (actor: { accountId: string }) =>
      (
        await rows(
          app.dataSource.manager,
          `SELECT action, target_id FROM audit_entry WHERE actor_id = $1 AND action = 'people.emailsRead'`,
          [actor.accountId],
        )
      ).length;
    expect([await read(administrator), await read(manager)]).toEqual([1, 0]);
  });

  it('takes no search that is no text', async () => {
    expect((await people(await anAdministrator(), 'a\u0000b')).code).toBe('input.invalid');
  });
});

describe('giving and taking a role', () => {
  it('needs a fresh second factor', async () => {
    const administrator = await anAdministrator({ steppedUp: false });
    const person = await aMember(app);
    expect((await grant(administrator, person.accountId, 'auditor')).code).toBe('auth.stepUpRequired');
    expect((await remove(administrator, person.accountId, 'auditor')).code).toBe('auth.stepUpRequired');
    expect(await trail(person.accountId)).toEqual([]);
  });

  it('is for administrators, and never about oneself', async () => {
    const person = await aMember(app);
    expect((await grant(await aManager(), person.accountId, 'auditor')).code).toBe('action.forbidden');
    const administrator = await anAdministrator();
    expect((await grant(administrator, administrator.accountId, 'auditor')).code).toBe('action.forbidden');
  });

  it('signs the person out, so that no session carries rights it was not opened with', async () => {
    const administrator = await anAdministrator();
    const person = await aMember(app);
    expect((await grant(administrator, person.accountId, 'auditor')).data?.['grantRole'].roles).toEqual(['auditor']);
    expect(await stateOf(person)).toBeNull();

    const again = await aSession(app, person.accountId, { secondFactor: true });
    expect(await rolesOf(again)).toEqual(['auditor']);
    expect((await remove(administrator, person.accountId, 'auditor')).data?.['removeRole'].roles).toEqual([]);
    expect(await stateOf(again)).toBeNull();
    expect(await trail(person.accountId)).toEqual(['role.granted', 'role.removed']);
  });

  it('leaves one of two administrators who remove each other at the same moment', async () => {
    for (let round = 0; round < 3; round++) {
      const [one, two] = [await anAdministrator(), await anAdministrator()];
      const service = app.get(PeopleService);
      const race = await Promise.allSettled([
        service.removeRole(one.actor, two.accountId, 'administrator'),
        service.removeRole(two.actor, one.accountId, 'administrator'),
      ]);
      expect(race.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const left = await rows(
        app.dataSource.manager,
        `SELECT 1 FROM account_role WHERE role = 'administrator' AND account_id = ANY($1)`,
        [[one.accountId, two.accountId]],
      );
      expect(left).toHaveLength(1);
    }
  });
});

describe('certificates', () => {
  it('give powers in one group, after a fresh second factor', async () => {
    const group = await aGroup(app);
    const person = await aMember(app, { groups: [group] });
    const stale = await aManager({ steppedUp: false });
    expect((await issue(stale, person.accountId, group.id)).code).toBe('auth.stepUpRequired');

    const issued = (await issue(await aManager(), person.accountId, group.id)).data?.['issueCertificate'];
    expect(issued).toMatchObject({ roles: ['peerModerator'], certificates: [{ groupId: group.id, inForce: true }] });
    expect(await stateOf(person)).toBeNull();
    expect((await revoke(stale, issued.certificates[0].id)).code).toBe('auth.stepUpRequired');
  });

  it('taken back end powers at once', async () => {
    const group = await aGroup(app);
    const person = await anAccount(app, { roles: ['peerModerator'], groups: [group], certificates: [group] });
    const held = await row<{ id: string }>(app.dataSource.manager, `SELECT id FROM certificate WHERE account_id = $1`, [
      person.accountId,
    ]);
    expect((await revoke(await aManager(), held!.id)).data?.['revokeCertificate'].certificates).toMatchObject([
      { inForce: false },
    ]);
    expect(await rolesOf(person)).toEqual([]);
    expect(await trail(person.accountId)).toEqual(['certificate.revoked']);
  });

  it('are not for administrators to issue, nor for oneself, nor for a group that is none, nor for yesterday', async () => {
    const group = await aGroup(app);
    const person = await aMember(app);
    const manager = await aManager();
    expect((await issue(await anAdministrator(), person.accountId, group.id)).code).toBe('action.forbidden');
    expect((await issue(manager, manager.accountId, group.id)).code).toBe('action.forbidden');
    expect((await issue(manager, person.accountId, person.accountId)).code).toBe('resource.notFound');
    expect((await issue(manager, person.accountId, group.id, -1)).code).toBe('input.invalid');
  });

  it('go with the role, and none of them revives when the role is given again', async () => {
    const [one, two] = [await aGroup(app), await aGroup(app)];
    const person = await anAccount(app, { roles: ['peerModerator'], certificates: [one, two] });
    await remove(await anAdministrator(), person.accountId, 'peerModerator');

    const again = (await issue(await aManager(), person.accountId, two.id)).data?.['issueCertificate'];
    expect(again.roles).toEqual(['peerModerator']);
    const inForce = again.certificates.filter((held: { inForce: boolean }) => held.inForce);
    expect(inForce.map((held: { groupId: string }) => held.groupId)).toEqual([two.id]);
    expect((await trail(person.accountId)).slice(0, 3)).toEqual([
      'certificate.revoked',
      'certificate.revoked',
      'role.removed',
    ]);
  });

  it('end when the moderator leaves the group, and the others go on', async () => {
    const [left, stays] = [await aGroup(app), await aGroup(app)];
    const person = await anAccount(app, {
      roles: ['peerModerator'],
      groups: [left, stays],
      certificates: [left, stays],
    });
    await ask(app, person, `mutation ($id: UUID!) { leaveGroup(groupId: $id) { id } }`, { id: left.id });

    const inForce = await rows<{ groupId: string }>(
      app.dataSource.manager,
      `SELECT group_id FROM certificate WHERE account_id = $1 AND revoked_at IS NULL`,
      [person.accountId],
    );
    expect(inForce).toEqual([{ groupId: stays.id }]);
    expect(await trail(person.accountId)).toEqual(['certificate.revoked']);
    await aCertificate(app, person.accountId, stays);
  });
});

describe('a lost second factor', () => {
  it('is taken away by an administrator: told in two ways, signed out, and set up anew with the password', async () => {
    const password = 'kettle on the blue hob';
    const person = await anAccount(app, {
      roles: ['clinician'],
      passwordHash: await app.get(Passwords).hash(password),
    });
    expect((await resetFactor(await anAdministrator(), person.accountId)).data?.['resetSecondFactor']).toMatchObject({
      secondFactor: false,
    });
    expect(await stateOf(person)).toBeNull();
    expect(await trail(person.accountId)).toEqual(['secondFactor.reset']);

    await app.drain();
    const mails = (await ask(app, null, `{ mailOutbox { to subject } }`)).data?.['mailOutbox'] as {
      to: string;
      subject: string;
    }[];
    expect(mails.filter(({ to }) => to === person.email).map(({ subject }) => subject)).toEqual([
      'Kith: your second factor was taken away',
    ]);
    const told = await rows(app.dataSource.manager, `SELECT kind FROM notice WHERE account_id = $1`, [
      person.accountId,
    ]);
    expect(told).toEqual([{ kind: 'account.secondFactorReset' }]);

    const signIn = await ask(
      app,
      null,
      `mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password, keepMeSignedIn: false) { sessionState secondFactorEnrolled roles } }`,
      { email: person.email, password },
    );
    expect(signIn.data?.['signIn']).toMatchObject({
      sessionState: 'SECOND_FACTOR',
      secondFactorEnrolled: false,
    });
  });

  it('is not taken away from oneself, by others, without a fresh code, or where there is none', async () => {
    const person = await anAccount(app, { roles: ['clinician'] });
    const administrator = await anAdministrator();
    expect((await resetFactor(administrator, administrator.accountId)).code).toBe('action.forbidden');
    expect((await resetFactor(await aManager(), person.accountId)).code).toBe('action.forbidden');
    expect((await resetFactor(await anAdministrator({ steppedUp: false }), person.accountId)).code).toBe(
      'auth.stepUpRequired',
    );
    expect((await resetFactor(administrator, (await aMember(app)).accountId)).code).toBe('resource.notFound');
    expect(await stateOf(person)).toBe('READY');
  });
});

describe('the name at work', () => {
  const rename = (who: Who, accountId: string, workName: string) =>
    ask(
      app,
      who,
      `mutation ($id: UUID!, $workName: String!) { setWorkName(accountId: $id, workName: $workName, jobTitle: "") { workName } }`,
      { id: accountId, workName },
    );

  it('is a text, not too long', async () => {
    const administrator = await anAdministrator();
    const { accountId } = await anAccount(app, { roles: ['clinician'] });
    expect((await rename(administrator, accountId, ' Ade Bello ')).data?.['setWorkName'].workName).toBe('Ade Bello');
    expect((await rename(administrator, accountId, 'a\u0000b')).code).toBe('input.invalid');
    expect((await rename(administrator, accountId, 'a'.repeat(81))).code).toBe('input.tooLong');
  });
});
