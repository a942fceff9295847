import type { Given, MutationCases } from './mutation-case.js';
import { aDisclosure, anOwnedCase, aReveal, aRevealWish, aServiceRecord } from './mutation-clinic-things.js';
import type { MutationWorld } from './mutation-world.js';

const notTheirs = ({ otherClinician, moderator }: MutationWorld): NonNullable<Given['foreign']> => [
  [otherClinician, 'resource.notFound'],
  [moderator, 'resource.notFound'],
];

/** Seeing who somebody is, and those who watch over it. */
export const revealCases: MutationCases = {
  reveal: {
    given: async (world) => {
      const { id, owner } = await anOwnedCase(world);
      return {
        who: owner,
        args: aRevealWish(id),
        foreign: [
          [world.otherClinician, 'action.forbidden'],
          [world.moderator, 'resource.notFound'],
        ],
      };
    },
  },
  approveReveal: {
    withoutKey: 'A request is answered once.',
    again: 'reveal.expired',
    given: async (world) => {
      const { owner, revealId } = await aReveal(world, 'AMBER');
      return {
        who: world.clinicalLead,
        args: { id: revealId },
        foreign: [[owner, 'action.forbidden'], ...notTheirs(world)],
      };
    },
  },
  revokeReveal: {
    withoutKey: 'A sight ends once.',
    again: 'reveal.expired',
    given: async (world) => {
      const { owner, revealId } = await aReveal(world);
      return { who: owner, args: { id: revealId }, foreign: notTheirs(world) };
    },
  },
  seeRevealed: {
    withoutKey: 'It changes nothing.',
    repeats: { leave: ['audit_entry'], because: 'Each look is on record.' },
    given: async (world) => {
      const { owner, revealId } = await aReveal(world);
      return {
        who: owner,
        args: { id: revealId },
        foreign: [[world.clinicalLead, 'action.forbidden'], ...notTheirs(world)],
      };
    },
  },
  lookAgainAtReveal: {
    withoutKey: 'It says the whole of what holds afterwards.',
    given: async (world) => {
      const { owner, revealId } = await aReveal(world);
      return {
        who: world.clinicalLead,
        args: { id: revealId, withholdReason: 'Their partner reads along.', lookAgainAt: world.inHours(48) },
        foreign: [[owner, 'action.forbidden'], ...notTheirs(world)],
      };
    },
  },
  recordService: {
    given: async (world) => {
      const { id, owner } = await anOwnedCase(world);
      return {
        who: owner,
        args: aServiceRecord(world, id),
        foreign: [
          [world.otherClinician, 'action.forbidden'],
          [world.moderator, 'resource.notFound'],
        ],
      };
    },
  },
  lookAgainAtDisclosure: {
    withoutKey: 'It says the whole of what holds afterwards.',
    given: async (world) => {
      const { owner, contactId } = await aDisclosure(world);
      return {
        who: world.clinicalLead,
        args: { id: contactId, withholdReason: 'Their partner reads along.', lookAgainAt: world.inHours(48) },
        foreign: [[owner, 'resource.notFound'], ...notTheirs(world)],
      };
    },
  },
  reviewReveal: {
    withoutKey: 'A sight is reviewed once; the same answer again changes nothing.',
    given: async (world) => {
      const { owner, revealId } = await aReveal(world);
      return {
        who: world.clinicalLead,
        args: { id: revealId, ok: true, finding: 'It was needed.' },
        foreign: [[owner, 'action.forbidden'], ...notTheirs(world)],
      };
    },
  },
};
