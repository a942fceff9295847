import { Inject, Injectable, Logger } from '@nestjs/common';
import { type JobResult, PgBoss } from 'pg-boss';

import { randomUUID } from 'node:crypto';

import type { Config } from './config.js';
import { CONFIG } from './settings.js';
import { Db, rows, write, named, type Tx } from './db.js';
import type { AppEvent, Cause, Delivered, Subscriber } from './events.js';
import { withoutWords } from './graphql-error.js';

const executeSqlOf = (tx: Tx) => ({
  executeSql: async (text: string, values?: unknown[]) => ({
    rows: (await tx.query(named(text), values)) as unknown[],
  }),
});

const deadLetters = 'dead-letters';

/**
 * Events as rows, delivered later, at least once. The queue is only the door bell: what must happen is found again by
 * the sweeps even if every job were lost (decision 0003).
 */
@Injectable()
export class Outbox {
  private readonly log = new Logger('outbox');
  private readonly subscribers = new Map<string, Subscriber>();
  private boss: PgBoss | null = null;

  constructor(
    private readonly db: Db,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Called by each subscriber when it is built, in the API and in the worker alike. */
  register(subscriber: Subscriber): void {
    if (this.subscribers.has(subscriber.name)) throw new Error(`Two subscribers are called ${subscriber.name}.`);
    this.subscribers.set(subscriber.name, subscriber);
  }

  /** Opens the queue for sending; with `work` also for handling. */
  async start({ work }: { work: boolean }): Promise<void> {
    const boss = new PgBoss({
      connectionString: this.config.databaseUrl,
      application_name: 'kith-jobs',
      max: work ? 8 : 2,
      supervise: work,
      schedule: false,
      ...(work && { useListenNotify: true, superviseIntervalSeconds: 5, monitorIntervalSeconds: 5 }),
    });
    boss.on('error', (error: Error) => this.log.error(error.message));
    await boss.start();
    await boss.createQueue(deadLetters, { retryLimit: 0 });
    const options = {
      retryLimit: 5,
      retryDelay: 1,
      retryBackoff: true,
      heartbeatSeconds: 10,
      notify: true,
      deadLetter: deadLetters,
    };
    for (const name of this.subscribers.keys()) {
      if (!(await boss.getQueue(name))) await boss.createQueue(name, options);
    }
    this.boss = boss;
    if (work) await this.work(boss);
  }

  async stop(): Promise<void> {
    const boss = this.boss;
    this.boss = null;
    await boss?.stop({ graceful: true, timeout: 2000 });
  }

  /** Keeps each event for ever and queues one job per subscriber, all in the caller's transaction. */
  async publish(tx: Tx, events: readonly AppEvent[], cause: Cause = {}): Promise<void> {
    for (const event of events) {
      const eventId = randomUUID();
      await write(
        tx,
        `INSERT INTO domain_event (id, type, payload, actor_id, correlation_id) VALUES ($1, $2, $3, $4, $5)`,
        [eventId, event.type, event, cause.actorId ?? null, cause.correlationId ?? null],
      );
      for (const { name } of this.subscribersOf(event.type)) await this.send(tx, name, { ...event, eventId });
    }
  }

  /** Who hears of events of this type. */
  subscribersOf(type: string): Subscriber[] {
    return [...this.subscribers.values()].filter(({ on }) => on.includes(type));
  }

  /** Rings one subscriber at a later time. The deadline itself is a row; this only wakes early (R15). */
  async ringAt(tx: Tx, subscriber: string, at: Date, event: AppEvent): Promise<void> {
    await this.send(tx, subscriber, { ...event, eventId: randomUUID() }, at);
  }

  /** Hands an event to its subscriber, once: a second delivery of the same event changes nothing. */
  async deliver(subscriber: Subscriber, event: Delivered): Promise<void> {
    await this.db.tx(async (tx) => {
      const fresh = await rows(
        tx,
        `INSERT INTO handled_event (subscriber, event_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING event_id`,
        [subscriber.name, event.eventId],
      );
      if (fresh.length) await subscriber.handle(event, tx);
    });
  }

  /** Delivers everything published so far that has not been handled. For tests, where no worker runs. */
  async drain(): Promise<void> {
    while (await this.deliverUnhandled(new Date(0), new Date(8.64e15))) continue;
  }

  /**
   * Delivers events of this span whose job was lost, oldest first, and returns how many. The queue is only the bell;
   * this finds what was never rung. An event that cannot be handled holds up no other: its error is thrown at the end.
   */
  async deliverUnhandled(from: Date, until: Date): Promise<number> {
    let delivered = 0;
    const failures: unknown[] = [];
    for (const subscriber of this.subscribers.values()) {
      for await (const event of this.unhandled(subscriber, from, until)) {
        await this.deliver(subscriber, event).then(
          () => delivered++,
          (error: unknown) => failures.push(error),
        );
      }
    }
    if (failures.length) throw failures[0];
    return delivered;
  }

  private async *unhandled(subscriber: Subscriber, from: Date, until: Date): AsyncGenerator<Delivered> {
    const atOnce = 200;
    let last: { id: string; at: unknown } = {
      id: '00000000-0000-0000-0000-000000000000',
      at: from.getTime() ? from : '-infinity',
    };
    for (let found = atOnce; found === atOnce;) {
      const missed = await rows<{ id: string; payload: AppEvent; at: Date }>(
        this.db.reader,
        `SELECT e.id, e.payload, e.occurred_at AS at FROM domain_event e
         WHERE e.type = ANY($2) AND (e.occurred_at, e.id) > ($3, $4) AND e.occurred_at <= $5
           AND NOT EXISTS (SELECT 1 FROM handled_event h WHERE h.subscriber = $1 AND h.event_id = e.id)
         ORDER BY e.occurred_at, e.id LIMIT ${atOnce}`,
        [subscriber.name, subscriber.on, last.at, last.id, until.getTime() < 8.64e15 ? until : 'infinity'],
      );
      for (const { id, payload } of missed) yield { ...payload, eventId: id };
      last = missed.at(-1) ?? last;
      found = missed.length;
    }
  }

  private async send(tx: Tx, queue: string, data: Delivered, at?: Date): Promise<void> {
    // Without a started queue (tests, commands) the event row stays, and `drain` or the next sweep finds it.
    await this.boss?.send(queue, data, { db: executeSqlOf(tx), ...(at && { startAfter: at }) });
  }

  /**
   * Ten jobs at a time, and the next ten at once while there are that many: a queue that filled up while no worker was
   * there empties as fast as it can be handled. Each job of the ten succeeds or fails by itself.
   */
  private async work(boss: PgBoss): Promise<void> {
    const options = {
      pollingIntervalSeconds: 1,
      notifyPollingIntervalSeconds: 2,
      batchSize: 10,
      burstWhenBatchFull: true,
      perJobResults: true,
    } as const;
    for (const subscriber of this.subscribers.values()) {
      await boss.work<Delivered>(subscriber.name, options, async (jobs) => {
        const results: JobResult[] = [];
        for (const { id, data } of jobs) results.push({ id, status: await this.attempt(subscriber, data) });
        return results;
      });
    }
  }

  private async attempt(subscriber: Subscriber, event: Delivered): Promise<'completed' | 'failed'> {
    try {
      await this.deliver(subscriber, event);
      return 'completed';
    } catch (error) {
      this.log.error(`${subscriber.name} failed: ${withoutWords(error)}`);
      return 'failed';
    }
  }
}
