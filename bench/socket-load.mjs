import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { io } from 'socket.io-client';

/*
 * Sockets in a process of its own. All of them sit in one room; some speak at a steady pace, then as fast as they are
 * answered; every socket notes when each message reached it. Sender and receivers share one clock.
 *
 * In: { origin, port, roomId, cookies, sockets, speakers, perSecond, seconds }. Out: times from send to receipt in ms,
 * deliveries in a second.
 */
process.on('message', async (job) => process.send(await fanOut(job)));
process.on('disconnect', () => process.exit());

async function fanOut({ origin, port, roomId, cookies, sockets, speakers, perSecond, seconds }) {
  const sentAt = new Map();
  const times = [];
  let deliveries = 0;
  let counting = false;
  const clients = [];
  for (let n = 0; n < sockets; n += 25)
    clients.push(...(await Promise.all(Array.from({ length: Math.min(25, sockets - n) }, (_, k) => dial(n + k)))));

  async function dial(n) {
    const client = io(`http://127.0.0.1:${port}`, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { cookie: cookies[n % cookies.length], origin },
    });
    client.on('room.event', (event) => {
      if (!counting) return;
      deliveries++;
      const since = sentAt.get(event.message?.bodyHtml.match(/\d+/)?.[0]);
      if (since !== undefined) times.push(performance.now() - since);
    });
    await new Promise((done, fail) => client.once('connect', done).once('connect_error', fail));
    const answer = await client.timeout(20_000).emitWithAck('room.join', { roomId });
    if (!answer.ok) throw new Error(`A socket could not enter the room: ${answer.code}.`);
    return client;
  }

  const refusals = {};
  const say = async (client) => {
    const walk = String(sentAt.size);
    sentAt.set(walk, performance.now());
    const body = `Walk ${walk} after dinner, and the numbers stay calmer.`;
    const answer = await client.timeout(20_000).emitWithAck('room.send', { roomId, key: randomUUID(), body });
    if (!answer.ok) refusals[answer.code] = (refusals[answer.code] ?? 0) + 1;
    return answer.ok;
  };

  // Warm up, then the steady pace.
  for (let n = 0; n < 5; n++) await say(clients[n % speakers]);
  await pause(300);
  counting = true;
  const said = [];
  const begin = performance.now();
  for (let n = 0; n < perSecond * seconds; n++) {
    await pause(Math.max(0, begin + (n * 1000) / perSecond - performance.now()));
    said.push(say(clients[n % speakers]));
  }
  await Promise.all(said);
  await pause(500);
  const expected = said.length * sockets;
  const steady = { ...spread(times), expected, received: times.length };

  // As fast as they are answered.
  deliveries = 0;
  const until = performance.now() + seconds * 1000;
  const rushBegan = performance.now();
  let turn = 0;
  const rushing = async () => {
    while (performance.now() < until) if (!(await say(clients[turn++ % speakers]))) await pause(100);
  };
  await Promise.all(Array.from({ length: 20 }, rushing));
  const rush = { deliveriesPerSecond: Math.round((deliveries / (performance.now() - rushBegan)) * 1000) };
  counting = false;
  for (const client of clients) client.disconnect();
  return { steady, rush, refusals };
}

function spread(times) {
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(times.length * share)];
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
