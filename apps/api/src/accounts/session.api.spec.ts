import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { anApp } from '../testing/app.js';
import { aGroup, aMember, aModerator, anAccount, ask, type TestApp } from '../testing/people.js';

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const me = `{ me { id email roles sessionState workspaces memberships { displayName groupName moderates } } }`;

describe('who is there', () => {
  it('is nobody without a cookie, and nobody with a made-up one', async () => {
    expect((await ask(app, null, me)).data).toEqual({ me: null });
    expect((await ask(app, 'kith=made-up', me)).data).toEqual({ me: null });
  });

  it('is a member with the names they wear', async () => {
    const group = await aGroup(app, { name: 'Newly told' });
    const member = await aMember(app, { groups: [group], name: 'Small Harbour' });

    const { data } = await ask(app, member, me);
    expect(data?.['me']).toEqual({
      id: member.accountId,
      email: member.email,
      roles: [],
      sessionState: 'READY',
      workspaces: ['MEMBER'],
      memberships: [{ displayName: 'Small Harbour', groupName: 'Newly told', moderates: false }],
    });
  });

  it('is a moderator while the certificate is in force', async () => {
    const group = await aGroup(app);
    const moderator = await aModerator(app, { groups: [group] });

    expect(moderator.actor).toMatchObject({ roles: ['peerModerator'], moderates: [group.id], secondFactor: true });
    expect((await ask(app, moderator, me)).data?.['me']).toMatchObject({ workspaces: ['MEMBER', 'DESK'] });
  });

  it('has no powers before the second factor', async () => {
    const lead = await anAccount(app, { roles: ['leadModerator'], secondFactor: false });

    expect(lead.actor.roles).toEqual([]);
    expect((await ask(app, lead, `{ mySessions { id } }`)).code).toBe('auth.secondFactorRequired');
  });
});
