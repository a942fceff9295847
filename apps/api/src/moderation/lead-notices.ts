import { Injectable } from '@nestjs/common';

import type { Role } from '@kith/contracts/roles';

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
      kind:
        | 'appeal.lodged'
        | 'appeal.late'
        | 'proposal.made'
        | 'desk.crisisClosed'
        | 'desk.pastLimit'
        | 'desk.mayBeUnderAge';
      link: string;
      key: string;
      facts?: Readonly<Record<string, string>>;
      itemId: string | null;
      except: readonly string[];
      /** Those with this role hear of it in place of the others, where there are any. */
      first?: Role;
    },
  ): Promise<void> {
    const { kind, link, key, facts = {}, itemId, except, first } = told;
    const chosen = first ? await this.accounts.withRole(tx, first) : [];
    for (const accountId of chosen.length
      ? chosen
      : await this.accounts.withRole(tx, 'leadModerator', 'clinicalLead')) {
      if (except.includes(accountId) || (itemId && (await this.items.isInvolved(tx, accountId, itemId)))) continue;
      await this.notices.tell(tx, { accountId, kind, link, facts, key, mail: 'team' });
    }
  }
}
