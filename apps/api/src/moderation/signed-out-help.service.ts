import { Inject, Injectable } from '@nestjs/common';

import { checkText } from '@kith/domain/text';

import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import type { Config } from '../platform/config.js';
import { Db, type Tx } from '../platform/db.js';
import { Rates } from '../platform/rates.js';
import { Sealer } from '../platform/sealed.js';
import { CONFIG } from '../platform/settings.js';
import { EvidenceStore } from './evidence.store.js';
import { ModerationService } from './moderation.service.js';
import { readWords } from './read-words.js';
import { ReportStore } from './report.store.js';

const longestWords = 2000;
const longestContact = 300;
const contactPlace = (reportId: string) => `report.contact_sealed:${reportId}`;

/** Somebody who is not signed in asks for a person (SAFE-2). */
@Injectable()
export class SignedOutHelpService {
  private readonly sealer: Sealer;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly rates: Rates,
    private readonly audit: Audit,
    private readonly store: ReportStore,
    private readonly evidence: EvidenceStore,
    private readonly moderation: ModerationService,
    @Inject(CONFIG) config: Config,
  ) {
    this.sealer = new Sealer(config.identityKey, 'report-contact');
  }

  /**
   * Raises it at red or as high as the words are, for leads; a crisis for the clinicians too. The contact is sealed and
   * opens with the item. An address that sends very many is weighed lower and still heard; a repeat of the key is heard once.
   */
  async ask(
    input: { key: string; contact: string; words: string; country: string },
    address: string,
  ): Promise<{ id: string }> {
    const contact = checkText(input.contact, 'contact', { max: longestContact, min: 1 });
    const words = checkText(input.words, 'words', { max: longestWords });
    const country = checkText(input.country, 'country', { max: 2, min: 2 });
    const flooding = (await this.rates.over(`help.signedOut:${address}`, { count: 20, seconds: 3600 }, 1)) > 0;
    return this.db.tx(async (tx) => {
      const signalKey = `signedOut:${input.key}`;
      await this.evidence.lockKey(tx, signalKey);
      if (await this.evidence.raisedOn(tx, signalKey)) return { id: input.key };
      const now = this.clock.now();
      const read = readWords(words, flooding ? 'AMBER' : 'RED');
      const reportId = await this.store.insert(tx, {
        reporterId: null,
        reporterMembershipId: null,
        contentType: 'SIGNED_OUT',
        contentId: null,
        door: 'SELF',
        category: 'help',
        note: words || null,
        snapshotId: null,
        createdAt: now,
      });
      const item = await this.moderation.raise(tx, {
        membershipId: null,
        groupId: null,
        source: 'SELF',
        // A flood from one address is weighed lower, never dropped (R11), and rings nobody.
        level: flooding && read.level === 'CRISIS' ? 'RED' : read.level,
        category: 'SELF',
        code: `signedOut.${country.toUpperCase()}`,
        spans: read.spans,
        detectorVersion: read.detectorVersion ?? null,
        snapshotId: null,
        reportId,
        key: signalKey,
        writtenAt: now,
        leadsOnly: true,
      });
      await this.store.attach(tx, reportId, item.id, this.sealer.seal(contact, contactPlace(reportId)));
      await this.audit.record(tx, null, { action: 'help.askSignedOut', targetType: 'reviewItem', targetId: item.id });
      return { id: input.key };
    });
  }

  /** Contact of somebody signed out, opened for who may know it; the sight is recorded by the caller. */
  async contactOf(tx: Tx, itemId: string): Promise<string | null> {
    const sealed = await this.store.sealedContact(tx, itemId);
    return sealed && this.sealer.open(sealed.contactSealed, contactPlace(sealed.id));
  }
}
