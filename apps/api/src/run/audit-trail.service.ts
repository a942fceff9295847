import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { DomainError } from '@kith/domain/refusal';
import { auditScope } from '@kith/domain/run/run.policy';

import { Audit, type AuditFault } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db } from '../platform/db.js';
import { decodeCursor, type PageInfo, pageOf } from '../platform/paging.model.js';
import { AuditNights } from './audit-night.service.js';
import { type AuditRow, type AuditSearch, AuditTrailStore } from './audit-trail.store.js';

const nightsShown = 14;

/** The record of who did and saw what. Reading it is itself recorded (R53). */
@Injectable()
export class AuditTrailService {
  constructor(
    private readonly db: Db,
    private readonly store: AuditTrailStore,
    private readonly audit: Audit,
    private readonly nightly: AuditNights,
    private readonly clock: Clock,
  ) {}

  page(
    actor: Actor,
    search: AuditSearch,
    after: string | null,
    first: number,
  ): Promise<{ items: AuditRow[]; page: PageInfo }> {
    const scope = this.need(actor);
    return this.db.tx(async (tx) => {
      const about = await this.store.about(tx, search);
      const found = await this.store.page(
        tx,
        search,
        about,
        scope === 'ownCases' ? actor.id : null,
        decodeCursor(after),
        first + 1,
      );
      const asked = Object.keys(search).filter((name) => search[name as keyof AuditSearch] !== null);
      await this.audit.record(tx, actor, {
        action: 'audit.read',
        targetType: 'audit',
        targetId: scope,
        details: { filters: asked, page: after !== null },
      });
      return pageOf(found, first, (entry) => ({ at: entry.at, id: entry.id }), after);
    });
  }

  /** Walks all chains. Only those who read everything may ask. */
  async check(actor: Actor): Promise<{ whole: boolean; faults: AuditFault[]; checkedAt: Date; entries: number }> {
    if (this.need(actor) !== 'all') throw new DomainError('action.forbidden', { action: 'audit.check' });
    const faults = await this.audit.verify(this.db.reader);
    return {
      whole: faults.length === 0,
      faults,
      checkedAt: this.clock.now(),
      entries: await this.store.size(this.db.reader),
    };
  }

  /** The checks of the last nights, newest first. */
  async nights(actor: Actor) {
    if (this.need(actor) !== 'all') throw new DomainError('action.forbidden', { action: 'audit.check' });
    return this.nightly.recent(this.db.reader, nightsShown);
  }

  private need(actor: Actor): 'all' | 'ownCases' {
    const scope = auditScope(actor);
    if (scope === 'none') throw new DomainError('action.forbidden', { action: 'audit.read' });
    return scope;
  }
}
