import pg from 'pg';

interface Asked {
  query: (...given: unknown[]) => unknown;
}

/** Runs `work` and gives the texts of the SQL statements that went to the database meanwhile, from any connection. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const asked = pg.Client.prototype as unknown as Asked;
  const original = asked.query;
  const texts: string[] = [];
  asked.query = function (this: unknown, ...given: unknown[]) {
    const [first] = given;
    texts.push(typeof first === 'string' ? first : String((first as { text?: string }).text));
    return original.apply(this, given);
  };
  try {
    await work();
  } finally {
    asked.query = original;
  }
  return texts;
}
