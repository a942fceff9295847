import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { step } from '../../scripts/launch/progress.mjs';
import { figuresOf, must, until } from './bed.mjs';
import { startCarrier } from './carrier.mjs';
import { quiet, rulesHold } from './check.mjs';
import { History } from './client.mjs';
import { crisis, documents } from './load.mjs';
import { startProxy } from './proxy.mjs';
import { peopleIn } from './world.mjs';

/**
 * A node stops in the middle of something (SIGSTOP), longer than any claim it holds, while others go on; then it continues
 * as if nothing had happened. What it claimed is refused, what it did a second time has no second effect.
 */
export const frozen = {
  name: 're-9',
  what: 'a worker and an API frozen past their leases, then continued (RE-9)',
  run,
};

/** Longer than an open transaction (15 s), a job (15 s) and a page (12 s) are left in the hands of a silent node. */
const frozenSeconds = 35;

async function run(bed) {
  const carrier = bed.keep(await startCarrier());
  const database = await bed.database();
  const client = await bed.client(database.url);
  const people = await peopleIn(client, database.url, carrier.settings);
  const group = await people.group('Newly told');
  const member = await people.member([group]);
  const nurses = [await people.clinician('PRIMARY', 'Nurse Adeyemi'), await people.clinician('BACKUP', 'Nurse Brandt')];
  for (const [n, nurse] of nurses.entries()) await people.phone(nurse, `+44770090041${n}`);
  const freezer = aFreezer();
  const proxy = bed.keep(await startProxy(database.url, freezer.on));
  const settings = { ...carrier.settings, PAGE_VOICE_URL: '', PAGE_VOICE_SECRET: '' };
  const there = await bed.node('api', 'api', database.url, settings);
  const history = new History(there.port);
  const outcomes = [];

  const inDanger = async () => {
    const who = await people.member([group]);
    const input = { key: randomUUID(), groupId: group.id, title: 'Tonight', body: `${crisis[0]}.` };
    const facts = { mark: randomUUID() };
    await history.write('thread', who, facts, documents.thread, input, (data) => data.createThread);
    return who;
  };

  const workerFrozen = async (name, at) => {
    const { node } = await bed.node('worker', `worker-${outcomes.length}`, proxy.url, settings);
    freezer.arm(node, at, 1);
    const who = await inDanger();
    const wasHit = await freezer.isHit();
    const other = await bed.node('worker', `worker-${outcomes.length}-other`, database.url, settings);
    const texts = async () => {
      const { rows } = await client.query(textsOf, [who.accountId]);
      return rows.map((row) => ({ ...row, ...carrier.ledger.find(({ key }) => key === row.id) }));
    };
    const since = performance.now();
    await until(async () => (await texts()).some(({ asked }) => asked > 0), 60);
    const rung = (performance.now() - since) / 1000;
    await pause(Math.max(0, frozenSeconds - rung) * 1000);
    const before = await texts();
    freezer.thaw();
    // It says what it had to say, and does again what it takes for its own.
    await pause(4_000);
    const { rows } = await client.query(effectsOf, [who.accountId]);
    outcomes.push({
      name,
      wasHit,
      rung,
      before,
      after: await texts(),
      effects: rows[0],
      fell: node.falls + other.node.falls,
    });
    await Promise.all([node.stop(), other.node.stop()]);
    return `rung by the other one after ${rung.toFixed(1)} s`;
  };
  await step('A worker, in a reading', () => workerFrozen('reading', isReading));
  await step('A worker, with a page in its hand', () => workerFrozen('page', hasPage));

  const worker = await bed.node('worker', 'worker', database.url, settings);
  const danger = await inDanger();
  await until(async () => (await client.query(textsOf, [danger.accountId])).rowCount > 0, 30);
  const { rows: cases } = await client.query(`SELECT id FROM escalation WHERE account_id = $1`, [danger.accountId]);
  const cold = await bed.node('api', 'api-cold', proxy.url, settings);
  const coldHistory = new History(cold.port);
  const answers = await step('An API, with two writes to be committed', async () => {
    freezer.arm(cold.node, isKeyedCommit, 2);
    const mark = randomUUID();
    const input = {
      key: randomUUID(),
      groupId: group.id,
      roomId: group.roomId,
      title: 'A walk',
      body: `Line ${mark}.`,
    };
    const thread = (to) =>
      to.write('thread', member, { mark }, documents.thread, pick(input), (data) => data.createThread);
    const take = (to, who) =>
      to.write(
        'acknowledgement',
        who,
        {},
        documents.acknowledge,
        { id: cases[0].id, key: randomUUID() },
        (data) => data,
      );
    const frozenOnes = [thread(coldHistory), take(coldHistory, nurses[0])];
    const wasHit = await freezer.isHit();
    const since = performance.now();
    const others = await Promise.all([thread(history), take(history, nurses[1])]);
    const outage = performance.now() - since;
    await pause(Math.max(0, frozenSeconds * 1000 - outage));
    freezer.thaw();
    const late = await Promise.all(frozenOnes);
    const { rows } = await client.query(`SELECT count(*)::int AS n FROM post WHERE body_source LIKE '%' || $1 || '%'`, [
      mark,
    ]);
    const owner = await client.query(`SELECT owner_id FROM escalation WHERE id = $1`, [cases[0].id]);
    return { wasHit, outage, others, late, posts: rows[0].n, owner: owner.rows[0].owner_id };
  });

  const left = await quiet(client, 40);
  const writes = [...history.writes, ...coldHistory.writes];
  const [reading, page] = outcomes;
  const one = ({ concerns, cases: n, mails }) => concerns === 1 && n === 1 && mails === 1;
  const doubledTexts = outcomes.filter(({ after }) => after.length !== 1 || !after[0].key);
  const doubled =
    doubledTexts.length + outcomes.filter(({ effects }) => !one(effects)).length + Math.max(0, answers.posts - 1);
  return {
    figures: {
      frozen: `2 workers and 1 API, ${frozenSeconds} s each`,
      ...figuresOf({
        acknowledged: writes.filter(({ state }) => state === 'ok').length,
        unknown: writes.filter(({ unknownAt }) => unknownAt).length,
        lost: Number(answers.posts === 0) + outcomes.filter(({ after }) => after.length === 0).length,
        doubled,
        outage: Math.max(answers.outage, ...outcomes.map(({ rung }) => rung * 1000)),
      }),
    },
    checks: [
      must(
        'each was frozen in the middle of what it was to be frozen in',
        answers.wasHit && outcomes.every(({ wasHit }) => wasHit),
      ),
      must(
        'the other worker rang within 30 s each time',
        outcomes.every(({ rung }) => rung <= 30),
      ),
      must('the page that two workers sent rang once', page.after[0].asked === 2 && doubledTexts.length === 0),
      must('and what the late one knew of it was refused', page.after[0].tries === 2 && same(page.before, page.after)),
      must('a reading that two workers did stands once', one(reading.effects) && one(page.effects)),
      must(
        'the same key at two APIs, one of them frozen, wrote once',
        answers.posts === 1 && answers.others[0].state === 'ok',
      ),
      must(
        'both told the same of it',
        answers.late[0].state === 'ok' && answers.late[0].result.id === answers.others[0].result.id,
      ),
      must(
        'the case went to the one who was there',
        answers.owner === nurses[1].accountId && answers.others[1].state === 'ok',
      ),
      must('and was refused to the one whose API was frozen', answers.late[1].state === 'refused'),
      { name: 'the work came to rest', broken: left.length },
      must(
        'no process fell over',
        [there, cold, worker].every(({ node }) => node.falls === 0) && outcomes.every(({ fell }) => fell === 0),
      ),
      ...(await rulesHold(client)),
    ],
  };
}

const pick = ({ key, groupId, title, body }) => ({ key, groupId, title, body });
const same = (before, after) => JSON.stringify(before.map(told)) === JSON.stringify(after.map(told));
const told = ({ id, sent_at, receipt, fault, faults }) => ({ id, sent_at, receipt, fault, faults });

const moved = ({ moved: done }, start) => done.some((text) => text.startsWith(start));
const isReading = { before: (text, line) => text === 'COMMIT' && moved(line, 'INSERT INTO signal') };
const hasPage = { after: (text, line) => text === 'COMMIT' && moved(line, 'UPDATE page_attempt SET sending_until') };
const isKeyedCommit = { before: (text, line) => text === 'COMMIT' && moved(line, 'INSERT INTO write_key') };

/** Freezes an armed process when its statements come to the point, so many of them; what they say waits until the thaw. */
function aFreezer() {
  let armed = null;
  let thaw = () => {};
  let held = Promise.resolve();
  const strike = () => {
    if (--armed.times > 0) return;
    process.kill(armed.node.pid, 'SIGSTOP');
    armed.hit = true;
    armed.at = {};
  };
  return {
    on: {
      before(text, line) {
        if (!armed?.at.before?.(text, line)) return;
        strike();
        return held;
      },
      after: (text, line) => void (armed?.at.after?.(text, line) && strike()),
    },
    arm(node, at, times) {
      armed = { node, at, times, hit: false };
      held = new Promise((done) => (thaw = done));
    },
    isHit: async () => (await until(() => armed.hit, 30, 20)) < Infinity,
    thaw() {
      process.kill(armed.node.pid, 'SIGCONT');
      thaw();
    },
  };
}

const textsOf = `SELECT p.id::text, p.status, p.tries, p.sent_at, p.receipt, p.fault, p.faults
  FROM page_attempt p JOIN escalation e ON e.id = p.escalation_id
  WHERE e.account_id = $1 AND p.step = 0 AND p.channel = 'sms'`;

const effectsOf = `SELECT (SELECT count(*)::int FROM review_item i JOIN membership m ON m.id = i.membership_id
    WHERE m.account_id = $1) AS concerns,
  (SELECT count(*)::int FROM escalation WHERE account_id = $1) AS cases,
  (SELECT count(*)::int FROM mail WHERE key IN (SELECT 'page:' || p.id FROM page_attempt p
    JOIN escalation e ON e.id = p.escalation_id WHERE e.account_id = $1 AND p.step = 0)) AS mails`;
