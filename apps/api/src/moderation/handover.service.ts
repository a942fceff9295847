import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { Level } from '@kith/contracts/level';
import type { Actor } from '@kith/domain/actor';
import { DomainError } from '@kith/domain/refusal';
import { accepted, type HandoverDraft, handoverDraft, notTaken, offered } from '@kith/domain/review-item/handover';
import { held, returned, type ReviewItem } from '@kith/domain/review-item/review-item';
import { checkText } from '@kith/domain/text';

import { NoticeService } from '../notifications/notice.service.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { WriteKeys } from '../platform/write-keys.js';
import { LeavingService } from '../shifts/leaving.service.js';
import { ShiftService } from '../shifts/shift.service.js';
import type { DeskHandover, HandedOverConcern } from './handover.model.js';
import { HandoverStore, type LeftRow } from './handover.store.js';
import { LimitsService } from './limits.service.js';
import { ModerationService } from './moderation.service.js';
import { QueueService } from './queue.service.js';
import { QueueStore } from './queue.store.js';
import { ReviewItemStore } from './review-item.store.js';

/** Characters of what the next one should know. */
const longestNote = 2000;

type DraftFacts = { level: string; done: string; due: string; dueAt: string | null };

/** Handing concerns on, so that nothing is ever held by somebody who has left (R33, H06). */
@Injectable()
export class HandoverService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly keys: WriteKeys,
    private readonly clock: Clock,
    private readonly store: HandoverStore,
    private readonly items: ReviewItemStore,
    private readonly lists: QueueStore,
    private readonly queue: QueueService,
    private readonly moderation: ModerationService,
    private readonly shifts: ShiftService,
    private readonly leaving: LeavingService,
    private readonly limits: LimitsService,
    private readonly notices: NoticeService,
  ) {}

  onModuleInit(): void {
    this.leaving.useConcerns({
      count: async (tx, accountId) => (await this.items.heldBy(tx, accountId)).length,
      release: (tx, accountId) => this.release(tx, accountId),
    });
  }

  /** What the actor holds, each with its draft and who may take it over, and what they are asked to take. */
  async handover(actor: Actor): Promise<DeskHandover> {
    this.queue.requireDesk(actor);
    const tx = this.db.reader;
    const now = this.clock.now();
    const [mine, asked] = [await this.lists.view(tx, actor, 'MINE', now), await this.lists.offeredTo(tx, actor)];
    const ids = mine.map(({ id }) => id);
    const [takers, acts, targets, holders] = await Promise.all([
      this.store.takers(tx, ids, actor.id, now),
      this.store.acts(tx, ids),
      this.store.names(tx, ids, 'handover_to'),
      this.store.names(
        tx,
        asked.map(({ id }) => id),
        'claimed_by',
      ),
    ]);
    const nameOf = (names: typeof targets, id: string) => names.find(({ itemId }) => itemId === id)?.name ?? null;
    return {
      held: mine.map((item) => ({
        row: this.queue.row(actor, item),
        draft: handoverDraft(
          item,
          acts.filter(({ itemId }) => itemId === item.id),
        ),
        takers: takers.filter(({ itemId }) => itemId === item.id).map(({ shiftId, name }) => ({ shiftId, name })),
        offeredToName: nameOf(targets, item.id),
      })),
      offered: asked.map((item) => ({
        row: this.queue.row(actor, item),
        fromName: nameOf(holders, item.id) ?? '',
        note: item.handoverNote,
      })),
    };
  }

  countOffered(actor: Actor): Promise<number> {
    return this.store.countOffered(this.db.reader, actor.id);
  }

  /** Came back when somebody left and waits, with what was said about it. */
  async handedOver(actor: Actor): Promise<HandedOverConcern[]> {
    const tx = this.db.reader;
    const found = await this.lists.handedOver(tx, actor, this.clock.now());
    const left = await this.store.left(
      tx,
      found.map(({ id }) => id),
    );
    return found.map((item) => {
      const said = left.find(({ itemId }) => itemId === item.id);
      return { row: this.queue.row(actor, item), note: said?.note ?? null, draft: said ? draftOf(said) : null };
    });
  }

  /** Asks a colleague on shift to take it over. Refuses with `reviewItem.cannotTake` when that colleague may not or left. */
  async offer(
    actor: Actor,
    input: { key: string; id: string; toShiftId: string; note: string },
  ): Promise<{ id: string }> {
    const note = checkText(input.note, 'note', { max: longestNote });
    return this.db.tx((tx) =>
      this.keys.once(
        tx,
        { accountId: actor.id, key: input.key, operation: 'offerConcern', input },
        async () => {
          const item = await this.moderation.forActor(tx, 'act', actor, input.id);
          held(item, actor.id);
          const takers = await this.store.takers(tx, [item.id], actor.id, this.clock.now());
          const to = takers.find(({ shiftId }) => shiftId === input.toShiftId);
          if (!to) throw new DomainError('reviewItem.cannotTake', { field: 'toShiftId' });
          const next = offered(item, actor.id, to.accountId, note, this.moderation.timing());
          const saved = await this.moderation.change(tx, next, {
            kind: 'handoverOffered',
            actor,
            before: item,
            note: note || null,
          });
          await this.tell(tx, saved.item, saved.actionId, to.accountId, 'concern.offered');
          return saved.item;
        },
        async () => ({ id: input.id }),
      ),
    );
  }

  /** The actor takes over what was offered to them. Only on shift, so that nobody holds it who is not there. */
  async accept(actor: Actor, id: string): Promise<{ id: string }> {
    return this.db.tx(async (tx) => {
      if (!(await this.shifts.staysOnShift(tx, actor.id))) throw new DomainError('shift.notRunning');
      const item = await this.moderation.forActor(tx, 'claim', actor, id);
      const next = accepted(item, actor.id, this.moderation.timing());
      if (next !== item) {
        const pastLimit = await this.limits.admit(tx, actor, item);
        await this.moderation.change(tx, next, {
          kind: 'handoverAccepted',
          actor,
          before: item,
          facts: { level: item.level, ...(pastLimit && { pastLimit }) },
        });
        if (pastLimit) await this.limits.tellPastLimit(tx, actor, item.id, pastLimit);
      }
      return { id };
    });
  }

  /** The actor does not take it over, or takes the offer back. The holder goes on holding it. */
  async decline(actor: Actor, id: string): Promise<{ id: string }> {
    return this.db.tx(async (tx) => {
      const item = await this.moderation.forActor(tx, 'read', actor, id);
      await this.notTaken(tx, actor, item, notTaken(item, actor.id));
      return { id };
    });
  }

  private async notTaken(tx: Tx, actor: Actor | null, item: ReviewItem, next: ReviewItem): Promise<void> {
    if (next === item) return;
    const saved = await this.moderation.change(tx, next, { kind: 'handoverDeclined', actor, before: item });
    if (item.claimedBy && item.claimedBy !== actor?.id)
      await this.tell(tx, saved.item, saved.actionId, item.claimedBy, 'concern.offerDeclined');
  }

  /** Their shift is over: everything goes back with what the timeline says, waiting items with their time to wake. */
  private async release(tx: Tx, accountId: string): Promise<void> {
    for (const item of await this.items.offeredTo(tx, accountId))
      await this.notTaken(tx, null, item, notTaken(item, accountId));
    const left = await this.items.heldBy(tx, accountId);
    const acts = await this.store.acts(
      tx,
      left.map(({ id }) => id),
    );
    for (const item of left) {
      const onShift = await this.moderation.canBeTaken(tx, item);
      const draft = handoverDraft(
        item,
        acts.filter(({ itemId }) => itemId === item.id),
      );
      await this.moderation.change(tx, returned(item, 'shiftEnded', onShift, this.moderation.timing()), {
        kind: 'shiftEnded',
        actor: null,
        before: item,
        facts: factsOfDraft(draft),
      });
    }
  }

  private tell(
    tx: Tx,
    item: ReviewItem,
    actionId: string,
    accountId: string,
    kind: 'concern.offered' | 'concern.offerDeclined',
  ): Promise<void> {
    const facts = { level: item.level };
    return this.notices.tell(tx, { accountId, kind, link: '/desk/shift', facts, key: `${kind}:${actionId}` });
  }
}

const factsOfDraft = ({ level, done, due, dueAt }: HandoverDraft): DraftFacts => ({
  level,
  done: done.join(' '),
  due,
  dueAt: dueAt?.toISOString() ?? null,
});

/** Null where no draft was kept: a note stands instead, or it is from before drafts were. */
function draftOf({ facts }: LeftRow): HandoverDraft | null {
  const { level, done, due, dueAt } = facts;
  if (!level || (due !== 'wake' && due !== 'act' && due !== 'decide')) return null;
  return { level: level as Level, done: done ? done.split(' ') : [], due, dueAt: dueAt ? new Date(dueAt) : null };
}
