import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Fault } from './progress.mjs';
import { kith, root } from './run.mjs';

const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome'];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The browser of the journeys: `CHROMIUM_PATH`, else the one carried by npm, else an installed Chrome or Chromium. */
export async function chromiumPath() {
  const given = process.env.CHROMIUM_PATH;
  if (given && !existsSync(given)) throw new Fault('CHROMIUM_PATH names no file: correct it, or leave it out.');
  if (given) return given;
  if (process.platform === 'linux' && process.arch === 'x64') return carried();
  const found = [
    ...(process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name))),
    ...applications,
  ].find(isExecutable);
  if (!found)
    throw new Fault('There is no Chrome or Chromium on this machine: install one, or name it in CHROMIUM_PATH.');
  return found;
}

/** The package takes any "chromium" it finds in the temporary folder, whatever its version: each version gets its own. */
async function carried() {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8'));
  const folder = join(kith, `chromium-${version}`);
  mkdirSync(folder, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    return await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
