import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { Role } from '@kith/contracts/roles';
import type { PartName } from '@kith/domain/configuration/configuration';
import { decidersOf } from '@kith/domain/configuration/configuration.policy';

import { AccountService } from '../accounts/account.service.js';
import { NoticeService } from '../notifications/notice.service.js';
import type { Tx } from '../platform/db.js';
import type { Delivered } from '../platform/events.js';
import { Outbox } from '../platform/outbox.js';

/** Tells those who can be the second person that a change waits for one (R4, R61). */
@Injectable()
export class ApprovalReactions implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly accounts: AccountService,
    private readonly notices: NoticeService,
  ) {}

  onModuleInit(): void {
    this.outbox.register({
      name: 'run.tell-deciders',
      on: ['configuration.proposed', 'lexicon.proposed'],
      handle: (event, tx) => this.tell(tx, event),
    });
  }

  private async tell(tx: Tx, { type, proposalId, part, proposedBy }: Delivered): Promise<void> {
    const isAgreed = type === 'configuration.proposed';
    const roles: readonly Role[] = isAgreed ? decidersOf(part as PartName) : ['clinicalLead'];
    for (const accountId of await this.accounts.withRole(tx, ...roles)) {
      if (accountId === proposedBy) continue;
      await this.notices.tell(tx, {
        accountId,
        kind: isAgreed ? 'configuration.proposed' : 'lexicon.proposed',
        link: isAgreed ? `/run/agreed/proposals/${String(proposalId)}` : `/run/lexicon/proposals/${String(proposalId)}`,
        facts: isAgreed ? { part: String(part) } : {},
        key: `${type}:${String(proposalId)}`,
        mail: 'team',
      });
    }
  }
}
