import { connect, createServer } from 'node:net';

/*
 * Stands between a process of ours and PostgreSQL and reads along: every statement on its way there, every end of one on
 * its way back. That gives a run named points in the middle of a transaction without a hook in the product.
 */

/**
 * `before(text, line)` is called with each statement before it is passed on, which waits for it; `after(text, line, rows)`
 * with each that the server has done, and to how many rows, before anybody hears of it. A `line` has the statements of its transaction so far
 * (`statements`), those of them that touched a row (`moved`), and can be `cut`, with both ends told, or made `mute`: the server's words are lost, and nobody is told.
 */
export async function startProxy(databaseUrl, { before = () => {}, after = () => {} } = {}) {
  const target = new URL(databaseUrl);
  const lines = new Set();
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    const line = aLine(near, far, { before, after });
    lines.add(line);
    near.on('close', () => lines.delete(line));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const url = new URL(databaseUrl);
  url.port = String(server.address().port);
  return {
    url: url.href,
    stop() {
      for (const line of lines) line.cut();
      return new Promise((done) => server.close(done));
    },
  };
}

function aLine(near, far, { before, after }) {
  const prepared = new Map();
  let current = '';
  let isMute = false;
  const line = {
    statements: [],
    moved: [],
    cut() {
      near.destroy();
      far.destroy();
    },
    mute: () => void (isMute = true),
  };
  for (const [one, other] of [
    [near, far],
    [far, near],
  ]) {
    one.setNoDelay(true);
    one.on('error', () => {});
    one.on('close', () => isMute || other.destroy());
  }
  near.on('close', () => far.destroy());

  const said = (text) => {
    current = text;
    if (/^(BEGIN|START TRANSACTION)/i.test(text)) Object.assign(line, { statements: [], moved: [] });
    line.statements.push(text);
    return before(text, line);
  };
  const done = (rows) => {
    if (rows > 0) line.moved.push(current);
    after(current, line, rows);
  };
  const spoken = messages({ isStart: true });
  let turn = Promise.resolve();
  near.on('data', (chunk) => {
    turn = turn.then(async () => {
      for (const message of spoken(chunk)) {
        const text = statementIn(message, prepared);
        if (text !== null) await said(text);
        if (!far.destroyed) far.write(message.bytes);
      }
    });
  });

  const answered = messages({ isStart: false });
  far.on('data', (chunk) => {
    if (isMute) return;
    for (const message of answered(chunk)) {
      if (message.type === 'C') done(rowsOf(message));
      if (isMute || near.destroyed) return;
      near.write(message.bytes);
    }
  });
  return line;
}

/** Cuts the stream of one side into messages; the first one of a client has no letter before its length. */
function messages({ isStart }) {
  let rest = Buffer.alloc(0);
  let atStart = isStart;
  return function* (chunk) {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const head = atStart ? 0 : 1;
      if (rest.length < head + 4) return;
      const length = head + rest.readInt32BE(head);
      if (rest.length < length) return;
      const bytes = rest.subarray(0, length);
      rest = rest.subarray(length);
      yield { type: atStart ? '' : String.fromCharCode(bytes[0]), bytes };
      atStart = false;
    }
  };
}

/** How many rows a statement touched: the number at the end of what the server says of it. */
const rowsOf = ({ bytes }) => Number(/(\d+)\0$/.exec(bytes.toString('utf8', 5))?.[1] ?? 0);

/** The statement that a message runs, or null: a query, or the binding of one that was prepared before. */
function statementIn({ type, bytes }, prepared) {
  const texts = () => bytes.toString('utf8', 5).split('\0');
  if (type === 'Q') return texts()[0];
  if (type === 'P') {
    const [name, text] = texts();
    prepared.set(name, text);
  }
  return type === 'B' ? (prepared.get(texts()[1]) ?? null) : null;
}
