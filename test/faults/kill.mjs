import { availableParallelism } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { step } from '../../scripts/launch/progress.mjs';
import { must } from './bed.mjs';
import { openCrisisCases, quiet, reckon, rulesHold, underWay } from './check.mjs';
import { History } from './client.mjs';
import { startLoad } from './load.mjs';
import { durable, forgetful, withClient } from './processes.mjs';
import { smallWorld } from './world.mjs';

/**
 * Kills API, worker and PostgreSQL at random points under load, starts each again, and reads in the end from the
 * recorded history and the rows that nothing acknowledged was lost and nothing was doubled.
 */
export const kills = {
  name: 're-1',
  what: 'API, worker and database killed under load (RE-1, RE-3)',
  run: (bed, { times = 100 }) => play(bed, { kills: times, flags: durable, victims: ['api', 'worker', 'postgres'] }),
};

/** The proof that the runs can see a loss: PostgreSQL acknowledges before it writes, and nothing else is killed. */
export const control = {
  name: 're-4',
  what: 'the negative control: a database that acknowledges too early must be found out (RE-4)',
  run: (bed, { times = 10 }) => play(bed, { kills: times, flags: forgetful, victims: ['postgres'], isControl: true }),
};

async function play(bed, plan) {
  const database = await bed.database(plan.flags);
  const world = await step('People', () => withClient(database.url, (client) => smallWorld(client, database.url)));
  // Clocks five times as fast: pages, leases and sweeps all come round within one run.
  const product = await bed.product(database.url, { TIMER_SCALE: '0.2' });
  const history = new History(product.port);
  const load = startLoad(history, world, product);
  bed.keep({ stop: () => load.hangUp() });

  const done = await step(`${plan.kills} kills under load`, () => killAll(history, plan, { database, product }));
  history.stopping = true;
  await step('Last answers', () => load.stop());
  const client = await bed.client(database.url);
  const left = await step('Quiet', () => quiet(client, plan.isControl ? 10 : 75));
  load.hangUp();
  const sums = await reckon(client, history.writes);
  const broken = await rulesHold(client);
  const crisis = await openCrisisCases(client);
  return judge(history, plan, done, { left, sums, broken, crisis, falls: product.api.falls + product.worker.falls });
}

/**
 * Each kill comes at a random moment after the one before was got over; one in six comes while it is not. One that hit
 * nothing, no write under way and no job of the worker, is void: it is not counted, and another one is made.
 */
async function killAll(history, { kills, victims: names, isControl }, { database, product }) {
  const victims = {
    api: () => product.api.kill(),
    worker: () => product.worker.kill(),
    postgres: () => database.kill(),
  };
  const inFlight = [];
  const voids = [];
  let hand = [];
  for (let n = 0; inFlight.length < kills; n++) {
    if (voids.length > kills) throw new Error('Most kills hit nothing: there is no load.');
    if (n === 0 || isControl || Math.random() > 1 / 6) await isBack(history, { database, product });
    await pause(150 + Math.random() * 1_200);
    if (hand.length === 0) hand = [...names].sort(() => Math.random() - 0.5);
    const name = hand.pop();
    const jobs = name === 'worker' ? await underWay(database.url) : 0;
    const count = history.killed(name) + jobs;
    (count > 0 ? inFlight : voids).push({ name, count });
    victims[name]();
  }
  await isBack(history, { database, product });
  await pause(500);
  return { inFlight, voids };
}

async function isBack(history, { database, product }) {
  await database.isBack();
  await Promise.all([product.api.isUp(), product.worker.isUp()]);
  for (let waited = 0; !history.isBack || !history.writes.some(({ state }) => state === 'ok'); waited += 20) {
    if (waited > 30_000) throw new Error('No write was answered for 30 s after everything was started again.');
    await pause(20);
  }
}

/** The figures and the list of what must hold. */
function judge(history, { isControl }, { inFlight: done, voids }, { left, sums, broken, crisis, falls }) {
  const { writes, outages } = history;
  const of = (state) => writes.filter((write) => write.state === state);
  const ok = of('ok');
  const asked = writes.filter(({ unknownAt }) => unknownAt);
  const sum = (list, key) =>
    Object.entries(Object.groupBy(list, key)).map(([name, found]) => `${name} ${found.length}`);
  const longest = outages.toSorted((a, b) => b.ms - a.ms)[0];
  const figures = {
    kills: `${done.length} (${sum(done, ({ name }) => name).join(', ')}), and ${voids.length} void`,
    'in flight at the kills': `${done.reduce((all, { count }) => all + count, 0)}, at least one at each`,
    'open crisis cases': `${crisis.held} in a hand, ${crisis.waiting} being paged`,
    acknowledged: `${ok.length} (${sum(ok, ({ kind }) => kind).join(', ')})`,
    refused: `${of('refused').length} (${sum(of('refused'), ({ code }) => code).join(', ')})`,
    unknown: `${asked.length} (${((100 * asked.length) / writes.length).toFixed(1)} %), of which ${of('unknown').length} never answered`,
    'unknown but present': sums.present,
    lost: sums.lost.length,
    doubled: sums.doubled.length,
    'longest outage': longest ? `${longest.ms} ms (${longest.what})` : 'none',
    'bound on losses': `under 1 in ${Math.floor(ok.length / 3)} at 95 %`,
    processors: availableParallelism(),
  };
  for (const culprit of [...sums.lost, ...sums.doubled].slice(0, 10)) console.log(`    ${culprit}`);
  if (left.length > 0) console.log(`    still to do: ${left.join(', ')}`);
  const isFull = must('writes were under way when it was killed', asked.length >= writes.length / 100);
  if (isControl)
    return {
      figures,
      checks: [isFull, must('a database that acknowledges too early is found out', sums.lost.length > 0)],
    };
  const own = ['auth.required', 'auth.locked', 'input.keyReused', 'input.invalid', 'GRAPHQL_VALIDATION_FAILED'];
  const checks = [
    isFull,
    must('there were open crisis cases to look at', crisis.held + crisis.waiting > 0),
    { name: 'nothing acknowledged was lost', broken: sums.lost.length },
    { name: 'nothing was doubled', broken: sums.doubled.length },
    { name: 'nothing that was refused stands', broken: sums.ghosts },
    { name: 'every write was answered in the end', broken: of('unknown').length },
    {
      name: 'no write was refused without its own fault',
      broken: writes.filter(({ code }) => own.includes(code)).length,
    },
    { name: 'the work came to rest', broken: left.length },
    { name: 'no process fell over by itself', broken: falls },
    { name: 'the service was always back within 30 s', broken: outages.filter(({ ms }) => ms > 30_000).length },
    ...broken,
  ];
  return { figures, checks };
}
