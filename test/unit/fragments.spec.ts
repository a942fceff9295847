import { describe, expect, it } from '@jest/globals';

import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const files = globSync('apps/web/src/**/*.graphql.ts');
const textOf = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
const named = (pattern: RegExp, file: string) => [...textOf.get(file)!.matchAll(pattern)].map(([, name]) => name!);
const homes = new Map(files.flatMap((file) => named(/fragment (\w+) on/g, file).map((name) => [name, file] as const)));

/** A file and what it imports, and so on. */
function within(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const path of named(/import '([^']+\.graphql)\.js'/g, file)) within(join(dirname(file), `${path}.ts`), seen);
  return seen;
}

describe('a document of the web', () => {
  it('imports every fragment it uses, so that it can be sent from whatever screen is loaded first', () => {
    const missing = files.flatMap((file) =>
      named(/\.\.\.(\w+)/g, file)
        .filter((name) => homes.has(name) && !within(file).has(homes.get(name)!))
        .map((name) => `${file}: ${name}`),
    );
    expect(missing).toEqual([]);
    expect(homes.size).toBeGreaterThan(10);
  });
});
