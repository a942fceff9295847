import { Injectable } from '@nestjs/common';

import type { Assessment, Context, Unscreened } from '@kith/triage/assess';

import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/db.js';
import { Detector } from './detector.service.js';
import { cardFor } from './help-cards.js';
import type { Written } from './screening.service.js';
import { ScreeningStore } from './screening.store.js';

/** Reads words that never go to the desk, such as those to a clinician (R2). Raising what it finds is the caller's. */
@Injectable()
export class AsideService {
  constructor(
    private readonly store: ScreeningStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly detector: Detector,
  ) {}

  /** Shows the author the help card at once, in the caller's transaction, and gives what was found. */
  async read(
    tx: Tx,
    written: Omit<Written, 'groupId' | 'version'>,
    context: Context,
  ): Promise<Assessment | Unscreened> {
    const { accountId, membershipId, contentType, contentId, text } = written;
    const read = this.detector.read(text, context);
    const card = 'unscreened' in read ? null : cardFor(text, read.findings);
    if (!card) return read;
    const at = this.clock.now();
    const id = await this.store.show(tx, { accountId, membershipId, contentType, contentId, ...card, at });
    await this.audit.record(tx, null, {
      action: 'helpCard.show',
      targetType: 'helpCard',
      targetId: id,
      details: { kind: card.kind },
    });
    return read;
  }
}
