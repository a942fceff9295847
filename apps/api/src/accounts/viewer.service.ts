import { Injectable } from '@nestjs/common';

import { sessionStateOf, stepUpMs } from '@kith/domain/account/session';

import { type Viewer, ViewerSource } from '../platform/auth.js';
import { Clock } from '../platform/clock.js';
import { Db } from '../platform/db.js';
import { AccountSecrets } from './account-secrets.js';
import { SessionStore } from './session.store.js';

/** Says who a session token belongs to and what they may do at this moment. */
@Injectable()
export class ViewerService extends ViewerSource {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly secrets: AccountSecrets,
    private readonly sessions: SessionStore,
  ) {
    super();
  }

  /** Null for an unknown, ended or worn out session. Costs one statement. */
  override async find(token: string, request: { background: boolean; correlationId: string }): Promise<Viewer | null> {
    if (token.length > 100) return null;
    const now = this.clock.now();
    const session = await this.sessions.findAndTouch(this.db.reader, this.secrets.tokenHash(token), {
      now,
      touch: !request.background,
    });
    if (!session) return null;
    const state = sessionStateOf(session, now);
    const inForce = session.granted.filter((role) => role !== 'peerModerator' || session.moderates.length > 0);
    const roles = state === 'ready' ? inForce : [];
    return {
      sessionId: session.id,
      state,
      actor: {
        id: session.accountId,
        roles,
        moderates: roles.includes('peerModerator') ? session.moderates : [],
        secondFactor: session.secondFactorAt !== null,
        steppedUp: session.steppedUpAt !== null && now.getTime() - session.steppedUpAt.getTime() < stepUpMs,
        sessionId: session.id,
        correlationId: request.correlationId,
      },
    };
  }
}
