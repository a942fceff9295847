import pg from 'pg';

interface Asked {
  query: (...given: unknown[]) => unknown;
}

/** What a process asks now and then by itself, whatever is being counted: whether there is a new lexicon. */
const byItself = /^LISTEN |FROM lexicon_version ORDER BY number DESC LIMIT 1/;

/** Runs `work` and gives the texts of the SQL statements that went to the database meanwhile, from any connection. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const asked = pg.Client.prototype as unknown as Asked;
  const original = asked.query;
  const texts: string[] = [];
  asked.query = function (this: unknown, ...given: unknown[]) {
    const [first] = given;
    const text = typeof first === 'string' ? first : String((first as { text?: string }).text);
    if (!byItself.test(text)) texts.push(text);
    return original.apply(this, given);
  };
  try {
    await work();
  } finally {
    asked.query = original;
  }
  return texts;
}
