import { describe, expect, it } from '@jest/globals';

import { existsSync, readFileSync } from 'node:fs';

const log = readFileSync('docs/safety/hazard-log.md', 'utf8');
const proofs = [...log.matchAll(/^\| (H\d\d) .*$/gm)].flatMap(([row, id]) =>
  [...row.matchAll(/`([^`]+\.spec\.tsx?)` › ([^|]+?)(?=; `| +\|)/g)].map(([, file, sentence]) => ({
    id: id ?? '',
    file: file ?? '',
    sentence: sentence ?? '',
  })),
);

describe('the hazard log', () => {
  it('names a proof for every hazard that it lists as controlled', () => {
    const listed = [...log.matchAll(/^\| (H\d\d) /gm)].map(([, id]) => id);
    expect([...new Set(proofs.map(({ id }) => id))]).toEqual(listed);
    expect(listed.length).toBeGreaterThan(20);
  });

  it.each(proofs)('$id: its proof exists', ({ file, sentence }) => {
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8').replaceAll("\\'", "'")).toContain(sentence);
  });

  it('says which hazards are not controlled yet', () => {
    const open = log.slice(log.indexOf('Not yet controlled'));
    const named = new Set([...log.matchAll(/H\d\d/g)].map(([id]) => id));
    expect([...named].sort()).toEqual(Array.from({ length: 30 }, (_, n) => `H${String(n + 1).padStart(2, '0')}`));
    expect(open).toContain('H09');
  });
});
