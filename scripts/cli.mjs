import { checkExternal, migrate, openEmbedded } from './launch/database.mjs';
import { runningHere, takeLock } from './launch/lock.mjs';
import { Fault, explain } from './launch/progress.mjs';
import { runNode, stopRuns } from './launch/run.mjs';
import { onStop } from './launch/system.mjs';
import { buildServer } from './build.mjs';

/*
 * Runs one command of the API's command line against the database of DATABASE_URL, of the Kith that runs from this
 * folder, or of one opened for the moment.
 */
const args = process.argv.slice(2);
let lock;
let embedded;
const stop = async () => {
  await stopRuns();
  await embedded?.stop();
  lock?.release();
};
onStop(stop);

try {
  if (args[0] === 'seed' && process.env.NODE_ENV === 'production')
    throw new Fault('The demo story does not belong in production.');
  await buildServer();
  const databaseUrl = await findDatabase();
  const demo = process.env.DATABASE_URL || process.env.NODE_ENV === 'production' ? {} : { KITH_DEMO: '1' };
  await runNode('apps/api/dist/cli.js', args, {
    env: { ...process.env, ...demo, DATABASE_URL: databaseUrl },
    show: true,
  });
} catch (error) {
  if (!/ended with \d+$/.test(error.message)) explain(error);
  process.exitCode = 1;
} finally {
  await stop();
}
process.exit();

async function findDatabase() {
  if (process.env.DATABASE_URL) {
    await checkExternal(process.env.DATABASE_URL);
    return process.env.DATABASE_URL;
  }
  const running = runningHere();
  if (running?.databaseUrl) return running.databaseUrl;
  lock = await takeLock(`npm run ${args[0]}`);
  embedded = await openEmbedded();
  await migrate({ ...process.env, DATABASE_URL: embedded.databaseUrl });
  return embedded.databaseUrl;
}
