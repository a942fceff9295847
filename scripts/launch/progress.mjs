/** Something the person at the keyboard can mend: one clear sentence that names the fix, no stack. */
export class Fault extends Error {}

export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Runs one step and prints its name, its outcome in a few words (what `work` gives back, if it is text) and its time. */
export async function step(name, work) {
  const since = performance.now();
  const live = process.stdout.isTTY;
  if (live) process.stdout.write(`  ${name} ...`);
  try {
    const result = await work();
    const note = typeof result === 'string' && result ? ` (${result})` : '';
    process.stdout.write(`${live ? '\r\x1b[K' : ''}  ${`${name}${note}`.padEnd(60)} ${seconds(since).padStart(8)}\n`);
    return result;
  } catch (error) {
    process.stdout.write(`${live ? '\r\x1b[K' : ''}  ${name.padEnd(60)} ${'failed'.padStart(8)}\n`);
    throw error;
  }
}

/** Says what went wrong: a fault as its sentence, a failed command in its own words, anything else in full. */
export function explain(error) {
  const plain = error instanceof Fault || error?.name === 'ConfigError' || error?.output !== undefined;
  console.error(plain ? `\n${error.message}\n` : error);
}
