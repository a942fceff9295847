import { randomUUID } from 'node:crypto';
import { step } from '../../scripts/launch/progress.mjs';
import { figuresOf, must, until } from './bed.mjs';
import { startCarrier } from './carrier.mjs';
import { quiet, reckon, rulesHold } from './check.mjs';
import { History } from './client.mjs';
import { crisis, documents } from './load.mjs';
import { startProxy } from './proxy.mjs';
import { peopleIn } from './world.mjs';

/**
 * Kills the worker in each step from a text in danger to the page that rings for it. The page rings within 30 s of the
 * kill, and once: one concern, one case, one text message by its key, whatever had been done when it died.
 */
export const workerKilled = { name: 're-2', what: 'the worker killed in each step of a job (RE-2)', run };

const rungWithin = 30;

const has = ({ moved }, start) => moved.some((text) => text.startsWith(start));
const claim = 'UPDATE page_attempt SET sending_until';
const sent = "UPDATE page_attempt SET status = CASE status WHEN 'QUEUED'";

/** Where it dies: `before` a statement reaches the database, or `after` it was done and before the worker hears of it. */
const points = {
  'a job was taken from the queue': {
    after: (text, _, rows) => /SET\s+state = 'active'/.test(text) && rows > 0,
  },
  'the text is about to be read': { before: (text) => /FROM screening\s+WHERE.* FOR UPDATE/s.test(text) },
  'its words are about to be kept': { before: (text) => text.startsWith('INSERT INTO snapshot') },
  'the concern is open, the signal is not there': { before: (text) => text.startsWith('INSERT INTO signal') },
  'the reading is about to be committed': {
    before: (text, line) => text === 'COMMIT' && has(line, 'INSERT INTO signal'),
  },
  'the reading is committed': { after: (text, line) => text === 'COMMIT' && has(line, 'INSERT INTO signal') },
  'the case is about to be committed': {
    before: (text, line) => text === 'COMMIT' && has(line, 'INSERT INTO escalation'),
  },
  'the case is committed': { after: (text, line) => text === 'COMMIT' && has(line, 'INSERT INTO escalation') },
  'the page is claimed and not sent': { after: (text, line) => text === 'COMMIT' && has(line, claim) },
  'the carrier has the page': { carrier: true },
  'the receipt is about to be noted': { before: (text, line) => text === 'COMMIT' && has(line, sent) },
};

async function run(bed, { times = 1 }) {
  let armed = null;
  let hit = null;
  const strike = () => {
    hit = performance.now();
    armed = null;
    product.worker.kill();
  };
  const carrier = bed.keep(await startCarrier({ heard: () => armed?.carrier && strike() }));
  const database = await bed.database();
  const client = await bed.client(database.url);
  const people = await peopleIn(client, database.url, carrier.settings);
  const group = await people.group('Newly told');
  const nurse = await people.clinician('PRIMARY', 'Nurse Adeyemi');
  await people.phone(nurse, '+447700900417');
  const proxy = bed.keep(
    await startProxy(database.url, {
      before: (text, line) => {
        if (!armed?.before?.(text, line)) return;
        strike();
        // What it was about to say is never said.
        return new Promise(() => {});
      },
      after: (text, line, rows) => armed?.after?.(text, line, rows) && strike(),
    }),
  );
  const settings = { ...carrier.settings, PAGE_VOICE_URL: '', PAGE_VOICE_SECRET: '' };
  const product = await bed.product(database.url, settings, { worker: proxy.url });
  const history = new History(product.port);
  const waits = [];
  const missed = [];

  const trial = async (name) => {
    await product.worker.isUp();
    const who = await people.member([group]);
    hit = null;
    armed = points[name];
    const mark = randomUUID();
    const input = { key: randomUUID(), groupId: group.id, title: 'Tonight', body: `${crisis[0]}. Line ${mark}.` };
    await history.write('thread', who, { mark }, documents.thread, input, (data) => data.createThread);
    if ((await until(() => hit !== null, 30, 20)) === Infinity) return void missed.push(name);
    const hitAt = hit;
    const rung = async () => {
      const { rows } = await client.query(pageOf, [who.accountId]);
      return carrier.ledger.find(({ key }) => rows.some(({ id }) => id === key));
    };
    await until(rung, 60, 50);
    const at = (await rung())?.at ?? Infinity;
    waits.push({ name, who, seconds: Math.max(0, (at - hitAt) / 1000) });
    await until(
      async () => (await client.query(pageOf, [who.accountId])).rows.some(({ status }) => status !== 'QUEUED'),
      60,
    );
  };
  for (const name of Object.keys(points))
    await step(name, async () => {
      for (let n = 0; n < times; n++) await trial(name);
      return `rung after ${waits.at(-1)?.seconds.toFixed(1)} s`;
    });

  await product.worker.isUp();
  const left = await step('Quiet', () => quiet(client, 40));
  const sums = await reckon(client, history.writes);
  const doubled = [];
  for (const { name, who } of waits) {
    const { rows } = await client.query(effectsOf, [who.accountId]);
    const { attempts, ...counts } = rows[0];
    const texts = carrier.ledger.filter(({ key }) => attempts.includes(key)).length;
    const all = { ...counts, texts };
    if (Object.values(all).some((n) => n !== 1)) doubled.push(`${name}: ${JSON.stringify(all)}`);
  }
  for (const line of doubled) console.log(`    ${line}`);
  const slowest = Math.max(...waits.map(({ seconds }) => seconds));
  return {
    figures: {
      kills: `${waits.length} in ${Object.keys(points).length} steps`,
      ...figuresOf({
        acknowledged: history.writes.filter(({ state }) => state === 'ok').length,
        unknown: history.writes.filter(({ unknownAt }) => unknownAt).length,
        lost: sums.lost.length,
        doubled: sums.doubled.length + doubled.length,
        outage: slowest * 1000,
      }),
      'asked of the carrier': carrier.ledger.reduce((sum, { asked }) => sum + asked, 0),
      'texts that rang': carrier.ledger.length,
      'bound on doubles': `under 1 in ${Math.floor(waits.length / 3)} at 95 %`,
    },
    checks: [
      { name: 'the worker died in every step', broken: missed.length },
      must(`each case was rung within ${rungWithin} s of the kill`, slowest <= rungWithin),
      { name: 'each has one concern, one case and one text that rang', broken: doubled.length },
      { name: 'nothing acknowledged was lost', broken: sums.lost.length },
      { name: 'nothing was doubled', broken: sums.doubled.length },
      { name: 'the work came to rest', broken: left.length },
      must('no process fell over by itself', product.api.falls + product.worker.falls === 0),
      ...(await rulesHold(client)),
    ],
  };
}

const pageOf = `SELECT p.id, p.status FROM page_attempt p JOIN escalation e ON e.id = p.escalation_id
  WHERE e.account_id = $1 AND p.step = 0 AND p.channel = 'sms'`;

const effectsOf = `
  WITH pages AS (SELECT p.id, p.channel, p.step FROM page_attempt p JOIN escalation e ON e.id = p.escalation_id
    WHERE e.account_id = $1 AND p.step = 0)
  SELECT (SELECT count(*)::int FROM review_item i JOIN membership m ON m.id = i.membership_id
      WHERE m.account_id = $1) AS concerns,
    (SELECT count(*)::int FROM escalation WHERE account_id = $1) AS cases,
    (SELECT count(*)::int FROM pages WHERE channel = 'in-app') AS "pages in the app",
    (SELECT count(*)::int FROM mail WHERE key IN (SELECT 'page:' || id FROM pages)) AS mails,
    (SELECT array_agg(id::text) FROM pages WHERE channel = 'sms') AS attempts`;
