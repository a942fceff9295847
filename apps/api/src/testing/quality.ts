import { randomUUID } from 'node:crypto';

import { weekAfter, weekOf } from '@kith/domain/quality/weeks';

import { decide, itemsAbout, onItem, openItem } from './desk.js';
import { aThread } from './forum.js';
import { aMember, type Answer, ask, type Someone, type TestApp } from './people.js';

const rated = `left next { id kind groupName texts { title words before after } }`;

/** The week is over, and what it held is drawn. Sessions of staff have ended by then: who comes next signs in anew. */
export async function weekIsOver(app: TestApp): Promise<void> {
  app.clock.set(weekAfter(weekOf(app.clock.now())));
  app.clock.passes(5);
  await app.sweep();
}

/** Somebody's words that the detector raised, decided by `who`. */
export async function aDecision(
  app: TestApp,
  who: Someone,
  group: { id: string; slug: string },
  wish: { body?: string; reason?: string; before?: (itemId: string, postId: string) => Promise<unknown> } = {},
) {
  const member = await aMember(app, { groups: [group] });
  const thread = await aThread(app, member, group, { body: wish.body ?? 'I feel so hopeless about all of this.' });
  await app.drain();
  const [item] = await itemsAbout(app, member.membershipId(group));
  const claimed = await onItem(app, who, 'claimItem', item!.id);
  if (claimed.errors) throw new Error(`It was not claimed: ${JSON.stringify(claimed.errors)}`);
  await wish.before?.(item!.id, thread.postId);
  const { version } = (await openItem(app, who, item!.id)).data!['reviewItem'];
  const decided = await decide(app, who, { id: item!.id, version }, wish.reason ?? 'supported');
  if (decided.errors) throw new Error(`It was not decided: ${JSON.stringify(decided.errors)}`);
  return { member, thread, itemId: item!.id };
}

export const toRate = (app: TestApp, who: Someone | null, kind: 'CONCERN' | 'TEXT'): Promise<Answer> =>
  ask(app, who, `query ($kind: RatingKind!) { toRate(kind: $kind) { ${rated} } }`, { kind });

export const rateConcern = (
  app: TestApp,
  who: Someone,
  id: string,
  given: Record<string, unknown> = {},
): Promise<Answer> =>
  ask(app, who, `mutation ($input: ConcernRatingInput!) { rateConcern(input: $input) { id } }`, {
    input: { key: randomUUID(), id, level: 'AMBER', category: 'B', action: 'SUPPORT', ...given },
  });

export const rateText = (app: TestApp, who: Someone, id: string, level: string, key = randomUUID()): Promise<Answer> =>
  ask(
    app,
    who,
    `mutation ($key: UUID!, $id: UUID!, $level: Level!) { rateText(key: $key, id: $id, level: $level) { id } }`,
    { key, id, level },
  );

export const passRating = (app: TestApp, who: Someone, kind: string, id: string): Promise<Answer> =>
  ask(
    app,
    who,
    `mutation ($key: UUID!, $kind: RatingKind!, $id: UUID!) { passRating(key: $key, kind: $kind, id: $id) { id } }`,
    { key: randomUUID(), kind, id },
  );

/** All that waits for somebody, id by id: each is passed on until none is left. */
export async function allToRate(app: TestApp, who: Someone, kind: 'CONCERN' | 'TEXT') {
  const found: { id: string; texts: { title: string | null; words: string }[] }[] = [];
  const next = async () => (await toRate(app, who, kind)).data!['toRate'].next;
  for (let item = await next(); item; item = await next()) {
    found.push(item);
    await passRating(app, who, kind, item.id);
  }
  return found;
}
