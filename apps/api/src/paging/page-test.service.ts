import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import type { ReceiptState } from '@kith/domain/paging/receipt';
import { silentAfter, type Way } from '@kith/domain/paging/ways';
import { DomainError } from '@kith/domain/refusal';

import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { withoutWords } from '../platform/graphql-error.js';
import { Outbox } from '../platform/outbox.js';
import { Rates } from '../platform/rates.js';
import { Sweeps } from '../platform/sweeps.js';
import { Timers } from '../platform/timers.js';
import { WriteKeys } from '../platform/write-keys.js';
import { ChannelHealthService } from './channel-health.service.js';
import { type Carrier, PAGE_CHANNELS, type PageCall, type PageChannel, PageFailed } from './page-channel.js';
import { PageTestStore, type TestRow } from './page-test.store.js';
import { ReachService } from './reach.service.js';

/** Minutes between two synthetic pages, and between two while a way fails: its first success ends the alarm. */
const every = 60;
const everyWhileFailing = 1;
/** Minutes a carrier has to say that the synthetic page arrived: with the next look it is on the board within a minute. */
const receiptWithin = 2 * silentAfter;
const sendingLease = 0.5;
const keptFor = 30 * 24 * 60;
const mostTests = { count: 20, seconds: 3600 };

/**
 * Once an hour a page that is about nobody goes by every way that is on, and its receipt is awaited (R31, H05). It rings
 * no human and is in no figure. The same tests serve whoever wants to hear their own phone ring.
 */
@Injectable()
export class PageTestService implements OnModuleInit {
  private readonly log = new Logger('paging');

  constructor(
    private readonly db: Db,
    private readonly store: PageTestStore,
    private readonly health: ChannelHealthService,
    private readonly reach: ReachService,
    private readonly keys: WriteKeys,
    private readonly rates: Rates,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly sweeps: Sweeps,
    private readonly clock: Clock,
    private readonly timers: Timers,
    @Inject(PAGE_CHANNELS) private readonly channels: readonly PageChannel[],
  ) {}

  onModuleInit(): void {
    this.outbox.register({
      name: 'paging.tests',
      on: ['page.testAsked'],
      handle: async () => void (await this.sendDue()),
    });
    this.sweeps.register({ name: 'paging.synthetic', run: (_tx, now) => this.round(now) });
  }

  /** Rings the actor by one way, to hear whether it works. Refuses what is off or not given with `input.invalid`. */
  async ringMe(actor: Actor, key: string, way: Way): Promise<void> {
    this.reach.mayRead(actor);
    await this.db.tx((tx) =>
      this.keys.once(
        tx,
        { accountId: actor.id, key, operation: 'testPage', input: { way } },
        async () => {
          const open = (await this.reach.waysOf(tx, [actor.id])).get(actor.id) ?? [];
          if (!open.includes(way) || !this.channels.some(({ name, canBeTested }) => name === way && canBeTested))
            throw new DomainError('input.invalid', { field: 'way' });
          const wait = await this.rates.over(`page-test:${actor.id}`, mostTests, 1, tx);
          if (wait > 0) throw new DomainError('rate.limited', { retryAfterSeconds: wait });
          await this.store.queue(tx, way, actor.id, this.clock.now());
          await this.outbox.publish(tx, [{ type: 'page.testAsked', accountId: actor.id }]);
          await this.audit.record(tx, actor, {
            action: 'page.test',
            targetType: 'account',
            targetId: actor.id,
            details: { channel: way },
          });
          return { id: actor.id };
        },
        async (id) => ({ id }),
      ),
    );
  }

  /** Rings somebody by each of their ways that leave this machine, as at the start of a shift (R28). */
  async ring(tx: Tx, accountId: string): Promise<void> {
    const open = (await this.reach.waysOf(tx, [accountId])).get(accountId) ?? [];
    const outward = this.channels.filter(
      ({ name, isOutward, canBeTested }) => isOutward && canBeTested && open.includes(name),
    );
    for (const { name } of outward) await this.store.queue(tx, name, accountId, this.clock.now());
    if (outward.length > 0) await this.outbox.publish(tx, [{ type: 'page.testAsked', accountId }]);
  }

  /** What came of the tests somebody sent themselves, the newest of each way. */
  lastOf(tx: Tx, accountId: string): Promise<TestRow[]> {
    return this.store.lastOf(tx, accountId);
  }

  /** What a carrier says of a test. False when there is no such test. */
  async hear(tx: Tx, id: string, carrier: string, said: ReceiptState, reason: string): Promise<boolean> {
    const test = await this.store.lock(tx, id);
    const channel = test && this.channels.find(({ name }) => name === test.channel);
    if (!test || channel?.carrier !== carrier) return false;
    if (test.status === 'DELIVERED' || test.status === 'FAILED') return true;
    const isTheirs = test.accountId !== null;
    if (said === 'failed') await this.noteFailed(tx, test, new PageFailed(reason, { isTheirs }));
    else await this.noteArrived(tx, test, channel.carrier);
    return true;
  }

  /** What waits is queued and judged first, and only then sent: a slow carrier must hold no row. */
  private async round(now: Date): Promise<number> {
    await this.db.tx(async (tx) => {
      await this.queueDue(tx, now);
      for (const test of await this.store.silent(tx, this.timers.after(now, -receiptWithin)))
        await this.noteFailed(tx, test, new PageFailed('noReceipt', { isTheirs: test.accountId !== null }));
      await this.store.forget(tx, this.timers.after(now, -keptFor));
    });
    return this.sendDue();
  }

  private async queueDue(tx: Tx, now: Date): Promise<void> {
    const failing = await this.health.failing(tx);
    for (const { name, carrier, canBeTested } of this.channels) {
      // A second phone is rung by the carrier of the first, which is tested already.
      if (!canBeTested || name !== carrier) continue;
      const last = await this.store.lastTriedAt(tx, name);
      const wait = failing.has(carrier) ? everyWhileFailing : every;
      if (!last || this.timers.after(last, wait) <= now) await this.store.queue(tx, name, null, now);
    }
  }

  /** Sends side by side, so that a slow carrier holds up no other. */
  private async sendDue(): Promise<number> {
    const now = this.clock.now();
    const claimed = await this.db.tx((tx) => this.store.claim(tx, now, this.timers.after(now, sendingLease)));
    await Promise.all(claimed.map((test) => this.send(test)));
    return claimed.length;
  }

  private async send(test: TestRow): Promise<void> {
    const { id, accountId } = test;
    const call: PageCall = { id, accountId, reference: null, level: 'TEST', link: '/clinic/paging' };
    const channel = this.channels.find(({ name }) => name === test.channel);
    const refused = (error: unknown) =>
      this.db.tx((tx) => this.noteFailed(tx, test, error instanceof PageFailed ? error : broken(error, this.log)));
    if (!channel) return refused(new PageFailed('noChannel', { isTheirs: true }));
    const taken = (tx: Tx, receipt: string) => this.noteTaken(tx, test, channel, receipt);
    try {
      if (!channel.isOutward) await this.db.tx(async (tx) => taken(tx, await channel.send(call, tx)));
      else {
        const receipt = await channel.send(call, this.db.reader);
        await this.db.tx((tx) => taken(tx, receipt));
      }
    } catch (error) {
      await refused(error);
    }
  }

  /** Where nobody says more afterwards, to have been taken is all there is to know. */
  private async noteTaken(tx: Tx, test: TestRow, { carrier, confirms }: PageChannel, receipt: string): Promise<void> {
    await this.store.sent(tx, test.id, receipt, this.clock.now());
    const isSaidLater = confirms || carrier === 'mail' || (carrier === 'push' && test.accountId !== null);
    if (!isSaidLater) await this.noteArrived(tx, test, carrier);
  }

  private async noteArrived(tx: Tx, { id, accountId }: TestRow, carrier: Carrier): Promise<void> {
    await this.store.delivered(tx, id, this.clock.now());
    if (accountId === null) await this.health.tested(tx, carrier);
    else await this.health.ok(tx, carrier);
  }

  private async noteFailed(tx: Tx, { id, channel }: TestRow, fault: PageFailed): Promise<void> {
    await this.store.failed(tx, id, fault.message, this.clock.now());
    const carrier = this.channels.find(({ name }) => name === channel)?.carrier;
    if (carrier && !fault.about.isTheirs) await this.health.failed(tx, carrier, fault.message);
  }
}

function broken(error: unknown, log: Logger): PageFailed {
  log.error(`A test page broke off: ${withoutWords(error)}`);
  return new PageFailed('broken');
}
