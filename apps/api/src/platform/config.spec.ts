import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from './config.js';

const database = { DATABASE_URL: 'postgres://kith:hidden-word@127.0.0.1:5432/kith' };
const secrets = ['SESSION_SECRET', 'IDENTITY_KEY', 'BLIND_INDEX_KEY', 'TOTP_KEY'];
const ownSecrets = () => Object.fromEntries(secrets.map((name) => [name, randomBytes(32).toString('base64')]));
const production = () => ({
  ...database,
  ...ownSecrets(),
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://kith.example.org',
  SMTP_URL: 'smtps://kith:word@mail.example.org',
  MAIL_FROM: 'Kith <no-reply@kith.example.org>',
});

const faultsOf = (env: Record<string, string | undefined>): string => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'none';
};

describe('config', () => {
  it('gives a newcomer a demo on loopback with nothing but a database', () => {
    const config = readConfig(database);

    expect(config).toMatchObject({
      env: 'development',
      host: '127.0.0.1',
      port: 4000,
      publicUrl: 'http://localhost:4000',
      secureCookies: false,
      timerScale: 1,
      redisUrl: undefined,
    });
    expect(config.identityKey).toHaveLength(32);
  });

  it('asks for the database and says what an address looks like', () => {
    expect(faultsOf({})).toMatch(/DATABASE_URL is missing.*postgres:\/\//);
    expect(faultsOf({ DATABASE_URL: '' })).toMatch(/DATABASE_URL is missing/);
    expect(faultsOf({ DATABASE_URL: 'mysql://x/y' })).toMatch(/DATABASE_URL must be an address/);
  });

  it('starts in production with secrets of its own and an https address', () => {
    const config = readConfig(production());

    expect(config).toMatchObject({ production: true, host: '0.0.0.0', secureCookies: true, demo: false });
    expect(config.publicUrl).toBe('https://kith.example.org');
  });

  it('names every missing secret of a production start in one message', () => {
    const message = faultsOf({ ...database, NODE_ENV: 'production' });

    for (const name of [...secrets, 'PUBLIC_URL', 'SMTP_URL', 'MAIL_FROM']) expect(message).toContain(name);
  });

  it.each(secrets)('refuses the demo value of %s in production', (name) => {
    const { sessionSecret, identityKey, blindIndexKey, totpKey } = readConfig(database);
    const demo = [sessionSecret, ...[identityKey, blindIndexKey, totpKey].map((k) => k.toString('base64'))];

    expect(faultsOf({ ...production(), [name]: demo[secrets.indexOf(name)] })).toContain(`${name} is a demo secret`);
  });

  it('refuses one secret used twice in production', () => {
    const { IDENTITY_KEY } = ownSecrets();

    expect(faultsOf({ ...production(), IDENTITY_KEY, TOTP_KEY: IDENTITY_KEY })).toContain('must all differ');
  });

  it('refuses plain http, stretched safety timers and the demo in production', () => {
    expect(faultsOf({ ...production(), PUBLIC_URL: 'http://kith.example.org' })).toContain(
      'PUBLIC_URL must start with https',
    );
    expect(faultsOf({ ...production(), TIMER_SCALE: '0.5' })).toContain('TIMER_SCALE must be 1');
    expect(faultsOf({ ...production(), KITH_DEMO: '1' })).toContain('KITH_DEMO');
  });

  it('lets nobody outside this machine reach real rows behind keys that everybody knows', () => {
    expect(faultsOf({ ...database, HOST: '0.0.0.0' })).toMatch(/SESSION_SECRET.*before others can reach/);
    expect(faultsOf({ ...database, PUBLIC_URL: 'https://kith.example.org' })).toContain('before others can reach');

    expect(faultsOf({ ...database, HOST: '127.0.0.1', PUBLIC_URL: 'http://localhost:4000' })).toBe('none');
    expect(faultsOf({ ...database, ...ownSecrets(), HOST: '0.0.0.0' })).toBe('none');
    expect(faultsOf({ ...database, HOST: '0.0.0.0', KITH_DEMO: '1' })).toBe('none');
  });

  it('lets a demo shorten its safety timers', () => {
    expect(readConfig({ ...database, TIMER_SCALE: '0.01' }).timerScale).toBe(0.01);
    expect(faultsOf({ ...database, TIMER_SCALE: '0' })).toContain('TIMER_SCALE must be more than 0');
    expect(faultsOf({ ...database, TIMER_SCALE: 'fast' })).toContain('TIMER_SCALE must be a number');
  });

  it('leaves every way of paging that is not set off', () => {
    expect(readConfig(database)).toMatchObject({ vapid: null, pageProviders: { sms: null, voice: null } });
  });

  it('says in one sentence what is wrong with a way of paging', () => {
    const secret = randomBytes(32).toString('base64');
    const sms = { PAGE_SMS_URL: 'https://sms.example.org/kith', PAGE_SMS_SECRET: secret };

    expect(readConfig({ ...database, ...sms }).pageProviders.sms).toEqual({ url: sms.PAGE_SMS_URL, secret });
    expect(faultsOf({ ...database, ...sms, PAGE_SMS_SECRET: '' })).toBe(
      'Settings: PAGE_SMS_SECRET is missing: PAGE_SMS_URL is set, and one is nothing without the other.',
    );
    expect(faultsOf({ ...database, VAPID_PRIVATE_KEY: 'x'.repeat(43) })).toContain('VAPID_PUBLIC_KEY is missing');
    expect(faultsOf({ ...database, ...sms, PAGE_SMS_SECRET: 'short' })).toContain('PAGE_SMS_SECRET must have at least');
    expect(faultsOf({ ...database, ...sms, PAGE_SMS_URL: 'sms.example.org' })).toContain(
      'PAGE_SMS_URL must be an address',
    );
    expect(faultsOf({ ...database, ...sms, PAGE_SMS_URL: 'http://sms.example.org' })).toContain(
      'PAGE_SMS_URL must start with https',
    );
    expect(
      faultsOf({ ...database, ...sms, PAGE_VOICE_URL: 'https://voice.example.org', PAGE_VOICE_SECRET: secret }),
    ).toContain('PAGE_SMS_SECRET, PAGE_VOICE_SECRET, SECOND_READER_SECRET must all differ');
    expect(faultsOf({ ...database, VAPID_PUBLIC_KEY: 'x', VAPID_PRIVATE_KEY: 'y' })).toContain('VAPID_PUBLIC_KEY must');
  });

  it('sends no text to a second reader unless both its settings are there, and only by https', () => {
    const reader = { SECOND_READER_URL: 'https://reader.example.org/kith', SECOND_READER_SECRET: 'r'.repeat(40) };

    expect(readConfig(database).secondReader).toBeNull();
    expect(readConfig({ ...database, ...reader }).secondReader).toEqual({
      url: reader.SECOND_READER_URL,
      secret: reader.SECOND_READER_SECRET,
    });
    expect(faultsOf({ ...database, ...reader, SECOND_READER_SECRET: '' })).toContain('SECOND_READER_SECRET is missing');
    expect(faultsOf({ ...database, ...reader, SECOND_READER_URL: 'http://reader.example.org' })).toContain(
      'SECOND_READER_URL must start with https: words of members go there',
    );
  });

  it('knows the zone that shifts are planned in, and refuses one that is none (R28)', () => {
    expect(readConfig(database).timeZone).toBe('Europe/London');
    expect(readConfig({ ...database, TIME_ZONE: 'America/New_York' }).timeZone).toBe('America/New_York');
    expect(faultsOf({ ...database, TIME_ZONE: 'Atlantis/Harbour' })).toContain('TIME_ZONE must be a zone like');
  });

  it('never prints a value', () => {
    const wrong = {
      NODE_ENV: 'production',
      DATABASE_URL: 'hidden-word',
      IDENTITY_KEY: 'hidden-word',
      PORT: 'hidden-word',
    };

    const message = faultsOf({
      ...wrong,
      SESSION_SECRET: 'hidden-word',
      PUBLIC_URL: 'http://hidden-word',
      SMTP_URL: 'hidden-word',
    });

    expect(message).not.toContain('hidden-word');
    expect(message.split(';').length).toBeGreaterThanOrEqual(6);
  });

  it('takes the public address as an origin, without a slash at its end', () => {
    expect(readConfig({ ...database, PUBLIC_URL: 'http://localhost:4100/' }).publicUrl).toBe('http://localhost:4100');
    expect(faultsOf({ ...database, PUBLIC_URL: 'https://example.org/kith' })).toContain('without a path');
  });
});
