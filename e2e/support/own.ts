import { randomUUID } from 'node:crypto';
import { expect, type BrowserContextOptions, type Page } from '@playwright/test';
import { consents } from '../../libs/contracts/src/consents.js';
import { ask } from './graphql.js';
import type { PersonKey } from './people.js';

/*
 * A group, a member, a concern and a case of one's own, so that a test can end them without another noticing. Everything
 * goes through the same door as the screens use.
 */

export type As = (who: PersonKey | null, options?: BrowserContextOptions) => Promise<Page>;

export interface Group {
  id: string;
  slug: string;
  name: string;
}

export async function ownGroup(as: As, premoderation: 'OFF' | 'FIRST_THREE' = 'OFF'): Promise<Group> {
  const mark = randomUUID().slice(0, 8);
  const input = {
    name: `Allotment ${mark}`,
    slug: `allotment-${mark}`,
    summary: 'For people who dig and inject.',
    about: 'Beds, sheds and what the sun does to a sensor.',
    joinRule: 'OPEN',
    premoderation,
    moderatedHours: 'every day, 8am to 10pm',
    isSensitive: false,
  };
  const { createGroup } = await ask<{ createGroup: Group }>(
    await as('programme'),
    'mutation ($key: UUID!, $input: GroupInput!) { createGroup(key: $key, input: $input) { id slug name } }',
    { key: randomUUID(), input },
  );
  return createGroup;
}

/** Joins are counted by network; behind a proxy, as in production, each household has its own. */
const household = () => {
  const bytes = randomUUID().replaceAll('-', '').slice(0, 6);
  return { 'x-forwarded-for': `10.${(bytes.match(/../g) ?? []).map((byte) => parseInt(byte, 16)).join('.')}` };
};

/** Somebody new, who has joined that group under that name and is signed in on the page that this gives. */
export async function newcomer(as: As, group: Pick<Group, 'id'>, displayName: string): Promise<Page> {
  const page = await as(null);
  const email = `${displayName.toLowerCase().replaceAll(/[^a-z]+/g, '-')}-${randomUUID().slice(0, 8)}@demo.example`;
  const from = household();
  const input = {
    key: randomUUID(),
    country: 'GB',
    isAdult: true,
    email,
    password: 'a boat, a lamp and a loaf',
    timeZone: 'Europe/London',
    groups: [{ groupId: group.id, displayName, avatar: 'sprout-moss', note: null }],
    acceptedRules: true,
    consents: consents.map(({ purpose, version }) => ({ purpose, version })),
  };
  await ask(page, 'mutation ($input: JoinInput!) { join(input: $input) { id } }', { input }, from);
  let token: string | undefined;
  await expect
    .poll(async () => {
      const { mailOutbox } = await ask<{ mailOutbox: { to: string; text: string }[] }>(
        page,
        '{ mailOutbox { to text } }',
      );
      token = /token=([\w-]+)/.exec(mailOutbox.find(({ to }) => to === email)?.text ?? '')?.[1];
      return token;
    })
    .toBeDefined();
  await ask(page, 'mutation ($token: String!) { confirmEmail(token: $token) { id } }', { token }, from);
  return page;
}

export interface Written {
  threadId: string;
  postId: string;
}

export async function writes(page: Page, group: Pick<Group, 'id'>, title: string, body: string): Promise<Written> {
  const { createThread } = await ask<{ createThread: { thread: { id: string }; post: { id: string } } }>(
    page,
    'mutation ($key: UUID!, $groupId: UUID!, $title: String!, $body: String!) { createThread(key: $key, groupId: $groupId, title: $title, body: $body) { thread { id } post { id } } }',
    { key: randomUUID(), groupId: group.id, title, body },
  );
  return { threadId: createThread.thread.id, postId: createThread.post.id };
}

/** The concern that a mark on that post opens; by whoever may mark it there. */
export async function marked(moderator: Page, postId: string): Promise<string> {
  const { markContent } = await ask<{ markContent: { id: string } }>(
    moderator,
    'mutation ($id: UUID!, $key: UUID!) { markContent(contentType: POST, contentId: $id, key: $key, level: GREEN, note: null) { id } }',
    { id: postId, key: randomUUID() },
  );
  return markContent.id;
}

export const claimed = (moderator: Page, id: string) =>
  ask(moderator, 'mutation ($id: UUID!) { claimItem(id: $id) { id } }', { id });

/** The one open concern of a group of one's own; waits until it is there. */
export async function concernIn(lead: Page, group: Group): Promise<string> {
  let id: string | undefined;
  await expect
    .poll(async () => {
      const { queue } = await ask<{ queue: { items: { id: string; placeName: string }[] } }>(
        lead,
        '{ queue(view: OPEN) { items { id placeName } } }',
      );
      id = queue.items.find(({ placeName }) => placeName === group.name)?.id;
      return id;
    })
    .toBeDefined();
  return id ?? '';
}

/** Number of the case that a concern was sent to the clinic as; leads know it, peers do not. */
export async function caseNumber(lead: Page, concern: string): Promise<number> {
  const { reviewItem } = await ask<{ reviewItem: { escalation: { reference: number } | null } }>(
    lead,
    'query ($id: UUID!) { reviewItem(id: $id) { escalation { reference } } }',
    { id: concern },
  );
  return reviewItem.escalation?.reference ?? 0;
}

export interface OwnCase {
  id: string;
  number: number;
  concern: string;
  group: Group;
  member: Page;
  owner: Page;
}

interface CaseWish {
  /** Of the member; each test has its own, so that no list shows two of them. */
  name: string;
  level?: 'RED' | 'CRISIS';
  owner: Page;
}

/** A case about somebody new, acknowledged and opened by its owner, who has written to the member once. */
export async function ownCase(as: As, { name, level = 'RED', owner }: CaseWish): Promise<OwnCase> {
  const group = await ownGroup(as);
  const member = await newcomer(as, group, name);
  const { postId } = await writes(member, group, 'A bad week', 'The beans are in and I am worn out with all of it.');
  const lead = await as('ines');
  const concern = await marked(lead, postId);
  await claimed(lead, concern);
  await ask(
    lead,
    'mutation ($id: UUID!, $key: UUID!, $level: Level!, $sentence: String!) { escalate(itemId: $id, key: $key, level: $level, ask: CONTACT, sentence: $sentence) { id } }',
    { id: concern, key: randomUUID(), level, sentence: `Worn out, alone with it, ${name} would like a call.` },
  );
  const number = await caseNumber(lead, concern);
  const { page } = await ask<{ page: { id: string } }>(
    owner,
    'query ($number: Int!) { page(reference: $number) { id } }',
    { number },
  );
  const { id } = page;
  await ask(owner, 'mutation ($id: UUID!, $key: UUID!) { acknowledgeCase(id: $id, key: $key) { id } }', {
    id,
    key: randomUUID(),
  });
  await caseNow(owner, id);
  await ask(
    owner,
    'mutation ($id: UUID!, $key: UUID!, $body: String!) { writeToPatient(caseId: $id, key: $key, body: $body) { id } }',
    { id, key: randomUUID(), body: 'Hello. I am with Kith, and I read what you wrote. How is today?' },
  );
  return { id, number, concern, group, member, owner };
}

interface CaseNow {
  version: number;
  colleagues: { accountId: string; name: string }[];
}

/** Opens a case as whoever is on the page. */
export async function caseNow(page: Page, id: string): Promise<CaseNow> {
  const { clinicCase } = await ask<{ clinicCase: CaseNow }>(
    page,
    'query ($id: UUID!) { clinicCase(id: $id) { version colleagues { accountId name } } }',
    { id },
  );
  return clinicCase;
}

/** Ends a case, or, when it was ever a crisis, proposes to. */
export async function closes({ owner, id }: Pick<OwnCase, 'owner' | 'id'>): Promise<void> {
  const { version } = await caseNow(owner, id);
  const input = {
    caseId: id,
    version,
    outcome: 'OC01',
    extraOutcomes: [],
    actionsTaken: 'Reached in private, and a plan for the night.',
    followUpAt: [],
    noFollowUpReason: 'Their own nurse rings in the morning.',
    feedbackCode: 'rightToRaise',
    feedbackText: 'Quick and clear.',
    worthTime: true,
    worthReason: null,
    key: randomUUID(),
  };
  await ask(owner, 'mutation ($input: CloseInput!) { closeCase(input: $input) { id } }', { input });
}

/** The owner keeps words in their note on a case, signed or not yet. */
export async function notes(
  { owner, id }: Pick<OwnCase, 'owner' | 'id'>,
  presenting: string,
  text: string,
  sign: boolean,
): Promise<void> {
  const fields = [{ name: 'presenting', value: presenting }];
  const input = { caseId: id, noteId: null, addendumTo: null, fields, text, sign, key: randomUUID() };
  await ask(owner, 'mutation ($input: NoteInput!) { saveNote(input: $input) { id } }', { input });
}

/** The case goes from its owner to a colleague, who accepts it. */
export async function handsOver({ owner, id }: Pick<OwnCase, 'owner' | 'id'>, to: Page, name: string): Promise<void> {
  const { version, colleagues } = await caseNow(owner, id);
  const toAccountId = colleagues.find((one) => one.name === name)?.accountId;
  await ask(
    owner,
    'mutation ($id: UUID!, $version: Int!, $to: UUID!, $key: UUID!) { offerHandover(caseId: $id, version: $version, toAccountId: $to, note: "Please go on.", key: $key) { id } }',
    { id, version, to: toAccountId, key: randomUUID() },
  );
  const offered = await caseNow(to, id);
  await ask(to, 'mutation ($id: UUID!, $version: Int!) { acceptHandover(caseId: $id, version: $version) { id } }', {
    id,
    version: offered.version,
  });
}

/** The owner opens the number that the member has left, as somebody whose code is fresh. */
export async function reveals({ owner, member, id }: OwnCase, withholdReason?: string): Promise<void> {
  await ask(member, 'mutation { setIdentity(field: PHONE, value: "07700 900199") { field } }');
  const input = {
    caseId: id,
    fields: ['PHONE'],
    reasonCode: 'DANGER_TO_LIFE',
    reason: 'Three messages without an answer since this morning.',
    withholdReason: withholdReason ?? null,
    lookAgainAt: withholdReason ? new Date(Date.now() + 5 * 24 * 3_600_000).toISOString() : null,
    key: randomUUID(),
  };
  await ask(owner, 'mutation ($input: RevealInput!) { reveal(input: $input) { id } }', { input });
}

/** Hides a post with a concern that is in the lead's hands; its writer is told. */
export async function hides(lead: Page, concern: string, postId: string): Promise<void> {
  const input = {
    key: randomUUID(),
    itemId: concern,
    reasonCode: 'unkind',
    hours: null,
    memberText: 'It reads as unkind to the people who look after us.',
    contentType: 'POST',
    contentId: postId,
    note: null,
    templateId: null,
  };
  await ask(lead, 'mutation ($input: ActInput!) { hideContent(input: $input) { id } }', { input });
}

/** Pauses the person a concern is about for four hours; the concern is in the lead's hands. */
export async function pauses(lead: Page, concern: string): Promise<void> {
  const input = {
    key: randomUUID(),
    itemId: concern,
    reasonCode: 'unkind',
    hours: 4,
    memberText: 'Please leave it for today. You can still read, and write to us.',
    contentType: null,
    contentId: null,
    note: null,
    templateId: null,
  };
  await ask(lead, 'mutation ($input: ActInput!) { restrictMember(input: $input) { id } }', { input });
}

/** Ends a concern, so that it stands in nobody's way in the queue. */
export async function decides(moderator: Page, concern: string): Promise<void> {
  await claimed(moderator, concern);
  const { reviewItem } = await ask<{ reviewItem: { version: number } }>(
    moderator,
    'query ($id: UUID!) { reviewItem(id: $id) { version } }',
    { id: concern },
  );
  await ask(
    moderator,
    'mutation ($id: UUID!, $version: Int!, $key: UUID!) { decideItem(id: $id, version: $version, key: $key, reasonCode: "acted", note: null) { id } }',
    { id: concern, version: reviewItem.version, key: randomUUID() },
  );
}

/** Whether this clinician is being paged for that case now. */
export async function isPaged(clinician: Page, reference: number): Promise<boolean> {
  const { clinicInbox } = await ask<{
    clinicInbox: { needsYou: { id: string; reference: number }[]; pages: { toMe: boolean; caseId: string }[] };
  }>(clinician, '{ clinicInbox { needsYou { id reference } pages { toMe caseId } } }');
  const row = clinicInbox.needsYou.find((each) => each.reference === reference);
  return row !== undefined && clinicInbox.pages.some((page) => page.toMe && page.caseId === row.id);
}
