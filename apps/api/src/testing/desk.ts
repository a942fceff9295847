import { randomUUID } from 'node:crypto';

import { rows, write } from '../platform/db.js';
import { type Answer, ask, type Someone, type TestApp } from './people.js';

const itemFields = `id reference level status version groupName raisedAt claimBy actBy leaseUntil claimedByMe claimedByName headline presetAsk presetSentence help
  person { id displayName }
  subjects { contentType contentId title asReported { text marks } now nowState changedSince link repliesOff authorAsked before { authorName text isPerson } after { authorName text } }
  signals { number source level category code note reporterName }
  known { posts earlierConcerns helpCardShownAt helpCardChoice restrictedUntil }
  timeline { kind actorName undoUntil actionId }
  viewerCan { claim release decide reply hide remove proposeRemove restrict proposeRestrict endPause escalate raise lower whyNot }`;

/** Mutations of one item that take no more than its id: claimItem, renewLease, handBack. */
export const onItem = (
  app: TestApp,
  who: Someone,
  name: 'claimItem' | 'renewLease' | 'handBack',
  id: string,
): Promise<Answer> => ask(app, who, `mutation ($id: UUID!) { ${name}(id: $id) { ${itemFields} } }`, { id });

export const openItem = (app: TestApp, who: Someone, id: string): Promise<Answer> =>
  ask(app, who, `query ($id: UUID!) { reviewItem(id: $id) { ${itemFields} } }`, { id });

export const claimNext = (app: TestApp, who: Someone): Promise<Answer> =>
  ask(app, who, `mutation { claimNext { ${itemFields} } }`);

export const queueOf = (app: TestApp, who: Someone, view = 'OPEN'): Promise<Answer> =>
  ask(
    app,
    who,
    `query ($view: QueueView!) { queue(view: $view) {
      items { id level status placeName placeKind quote folded source sourceFacts { name value } claimBy totalSeconds claimedByMe viewerCan { claim open } }
      next { id level } lanes { lane done next } counts { view count } } }`,
    { view },
  );

export const report = (app: TestApp, who: Someone, input: Record<string, unknown>): Promise<Answer> =>
  ask(
    app,
    who,
    `mutation ($input: ReportInput!) { report(input: $input) { id door category status outcome lookBy viewerCan { stillWorried } } }`,
    {
      input: { key: randomUUID(), contentType: 'POST', door: 'WORRIED', category: 'safety', ...input },
    },
  );

const templateFor: Readonly<Record<string, string>> = {
  hideContent: 'hiddenForSafety',
  removeContent: 'takenDown',
  restrictMember: 'pause',
  endPause: 'returnPlan',
  turnRepliesOff: 'repliesOff',
  declinePending: 'declined',
};

/** The words of a template with every blank filled, as somebody at the desk sends them. */
export async function wordsFrom(app: TestApp, who: Someone, itemId: unknown, templateId: string): Promise<string> {
  const { data } = await ask(app, who, `query ($id: UUID!) { reviewItem(id: $id) { templates { id body blanks } } }`, {
    id: itemId,
  });
  const template = data?.['reviewItem']?.templates.find(({ id }: { id: string }) => id === templateId);
  return (template?.blanks ?? []).reduce(
    (words: string, blank: string) => words.replaceAll(`{${blank}}`, 'one plain thing'),
    template?.body ?? 'Words of nobody.',
  );
}

/** One of the acts that take an ActInput, with the agreed words where a member reads some. */
export async function act(app: TestApp, who: Someone, name: string, input: Record<string, unknown>): Promise<Answer> {
  const templateId = templateFor[name] ?? null;
  const agreed = templateId &&
    input['memberText'] === undefined && {
      templateId,
      memberText: await wordsFrom(app, who, input['itemId'], templateId),
    };
  return ask(app, who, `mutation ($input: ActInput!) { ${name}(input: $input) { ${itemFields} } }`, {
    input: { key: randomUUID(), contentType: 'POST', reasonCode: 'riskyDetail', ...agreed, ...input },
  });
}

export const decide = (
  app: TestApp,
  who: Someone,
  item: { id: string; version: number },
  reasonCode = 'supported',
): Promise<Answer> =>
  ask(
    app,
    who,
    `mutation ($key: UUID!, $id: UUID!, $version: Int!, $reasonCode: String!) {
      decideItem(key: $key, id: $id, version: $version, reasonCode: $reasonCode) { ${itemFields} } }`,
    { key: randomUUID(), id: item.id, version: item.version, reasonCode },
  );

/** Somebody is on shift from now on. */
export async function onShift(app: TestApp, who: Someone, hours = 8): Promise<void> {
  const now = app.clock.now();
  await write(
    app.dataSource.manager,
    `INSERT INTO desk_shift (account_id, planned_from, planned_until, started_at, status) VALUES ($1, $2, $3, $2, 'ACTIVE')`,
    [who.accountId, now, new Date(now.getTime() + hours * 3_600_000)],
  );
}

/** Items about a membership, oldest first, straight from the table. */
export const itemsAbout = (
  app: TestApp,
  membershipId: string,
): Promise<
  {
    id: string;
    level: string;
    status: string;
    reopenedCount: number;
    pageDueAt: Date | null;
    claimBy: Date | null;
    escalationId: string | null;
    version: number;
  }[]
> =>
  rows(
    app.dataSource.manager,
    `SELECT id, level, status, reopened_count, page_due_at, claim_by, escalation_id, version FROM review_item WHERE membership_id = $1 ORDER BY raised_at`,
    [membershipId],
  );

/** Kinds of the notices somebody has, oldest first. */
export async function noticesOf(app: TestApp, who: Someone): Promise<string[]> {
  const found = await rows<{ kind: string }>(
    app.dataSource.manager,
    `SELECT kind FROM notice WHERE account_id = $1 ORDER BY created_at, id`,
    [who.accountId],
  );
  return found.map(({ kind }) => kind);
}
