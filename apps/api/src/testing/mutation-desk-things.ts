import { randomUUID } from 'node:crypto';

import { row } from '../platform/db.js';
import { act, itemsAbout, onItem, report } from './desk.js';
import { aThread } from './forum.js';
import { aConcern } from './clinic.js';
import type { MutationWorld } from './mutation-world.js';
import { ask, type Someone } from './people.js';

/** A concern about somebody new, in the hands of a moderator unless it waits. */
export async function aWaitingConcern(world: MutationWorld, heldBy?: Someone, level: 'RED' | 'AMBER' = 'RED') {
  const about = await world.newMember();
  const { id, version } = await aConcern(
    world.app,
    { groupId: world.group.id, membershipId: about.membershipId(world.group) },
    { level, ...(heldBy && { heldBy }) },
  );
  return { about, id, version };
}

export interface Reported {
  author: Someone;
  thread: { id: string; postId: string };
  itemId: string;
}

/** A post that was reported, in the hands of whoever is named. */
export async function aReportedPost(world: MutationWorld, heldBy: Someone, group = world.group): Promise<Reported> {
  const { app, newMember, neighbour } = world;
  const author = group === world.group ? await newMember() : world.stranger;
  const thread = await aThread(app, author, group, { body: 'You should all stop taking it.' });
  await must(report(app, neighbour, { contentId: thread.postId, category: 'unsafeAdvice' }));
  const [item] = await itemsAbout(app, author.membershipId(group));
  await must(onItem(app, heldBy, 'claimItem', item!.id));
  return { author, thread, itemId: item!.id };
}

/** What an act on a reported post sends. */
export const anAct = ({ thread, itemId }: Reported, more: Record<string, unknown> = {}) => ({
  input: {
    key: randomUUID(),
    itemId,
    contentType: 'POST',
    contentId: thread.postId,
    reasonCode: 'riskyDetail',
    memberText: 'We have looked at your post together.',
    note: 'For colleagues',
    ...more,
  },
});

/** A reported post on which its holder has done something already. */
export async function afterAct(
  world: MutationWorld,
  who: Someone,
  name: string,
  more: Record<string, unknown> = {},
): Promise<Reported> {
  const reported = await aReportedPost(world, who);
  const { input } = anAct(reported, more);
  const document = `mutation ($input: ActInput!) { ${name}(input: $input) { id } }`;
  await must(ask(world.app, who, document, { input }));
  return reported;
}

/** The newest of the acts on an item. */
export async function lastAct({ app }: MutationWorld, itemId: string): Promise<string> {
  const found = await row<{ id: string }>(
    app.dataSource.manager,
    `SELECT id FROM review_action WHERE review_item_id = $1 ORDER BY at DESC, id DESC LIMIT 1`,
    [itemId],
  );
  return found!.id;
}

/** A decision about somebody's words, which they can challenge. */
export async function aDecision(world: MutationWorld): Promise<{ author: Someone; id: string }> {
  const { author } = await afterAct(world, world.lead, 'hideContent');
  const found = await row<{ id: string }>(
    world.app.dataSource.manager,
    `SELECT id FROM statement_of_reasons WHERE membership_id = $1`,
    [author.membershipId(world.group)],
  );
  return { author, id: found!.id };
}

/** A challenge to a decision of the lead. */
export async function anAppeal(world: MutationWorld): Promise<string> {
  const { author, id } = await aDecision(world);
  const document = `mutation ($key: UUID!, $id: UUID!) { appealDecision(key: $key, decisionId: $id, words: "It was about me.") { id } }`;
  await must(ask(world.app, author, document, { key: randomUUID(), id }));
  const found = await row<{ id: string }>(
    world.app.dataSource.manager,
    `SELECT id FROM appeal WHERE statement_id = $1`,
    [id],
  );
  return found!.id;
}

/** What a peer moderator proposes and a lead has to confirm. */
export async function aProposal(world: MutationWorld): Promise<string> {
  const reported = await aReportedPost(world, world.moderator);
  await must(
    act(world.app, world.moderator, 'removeContent', { itemId: reported.itemId, contentId: reported.thread.postId }),
  );
  const found = await row<{ id: string }>(
    world.app.dataSource.manager,
    `SELECT id FROM proposal WHERE review_item_id = $1`,
    [reported.itemId],
  );
  return found!.id;
}

async function must(answer: ReturnType<typeof ask>): Promise<void> {
  const { errors } = await answer;
  if (errors) throw new Error(`The world does not come about: ${JSON.stringify(errors)}`);
}
