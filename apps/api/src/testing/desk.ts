import { randomUUID } from 'node:crypto';

import { row, rows, write } from '../platform/db.js';
import { aThread } from './forum.js';
import {
  type AccountWish,
  aGroup,
  aLead,
  aMember,
  aModerator,
  type Answer,
  ask,
  type Someone,
  type TestApp,
} from './people.js';

/** A post that the detector finds to be a crisis, and one in which it finds nothing. */
export const crisis = 'I have the pills in my hand and I am going to kill myself tonight.';
export const calm = 'How do you manage breakfast?';

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

export interface ReportedThread {
  group: { id: string; slug: string };
  member: Someone;
  moderator: Someone;
  lead: Someone;
  reporter: Someone;
  thread: { id: string; postId: string };
  itemId: string;
}

/** A member's thread that somebody reported, for unsafe advice unless told otherwise; nobody has claimed the item yet. */
export async function aReportedThread(
  app: TestApp,
  wish: { member?: AccountWish; body?: string; report?: Record<string, unknown> } = {},
): Promise<ReportedThread> {
  const group = await aGroup(app);
  const member = await aMember(app, { groups: [group], ...wish.member });
  const moderator = await aModerator(app, { groups: [group] });
  const lead = await aLead(app, { groups: [group] });
  const reporter = await aMember(app, { groups: [group] });
  const thread = await aThread(app, member, group, { body: wish.body ?? 'Take twelve units and you will be fine.' });
  await report(app, reporter, {
    contentId: thread.postId,
    ...(wish.report ?? { door: 'RULE', category: 'unsafeAdvice' }),
  });
  await app.drain();
  const [item] = await itemsAbout(app, member.membershipId(group));
  return { group, member, moderator, lead, reporter, thread, itemId: item!.id };
}

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

export const confirmProposal = (app: TestApp, who: Someone, id: string): Promise<Answer> =>
  ask(app, who, `mutation ($id: UUID!) { confirmProposal(id: $id, confirm: true) { id } }`, { id });

export const decideAppeal = (app: TestApp, who: Someone, id: string, outcome: string): Promise<Answer> =>
  ask(
    app,
    who,
    `mutation ($key: UUID!, $id: UUID!, $outcome: String!) { decideAppeal(key: $key, id: $id, outcome: $outcome, answer: "We read it again.") { id } }`,
    { key: randomUUID(), id, outcome },
  );

/** Words to the member, in their conversation with the team. */
export const writeToMember = (
  app: TestApp,
  who: Someone,
  itemId: string,
  templateId: string | null,
  body: string,
): Promise<Answer> =>
  ask(
    app,
    who,
    `mutation ($key: UUID!, $itemId: UUID!, $templateId: String, $body: String!) {
      writeToMember(key: $key, itemId: $itemId, templateId: $templateId, body: $body) { id status } }`,
    { key: randomUUID(), itemId, templateId, body },
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

/** What a post is to its readers now, straight from the table. */
export async function postState(app: TestApp, postId: string): Promise<string> {
  const found = await row<{ state: string }>(app.dataSource.manager, `SELECT state FROM post WHERE id = $1`, [postId]);
  return found!.state;
}

/** Until when a membership is paused; null when it is not. */
export async function pausedUntil(app: TestApp, membershipId: string): Promise<Date | null> {
  const found = await row<{ restrictedUntil: Date | null }>(
    app.dataSource.manager,
    `SELECT restricted_until FROM membership WHERE id = $1`,
    [membershipId],
  );
  return found!.restrictedUntil;
}

/** What the team has written to a membership, oldest first. */
export const lettersTo = (
  app: TestApp,
  membershipId: string,
): Promise<{ bodySource: string; template: string | null }[]> =>
  rows(
    app.dataSource.manager,
    `SELECT t.body_source, t.template FROM team_message t JOIN team_conversation c ON c.id = t.conversation_id
     WHERE c.membership_id = $1 ORDER BY t.sent_at, t.id`,
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
