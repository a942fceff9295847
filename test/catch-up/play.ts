import { setTimeout as pause } from 'node:timers/promises';

import { Db, row } from '../../apps/api/src/platform/db.js';
import { RoomService } from '../../apps/api/src/rooms/room.service.js';
import { aMember, ask, type Someone, type TestApp } from '../../apps/api/src/testing/people.js';
import { aRoom, openRoom } from '../../apps/api/src/testing/room.js';
import type { Sockets } from '../../apps/api/src/testing/sockets.js';
import { aReader } from './reader.js';
import type { Schedule } from './schedule.js';

/** Milliseconds for everybody to catch up after the last thing has happened. */
const patience = 20_000;

/** Plays one schedule: two members stay, one has to go. Gives what each of them has seen once those who stayed are up to date. */
export async function play(app: TestApp, sockets: Sockets, { steps, fates, questions, revocation }: Schedule) {
  const { group, roomId, moderator } = await aRoom(app);
  await openRoom(app, sockets, moderator, roomId);
  const lastSeq = async () =>
    (await row<{ lastSeq: number }>(app.get(Db).reader, `SELECT last_seq FROM room WHERE id = $1`, [roomId]))!.lastSeq;
  const people = [0, 1, 2].map(() => aMember(app, { groups: [group] }));
  const members: Someone[] = await Promise.all(people);
  let packets = 0;
  let asked = 0;
  const readers = await Promise.all(
    members.map((who) =>
      aReader(
        app,
        who,
        { roomId, membershipId: who.membershipId(group), port: sockets.port },
        () => fates[packets++ % fates.length]!,
        () => questions[asked++ % questions.length]!,
      ),
    ),
  );
  const [, , gone] = readers;
  const moderate = (messageId: string, to: 'HIDDEN' | 'PUBLISHED') =>
    app
      .get(Db)
      .tx((tx) =>
        app.get(RoomService).moderate(tx, messageId, { to, actorId: null, reasonCode: 'catchUp', note: null }),
      )
      // It was taken back a moment ago.
      .catch(() => undefined);

  const happen = async (step: Schedule['steps'][number]): Promise<void> => {
    if (step.kind === 'passes') return void (await pause(step.ms));
    const reader = readers[step.who]!;
    if (step.kind === 'says') return reader.say();
    if (step.kind === 'isCut') return reader.cut();
    const messageId = reader.lastLine(step.kind === 'isBack' ? 'HIDDEN' : 'SHOWN');
    if (!messageId) return;
    if (step.kind === 'takesBack')
      await ask(app, members[step.who]!, `mutation ($id: UUID!) { takeBackMessage(messageId: $id) { id } }`, {
        id: messageId,
      });
    else await moderate(messageId, step.kind === 'isHidden' ? 'HIDDEN' : 'PUBLISHED');
  };
  const revoke = async (): Promise<number> => {
    const revoked = await ask(
      app,
      members[2]!,
      revocation.kind === 'leaves'
        ? `mutation ($id: UUID!) { leaveGroup(groupId: $id) { id } }`
        : `mutation { signOutEverywhere { id } }`,
      revocation.kind === 'leaves' ? { id: group.id } : {},
    );
    if (revoked.errors) throw new Error(JSON.stringify(revoked.errors));
    return lastSeq();
  };

  let goneAt = 0;
  let comeBack = () => {};
  for (const [at, step] of steps.entries()) {
    await happen(step);
    if (at === revocation.after) {
      if (revocation.awayFor > 0) comeBack = gone!.keepDown();
      goneAt = await revoke();
    }
    if (at === revocation.after + revocation.awayFor) comeBack();
  }
  comeBack();
  // Somebody always goes on after the one who had to go.
  const stayed = readers.slice(0, 2);
  for (const reader of stayed) reader.say();
  await Promise.all(stayed.map((reader) => reader.allSaid()));

  const last = await lastSeq();
  const until = performance.now() + patience;
  while (stayed.some(({ log }) => log.seq < last) && performance.now() < until) await pause(20);
  const seen = readers.map(({ membershipId, said, arrived, disorder, given, log }) => ({
    membershipId,
    said,
    arrived,
    disorder,
    given,
    log,
  }));
  await Promise.all(readers.map((reader) => reader.hangUp()));
  return { roomId, lastSeq: last, stayed: seen.slice(0, 2), gone: seen[2]!, goneAt };
}
