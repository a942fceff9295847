import { randomUUID } from 'node:crypto';

import { row, write } from '../platform/db.js';
import { weekAfter, weekOf } from '@kith/domain/quality/weeks';

import { aThread } from './forum.js';
import { aWaitingConcern } from './mutation-desk-things.js';
import type { MutationCases } from './mutation-case.js';
import type { MutationWorld } from './mutation-world.js';
import { ask } from './people.js';

const made = async ({ app }: MutationWorld, text: string, values: unknown[]): Promise<string> =>
  (await row<{ id: string }>(app.dataSource.manager, text, values))!.id;

/** A week that was drawn, long ago enough that no sweep draws it too. */
async function aWeek({ app }: MutationWorld): Promise<Date> {
  const week = weekOf(new Date('2001-01-01T00:00:00Z'));
  await write(
    app.dataSource.manager,
    `INSERT INTO quality_draw (week, seed, decided, without_words, unflagged, drawn_at) VALUES ($1, 'seed', 1, 0, 1, $2) ON CONFLICT DO NOTHING`,
    [week, weekAfter(week)],
  );
  return week;
}

/** A post, and the concern about it that the moderator decided and that waits to be rated again. */
async function aSecondLook(world: MutationWorld): Promise<string> {
  const { app, group, moderator } = world;
  const week = await aWeek(world);
  const author = await world.newMember();
  await aThread(app, author, group, { body: 'I feel so hopeless about all of this.' });
  await app.drain();
  const item = await row<{ id: string }>(
    app.dataSource.manager,
    `SELECT id FROM review_item WHERE membership_id = $1`,
    [author.membershipId(group)],
  );
  const action = await made(
    world,
    `INSERT INTO review_action (review_item_id, kind, actor_id, reason_code, at) VALUES ($1, 'decide', $2, 'supported', $3) RETURNING id`,
    [item!.id, moderator.accountId, app.clock.now()],
  );
  return made(
    world,
    `INSERT INTO quality_concern (week, review_item_id, action_id, reason, decided_at, level, category, action)
     VALUES ($1, $2, $3, 'SHARE', $4, 'AMBER', 'B', 'SUPPORT') RETURNING id`,
    [week, item!.id, action, app.clock.now()],
  );
}

/** A post that no door flagged and that was drawn. */
async function anUnflaggedText(world: MutationWorld): Promise<string> {
  const week = await aWeek(world);
  const { postId } = await aThread(world.app, await world.newMember(), world.group);
  await world.app.drain();
  return made(
    world,
    `INSERT INTO quality_text (week, content_type, content_id, content_version) VALUES ($1, 'POST', $2, 1) RETURNING id`,
    [week, postId],
  );
}

async function aDisagreement(world: MutationWorld): Promise<string> {
  const id = await aSecondLook(world);
  await write(
    world.app.dataSource.manager,
    `INSERT INTO quality_rating (concern_id, rated_by, level, category, action, rated_at) VALUES ($1, $2, 'GREEN', 'NONE', 'NOTHING', $3)`,
    [id, world.secondLead.accountId, world.app.clock.now()],
  );
  return id;
}

async function aLearningReview(world: MutationWorld): Promise<string> {
  const { id } = await aWaitingConcern(world);
  return made(
    world,
    `INSERT INTO learning_review (cause, subject_type, subject_id, detail, level, review_item_id, happened_at, opened_at)
     VALUES ('LATE', 'reviewItem', $1, 'reviewItem.claim', 'RED', $1, $2, $2) RETURNING id`,
    [id, world.app.clock.now()],
  );
}

const aPlan = (world: MutationWorld, id: string) => ({
  key: randomUUID(),
  id,
  version: 1,
  door: 'DETECTOR',
  change: 'LEXICON',
  words: 'A rule for this wording.',
  hazard: 'H01',
  ownerId: world.lead.accountId,
  dueOn: '2031-01-31',
});

/** The second look, and what is learned. */
export const qualityCases: MutationCases = {
  rateConcern: {
    given: async (world) => {
      const id = await aSecondLook(world);
      return {
        who: world.lead,
        args: { input: { key: randomUUID(), id, level: 'AMBER', category: 'B', action: 'SUPPORT' } },
        foreign: [
          [world.moderator, 'resource.notFound'],
          [world.clinician, 'resource.notFound'],
          [world.administrator, 'resource.notFound'],
        ],
      };
    },
  },
  rateText: {
    given: async (world) => ({
      who: world.lead,
      args: { key: randomUUID(), id: await anUnflaggedText(world), level: 'AMBER' },
      foreign: [
        [world.moderator, 'resource.notFound'],
        [world.clinician, 'resource.notFound'],
      ],
    }),
  },
  passRating: {
    given: async (world) => ({
      who: world.lead,
      args: { key: randomUUID(), kind: 'TEXT', id: await anUnflaggedText(world) },
      foreign: [[world.moderator, 'resource.notFound']],
    }),
  },
  addDisagreementNote: {
    given: async (world) => ({
      who: world.lead,
      args: { key: randomUUID(), id: await aDisagreement(world), words: 'We read it together.' },
      foreign: [
        [world.moderator, 'resource.notFound'],
        [world.clinician, 'resource.notFound'],
      ],
    }),
  },
  planLearningReview: {
    given: async (world) => ({
      who: world.lead,
      args: { input: aPlan(world, await aLearningReview(world)) },
      foreign: [
        [world.moderator, 'resource.notFound'],
        [world.programme, 'resource.notFound'],
      ],
    }),
  },
  closeLearningReview: {
    given: async (world) => {
      const id = await aLearningReview(world);
      const plan = `mutation ($input: LearningPlanInput!) { planLearningReview(input: $input) { id } }`;
      await ask(world.app, world.secondLead, plan, { input: aPlan(world, id) });
      return {
        who: world.clinicalLead,
        args: { key: randomUUID(), id, version: 2 },
        foreign: [
          [world.secondLead, 'action.involved'],
          [world.moderator, 'resource.notFound'],
        ],
      };
    },
  },
};
