import { Injectable } from '@nestjs/common';

import { type Actor, hasRole, leadsDesk } from '@kith/domain/actor';
import { begin, figureDays, greetersAsked, isTooOld, look } from '@kith/domain/greeting/first-post';
import { firstPostFiguresPolicy } from '@kith/domain/greeting/first-post.policy';
import { DomainError } from '@kith/domain/refusal';

import { AgreedSettings } from '../configuration/agreed-settings.service.js';
import { NoticeService } from '../notifications/notice.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { Outbox } from '../platform/outbox.js';
import type { Cursor } from '../platform/paging.model.js';
import { Sweeps } from '../platform/sweeps.js';
import { Timers } from '../platform/timers.js';
import { ShiftService } from '../shifts/shift.service.js';
import {
  type FigureRow,
  type FirstPostRow,
  FirstPostStore,
  type Greeter,
  type WaitingRow,
} from './first-post.store.js';

export type { FigureRow, WaitingRow } from './first-post.store.js';

/** Rings when greeters are to be asked, and when the desk is to know. */
export const firstPostBell = 'greeting.clock';

/** Groups whose waiting first posts the actor sees. */
const seenBy = (actor: Actor) => ({
  all: leadsDesk(actor),
  groups: hasRole(actor, 'peerModerator') ? actor.moderates : [],
});

/** Sees to it that no first post goes unanswered: peers are asked first, the desk last. */
@Injectable()
export class FirstPostService {
  constructor(
    private readonly db: Db,
    private readonly store: FirstPostStore,
    private readonly shifts: ShiftService,
    private readonly notices: NoticeService,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly timers: Timers,
    private readonly agreed: AgreedSettings,
    private readonly clock: Clock,
    sweeps: Sweeps,
  ) {
    sweeps.register({ name: 'greeting.first-posts', run: (tx, now) => this.lookAtDue(tx, now) });
  }

  /** Starts the clocks if this thread is a first post that the group can read; otherwise nothing changes. */
  async begin(tx: Tx, threadId: string): Promise<void> {
    const opened = await this.store.opened(tx, threadId);
    if (!opened || isTooOld(opened.publishedAt, this.clock.now())) return;
    const timing = { after: this.timers.after.bind(this.timers), agreed: this.agreed.now };
    const first = { ...begin(opened.publishedAt, timing), ...opened, threadId };
    if (await this.store.begin(tx, first)) await this.ring(tx, threadId, first.greetAt);
  }

  /** Looks at what stands in the thread and does what is due. Safe to repeat; late or lost bells change nothing. */
  async look(tx: Tx, threadId: string): Promise<void> {
    const first = await this.store.lock(tx, threadId);
    if (!first) return;
    const now = this.clock.now();
    const { next, due } = look(first, await this.store.seen(tx, threadId), now);
    const moved: FirstPostRow = { ...first, ...next };
    if (due.includes('askGreeters')) {
      await this.askGreeters(tx, first, now);
      moved.greetersAskedAt = now;
      await this.ring(tx, threadId, first.deskAt);
    }
    if (due.includes('tellDesk') && (await this.tellDesk(tx, first))) moved.deskToldAt = now;
    await this.store.save(tx, moved);
  }

  /** A membership has ended: its first post waits no longer. */
  async lookOf(tx: Tx, membershipId: string): Promise<void> {
    const threadId = await this.store.threadOf(tx, membershipId);
    if (threadId) await this.look(tx, threadId);
  }

  /** First posts that wait for the actor's desk, longest first. Refused to whoever has no desk. */
  async waiting(actor: Actor, limit: number, after: Cursor | null): Promise<WaitingRow[]> {
    const sees = seenBy(actor);
    if (!sees.all && !hasRole(actor, 'peerModerator')) throw new DomainError('action.forbidden', { action: 'read' });
    return this.store.waiting(this.db.reader, sees, { now: this.clock.now(), limit, after });
  }

  /** How many of them there are, up to 99; nothing for whoever has no desk. */
  countWaiting(actor: Actor): Promise<number> {
    return this.store.countWaiting(this.db.reader, seenBy(actor), this.clock.now());
  }

  /** How the groups kept the promise in the last 30 days. */
  async figures(actor: Actor): Promise<FigureRow[]> {
    if (!firstPostFiguresPolicy.read(actor)) throw new DomainError('action.forbidden', { action: 'groups.run' });
    const now = this.clock.now();
    return this.store.figures(this.db.reader, new Date(now.getTime() - figureDays * 86_400_000), now, null);
  }

  private async lookAtDue(tx: Tx, now: Date): Promise<number> {
    const due = await this.store.due(tx, now);
    for (const threadId of due) await this.look(tx, threadId);
    return due.length;
  }

  /** Asks those who offered; where nobody did, moderators who are members. They may leave it, and nobody asks again. */
  private async askGreeters(tx: Tx, first: FirstPostRow, now: Date): Promise<void> {
    const wish = { now, atMost: greetersAsked };
    const offered = await this.store.greeters(tx, first, { ...wish, among: 'greeters' });
    const asked = offered.length ? offered : await this.store.greeters(tx, first, { ...wish, among: 'moderators' });
    await this.store.noteAsked(tx, first.threadId, asked, now);
    await this.tell(tx, first, asked, offered.length ? 'firstPost.greet' : 'firstPost.greetAsModerator');
    await this.audit.record(tx, null, {
      action: 'firstPost.greetersAsked',
      targetType: 'membership',
      targetId: first.membershipId,
      details: { threadId: first.threadId, greeters: asked.length, timersVersion: this.agreed.numberOf('timers') },
    });
  }

  /** Tells the moderators on shift, once. False while nobody is there to be told; the list shows it all the same. */
  private async tellDesk(tx: Tx, first: FirstPostRow): Promise<boolean> {
    const author = await this.store.accountOf(tx, first.membershipId);
    const onShift = (await this.shifts.onDeskNow(tx, first.groupId)).filter(({ accountId }) => accountId !== author);
    if (!onShift.length) return false;
    await this.tell(tx, first, onShift, 'firstPost.waits');
    await this.audit.record(tx, null, {
      action: 'firstPost.deskTold',
      targetType: 'membership',
      targetId: first.membershipId,
      details: { threadId: first.threadId, timersVersion: this.agreed.numberOf('timers') },
    });
    return true;
  }

  /** A notice that says in which group, and nothing about the person. */
  private async tell(
    tx: Tx,
    { threadId, groupId }: FirstPostRow,
    people: readonly Pick<Greeter, 'accountId'>[],
    kind: 'firstPost.greet' | 'firstPost.greetAsModerator' | 'firstPost.waits',
  ): Promise<void> {
    const group = people.length ? await this.store.group(tx, groupId) : null;
    if (!group) return;
    for (const { accountId } of people) {
      await this.notices.tell(tx, {
        accountId,
        kind,
        link: kind === 'firstPost.waits' ? '/desk/first-posts' : `/t/${threadId}`,
        facts: { groupName: group.name, groupSlug: group.slug },
        key: `${kind}:${threadId}`,
      });
    }
  }

  private ring(tx: Tx, threadId: string, at: Date): Promise<void> {
    return this.outbox.ringAt(tx, firstPostBell, at, { type: 'firstPost.due', threadId });
  }
}
