import { Inject, Injectable } from '@nestjs/common';

import { MailService } from '../accounts/mail.service.js';
import type { Config } from '../platform/config.js';
import type { Tx } from '../platform/db.js';
import { CONFIG } from '../platform/settings.js';
import type { PageCall, PageChannel } from './page-channel.js';

const addressIn = (sender: string): string => /<([^>]+)>/.exec(sender)?.[1] ?? sender;

/** Puts a mail without content in the outbox; what the mail server says of it comes back as `mail.attempted`. */
@Injectable()
export class MailChannel implements PageChannel {
  readonly name = 'mail';
  readonly carrier = 'mail';
  readonly isOutward = false;
  readonly confirms = false;
  readonly canBeTested: boolean;

  constructor(
    private readonly mail: MailService,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.canBeTested = config.smtpUrl !== undefined;
  }

  async send({ id, accountId, reference, level, link }: PageCall, tx: Tx): Promise<string> {
    await this.mail.queue(tx, {
      accountId,
      ...(accountId === null && { to: this.config.pageTestMail ?? addressIn(this.config.mailFrom) }),
      template: level === 'TEST' ? 'pageTest' : 'page',
      link,
      key: `page:${id}`,
      facts: level === 'TEST' ? {} : { reference: String(reference), level },
    });
    return `mail:${id}`;
  }
}
