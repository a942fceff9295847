import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { DomainError } from '@kith/domain/refusal';
import { draftText, mostDrafts, placeOf } from '@kith/domain/thread/draft';

import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { Rates } from '../platform/rates.js';
import { type DraftRow, DraftStore } from './draft.store.js';

/** Savings of one account in a minute: a text box saves every few seconds while somebody types. */
const savings = { count: 90, seconds: 60 };

/**
 * What somebody has typed and not sent. It is kept until the write it was for has committed or its owner discards it;
 * no failure, refusal or time takes it away. Only its owner ever reads it: it is not screened and not audited.
 */
@Injectable()
export class DraftService {
  constructor(
    private readonly db: Db,
    private readonly store: DraftStore,
    private readonly rates: Rates,
    private readonly clock: Clock,
  ) {}

  /** Null when nothing is kept for that place. Refuses `input.invalid` for a place that is none. */
  draft(actor: Actor, place: string): Promise<DraftRow | null> {
    return this.store.find(this.db.reader, actor.id, placeOf(place).place);
  }

  drafts(actor: Actor): Promise<DraftRow[]> {
    return this.store.all(this.db.reader, actor.id, mostDrafts);
  }

  /** Keeps the whole text as it is now, the last saving wins. Refuses `input.tooLong` and `input.invalid`. */
  async save(actor: Actor, given: { place: string; title: string; body: string }): Promise<DraftRow> {
    const { place } = placeOf(given.place);
    const text = draftText(given);
    await this.rates.spend(`draft:${actor.id}`, savings);
    const saved = await this.store.save(
      this.db.reader,
      actor.id,
      { place, ...text, savedAt: this.clock.now() },
      mostDrafts,
    );
    if (!saved) throw new DomainError('input.invalid', { field: 'place', most: mostDrafts });
    return saved;
  }

  /** Discarding what is not there is fine. */
  async discard(actor: Actor, place: string): Promise<{ id: string }> {
    const found = placeOf(place);
    await this.store.discard(this.db.reader, actor.id, found.place);
    return { id: found.id ?? actor.id };
  }

  /** Called in the transaction of the write a draft was for. */
  async sent(tx: Tx, accountId: string, place: string): Promise<void> {
    await this.store.discard(tx, accountId, place);
  }
}
