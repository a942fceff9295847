import { checkExternal, fill, migrate, openEmbedded, signIns } from './launch/database.mjs';
import { runningHere, takeLock } from './launch/lock.mjs';
import { Fault, explain } from './launch/progress.mjs';
import { runNode, stopRuns } from './launch/run.mjs';
import { onStop } from './launch/system.mjs';
import { buildServer } from './build.mjs';

/*
 * Runs one command of the API's command line against the database of DATABASE_URL, of the Kith that runs from this
 * folder, or of one opened for the moment.
 */
const [command, ...rest] = process.argv.slice(2);
const production = process.env.NODE_ENV === 'production';
let lock;
let opening;
const stop = async () => {
  await stopRuns();
  await opening?.then((embedded) => embedded.stop()).catch(() => {});
  lock?.release();
};
onStop(stop, { unfinished: true });

try {
  await buildServer();
  if (command === 'seed') await tellStory();
  else if (command === 'demo-sign-ins') console.log(await signIns(process.env));
  else await runNode('apps/api/dist/cli.js', [command, ...rest], { env: await settings(), show: true });
} catch (error) {
  if (!/ended with \d+$/.test(error.message)) explain(error);
  process.exitCode = 1;
} finally {
  await stop();
}
process.exit();

/** The story is told into its own embedded database only; everybody knows the password of its administrator. */
async function tellStory() {
  if (production) throw new Fault('The demo story does not belong in production.');
  if (process.env.DATABASE_URL)
    throw new Fault('The demo story is told only into a database of its own: run npm run seed without DATABASE_URL.');
  const running = runningHere();
  if (running)
    throw new Fault(
      `Kith runs from this folder (${running.address}): stop it first. To begin anew, also remove .kith/pg.`,
    );
  const embedded = await open();
  const told = await fill(embedded, { ...process.env, DATABASE_URL: embedded.databaseUrl, KITH_DEMO: '1' });
  if (!told) console.log('  The database is not empty: the story is told only once. To begin anew, remove .kith/pg.');
}

async function settings() {
  if (process.env.DATABASE_URL) {
    await checkExternal(process.env.DATABASE_URL);
    return process.env;
  }
  const running = runningHere();
  if (running?.databaseUrl) {
    if (running.production !== production)
      throw new Fault(
        running.production
          ? 'Kith runs here for production: run this with NODE_ENV=production and its settings.'
          : 'Kith runs here as a demo: run this without NODE_ENV=production.',
      );
    return own(running.databaseUrl);
  }
  const { databaseUrl } = await open();
  await migrate(own(databaseUrl));
  return own(databaseUrl);
}

function own(databaseUrl) {
  return { ...process.env, DATABASE_URL: databaseUrl, KITH_DEMO: production ? '0' : '1' };
}

async function open() {
  lock = await takeLock(`npm run ${command}`);
  opening = openEmbedded({ production });
  return opening;
}
