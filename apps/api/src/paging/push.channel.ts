import webPush from 'web-push';

import { createECDH, randomBytes } from 'node:crypto';

import type { Config } from '../platform/config.js';
import type { Tx } from '../platform/db.js';
import { post } from './outgoing.js';
import { type PageCall, type PageChannel, PageFailed } from './page-channel.js';
import type { PushAddress, ReachService } from './reach.service.js';
import { takeWithinMs } from './webhook.channel.js';

/** Seconds a push service may keep a page for a device that is away; the ladder has long gone on by then. */
const keepFor = 600;
const gone = new Set([404, 410]);

/** Web push to every device a clinician turned it on for. It says the page's id and level, and nothing else. */
export class PushChannel implements PageChannel {
  readonly name = 'push';
  readonly carrier = 'push';
  readonly isOutward = true;
  readonly confirms = false;
  readonly canBeTested = true;

  constructor(
    private readonly vapid: { publicKey: string; privateKey: string },
    private readonly config: Pick<Config, 'publicUrl' | 'timerScale' | 'mailFrom'>,
    private readonly reach: ReachService,
  ) {}

  async send(call: PageCall, tx: Tx): Promise<string> {
    if (!call.accountId) return this.knock(call, tx);
    const devices = await this.reach.devicesOf(tx, call.accountId);
    const answers = await Promise.allSettled(devices.map((device) => this.deliver(call, device)));
    const failures = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []));
    if (failures.length < devices.length) return `push:${devices.length - failures.length}`;
    throw failures.find((one) => !(one instanceof PageFailed && one.about.isTheirs)) ?? nowhere();
  }

  private async deliver(call: PageCall, device: PushAddress & { id: string }): Promise<void> {
    const status = await this.post(call, device);
    if (gone.has(status)) {
      await this.reach.forgetDevice(device.id);
      throw nowhere();
    }
    if (status < 200 || status > 299)
      throw new PageFailed(`http${status}`, { mayPass: status >= 500 || status === 429 });
  }

  /**
   * Nobody has a device for the synthetic page, so it goes to an address that no push service knows, at each service in
   * use. An answer that it does not know it is the receipt: the way there, our keys and our encryption are in order.
   */
  private async knock(call: PageCall, tx: Tx): Promise<string> {
    const services = await this.reach.pushServices(tx);
    const keys = createECDH('prime256v1');
    keys.generateKeys();
    for (const origin of services) {
      const status = await this.post(call, {
        endpoint: `${origin}/nobody/${call.id}`,
        p256dh: keys.getPublicKey('base64url'),
        auth: randomBytes(16).toString('base64url'),
      });
      if (status >= 500 || status === 401 || status === 403 || status === 429)
        throw new PageFailed(`http${status}`, { mayPass: true });
    }
    return `push:${services.length}`;
  }

  private async post({ id, level }: PageCall, { endpoint, p256dh, auth }: PushAddress): Promise<number> {
    const { publicUrl, mailFrom } = this.config;
    const request = webPush.generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      JSON.stringify({ id, level }),
      {
        vapidDetails: {
          ...this.vapid,
          subject: publicUrl.startsWith('https:') ? publicUrl : `mailto:${/<([^>]+)>/.exec(mailFrom)?.[1] ?? mailFrom}`,
        },
        TTL: keepFor,
        urgency: 'high',
        topic: id.replaceAll('-', ''),
      },
    );
    const { status } = await post({
      url: request.endpoint,
      headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
      body: new Uint8Array(request.body ?? []),
      withinMs: takeWithinMs(this.config),
    });
    return status;
  }
}

const nowhere = () => new PageFailed('noDevice', { isTheirs: true });
