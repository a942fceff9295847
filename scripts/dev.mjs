import { existsSync, rmSync, watch } from 'node:fs';
import { join } from 'node:path';
import { checkExternal, fill, migrate, openEmbedded } from './launch/database.mjs';
import { takeLock } from './launch/lock.mjs';
import { freePort } from './launch/postgres.mjs';
import { explain, seconds, step } from './launch/progress.mjs';
import { keepRunning, root, stopRuns } from './launch/run.mjs';
import { checkPort, onStop, readSettings, startProcesses } from './launch/system.mjs';
import { build, buildFile, buildTypedDocuments, outputOf, packages } from './build.mjs';
import { writeSchema } from './schema.mjs';

/*
 * The inner loop: the same database and processes as `npm start`, each rebuilt and started anew when its sources change,
 * with the pages served by Vite. A change of a resolver or model also renews the schema and the typed documents.
 */
const since = performance.now();
let lock;
let opening;
let processes;
let pages;

const stop = async () => {
  lock?.leave();
  await stopRuns();
  await Promise.all([processes?.stop(), pages?.stop()]);
  await opening?.then((embedded) => embedded.stop()).catch(() => {});
  lock?.release();
};
const isStopping = onStop(stop);

try {
  await start();
} catch (error) {
  if (!isStopping()) {
    explain(error);
    await stop();
    process.exit(1);
  }
}

async function start() {
  const external = process.env.DATABASE_URL;
  const config = await step('Settings', async () => {
    const read = await readSettings(process.env);
    if (!external) lock = await takeLock(read.publicUrl);
    await checkPort(read.port, read.host, lock?.afterCrash ? 5_000 : 0);
    return read;
  });
  await build(['server', 'documents']);
  const api = await freePort();
  const env = { ...process.env, NODE_ENV: 'development', PORT: String(api), PUBLIC_URL: config.publicUrl };
  if (external) {
    await step('Database', () => checkExternal(external));
    await step('Migrations', () => migrate(env));
  } else {
    opening = step('Database', () => openEmbedded());
    const embedded = await opening;
    Object.assign(env, { DATABASE_URL: embedded.databaseUrl, KITH_DEMO: '1' });
    lock.tell(embedded.databaseUrl, false);
    await fill(embedded, env);
  }
  await step('API and worker', () => {
    processes = startProcesses(env);
    return processes.ready();
  });
  pages = keepRunning(
    'Vite',
    'node_modules/vite/bin/vite.js',
    { ...process.env, KITH_API: String(api), KITH_WEB: String(config.port) },
    ['apps/web', '--clearScreen', 'false'],
  );
  watchSources();
  console.log(
    `\n  Kith is at ${config.publicUrl} after ${seconds(since)} and follows your changes. Sign-ins: npm run sign-ins\n`,
  );
}

function watchSources() {
  const changed = new Set();
  let soon;
  const note = (path) => {
    changed.add(path);
    clearTimeout(soon);
    soon = setTimeout(() => {
      const paths = [...changed];
      changed.clear();
      queue = queue.then(() => apply(paths)).catch(explain);
    }, 150);
  };
  for (const folder of packages.map((name) => join(root, name, 'src'))) {
    watch(folder, { recursive: true }, (_, name) => name && !/\.spec\.ts$|~$/.test(name) && note(join(folder, name)));
  }
  const web = join(root, 'apps/web/src');
  watch(web, { recursive: true }, (_, name) => name?.endsWith('.graphql.ts') && note(join(web, name)));
  watch(
    join(root, 'libs/contracts'),
    (_, name) => name === 'schema.graphql' && note(join(root, 'libs/contracts', name)),
  );
}

let queue = Promise.resolve();

async function apply(paths) {
  const from = performance.now();
  const server = paths.filter((path) => packages.some((name) => path.startsWith(join(root, name, 'src'))));
  for (const path of server) {
    if (!existsSync(path)) rmSync(outputOf(path), { recursive: true, force: true });
    else if (/\.[a-z]+$/.test(path)) await buildFile(path);
  }
  if (server.length > 0) {
    processes.api.restart();
    processes.worker.restart();
    console.log(`  ${server.length} server file(s) rebuilt in ${seconds(from)}; API and worker start anew`);
  }
  // Enumerations of the libraries are part of the schema, so any change of the server may be one of the schema.
  const renewed = server.length > 0 && (await writeSchema());
  if (renewed) console.log('  libs/contracts/schema.graphql has changed: commit it with the server');
  if (renewed || paths.length > server.length) await buildTypedDocuments();
}
