import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fill, openEmbedded } from '../scripts/launch/database.mjs';
import { stopLeftover } from '../scripts/launch/postgres.mjs';
import { explain } from '../scripts/launch/progress.mjs';
import { kith, stopRuns } from '../scripts/launch/run.mjs';
import { checkPort, onStop, startProcesses } from '../scripts/launch/system.mjs';
import { build } from '../scripts/build.mjs';

/*
 * The whole system for the journeys: a fresh database with the demo story, API and worker, on a port of its own. Safety
 * timers are shortened by TIMER_SCALE; nothing else differs from what `npm start` runs.
 */
const port = Number(process.env.E2E_PORT ?? 4100);
const home = join(kith, `e2e-${port}`);
const settings = ['NODE_ENV', 'DATABASE_URL', 'REDIS_URL', 'SMTP_URL', 'HOST', 'MAIL_FROM'];
const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !settings.includes(name))),
  PORT: String(port),
  PUBLIC_URL: `http://localhost:${port}`,
  KITH_DEMO: '1',
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
};
let opening;
let processes;

const stop = async () => {
  await stopRuns();
  await processes?.stop();
  await opening?.then((embedded) => embedded.stop()).catch(() => {});
};
const isStopping = onStop(stop);
// A runner that was ended at once tells nobody: the changed parent is the only trace.
const runner = process.ppid;
setInterval(() => process.ppid !== runner && process.kill(process.pid, 'SIGTERM'), 500).unref();

try {
  await checkPort(port, '127.0.0.1');
  await build();
  await stopLeftover(join(home, 'pg'));
  rmSync(home, { recursive: true, force: true });
  opening = openEmbedded({ dir: join(home, 'pg'), flags: ['fsync=off'] });
  const embedded = await opening;
  const own = { ...env, DATABASE_URL: embedded.databaseUrl };
  await fill(embedded, own);
  processes = startProcesses(own);
  await processes.ready();
  console.log(`  Ready for the journeys at http://localhost:${port}`);
} catch (error) {
  if (!isStopping()) {
    explain(error);
    await stop();
    process.exit(1);
  }
}
