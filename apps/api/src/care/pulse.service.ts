import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { carePolicy } from '@kith/domain/care/care.policy';
import { checkPulse, monthOf, pulseOf, type PulseResult } from '@kith/domain/care/pulse';
import { DomainError } from '@kith/domain/refusal';

import { Clock } from '../platform/clock.js';
import { Db } from '../platform/db.js';
import { PulseStore } from './pulse.store.js';

/** Five private questions a month. Nobody can read who answered what; a month is shown when it is over (R50). */
@Injectable()
export class PulseService {
  constructor(
    private readonly db: Db,
    private readonly store: PulseStore,
    private readonly clock: Clock,
  ) {}

  /** Whether the actor has yet to answer this month. */
  async isOpen(actor: Actor): Promise<boolean> {
    if (!carePolicy.answerPulse(actor)) throw new DomainError('action.forbidden', { action: 'answerPulse' });
    return !(await this.store.hasAnswered(this.db.reader, actor.id, monthOf(this.clock.now())));
  }

  /** Once a month; the second time keeps nothing. It leaves no trace of when, so it is not in the audit trail. */
  async answer(actor: Actor, answers: readonly number[]): Promise<{ id: string }> {
    if (!carePolicy.answerPulse(actor)) throw new DomainError('action.forbidden', { action: 'answerPulse' });
    checkPulse(answers);
    await this.db.tx((tx) => this.store.answer(tx, actor.id, monthOf(this.clock.now()), answers));
    return { id: actor.id };
  }

  /** Months that are over, newest first; without figures where fewer than five have answered. */
  async results(actor: Actor): Promise<{ month: string; result: PulseResult | null }[]> {
    if (!carePolicy.readPulse(actor)) throw new DomainError('action.forbidden', { action: 'readPulse' });
    const found = await this.store.before(this.db.reader, monthOf(this.clock.now()));
    const months = Map.groupBy(found, ({ month }) => month);
    return [...months].map(([month, rows]) => ({ month, result: pulseOf(rows.map(({ answers }) => answers)) }));
  }
}
