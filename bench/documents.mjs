import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../scripts/launch/run.mjs';

/** The documents the web sends, read from its sources: name to text, each with the fragments it uses. */
export function documentsOfTheWeb() {
  const texts = new Map();
  for (const file of globSync('apps/web/src/**/*.graphql.ts', { cwd: root }))
    for (const [, text] of readFileSync(join(root, file), 'utf8').matchAll(/graphql\(\/\* GraphQL \*\/ `([^`]*)`\)/g)) {
      const [, kind, name] = /^\s*(query|mutation|fragment)\s+(\w+)/.exec(text);
      texts.set(name, { kind, text });
    }
  const whole = (text, seen = new Set()) => {
    for (const [, name] of text.matchAll(/\.\.\.\s*(?!on\b)(\w+)/g)) {
      if (seen.has(name)) continue;
      seen.add(name);
      text += `\n${whole(texts.get(name).text, seen)}`;
    }
    return text;
  };
  return (name) => {
    const found = texts.get(name);
    if (!found || found.kind === 'fragment') throw new Error(`The web sends no document called ${name}.`);
    return whole(found.text);
  };
}
