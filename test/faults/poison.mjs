import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { step } from '../../scripts/launch/progress.mjs';
import { figuresOf, must, until } from './bed.mjs';
import { quiet, reckon } from './check.mjs';
import { ask, History } from './client.mjs';
import { crisis, documents } from './load.mjs';
import { peopleIn } from './world.mjs';

/**
 * A text that can never be read and jobs that can never be done, among others that can: each poisoned text is with a
 * person and each poisoned job is an alarm within two minutes, and nobody else waits longer for it (SAFE-3).
 */
export const poison = { name: 're-13', what: 'poisoned jobs and a poisoned post (RE-13)', run };

const alarmWithin = 120;
/** Seconds from writing to the page, for everybody else. */
const pageWithin = 30;

/** What the database refuses while it is there: the reading of one text, the job of another, at every try. */
const poisoning = `
  CREATE TABLE poison (kind text, content_id uuid);
  CREATE FUNCTION refuse_reading() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.status = 'SCREENED' AND EXISTS (SELECT 1 FROM poison WHERE kind = 'post' AND content_id = NEW.content_id)
      THEN RAISE 'poisoned'; END IF;
    RETURN NEW; END $$;
  CREATE TRIGGER refuse_reading BEFORE UPDATE ON screening FOR EACH ROW EXECUTE FUNCTION refuse_reading();
  CREATE FUNCTION refuse_job() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF EXISTS (SELECT 1 FROM poison JOIN domain_event e ON e.payload->>'contentId' = content_id::text
        WHERE kind = 'job' AND e.id = NEW.event_id)
      THEN RAISE 'poisoned'; END IF;
    RETURN NEW; END $$;
  CREATE TRIGGER refuse_job BEFORE INSERT ON handled_event FOR EACH ROW EXECUTE FUNCTION refuse_job();
  CREATE FUNCTION poison_post() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.body_source ~ 'Poison' THEN INSERT INTO poison VALUES (substring(NEW.body_source FROM 'Poison (post|job)'), NEW.id); END IF;
    RETURN NEW; END $$;
  CREATE TRIGGER poison_post BEFORE INSERT ON post FOR EACH ROW EXECUTE FUNCTION poison_post();`;

async function run(bed, { times = 5 }) {
  const database = await bed.database();
  const client = await bed.client(database.url);
  const people = await peopleIn(client, database.url);
  const group = await people.group('Newly told');
  const manager = await people.person({ roles: ['programmeManager'], workName: 'Manager' });
  await people.clinician('PRIMARY', 'Nurse Adeyemi');
  const product = await bed.product(database.url);
  const history = new History(product.port);
  await client.query(poisoning);

  /** A member of their own for each text: a case gathers what one person writes. */
  const writes = async (words) => {
    const who = await people.member([group]);
    const mark = randomUUID();
    const input = { key: randomUUID(), groupId: group.id, title: 'Tonight', body: `${words} Line ${mark}.` };
    const accept = (data) => data.createThread;
    const record = await history.write('thread', who, { mark, who }, documents.thread, input, accept);
    return { ...record, at: performance.now() };
  };
  const isPaged = async ({ accountId }) =>
    (
      await client.query(
        `SELECT 1 FROM page_attempt p JOIN escalation e ON e.id = p.escalation_id
      WHERE e.account_id = $1 AND p.status IN ('SENT', 'DELIVERED')`,
        [accountId],
      )
    ).rowCount > 0;
  const paged = async (one) => {
    await until(() => isPaged(one), 60, 50);
    return (performance.now() - one.at) / 1000;
  };
  const others = async () => {
    const waits = [];
    for (let n = 0; n < 8; n++) {
      waits.push(paged(await writes(crisis[n % crisis.length])));
      await pause(500);
    }
    return Math.max(...(await Promise.all(waits)));
  };

  const before = await step('Others, before', others);
  const since = performance.now();
  const poisoned = [];
  await step('Poison', async () => {
    poisoned.push({ ...(await writes(`${crisis[0]}. Poison post.`)), kind: 'post' });
    for (let n = 0; n < times; n++) poisoned.push({ ...(await writes(`${crisis[0]}. Poison job ${n}.`)), kind: 'job' });
  });
  const during = await step('Others, meanwhile', others);

  const raised = `SELECT g.level FROM signal g JOIN review_item i ON i.id = g.review_item_id
    JOIN membership m ON m.id = i.membership_id WHERE m.account_id = ANY($1::uuid[])`;
  const withPeople = async (kind) => {
    const ids = poisoned.filter((one) => one.kind === kind).map(({ accountId }) => accountId);
    return (
      await client.query(`SELECT DISTINCT account_id FROM (${raised.replace('g.level', 'm.account_id')}) found`, [ids])
    ).rowCount;
  };
  const seconds = () => (performance.now() - since) / 1000;
  const seen = await step('With a person', async () => {
    await until(async () => (await withPeople('post')) === 1 && (await withPeople('job')) === times, alarmWithin);
    return seconds();
  });
  const alarms = async () => {
    const { data } = await ask(product.port, manager.cookie, '{ board { breaches { timer cause } } }', {});
    return data.board.breaches.filter(({ cause }) => cause === 'jobFailed').length;
  };
  const alarmed = await step('Alarm', async () => {
    await until(async () => (await alarms()) >= times, alarmWithin, 1_000);
    return seconds();
  });
  const letters = await client.query(`SELECT data->>'contentId' AS id FROM pgboss.job WHERE name = 'dead-letters'`);
  const jobs = new Set(poisoned.filter(({ kind }) => kind === 'job').map(({ result }) => result.id));
  await client.query(`DELETE FROM poison`);
  const left = (await quiet(client, 30)).filter((what) => !/dead/.test(what));
  const sums = await reckon(client, history.writes);
  const of = (wanted) => history.writes.filter(({ state }) => state === wanted).length;
  return {
    figures: {
      poisoned: `1 post, ${times} jobs`,
      ...figuresOf({
        acknowledged: of('ok'),
        unknown: history.writes.filter(({ unknownAt }) => unknownAt).length,
        lost: sums.lost.length,
        doubled: sums.doubled.length,
        outage: during * 1000,
      }),
      'page of others, before': `${before.toFixed(1)} s at most`,
      'page of others, during': `${during.toFixed(1)} s at most`,
      'with a person': `after ${seen.toFixed(1)} s`,
      'dead letter and alarm': `after ${alarmed.toFixed(1)} s`,
    },
    checks: [
      must('every poisoned job was tried until it was given up', letters.rows.length === times),
      must(
        'and no other',
        letters.rows.every(({ id }) => jobs.has(id)),
      ),
      must('each is an alarm on the board within 2 minutes', (await alarms()) === times && alarmed <= alarmWithin),
      must('every poisoned text is with a person within 2 minutes', seen <= alarmWithin),
      must(`everybody else was paged within ${pageWithin} s`, before <= pageWithin && during <= pageWithin),
      { name: 'nothing acknowledged was lost', broken: sums.lost.length },
      { name: 'nothing was doubled', broken: sums.doubled.length },
      { name: 'the work came to rest', broken: left.length },
      must('no process fell over', product.api.falls + product.worker.falls === 0),
    ],
  };
}
