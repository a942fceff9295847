import { randomUUID } from 'node:crypto';

import { row } from '../platform/db.js';
import { aCase, caseOf, type CaseState } from './clinic.js';
import { made } from './mutation-things.js';
import type { MutationWorld } from './mutation-world.js';
import { aClinician, type Someone } from './people.js';

type CaseLevelWish = 'AMBER' | 'RED' | 'CRISIS';

/** A case of somebody new that nobody has taken yet. */
export async function anOpenCase(world: MutationWorld, level: CaseLevelWish = 'RED') {
  const person = await world.newMember();
  const membershipId = person.membershipId(world.group);
  const opened = await aCase(world.app, { groupId: world.group.id, membershipId }, world.moderator, level);
  return { person, membershipId, ...opened };
}

export interface OwnedCase {
  owner: Someone;
  person: Someone;
  id: string;
  /** As it is now. */
  now: () => Promise<CaseState>;
}

/** A case in the hands of a clinician of its own, so that nobody has too many. */
export async function anOwnedCase(world: MutationWorld, level: CaseLevelWish = 'RED'): Promise<OwnedCase> {
  const { person, membershipId, id } = await anOpenCase(world, level);
  const owner = await aClinician(world.app, { steppedUp: true });
  await made(world.app, owner, `mutation ($id: UUID!, $key: UUID!) { acknowledgeCase(id: $id, key: $key) { id } }`, {
    id,
    key: randomUUID(),
  });
  return { owner, person, id, now: () => caseOf(world.app, membershipId) };
}

/** Its owner has offered it to the clinician on call. */
export async function anOfferedCase(world: MutationWorld): Promise<OwnedCase> {
  const owned = await anOwnedCase(world);
  const document = `mutation ($key: UUID!, $caseId: UUID!, $version: Int!, $to: UUID!) {
    offerHandover(key: $key, caseId: $caseId, version: $version, toAccountId: $to, note: "Please go on.") { id } }`;
  const { version } = await owned.now();
  const sent = { key: randomUUID(), caseId: owned.id, version, to: world.clinician.accountId };
  await made(world.app, owned.owner, document, sent);
  return owned;
}

/** What closes a case. */
export const aClosing = async (world: MutationWorld, { id, now }: OwnedCase) => ({
  input: {
    key: randomUUID(),
    caseId: id,
    version: (await now()).version,
    outcome: 'OC01',
    extraOutcomes: ['OC02'],
    actionsTaken: 'We talked.',
    followUpAt: [world.inHours(24)],
    noFollowUpReason: null,
    feedbackCode: 'rightToRaise',
    feedbackText: 'You saw it early.',
    worthTime: true,
    worthReason: null,
  },
});

/** Its owner has closed it; one that stood at crisis waits for a second person. */
export async function aClosedCase(world: MutationWorld, level: CaseLevelWish = 'RED'): Promise<OwnedCase> {
  const owned = await anOwnedCase(world, level);
  const document = `mutation ($input: CloseInput!) { closeCase(input: $input) { id } }`;
  await made(world.app, owned.owner, document, await aClosing(world, owned));
  return owned;
}

/** A note that its author has begun on a case. */
export async function aNote(world: MutationWorld, { owner, id }: OwnedCase): Promise<string> {
  const input = { key: randomUUID(), caseId: id, fields: [], text: 'Half a note', sign: false };
  await made(world.app, owner, `mutation ($input: NoteInput!) { saveNote(input: $input) { id } }`, { input });
  const note = await row<{ id: string }>(
    world.app.dataSource.manager,
    `SELECT id FROM clinical_note WHERE escalation_id = $1 AND author_id = $2`,
    [id, owner.accountId],
  );
  return note!.id;
}

/** What its owner has written to the person; gives the conversation. */
export async function aLetter(world: MutationWorld, { owner, id }: OwnedCase): Promise<string> {
  const document = `mutation ($key: UUID!, $caseId: UUID!) {
    writeToPatient(key: $key, caseId: $caseId, body: "How are you?") { conversation { id } } }`;
  const sent = { key: randomUUID(), caseId: id };
  const written = await made<{ conversation: { id: string } }>(world.app, owner, document, sent);
  return written.conversation.id;
}

export const aRevealWish = (caseId: string) => ({
  input: {
    key: randomUUID(),
    caseId,
    fields: ['NAME', 'PHONE'],
    reasonCode: 'DANGER_TO_LIFE',
    reason: 'They stopped answering after the last dose.',
    withholdReason: null,
    lookAgainAt: null,
  },
});

/** A sight of who somebody is: at once in a red case, a request in an amber one. */
export async function aReveal(
  world: MutationWorld,
  level: CaseLevelWish = 'RED',
): Promise<OwnedCase & { revealId: string }> {
  const owned = await anOwnedCase(world, level);
  const document = `mutation ($input: RevealInput!) { reveal(input: $input) { id } }`;
  const { id } = await made(world.app, owned.owner, document, aRevealWish(owned.id));
  return { ...owned, revealId: id };
}

/** The record sheet of a call to an ambulance that was told who it is. */
export const aServiceRecord = (world: MutationWorld, caseId: string) => ({
  input: {
    key: randomUUID(),
    caseId,
    service: 'AMBULANCE',
    recipient: 'Control room, north',
    contactedAt: world.inHours(-1),
    reference: 'AB 4471',
    outcome: 'ON_THE_WAY',
    words: 'They asked whether anybody is with them.',
    shared: ['NAME', 'ADDRESS'],
    legalBasis: 'VITAL_INTERESTS',
    withheldReason: 'Their partner reads along.',
    lookAgainAt: world.inHours(24),
  },
});

/** What an owner has sent about somebody, who has not been told. */
export async function aDisclosure(world: MutationWorld): Promise<OwnedCase & { contactId: string }> {
  const owned = await anOwnedCase(world);
  const document = `mutation ($input: ServiceContactInput!) { recordService(input: $input) { id } }`;
  const { id } = await made(world.app, owned.owner, document, aServiceRecord(world, owned.id));
  return { ...owned, contactId: id };
}

/** A case that ended with a death, signed by a second person. */
export async function aMemorial(
  world: MutationWorld,
): Promise<OwnedCase & { memorial: { id: string; version: number } }> {
  const owned = await anOwnedCase(world);
  const { input } = await aClosing(world, owned);
  const death = { ...input, outcome: 'OC16', extraOutcomes: [], followUpAt: [], noFollowUpReason: 'They have died.' };
  await made(world.app, owned.owner, `mutation ($input: CloseInput!) { closeCase(input: $input) { id } }`, {
    input: death,
  });
  const sign = `mutation ($key: UUID!, $caseId: UUID!, $version: Int!) {
    signOffCase(key: $key, caseId: $caseId, version: $version, agree: true, note: "Agreed.") { id } }`;
  const { version } = await owned.now();
  await made(world.app, world.otherClinician, sign, { key: randomUUID(), caseId: owned.id, version });
  const memorial = await row<{ id: string; version: number }>(
    world.app.dataSource.manager,
    `SELECT id, version FROM memorial WHERE account_id = $1`,
    [owned.person.accountId],
  );
  return { ...owned, memorial: memorial! };
}
