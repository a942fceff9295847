import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';

import { MailService, type OpenMail } from '../accounts/mail.service.js';
import type { Config } from '../platform/config.js';
import type { Tx } from '../platform/db.js';
import type { Subscriber } from '../platform/events.js';
import { Outbox } from '../platform/outbox.js';
import { CONFIG } from '../platform/settings.js';
import { Sweeps } from '../platform/sweeps.js';

/** With the growing pauses between attempts this is most of a day. */
export const mostAttempts = 48;

/** Of these somebody waits to hear whether the mail server took them (R31). */
const pages = new Set(['page', 'pageTest']);

/** Jobs rung by one sweep. */
const ringsAtOnce = 20;

/**
 * Sends waiting mail over SMTP, one per job. Without SMTP_URL nothing leaves: mail stays queued, to be read in the
 * outbox. A failure puts the mail back; the sweep rings again when it is due. The message id is that of the mail, so a
 * mail sent twice after a crash is one to mail programs.
 */
@Injectable()
export class MailSender implements Subscriber, OnModuleDestroy {
  readonly name = 'notifications.send-mail';
  readonly on = ['mail.queued'] as const;

  private readonly log = new Logger('mail');
  private readonly transport: Transporter | null;

  constructor(
    private readonly mail: MailService,
    private readonly outbox: Outbox,
    sweeps: Sweeps,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.transport = config.smtpUrl
      ? createTransport(config.smtpUrl, {
          pool: false,
          connectionTimeout: 4000,
          greetingTimeout: 3000,
          socketTimeout: 5000,
          disableFileAccess: true,
          disableUrlAccess: true,
        } as object)
      : null;
    outbox.register(this);
    if (this.transport) sweeps.register({ name: 'notifications.mail', run: (tx, now) => this.ringAgain(tx, now) });
  }

  onModuleDestroy(): void {
    this.transport?.close();
  }

  async handle(_event: unknown, tx: Tx): Promise<void> {
    if (!this.transport) return;
    const [mail] = await this.mail.waiting(tx, 1);
    if (!mail) return;
    const outcome = await this.attempt(this.transport, mail);
    await this.mail.noteAttempt(tx, mail.id, outcome);
    if (pages.has(mail.template)) await this.outbox.publish(tx, [{ type: 'mail.attempted', key: mail.key, outcome }]);
  }

  private async attempt(transport: Transporter, mail: OpenMail): Promise<'sent' | 'failed' | 'queued'> {
    try {
      await transport.sendMail({
        from: this.config.mailFrom,
        to: { name: '', address: mail.to },
        subject: mail.subject,
        text: mail.text,
        messageId: `<${mail.id}@${new URL(this.config.publicUrl).hostname}>`,
      });
      return 'sent';
    } catch (error) {
      // Never the message: it can hold the address.
      this.log.warn(`Mail ${mail.id} was not taken: ${(error as { code?: string }).code ?? 'unknown'}`);
      return mail.attempts + 1 >= mostAttempts ? 'failed' : 'queued';
    }
  }

  private async ringAgain(tx: Tx, now: Date): Promise<number> {
    const due = await this.mail.waiting(tx, ringsAtOnce);
    for (const _ of due) await this.outbox.ringAt(tx, this.name, now, { type: 'mail.queued' });
    return due.length;
  }
}
