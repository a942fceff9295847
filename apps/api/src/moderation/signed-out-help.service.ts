import { Inject, Injectable } from '@nestjs/common';

import { createHash, randomUUID } from 'node:crypto';

import type { Actor } from '@kith/domain/actor';
import { checkText } from '@kith/domain/text';

import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import type { Config } from '../platform/config.js';
import { Db, type Tx } from '../platform/db.js';
import { Rates } from '../platform/rates.js';
import { Sealer } from '../platform/sealed.js';
import { CONFIG } from '../platform/settings.js';
import { Detector } from '../screening/detector.service.js';
import { EvidenceStore } from './evidence.store.js';
import { ModerationService } from './moderation.service.js';
import { readWords } from './read-words.js';
import { longestHelpWords, ReportService } from './report.service.js';
import { ReportStore } from './report.store.js';

const longestContact = 300;
const contactPlace = (reportId: string) => `report.contact_sealed:${reportId}`;

/** One key for one showing of a form and what was written in it. */
function keyOf(...parts: string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

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
    private readonly reports: ReportService,
    private readonly detector: Detector,
    @Inject(CONFIG) config: Config,
  ) {
    this.sealer = new Sealer(config.identityKey, 'report-contact');
  }

  /** Known as somebody of a group, whose moderators can answer under Messages. */
  async isMember(accountId: string): Promise<boolean> {
    return (await this.store.membershipForHelp(this.db.reader, accountId, null)) !== null;
  }

  /**
   * From the page: a member who is signed in asks as themselves, everybody else as somebody we do not know. Sending the
   * same words twice from one showing of the form asks once; other words are always heard.
   */
  async askFromPage(
    actor: Actor | null,
    input: { key: string; contact: string; words: string; country: string; address: string },
  ): Promise<void> {
    const { words, contact, country, address } = input;
    const key = input.key ? keyOf(input.key, contact, words) : randomUUID();
    if (actor && (await this.isMember(actor.id))) await this.reports.askForHelp(actor, { key, words });
    else await this.ask({ key, contact, words, country }, address);
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
    const words = checkText(input.words, 'words', { max: longestHelpWords });
    const country = checkText(input.country, 'country', { max: 2, min: 2 });
    const flooding = (await this.rates.over(`help.signedOut:${address}`, { count: 20, seconds: 3600 }, 1)) > 0;
    return this.db.tx(async (tx) => {
      const signalKey = `signedOut:${input.key}`;
      await this.evidence.lockKey(tx, signalKey);
      if (await this.evidence.raisedOn(tx, signalKey)) return { id: input.key };
      const now = this.clock.now();
      const read = readWords(this.detector, words, flooding ? 'AMBER' : 'RED');
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
