import { Secret, TOTP } from 'otpauth';

import { consents } from '@kith/contracts/consents';

import { Passwords } from '../accounts/passwords.js';
import { write } from '../platform/db.js';
import type { MutationCases } from './mutation-case.js';
import { aLink, joined, made } from './mutation-things.js';
import { aMember, anAccount, aSession } from './people.js';

const password = 'kettle on the blue hob';
const own = 'It is about the sender alone: there is no id in it.';
const everybody = 'It is for people who are not signed in, whoever they are.';
const link = 'What the mail carried is the proof; there is no other owner.';
const replaces = 'It says the whole of what holds afterwards.';

/** Coming in, going out and what people say about themselves. */
export const accountCases: MutationCases = {
  join: {
    nobodyElse: everybody,
    unnamed: ['input.country', 'input.password'],
    given: async ({ group }) => ({ who: null, args: { input: joined(group) } }),
  },
  confirmEmail: {
    nobodyElse: link,
    withoutKey: 'A link works once.',
    again: 'auth.linkInvalid',
    unnamed: ['token', 'password'],
    given: async ({ app, group }) => {
      const input = joined(group);
      await made(app, null, `mutation ($input: JoinInput!) { join(input: $input) { id } }`, { input });
      return { who: null, args: { token: await aLink(app, input.email), password: input.password } };
    },
  },
  resendConfirmation: {
    nobodyElse: everybody,
    withoutKey: 'A second mail says the same.',
    repeats: { leave: ['audit_entry', 'domain_event'], because: 'Each asking has a link sent.' },
    given: async ({ app }) => ({ who: null, args: { email: (await anAccount(app)).email } }),
  },
  askPasswordReset: {
    nobodyElse: everybody,
    withoutKey: 'A second mail says the same.',
    repeats: { leave: ['audit_entry', 'domain_event'], because: 'Each asking has a link sent.' },
    given: async ({ app }) => ({ who: null, args: { email: (await anAccount(app)).email } }),
  },
  resetPassword: {
    nobodyElse: link,
    withoutKey: 'A link works once.',
    again: 'auth.linkInvalid',
    unnamed: ['token', 'password'],
    given: async ({ app }) => {
      const { email } = await anAccount(app);
      await made(app, null, `mutation ($email: String!) { askPasswordReset(email: $email) { id } }`, { email });
      return { who: null, args: { token: await aLink(app, email), password } };
    },
  },
  signIn: {
    nobodyElse: everybody,
    withoutKey: 'Another session is no harm: each is listed and can be ended.',
    repeats: { leave: ['audit_entry', 'session'], because: 'Each signing in opens a session of its own.' },
    unnamed: ['password'],
    given: async ({ app }) => {
      const { email } = await anAccount(app, { passwordHash: await app.get(Passwords).hash(password) });
      return { who: null, args: { email, password, keepMeSignedIn: true } };
    },
  },
  signOut: {
    nobodyElse: own,
    withoutKey: 'The session is over after the first.',
    again: 'auth.required',
    given: async ({ app }) => ({ who: await aMember(app), args: {} }),
  },
  signOutEverywhere: {
    nobodyElse: own,
    withoutKey: 'Every session is over after the first.',
    again: 'auth.required',
    given: async ({ app }) => ({ who: await aMember(app), args: {} }),
  },
  endSession: {
    withoutKey: 'The session is over after the first.',
    again: 'resource.notFound',
    given: async ({ app, neighbour }) => {
      const who = await aMember(app);
      const { sessionId } = await aSession(app, who.accountId);
      return { who, args: { id: sessionId }, foreign: [[neighbour, 'resource.notFound']] };
    },
  },
  startTotp: {
    nobodyElse: own,
    withoutKey: 'The newest seed is the one that counts, and none does before its first code.',
    repeats: { leave: ['second_factor'], because: 'A seed is shown once; asking again makes a new one.' },
    unrecorded: 'A seed that was only shown opens nothing; setting it up is recorded.',
    given: async ({ app }) => {
      const who = await anAccount(app, { roles: ['clinician'], secondFactor: false });
      await write(app.dataSource.manager, `DELETE FROM second_factor WHERE account_id = $1`, [who.accountId]);
      return { who, args: {} };
    },
  },
  confirmTotp: {
    nobodyElse: own,
    withoutKey: 'A code works once.',
    again: ['auth.required', 'auth.secondFactorWrong'],
    given: async ({ app }) => {
      const who = await anAccount(app, { roles: ['clinician'], secondFactor: false });
      await write(app.dataSource.manager, `DELETE FROM second_factor WHERE account_id = $1`, [who.accountId]);
      const { secret } = await made<{ secret: string }>(app, who, `mutation { startTotp { secret } }`, {});
      const totp = new TOTP({ secret: Secret.fromBase32(secret) });
      return { who, args: { code: totp.generate({ timestamp: app.clock.now().getTime() }) } };
    },
  },
  giveSecondFactor: {
    nobodyElse: own,
    withoutKey: 'A code works once.',
    again: ['auth.required', 'auth.secondFactorWrong'],
    given: async ({ app }) => {
      const who = await anAccount(app, { roles: ['clinician'], secondFactor: false });
      return { who, args: { code: who.code() } };
    },
  },
  changePassword: {
    nobodyElse: own,
    withoutKey: 'The present password is another one after the first.',
    again: 'auth.badCredentials',
    unnamed: ['current', 'password'],
    given: async ({ app }) => ({
      who: await anAccount(app, { passwordHash: await app.get(Passwords).hash(password) }),
      args: { current: password, password: 'lantern by the cold quay' },
    }),
  },
  changeSettings: {
    nobodyElse: own,
    withoutKey: replaces,
    repeats: { leave: ['audit_entry'], because: 'Each time it was said is on record.' },
    unnamed: ['country'],
    given: async ({ app }) => ({
      who: await aMember(app),
      args: { country: 'GB', timeZone: 'Europe/Paris', glucoseUnit: 'mg/dL' },
    }),
  },
  chooseContentNotes: {
    nobodyElse: own,
    withoutKey: replaces,
    unrecorded: 'What somebody would rather choose to read is nobody’s business.',
    given: async ({ app }) => ({ who: await aMember(app), args: { subjects: ['DEATH'] } }),
  },
  tellUs: {
    nobodyElse: own,
    withoutKey: replaces,
    repeats: { leave: ['audit_entry'], because: 'Each time it was said is on record.' },
    given: async ({ app }) => ({
      who: await aMember(app),
      args: { input: { condition: 'type 1', pregnancy: false, yearsWithIt: 3, devices: 'a pump' } },
    }),
  },
  setIdentity: {
    nobodyElse: own,
    withoutKey: replaces,
    repeats: {
      leave: ['audit_entry', 'identity_field'],
      because: 'Each time it was said is on record, and sealed anew.',
    },
    given: async ({ app }) => ({ who: await aMember(app), args: { field: 'NAME', value: 'Wilma Ashcombe' } }),
  },
  agree: {
    nobodyElse: own,
    withoutKey: 'Agreeing twice to one version is agreeing once.',
    given: async ({ app }) => ({
      who: await aMember(app),
      args: { consents: consents.map(({ purpose, version }) => ({ purpose, version })) },
    }),
  },
};
