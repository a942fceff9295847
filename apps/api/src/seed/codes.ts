import { Secret, TOTP } from 'otpauth';

import { createHash } from 'node:crypto';

/** Seed of the one-time codes of a demo account; the same in every demo, so that the start can print codes. */
export const demoSeed = (email: string): string =>
  new Secret({ buffer: Uint8Array.from(createHash('sha1').update(`kith demo ${email}`).digest()).buffer }).base32;

/** The one-time code of a demo account at a moment, in milliseconds since 1970. */
export const demoCode = (email: string, at = Date.now()): string =>
  new TOTP({ secret: Secret.fromBase32(demoSeed(email)) }).generate({ timestamp: at });
