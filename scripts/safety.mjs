import { globSync, readFileSync } from 'node:fs';

/*
 * Which tests prove which safety requirement (R, SAFE) and which hazard (H). A test claims a number by naming it in brackets in
 * its title: "is refused to a peer moderator (R2, H19)". Fails when a number has no test and is not marked as missing, and
 * when a proof that the hazard log names does not exist.
 */
const requirements = readFileSync('docs/safety/requirements.md', 'utf8');
const hazards = readFileSync('docs/safety/hazard-log.md', 'utf8');

const listed = [
  ...[...requirements.matchAll(/^- (R\d+|SAFE-\d) ((?:.|\n(?!- |\n))*)/gm)].map(([, id, text]) => ({
    id,
    name: oneLine(text),
    isMissing: text.includes('Missing:'),
    proofs: [],
  })),
  ...hazards
    .split(/^## /m)
    .slice(1)
    .map((section) => ({
      id: section.slice(0, 3),
      name: oneLine(section.slice(4, section.indexOf('\n'))),
      isMissing: section.includes('not controlled yet'),
      proofs: [...section.matchAll(/^- Proof: `([^`]+)` › (.+)$/gm)].map(([, file, title]) => ({ file, title })),
    })),
];
const claims = globSync(['{apps,libs}/*/src/**/*.spec.{ts,tsx}', '{e2e,test}/**/*.spec.ts']).flatMap(claimsIn);

const faults = [];
for (const { id, name, isMissing, proofs } of listed) {
  const tests = claims.filter(({ ids }) => ids.includes(id));
  const [first] = tests.length > 0 ? tests : proofs;
  const count = Math.max(tests.length, proofs.length);
  const state = isMissing ? 'missing' : `${count} ${count === 1 ? 'test' : 'tests'}`;
  console.log(`${id.padEnd(6)} ${state.padEnd(10)} ${name}`);
  if (first) console.log(`${' '.repeat(18)}${first.file} › ${first.title}`);
  if (count === 0 && !isMissing) faults.push(`${id} has no test.`);
  for (const { file, title } of proofs.filter(({ file, title }) => !isIn(file, title))) {
    faults.push(`${id} names a proof that does not exist: ${file} › ${title}`);
  }
}
const numbers = new Set(listed.map(({ id }) => id));
for (const id of [...range('R', 1, 61), ...range('SAFE-', 1, 5), ...range('H', 1, 30)]) {
  if (!numbers.has(id)) faults.push(`${id} is not in the documents.`);
}

const missing = listed.filter(({ isMissing }) => isMissing).map(({ id }) => id);
console.log(
  `\n${listed.length - missing.length} of ${listed.length} are met. ${missing.length > 0 ? `Missing, in whole or in part: ${missing.join(', ')}.` : ''}`,
);
if (faults.length > 0) {
  console.error(`\n${faults.join('\n')}`);
  process.exitCode = 1;
}

function oneLine(text) {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function range(letter, from, to) {
  return Array.from(
    { length: to - from + 1 },
    (_, n) => `${letter}${String(from + n).padStart(letter === 'H' ? 2 : 1, '0')}`,
  );
}

/** The titles of a file that name numbers. Ranges such as R6–R9 count each number. */
function claimsIn(file) {
  const titles = readFileSync(file, 'utf8').matchAll(
    /\(\s*(['"`])((?:(?!\1)[^\n\\]|\\.)*\((?:[^()]*\b)?(?:[RH]\d|SAFE-\d)(?:(?!\1)[^\n\\]|\\.)*)\1/g,
  );
  return [...titles].map(([, , title]) => ({
    file,
    title: title.replaceAll(/\\(.)/g, '$1'),
    ids: [
      ...[...title.matchAll(/\b([RH])(\d{1,2})(?:–[RH](\d{1,2}))?\b/g)].flatMap(([, letter, from, to = from]) =>
        range(letter, Number(from), Number(to)),
      ),
      ...(title.match(/\bSAFE-\d\b/g) ?? []),
    ],
  }));
}

function isIn(file, title) {
  try {
    return readFileSync(file, 'utf8').replaceAll("\\'", "'").includes(title);
  } catch {
    return false;
  }
}
