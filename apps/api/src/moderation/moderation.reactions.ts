import { Injectable, type OnModuleInit } from '@nestjs/common';

import { NoticeService } from '../notifications/notice.service.js';
import type { Tx } from '../platform/db.js';
import type { Delivered } from '../platform/events.js';
import { Outbox } from '../platform/outbox.js';
import { ScreeningService } from '../screening/screening.service.js';
import { ModerationService } from './moderation.service.js';
import { ReportService } from './report.service.js';
import { ReviewItemStore } from './review-item.store.js';
import { ScreenService } from './screen.service.js';

/** What the desk does when something became true elsewhere. */
@Injectable()
export class ModerationReactions implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly screening: ScreeningService,
    private readonly screens: ScreenService,
    private readonly moderation: ModerationService,
    private readonly items: ReviewItemStore,
    private readonly reports: ReportService,
    private readonly notices: NoticeService,
  ) {}

  onModuleInit(): void {
    this.screening.useReader({
      screen: (tx, waiting) => this.screens.screenOrGive(tx, waiting),
      hear: (tx, said) => this.screens.hear(tx, said),
    });
    this.outbox.register({
      name: 'moderation.screen',
      on: ['content.written'],
      handle: (event, tx) => this.screen(event, tx),
    });
    this.outbox.register({
      name: 'moderation.case-closed',
      on: ['escalation.closed'],
      handle: (event, tx) => this.caseClosed(event, tx),
    });
  }

  private async screen(event: Delivered, tx: Tx): Promise<void> {
    const { contentType, contentId, version } = event;
    if (typeof contentType !== 'string' || typeof contentId !== 'string' || typeof version !== 'number') return;
    await this.screens.screen(tx, { contentType, contentId, version });
  }

  /** The loop back: the moderator hears how it was to raise it, each reporter broad words; nothing clinical (R48). */
  private async caseClosed(event: Delivered, tx: Tx): Promise<void> {
    const { escalationId, reviewItemIds, outcomeBroad, feedbackCode, raisedBy, declined } = event;
    if (typeof escalationId !== 'string' || !Array.isArray(reviewItemIds) || typeof outcomeBroad !== 'string') return;
    const itemIds = reviewItemIds as string[];
    // What comes back to the desk is not dealt with: reporters hear when the desk has decided.
    if (!declined) await this.reports.tellOutcome(tx, itemIds, { worried: outcomeBroad, rule: 'acted' });
    const raisers = await this.items.raisersOf(tx, itemIds);
    if (typeof raisedBy === 'string' && !raisers.has(raisedBy)) raisers.set(raisedBy, itemIds[0] ?? '');
    for (const [accountId, itemId] of raisers) {
      await this.notices.tell(tx, {
        accountId,
        kind: 'case.feedback',
        link: `/desk/c/${itemId}`,
        facts: { outcome: outcomeBroad, feedbackCode: typeof feedbackCode === 'string' ? feedbackCode : '' },
        key: `case.feedback:${escalationId}:${event.eventId}`,
      });
    }
    for (const id of itemIds) {
      const item = await this.items.find(tx, id);
      if (item) await this.moderation.hint(tx, item);
    }
  }
}
