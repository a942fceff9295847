import { step } from '../../scripts/launch/progress.mjs';
import { figuresOf, must, until } from './bed.mjs';
import { quiet, reckon, rulesHold } from './check.mjs';
import { History } from './client.mjs';
import { startLoad } from './load.mjs';
import { startProxy } from './proxy.mjs';
import { smallWorld } from './world.mjs';

/**
 * The database commits, and its answer never arrives: half the time the line breaks, half the time it just falls silent.
 * The client asks again with its key and finds its one row.
 */
export const commitLost = {
  name: 're-6',
  what: 'the answer to COMMIT is lost between database and API (RE-6)',
  run,
};

const isKeyed = ({ statements }) => statements.some((text) => text.startsWith('INSERT INTO write_key'));

async function run(bed, { times = 40 }) {
  const dropped = { cut: 0, mute: 0 };
  const drops = () => dropped.cut + dropped.mute;
  const after = (text, line) => {
    if (text !== 'COMMIT' || drops() >= times || !isKeyed(line) || Math.random() > 0.2) return;
    const how = drops() % 2 ? 'mute' : 'cut';
    dropped[how]++;
    line[how]();
  };
  const database = await bed.database();
  const client = await bed.client(database.url);
  const world = await step('People', () => smallWorld(client, database.url));
  const proxy = bed.keep(await startProxy(database.url, { after }));
  const product = await bed.product(database.url, { TIMER_SCALE: '0.2' }, { api: proxy.url });
  const history = new History(product.port);
  const load = startLoad(history, world, product);
  bed.keep({ stop: () => load.hangUp() });

  await step(`${times} answers lost under load`, () => until(() => drops() >= times, 120));
  history.killed('the last lost answer');
  const back = await until(() => history.isBack, 30);
  const patience = setTimeout(() => (history.stopping = true), 60_000);
  await step('Last answers', () => load.stop());
  clearTimeout(patience);
  const left = await step('Quiet', () => quiet(client, 30));
  load.hangUp();
  const sums = await reckon(client, history.writes);
  const of = (wanted) => history.writes.filter(({ state }) => state === wanted).length;
  const asked = history.writes.filter(({ unknownAt }) => unknownAt);
  const figures = {
    'answers lost': `${drops()} (line broken ${dropped.cut}, line silent ${dropped.mute})`,
    ...figuresOf({
      acknowledged: of('ok'),
      unknown: asked.length,
      lost: sums.lost.length,
      doubled: sums.doubled.length,
      outage: Math.max(...history.writes.map(({ tookMs = 0 }) => tookMs)),
    }),
    'unknown but present': sums.present,
    'bound on losses': `under 1 in ${Math.floor(of('ok') / 3)} at 95 %`,
  };
  return {
    figures,
    checks: [
      must('answers to COMMIT were lost, each of a keyed write', drops() >= times && asked.length >= times / 2),
      must('what was committed was found there when it was asked again', sums.present > 0),
      { name: 'nothing acknowledged was lost', broken: sums.lost.length },
      { name: 'nothing was doubled', broken: sums.doubled.length },
      { name: 'every write was answered in the end', broken: of('unknown') },
      must('the API works on after it', back < Infinity),
      { name: 'the work came to rest', broken: left.length },
      must('the API did not fall over', product.api.falls === 0),
      ...(await rulesHold(client)),
    ],
  };
}
