import pg from 'pg';

interface Asked {
  query: (...given: unknown[]) => unknown;
}

/** What a process asks now and then by itself, whatever is being counted: whether something has come into force. */
const byItself =
  /^LISTEN |FROM lexicon_version ORDER BY number DESC LIMIT 1|FROM configuration_version ORDER BY part, number DESC/;

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
