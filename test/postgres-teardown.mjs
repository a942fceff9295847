import { rmSync } from 'node:fs';

export default async function teardown() {
  const { postgres, home } = globalThis.kithPostgres;
  await postgres.stop();
  rmSync(home, { recursive: true, force: true });
}
