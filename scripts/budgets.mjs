import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Fault, explain } from './launch/progress.mjs';
import { root } from './launch/run.mjs';

const dist = join(root, 'apps/web/dist');
const kB = 1000;

/** Budgets of ux.md 5.4 in kB, gzip. */
const limits = {
  memberThread: 190,
  liveLine: 15,
  firstView: 350,
  memberRoute: 35,
  room: 45,
  detailsHint: 12,
  staff: 280,
  css: 30,
  font: 40,
};

const pages = {
  memberLayout: /^src\/app\/member-/,
  memberFrame: /\/member-news\.tsx$/,
  threadPage: /\/thread-page\.tsx$/,
  liveLine: /\/socket\.io-client\//,
  roomPage: /^src\/rooms\//,
  detailsHint: /\/details-hint\.tsx$/,
  staffLayout: /^src\/app\/staff-/,
};
/** What a workspace keeps on all its screens comes with each of them. */
const frameOf = (route) =>
  ({ desk: /\/desk-frame\.tsx$/, clinic: /\/clinic-frame\.tsx$/, run: /\/run-frame\.tsx$/ })[route.split('/')[1]];
const isStaff = (source) => /^src\/(desk|clinic|run)\/|^src\/app\/staff-/.test(source);
const isShell = (source) => /^src\/app\//.test(source);

/** Weighs the built pages by their manifest. Throws with every page that outgrew its budget; returns the table. */
export function checkBudgets() {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
  const keys = Object.keys(manifest);
  const routes = keys.filter((key) => manifest[key].isDynamicEntry);
  const closure = (names, found = new Set()) => {
    for (const name of names) {
      if (found.has(name)) continue;
      found.add(name);
      closure(manifest[name].imports ?? [], found);
    }
    return found;
  };
  const gzip = (file) => gzipSync(readFileSync(join(dist, file))).length / kB;
  const sum = (files) => [...new Set(files)].reduce((total, file) => total + gzip(file), 0);
  const js = (chunks) => sum([...chunks].map((name) => manifest[name].file));
  const css = (chunks) => sum([...chunks].flatMap((name) => manifest[name].css ?? []));
  const matching = (pattern) => routes.filter((key) => pattern.test(key));
  // A page that moved must not slip out of its budget.
  for (const [what, pattern] of Object.entries(pages))
    if (matching(pattern).length === 0) throw new Fault(`The build has no ${what} (${pattern.source}).`);

  const entry = keys.filter((key) => manifest[key].isEntry);
  const member = closure([...entry, ...matching(pages.memberLayout), ...matching(pages.memberFrame)]);
  const thread = closure([...member, ...matching(pages.threadPage)]);
  // Fetched once the page stands and somebody is signed in: it holds nothing up, but it is on the way, too.
  const line = [...closure(matching(pages.liveLine))].filter((name) => !thread.has(name));
  const beyond = (route) => [...closure([route])].filter((name) => !member.has(name));
  const fonts = readdirSync(join(dist, 'assets')).filter((file) => file.endsWith('.woff2'));
  const font = Math.max(0, ...fonts.map((file) => statSync(join(dist, 'assets', file)).size / kB));

  const framesFor = (route) => {
    const pattern = frameOf(route);
    return pattern ? matching(pattern) : [];
  };
  const rows = [
    ['Member entry and thread, JS', js(thread), limits.memberThread],
    ['Live line, after the first view, JS', js(line), limits.liveLine],
    ['First view, CSS', css(thread), limits.css],
    ['Largest font file', font, limits.font],
    [
      'First thread view, all bytes',
      js([...thread, ...line]) + css(thread) + font + gzip('index.html'),
      limits.firstView,
    ],
    ...routes
      .filter((route) => !isStaff(route) && !isShell(route) && !thread.has(route) && !line.includes(route))
      .map((route) => [
        `${route}, JS`,
        js(beyond(route)),
        pages.detailsHint.test(route)
          ? limits.detailsHint
          : /^src\/rooms\//.test(route)
            ? limits.room
            : limits.memberRoute,
      ]),
    ...routes
      .filter((route) => isStaff(route) && !isShell(route))
      .map((route) => [
        `Staff entry and ${route}, JS`,
        js(closure([...entry, ...matching(pages.staffLayout), ...framesFor(route), route])),
        limits.staff,
      ]),
  ];
  const table = rows
    .map(
      ([what, size, limit]) =>
        `  ${size > limit ? 'OVER' : 'ok  '}  ${what.padEnd(60)} ${size.toFixed(1).padStart(7)} of ${limit} kB`,
    )
    .join('\n');
  const stray = [...thread].filter(isStaff);
  if (stray.length > 0) throw new Fault(`${table}\n\nStaff code reaches members: ${stray.join(', ')}`);
  if (rows.some(([, size, limit]) => size > limit)) throw new Fault(`${table}\n\nA page outgrew its budget.`);
  return table;
}

if (process.argv[1] === import.meta.filename) {
  try {
    console.log(checkBudgets());
  } catch (error) {
    explain(error);
    process.exitCode = 1;
  }
}
