import { randomUUID } from 'node:crypto';

import { consents } from '@kith/contracts/consents';
import { planSections } from '@kith/domain/safety-plan/safety-plan';

import { sessionCookieName } from '../platform/cookies.js';
import { row, write } from '../platform/db.js';
import { onRota } from './clinic.js';
import { proposedIn, proposeValues } from './configuration.js';
import { onShift } from './desk.js';
import { aRule, proposalIn, proposeChange } from './lexicon.js';
import {
  aClinician,
  aGroup,
  aLead,
  aMember,
  aModerator,
  anAccount,
  ask,
  type Someone,
  type TestApp,
} from './people.js';

/** Who somebody really is; every value can be found again because it is nowhere else. */
export const identity = {
  email: 'wilhelmina.planted@example.org',
  NAME: 'Wilhelmina Planted-Ashcombe',
  PHONE: '07700 900 417',
  ADDRESS: '4 Quillfeather Terrace',
  CLINIC: 'Thistledown Surgery 88',
  SUPPORTER: 'Bartholomew Planted 07700 900 418',
  contact: 'ring.me.planted@example.org',
} as const;

/** Sentences about health, each with the tables it may stand in; `detected` ones also as evidence. */
export const sentences = {
  title: 'Plum kettle hypos at the night desk',
  post: 'My plum kettle sugar fell to 2.9 while I slept.',
  reply: 'A saffron ladder of hypos has worn me out.',
  crisis: 'I am going to kill myself tonight, said the marigold.',
  edited: 'My cobalt teapot sugar was 3.1 after supper.',
  draft: 'An unsent lantern of ketones.',
  room: 'Tin whistle pump sites keep failing on me.',
  reportNote: 'The juniper boat made me worry about their insulin.',
  help: 'My copper anchor is that I skip my insulin.',
  signedOut: 'Nobody knows of my walnut drum insulin.',
  toTeam: 'Is my amber bicycle eating normal with type 1?',
  fromTeam: 'We read what you wrote about your velvet compass.',
  askSentence: 'Their linen harbour talk of stopping insulin.',
  condition: 'pewter garden type 1',
  toPatient: 'Please check your ketones by the silver orchard.',
  fromPatient: 'They are at 1.8 near the wicker moon.',
  note: 'Ketones 1.8, the granite parcel plan holds.',
  outreach: 'Rang about the hazel mirror ketones.',
  closing: 'Safe tonight after the cedar button talk.',
  feedback: 'You saw the ivory basket early.',
  plan: 'Ring my aunt at the tin lighthouse when the ketones rise.',
  visitQuestion: 'May the pewter thermos go with my pens on the ferry?',
  service: 'They sent a car to the heather gate for the ketones.',
  revealReason: 'Stopped answering with the nettle sail ketones.',
  appeal: 'My ochre fiddle post was about my own insulin.',
  told: 'What you wrote of the teal ribbon is hidden for now.',
} as const;

export type Sentence = keyof typeof sentences;

export interface Story {
  group: { id: string; slug: string };
  /** The cookie of the member it is about. */
  member: string;
  reader: Someone;
  moderator: Someone;
  clinician: Someone;
  ids: Record<
    | 'membership'
    | 'thread'
    | 'post'
    | 'hiddenThread'
    | 'hiddenPost'
    | 'room'
    | 'report'
    | 'item'
    | 'team'
    | 'case'
    | 'clinical'
    | 'reveal'
    | 'decision'
    | 'account',
    string
  > & { reference: number };
}

const given = async (app: TestApp, who: Someone | string | null, document: string, variables: object = {}) => {
  const { data, errors } = await ask(app, who, document, { key: randomUUID(), ...variables });
  if (errors) throw new Error(`The story stops at ${document}: ${JSON.stringify(errors)}`);
  return Object.values(data!)[0];
};

/**
 * The main job from joining to a closed case with a reveal, told through the same requests that browsers send. Every
 * text in it is planted, so that it can be looked for where it must not be.
 */
export async function tellStory(app: TestApp): Promise<Story> {
  const tx = app.dataSource.manager;
  const group = await aGroup(app);
  const reader = await aMember(app, { groups: [group] });
  const moderator = await aModerator(app, { groups: [group], workName: 'Ade' });
  const lead = await aLead(app);
  const clinician = await aClinician(app, { workName: 'Hannah', steppedUp: true });
  const second = await aClinician(app, { workName: 'Okoro' });
  await anAccount(app, { roles: ['privacyOfficer'], workName: 'Pia' });
  await onRota(app, 'PRIMARY', clinician);
  await onRota(app, 'BACKUP', second);
  await onShift(app, moderator);
  const say = (who: Someone | string | null, document: string, variables: object = {}) =>
    given(app, who, document, variables);

  // Joins, tells who they are, writes.
  const input = {
    key: randomUUID(),
    country: 'GB',
    isAdult: true,
    email: identity.email,
    password: 'kettle on the blue hob',
    timeZone: 'Europe/London',
    groups: [{ groupId: group.id, displayName: 'Fern Gate', avatar: 'pear-moss' }],
    acceptedRules: true,
    consents: consents.map(({ purpose, version }) => ({ purpose, version })),
  };
  await say(null, `mutation ($input: JoinInput!) { join(input: $input) { id } }`, { input });
  await app.drain();
  const mails: { to: string; text: string }[] = await say(null, `{ mailOutbox { to text } }`);
  const token = /token=([\w-]+)/.exec(mails.find(({ to }) => to === identity.email)?.text ?? '')?.[1];
  const confirmed = await ask(
    app,
    null,
    `mutation ($token: String!, $password: String) { confirmEmail(token: $token, password: $password) { id } }`,
    { token, password: input.password },
  );
  const cookies = [confirmed.response.headers['set-cookie'] ?? []].flat().map((one) => one.split(';')[0] ?? '');
  const member = cookies.find((one) => one.startsWith(`${sessionCookieName(app.config)}=`)) ?? '';
  const me = await row<{ id: string; accountId: string }>(
    tx,
    `SELECT id, account_id FROM membership WHERE group_id = $1 AND display_name = 'Fern Gate'`,
    [group.id],
  );
  for (const field of ['NAME', 'PHONE', 'ADDRESS', 'CLINIC', 'SUPPORTER'] as const) {
    const value = identity[field];
    await say(
      member,
      `mutation ($field: IdentityField!, $value: String!) { setIdentity(field: $field, value: $value) { field } }`,
      { field, value },
    );
  }
  await say(member, `mutation ($input: ToldUsInput!) { tellUs(input: $input) { condition } }`, {
    input: { condition: sentences.condition },
  });
  const create = `mutation ($key: UUID!, $groupId: UUID!, $title: String!, $body: String!) { createThread(key: $key, groupId: $groupId, title: $title, body: $body) { id post { id } thread { id } } }`;
  const opened = await say(member, create, { groupId: group.id, title: sentences.title, body: sentences.post });
  await say(
    member,
    `mutation ($key: UUID!, $id: UUID!, $title: String!, $body: String!) { editPost(key: $key, postId: $id, version: 1, title: $title, body: $body) { id } }`,
    { id: opened.id, title: sentences.title, body: sentences.edited },
  );
  const reply = `mutation ($key: UUID!, $threadId: UUID!, $body: String!) { reply(key: $key, threadId: $threadId, body: $body) { id } }`;
  await say(member, reply, { threadId: opened.thread.id, body: sentences.reply });
  const hidden = await say(member, create, { groupId: group.id, title: 'Tonight', body: sentences.crisis });
  await say(
    member,
    `mutation ($key: UUID!, $place: String!, $body: String!) { saveDraft(key: $key, revision: 1, place: $place, title: "", body: $body) { place } }`,
    {
      place: `reply:${opened.thread.id}`,
      body: sentences.draft,
    },
  );
  await say(
    member,
    `mutation ($key: UUID!, $words: String!, $postId: UUID!) { addVisitQuestion(key: $key, words: $words, postId: $postId) { id } }`,
    { words: sentences.visitQuestion, postId: opened.id },
  );
  const room = await say(member, `query ($slug: String!) { roomOfGroup(groupSlug: $slug) { id } }`, {
    slug: group.slug,
  });
  const there = await row<{ id: string }>(
    tx,
    `INSERT INTO desk_line (account_id, seen_at) VALUES ($1, $2) RETURNING account_id AS id`,
    [moderator.accountId, app.clock.now()],
  );
  if (!there) throw new Error('Nobody keeps the room open.');
  await say(
    member,
    `mutation ($key: UUID!, $id: UUID!, $body: String!) { sendRoomMessage(key: $key, roomId: $id, body: $body) { id } }`,
    {
      id: room.id,
      body: sentences.room,
    },
  );

  // Is noticed: reports, requests for help, the detector.
  await app.drain();
  const report = await say(reader, `mutation ($input: ReportInput!) { report(input: $input) { id } }`, {
    input: {
      key: randomUUID(),
      contentType: 'POST',
      contentId: opened.id,
      door: 'WORRIED',
      category: 'safety',
      note: sentences.reportNote,
    },
  });
  await say(member, `mutation ($input: HelpRequestInput!) { askForHelp(input: $input) { id } }`, {
    input: { key: randomUUID(), groupId: group.id, words: sentences.help },
  });
  await say(
    null,
    `mutation ($key: UUID!, $contact: String!, $words: String!) { askForHelpSignedOut(key: $key, country: "GB", contact: $contact, words: $words) { id } }`,
    { contact: identity.contact, words: sentences.signedOut },
  );
  const team = await say(
    member,
    `mutation ($key: UUID!, $groupId: UUID!, $body: String!) { writeToTeam(key: $key, groupId: $groupId, body: $body) { id } }`,
    {
      groupId: group.id,
      body: sentences.toTeam,
    },
  );
  await app.drain();

  // A moderator acts and escalates; a clinician answers, sees who it is, closes.
  const found = await row<{ id: string }>(tx, `SELECT id FROM review_item WHERE membership_id = $1`, [me!.id]);
  const item = { id: found!.id };
  await say(moderator, `mutation ($id: UUID!) { claimItem(id: $id) { id } }`, item);
  await say(lead, `query ($id: UUID!) { reviewItem(id: $id) { id } }`, item);
  await say(moderator, `mutation ($input: ActInput!) { hideContent(input: $input) { id } }`, {
    input: {
      key: randomUUID(),
      itemId: item.id,
      contentType: 'POST',
      contentId: hidden.id,
      reasonCode: 'riskyDetail',
      templateId: 'hiddenForSafety',
      memberText: `Thank you for telling us how you feel, Fern Gate. We have hidden your post for now. Some details in it could hurt others who are struggling too: ${sentences.told} You have done nothing wrong. Only you and our team can see it. If your life is in danger, call 999. You can write back to us here.`,
    },
  });
  await say(
    moderator,
    `mutation ($key: UUID!, $id: UUID!, $sentence: String!) {
      escalate(key: $key, itemId: $id, level: CRISIS, ask: CONTACT, sentence: $sentence) { id } }`,
    { id: item.id, sentence: sentences.askSentence },
  );
  await say(
    moderator,
    `mutation ($key: UUID!, $id: UUID!, $body: String!) { writeToMember(key: $key, itemId: $id, body: $body, templateId: "afterCrisis") { id } }`,
    {
      id: item.id,
      body: `Hello Fern Gate. ${sentences.fromTeam} You do not have to carry this alone tonight. If your life is in danger, call 999 now. A clinician has been told and will write to you here. Is somebody with you?`,
    },
  );
  await app.drain();
  await app.sweep();
  const opening = await row<{ id: string; reference: number }>(
    tx,
    `SELECT id, reference FROM escalation WHERE account_id = $1`,
    [me!.accountId],
  );
  const caseId = opening!.id;
  await say(clinician, `mutation ($key: UUID!, $id: UUID!) { acknowledgeCase(id: $id, key: $key) { id } }`, {
    id: caseId,
  });
  const talk = await say(
    clinician,
    `mutation ($key: UUID!, $c: UUID!, $b: String!) { writeToPatient(key: $key, caseId: $c, body: $b) { conversation { id } } }`,
    { c: caseId, b: sentences.toPatient },
  );
  await say(
    member,
    `mutation ($key: UUID!, $id: UUID!, $body: String!) { writeInConversation(key: $key, conversationId: $id, body: $body) { id } }`,
    { id: talk.conversation.id, body: sentences.fromPatient },
  );
  await say(clinician, `mutation ($input: NoteInput!) { saveNote(input: $input) { id } }`, {
    input: { key: randomUUID(), caseId, text: sentences.note, fields: [], sign: true },
  });
  await say(clinician, `mutation ($input: OutreachInput!) { logOutreach(input: $input) { id } }`, {
    input: {
      key: randomUUID(),
      caseId,
      channel: 'PHONE',
      result: 'REACHED',
      confirmed: ['GROUP', 'REGION'],
      words: sentences.outreach,
    },
  });
  const reveal = await say(clinician, `mutation ($input: RevealInput!) { reveal(input: $input) { id } }`, {
    input: {
      key: randomUUID(),
      caseId,
      fields: ['NAME', 'PHONE'],
      reasonCode: 'DANGER_TO_LIFE',
      reason: sentences.revealReason,
    },
  });
  const someDay = new Date(app.clock.now().getTime() + 30 * 86_400_000).toISOString();
  const parts = Object.fromEntries(planSections.map((section) => [section, sentences.plan]));
  await say(clinician, `mutation ($input: SafetyPlanInput!) { saveSafetyPlan(input: $input) { id } }`, {
    input: { key: randomUUID(), caseId, version: 0, words: parts, reviewAt: someDay },
  });
  await say(clinician, `mutation ($input: ServiceContactInput!) { recordService(input: $input) { id } }`, {
    input: {
      key: randomUUID(),
      caseId,
      service: 'AMBULANCE',
      recipient: 'Control room',
      contactedAt: app.clock.now().toISOString(),
      reference: 'AB 4471',
      outcome: 'ON_THE_WAY',
      words: sentences.service,
      shared: ['NAME'],
      legalBasis: 'VITAL_INTERESTS',
    },
  });
  await say(clinician, `mutation ($id: UUID!) { seeRevealed(id: $id) { field value } }`, reveal);
  const { version } = await say(clinician, `query ($id: UUID!) { clinicCase(id: $id) { version } }`, { id: caseId });
  const closing = {
    caseId,
    version,
    outcome: 'OC01',
    extraOutcomes: [],
    actionsTaken: sentences.closing,
    followUpAt: [new Date(app.clock.now().getTime() + 86_400_000).toISOString()],
    feedbackCode: 'rightToRaise',
    feedbackText: sentences.feedback,
    worthTime: true,
    key: randomUUID(),
  };
  await say(clinician, `mutation ($input: CloseInput!) { closeCase(input: $input) { id } }`, { input: closing });
  await app.drain();
  const decision = await row<{ id: string }>(
    tx,
    `SELECT id FROM statement_of_reasons WHERE membership_id = $1 AND what = 'HIDDEN'`,
    [me!.id],
  );
  await say(
    member,
    `mutation ($key: UUID!, $id: UUID!, $words: String!) { appealDecision(key: $key, decisionId: $id, words: $words) { id } }`,
    {
      id: decision!.id,
      words: sentences.appeal,
    },
  );
  await app.drain();
  await app.sweep();
  await app.drain();
  proposalIn(await proposeChange(app, lead, { put: [aRule()] }));
  proposedIn(await proposeValues(app, lead, 'timers', { decide: 20 }));
  await write(tx, `DELETE FROM desk_line WHERE account_id = $1`, [moderator.accountId]);
  return {
    group,
    member,
    reader,
    moderator,
    clinician,
    ids: {
      membership: me!.id,
      account: me!.accountId,
      thread: opened.thread.id,
      post: opened.id,
      hiddenThread: hidden.thread.id,
      hiddenPost: hidden.id,
      room: room.id,
      report: report.id,
      item: item.id,
      team: team.id,
      case: caseId,
      clinical: talk.conversation.id,
      reveal: reveal.id,
      decision: decision!.id,
      reference: opening!.reference,
    },
  };
}
