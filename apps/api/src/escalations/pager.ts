import { Injectable } from '@nestjs/common';

import { MailService } from '../accounts/mail.service.js';
import { NoticeService } from '../notifications/notice.service.js';
import type { Tx } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';

/** All that a page says: it may light up on a locked phone (R29). */
export interface PageCall {
  accountId: string;
  reference: number;
  level: string;
  /** Path inside the app. */
  link: string;
}

/** One way of reaching a person. `send` may run again with the same key and must then reach them only once. */
export interface PageChannel {
  readonly name: string;
  /** Answers with the provider's receipt, or throws `PageFailed`. `tx` is for channels that live in our own database. */
  send(page: PageCall, key: string, tx: Tx): Promise<string>;
}

/** The provider did not take the page. The code is kept with the attempt; of any other error only that it happened. */
export class PageFailed extends Error {}

/** Injection token of all channels, in the order they are used. */
export const PAGE_CHANNELS = Symbol('page channels');

/** Rings open screens and leaves a notice. */
@Injectable()
export class InAppChannel implements PageChannel {
  readonly name = 'in-app';

  constructor(
    private readonly notices: NoticeService,
    private readonly hints: Hints,
  ) {}

  async send({ accountId, reference, level, link }: PageCall, key: string, tx: Tx): Promise<string> {
    await this.hints.send(tx, audience.account(accountId), 'page.arrived', { reference: String(reference), level });
    await this.notices.tell(tx, { accountId, kind: 'page', link, facts: { reference: String(reference), level }, key });
    return `in-app:${key}`;
  }
}

/** Puts a mail without content in the outbox. */
@Injectable()
export class MailChannel implements PageChannel {
  readonly name = 'mail';

  constructor(private readonly mail: MailService) {}

  async send({ accountId, reference, level, link }: PageCall, key: string, tx: Tx): Promise<string> {
    const facts = { reference: String(reference), level };
    await this.mail.queue(tx, { accountId, template: 'page', link, key: `page:${key}`, facts });
    return `mail:${key}`;
  }
}
