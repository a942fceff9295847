import { rows } from '../../platform/db.js';
import { receipt } from '../carrier.js';
import { provider } from './assumptions.js';
import type { World } from './world.js';

/** What providers of SMS and calls say afterwards: that a page arrived, signed, some seconds later; now and then nothing. */
export class Providers {
  private readonly seen = new Set<string>();
  private readonly chance;

  constructor(private readonly world: World) {
    this.chance = world.chance('providers');
  }

  async look(): Promise<void> {
    const sent = await rows<{ id: string; channel: string }>(
      this.world.app.dataSource.manager,
      `SELECT id, channel FROM (
         SELECT id, channel, sent_at FROM page_attempt WHERE status = 'SENT' AND channel IN ('sms', 'voice', 'second-phone')
         UNION ALL SELECT id, channel, sent_at FROM page_test WHERE status = 'SENT' AND channel IN ('sms', 'voice', 'second-phone')
       ) sent ORDER BY sent_at, id`,
    );
    for (const { id, channel } of sent.filter((one) => !this.seen.has(one.id))) {
      this.seen.add(id);
      if (this.chance.happens(provider.silent)) continue;
      const [least, most] = provider.receiptSeconds;
      this.world.agenda.start(this.world.now.getTime() + 1000 * this.chance.between(least, most), async () => {
        await receipt(this.world.app, channel === 'sms' ? 'sms' : 'voice', { id, state: 'delivered' });
      });
    }
  }
}
