import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Seals small texts with AES-256-GCM. `place` (table, column, row) is bound in, so a sealed value moved to another row
 * or column does not open (CR-1). Layout: version 1 byte, nonce 12, tag 16, then the cipher text.
 */
export class Sealer {
  private readonly key: Buffer;

  constructor(secret: Buffer, purpose: string) {
    this.key = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), purpose, 32));
  }

  seal(text: string, place: string): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce);
    cipher.setAAD(Buffer.from(place));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from([1]), nonce, cipher.getAuthTag(), body]);
  }

  /** Throws when the value was changed or belongs to another place; the error says nothing about the content. */
  open(sealed: Buffer, place: string): string {
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.key, sealed.subarray(1, 13));
      decipher.setAAD(Buffer.from(place));
      decipher.setAuthTag(sealed.subarray(13, 29));
      return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString('utf8');
    } catch {
      throw new Error('A sealed value could not be opened.');
    }
  }
}

/** Keyed digest for looking up a sealed value, such as an e-mail address, without opening it (CR-2). */
export const blindIndex = (secret: Buffer, purpose: string, value: string): Buffer =>
  createHmac('sha256', secret).update(`${purpose}:${value}`).digest();
