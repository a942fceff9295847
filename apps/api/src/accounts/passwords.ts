import { Injectable } from '@nestjs/common';
import { Algorithm, hash, verify } from '@node-rs/argon2';

import { randomBytes } from 'node:crypto';

/** Argon2id, above the floor of 19 MiB and 2 passes (AN-3). */
const cost = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 32_768, timeCost: 3, parallelism: 1 } as const;

@Injectable()
export class Passwords {
  private readonly nobody = hash(randomBytes(32).toString('base64'), cost);

  hash(password: string): Promise<string> {
    return hash(password.normalize('NFKC'), cost);
  }

  /** Takes as long for an unknown account (null) as for a known one, and is false. */
  async matches(stored: string | null, password: string): Promise<boolean> {
    const fits = await verify(stored ?? (await this.nobody), password.normalize('NFKC')).catch(() => false);
    return fits && stored !== null;
  }

  /** Whether a hash was made with other settings and is due for a new one at the next sign-in. */
  isOld(stored: string): boolean {
    return !stored.startsWith(`$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`);
  }
}
