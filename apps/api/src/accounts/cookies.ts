import '@fastify/cookie';
import { Inject, Injectable } from '@nestjs/common';

import type { GraphContext } from '../platform/auth.js';
import type { Config } from '../platform/config.js';
import { sessionCookieName } from '../platform/cookies.js';
import { CONFIG } from '../platform/settings.js';
import { deviceOf, networkOf } from './device.js';

const day = 24 * 3600;
/** The server decides when a session ends; the browser only must not forget sooner. */
const kept = { maxAge: 400 * day };

/** What a request tells about where it comes from. */
export interface Origin {
  /** Address for counting. */
  network: string;
  /** Device in words. */
  device: string;
  /** Mark of a browser that was signed in before. */
  deviceMark: string | null;
  /** Mark of a browser in which somebody has just joined. */
  joinMark: string | null;
}

/** Reads and writes the cookies of the product: the session, the mark of a known browser, and that of one that joined. */
@Injectable()
export class SessionCookies {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  originOf({ req }: GraphContext): Origin {
    return {
      network: networkOf(req.ip),
      device: deviceOf(req.headers['user-agent']),
      deviceMark: req.cookies[this.markName] ?? null,
      joinMark: req.cookies[this.joinName] ?? null,
    };
  }

  /** `keep` survives the closing of the browser. */
  give({ reply }: GraphContext, token: string, keep: boolean): void {
    void reply.setCookie(sessionCookieName(this.config), token, { ...this.usual, ...(keep && kept) });
  }

  /** A browser that does not stay signed in may be shared: it is remembered for a day. */
  mark({ reply }: GraphContext, mark: string, keep: boolean): void {
    void reply.setCookie(this.markName, mark, { ...this.usual, ...(keep ? kept : { maxAge: day }) });
  }

  /** Until the browser is closed, or the address is confirmed. */
  markJoin({ reply }: GraphContext, mark: string): void {
    void reply.setCookie(this.joinName, mark, this.usual);
  }

  forgetJoin({ reply }: GraphContext): void {
    void reply.clearCookie(this.joinName, this.usual);
  }

  /** Signing out leaves nothing behind in the browser (SE-5). */
  clear({ reply }: GraphContext): void {
    void reply.clearCookie(sessionCookieName(this.config), this.usual);
    void reply.header('clear-site-data', '"cache", "storage"');
  }

  private get markName(): string {
    return `${sessionCookieName(this.config)}-device`;
  }

  private get joinName(): string {
    return `${sessionCookieName(this.config)}-join`;
  }

  private get usual() {
    return { path: '/', httpOnly: true, secure: this.config.secureCookies, sameSite: 'lax' as const };
  }
}
