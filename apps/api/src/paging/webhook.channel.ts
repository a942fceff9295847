import { z } from 'zod';

import type { Clock } from '../platform/clock.js';
import type { Config } from '../platform/config.js';
import type { Tx } from '../platform/db.js';
import { sign, signatureHeader } from '../platform/signature.js';
import { post } from './outgoing.js';
import { type PageCall, type PageChannel, PageFailed, pageText } from './page-channel.js';
import type { ReachService } from './reach.service.js';

const receiptId = z.string().regex(/^[\w.:-]{1,200}$/);
const answerSchema = z.object({ receipt: receiptId });

/** Milliseconds a carrier has to take a page. */
export const takeWithinMs = ({ timerScale }: Pick<Config, 'timerScale'>): number =>
  Math.max(250, 5000 * Math.min(1, timerScale));

/** SMS or voice through whoever the operator chose: one signed request, receipts come back (docs/operations.md). */
export class WebhookChannel implements PageChannel {
  readonly isOutward = true;
  readonly confirms = true;
  readonly canBeTested = true;

  constructor(
    readonly name: 'sms' | 'voice' | 'second-phone',
    readonly carrier: 'sms' | 'voice',
    private readonly provider: { url: string; secret: string },
    private readonly config: Pick<Config, 'publicUrl' | 'timerScale'>,
    private readonly reach: ReachService,
    private readonly clock: Clock,
  ) {}

  async send(call: PageCall, tx: Tx): Promise<string> {
    const to = call.accountId && (await this.reach.numberOf(tx, call.accountId, this.name === 'second-phone' ? 2 : 1));
    if (call.accountId && !to) throw new PageFailed('noNumber', { isTheirs: true });
    const link = `${this.config.publicUrl}${call.link}`;
    const body = JSON.stringify({
      id: call.id,
      channel: this.carrier,
      to: to ?? null,
      synthetic: call.accountId === null,
      level: call.level,
      reference: call.reference,
      text: pageText(call, link),
      link,
      receipts: `${this.config.publicUrl}/paging/receipts/${this.carrier}`,
    });
    const { status, text } = await post({
      url: this.provider.url,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': call.id,
        [signatureHeader]: sign(this.provider.secret, body, this.clock.now()),
      },
      body,
      withinMs: takeWithinMs(this.config),
    });
    if (status === 422) throw new PageFailed('numberRefused', { isTheirs: true });
    if (status < 200 || status > 299)
      throw new PageFailed(`http${status}`, { mayPass: status >= 500 || status === 429 });
    return receiptIn(text) ?? call.id;
  }
}

function receiptIn(text: string): string | null {
  try {
    return answerSchema.parse(JSON.parse(text)).receipt;
  } catch {
    return null;
  }
}
