import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { createServer as createNetServer } from 'node:net';

const secret = (name) => `${name} secret of a fault run, 32 signs or more`;

/**
 * A provider of SMS and calls, as an organisation would set it up: it rings once per key, however often it is asked, and
 * sends signed receipts. Each way has a mood: `up`; `down` refuses; `slow` takes nothing and never answers; `lying` rings
 * and says that it did not; `dumb` rings and never answers. The ledger says what really happened.
 */
export async function startCarrier({ heard = () => {} } = {}) {
  const moods = { sms: 'up', voice: 'up' };
  const ledger = [];
  const asked = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('error', () => {});
    request.on('data', (part) => (text += part));
    request.on('end', () => {
      const way = request.url.slice(1);
      const mood = moods[way];
      const page = JSON.parse(text);
      const key = request.headers['idempotency-key'];
      const rings = ['up', 'lying', 'dumb'].includes(mood);
      const known = ledger.find((entry) => entry.key === key);
      if (rings && !known) ledger.push({ key, way, page, at: performance.now(), asked: 1 });
      else if (known) known.asked++;
      asked.push({ way, key, at: performance.now() });
      heard({ way, page, key });
      if (mood === 'dead') return void request.socket.destroy();
      if (mood === 'slow' || mood === 'dumb') return;
      response.writeHead({ up: 202, down: 503, lying: 500 }[mood], { 'content-type': 'application/json' });
      response.end(JSON.stringify({ receipt: key }));
      if (mood === 'up') void tell(page, way);
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    moods,
    ledger,
    asked,
    settings: Object.fromEntries(
      ['sms', 'voice'].flatMap((way) => [
        [`PAGE_${way.toUpperCase()}_URL`, `${origin}/${way}`],
        [`PAGE_${way.toUpperCase()}_SECRET`, secret(way)],
      ]),
    ),
    stop() {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}

/** Signed, as a provider tells that it arrived. Nobody minds where the API is away: the ladder goes on without. */
async function tell({ id, receipts }, way) {
  const body = JSON.stringify({ id, state: 'delivered' });
  const seconds = Math.floor(Date.now() / 1000);
  const v1 = createHmac('sha256', secret(way)).update(`${seconds}.${body}`).digest('hex');
  await fetch(receipts, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'kith-signature': `t=${seconds},v1=${v1}` },
    body,
  }).catch(() => {});
}

/** A mail server with the same moods: `lying` keeps the mail and then says that it could not. What arrived, by message id. */
export async function startMailServer() {
  const ledger = new Map();
  const sockets = new Set();
  let mood = 'up';
  let asked = 0;
  const server = createNetServer((socket) => {
    asked++;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    if (mood === 'dead') return void socket.destroy();
    if (mood === 'slow') return;
    socket.write('220 here\r\n');
    let mail = null;
    socket.on('data', (data) => {
      for (const line of data.toString().split('\r\n').slice(0, -1)) {
        if (mail !== null && line === '.') {
          const id = /^Message-ID: (.*)$/im.exec(mail)?.[1];
          ledger.set(id, (ledger.get(id) ?? 0) + 1);
          mail = null;
          socket.write(mood === 'lying' ? '451 it is full\r\n' : '250 taken\r\n');
        } else if (mail !== null) mail += `${line}\n`;
        else if (/^DATA/i.test(line)) {
          mail = '';
          socket.write('354 go on\r\n');
        } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
        else socket.write(mood === 'down' && /^MAIL/i.test(line) ? '451 not now\r\n' : '250 fine\r\n');
      }
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `smtp://127.0.0.1:${server.address().port}`,
    ledger,
    /** Sets the mood; `asked` counts how often it was called on since. */
    is(wanted) {
      mood = wanted;
      asked = 0;
    },
    get asked() {
      return asked;
    },
    stop() {
      for (const socket of sockets) socket.destroy();
      return new Promise((done) => server.close(done));
    },
  };
}
