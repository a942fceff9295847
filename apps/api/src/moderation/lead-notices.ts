import { Injectable } from '@nestjs/common';

import { AccountService } from '../accounts/account.service.js';
import { NoticeService } from '../notifications/notice.service.js';
import type { Tx } from '../platform/db.js';
import { ReviewItemStore } from './review-item.store.js';

/** Tells the leads that something waits for them: a notice with codes, and a mail without content. */
@Injectable()
export class LeadNotices {
  constructor(
    private readonly accounts: AccountService,
    private readonly items: ReviewItemStore,
    private readonly notices: NoticeService,
  ) {}

  /** Nobody who is part of it hears of it: neither `except` nor those involved in the item (R3). */
  async tell(
    tx: Tx,
    told: {
      kind: 'appeal.lodged' | 'appeal.late' | 'proposal.made' | 'desk.crisisClosed' | 'desk.pastLimit';
      link: string;
      key: string;
      facts?: Readonly<Record<string, string>>;
      itemId: string | null;
      except: readonly string[];
    },
  ): Promise<void> {
    const { kind, link, key, facts = {}, itemId, except } = told;
    for (const accountId of await this.accounts.withRole(tx, 'leadModerator', 'clinicalLead')) {
      if (except.includes(accountId) || (itemId && (await this.items.isInvolved(tx, accountId, itemId)))) continue;
      await this.notices.tell(tx, { accountId, kind, link, facts, key, mail: 'team' });
    }
  }
}
