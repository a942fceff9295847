import { randomUUID } from 'node:crypto';
import { step } from '../../scripts/launch/progress.mjs';
import { figuresOf, must, until } from './bed.mjs';
import { startCarrier, startMailServer } from './carrier.mjs';
import { quiet, rulesHold } from './check.mjs';
import { History } from './client.mjs';
import { crisis, documents } from './load.mjs';
import { peopleIn } from './world.mjs';

/**
 * Who carries pages is down, slow, gone or lying: the next way rings within a minute, and what was taken rang once per
 * key, however often it was asked. Clocks run ten times as fast.
 */
export const carriers = { name: 're-14', what: 'mail, SMS and calls down, slow and lying (RE-14)', run };

const scale = 0.1;
const nextWithin = 60 * scale;
/** Seconds until a mail that was not taken twice is tried again: 30 n² (unscaled), and a sweep that finds it. */
const mailAgainWithin = 150;
const moods = ['down', 'dead', 'slow', 'dumb', 'lying'];

async function run(bed) {
  const carrier = bed.keep(await startCarrier());
  const mail = bed.keep(await startMailServer());
  const settings = { ...carrier.settings, SMTP_URL: mail.url, TIMER_SCALE: String(scale) };
  const database = await bed.database();
  const client = await bed.client(database.url);
  const people = await peopleIn(client, database.url, settings);
  const group = await people.group('Newly told');
  const nurse = await people.clinician('PRIMARY', 'Nurse Adeyemi');
  await people.phone(nurse, '+447700900417');
  const product = await bed.product(database.url, settings);
  const history = new History(product.port);
  const scenes = [];

  /** One page to the nurse while one way is in a mood; when it is over, a colleague takes the case, so that it rings no more. */
  const scene = async (way, mood, next) => {
    const who = await people.member([group]);
    const colleague = await people.person({ roles: ['clinician'], workName: 'Colleague' });
    await client.query(`DELETE FROM page_channel`);
    const isMail = way === 'mail';
    if (isMail) mail.is(mood);
    else carrier.moods[way] = mood;
    const input = { key: randomUUID(), groupId: group.id, title: 'Tonight', body: `${crisis[0]}.` };
    const facts = { mark: randomUUID() };
    await history.write('thread', who, facts, documents.thread, input, (data) => data.createThread);
    const pageOn = async (name) => (await client.query(pageOf, [who.accountId, name])).rows[0];
    const askedAt = async () => {
      const { id } = (await pageOn(way)) ?? {};
      if (isMail) return id && mail.asked > 0 && performance.now();
      return carrier.asked.find(({ key }) => key === id)?.at;
    };
    const rangAt = async () => {
      const { id } = (await pageOn(next)) ?? {};
      return carrier.ledger.find(({ key }) => key === id)?.at;
    };
    await until(askedAt, 30, 20);
    const since = (await askedAt()) ?? NaN;
    await until(rangAt, 30, 20);
    const took = Math.max(0, ((await rangAt()) ?? Infinity) - since) / 1000;
    // It is asked again in the same mood, with the same key.
    const { id: key, caseId } = await pageOn(way);
    const timesAsked = () => (isMail ? mail.asked : carrier.asked.filter((one) => one.key === key).length);
    await until(() => timesAsked() > 1, 5);
    const asked = timesAsked();
    if (isMail) mail.is('up');
    else carrier.moods[way] = 'up';
    const taking = { id: caseId, key: randomUUID() };
    await history.write('acknowledgement', colleague, {}, documents.acknowledge, taking, (data) => data);
    scenes.push({ way, mood, took, asked, key });
    return `${next} after ${took.toFixed(1)} s, asked ${asked} times`;
  };
  for (const mood of moods) await step(`SMS ${mood}`, () => scene('sms', mood, 'voice'));
  for (const mood of moods.filter((one) => one !== 'dumb'))
    await step(`Mail ${mood}`, () => scene('mail', mood, 'sms'));

  const mails = async () =>
    (await client.query(`SELECT id, status FROM mail WHERE key = ANY($1)`, [scenes.map(({ key }) => `page:${key}`)]))
      .rows;
  const arrived = await step('Mail, when it is back', () =>
    until(async () => (await mails()).every(({ status }) => status === 'sent'), mailAgainWithin, 500),
  );
  const left = await step('Quiet', () => quiet(client, 40));
  const effects = carrier.ledger.map(({ key }) => key);
  const twice = effects.filter((key, n) => effects.indexOf(key) !== n);
  const open = await mails();
  const ids = new Set([...mail.ledger.keys()].map((id) => /<([^@]+)@/.exec(id)?.[1]));
  const notThere = open.filter(({ id }) => !ids.has(id));
  const slowest = Math.max(...scenes.map(({ took }) => took));
  return {
    figures: {
      scenes: scenes.length,
      ...figuresOf({
        acknowledged: history.writes.filter(({ state }) => state === 'ok').length,
        unknown: history.writes.filter(({ unknownAt }) => unknownAt).length,
        lost: notThere.length + scenes.filter(({ took }) => !Number.isFinite(took)).length,
        doubled: twice.length,
        outage: slowest * 1000,
      }),
      'asked of SMS and calls': carrier.asked.length,
      'rang, one per key': carrier.ledger.length,
      'mail that arrived': `${mail.ledger.size} messages, ${[...mail.ledger.values()].reduce((a, b) => a + b, 0)} deliveries`,
    },
    checks: [
      must(
        'every carrier was asked in its mood',
        scenes.every(({ asked }) => asked > 0),
      ),
      must(
        `the next way rang within ${nextWithin} s, a minute as people count it`,
        scenes.every(({ took }) => took <= nextWithin),
      ),
      { name: 'nothing rang twice for one key', broken: twice.length },
      must('every mail left when the mail server was back', arrived < Infinity && notThere.length === 0),
      { name: 'the work came to rest', broken: left.length },
      must('no process fell over', product.api.falls + product.worker.falls === 0),
      ...(await rulesHold(client)),
    ],
  };
}

const pageOf = `SELECT p.id::text, p.escalation_id AS "caseId" FROM page_attempt p
  JOIN escalation e ON e.id = p.escalation_id WHERE e.account_id = $1 AND p.channel = $2 AND p.step = 0`;
