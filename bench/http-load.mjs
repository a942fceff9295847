import { connect } from 'node:net';

/*
 * Closed-loop HTTP load in a process of its own: as many keep-alive connections as asked for, each sending its next
 * request when the answer to the last one is complete. Written on bare sockets, so that it costs the machine little.
 *
 * In: { port, path, requests: [{ cookie, body }], connections, seconds, warmUp, headers }. Out: counts and times in ms.
 */
process.on('message', async (job) => process.send(await load(job)));
process.on('disconnect', () => process.exit());

async function load({ port, path, requests, connections, seconds, warmUp = 0.5, headers = {} }) {
  const extra = Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  const texts = requests.map(({ cookie, body }) =>
    Buffer.from(
      `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\ncookie: ${cookie}\r\n${extra}` +
        `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    ),
  );
  const times = [];
  const statuses = {};
  const faults = {};
  let bytes = 0;
  let total = 0;
  const begin = performance.now();
  const countFrom = begin + warmUp * 1000;
  const end = countFrom + seconds * 1000;

  const one = (n) =>
    new Promise((done, fail) => {
      const socket = connect(port, '127.0.0.1').setNoDelay(true);
      let turn = n;
      let sentAt;
      let received = [];
      let have = 0;
      let need = null;
      const next = () => {
        sentAt = performance.now();
        if (sentAt >= end) return void socket.end(() => done());
        received = [];
        have = 0;
        need = null;
        socket.write(texts[turn % texts.length]);
        turn += connections;
      };
      socket.on('connect', next);
      socket.on('error', fail);
      socket.on('close', () => done());
      socket.on('data', (chunk) => {
        received.push(chunk);
        have += chunk.length;
        need ??= sizeOf(received.length === 1 ? chunk : Buffer.concat(received));
        if (need === null) return;
        if (need === -1 ? !endsWhole(received) : have < need) return;
        const at = performance.now();
        total++;
        if (sentAt >= countFrom) {
          times.push(at - sentAt);
          const head = received[0].toString('latin1', 0, 400);
          const status = head.slice(9, 12);
          statuses[status] = (statuses[status] ?? 0) + 1;
          bytes += have;
          // One answer in fifty is read: a refusal also comes with 200.
          if (times.length % 50 === 1 && need > 0 && !/content-encoding/i.test(head)) {
            const code = /"errors":\[\{"message":"([^"]*)"/.exec(Buffer.concat(received).toString())?.[1];
            if (code) faults[code] = (faults[code] ?? 0) + 1;
          }
        }
        next();
      });
    });

  await Promise.all(Array.from({ length: connections }, (_, n) => one(n)));
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? null;
  return {
    perSecond: times.length / seconds,
    count: times.length,
    total,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    bytes: Math.round(bytes / Math.max(1, times.length)),
    statuses,
    faults,
  };
}

const lastChunk = Buffer.from('0\r\n\r\n');
const endsWhole = (parts) => Buffer.concat(parts.slice(-3)).subarray(-5).equals(lastChunk);

/** Bytes of the whole answer once its head is there; -1 when it comes in chunks; null while the head is not complete. */
function sizeOf(buffer) {
  const headEnd = buffer.indexOf('\r\n\r\n');
  if (headEnd < 0) return null;
  const head = buffer.toString('latin1', 0, headEnd);
  const length = /content-length: (\d+)/i.exec(head);
  return length ? headEnd + 4 + Number(length[1]) : -1;
}
