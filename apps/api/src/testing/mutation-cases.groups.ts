import { randomUUID } from 'node:crypto';

import { write } from '../platform/db.js';
import type { MutationCases } from './mutation-case.js';
import { made } from './mutation-things.js';
import { aCertificate, aGroup, aMember, aMembership, aModerator, anAccount } from './people.js';

const settings = () => ({
  name: 'Evening walkers',
  slug: `walkers-${randomUUID().slice(0, 8)}`,
  summary: 'For people who walk',
  about: 'About walking',
  joinRule: 'OPEN',
  premoderation: 'OFF',
  moderatedHours: 'Every day 9 to 21',
  isSensitive: false,
});

/** Groups, the people in them, and the Run workspace over both. */
export const groupCases: MutationCases = {
  joinGroup: {
    nobodyElse: 'An open group is for everybody.',
    given: async ({ app, group, elsewhere }) => ({
      who: await aMember(app, { groups: [elsewhere] }),
      args: {
        key: randomUUID(),
        groupId: group.id,
        displayName: `Lantern ${randomUUID().slice(0, 8)}`,
        avatar: 'kettle-clay',
        note: 'Hello',
      },
    }),
  },
  leaveGroup: {
    nobodyElse: 'One leaves one’s own place; who has none changes nothing.',
    withoutKey: 'Who has left has left.',
    given: async ({ newMember, group }) => ({ who: await newMember(), args: { groupId: group.id } }),
  },
  visitGroup: {
    withoutKey: 'Within the same visit nothing moves.',
    unrecorded: 'When somebody looked in is theirs alone.',
    given: async ({ newMember, stranger, group }) => ({
      who: await newMember(),
      args: { groupId: group.id },
      foreign: [[stranger, 'membership.required']],
    }),
  },
  changeMembership: {
    withoutKey: 'It says the whole of what holds afterwards.',
    given: async ({ newMember, neighbour, group }) => {
      const who = await newMember();
      return {
        who,
        args: {
          id: who.membershipId(group),
          displayName: `Lantern ${randomUUID().slice(0, 8)}`,
          avatar: 'pear-moss',
          about: 'Three years in',
        },
        foreign: [[neighbour, 'resource.notFound']],
      };
    },
  },
  greetNewPeople: {
    withoutKey: 'It says what holds afterwards.',
    given: async ({ newMember, neighbour, group }) => {
      const who = await newMember();
      return {
        who,
        args: { id: who.membershipId(group), greets: true },
        foreign: [[neighbour, 'action.forbidden']],
      };
    },
  },
  silence: {
    withoutKey: 'One row per pair of people.',
    given: async ({ newMember, stranger, group }) => ({
      who: await newMember(),
      args: { kind: 'BLOCK', membershipId: (await newMember()).membershipId(group) },
      foreign: [[stranger, 'resource.notFound']],
    }),
  },
  unsilence: {
    withoutKey: 'It takes a row away that is there once.',
    again: 'resource.notFound',
    given: async ({ app, newMember, neighbour, stranger, group }) => {
      const [who, membershipId] = [await newMember(), (await newMember()).membershipId(group)];
      const mute = `mutation ($membershipId: UUID!) { silence(kind: MUTE, membershipId: $membershipId) { id } }`;
      await made(app, who, mute, { membershipId });
      return {
        who,
        args: { membershipId },
        foreign: [
          [neighbour, 'resource.notFound'],
          [stranger, 'resource.notFound'],
        ],
      };
    },
  },
  createGroup: {
    given: async ({ programme, lead, moderator }) => ({
      who: programme,
      args: { key: randomUUID(), input: settings() },
      foreign: [
        [lead, 'action.forbidden'],
        [moderator, 'resource.notFound'],
      ],
    }),
  },
  changeGroup: {
    withoutKey: 'It is about the version that was seen.',
    again: 'resource.stale',
    given: async ({ app, programme, lead, moderator }) => ({
      who: programme,
      args: { id: (await aGroup(app)).id, version: 1, input: settings() },
      foreign: [
        [lead, 'action.forbidden'],
        [moderator, 'resource.notFound'],
      ],
    }),
  },
  decideAsked: {
    withoutKey: 'A wish is decided once.',
    again: 'resource.stale',
    given: async ({ app, lead, moderator, group }) => {
      const membershipId = await aMembership(app, (await aMember(app)).accountId, group);
      await write(app.dataSource.manager, `UPDATE membership SET standing = 'ASKED' WHERE id = $1`, [membershipId]);
      return { who: lead, args: { membershipId, accept: true }, foreign: [[moderator, 'resource.notFound']] };
    },
  },
  grantRole: {
    withoutKey: 'Somebody holds a role once.',
    given: async ({ app, administrator, lead, member }) => ({
      who: administrator,
      args: { accountId: (await aMember(app)).accountId, role: 'clinician' },
      foreign: [
        [lead, 'action.forbidden'],
        [member, 'resource.notFound'],
      ],
    }),
  },
  removeRole: {
    withoutKey: 'A role that was taken back is gone.',
    given: async ({ app, administrator, lead, group }) => ({
      who: administrator,
      args: { accountId: (await aModerator(app, { groups: [group] })).accountId, role: 'peerModerator' },
      foreign: [[lead, 'action.forbidden']],
    }),
  },
  issueCertificate: {
    withoutKey: 'The same certificate is in force once.',
    given: async ({ app, programme, administrator, moderator, group, inHours }) => ({
      who: programme,
      args: { accountId: (await aMember(app)).accountId, groupId: group.id, validUntil: inHours(5000) },
      foreign: [
        [administrator, 'action.forbidden'],
        [moderator, 'resource.notFound'],
      ],
    }),
  },
  revokeCertificate: {
    withoutKey: 'A certificate that was taken back is over.',
    given: async ({ app, programme, administrator, group }) => ({
      who: programme,
      args: { id: await aCertificate(app, (await aMember(app)).accountId, group) },
      foreign: [[administrator, 'action.forbidden']],
    }),
  },
  resetSecondFactor: {
    withoutKey: 'What was taken away is gone.',
    again: 'resource.notFound',
    given: async ({ app, administrator, lead }) => ({
      who: administrator,
      args: { accountId: (await anAccount(app, { roles: ['clinician'] })).accountId, reason: 'LOST_DEVICE' },
      foreign: [[lead, 'action.forbidden']],
    }),
  },
  setWorkName: {
    withoutKey: 'It says the whole of what holds afterwards.',
    given: async ({ app, administrator, lead }) => ({
      who: administrator,
      args: {
        accountId: (await anAccount(app, { roles: ['clinician'] })).accountId,
        workName: 'Hannah',
        jobTitle: 'Nurse',
      },
      foreign: [[lead, 'action.forbidden']],
    }),
  },
};
