import webPush from 'web-push';

import { createDecipheriv, createECDH, createHmac, hkdfSync, randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { TestApp } from './people.js';

/** `lying` takes the page, and then says that it did not. */
export type Mood = 'up' | 'down' | 'slow' | 'lying' | 'gone' | 'wrongNumber';

export interface Carried {
  /** First part of the address: which way it went. */
  path: string;
  address: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

const status: Record<Exclude<Mood, 'slow'>, number> = { up: 202, down: 503, lying: 500, gone: 410, wrongNumber: 422 };

/** Somebody who carries pages, on loopback: a provider of SMS and calls, or a push service. */
export async function aCarrier() {
  const moods = new Map<string, Mood>();
  const heard: Carried[] = [];
  /** What really happened, per key: how often somebody's phone rang. */
  const effects = new Map<string, number>();
  const server = createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on('data', (part: Buffer) => parts.push(part));
    req.on('end', () => {
      const [, first = ''] = (req.url ?? '').split('/');
      // Where nobody is at home is at the push service, too.
      const path = first === 'nobody' ? 'push' : first;
      const mood = moods.get(path) ?? 'up';
      heard.push({ path, address: req.url ?? '', headers: req.headers, body: Buffer.concat(parts) });
      const key = String(req.headers['idempotency-key'] ?? req.headers['topic'] ?? '');
      if (mood === 'slow') return;
      if ((mood === 'up' || mood === 'lying') && !effects.has(key)) effects.set(key, 1);
      res.writeHead(status[mood], { 'content-type': 'application/json' });
      res.end(JSON.stringify({ receipt: `carrier-${heard.length}` }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    host: origin.replace('http://', ''),
    heard,
    effects,
    is: (path: 'sms' | 'voice' | 'push', mood: Mood) => moods.set(path, mood),
    /** What came by SMS or by voice. */
    bodies: (path: 'sms' | 'voice') =>
      heard
        .filter((one) => one.path === path)
        .map(({ body }) => JSON.parse(body.toString('utf8')) as Record<string, unknown>),
    forget: () => {
      heard.length = 0;
      effects.clear();
      moods.clear();
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
export type TestCarrier = Awaited<ReturnType<typeof aCarrier>>;

export const smsSecret = 'sms secret of a test, thirty-two signs';
export const voiceSecret = 'voice secret of a test, thirty-two sgn';
const vapid = webPush.generateVAPIDKeys();

/** Settings with every way on, carried by this one. */
export const everyWay = (carrier: TestCarrier): Record<string, string> => ({
  PAGE_SMS_URL: `${carrier.origin}/sms`,
  PAGE_SMS_SECRET: smsSecret,
  PAGE_VOICE_URL: `${carrier.origin}/voice`,
  PAGE_VOICE_SECRET: voiceSecret,
  PUSH_SERVICES: carrier.host,
  VAPID_PUBLIC_KEY: vapid.publicKey,
  VAPID_PRIVATE_KEY: vapid.privateKey,
});

/** A receipt as a provider sends it, signed now unless told otherwise. */
export function receipt(
  app: TestApp,
  carrier: 'sms' | 'voice',
  said: { id: string; state: string; reason?: string },
  { secret = carrier === 'sms' ? smsSecret : voiceSecret, at = app.clock.now(), body = JSON.stringify(said) } = {},
) {
  const seconds = Math.floor(at.getTime() / 1000);
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return app.app.inject({
    method: 'POST',
    url: `/paging/receipts/${carrier}`,
    headers: { 'content-type': 'application/json', 'kith-signature': `t=${seconds},v1=${signature}` },
    payload: body,
  });
}

/** A browser that takes pushes: what it gives away, and the key it keeps. */
export function aBrowser(carrier: TestCarrier) {
  const key = createECDH('prime256v1');
  key.generateKeys();
  const given = {
    endpoint: `${carrier.origin}/push/${randomUUID()}`,
    p256dh: key.getPublicKey('base64url'),
    auth: 'tBHItJI5svbpez7KI4CCXg',
  };
  return { key, given };
}

/** What a browser reads of a push (RFC 8291): nobody on the way can. */
export function openedBy({ key, given }: ReturnType<typeof aBrowser>, body: Buffer): string {
  const salt = body.subarray(0, 16);
  const keyEnd = 21 + body.readUInt8(20);
  const sender = body.subarray(21, keyEnd);
  const derive = (ikm: Buffer, with_: Buffer, info: Buffer | string, length: number) =>
    Buffer.from(hkdfSync('sha256', ikm, with_, info, length));
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), key.getPublicKey(), sender]);
  const ikm = derive(key.computeSecret(sender), Buffer.from(given.auth, 'base64url'), info, 32);
  const decipher = createDecipheriv(
    'aes-128-gcm',
    derive(ikm, salt, 'Content-Encoding: aes128gcm\0', 16),
    derive(ikm, salt, 'Content-Encoding: nonce\0', 12),
  );
  decipher.setAuthTag(body.subarray(-16));
  const text = Buffer.concat([decipher.update(body.subarray(keyEnd, -16)), decipher.final()]).toString('utf8');
  return text.replace(/\u0002\0*$/, '');
}
