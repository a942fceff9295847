import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { buildServer } from '../../scripts/build.mjs';
import { explain, step } from '../../scripts/launch/progress.mjs';
import { kith, stopRuns } from '../../scripts/launch/run.mjs';
import { onStop } from '../../scripts/launch/system.mjs';
import { openCrisisCases, quiet, reckon, rulesHold, underWay } from './check.mjs';
import { History } from './client.mjs';
import { startLoad } from './load.mjs';
import { durable, forgetful, startDatabase, startProduct } from './processes.mjs';
import { smallWorld } from './world.mjs';

/*
 * Kills API, worker and PostgreSQL at random points under load, starts each again, and reads in the end from the
 * recorded history and the rows that nothing acknowledged was lost and nothing was doubled (security.md RE-1, RE-3).
 *
 *   npm run faults -- [--kills 100] [--control]
 *
 * `--control` is the proof that the test can see a loss (RE-4): PostgreSQL acknowledges before it writes, only
 * PostgreSQL is killed, and the run fails if nothing is lost.
 */
const { values: given } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    control: { type: 'boolean', default: false },
    report: { type: 'string' },
  },
});
const kills = Number(given.kills);
const home = join(kith, `faults-${process.pid}`);
const parts = [];
const stop = async () => {
  await stopRuns();
  for (const part of parts.toReversed()) await part.stop();
  rmSync(home, { recursive: true, force: true });
};
onStop(stop, { unfinished: true });

let checks;
try {
  checks = await main();
} catch (error) {
  explain(error);
  checks = [{ name: 'the run came to its end', broken: 1 }];
}
const failed = checks.filter(({ broken }) => broken > 0).length;
for (const { name, broken } of checks)
  console.log(`  ${broken > 0 ? 'FAILED' : 'ok    '}  ${name}${broken > 0 ? `: ${broken}` : ''}`);
if (given.report) writeFileSync(given.report, JSON.stringify({ passed: checks.length - failed, failed }));
await (failed ? keepLogs() : stop());
process.exit(failed ? 1 : 0);

async function keepLogs() {
  await stopRuns();
  for (const part of parts.toReversed()) await part.stop();
  rmSync(join(home, 'pg'), { recursive: true, force: true });
  console.log(`\n  What the processes said: ${home}\n`);
}

async function main() {
  mkdirSync(home, { recursive: true });
  await step('Server', buildServer);
  const database = await step('Database', () => startDatabase(home, given.control ? forgetful : durable));
  parts.push(database);
  const client = new pg.Client({ connectionString: database.url });
  client.on('error', () => {});
  await client.connect();
  const world = await step('People', () => smallWorld(client, database.url));
  await client.end();
  // Clocks five times as fast: pages, leases and sweeps all come round within one run.
  const product = await step('API and worker', () => startProduct(home, database.url, { TIMER_SCALE: '0.2' }));
  parts.push(product);
  const history = new History(product.port);
  const load = startLoad(history, world, product);
  parts.push({ stop: () => load.hangUp() });

  const done = await step(`${kills} kills under load`, () => killAll(history, { database, product }));
  history.stopping = true;
  await step('Last answers', () => load.stop());
  const seen = await openClient(database.url);
  const left = await step('Quiet', () => quiet(seen, 75));
  load.hangUp();
  const sums = await reckon(seen, history.writes);
  const broken = await rulesHold(seen);
  const crisis = await openCrisisCases(seen);
  await seen.end();
  return judge(history, done, { left, sums, broken, crisis, falls: product.api.falls + product.worker.falls });
}

async function openClient(url) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  return client;
}

/**
 * Each kill comes at a random moment after the one before was got over; one in six comes while it is not. One that hit
 * nothing, no write under way and no job of the worker, is void: it is not counted, and another one is made.
 */
async function killAll(history, { database, product }) {
  const victims = {
    api: () => product.api.kill(),
    worker: () => product.worker.kill(),
    postgres: () => database.kill(),
  };
  const names = given.control ? ['postgres'] : Object.keys(victims);
  const inFlight = [];
  const voids = [];
  let hand = [];
  for (let n = 0; inFlight.length < kills; n++) {
    if (voids.length > kills) throw new Error('Most kills hit nothing: there is no load.');
    if (n === 0 || given.control || Math.random() > 1 / 6) await isBack(history, { database, product });
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

/** Prints the figures and gives the list of what must hold. */
function judge(history, { inFlight: done, voids }, { left, sums, broken, crisis, falls }) {
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
  console.log('');
  for (const [name, value] of Object.entries(figures)) console.log(`  ${name.padEnd(24)} ${value}`);
  for (const culprit of [...sums.lost, ...sums.doubled].slice(0, 10)) console.log(`    ${culprit}`);
  if (left.length > 0) console.log(`    still to do: ${left.join(', ')}`);
  console.log('');
  const isVoid = {
    name: 'writes were under way when it was killed',
    broken: Number(asked.length < writes.length / 100),
  };
  if (given.control)
    return [
      isVoid,
      { name: 'a database that acknowledges too early is found out', broken: Number(sums.lost.length === 0) },
    ];
  const own = ['auth.required', 'auth.locked', 'input.keyReused', 'input.invalid', 'GRAPHQL_VALIDATION_FAILED'];
  return [
    isVoid,
    { name: 'there were open crisis cases to look at', broken: Number(crisis.held + crisis.waiting === 0) },
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
}
