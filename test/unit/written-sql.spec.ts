import { beforeAll, describe, expect, it } from '@jest/globals';

import { builtStatements } from './sql-check.js';

const head = `
  import { row, rows, type Tx, write } from '../platform/db.js';
  const columns = 'id, name';
  const by = { newest: 'created_at DESC', oldest: 'created_at' } as const;
  const named = (alias: string) => \`\${alias}.name\`;`;

const refused: [string, string][] = [
  [
    'text in a template',
    "export const f = (tx: Tx, name: string) => rows(tx, `SELECT 1 FROM a WHERE name = '${name}'`);",
  ],
  ['text put together', "export const f = (tx: Tx, name: string) => row(tx, 'SELECT ' + name);"],
  [
    'a number that comes from outside',
    'export const f = (tx: Tx, first: number) => rows(tx, `SELECT 1 LIMIT ${first}`);',
  ],
  [
    'text in a local name',
    'export const f = (tx: Tx, w: string) => { const sql = `DELETE FROM ${w}`; return write(tx, sql); };',
  ],
  [
    'text that a caller hands to a fragment',
    'export const f = (tx: Tx, who: string) => rows(tx, `SELECT ${named(who)}`);',
  ],
  ['text in a list', 'export const f = (tx: Tx, all: string[]) => rows(tx, `SELECT ${all.join()}`);'],
  ['text given to the driver', 'export const f = (tx: Tx, text: string) => tx.query(text);'],
  [
    'a query builder that orders by text',
    'export const f = (tx: Tx, s: string) => tx.createQueryBuilder().select("a").orderBy(s);',
  ],
  ['a query builder that selects text', 'export const f = (tx: Tx, s: string) => tx.createQueryBuilder().select([s]);'],
];
const taken = `
  export const a = (tx: Tx, id: string) => rows(tx, \`SELECT \${columns}, \${named('g')} FROM g WHERE id = $1\`, [id]);
  export const b = (tx: Tx, sort: keyof typeof by) => rows(tx, \`SELECT 1 FROM g ORDER BY \${by[sort]}\`);
  export const c = (tx: Tx, isLast: boolean) => row(tx, \`SELECT 1 FROM g ORDER BY 1 \${isLast ? 'DESC' : 'ASC'}\`);`;

const file = (name: string | number) => `apps/api/src/planted/p${name}.store.ts`;
const foundIn = (name: string | number) => answer.found.filter((place) => place.startsWith(file(name)));
let answer: ReturnType<typeof builtStatements>;

beforeAll(() => {
  const bodies = [...refused.map(([, body], n) => [file(n), body] as const), [file('taken'), taken] as const];
  answer = builtStatements(Object.fromEntries(bodies.map(([path, body]) => [path, `${head}\n${body}`])));
}, 180_000);

describe('statements (IN-1)', () => {
  it('of the whole server are made of constants alone', () => {
    expect(answer.found.filter((place) => !place.includes('/planted/'))).toEqual([]);
    expect(answer.checked).toBeGreaterThan(250);
  });

  it.each(refused.map(([what], n) => [what, n] as const))('are refused with %s', (_, n) => {
    expect(foundIn(n)).toHaveLength(1);
  });

  it('may hold constants, fragments of constants and one of a few words', () => {
    expect(foundIn('taken')).toEqual([]);
  });
});
