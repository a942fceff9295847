import { Injectable } from '@nestjs/common';

import { type GraphContext, ViewerSource } from '../platform/auth.js';
import { Clock } from '../platform/clock.js';
import { Db } from '../platform/db.js';
import { Loaders } from '../platform/loaders.js';
import type { Me } from './account.model.js';
import { AccountService } from './account.service.js';
import { type Origin, SessionCookies } from './cookies.js';

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

  async arrive(context: GraphContext, token: string, keep: boolean): Promise<Me> {
    this.cookies.give(context, token, keep);
    const viewer = await this.viewers.find(token, { background: true, correlationId: context.correlationId });
    if (!viewer) throw new Error('A session that was just opened is not there.');
    context.viewer = viewer;
    context.loaders = new Loaders({ db: this.db.reader, actor: viewer.actor, now: this.clock.now() });
    return this.accounts.me(viewer);
  }
}
