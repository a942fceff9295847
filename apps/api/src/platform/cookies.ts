import type { Config } from './config.js';

/** `__Host-` needs https; plain http on localhost gets the plain name. */
export const sessionCookieName = (config: Pick<Config, 'secureCookies'>) =>
  config.secureCookies ? '__Host-kith' : 'kith';

/** The session token in a raw `cookie` header, for sockets, where no cookie plugin runs. */
export function sessionTokenOf(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=');
    if (key === name) return decodeURIComponent(value.join('='));
  }
  return null;
}
