import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { step } from '../../scripts/launch/progress.mjs';
import { figuresOf, must, until } from './bed.mjs';
import { quiet, reckon, rulesHold } from './check.mjs';
import { History } from './client.mjs';
import { crisis, documents } from './load.mjs';
import { peopleIn } from './world.mjs';

/**
 * The machines of API and worker show times that are minutes apart, and are set by an hour while promises run. Each crisis
 * that nobody takes still pages after its three minutes: none early, none missed. Clocks run ten times as fast.
 */
export const clocks = {
  name: 're-10',
  what: 'clocks of API and worker 5 minutes off, and set by an hour (RE-10)',
  run,
};

const scale = 0.1;
/** Seconds from writing until nobody has taken it (safety.md 2.4), and how much later a sweep may find it. */
const dueAfter = 3 * 60 * scale;
const slack = 6;
const waitsOf = 4;

/** Minutes that each process is off, and to which it is set while pages are due. */
const scenes = [
  { api: 5, worker: -5 },
  { api: -5, worker: 5 },
  { api: 0, worker: 0, then: { api: 60, worker: -60 } },
  { api: 0, worker: 0, then: { api: -60, worker: 60 } },
];
const wrong = (minutes) => ['--import', new URL(`shifted-clock.mjs?minutes=${minutes}`, import.meta.url).href];
const say = (minutes) => `${minutes > 0 ? '+' : ''}${minutes} min`;

async function run(bed) {
  const database = await bed.database();
  const client = await bed.client(database.url);
  const people = await peopleIn(client, database.url);
  const group = await people.group('Newly told');
  await people.moderator([group]);
  await people.clinician('PRIMARY', 'Nurse Adeyemi');
  const settings = { TIMER_SCALE: String(scale) };
  const writes = [];
  const waits = [];
  let falls = 0;

  const play = async ({ api: apiOff, worker: workerOff, then }) => {
    const n = waits.length;
    const api = await bed.node('api', `api-${n}`, database.url, settings, wrong(apiOff));
    const worker = await bed.node('worker', `worker-${n}`, database.url, settings, wrong(workerOff));
    const history = new History(api.port);
    const waitFor = async () => {
      const who = await people.member([group]);
      const mark = randomUUID();
      const body = `${crisis[0]}. Line ${mark}.`;
      const input = { key: randomUUID(), groupId: group.id, title: 'Tonight', body };
      const since = performance.now();
      await history.write('thread', who, { mark }, documents.thread, input, (data) => data.createThread);
      const isPaged = async () => (await client.query(pagesOf, [who.accountId])).rowCount > 0;
      await until(isPaged, dueAfter + 30, 50);
      return (await isPaged()) ? (performance.now() - since) / 1000 : Infinity;
    };
    const all = Promise.all(Array.from({ length: waitsOf }, (_, k) => pause(k * 400).then(waitFor)));
    if (then) {
      await pause((dueAfter / 3) * 1000);
      api.node.tell({ minutes: then.api });
      worker.node.tell({ minutes: then.worker });
    }
    const took = await all;
    waits.push(...took);
    writes.push(...history.writes);
    falls += api.node.falls + worker.node.falls;
    const left = await quiet(client, 20);
    await Promise.all([api.node.stop(), worker.node.stop()]);
    if (left.length > 0) console.log(`    still to do: ${left.join(', ')}`);
    return `paged after ${Math.min(...took).toFixed(1)} to ${Math.max(...took).toFixed(1)} s`;
  };
  for (const scene of scenes) {
    const { api, worker } = scene.then ?? scene;
    await step(`${scene.then ? 'Set to' : 'Off by'} API ${say(api)}, worker ${say(worker)}`, () => play(scene));
  }

  const sums = await reckon(client, writes);
  const early = waits.filter((seconds) => seconds < dueAfter);
  const missed = waits.filter((seconds) => seconds > dueAfter + slack);
  return {
    figures: {
      'promises under way': `${waits.length}, each due after ${dueAfter} s`,
      ...figuresOf({
        acknowledged: writes.filter(({ state }) => state === 'ok').length,
        unknown: writes.filter(({ unknownAt }) => unknownAt).length,
        lost: sums.lost.length,
        doubled: sums.doubled.length,
        outage: (Math.max(...waits) - dueAfter) * 1000,
      }),
      early: early.length,
      'late or missed': missed.length,
    },
    checks: [
      must('promises were under way in every scene', waits.length === scenes.length * waitsOf),
      { name: 'nobody was paged early', broken: early.length },
      { name: `nobody was paged more than ${slack} s late`, broken: missed.length },
      { name: 'nothing acknowledged was lost', broken: sums.lost.length },
      { name: 'nothing was doubled', broken: sums.doubled.length },
      must('no process fell over', falls === 0),
      ...(await rulesHold(client)).filter(({ name }) => !/timer that is not past|about to be paged/.test(name)),
    ],
  };
}

const pagesOf = `SELECT 1 FROM page_attempt p JOIN escalation e ON e.id = p.escalation_id WHERE e.account_id = $1`;
