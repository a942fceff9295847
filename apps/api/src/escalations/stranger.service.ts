import { Injectable } from '@nestjs/common';

import type { Cover } from '@kith/domain/escalation/cover';
import { caseTimers } from '@kith/domain/escalation/timers';
import type { ReviewItem } from '@kith/domain/review-item/review-item';

import { MailService } from '../accounts/mail.service.js';
import { ModerationService } from '../moderation/moderation.service.js';
import { NoticeService } from '../notifications/notice.service.js';
import type { Tx } from '../platform/db.js';
import { PagingService } from './paging.service.js';

/** Everyone is called, and called again. */
const lastStep = 3;

/** The crisis of somebody signed out: there is no account and so no case, but the ladder is the same. */
@Injectable()
export class StrangerService {
  constructor(
    private readonly paging: PagingService,
    private readonly moderation: ModerationService,
    private readonly notices: NoticeService,
    private readonly mail: MailService,
  ) {}

  /**
   * Calls the people of this step to the desk, and again at the next step until somebody takes it. Who holds it is called
   * once; when that lease runs out, the item is due again by itself.
   */
  async call(tx: Tx, item: ReviewItem): Promise<void> {
    const times = await this.moderation.timesCalled(tx, item.id);
    const step = Math.min(times, lastStep);
    const people = peopleAt(step, await this.paging.cover(tx));
    const link = `/desk/c/${item.id}`;
    const facts = { reference: String(item.reference), level: item.level };
    for (const accountId of people) {
      const key = `stranger.crisis:${item.id}:${times}`;
      await this.notices.tell(tx, { accountId, kind: 'stranger.crisis', link, facts, key });
      await this.mail.queue(tx, { accountId, template: 'page', link, facts, key: `${key}:${accountId}` });
    }
    const { now, after, agreed } = this.moderation.timing();
    const { ladder } = caseTimers(agreed.timers, 'CRISIS');
    const again = item.status === 'NEW' ? after(now, ladder[step] ?? ladder[lastStep]) : null;
    await this.moderation.called(tx, item, again, { step, people: people.size });
  }
}

/** First whoever is on call with the leads, then everyone; everyone at once when nobody is on call. */
function peopleAt(step: number, cover: Cover): Set<string> {
  const onCall = [cover.primary, cover.backup, cover.manager].filter((id) => id !== null);
  return new Set([...onCall, ...cover.leads, ...(step < 2 && onCall.length > 0 ? [] : cover.everyone)]);
}
