import { randomUUID } from 'node:crypto';

import { aThread } from './forum.js';
import type { MutationCases } from './mutation-case.js';
import type { MutationWorld } from './mutation-world.js';
import { ask, type Someone } from './people.js';

const unrecorded = 'What somebody means to ask at their next visit is nobody’s business.';

/** A question on the list of somebody new. */
async function aQuestion({ app, newMember }: MutationWorld): Promise<{ who: Someone; questionId: string }> {
  const who = await newMember();
  const { data } = await ask(
    app,
    who,
    `mutation ($key: UUID!) { addVisitQuestion(key: $key, words: "Is it normal?") { id } }`,
    { key: randomUUID() },
  );
  return { who, questionId: data!['addVisitQuestion'].id };
}

const foreignTo = ({ neighbour, lead, clinician }: MutationWorld) =>
  [neighbour, lead, clinician].map((who) => [who, 'resource.notFound'] as const);

/** Questions for a next visit: each is its writer's alone. */
export const visitCases: MutationCases = {
  addVisitQuestion: {
    unrecorded,
    given: async ({ app, newMember, neighbour, stranger, group }) => ({
      who: await newMember(),
      args: { key: randomUUID(), words: 'Is it normal?', postId: (await aThread(app, neighbour, group)).postId },
      foreign: [[stranger, 'resource.notFound']],
    }),
  },
  changeVisitQuestion: {
    unrecorded,
    given: async (world) => {
      const { who, questionId } = await aQuestion(world);
      return {
        who,
        args: {
          input: { questionId, version: 1, words: 'Is it?', isAsked: true, answer: 'It is.', key: randomUUID() },
        },
        foreign: foreignTo(world),
      };
    },
  },
  moveVisitQuestion: {
    unrecorded,
    given: async (world) => {
      const { who, questionId } = await aQuestion(world);
      return { who, args: { key: randomUUID(), questionId, way: 'UP' }, foreign: foreignTo(world) };
    },
  },
  removeVisitQuestion: {
    unrecorded,
    given: async (world) => {
      const { who, questionId } = await aQuestion(world);
      return { who, args: { key: randomUUID(), questionId }, foreign: foreignTo(world) };
    },
  },
  putBackVisitQuestion: {
    unrecorded,
    given: async (world) => {
      const { who, questionId } = await aQuestion(world);
      return { who, args: { key: randomUUID(), questionId }, foreign: foreignTo(world) };
    },
  },
};
