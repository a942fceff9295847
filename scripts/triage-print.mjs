import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildServer } from './build.mjs';

/*
 * Prints the lexicon of the text detector as one Markdown document, for clinical review.
 *
 *   npm run -s triage:print -- [--out file]
 */
const { values: given } = parseArgs({ options: { out: { type: 'string' } } });

await buildServer();
const { lexiconVersion, rules } = await import('../libs/triage/dist/lexicon/all.js');
const { printLexicon } = await import('../libs/triage/dist/lexicon/print.js');

const printed = printLexicon(lexiconVersion, rules);
if (given.out) writeFileSync(given.out, printed);
else process.stdout.write(printed);
