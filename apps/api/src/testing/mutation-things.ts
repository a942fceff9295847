import { randomUUID } from 'node:crypto';

import { consents } from '@kith/contracts/consents';

import { NoticeService } from '../notifications/notice.service.js';
import { Db, row } from '../platform/db.js';
import { aThread } from './forum.js';
import type { MutationWorld } from './mutation-world.js';
import { ask, type Someone, type TestApp } from './people.js';

/** What the request answers with; throws when it was refused. */
export async function made<T = { id: string }>(
  app: TestApp,
  who: Someone | null,
  document: string,
  variables: Record<string, unknown>,
): Promise<T> {
  const { data, errors } = await ask(app, who, document, variables);
  if (errors) throw new Error(`${document} was refused: ${JSON.stringify(errors)}`);
  return Object.values(data!)[0] as T;
}

/** Answers of somebody who joins a group. */
export const joined = (group: { id: string }) => ({
  key: randomUUID(),
  country: 'GB',
  isAdult: true,
  email: `somebody-${randomUUID()}@example.org`,
  password: 'kettle on the blue hob',
  timeZone: 'Europe/London',
  groups: [
    { groupId: group.id, displayName: `Fern ${randomUUID().slice(0, 8)}`, avatar: 'pear-moss', note: 'Good evening' },
  ],
  acceptedRules: true,
  consents: consents.map(({ purpose, version }) => ({ purpose, version })),
});

/** What the link carries in the newest mail to an address. */
export async function aLink(app: TestApp, email: string): Promise<string> {
  await app.drain();
  const { data } = await ask(app, null, `{ mailOutbox { to text } }`);
  const mails = data?.['mailOutbox'] as { to: string; text: string }[];
  return /token=([\w-]+)/.exec(mails.find(({ to }) => to === email)?.text ?? '')?.[1] ?? '';
}

/** Somebody new who has said something in the room of the group. */
export async function aRoomMessage({ app, newMember, roomId }: MutationWorld): Promise<{ who: Someone; id: string }> {
  const who = await newMember();
  const document = `mutation ($key: UUID!, $roomId: UUID!) { sendRoomMessage(key: $key, roomId: $roomId, body: "Good evening.") { id } }`;
  const { id } = await made(app, who, document, { key: randomUUID(), roomId });
  return { who, id };
}

/** Somebody new who has begun to talk with the team of their group. */
export async function aTeamTalk({ app, newMember, group }: MutationWorld): Promise<{ who: Someone; id: string }> {
  const who = await newMember();
  const document = `mutation ($key: UUID!, $groupId: UUID!) { writeToTeam(key: $key, groupId: $groupId, body: "Is this normal?") { id } }`;
  const { id } = await made(app, who, document, { key: randomUUID(), groupId: group.id });
  return { who, id };
}

/** A notice for somebody; gives its id. */
export async function aNotice(app: TestApp, who: Someone): Promise<string> {
  const key = randomUUID();
  await app
    .get(Db)
    .tx((tx) =>
      app.get(NoticeService).tell(tx, { accountId: who.accountId, kind: 'reply.new', link: '/groups', facts: {}, key }),
    );
  const notice = await row<{ id: string }>(
    app.dataSource.manager,
    `SELECT id FROM notice WHERE account_id = $1 ORDER BY id DESC LIMIT 1`,
    [who.accountId],
  );
  return notice!.id;
}

/** Somebody new whose words brought up a card that offers help. */
export async function anHelpCard({ app, newMember, group }: MutationWorld): Promise<{ who: Someone; id: string }> {
  const who = await newMember();
  await aThread(app, who, group, { body: 'I am going to kill myself tonight.' });
  const card = await row<{ id: string }>(app.dataSource.manager, `SELECT id FROM help_card WHERE account_id = $1`, [
    who.accountId,
  ]);
  return { who, id: card!.id };
}
