import { Injectable, Logger } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { authorize } from '@kith/domain/policy';
import {
  answerWithin,
  isNewlyMissed,
  rungWhenMissed,
  type TestLevel,
  type TestPage,
  testLevels,
} from '@kith/domain/rota/test-page';
import { testPagePolicy } from '@kith/domain/rota/test-page.policy';

import { type PageCall, PageChannelsService, PageFailed } from '../paging/page-channels.service.js';
import { PageTestService } from '../paging/page-test.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { attempt, Db, type Tx } from '../platform/db.js';
import { withoutWords } from '../platform/graphql-error.js';
import { audience, Hints } from '../platform/hints.js';
import { Sweeps } from '../platform/sweeps.js';
import { Timers } from '../platform/timers.js';
import { PagingService } from './paging.service.js';
import { type MissedTestPageRow, TestPageStore } from './test-page.store.js';

/**
 * A shift starts with a test page, by every way that pages of cases go, which its holder must answer in the app (R28).
 * It opens nothing and counts nowhere; unanswered, it rings the manager and stands on the board.
 */
@Injectable()
export class TestPages {
  private readonly log = new Logger('test pages');

  constructor(
    private readonly db: Db,
    private readonly store: TestPageStore,
    private readonly paging: PagingService,
    private readonly audit: Audit,
    private readonly hints: Hints,
    private readonly timers: Timers,
    private readonly clock: Clock,
    private readonly channels: PageChannelsService,
    private readonly tests: PageTestService,
    sweeps: Sweeps,
  ) {
    sweeps.register({ name: 'rota.test-pages', run: (_tx, now) => this.sweep(now) });
  }

  /** The actor's own test pages that wait for an answer. */
  waiting(actor: Actor): Promise<TestPage[]> {
    return this.store.waitingFor(this.db.reader, actor.id, this.clock.now());
  }

  /** Whose test page was not answered, for the board. */
  stillMissed(tx: Tx): Promise<MissedTestPageRow[]> {
    return this.store.stillMissed(tx, this.clock.now());
  }

  /** The holder says that it arrived. Saying it twice changes nothing; saying it late ends the alarm. */
  async answer(actor: Actor, id: string): Promise<{ id: string }> {
    return this.db.tx(async (tx) => {
      const page = authorize(testPagePolicy, 'answer', actor, await this.store.lock(tx, id));
      if (page.answeredAt) return { id };
      await this.store.answered(tx, id, this.clock.now());
      await this.record(tx, actor, 'testPage.answer', page);
      await this.hints.send(tx, audience.account(actor.id), 'escalation.changed', { id, version: 0 });
      return { id };
    });
  }

  /** Each page in a transaction of its own, so that one that cannot move holds up no other. */
  private async sweep(now: Date): Promise<number> {
    let moved = 0;
    for (const shift of await this.store.untested(this.db.reader, now))
      moved += await this.apart(() => this.db.tx((tx) => this.send(tx, shift, now)));
    for (const id of await this.store.due(this.db.reader, now))
      moved += await this.apart(() => this.db.tx((tx) => this.miss(tx, id, now)));
    return moved;
  }

  private async send(
    tx: Tx,
    shift: Pick<TestPage, 'accountId' | 'duty'> & { shiftId: string },
    now: Date,
  ): Promise<number> {
    const page = await this.store.begin(tx, { ...shift, sentAt: now, answerBy: this.timers.after(now, answerWithin) });
    if (!page) return 0;
    const key = `test:${shift.shiftId}:${page.accountId}`;
    const reached = await this.ring(tx, page, { to: page.accountId, level: testLevels.holder, link: '/clinic', key });
    if (!reached) await this.store.hurry(tx, page.id, now);
    await this.tests.ring(tx, page.accountId);
    await this.record(tx, null, 'testPage.send', page);
    return 1;
  }

  private async miss(tx: Tx, id: string, now: Date): Promise<number> {
    const page = await this.store.lock(tx, id);
    if (!page || !isNewlyMissed(page, now)) return 0;
    await this.store.missed(tx, id, now);
    for (const to of rungWhenMissed(page.accountId, await this.paging.cover(tx)))
      await this.ring(tx, page, {
        to,
        level: testLevels.manager,
        link: '/clinic/cover',
        key: `test-missed:${id}:${to}`,
      });
    await this.record(tx, null, 'testPage.miss', page);
    return 1;
  }

  /** By every channel of our own; one that fails holds up no other. True when at least one took it. */
  private async ring(
    tx: Tx,
    { id: testPageId, number: reference }: TestPage,
    { to, level, link, key }: { to: string; level: TestLevel; link: string; key: string },
  ): Promise<boolean> {
    let reached = false;
    for (const way of this.channels.own) {
      const channel = this.channels.named(way);
      const byChannel = `${key}:${way}`;
      const call: PageCall = { id: byChannel, accountId: to, reference, level, link };
      const [status, receipt] = await attempt<[string, string]>(
        tx,
        async (within) => ['SENT', await channel.send(call, within)],
        async (error) => {
          this.log.error(`test page ${testPageId}: ${withoutWords(error)}`);
          return ['FAILED', error instanceof PageFailed ? error.message : 'broken'];
        },
      );
      reached ||= status === 'SENT';
      const at = this.clock.now();
      await this.store.keepAttempt(tx, {
        testPageId,
        accountId: to,
        channel: way,
        status,
        key: byChannel,
        receipt,
        at,
      });
    }
    return reached;
  }

  private async record(tx: Tx, actor: Actor | null, action: string, { id, accountId, duty }: TestPage): Promise<void> {
    await this.audit.record(tx, actor, { action, targetType: 'testPage', targetId: id, details: { accountId, duty } });
    await this.hints.send(tx, audience.run, 'board.changed');
  }

  private async apart(run: () => Promise<number>): Promise<number> {
    try {
      return await run();
    } catch (error) {
      this.log.error(withoutWords(error));
      return 0;
    }
  }
}
