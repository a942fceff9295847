const round = (value) =>
  value === null || value === undefined ? '-' : value < 10 ? value.toFixed(1) : String(Math.round(value));
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const names = { list: 'thread list, 20 rows', posts: 'thread page, 20 posts' };
const times = (run) => `${round(run.p50)} / ${round(run.p95)} / ${round(run.p99)}`;
const faulty = (run) =>
  Object.keys(run.statuses ?? {}).some((status) => status !== '200') || Object.keys(run.faults ?? {}).length > 0;

/** The figures of one run as Markdown. */
export function tables({ at, commit, machine, load, starts, memory, reads, others, writes, fanOut }) {
  const read = [];
  for (const page of ['list', 'posts'])
    for (const connections of [1, 10, 50]) {
      const [api, floor, own, sql] = ['api', 'floor', 'own', 'sql'].map(
        (side) => reads[`${page} ${connections} ${side}`],
      );
      if (!api) continue;
      const share = (of) => (api.perSecond / of.perSecond).toFixed(2);
      const cpu = `${api.cpu?.toFixed(2)} / ${floor.cpu?.toFixed(2)}`;
      read.push([
        names[page],
        connections,
        round(api.perSecond),
        times(api),
        round(floor.perSecond),
        times(floor),
        round(own.perSecond),
        round(sql.perSecond),
        share(floor),
        share(own),
        cpu,
      ]);
    }
  const runs = { ...Object.fromEntries(Object.entries(reads)), ...others, ...writes };
  const faults = Object.entries(runs).filter(([, run]) => faulty(run));
  return [
    `${at}, commit ${commit}, ${machine}, load average ${load.before.toFixed(1)} before and ${load.after.toFixed(1)} after`,
    table(
      [
        '',
        'connections',
        'Kith, req/s',
        'p50 / p95 / p99 ms',
        'HTTP + one statement, req/s',
        'p50 / p95 / p99 ms',
        'HTTP + own SQL, req/s',
        'one statement alone, per s',
        'share of HTTP + one statement',
        'share of HTTP + own SQL',
        'CPU ms a request, Kith / floor',
      ],
      read,
    ),
    table(
      ['10 connections', 'req/s', 'p50 / p95 / p99 ms'],
      [
        ...Object.entries(others).map(([name, run]) => [name, round(run.perSecond), times(run)]),
        ['reply', round(writes.api.perSecond), times(writes.api)],
        ['reply, floor: bare transaction', round(writes.floor.perSecond), times(writes.floor)],
      ],
    ),
    table(
      [
        'sockets in a room',
        'Kith, send to receipt p50 / p95 ms',
        'bare socket.io',
        'Kith, deliveries/s',
        'bare socket.io',
      ],
      Object.entries(fanOut).map(([count, { api, floor }]) => [
        count,
        `${round(api.steady.p50)} / ${round(api.steady.p95)}`,
        `${round(floor.steady.p50)} / ${round(floor.steady.p95)}`,
        api.rush.deliveriesPerSecond,
        floor.rush.deliveriesPerSecond,
      ]),
    ),
    table(
      ['start to first answer, first / warm', 'memory idle / peak'],
      [[`${starts.first} / ${starts.warm} ms`, `${memory.idle} / ${memory.peak} MiB`]],
    ),
    ...faults.map(
      ([name, run]) =>
        `Not every answer was good: ${name} ${JSON.stringify(run.statuses)} ${JSON.stringify(run.faults)}`,
    ),
    ...Object.entries(fanOut)
      .filter(([, { api }]) => Object.keys(api.refusals).length > 0 || api.steady.received < api.steady.expected)
      .map(
        ([count, { api }]) =>
          `Room of ${count}: ${api.steady.received} of ${api.steady.expected} received, refused ${JSON.stringify(api.refusals)}`,
      ),
  ].join('\n\n');
}
