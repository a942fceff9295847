import { fork, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { buildServer } from '../scripts/build.mjs';
import { explain, step } from '../scripts/launch/progress.mjs';
import { freePort } from '../scripts/launch/postgres.mjs';
import { kith, root, stopRuns } from '../scripts/launch/run.mjs';
import { onStop } from '../scripts/launch/system.mjs';
import { ask } from '../test/faults/client.mjs';
import { sitIn } from '../test/faults/load.mjs';
import { durable, startDatabase, startProduct, tether } from '../test/faults/processes.mjs';
import { documentsOfTheWeb } from './documents.mjs';
import { startMailSink } from './mail-sink.mjs';
import { profileOf } from './profile.mjs';
import { tables } from './report.mjs';
import { seed, size } from './seed.mjs';

/*
 * Measures Kith next to its floors, on its own database and over loopback only.
 *
 *   npm run bench -- [--quick] [--profile]
 *
 * `--quick` takes one short look at everything; `--profile` says where the time of a thread page goes, and nothing else.
 */
const { values: given } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, profile: { type: 'boolean', default: false } },
});
const repeats = given.quick ? 1 : 3;
const seconds = given.quick ? 1 : 3;
const levels = [1, 10, 50];
const words =
  'I asked at the pharmacy and they were kind about it. **They keep a box for me now.**\n\nHow do you manage?';
const secret = () => randomBytes(32).toString('base64');
/** As deployed, with secrets for this run, but on loopback. */
const settings = {
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PUBLIC_URL: 'https://bench.example.org',
  SESSION_SECRET: secret(),
  IDENTITY_KEY: secret(),
  BLIND_INDEX_KEY: secret(),
  TOTP_KEY: secret(),
  MAIL_FROM: 'Kith <no-reply@bench.example.org>',
};
const home = join(kith, `bench-${process.pid}`);
const parts = [];
const stop = async () => {
  await stopRuns();
  for (const part of parts.toReversed()) await part.stop();
  rmSync(home, { recursive: true, force: true });
};
onStop(stop, { unfinished: true });

try {
  await main();
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
await stop();
process.exit();

async function main() {
  mkdirSync(home, { recursive: true });
  const loadBefore = loadavg()[0];
  const mail = await startMailSink();
  parts.push(mail);
  settings.SMTP_URL = mail.url;
  await step('Server', buildServer);
  const database = await step('Database', () => startDatabase(home, durable));
  parts.push(database);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  parts.push({ stop: () => client.end() });
  const world = await step(`${size.posts} posts and the people behind them`, () =>
    seed(client, database.url, settings),
  );
  const documents = documentsOfTheWeb();
  if (given.profile) return profile(database, world, documents);

  const starts = await step('Starts', () => timeStarts(database.url));
  const product = await step('API and worker', () => startProduct(home, database.url, settings));
  parts.push(product);
  const memory = watchMemory(product.api.pid);
  const http = helper('http-load.mjs');
  const sockets = helper('socket-load.mjs');
  const floorPort = await freePort();
  const floors = helper('floors.mjs', { DATABASE_URL: database.url, PORT: String(floorPort) });
  await floors.said('ready');
  await pause(1_000);
  memory.idle();

  const api = requestsTo(product.port, world, documents);
  const floor = requestsToFloors(floorPort, world);
  await step('The pages are what they should be', () => sameBytes(api, floor));
  const reads = await step('Reads', () => measureReads({ http, floors, api, floor, apiPid: product.api.pid }));
  const others = await step('Other pages, 10 connections', () => measureOthers(http, api));
  const writes = await step('Replies, 10 connections', () =>
    measureWrites({ http, floors, api, floor, client, apiPid: product.api.pid }),
  );
  const fanOut = await step('Live room', () => measureFanOut({ sockets, product, floorPort, world }));
  const result = {
    at: new Date().toISOString(),
    commit: spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).stdout.trim(),
    machine: `${availableParallelism()} x ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
    load: { before: loadBefore, after: loadavg()[0] },
    size,
    starts,
    memory: memory.end(),
    reads,
    others,
    writes,
    fanOut,
  };
  const file = join(
    root,
    'bench/results',
    `${result.at.slice(0, 16).replace(':', '-')}${given.quick ? '-quick' : ''}.json`,
  );
  mkdirSync(join(root, 'bench/results'), { recursive: true });
  writeFileSync(file, JSON.stringify(result, null, 2));
  console.log(`\n${tables(result)}\n  ${file}\n`);
}

/** A process of ours that takes jobs, one at a time. */
function helper(name, env = {}) {
  const child = fork(join(root, 'bench', name), { env: { ...process.env, ...env } });
  parts.push({ stop: () => child.connected && child.disconnect() });
  const next = (is) =>
    new Promise((done, fail) => {
      const hear = (message) => is(message) && (child.off('exit', fell), child.off('message', hear), done(message));
      const fell = () => fail(new Error(`${name} ended.`));
      child.on('message', hear).once('exit', fell);
    });
  return {
    pid: child.pid,
    said: (word) => next((message) => message === word),
    do(job) {
      const answer = next((message) => typeof message === 'object');
      child.send(job);
      return answer;
    },
  };
}

/** The requests of the web, each signed in as somebody else. */
function requestsTo(port, world, documents) {
  const each = (name, variables) =>
    world.members.map((who, n) => ({
      cookie: who.cookie,
      body: JSON.stringify({ query: documents(name), operationName: name, variables: variables(who, n) }),
    }));
  const threadOf = (n) => world.threads[n % world.threads.length];
  const job = (requests) => ({ port, path: '/graphql', requests });
  return {
    list: job(each('GroupThreads', (who, n) => ({ slug: who.groups[n % 4].slug, sort: 'NEWEST', after: null }))),
    posts: job(each('ThreadPosts', (_, n) => ({ threadId: threadOf(n), page: 1 }))),
    threadHead: job(each('ThreadView', (_, n) => ({ id: threadOf(n) }))),
    groupHead: job(each('GroupView', (who, n) => ({ slug: who.groups[n % 4].slug }))),
    me: job(each('Me', () => ({}))),
    reply: (key) =>
      job(each('Reply', (_, n) => ({ key: key(), threadId: threadOf(n), body: `${words} (${n})`, replyToId: null }))),
  };
}

function requestsToFloors(port, world) {
  const of = (path, value) => ({
    port,
    path,
    values: world.members.map(value),
    requests: world.members.map((who, n) => ({ cookie: 'none=1', body: JSON.stringify(value(who, n)) })),
  });
  const threadOf = (n) => world.threads[n % world.threads.length];
  const home = world.groups[0].id;
  return {
    list: of('/list', (who, n) => ({
      groupId: who.groups[n % 4].id,
      membershipId: who.memberships[who.groups[n % 4].id],
    })),
    posts: of('/posts', (who, n) => ({ threadId: threadOf(n), membershipId: who.memberships[home] })),
    ownList: of('/own-list', (who, n) => ({
      accountId: who.accountId,
      slug: who.groups[n % 4].slug,
      groupId: who.groups[n % 4].id,
      membershipId: who.memberships[who.groups[n % 4].id],
    })),
    ownPosts: of('/own-posts', (who, n) => ({
      accountId: who.accountId,
      threadId: threadOf(n),
      membershipId: who.memberships[home],
    })),
    reply: of('/reply', (who, n) => ({ threadId: threadOf(n), authorId: who.memberships[home], body: words })),
  };
}

/** A floor that answers with less would flatter nobody: both say the same within a twentieth. */
async function sameBytes(api, floor) {
  const sizes = [];
  for (const page of ['list', 'posts']) {
    const { cookie, body } = api[page].requests[3];
    const { query, variables } = JSON.parse(body);
    const ours = await ask(api[page].port, cookie, query, variables);
    if (ours.errors) throw new Error(`${page}: ${ours.errors[0].message}`);
    const theirs = await fetch(`http://127.0.0.1:${floor[page].port}${floor[page].path}`, {
      method: 'POST',
      body: floor[page].requests[3].body,
    });
    const [a, b] = [JSON.stringify(ours).length, (await theirs.text()).length];
    if (Math.abs(a - b) > a / 20) throw new Error(`${page}: the API answers with ${a} bytes, the floor with ${b}.`);
    sizes.push(`${page} ${a} bytes`);
  }
  return sizes.join(', ');
}

async function measureReads({ http, floors, api, floor, apiPid }) {
  const found = {};
  for (let repeat = 0; repeat < repeats; repeat++)
    for (const connections of levels)
      for (const page of ['list', 'posts']) {
        const timing = { connections, seconds };
        const straight = {
          page: floor[page].path,
          values: floor[page].values.map(Object.values),
          loops: connections,
          seconds,
        };
        const runs = {
          api: () => withCpu(apiPid, () => http.do({ ...api[page], ...timing })),
          floor: () => withCpu(floors.pid, () => http.do({ ...floor[page], values: undefined, ...timing })),
          own: () => http.do({ ...floor[page === 'list' ? 'ownList' : 'ownPosts'], values: undefined, ...timing }),
          sql: async () => (await floors.do({ straight })).straight,
        };
        for (const [side, run] of Object.entries(runs)) keep(found, `${page} ${connections} ${side}`, await run());
      }
  return middles(found);
}

async function measureOthers(http, api) {
  const found = {};
  const timing = { connections: 10, seconds };
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const page of ['threadHead', 'groupHead', 'me']) keep(found, page, await http.do({ ...api[page], ...timing }));
    keep(found, 'posts, as brotli', await http.do({ ...api.posts, ...timing, headers: { 'accept-encoding': 'br' } }));
  }
  return middles(found);
}

/** Each reply has a key of its own; the hourly allowance of the people is given back before each round. */
async function measureWrites({ http, floors, api, floor, client, apiPid }) {
  const found = {};
  for (let repeat = 0; repeat < repeats; repeat++) {
    await client.query('DELETE FROM rate_window');
    const rounds = 10;
    const job = api.reply(() => crypto.randomUUID());
    const requests = Array.from({ length: rounds }, () => api.reply(() => crypto.randomUUID()).requests).flat();
    keep(found, 'api', await withCpu(apiPid, () => http.do({ ...job, requests, connections: 10, seconds })));
    const bare = { ...floor.reply, values: undefined, connections: 10, seconds };
    keep(found, 'floor', await withCpu(floors.pid, () => http.do(bare)));
  }
  return middles(found);
}

async function measureFanOut({ sockets, product, floorPort, world }) {
  const [group] = world.groups;
  const seat = sitIn(product, world.moderator, group.roomId);
  for (let waited = 0; !seat.isThere(); waited += 50) {
    if (waited > 10_000) throw new Error('The moderator does not get into the room.');
    await pause(50);
  }
  const cookies = world.members.map(({ cookie }) => cookie);
  const found = {};
  for (const count of given.quick ? [50, 200] : [50, 200, 1000]) {
    const job = {
      roomId: group.roomId,
      cookies,
      sockets: count,
      speakers: Math.min(count, 200),
      perSecond: 10,
      seconds: seconds * 2,
    };
    found[count] = {
      api: await sockets.do({ ...job, port: product.port, origin: product.origin }),
      floor: await sockets.do({ ...job, port: floorPort, origin: 'http://localhost' }),
    };
  }
  seat.hangUp();
  return found;
}

/** Adds what the server's process spent on one answer, in ms of processor time: true on a machine that is busy, too. */
async function withCpu(pid, run) {
  const before = cpuOf(pid);
  const result = await run();
  const spent = cpuOf(pid) - before;
  return { ...result, cpu: spent / Math.max(1, result.total) };
}

/** Processor time of a process so far, in ms; Linux only. */
function cpuOf(pid) {
  if (!existsSync(`/proc/${pid}/stat`)) return NaN;
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function keep(found, name, run) {
  (found[name] ??= []).push(run);
}

/** The run in the middle by speed, with the spread of the others. */
function middles(found) {
  const middle = ([name, runs]) => {
    const sorted = runs.toSorted((a, b) => a.perSecond - b.perSecond);
    const all = sorted.map(({ perSecond }) => Math.round(perSecond));
    return [name, { ...sorted[Math.floor(sorted.length / 2)], all }];
  };
  return Object.fromEntries(Object.entries(found).map(middle));
}

/** Milliseconds from the start of the API's process to its first answer. The first start of a run reads the code from disk. */
async function timeStarts(databaseUrl) {
  const times = [];
  for (let n = 0; n < (given.quick ? 2 : 4); n++) {
    const port = await freePort();
    const since = performance.now();
    const child = spawn(process.execPath, ['--import', tether, join(root, 'apps/api/dist/main.js')], {
      env: { ...process.env, ...settings, DATABASE_URL: databaseUrl, PORT: String(port) },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const question = '{ helpPack(country: "GB") { country } }';
    for (;;) {
      const answer = await ask(port, '', question, {}).catch(() => null);
      if (answer?.data) break;
      if (child.exitCode !== null) throw new Error('The API does not start.');
      await pause(10);
    }
    times.push(Math.round(performance.now() - since));
    child.kill('SIGKILL');
    await new Promise((done) => child.once('exit', done));
  }
  return { first: times[0], warm: times.slice(1).sort((a, b) => a - b)[Math.floor((times.length - 1) / 2)] };
}

function watchMemory(pid) {
  let idle = 0;
  let peak = 0;
  const look = () => {
    const found = Number(spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).stdout) / 1024;
    peak = Math.max(peak, found);
    return found;
  };
  const timer = setInterval(look, 1_000);
  return {
    idle: () => (idle = look()),
    end() {
      clearInterval(timer);
      return { idle: Math.round(idle), peak: Math.round(peak) };
    },
  };
}

async function profile(database, world, documents) {
  const product = await startProduct(home, database.url, settings, [
    '--cpu-prof',
    `--cpu-prof-dir=${home}`,
    '--cpu-prof-interval=500',
  ]);
  parts.push(product);
  const http = helper('http-load.mjs');
  const api = requestsTo(product.port, world, documents);
  const run = await step('Thread pages, 10 connections', () => http.do({ ...api.posts, connections: 10, seconds: 10 }));
  await product.stop();
  console.log(`\n  ${Math.round(run.perSecond)} pages a second\n`);
  console.log(profileOf(home, (name) => readFileSync(name, 'utf8')));
}
