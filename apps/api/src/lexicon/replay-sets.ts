import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Labelled } from '@kith/domain/lexicon/replay';

/** Beside the built and the unbuilt files alike; the image carries it, too. */
const folder = join(import.meta.dirname, '../../../../libs/triage/eval');

/** Messages with the level that their writers gave them. */
export interface EvaluationSet {
  name: string;
  /** Everyday talk, which must stay quiet. */
  ordinary: boolean;
  messages: Labelled[];
}

/**
 * The evaluation sets that ship with the product, one after the other. Read from the disk each time: they are wanted seldom, and
 * only in the worker.
 */
export async function* evaluationSets(): AsyncGenerator<EvaluationSet> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
  if (!files.length) throw new Error('There are no evaluation sets.');
  for (const file of files) {
    const lines = (await readFile(join(folder, file), 'utf8')).split('\n').filter(Boolean);
    const messages = lines.map((line) => JSON.parse(line) as Labelled).filter(({ level }) => level !== undefined);
    // Sets about something else, such as personal details, give no levels.
    if (messages.length) yield { name: file.replace('.jsonl', ''), ordinary: file.startsWith('ordinary'), messages };
  }
}
