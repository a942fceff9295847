import { checkExternal, fill, migrate, openEmbedded, signIns } from './launch/database.mjs';
import { takeLock } from './launch/lock.mjs';
import { explain, seconds, step } from './launch/progress.mjs';
import { stopRuns } from './launch/run.mjs';
import { checkPort, onStop, readSettings, startProcesses } from './launch/system.mjs';
import { build } from './build.mjs';

const since = performance.now();
let lock;
let opening;
let processes;

const stop = async () => {
  await stopRuns();
  await processes?.stop();
  await opening?.then((embedded) => embedded.stop()).catch(() => {});
  lock?.release();
};
const isStopping = onStop(async () => {
  const from = performance.now();
  console.log('\n  Stopping');
  lock?.leave();
  await stop();
  console.log(`  Stopped in ${seconds(from)}`);
});

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
  const embedded = !process.env.DATABASE_URL;
  const config = await step('Settings', async () => {
    const read = await readSettings(process.env);
    if (embedded) lock = await takeLock(read.publicUrl);
    // Processes of a killed Kith may still be leaving; with a database from elsewhere there is no lock to tell.
    await checkPort(read.port, read.host, !lock || lock.afterCrash ? 5_000 : 0);
    return read;
  });
  const database = embedded ? undefined : await step('Database', () => checkExternal(process.env.DATABASE_URL));
  await build();
  const env = { ...process.env, ...(await openDatabase(config, database)) };
  await step('API and worker', () => {
    processes = startProcesses(env);
    return processes.ready();
  });
  console.log(`\n  Kith is at ${config.publicUrl} after ${seconds(since)}. Ctrl-C stops it.\n`);
  if (env.KITH_DEMO === '1') await tellSignIns(env);
  else console.log('  The first administrator is made with: npm run admin -- --email someone@example.org\n');
}

async function openDatabase(config, external) {
  if (external) {
    await step('Migrations', () => migrate(process.env));
    return { KITH_DEMO: '0' };
  }
  const { production } = config;
  opening = step('Database', () => openEmbedded({ production }));
  const embedded = await opening;
  const own = { DATABASE_URL: embedded.databaseUrl, KITH_DEMO: production ? '0' : '1' };
  lock.tell(embedded.databaseUrl, production);
  await fill(embedded, { ...process.env, ...own });
  return own;
}

async function tellSignIns(env) {
  const tell = async () => console.log(await signIns(env));
  await tell();
  if (!process.stdin.isTTY) return console.log('  Fresh one-time codes: npm run sign-ins\n');
  console.log('  Fresh one-time codes: press Enter\n');
  process.stdin.on('data', () => tell().catch(explain));
}
