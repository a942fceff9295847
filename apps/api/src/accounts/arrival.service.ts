import { Injectable } from '@nestjs/common';

import { type GraphContext, ViewerSource } from '../platform/auth.js';
import { Clock } from '../platform/clock.js';
import { Db } from '../platform/db.js';
import { Loaders } from '../platform/loaders.js';
import type { Me } from './account.model.js';
import { AccountService } from './account.service.js';
import { type Origin, SessionCookies } from './cookies.js';
import type { Opened } from './session.service.js';

/** The last step of every way in: the cookie goes out, and the rest of the request is asked as the new person. */
@Injectable()
export class ArrivalService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly viewers: ViewerSource,
    private readonly accounts: AccountService,
    private readonly cookies: SessionCookies,
  ) {}

  originOf(context: GraphContext): Origin {
    return this.cookies.originOf(context);
  }

  rememberJoin(context: GraphContext, browserMark: string): void {
    this.cookies.markJoin(context, browserMark);
  }

  /** After an address was confirmed: into the new session, or on with the one this browser holds. */
  confirmed(context: GraphContext, opened: Opened | null): Promise<Me> {
    this.cookies.forgetJoin(context);
    if (opened) return this.enter(context, opened);
    if (!context.viewer) throw new Error('Somebody is signed in, or is now.');
    return this.accounts.me(context.viewer);
  }

  /** With a session that was opened just now; the browser is known from here on. */
  enter(context: GraphContext, opened: Opened): Promise<Me> {
    this.cookies.mark(context, opened.deviceMark, opened.keep);
    return this.arrive(context, opened.token, opened.keep);
  }

  async arrive(context: GraphContext, token: string, keep: boolean): Promise<Me> {
    this.cookies.give(context, token, keep);
    const viewer = await this.viewers.find(token, { background: true, correlationId: context.correlationId });
    if (!viewer) throw new Error('A session that was just opened is not there.');
    context.viewer = viewer;
    context.loaders = new Loaders({ db: this.db.reader, actor: viewer.actor, now: this.clock.now() });
    return this.accounts.me(viewer);
  }
}
