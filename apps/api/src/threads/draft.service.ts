import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { DomainError } from '@kith/domain/refusal';
import { draftText, mostDrafts, placeOf, revisionOf } from '@kith/domain/thread/draft';

import { Clock } from '../platform/clock.js';
import { Db } from '../platform/db.js';
import { Rates } from '../platform/rates.js';
import { WriteKeys } from '../platform/write-keys.js';
import { type DraftRow, DraftStore } from './draft.store.js';

/** Savings of one account in a minute: a text box saves every few seconds while somebody types. */
const savings = { count: 90, seconds: 60 };

/**
 * What somebody has typed and not sent. It is kept until the write with its key has committed or its owner discards it;
 * no failure, refusal or time takes it away. Only its owner ever reads it: it is not screened and not audited. Once its
 * key is used up, no late saving brings it back (ADR 0010).
 */
@Injectable()
export class DraftService {
  constructor(
    private readonly db: Db,
    private readonly store: DraftStore,
    private readonly keys: WriteKeys,
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

  /**
   * Keeps the whole text as it is at this revision; an older one changes nothing. Gives what is kept now, or null when
   * the words were sent or thrown away meanwhile. Refuses `input.tooLong` and `input.invalid`.
   */
  async save(
    actor: Actor,
    given: { place: string; title: string; body: string; key: string; revision: number },
  ): Promise<DraftRow | null> {
    const { place } = placeOf(given.place);
    const draft = { place, ...draftText(given), key: given.key, revision: revisionOf(given.revision) };
    await this.rates.spend(`draft:${actor.id}`, savings);
    return this.db.tx((tx) =>
      this.keys.whileUnused(tx, { accountId: actor.id, key: given.key }, async () => {
        const kept = await this.store.save(tx, actor.id, { ...draft, savedAt: this.clock.now() }, mostDrafts);
        if (!kept) throw new DomainError('input.invalid', { field: 'place', most: mostDrafts });
        return this.store.find(tx, actor.id, place);
      }),
    );
  }

  /** Throws words away, also those that a late saving would bring. What is not there is fine. */
  async discard(actor: Actor, given: { place: string; key: string }): Promise<{ id: string }> {
    const { id } = placeOf(given.place);
    await this.db.tx((tx) => this.keys.useUp(tx, { accountId: actor.id, key: given.key, operation: 'discardDraft' }));
    return { id: id ?? actor.id };
  }
}
