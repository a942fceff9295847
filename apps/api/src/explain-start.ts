import { ConfigError } from './platform/config.js';

const databaseFaults: Record<string, string> = {
  ECONNREFUSED: 'No PostgreSQL answers at DATABASE_URL: start it, or correct the address.',
  ENOTFOUND: 'The host of DATABASE_URL is not known: correct the address.',
  ETIMEDOUT: 'The PostgreSQL of DATABASE_URL does not answer: check network and address.',
  '3D000': 'The database of DATABASE_URL does not exist: create it, or correct the address.',
  '28P01': 'The PostgreSQL of DATABASE_URL refuses user or password: correct them.',
  '28000': 'The PostgreSQL of DATABASE_URL refuses user or password: correct them.',
  '57P03': 'The PostgreSQL of DATABASE_URL is still starting: try again in a moment.',
};

/** Ends a process that could not start: with one sentence when a person can mend it, in full when it is a defect of ours. */
export function explainStart(error: unknown): never {
  const { code, name } = (error ?? {}) as { code?: string; name?: string };
  const sentence = error instanceof ConfigError ? error.message : databaseFaults[code ?? ''];
  if (sentence) console.error(`\n${sentence}\n`);
  else console.error(name === undefined ? String(error) : error);
  process.exit(1);
}
