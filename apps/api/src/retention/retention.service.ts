import { Injectable, type OnModuleInit } from '@nestjs/common';

import { type Actor, hasRole } from '@kith/domain/actor';
import { DomainError } from '@kith/domain/refusal';
import {
  countedClasses,
  daysOf,
  type DeletedClass,
  deletedClasses,
  letGo,
  limitOf,
  type RetentionClass,
  retentionClasses,
  withdrawn,
} from '@kith/domain/retention/retention';
import { retentionPolicy } from '@kith/domain/retention/retention.policy';
import { checkText } from '@kith/domain/text';

import { AgreedSettings } from '../configuration/agreed-settings.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';
import { Outbox } from '../platform/outbox.js';
import { Sweeps } from '../platform/sweeps.js';
import { WriteKeys } from '../platform/write-keys.js';
import { type Counted, PastTimeStore } from './past-time.store.js';
import type { LegalHold, Retention, RetentionRun as RunView } from './retention.model.js';
import { type HoldRow, RetentionStore, type RunRow } from './retention.store.js';

const longestReason = 2000;
/** Things of one class that one round deletes at most; a thread brings all its posts. */
const batch: Readonly<Record<DeletedClass, number>> = {
  communityContent: 20,
  roomLines: 500,
  privateConversations: 500,
  drafts: 500,
  sessions: 500,
  links: 500,
  mails: 500,
  notices: 500,
};

/**
 * Clocks of their own for every class of data (H22): counted without reading a word, let go by two people, carried out in
 * small rounds, and beaten by every hold.
 */
@Injectable()
export class RetentionService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly keys: WriteKeys,
    private readonly audit: Audit,
    private readonly hints: Hints,
    private readonly outbox: Outbox,
    private readonly sweeps: Sweeps,
    private readonly agreed: AgreedSettings,
    private readonly store: RetentionStore,
    private readonly past: PastTimeStore,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({ name: 'retention', run: (tx, now) => this.round(tx, now) });
  }

  /** The dry run: how much of each class is past its time, what is held, and what became of earlier runs. */
  async report(actor: Actor): Promise<Retention> {
    this.need(actor, 'read');
    const tx = this.db.reader;
    const asOf = this.clock.now();
    const days = daysOf(this.agreed.now.retention);
    const counted = await this.count(tx, asOf);
    const [runs, holds] = await Promise.all([this.store.runs(tx), this.store.holds(tx)]);
    return {
      classes: retentionClasses.map((code) => ({
        code,
        days: days[code],
        olderThan: limitOf(asOf, days[code]),
        deletes: !(countedClasses as readonly string[]).includes(code),
        ...(counted[code] as Counted),
      })),
      runs: runs.map((run) => this.runView(actor, run)),
      holds: holds.map((hold) => this.holdView(actor, hold)),
      viewerCan: {
        propose:
          retentionPolicy.propose(actor) && !runs.some(({ state }) => state === 'PROPOSED' || state === 'RUNNING'),
        hold: retentionPolicy.hold(actor),
      },
    };
  }

  /** Counts, and asks for a second person. Refuses `resource.stale` while another run waits or is under way. */
  propose(actor: Actor, key: string): Promise<RunView> {
    this.need(actor, 'propose');
    return this.db.tx((tx) =>
      this.keys.once(
        tx,
        { accountId: actor.id, key, operation: 'proposeRetentionRun', input: {} },
        async () => {
          const asOf = this.clock.now();
          const days = daysOf(this.agreed.now.retention);
          const counted = await this.count(tx, asOf);
          const byOfficer = hasRole(actor, 'privacyOfficer');
          const id = await this.store.propose(tx, { asOf, days, counted, proposedBy: actor.id, byOfficer });
          if (!id) throw new DomainError('resource.stale');
          const proposed = { type: 'retention.proposed', runId: id, proposedBy: actor.id, byOfficer };
          await this.outbox.publish(tx, [proposed], { actorId: actor.id });
          await this.record(tx, actor, 'retention.propose', id, { counted });
          return this.view(tx, actor, id);
        },
        (id) => this.view(tx, actor, id),
      ),
    );
  }

  /** The second person lets it go; from now on each sweep deletes a part. */
  letGo(actor: Actor, id: string): Promise<RunView> {
    this.need(actor, 'read');
    return this.db.tx(async (tx) => {
      const run = this.found(await this.store.lock(tx, id));
      const next = letGo(run, actor.id, daysOf(this.agreed.now.retention), this.clock.now());
      if (!retentionPolicy.letGo(actor, run)) throw new DomainError('action.forbidden', { action: 'retention.letGo' });
      await this.store.save(tx, next);
      await this.record(tx, actor, 'retention.letGo', id, { proposedBy: run.proposedBy });
      return this.view(tx, actor, id);
    });
  }

  withdraw(actor: Actor, id: string): Promise<RunView> {
    this.need(actor, 'withdraw');
    return this.db.tx(async (tx) => {
      const run = this.found(await this.store.lock(tx, id));
      await this.store.save(tx, withdrawn(run, actor.id, this.clock.now()));
      await this.record(tx, actor, 'retention.withdraw', id);
      return this.view(tx, actor, id);
    });
  }

  /** Everything of the person of a concern stays from now on, whatever clock runs out. */
  hold(actor: Actor, key: string, input: { concern: number; reason: string }): Promise<LegalHold> {
    this.need(actor, 'hold');
    const reason = checkText(input.reason, 'reason', { max: longestReason, min: 1 });
    const { concern } = input;
    return this.db.tx((tx) =>
      this.keys.once(
        tx,
        { accountId: actor.id, key, operation: 'placeLegalHold', input },
        async () => {
          const placed = await this.store.place(tx, { concern, reason, placedBy: actor.id, now: this.clock.now() });
          if (!placed) throw new DomainError('resource.notFound');
          await this.record(tx, actor, 'legalHold.place', placed.id, { concern }, 'legalHold');
          return this.holdNow(tx, actor, placed.id);
        },
        (id) => this.holdNow(tx, actor, id),
      ),
    );
  }

  /** The clocks of that person run on. Lifting it again changes nothing. */
  lift(actor: Actor, id: string): Promise<LegalHold> {
    this.need(actor, 'hold');
    return this.db.tx(async (tx) => {
      const view = await this.holdNow(tx, actor, id);
      if (await this.store.lift(tx, id, actor.id, this.clock.now()))
        await this.record(tx, actor, 'legalHold.lift', id, { concern: view.concern }, 'legalHold');
      return this.holdNow(tx, actor, id);
    });
  }

  /** One part of the run that was let go; returns how many things went. */
  private async round(tx: Tx, now: Date): Promise<number> {
    const run = await this.store.running(tx);
    if (!run) return 0;
    const deleted = { ...run.deleted };
    let went = 0;
    for (const each of deletedClasses) {
      const count = await this.past.delete(tx, each, limitOf(run.asOf, run.days[each]), batch[each]);
      if (!count) continue;
      went += count;
      deleted[each] = (deleted[each] ?? 0) + count;
      await this.record(tx, null, 'retention.delete', run.id, { class: each, count });
    }
    await this.store.progress(tx, run.id, deleted, went ? null : now);
    if (!went) await this.record(tx, null, 'retention.done', run.id, { deleted });
    return went;
  }

  private async count(tx: Tx, asOf: Date): Promise<Partial<Record<RetentionClass, Counted>>> {
    const days = daysOf(this.agreed.now.retention);
    const counted: Partial<Record<RetentionClass, Counted>> = {};
    for (const each of retentionClasses) counted[each] = await this.past.count(tx, each, limitOf(asOf, days[each]));
    return counted;
  }

  private async view(tx: Tx, actor: Actor, id: string): Promise<RunView> {
    return this.runView(actor, this.found(await this.store.find(tx, id)));
  }

  private runView(actor: Actor, run: RunRow): RunView {
    const waits = run.state === 'PROPOSED';
    return {
      ...run,
      counts: retentionClasses.map((code) => ({
        code,
        due: run.counted[code]?.due ?? 0,
        deleted: run.deleted[code] ?? 0,
      })),
      viewerCan: {
        letGo: waits && retentionPolicy.letGo(actor, run),
        withdraw: waits && retentionPolicy.withdraw(actor),
      },
    };
  }

  private async holdNow(tx: Tx, actor: Actor, id: string): Promise<LegalHold> {
    return this.holdView(actor, this.found(await this.store.findHold(tx, id)));
  }

  private holdView(actor: Actor, hold: HoldRow): LegalHold {
    const lift = hold.liftedAt === null && retentionPolicy.hold(actor);
    return { ...hold, viewerCan: { lift } };
  }

  private async record(
    tx: Tx,
    actor: Actor | null,
    action: string,
    targetId: string,
    details: Record<string, unknown> = {},
    targetType = 'retentionRun',
  ): Promise<void> {
    await this.audit.record(tx, actor, { action, targetType, targetId, details });
    await this.hints.send(tx, audience.run, 'board.changed');
  }

  /** Unseen by those whose work does not include it. */
  private need(actor: Actor, action: 'read' | 'propose' | 'withdraw' | 'hold'): void {
    if (!retentionPolicy.read(actor)) throw new DomainError('resource.notFound');
    if (!retentionPolicy[action](actor)) throw new DomainError('action.forbidden', { action });
  }

  private found<T>(what: T | null): T {
    if (!what) throw new DomainError('resource.notFound');
    return what;
  }
}
