import { createHash } from 'node:crypto';
import { z } from 'zod';

const demoKey = (name: string) => createHash('sha256').update(`kith demo ${name}`).digest('base64');

/** Known to everyone who can read this file: they hold the demo together, and a production start refuses them. */
const demoSecrets = {
  SESSION_SECRET: demoKey('session secret'),
  IDENTITY_KEY: demoKey('identity key'),
  BLIND_INDEX_KEY: demoKey('blind index key'),
  TOTP_KEY: demoKey('totp key'),
};
const secretNames = Object.keys(demoSecrets) as (keyof typeof demoSecrets)[];

const isKey = (value: string) => /^[A-Za-z0-9+/]{43}=$/.test(value);
const key = z
  .string('is missing: make one with "openssl rand -base64 32"')
  .refine(isKey, 'must be 32 bytes in base64: make one with "openssl rand -base64 32"')
  .transform((value) => Buffer.from(value, 'base64'));

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

const address = (schemes: string[], example: string) =>
  z
    .string(`is missing: give an address like ${example}`)
    .refine(
      (value) => URL.canParse(value) && schemes.includes(new URL(value).protocol),
      `must be an address like ${example}`,
    );

const provider = address(['https:', 'http:'], 'https://sms.example.org/kith');
const providerSecret = z.string().min(32, 'must have at least 32 characters: make one with "openssl rand -base64 32"');

/** Push services of Chrome, Firefox, Safari and Edge. A browser's own word on where its service is is not taken. */
const usualPushServices = 'fcm.googleapis.com *.push.services.mozilla.com web.push.apple.com *.notify.windows.com';

const schema = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'], 'must be development, test or production')
    .default('development'),
  HOST: z.string().optional(),
  PORT: z.coerce
    .number('must be a port number')
    .int('must be a port number')
    .min(1, 'must be a port number from 1 to 65535')
    .max(65535, 'must be a port number from 1 to 65535')
    .default(4000),
  DATABASE_URL: address(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/kith'),
  REDIS_URL: address(['redis:', 'rediss:'], 'redis://host:6379').optional(),
  PUBLIC_URL: address(['http:', 'https:'], 'https://kith.example.org').optional(),
  SESSION_SECRET: z
    .string('is missing: make one with "openssl rand -base64 32"')
    .min(32, 'must have at least 32 characters'),
  IDENTITY_KEY: key,
  BLIND_INDEX_KEY: key,
  TOTP_KEY: key,
  SMTP_URL: address(['smtp:', 'smtps:'], 'smtps://user:password@mail.example.org').optional(),
  MAIL_FROM: z
    .string()
    .min(3, 'must be a sender like Kith <no-reply@example.org>')
    .default('Kith <no-reply@localhost>'),
  PAGE_TEST_MAIL: z.email('must be an address like pages@example.org').optional(),
  PAGE_SMS_URL: provider.optional(),
  PAGE_SMS_SECRET: providerSecret.optional(),
  PAGE_VOICE_URL: provider.optional(),
  PAGE_VOICE_SECRET: providerSecret.optional(),
  SECOND_READER_URL: address(['https:', 'http:'], 'https://reader.example.org/kith').optional(),
  SECOND_READER_SECRET: providerSecret.optional(),
  VAPID_PUBLIC_KEY: z
    .string()
    .regex(/^[\w-]{87}$/, 'must be the public key that "npx web-push generate-vapid-keys" prints')
    .optional(),
  VAPID_PRIVATE_KEY: z
    .string()
    .regex(/^[\w-]{43}$/, 'must be the private key that "npx web-push generate-vapid-keys" prints')
    .optional(),
  PUSH_SERVICES: z
    .string()
    .default(usualPushServices)
    .transform((value) => value.split(/[\s,]+/).filter(Boolean)),
  KITH_DEMO: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
  TIMER_SCALE: z.coerce
    .number('must be a number')
    .positive('must be more than 0')
    .max(10, 'must be at most 10')
    .default(1),
  TIME_ZONE: z.string().refine(isTimeZone, 'must be a zone like Europe/London').default('Europe/London'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace'], 'must be fatal, error, warn, info, debug or trace')
    .default('info'),
});

type Settings = z.infer<typeof schema>;

/** Names of everything that is read from the environment. */
export const settingNames = Object.keys(schema.shape);

/** The settings of one process. Never write it to a log: it holds keys. */
export type Config = Readonly<{
  env: Settings['NODE_ENV'];
  production: boolean;
  /** Address to listen on: loopback unless production or told otherwise. */
  host: string;
  port: number;
  databaseUrl: string;
  /** Shared by the API processes for socket events; one process needs none. */
  redisUrl: string | undefined;
  /** Origin that browsers use, without a slash at the end. */
  publicUrl: string;
  /** Whether `publicUrl` is https, so that cookies can be `Secure` and carry the `__Host-` prefix. */
  secureCookies: boolean;
  sessionSecret: string;
  /** Seals identity fields, AES-256-GCM, 32 bytes. */
  identityKey: Buffer;
  /** Finds an e-mail address or a sealed field without opening it, HMAC-SHA-256, 32 bytes. */
  blindIndexKey: Buffer;
  /** Seals the seeds of one-time codes, AES-256-GCM, 32 bytes. */
  totpKey: Buffer;
  /** Where mail goes; without it mail stays in the outbox. */
  smtpUrl: string | undefined;
  mailFrom: string;
  /** Where the hourly test page goes by mail; without it to the sender itself. */
  pageTestMail: string | undefined;
  /** Who carries pages by SMS and by voice; null where nobody does. */
  pageProviders: Readonly<Record<'sms' | 'voice', { url: string; secret: string } | null>>;
  /** A classifier of the operator's that texts are sent to (decision 0019); null while there is none, so that no text leaves. */
  secondReader: { url: string; secret: string } | null;
  /** Keys of web push; null while it is off. */
  vapid: { publicKey: string; privateKey: string } | null;
  /** Hosts that web push may be sent to; `*.` stands for any name below. */
  pushServices: readonly string[];
  /** True when `npm start` runs its own database with the demo story in it. */
  demo: boolean;
  /** Every safety timer is multiplied by this. Always 1 in production (R15). */
  timerScale: number;
  /** Zone of the organisation (IANA): shifts are planned in its wall time (R28). */
  timeZone: string;
  logLevel: Settings['LOG_LEVEL'];
}>;

/** Settings that are missing or wrong. The message names each with its fix and holds no value. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/**
 * The one place that reads the environment. An empty variable counts as missing. Outside production the demo secrets
 * stand in for missing ones. Throws `ConfigError` with every fault at once.
 */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const production = given['NODE_ENV'] === 'production';
  const parsed = schema.safeParse(production ? given : { ...demoSecrets, ...given });
  const faults = [...(parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`)];
  faults.push(...(production ? productionFaults(given) : openDemoFaults(given)), ...outgoingFaults(given));
  if (parsed.data?.PUBLIC_URL && new URL(parsed.data.PUBLIC_URL).pathname !== '/')
    faults.push('PUBLIC_URL must be an origin without a path');
  if (!parsed.success || faults.length > 0) throw new ConfigError(`Settings: ${[...new Set(faults)].join('; ')}.`);
  return toConfig(parsed.data);
}

function productionFaults(given: Record<string, string | undefined>): string[] {
  const faults = secretNames
    .filter((name) => given[name] !== undefined && Object.values(demoSecrets).includes(given[name]))
    .map((name) => `${name} is a demo secret that everybody knows: make one with "openssl rand -base64 32"`);
  const own = secretNames.map((name) => given[name]).filter((value) => value !== undefined);
  if (new Set(own).size < own.length) faults.push(`${secretNames.join(', ')} must all differ`);
  if (!given['PUBLIC_URL']) faults.push('PUBLIC_URL is missing: give the https address that browsers use');
  else if (!given['PUBLIC_URL'].startsWith('https:')) faults.push('PUBLIC_URL must start with https: in production');
  if (given['TIMER_SCALE'] !== undefined && Number(given['TIMER_SCALE']) !== 1)
    faults.push('TIMER_SCALE must be 1 in production: safety timers are not to be changed');
  if (given['KITH_DEMO'] === '1') faults.push('KITH_DEMO must not be 1 in production');
  if (!given['SMTP_URL']) faults.push('SMTP_URL is missing: without it no page and no link reaches anybody');
  if (!given['MAIL_FROM']) faults.push('MAIL_FROM is missing: give a sender like Kith <no-reply@example.org>');
  return faults;
}

const isThisMachine = (host: string) => /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(host);

/** Keys that everybody knows guard nothing but the demo story: with them, nobody outside this machine may reach real rows. */
function openDemoFaults(given: Record<string, string | undefined>): string[] {
  const publicHost = given['PUBLIC_URL'] && URL.canParse(given['PUBLIC_URL']) && new URL(given['PUBLIC_URL']).hostname;
  const reachable = [given['HOST'], publicHost].some((host) => host && !isThisMachine(host));
  const missing = secretNames.filter((name) => given[name] === undefined);
  if (!reachable || missing.length === 0 || given['KITH_DEMO'] === '1') return [];
  return [`${missing.join(', ')} must be set before others can reach this: make each with "openssl rand -base64 32"`];
}

const carriers = ['PAGE_SMS', 'PAGE_VOICE', 'SECOND_READER'] as const;

const together = [
  ['PAGE_SMS_URL', 'PAGE_SMS_SECRET'],
  ['PAGE_VOICE_URL', 'PAGE_VOICE_SECRET'],
  ['SECOND_READER_URL', 'SECOND_READER_SECRET'],
  ['VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY'],
] as const;

/** A way out that is half set would be off without anybody knowing. */
function outgoingFaults(given: Record<string, string | undefined>): string[] {
  const faults = together.flatMap(([one, other]) => {
    if ((given[one] === undefined) === (given[other] === undefined)) return [];
    const [has, lacks] = given[one] ? [one, other] : [other, one];
    return [`${lacks} is missing: ${has} is set, and one is nothing without the other`];
  });
  const secrets = carriers.map((name) => given[`${name}_SECRET`]).filter((secret) => secret !== undefined);
  if (new Set(secrets).size < secrets.length)
    faults.push(`${carriers.map((name) => `${name}_SECRET`).join(', ')} must all differ`);
  for (const name of carriers.map((each) => `${each}_URL`)) {
    const url = given[name];
    if (url?.startsWith('http:') && URL.canParse(url) && !isThisMachine(new URL(url).hostname))
      faults.push(
        `${name} must start with https: ${name.startsWith('PAGE') ? 'numbers and case references go' : 'words of members go'} there`,
      );
  }
  return faults;
}

const providerOf = (url: string | undefined, secret: string | undefined) => (url && secret ? { url, secret } : null);

function toConfig(settings: Settings): Config {
  const production = settings.NODE_ENV === 'production';
  const publicUrl = new URL(settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`).origin;
  return {
    env: settings.NODE_ENV,
    production,
    host: settings.HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
    port: settings.PORT,
    databaseUrl: settings.DATABASE_URL,
    redisUrl: settings.REDIS_URL,
    publicUrl,
    secureCookies: publicUrl.startsWith('https:'),
    sessionSecret: settings.SESSION_SECRET,
    identityKey: settings.IDENTITY_KEY,
    blindIndexKey: settings.BLIND_INDEX_KEY,
    totpKey: settings.TOTP_KEY,
    smtpUrl: settings.SMTP_URL,
    mailFrom: settings.MAIL_FROM,
    pageTestMail: settings.PAGE_TEST_MAIL,
    pageProviders: {
      sms: providerOf(settings.PAGE_SMS_URL, settings.PAGE_SMS_SECRET),
      voice: providerOf(settings.PAGE_VOICE_URL, settings.PAGE_VOICE_SECRET),
    },
    secondReader: providerOf(settings.SECOND_READER_URL, settings.SECOND_READER_SECRET),
    vapid:
      settings.VAPID_PUBLIC_KEY && settings.VAPID_PRIVATE_KEY
        ? { publicKey: settings.VAPID_PUBLIC_KEY, privateKey: settings.VAPID_PRIVATE_KEY }
        : null,
    pushServices: settings.PUSH_SERVICES,
    demo: settings.KITH_DEMO === '1',
    timerScale: settings.TIMER_SCALE,
    timeZone: settings.TIME_ZONE,
    logLevel: settings.LOG_LEVEL,
  };
}
