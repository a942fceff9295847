import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { io } from 'socket.io-client';
import { commandOf, freePort } from '../../scripts/launch/postgres.mjs';
import { kith, root, stopRuns } from '../../scripts/launch/run.mjs';
import { onStop } from '../../scripts/launch/system.mjs';

/*
 * Starts and stops Kith as a person does, through npm, in a home of its own: what is said, what is left behind, what comes
 * back after a crash. Each check is a sentence; the report counts them.
 */
const { values: given } = parseArgs({ options: { report: { type: 'string' } } });
const home = join(kith, `start-${process.pid}`);
const started = [];
const stop = async () => {
  await stopRuns();
  for (const kithProcess of started) kithProcess.kill();
  for (const pid of ours()) signal(pid, 'SIGKILL');
  rmSync(home, { recursive: true, force: true });
};
onStop(stop, { unfinished: true });

const checks = [];
const holds = (name, ok, said = '') => {
  checks.push(Boolean(ok));
  console.log(`  ${ok ? 'ok    ' : 'FAILED'}  ${name}${ok ? '' : `\n${said}`}`);
};

try {
  await main();
} catch (error) {
  console.error(error);
  holds('the run came to its end', false);
}
await stop();
const failed = checks.filter((ok) => !ok).length;
if (given.report) writeFileSync(given.report, JSON.stringify({ passed: checks.length - failed, failed }));
process.exit(failed ? 1 : 0);

async function main() {
  mkdirSync(home, { recursive: true });
  const port = await freePort();

  let first = launch({ PORT: String(port) });
  await first.says('Fresh one-time codes');
  const [, address, code] = first.said().match(/Kith is at (\S+)[\s\S]*joss@demo\.example\s+(\d{6})/) ?? [];
  holds('tells its address and a one-time code', address === `http://localhost:${port}` && code);
  holds('serves the pages', (await fetch(address)).ok);

  const taken = launch({ PORT: String(port), KITH_HOME: `${home}-other` });
  holds('says in one sentence that a port is taken', (await taken.leaves()) === 1);
  holds('names the fix for it', /Port \d+ is taken.*choose another port/.test(taken.said()));
  rmSync(`${home}-other`, { recursive: true, force: true });

  const again = launch({ PORT: String(await freePort()) });
  holds('starts once only from one folder', (await again.leaves()) === 1 && /already runs/.test(again.said()));

  const [api] = ours().filter((pid) => commandOf(pid).includes('apps/api/dist/main.js'));
  signal(api, 'SIGKILL');
  await first.says('API ended');
  holds('starts a killed API again', await answersWithin(address, 15_000));

  const socket = io(address, { transports: ['websocket'], extraHeaders: { origin: address } });
  let since = performance.now();
  signal(first.pid, 'SIGTERM');
  const code0 = await first.leaves();
  holds('stops within five seconds when the signal goes to npm', code0 === 0 && performance.now() - since < 5_000);
  socket.close();
  holds('leaves no process behind', ours().length === 0);

  first = launch({ PORT: String(port) });
  await first.says('Kith is at');
  holds('starts warm without telling the story again', !first.said().includes('Demo story'));
  const [supervisor] = ours().filter((pid) => commandOf(pid).includes('scripts/supervisor.mjs'));
  const lock = JSON.parse(readFileSync(join(home, 'running.json'), 'utf8'));
  holds('keeps a lock with its own number', lock.pid === supervisor);
  signal(supervisor, 'SIGKILL');
  await first.leaves();

  first = launch({ PORT: String(port) });
  await first.says('Kith is at');
  holds('takes over after a crash without a word about it', !/lock|already/i.test(first.said()));
  since = performance.now();
  signal(first.pid, 'SIGINT');
  await first.leaves();
  holds('stops on Ctrl-C too', performance.now() - since < 5_000 && ours().length === 0);

  const old = await anOldPostgres();
  const outdated = launch({ DATABASE_URL: `postgres://kith:kith@127.0.0.1:${old.port}/kith` });
  holds('refuses an old PostgreSQL', (await outdated.leaves()) === 1);
  holds('says which it needs', /is version 17: Kith needs 18 or newer/.test(outdated.said()), outdated.said());
  old.stop();

  const absent = launch({ DATABASE_URL: `postgres://kith:kith@127.0.0.1:${await freePort()}/kith` });
  holds(
    'says that no PostgreSQL answers',
    (await absent.leaves()) === 1 && /No PostgreSQL answers/.test(absent.said()),
  );

  const broken = launch({ PORT: 'many', TIMER_SCALE: '-1' });
  holds('refuses broken settings', (await broken.leaves()) === 1);
  holds('names each of them once', /PORT must be a port number.*TIMER_SCALE must be more than 0/.test(broken.said()));

  const production = launch({ PORT: String(port), NODE_ENV: 'production', ...ownSecrets() });
  holds('never opens a demo as production', (await production.leaves()) === 1 && /demo story/.test(production.said()));
}

function ownSecrets() {
  const names = ['SESSION_SECRET', 'IDENTITY_KEY', 'BLIND_INDEX_KEY', 'TOTP_KEY'];
  const secret = () => Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64');
  return {
    ...Object.fromEntries(names.map((name) => [name, secret()])),
    PUBLIC_URL: 'https://kith.example.org',
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'Kith <no-reply@kith.example.org>',
  };
}

/** `npm start` with nothing of this shell's settings but those given. */
function launch(settings) {
  const env = { ...process.env, KITH_HOME: home, ...settings };
  const child = spawn('npm', ['start'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  let output = '';
  let tell = () => {};
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => ((output += chunk), tell()));
  const end = new Promise((done) => child.once('close', done)).then((code) => (tell(), code));
  return {
    pid: child.pid,
    said: () => output,
    leaves: () => end,
    async says(words) {
      while (!output.includes(words)) {
        if (child.exitCode !== null) throw new Error(`It left instead of saying "${words}":\n${output}`);
        await new Promise((done) => (tell = done));
      }
    },
  };
}

/** Processes of ours and the databases of this home. */
function ours() {
  const { stdout } = spawnSync('ps', ['-A', '-ww', '-o', 'pid=,args='], { encoding: 'utf8' });
  return stdout
    .trim()
    .split('\n')
    .map((line) => Number(/^\s*(\d+)/.exec(line)?.[1]))
    .filter((pid) => pid !== process.pid && environmentOf(pid).includes(`KITH_HOME=${home}\0`));
}

function environmentOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return '';
  }
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // It is gone already.
  }
}

async function answersWithin(address, patience) {
  for (let waited = 0; waited < patience; waited += 100) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return true;
    await pause(100);
  }
  return false;
}

/** Speaks just enough of PostgreSQL's protocol to say that it is version 17. */
async function anOldPostgres() {
  const message = (type, body) => Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
  const int32 = (n) => Buffer.from([n >>> 24, n >>> 16, n >>> 8, n]);
  const int16 = (n) => Buffer.from([n >>> 8, n]);
  const ready = message('Z', Buffer.from('I'));
  const column = Buffer.concat([
    int16(1),
    Buffer.from('server_version_num\0'),
    int32(0),
    int16(0),
    int32(25),
    int16(-1),
    int32(-1),
    int16(0),
  ]);
  const value = Buffer.from('170004');
  const answer = Buffer.concat([
    message('T', column),
    message('D', Buffer.concat([int16(1), int32(value.length), value])),
    message('C', Buffer.from('SHOW\0')),
    ready,
  ]);
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', int32(0)), ready]));
      socket.on('data', (chunk) => (chunk[0] === 0x51 ? socket.write(answer) : socket.end()));
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { port: server.address().port, stop: () => server.close() };
}
