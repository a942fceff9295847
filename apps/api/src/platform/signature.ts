import { createHmac, timingSafeEqual } from 'node:crypto';

/** Header of everything that goes to a provider or comes back from one. */
export const signatureHeader = 'kith-signature';

/** A signature older or newer than this is not taken, in seconds. */
export const signatureLife = 300;

const digest = (secret: string, seconds: number, body: string): Buffer =>
  createHmac('sha256', secret).update(`${seconds}.${body}`).digest();

/** `t=<seconds since 1970>,v1=<HMAC-SHA256 of "t.body" in hex>`. */
export function sign(secret: string, body: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000);
  return `t=${seconds},v1=${digest(secret, seconds, body).toString('hex')}`;
}

/** The bytes of a signature that is right and fresh; null for any other. */
export function verified(secret: string, body: string, header: string, now: Date): Buffer | null {
  const [, time, given] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  if (!time || !given) return null;
  const seconds = Number(time);
  const signature = Buffer.from(given, 'hex');
  const isFresh = Math.abs(now.getTime() / 1000 - seconds) <= signatureLife;
  return isFresh && timingSafeEqual(signature, digest(secret, seconds, body)) ? signature : null;
}
