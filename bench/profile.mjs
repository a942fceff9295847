import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where the time of the busiest CPU profile in a folder went: by package and by function, as text. */
export function profileOf(folder, read) {
  const profiles = readdirSync(folder)
    .filter((name) => name.endsWith('.cpuprofile'))
    .map((name) => JSON.parse(read(join(folder, name))))
    .map((profile) => ({ profile, self: selfTimes(profile) }))
    .sort((a, b) => busy(b.self) - busy(a.self));
  const { self } = profiles[0];
  const all = busy(self);
  const share = (time) => `${((100 * time) / all).toFixed(1).padStart(5)} %`;
  const by = (key) => {
    const sums = new Map();
    for (const [frame, time] of self) if (!isIdle(frame)) sums.set(key(frame), (sums.get(key(frame)) ?? 0) + time);
    return [...sums].sort((a, b) => b[1] - a[1]);
  };
  const lines = (list) => list.map(([name, time]) => `  ${share(time)}  ${name}`).join('\n');
  const named = (frame) => `${frame.functionName || '(anonymous)'} — ${placeOf(frame)}:${frame.lineNumber + 1}`;
  return `By part\n${lines(by(partOf).slice(0, 25))}\n\nBy function\n${lines(by(named).slice(0, 45))}\n`;
}

const isIdle = ({ functionName }) => functionName === '(idle)' || functionName === '(root)';
const busy = (self) => [...self].reduce((sum, [frame, time]) => sum + (isIdle(frame) ? 0 : time), 0);

function selfTimes({ nodes, samples, timeDeltas }) {
  const byId = new Map(nodes.map((node) => [node.id, node.callFrame]));
  const times = new Map();
  // The start of the process is not what is asked about.
  const begin = timeDeltas.reduce((sum, delta) => sum + delta, 0) - 9_500_000;
  let at = 0;
  samples.forEach((id, n) => {
    at += timeDeltas[n];
    if (at < begin) return;
    const frame = byId.get(id);
    times.set(frame, (times.get(frame) ?? 0) + timeDeltas[n]);
  });
  return times;
}

const placeOf = ({ url }) => url.replace(/^.*\/node_modules\//, '').replace(/^.*\/(apps|libs)\//, '$1/') || 'native';

function partOf(frame) {
  if (frame.functionName === '(garbage collector)') return 'garbage collection';
  if (frame.functionName === '(program)') return 'native code';
  const place = placeOf(frame);
  if (place.startsWith('node:') || place === 'native') return 'Node';
  const [first, second, third] = place.split('/');
  if (first === 'apps') return `Kith ${third === 'dist' ? place.split('/')[3] : third}`;
  if (first === 'libs') return `Kith libs/${second}`;
  return first.startsWith('@') ? `${first}/${second}` : first;
}
