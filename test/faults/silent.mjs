import { randomUUID } from 'node:crypto';
import { figuresOf, must, until } from './bed.mjs';
import { ask } from './client.mjs';
import { crisis } from './load.mjs';
import { peopleIn } from './world.mjs';

/**
 * Kills the worker and keeps it down: a crisis that is written meanwhile is read, raised and paged, desk and board say
 * within a minute that words are not being read, and stop saying so when the worker is back (H02, R9).
 */
export const silent = { name: 'silent', what: 'the worker stays down while somebody is in danger (H02, R9)', run };

async function run(bed) {
  const checks = [];
  const holds = (name, ok, seconds) =>
    checks.push(must(seconds === undefined ? name : `${name}, after ${seconds.toFixed(1)} s`, ok));
  const database = await bed.database();
  const client = await bed.client(database.url);
  const people = await peopleIn(client, database.url);
  const group = await people.group('Newly told');
  const member = await people.member([group]);
  const lead = await people.person({ roles: ['leadModerator'], groups: [group], workName: 'Lead' });
  const manager = await people.person({ roles: ['programmeManager'], workName: 'Manager' });
  await people.clinician('PRIMARY', 'Nurse Adeyemi');
  const product = await bed.product(database.url);

  const asked = async (who, query, variables) => {
    const { data, errors } = await ask(product.port, who.cookie, query, variables);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const isWell = async () => {
    const { desk } = await asked(lead, '{ desk { detector { working } } }');
    const { board } = await asked(manager, '{ board { detector { working } sweepLate } }');
    return { desk: desk.detector.working, board: board.detector.working && !board.sweepLate };
  };
  const count = async (sql) => (await client.query(sql, [member.accountId])).rows[0].n;
  const pages = () =>
    count(`SELECT count(*)::int AS n FROM page_attempt p JOIN escalation e ON e.id = p.escalation_id
      WHERE e.account_id = $1 AND p.status IN ('SENT', 'DELIVERED')`);
  const concerns = () =>
    count(`SELECT count(*)::int AS n FROM review_item i JOIN membership m ON m.id = i.membership_id
      WHERE m.account_id = $1 AND i.level = 'CRISIS'`);

  const started = await until(async () => Object.values(await isWell()).every(Boolean), 30);
  holds('all is well at first, the rehearsal too', started < Infinity, started);

  const release = product.worker.keepDown();
  const since = performance.now();
  await asked(
    member,
    `mutation ($key: UUID!, $groupId: UUID!, $title: String!, $body: String!) {
      createThread(key: $key, groupId: $groupId, title: $title, body: $body) { id } }`,
    { key: randomUUID(), groupId: group.id, title: 'Tonight', body: crisis[0] },
  );
  const missed = await until(async () => Object.values(await isWell()).every((well) => !well), 60);
  holds('desk and board miss the worker', missed <= 60, missed);
  await until(async () => (await pages()) > 0, 60);
  const paged = (performance.now() - since) / 1000;
  holds('the crisis is paged without it', (await pages()) > 0, paged);
  holds('as one concern', (await concerns()) === 1);
  holds(
    'and the alarm stays',
    Object.values(await isWell()).every((well) => !well),
  );

  release();
  const back = await until(async () => Object.values(await isWell()).every(Boolean), 60);
  holds('the alarm ends when the worker is back', back < Infinity, back);
  holds('with the one concern', (await concerns()) === 1);
  const lost = Number((await concerns()) === 0);
  const doubled = Math.max(0, (await concerns()) - 1);
  return { figures: figuresOf({ acknowledged: 1, unknown: 0, lost, doubled, outage: paged * 1000 }), checks };
}
