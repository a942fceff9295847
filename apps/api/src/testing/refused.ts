import type { TestApp } from './people.js';

/** While `work` runs, the database refuses every write into a table for whose row `when` is true. */
export async function whileRefused<Result>(
  app: TestApp,
  table: string,
  when: string,
  work: () => Promise<Result>,
  write: 'INSERT' | 'UPDATE' = 'INSERT',
): Promise<Result> {
  await app.dataSource.query(`
    CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION $$no room$$; END';
    CREATE TRIGGER refused BEFORE ${write} ON ${table} FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION refuse()`);
  return work().finally(() => app.dataSource.query(`DROP TRIGGER refused ON ${table}`));
}
