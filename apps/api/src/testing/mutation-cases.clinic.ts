import { randomUUID } from 'node:crypto';

import { planSections } from '@kith/domain/safety-plan/safety-plan';

import { row } from '../platform/db.js';
import type { Given, MutationCase, MutationCases, Values } from './mutation-case.js';
import {
  aClosedCase,
  aClosing,
  aLetter,
  aMemorial,
  anOfferedCase,
  anOpenCase,
  anOwnedCase,
  aNote,
  type OwnedCase,
} from './mutation-clinic-things.js';
import { made } from './mutation-things.js';
import type { MutationWorld } from './mutation-world.js';
import { anAccount, type Someone } from './people.js';

/** A clinician who neither owns it nor is on call, and a moderator, for whom there is no such thing as a case. */
const notTheirs = ({ otherClinician, moderator }: MutationWorld): NonNullable<Given['foreign']> => [
  [otherClinician, 'action.forbidden'],
  [moderator, 'resource.notFound'],
];

/** Neither a clinician nor a moderator knows of it. */
const nothingForThem = ({ otherClinician, moderator }: MutationWorld): NonNullable<Given['foreign']> => [
  [otherClinician, 'resource.notFound'],
  [moderator, 'resource.notFound'],
];

/** An act of the owner on the version of the case that stands. */
const byOwner =
  (more: (world: MutationWorld) => Values, make: (world: MutationWorld) => Promise<OwnedCase> = anOwnedCase) =>
  async (world: MutationWorld): Promise<Given> => {
    const owned = await make(world);
    const { version } = await owned.now();
    return { who: owned.owner, args: { caseId: owned.id, version, ...more(world) }, foreign: notTheirs(world) };
  };

const watch = `mutation ($caseId: UUID!, $version: Int!, $lookAgainAt: DateTime!) {
  watchCase(caseId: $caseId, version: $version, lookAgainAt: $lookAgainAt) { id } }`;
const accept = `mutation ($caseId: UUID!, $version: Int!) { acceptHandover(caseId: $caseId, version: $version) { id } }`;

async function aWatchedCase(world: MutationWorld): Promise<OwnedCase> {
  const owned = await anOwnedCase(world);
  const { version } = await owned.now();
  await made(world.app, owned.owner, watch, { caseId: owned.id, version, lookAgainAt: world.inHours(5) });
  return owned;
}

let days = 10;

/** A shift of somebody who is no clinician on call otherwise, far enough ahead to be free. */
async function aShift({ app, otherClinician, inHours }: MutationWorld) {
  days += 2;
  const [from, until] = [inHours(days * 24), inHours(days * 24 + 12)];
  const shift = await row<{ id: string }>(
    app.dataSource.manager,
    `INSERT INTO rota_shift (duty, account_id, during) VALUES ('BACKUP', $1, tstzrange($2, $3)) RETURNING id`,
    [otherClinician.accountId, from, until],
  );
  return { shiftId: shift!.id, from, until };
}

/** That shift, offered to the clinician by name. */
async function anOfferedShift(world: MutationWorld): Promise<string> {
  const document = `mutation ($key: UUID!, $shiftId: UUID!, $from: DateTime!, $until: DateTime!, $to: UUID!) {
    offerRotaSwap(key: $key, shiftId: $shiftId, from: $from, until: $until, toAccountId: $to) { id } }`;
  const offered = { key: randomUUID(), ...(await aShift(world)), to: world.clinician.accountId };
  return (await made<{ id: string }>(world.app, world.otherClinician, document, offered)).id;
}

/** A swap that is offered: whose answer counts, and a colleague whose answer does not. */
const withAnOffer =
  (who: (world: MutationWorld) => Someone, colleague: (world: MutationWorld) => Someone): MutationCase['given'] =>
  async (world) => ({
    who: who(world),
    args: { key: randomUUID(), id: await anOfferedShift(world) },
    foreign: [
      [colleague(world), 'action.forbidden'],
      [world.moderator, 'resource.notFound'],
    ],
  });

/** Cases from the first ring to the look back, and who is on call. */
export const caseCases: MutationCases = {
  acknowledgeCase: {
    given: async (world) => {
      const { id } = await anOpenCase(world);
      return {
        who: world.otherClinician,
        args: { key: randomUUID(), id },
        foreign: [[world.moderator, 'resource.notFound']],
      };
    },
  },
  cannotTakeCase: {
    given: async (world) => {
      const { id } = await anOpenCase(world, 'CRISIS');
      return { who: world.clinician, args: { key: randomUUID(), id }, foreign: notTheirs(world) };
    },
  },
  setCaseLevel: {
    given: byOwner(() => ({ key: randomUUID(), level: 'AMBER', reason: 'They are with their sister.' })),
  },
  offerHandover: {
    given: byOwner(({ clinician }) => ({
      key: randomUUID(),
      toAccountId: clinician.accountId,
      note: 'Please go on with them.',
    })),
  },
  acceptHandover: {
    withoutKey: 'It is taken over once, in the version that was seen.',
    again: 'action.forbidden',
    given: async (world) => {
      const { id, now } = await anOfferedCase(world);
      const { version } = await now();
      return { who: world.clinician, args: { caseId: id, version }, foreign: notTheirs(world) };
    },
  },
  declineHandover: {
    withoutKey: 'It is declined once, in the version that was seen.',
    again: 'action.forbidden',
    given: async (world) => {
      const { id, now } = await anOfferedCase(world);
      const { version } = await now();
      return { who: world.clinician, args: { caseId: id, version }, foreign: notTheirs(world) };
    },
  },
  declineCase: {
    given: byOwner(() => ({ key: randomUUID(), reasonCode: 'notClinical', note: 'A word by you is enough.' })),
  },
  watchCase: {
    withoutKey: 'It is about the version that was seen.',
    again: 'resource.stale',
    given: byOwner(({ inHours }) => ({ lookAgainAt: inHours(5) })),
  },
  resumeCase: {
    withoutKey: 'It is about the version that was seen.',
    again: 'resource.stale',
    given: byOwner(() => ({}), aWatchedCase),
  },
  closeCase: {
    given: async (world) => {
      const owned = await anOwnedCase(world);
      return { who: owned.owner, args: await aClosing(world, owned), foreign: notTheirs(world) };
    },
  },
  signOffCase: {
    given: async (world) => {
      const { id, owner, now } = await aClosedCase(world, 'CRISIS');
      const { version } = await now();
      return {
        who: world.otherClinician,
        args: { key: randomUUID(), caseId: id, version, agree: true, note: 'Agreed.' },
        foreign: [
          [owner, 'action.forbidden'],
          [world.moderator, 'resource.notFound'],
        ],
      };
    },
  },
  decideMemorialName: {
    withoutKey: 'It is about the version that was seen.',
    again: 'resource.stale',
    given: async (world) => {
      const { memorial } = await aMemorial(world);
      return {
        who: world.clinicalLead,
        args: { id: memorial.id, version: memorial.version, choice: 'MEMORIAL' },
        foreign: nothingForThem(world),
      };
    },
  },
  noteDebrief: {
    withoutKey: 'A talk noted twice is noted once.',
    given: async (world) => {
      const { memorial } = await aMemorial(world);
      const offer = await row<{ id: string }>(
        world.app.dataSource.manager,
        `SELECT id FROM debrief_offer WHERE memorial_id = $1`,
        [memorial.id],
      );
      return { who: world.clinicalLead, args: { id: offer!.id }, foreign: nothingForThem(world) };
    },
  },
  askMemorialUndo: {
    withoutKey: 'It is about the version that was seen.',
    again: 'resource.stale',
    given: async (world) => {
      const { memorial } = await aMemorial(world);
      return {
        who: world.clinicalLead,
        args: { id: memorial.id, version: memorial.version, reason: 'It was another person of that name.' },
        foreign: nothingForThem(world),
      };
    },
  },
  confirmMemorialUndo: {
    withoutKey: 'It is undone once.',
    again: 'action.forbidden',
    given: async (world) => {
      const { memorial } = await aMemorial(world);
      const second = await anAccount(world.app, { roles: ['clinicalLead'], workName: 'Dr Second' });
      const document = `mutation ($id: UUID!, $version: Int!) {
        askMemorialUndo(id: $id, version: $version, reason: "It was another person.") { version } }`;
      const { version } = await made<{ version: number }>(world.app, second, document, memorial);
      return {
        who: world.clinicalLead,
        args: { id: memorial.id, version },
        foreign: [[second, 'action.forbidden'], ...nothingForThem(world)],
      };
    },
  },
  reviewCase: {
    given: async (world) => {
      const { id, now } = await aClosedCase(world);
      const { version } = await now();
      return {
        who: world.clinicalLead,
        args: { key: randomUUID(), caseId: id, version, finding: 'Well done.', learning: 'Ring sooner.' },
        foreign: notTheirs(world),
      };
    },
  },
  completeFollowUp: {
    withoutKey: 'Done twice is done once.',
    repeats: { leave: ['audit_entry'], because: 'Each look at a case is on record.' },
    given: async (world) => {
      const { id, owner } = await aClosedCase(world);
      const promised = await row<{ id: string }>(
        world.app.dataSource.manager,
        `SELECT id FROM follow_up WHERE escalation_id = $1`,
        [id],
      );
      return { who: owner, args: { id: promised!.id }, foreign: notTheirs(world) };
    },
  },
  saveSafetyPlan: {
    given: async (world) => {
      const { id, owner } = await anOwnedCase(world);
      const words = Object.fromEntries(planSections.map((section) => [section, 'Ring my sister.']));
      return {
        who: owner,
        args: { input: { key: randomUUID(), caseId: id, version: 0, words, reviewAt: world.inHours(48) } },
        foreign: [
          [world.otherClinician, 'resource.notFound'],
          [world.moderator, 'resource.notFound'],
        ],
      };
    },
  },
  saveNote: {
    given: async (world) => {
      const { id, owner } = await anOwnedCase(world);
      const fields = [{ name: 'risk', value: 'low' }];
      return {
        who: owner,
        args: { input: { key: randomUUID(), caseId: id, fields, text: 'They are at home.', sign: true } },
        foreign: notTheirs(world),
      };
    },
  },
  finishNote: {
    given: async (world) => {
      const owned = await anOfferedCase(world);
      const noteId = await aNote(world, owned);
      const { version } = await owned.now();
      await made(world.app, world.clinician, accept, { caseId: owned.id, version });
      return {
        who: owned.owner,
        args: { key: randomUUID(), noteId, text: 'The whole note.' },
        foreign: [
          [world.clinician, 'resource.notFound'],
          [world.otherClinician, 'resource.notFound'],
        ],
      };
    },
  },
  logOutreach: {
    given: async (world) => {
      const { id, owner } = await anOwnedCase(world);
      return {
        who: owner,
        args: {
          input: {
            key: randomUUID(),
            caseId: id,
            channel: 'PHONE',
            result: 'REACHED',
            confirmed: ['GROUP', 'CONDITION'],
            words: 'It rang.',
            nextAttemptAt: world.inHours(2),
          },
        },
        foreign: notTheirs(world),
      };
    },
  },
  writeToPatient: {
    given: async (world) => {
      const { id, owner } = await anOwnedCase(world);
      return {
        who: owner,
        args: { key: randomUUID(), caseId: id, body: 'How are you today?' },
        foreign: notTheirs(world),
      };
    },
  },
  askCallBack: {
    withoutKey: 'It is asked once until somebody rings.',
    given: async (world) => {
      const owned = await anOwnedCase(world);
      const leave = `mutation { setIdentity(field: PHONE, value: "01632 960 004") { field } }`;
      for (const who of [owned.person, world.neighbour, world.moderator]) await made(world.app, who, leave, {});
      const from = world.inHours(1);
      return {
        who: owned.person,
        args: { conversationId: await aLetter(world, owned), from, until: world.inHours(3) },
        foreign: [
          [world.neighbour, 'resource.notFound'],
          [world.moderator, 'resource.notFound'],
        ],
      };
    },
  },
  answerTestPage: {
    withoutKey: 'It is answered once.',
    given: async ({ app, clinicalLead, otherClinician, clinician, inHours }) => {
      days += 2;
      const at = inHours(days * 24);
      const page = await row<{ id: string }>(
        app.dataSource.manager,
        `INSERT INTO rota_test_page (account_id, duty, sent_at, answer_by) VALUES ($1, 'BACKUP', $2, $2) RETURNING id`,
        [otherClinician.accountId, at],
      );
      return {
        who: otherClinician,
        args: { id: page!.id },
        foreign: [
          [clinician, 'resource.notFound'],
          [clinicalLead, 'resource.notFound'],
        ],
      };
    },
  },
  offerRotaSwap: {
    given: async (world) => {
      const { shiftId, from, until } = await aShift(world);
      const to = world.clinician.accountId;
      return {
        who: world.otherClinician,
        args: { key: randomUUID(), shiftId, from, until, toAccountId: to },
        foreign: [
          [world.clinicalLead, 'shift.notYours'],
          [world.moderator, 'resource.notFound'],
        ],
      };
    },
  },
  acceptRotaSwap: {
    given: withAnOffer(
      ({ clinician }) => clinician,
      ({ clinicalLead }) => clinicalLead,
    ),
  },
  refuseRotaSwap: {
    given: withAnOffer(
      ({ clinician }) => clinician,
      ({ clinicalLead }) => clinicalLead,
    ),
  },
  endRotaSwap: {
    given: withAnOffer(
      ({ otherClinician }) => otherClinician,
      ({ clinician }) => clinician,
    ),
  },
  planRotaShift: {
    withoutKey: 'A duty is held by one person at a time.',
    again: 'shift.overlaps',
    given: async ({ clinicalLead, otherClinician, clinician, moderator, inHours }) => {
      days += 2;
      return {
        who: clinicalLead,
        args: {
          accountId: otherClinician.accountId,
          duty: 'BACKUP',
          from: inHours(days * 24),
          until: inHours(days * 24 + 12),
        },
        foreign: [
          [clinician, 'action.forbidden'],
          [moderator, 'resource.notFound'],
        ],
      };
    },
  },
  removeRotaShift: {
    withoutKey: 'What was taken out is gone.',
    again: 'resource.notFound',
    given: async ({ app, clinicalLead, clinician, otherClinician, moderator, inHours }) => {
      days += 2;
      const shift = await row<{ id: string }>(
        app.dataSource.manager,
        `INSERT INTO rota_shift (duty, account_id, during) VALUES ('BACKUP', $1, tstzrange($2, $3)) RETURNING id`,
        [otherClinician.accountId, inHours(days * 24), inHours(days * 24 + 12)],
      );
      return {
        who: clinicalLead,
        args: { id: shift!.id },
        foreign: [
          [clinician, 'action.forbidden'],
          [moderator, 'resource.notFound'],
        ],
      };
    },
  },
};
