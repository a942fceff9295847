import { Injectable } from '@nestjs/common';

import { higherOf, type Level } from '@kith/contracts/level';
import type { Actor } from '@kith/domain/actor';
import { type Ask, type CaseLevel, type Escalation, isEnded, isWaiting } from '@kith/domain/escalation/escalation';
import { gather, mayReopen, open, reopen, type Trigger } from '@kith/domain/escalation/opening';
import { acknowledge } from '@kith/domain/escalation/ownership';
import { cannotTake } from '@kith/domain/escalation/paging';
import { DomainError } from '@kith/domain/refusal';
import type { ReviewItem } from '@kith/domain/review-item/review-item';
import { checkText } from '@kith/domain/text';

import { GroupService } from '../groups/group.service.js';
import { ModerationService } from '../moderation/moderation.service.js';
import { NoticeService } from '../notifications/notice.service.js';
import { Db, type Tx } from '../platform/db.js';
import { WriteKeys } from '../platform/write-keys.js';
import { CaseAccess } from './case-access.service.js';
import { CaseTellings } from './case-tellings.service.js';
import { CaseLedger } from './case-ledger.js';
import { ClinicalConversationStore } from './clinical-conversation.store.js';
import { EscalationStore } from './escalation.store.js';
import { PageStore } from './page.store.js';
import { PagingService } from './paging.service.js';
import { StrangerService } from './stranger.service.js';

export interface EscalateInput {
  key: string;
  itemId: string;
  level: Level;
  ask: Ask;
  sentence: string;
}

/** Kept as the sentence of a case that the clock opened. */
const byTheClock = 'No moderator could take this in time.';

/** Cases come into being here and find their owner. */
@Injectable()
export class EscalationService {
  constructor(
    private readonly db: Db,
    private readonly store: EscalationStore,
    private readonly pages: PageStore,
    private readonly conversations: ClinicalConversationStore,
    private readonly ledger: CaseLedger,
    private readonly access: CaseAccess,
    private readonly tellings: CaseTellings,
    private readonly paging: PagingService,
    private readonly strangers: StrangerService,
    private readonly moderation: ModerationService,
    private readonly groups: GroupService,
    private readonly notices: NoticeService,
    private readonly keys: WriteKeys,
  ) {}

  /**
   * A moderator hands a concern to the clinic: item and case change in one transaction, and somebody is rung before it
   * ends. Refuses as moderation does (`reviewItem.notYours`, `resource.stale`), and green with `input.invalid`.
   */
  async escalate(actor: Actor, input: EscalateInput): Promise<{ id: string }> {
    const sentence = checkText(input.sentence, 'sentence', { max: 1000, min: 1 });
    const wanted = caseLevel(input.level);
    return this.db.tx((tx) =>
      this.keys.once(
        tx,
        { accountId: actor.id, key: input.key, operation: 'escalate', input: { ...input, sentence } },
        async () => {
          const known = await this.moderation.itemOf(tx, input.itemId);
          const level = higherOf(wanted, known?.level ?? wanted) as CaseLevel;
          const item = await this.moderation.markEscalated(tx, actor, input.itemId, 'escalated', level);
          await this.openFor(tx, actor, item, { level, ask: input.ask, sentence });
          return { id: item.id };
        },
        async (id) => ({ id }),
      ),
    );
  }

  /** Crisis items that no moderator took in time, each to be opened by itself. */
  unclaimed(tx: Tx, now: Date): Promise<string[]> {
    return this.moderation.dueForPage(tx, now);
  }

  /** One of them: the clinician is paged directly (2.4, R18). Returns how many it opened. */
  async openUnclaimed(tx: Tx, itemId: string, now: Date): Promise<number> {
    const item = await this.moderation.takeDueForPage(tx, itemId, now);
    if (!item) return 0;
    if (item.membershipId)
      await this.openFor(tx, null, item, { level: 'CRISIS', ask: 'TAKE_OVER', sentence: byTheClock });
    else await this.strangers.call(tx, item);
    return 1;
  }

  /** A signal joined an item whose person already has an open case: it joins the case too, and its level may rise (R7). */
  async joinSignal(tx: Tx, reviewItemId: string, level: Level): Promise<void> {
    const item = await this.moderation.itemOf(tx, reviewItemId);
    if (!item?.escalationId || !item.membershipId || level === 'GREEN') return;
    const e = await this.store.lock(tx, item.escalationId);
    if (!e || isEnded(e)) return;
    const { ask, sentence } = e;
    const trigger = { ...(await this.triggerOf(tx, item)), level: level as CaseLevel, ask, sentence, raisedBy: null };
    await this.ledger.keep(tx, null, e, gather(e, trigger, await this.paging.cover(tx), this.ledger.timing()));
  }

  /** Exactly one clinician becomes the owner; the member then sees that a clinician has been told (R30). */
  async acknowledge(actor: Actor, id: string, key: string): Promise<Escalation> {
    return this.db.tx((tx) => this.take(tx, actor, id, key));
  }

  /** The same in the caller's transaction, for answers that come by other ways than the app. */
  take(tx: Tx, actor: Actor, id: string, key: string): Promise<Escalation> {
    return this.keys.once(
      tx,
      { accountId: actor.id, key, operation: 'acknowledgeCase', input: { id } },
      async () => {
        const e = await this.access.forAct(tx, 'acknowledge', actor, id);
        const decision = acknowledge(e, actor.id, await this.paging.cover(tx), this.ledger.timing());
        const saved = await this.ledger.keep(tx, actor, e, decision);
        if (saved !== e) {
          await this.tellings.taken(tx, actor, e);
          await this.notices.tell(tx, {
            accountId: e.accountId,
            kind: 'clinician.told',
            link: '/messages',
            facts: {},
            key: `clinician.told:${e.id}:${(e.reopenedAt ?? e.openedAt).getTime()}`,
          });
        }
        return saved;
      },
      () => this.mustFind(tx, id),
    );
  }

  /** A person who is being rung cannot take it; the next one is rung at once. */
  async cannotTake(actor: Actor, id: string, key: string): Promise<Escalation> {
    return this.db.tx((tx) =>
      this.keys.once(
        tx,
        { accountId: actor.id, key, operation: 'cannotTakeCase', input: { id } },
        async () => {
          const e = await this.access.forAct(tx, 'cannotTake', actor, id);
          if (!isWaiting(e)) throw new DomainError('escalation.notWaiting', { status: e.status });
          if (!(await this.pages.ringing(tx, actor.id, [id])).has(id))
            throw new DomainError('action.forbidden', { action: 'cannotTake' });
          await this.pages.passedOn(tx, id, actor.id);
          return this.ledger.keep(
            tx,
            actor,
            e,
            cannotTake(e, actor.id, await this.paging.cover(tx), this.ledger.timing()),
          );
        },
        () => this.mustFind(tx, id),
      ),
    );
  }

  /** Does what the clocks of one case demand. Comes from a bell or from the sweep, any number of times. */
  async runClocks(tx: Tx, id: string): Promise<void> {
    const e = await this.store.lock(tx, id);
    if (e && !isEnded(e)) await this.ledger.settle(tx, e);
  }

  /** The open case of an account, or the last one; for features above. */
  async caseOfAccount(tx: Tx, accountId: string): Promise<Escalation | null> {
    return this.store.latestOf(tx, accountId);
  }

  /** One case for features above, which decide themselves who may see what. */
  async find(tx: Tx, id: string): Promise<Escalation | null> {
    return this.store.find(tx, id);
  }

  /** Opens, gathers into or reopens the account's one case; openings about one account stand in line (R7). */
  private async openFor(
    tx: Tx,
    actor: Actor | null,
    item: ReviewItem,
    asked: { level: CaseLevel; ask: Ask; sentence: string },
  ): Promise<Escalation> {
    const trigger: Trigger = { ...(await this.triggerOf(tx, item)), ...asked, raisedBy: actor?.id ?? null };
    const timing = this.ledger.timing();
    await this.store.holdAccount(tx, trigger.accountId);
    const latest = await this.store.latestOf(tx, trigger.accountId);
    const known = latest && (!isEnded(latest) || mayReopen(latest, timing)) ? latest : null;
    const { id, reference } = known ?? (await this.store.newIds(tx));
    const keep = async () => {
      if (!known) return this.ledger.begin(tx, actor, open(trigger, id, reference, timing));
      await this.store.addSource(tx, id, trigger, timing.now);
      if (isEnded(known)) {
        await this.conversations.callBackDone(tx, id);
        return this.ledger.keep(tx, actor, known, reopen(known, trigger, timing));
      }
      await this.tellOwner(tx, known, item, trigger);
      return this.ledger.keep(tx, actor, known, gather(known, trigger, await this.paging.cover(tx), timing));
    };
    const saved = await keep();
    await this.moderation.linkEscalation(tx, item.id, id);
    return saved;
  }

  /** One more moderator asks about a case that somebody owns. */
  private async tellOwner(tx: Tx, e: Escalation, item: ReviewItem, { raisedBy }: Trigger): Promise<void> {
    if (!e.ownerId || !raisedBy) return;
    await this.notices.tell(tx, {
      accountId: e.ownerId,
      kind: 'case.asked',
      link: `/clinic/${e.id}`,
      facts: { reference: String(e.reference) },
      key: `case.asked:${e.id}:${item.id}:${item.version}`,
      mail: 'clinician',
    });
  }

  private async triggerOf(
    tx: Tx,
    item: ReviewItem,
  ): Promise<Pick<Trigger, 'reviewItemId' | 'accountId' | 'membershipId' | 'detectedAt'>> {
    const person = item.membershipId && (await this.groups.membership(tx, item.membershipId));
    if (!person) throw new DomainError('input.invalid', { field: 'itemId' });
    return { reviewItemId: item.id, accountId: person.accountId, membershipId: person.id, detectedAt: item.raisedAt };
  }

  private async mustFind(tx: Tx, id: string): Promise<Escalation> {
    const found = await this.store.find(tx, id);
    if (!found) throw new DomainError('resource.notFound');
    return found;
  }
}

function caseLevel(level: Level): CaseLevel {
  if (level === 'GREEN') throw new DomainError('input.invalid', { field: 'level' });
  return level;
}
