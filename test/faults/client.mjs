import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

const agent = new Agent({ keepAlive: true, maxSockets: 200 });
const patience = 10_000;

/** The request never reached a server: nobody listened. */
class Unreached extends Error {}

/** Sends one GraphQL request and gives its answer. Throws when there is none, or none that can be read. */
export function ask(port, cookie, query, variables) {
  const body = JSON.stringify({ query, variables });
  return new Promise((done, fail) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path: '/graphql',
        method: 'POST',
        agent,
        timeout: patience,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), cookie },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk) => (text += chunk));
        response.on('error', fail);
        response.on('end', () => {
          try {
            done(JSON.parse(text));
          } catch {
            fail(new Error(`An answer that is no JSON (${response.statusCode}).`));
          }
        });
      },
    );
    sent.on('timeout', () => sent.destroy(new Error('No answer in 10 s.')));
    sent.on('error', (error) => fail(error.code === 'ECONNREFUSED' ? new Unreached() : error));
    sent.end(body);
  });
}

/**
 * The history of a run, in the manner of Jepsen: each write is invoked and then answered (`ok` or `refused`), or its
 * outcome is unknown and it is asked again with the same key until it is answered (INV-9).
 */
export class History {
  writes = [];
  inFlight = 0;
  outages = [];
  stopping = false;
  #kill = null;

  constructor(port) {
    this.port = port;
  }

  /** A kill happens now: returns how many writes were sent and not answered. */
  killed(what) {
    this.#kill = { what, at: performance.now() };
    return this.inFlight;
  }

  /** True once a write that began after the last kill was answered. */
  get isBack() {
    return this.#kill === null;
  }

  /**
   * Does one write to its end. `accept` reads the result from the data. Gives the record: `state`, `result`, `code` of a
   * refusal, `tookMs` from the first try to the answer, `unknownAt` and `settledFrom` (when the last try began) if it was
   * asked again.
   */
  async write(kind, who, facts, query, variables, accept) {
    const record = {
      kind,
      accountId: who.accountId,
      key: variables.key ?? variables.input?.key,
      ...facts,
      state: 'invoked',
    };
    this.writes.push(record);
    const invoked = performance.now();
    for (let wait = 100; ; wait = Math.min(wait * 1.5, 1_000)) {
      const began = performance.now();
      const startedAt = Date.now();
      this.inFlight++;
      try {
        const { data, errors } = await ask(this.port, who.cookie, query, variables);
        const code = errors?.[0]?.extensions?.code;
        if (errors && (code === undefined || code === 'internal')) throw new Error('An answer that says nothing.');
        record.state = errors ? 'refused' : 'ok';
        if (errors) record.code = code;
        else record.result = accept(data);
        record.tookMs = performance.now() - invoked;
        if (record.unknownAt) record.settledFrom = startedAt;
        if (!errors) this.#answered(began);
        return record;
      } catch (error) {
        if (!(error instanceof Unreached)) {
          record.state = 'unknown';
          record.unknownAt ??= Date.now();
        }
        if (this.stopping) return record;
      } finally {
        this.inFlight--;
      }
      await pause(wait);
    }
  }

  /** A reading; null when it could not be answered. */
  async read(who, query, variables) {
    const answer = await ask(this.port, who.cookie, query, variables).catch(() => null);
    return answer && !answer.errors ? answer.data : null;
  }

  #answered(began) {
    if (!this.#kill || began < this.#kill.at) return;
    this.outages.push({ what: this.#kill.what, ms: Math.round(performance.now() - this.#kill.at) });
    this.#kill = null;
  }
}
