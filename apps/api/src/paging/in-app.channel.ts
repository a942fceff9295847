import { Injectable } from '@nestjs/common';

import { NoticeService } from '../notifications/notice.service.js';
import type { Tx } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';
import { type PageCall, type PageChannel, PageFailed } from './page-channel.js';
import { PageTestStore } from './page-test.store.js';

/** Ends the stage of a synthetic page: nothing of it stays. */
class Curtain extends Error {}

/** Rings open screens and leaves a notice. */
@Injectable()
export class InAppChannel implements PageChannel {
  readonly name = 'in-app';
  readonly carrier = 'in-app';
  readonly isOutward = false;
  readonly confirms = false;
  readonly canBeTested = true;

  constructor(
    private readonly notices: NoticeService,
    private readonly hints: Hints,
    private readonly tests: PageTestStore,
  ) {}

  async send(call: PageCall, tx: Tx): Promise<string> {
    const { accountId } = call;
    if (accountId === null) await this.rehearse(call, tx);
    else {
      await this.hint(accountId, call, tx);
      // Somebody who tries it out looks at the screen: there is nothing to come back to.
      if (call.level !== 'TEST') await this.leaveNotice(accountId, call, tx);
    }
    return `in-app:${call.id}`;
  }

  private async hint(accountId: string, { reference, level }: PageCall, tx: Tx): Promise<void> {
    const facts = { reference: String(reference ?? ''), level };
    await this.hints.send(tx, audience.account(accountId), 'page.arrived', facts);
  }

  private async leaveNotice(accountId: string, { id, reference, level, link }: PageCall, tx: Tx): Promise<void> {
    const facts = { reference: String(reference), level };
    await this.notices.tell(tx, { accountId, kind: 'page', link, facts, key: `page:${id}` });
  }

  /** For nobody: somebody who exists only behind a savepoint is rung, looked up, and rolled back. */
  private async rehearse(call: PageCall, tx: Tx): Promise<void> {
    let arrived = false;
    try {
      await tx.transaction(async (inner) => {
        const accountId = await this.tests.stageAccount(inner);
        await this.hint(accountId, call, inner);
        await this.leaveNotice(accountId, call, inner);
        arrived = await this.tests.hasNotice(inner, accountId);
        throw new Curtain();
      });
    } catch (error) {
      if (!(error instanceof Curtain)) throw error;
    }
    if (!arrived) throw new PageFailed('notThere');
  }
}
