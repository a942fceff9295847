import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { Role } from '@kith/contracts/roles';
import type { PartName } from '@kith/domain/configuration/configuration';
import { decidersOf } from '@kith/domain/configuration/configuration.policy';
import { secondPersonsOf } from '@kith/domain/retention/retention.policy';

import { AccountService } from '../accounts/account.service.js';
import { NoticeService } from '../notifications/notice.service.js';
import type { Tx } from '../platform/db.js';
import type { Delivered } from '../platform/events.js';
import { Outbox } from '../platform/outbox.js';

/** Tells those who can be the second person that something waits for one (R4, R61, H22). */
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
      on: ['configuration.proposed', 'lexicon.proposed', 'retention.proposed'],
      handle: (event, tx) => this.tell(tx, event),
    });
  }

  private async tell(tx: Tx, event: Delivered): Promise<void> {
    const { roles, link, facts = {}, id } = waiting(event);
    for (const accountId of await this.accounts.withRole(tx, ...roles)) {
      if (accountId === event['proposedBy']) continue;
      const key = `${event.type}:${id}`;
      await this.notices.tell(tx, { accountId, kind: event.type, link, facts, key, mail: 'team' });
    }
  }
}

/** What waits, where it is answered, and who can answer. */
function waiting({ type, proposalId, runId, part, byOfficer }: Delivered): {
  id: string;
  roles: readonly Role[];
  link: string;
  facts?: Readonly<Record<string, string>>;
} {
  const id = String(type === 'retention.proposed' ? runId : proposalId);
  switch (type) {
    case 'configuration.proposed':
      return {
        id,
        roles: decidersOf(part as PartName),
        link: `/run/agreed/proposals/${id}`,
        facts: { part: String(part) },
      };
    case 'retention.proposed':
      return { id, roles: secondPersonsOf(byOfficer === true), link: '/run/retention' };
    default:
      return { id, roles: ['clinicalLead'], link: `/run/lexicon/proposals/${id}` };
  }
}
