import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import type { ShiftEvent } from '@kith/domain/shift/shift';

import { Audit } from '../platform/audit.js';
import type { Tx } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';
import { Outbox } from '../platform/outbox.js';

/** What stays of a change of a shift: its events, its audit row, and a hint to the board. */
@Injectable()
export class ShiftRecord {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly hints: Hints,
  ) {}

  async keep(
    tx: Tx,
    actor: Actor | null,
    events: readonly ShiftEvent[],
    action: string,
    shiftId: string,
    before: string | null,
    after: string | null,
  ): Promise<void> {
    await this.outbox.publish(tx, events, { actorId: actor?.id ?? null });
    await this.audit.record(tx, actor, { action, targetType: 'deskShift', targetId: shiftId, before, after });
    await this.hints.send(tx, audience.run, 'board.changed');
  }
}
