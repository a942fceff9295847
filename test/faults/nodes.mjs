import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import { figuresOf, must, until } from './bed.mjs';
import { ask } from './client.mjs';
import { crisis, documents } from './load.mjs';
import { peopleIn } from './world.mjs';

/**
 * Two APIs and a worker on one database: what one of them does reaches the browsers of the other, and when one is killed
 * its people go on at the other with nothing missed (H20).
 */
export const nodes = { name: 'nodes', what: 'people of one room at two APIs, one of which is killed (H20)', run };

const eventsSince = `query ($id: UUID!, $seq: Int!) { room(id: $id) { lastSeq eventsSince(seq: $seq) { seq } } }`;

async function run(bed, { times = 20 }) {
  const database = await bed.database();
  const client = await bed.client(database.url);
  const people = await peopleIn(client, database.url);
  const group = await people.group('Newly told');
  const moderator = await people.moderator([group]);
  const [ann, ben, lee] = [await people.member([group]), await people.member([group]), await people.member([group])];
  const product = await bed.product(database.url);
  const one = { port: product.port, origin: product.origin };
  const other = await bed.node('api', 'api-2', database.url, { PUBLIC_URL: product.origin });
  const two = { port: other.port, origin: product.origin };
  const open = new Set();
  bed.keep({ stop: () => open.forEach(({ socket }) => socket.disconnect()) });
  const comes = async (who, node) => {
    const browser = await inRoom(who, node, group.roomId);
    open.add(browser);
    return browser;
  };
  const checks = [];
  const soon = async (name, is) => checks.push(must(name, (await until(is, 10, 20)) < Infinity));

  const atDesk = await comes(moderator, one);
  const annsPage = await comes(ann, one);
  const bensPage = await comes(ben, two);
  const leesPage = await comes(lee, two);
  const here = [atDesk, annsPage, bensPage, leesPage];

  const told = ({ presence }) => presence.at(-1);
  await soon('who is at one API is told at the other', () => told(atDesk)?.band === 'A_FEW');
  await soon('a moderator at one keeps the room open at the other', async () => {
    const { data } = await ask(
      two.port,
      ben.cookie,
      `query ($id: UUID!) { room(id: $id) { isOpen moderatorsHere { membershipId } } }`,
      {
        id: group.roomId,
      },
    );
    return data?.room.isOpen && data.room.moderatorsHere[0]?.membershipId === moderator.memberships[group.id];
  });

  const acknowledged = [];
  const say = async (page, body) => {
    const answer = await page.socket
      .timeout(5_000)
      .emitWithAck('room.send', { roomId: group.roomId, body, key: randomUUID() });
    if (!answer.ok) throw new Error(answer.code);
    acknowledged.push(answer.value.seq);
    return answer.value.seq;
  };
  for (let n = 1; n <= times; n++) await Promise.all([say(annsPage, `Ann, ${n}`), say(bensPage, `Ben, ${n}`)]);
  const last = Math.max(...acknowledged);
  await soon('every message reaches the browsers of both', () => here.every(({ seqs }) => seqs.at(-1) === last));
  const inOrder = Array.from({ length: last }, (_, n) => n + 1).join();
  checks.push(
    must(
      'each once and in one order',
      here.every(({ seqs }) => seqs.join() === inOrder),
    ),
  );

  await ask(one.port, lee.cookie, `mutation ($id: UUID!) { leaveGroup(groupId: $id) { id } }`, { id: group.id });
  const after = await say(annsPage, 'Only for those who are here');
  await soon('whoever left at one is shown out at the other', () => leesPage.ended);
  await soon('while the others hear what is said next', () => bensPage.seqs.includes(after));
  checks.push(must('of which the one who left hears nothing', !leesPage.seqs.includes(after)));

  const deskAtTwo = await comes(moderator, two);
  await ask(one.port, ann.cookie, documents.thread, {
    key: randomUUID(),
    groupId: group.id,
    title: 'Tonight',
    body: crisis[0],
  });
  await soon('what the worker found rings at both', () => [atDesk, deskAtTwo].every(({ queue }) => queue() > 0));

  const since = performance.now();
  product.api.keepDown();
  const meanwhile = await say(bensPage, 'Are you still there?');
  const back = await comes(ann, two);
  const outage = performance.now() - since;
  const { data } = await ask(two.port, ann.cookie, eventsSince, { id: group.roomId, seq: annsPage.seqs.at(-1) });
  const caughtUp = [...annsPage.seqs, ...data.room.eventsSince.map(({ seq }) => seq)];
  const upTo = Array.from({ length: meanwhile }, (_, n) => n + 1).join();
  checks.push(
    must('people of the one that was killed go on at the other with nothing missed', caughtUp.join() === upTo),
  );
  const afterwards = await say(back, 'I am back');
  await soon('and are heard there', () => bensPage.seqs.includes(afterwards));

  const stored = (await client.query(`SELECT seq::int FROM room_event WHERE room_id = $1`, [group.roomId])).rows;
  const lost = acknowledged.filter((seq) => !stored.some((row) => row.seq === seq)).length;
  const doubled = here.reduce((sum, { seqs }) => sum + seqs.length - new Set(seqs).size, 0);
  checks.push(must('nothing acknowledged is lost', lost === 0));
  return { figures: figuresOf({ acknowledged: acknowledged.length, unknown: 0, lost, doubled, outage }), checks };
}

/** A browser in the room at one API, and what it was told there. */
async function inRoom(who, { port, origin }, roomId) {
  const socket = io(`http://127.0.0.1:${port}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie: who.cookie, origin },
  });
  const presence = [];
  const seqs = [];
  let rings = 0;
  const browser = { socket, presence, seqs, ended: false, queue: () => rings };
  socket.on('room.presence', (hint) => presence.push(hint));
  socket.on('room.event', ({ seq }) => seqs.push(seq));
  socket.on('queue.changed', () => rings++);
  socket.on('disconnect', () => (browser.ended = true));
  await new Promise((done, fail) => socket.once('connect', done).once('connect_error', fail));
  const answer = await socket.timeout(5_000).emitWithAck('room.join', { roomId });
  if (!answer.ok) throw new Error(answer.code);
  return browser;
}
