import { createHmac, randomBytes } from 'node:crypto';

const prefix = 'whsec_';

/** A secret to sign with, 256 random bits, in the form that libraries for Standard Webhooks take. */
export const newSecret = (): string => prefix + randomBytes(32).toString('base64');

/**
 * The headers of one delivery after Standard Webhooks: HMAC-SHA-256 over id, moment and body. The id stays the same
 * however often it is sent; the moment is of this attempt, so that an old copy can be told from a late one.
 */
export function signed(secret: string, id: string, at: Date, body: string): Record<string, string> {
  const seconds = String(Math.floor(at.getTime() / 1000));
  const mac = createHmac('sha256', Buffer.from(secret.slice(prefix.length), 'base64'))
    .update(`${id}.${seconds}.${body}`)
    .digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': `v1,${mac}` };
}
