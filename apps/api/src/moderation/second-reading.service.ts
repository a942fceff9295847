import { Injectable, type OnModuleInit } from '@nestjs/common';

import { rankOf } from '@kith/contracts/level';
import { isGrave } from '@kith/triage/model/second-opinion';
import { findPersonalDetails } from '@kith/triage/personal-details';
import { ownWords } from '@kith/triage/quotes';

import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/db.js';
import type { Delivered } from '../platform/events.js';
import { Outbox } from '../platform/outbox.js';
import { Detector } from '../screening/detector.service.js';
import { ScreeningService } from '../screening/screening.service.js';
import { SecondReader } from '../screening/second-reader.service.js';
import { Content, fullText } from './content.js';
import { ModerationService } from './moderation.service.js';

/** An answer about older words comes too late; nor does turning it on send what was written before. */
const oldestMs = 3_600_000;

/** What leaves: the author's own words of a text, without the details that say who somebody is. */
export const wordsToSend = (text: string, parentText?: string, country?: string): string => {
  const own = ownWords(text, parentText);
  return findPersonalDetails(own, { country })
    .sort((a, b) => b.start - a.start)
    .reduce((words, { start, end }) => `${words.slice(0, start)}[…]${words.slice(end)}`, own);
};

/**
 * Asks the second reader about what a group can read and the detector has not found grave, and raises to red what it finds
 * (decision 0019). In a queue of its own, after the detector: nothing waits for it and nothing is lowered by it.
 */
@Injectable()
export class SecondReading implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly reader: SecondReader,
    private readonly detector: Detector,
    private readonly screening: ScreeningService,
    private readonly content: Content,
    private readonly moderation: ModerationService,
  ) {}

  onModuleInit(): void {
    if (this.reader.isOn)
      this.outbox.register({
        name: 'moderation.second-reading',
        on: ['content.written'],
        handle: (event, tx) => this.read(tx, event),
      });
  }

  private async read(tx: Tx, event: Delivered): Promise<void> {
    const { contentType, contentId, version, eventId } = event;
    if (contentType !== 'POST' && contentType !== 'MESSAGE') return;
    const content = await this.content.read(tx, contentType, String(contentId), Number(version));
    if (content?.state !== 'PUBLISHED') return;
    if (this.clock.now().getTime() - content.writtenAt.getTime() > oldestMs) return;
    const text = fullText(content);
    const { context, country } = await this.screening.knownFor(tx, contentType, content.contentId);
    const known = this.detector.read(text, context);
    if ('unscreened' in known || rankOf(known.level) >= rankOf('RED')) return;
    const words = wordsToSend(text, context.parentText, country);
    if (words.trim() === '') return;
    const said = await this.reader.ask(tx, eventId, words);
    if (!said || !isGrave(said)) return;
    await this.moderation.raise(tx, {
      membershipId: content.membershipId,
      groupId: content.groupId,
      snapshotId: await this.content.snapshot(tx, content),
      writtenAt: content.writtenAt,
      detectorVersion: `${known.version}+${said.version}`,
      source: 'DETECTOR',
      level: 'RED',
      category: said.category,
      code: 'SECOND',
      ruleId: `SECOND.${said.category}`,
      spans: [{ start: 0, end: text.length }],
      key: `${content.contentId}:${content.version}:second`,
    });
  }
}
