import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { carePolicy } from '@kith/domain/care/care.policy';
import {
  arranged,
  type CareTalk,
  declinedTalk,
  heldTalk,
  offerHours,
  type TalkCause,
  type TalkKind,
  wasHardShift,
} from '@kith/domain/care/talk';
import { authorize } from '@kith/domain/policy';
import { DomainError } from '@kith/domain/refusal';

import { AccountService } from '../accounts/account.service.js';
import { NoticeService } from '../notifications/notice.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import type { Delivered } from '../platform/events.js';
import { Outbox } from '../platform/outbox.js';
import { WriteKeys } from '../platform/write-keys.js';
import { type NamedShift, ShiftService } from '../shifts/shift.service.js';
import { CareStore, type ModeratorRow, type NamedTalk } from './care.store.js';

const hour = 3_600_000;
const day = 24 * hour;

/** Talks that ended are shown for so many days. */
const shownDays = 14;

/** Talks with a lead: asked for, offered after a crisis, made by a hard shift or a death; and supervision (R49, R50). */
@Injectable()
export class CareService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly store: CareStore,
    private readonly keys: WriteKeys,
    private readonly accounts: AccountService,
    private readonly shifts: ShiftService,
    private readonly notices: NoticeService,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.outbox.register({
      name: 'care.hard-shift',
      on: ['reviewItem.claim', 'reviewItem.handoverAccepted', 'reviewItem.level'],
      handle: (event, tx) => this.checkShift(event, tx),
    });
    this.outbox.register({
      name: 'care.asked-at-end',
      on: ['shift.ended'],
      handle: (event, tx) => this.askedAtEnd(event, tx),
    });
  }

  /** The actor's own talks, and whether one is offered because of a crisis they took on. */
  async mine(actor: Actor): Promise<{ talks: NamedTalk[]; isOffered: boolean }> {
    if (!carePolicy.ask(actor, { accountId: actor.id })) throw new DomainError('action.forbidden', { action: 'read' });
    const tx = this.db.reader;
    const now = this.clock.now().getTime();
    const crisis = await this.store.lastCrisis(tx, actor.id, new Date(now - offerHours * hour));
    return {
      talks: await this.store.ofPerson(tx, actor.id, new Date(now - shownDays * day)),
      isOffered: crisis !== null && !(await this.store.answeredSince(tx, actor.id, crisis)),
    };
  }

  /** Open talks of everybody, and those that ended lately; for leads. */
  async talks(actor: Actor): Promise<NamedTalk[]> {
    this.requireLead(actor);
    return this.store.all(this.db.reader, new Date(this.clock.now().getTime() - shownDays * day));
  }

  /** Time that somebody left open because they needed to; for leads by name. */
  async toCover(actor: Actor): Promise<NamedShift[]> {
    this.requireLead(actor);
    return this.shifts.toCover(this.db.reader);
  }

  /** The actor asks for a talk, or answers the offer of one with no. Leads hear of a wish. */
  ask(actor: Actor, key: string, wanted: boolean): Promise<NamedTalk> {
    authorize(carePolicy, 'ask', actor, { accountId: actor.id });
    return this.db.tx(async (tx) => {
      const made = await this.keys.once<{ id: string }>(
        tx,
        { accountId: actor.id, key, operation: 'askForTalk', input: { wanted } },
        async () => {
          const now = this.clock.now();
          const crisis = await this.store.lastCrisis(tx, actor.id, new Date(now.getTime() - offerHours * hour));
          const asked = await this.make(tx, {
            accountId: actor.id,
            kind: 'DEBRIEF',
            cause: crisis ? 'CRISIS' : 'ASKED',
            key: `asked:${actor.id}:${key}`,
            wanted,
          });
          if (!asked) throw new DomainError('resource.stale');
          await this.record(tx, actor, 'care.ask', asked, null);
          return asked;
        },
        async (id) => ({ id }),
      );
      return this.store.named(tx, made.id);
    });
  }

  arrange(actor: Actor, id: string, version: number, at: Date): Promise<NamedTalk> {
    return this.change(
      actor,
      'arrange',
      id,
      version,
      (talk, now) => arranged(talk, actor.id, at, now),
      async (tx, talk) => {
        const key = `care.arranged:${talk.id}:${talk.arrangedFor?.toISOString()}`;
        const told = { accountId: talk.accountId, kind: 'care.arranged', link: '/desk/shift', facts: {}, key };
        await this.notices.tell(tx, { ...told, mail: 'team' });
      },
    );
  }

  hold(actor: Actor, id: string, version: number): Promise<NamedTalk> {
    return this.change(actor, 'hold', id, version, (talk, now) => heldTalk(talk, actor.id, now));
  }

  decline(actor: Actor, id: string, version: number): Promise<NamedTalk> {
    return this.change(actor, 'decline', id, version, (talk, now) => declinedTalk(talk, now));
  }

  /**
   * After a death: a talk that nobody declines for each moderator who worked on the concerns of the case (R47, R49). For the
   * protocol of the clinic, in its transaction; the same case again changes nothing. Returns how many talks there are.
   */
  async afterDeath(tx: Tx, death: { escalationId: string; reviewItemIds: readonly string[] }): Promise<number> {
    const people = await this.store.whoWorkedOn(tx, death.reviewItemIds);
    for (const accountId of people) {
      const key = `death:${death.escalationId}:${accountId}`;
      await this.make(tx, { accountId, kind: 'DEBRIEF', cause: 'DEATH', key });
    }
    return people.length;
  }

  /** Everybody who moderates, with their last supervision; for leads. */
  async moderators(actor: Actor): Promise<ModeratorRow[]> {
    this.requireLead(actor);
    const people = await this.accounts.withRole(this.db.reader, 'peerModerator', 'leadModerator');
    return this.store.moderators(this.db.reader, people);
  }

  /** That a lead and a moderator sat together, on which day; nothing of what was said (R50). */
  async recordSupervision(actor: Actor, accountId: string, heldOn: string): Promise<{ id: string }> {
    const today = this.clock.now().toISOString().slice(0, 10);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(heldOn) || Number.isNaN(Date.parse(heldOn)) || heldOn > today)
      throw new DomainError('input.invalid', { field: 'heldOn' });
    return this.db.tx(async (tx) => {
      const people = await this.accounts.withRole(tx, 'peerModerator', 'leadModerator');
      authorize(carePolicy, 'recordSupervision', actor, people.includes(accountId) ? { accountId } : null);
      const meeting = { accountId, withId: actor.id, heldOn, at: this.clock.now() };
      if (await this.store.recordSupervision(tx, meeting))
        await this.audit.record(tx, actor, { action: 'care.supervision', targetType: 'account', targetId: accountId });
      return { id: accountId };
    });
  }

  private async checkShift({ actionId }: Delivered, tx: Tx): Promise<void> {
    if (typeof actionId !== 'string') return;
    const taken = await this.store.shiftOfAct(tx, actionId);
    if (!taken || !wasHardShift(taken)) return;
    const key = `checkIn:${taken.shiftId}`;
    await this.make(tx, { accountId: taken.accountId, kind: 'CHECK_IN', cause: 'HARD_SHIFT', key });
  }

  private async askedAtEnd({ shiftId }: Delivered, tx: Tx): Promise<void> {
    const asked = typeof shiftId === 'string' ? await this.store.askedAtEnd(tx, shiftId) : null;
    if (asked) await this.make(tx, { ...asked, kind: 'DEBRIEF', cause: 'ASKED', key: `shift:${String(shiftId)}` });
  }

  /** Null when there is one for that reason already. Leads hear of what is wanted, each once. */
  private async make(
    tx: Tx,
    { wanted = true, ...talk }: { accountId: string; kind: TalkKind; cause: TalkCause; key: string; wanted?: boolean },
  ): Promise<CareTalk | null> {
    const now = this.clock.now();
    const made = await this.store.ask(tx, {
      ...talk,
      isMandatory: talk.cause === 'DEATH',
      state: wanted ? 'ASKED' : 'DECLINED',
      askedAt: now,
      endedAt: wanted ? null : now,
    });
    if (!made || !wanted) return made;
    const { name } = await this.store.named(tx, made.id);
    for (const accountId of await this.accounts.withRole(tx, 'leadModerator')) {
      if (accountId === talk.accountId) continue;
      const kind = talk.kind === 'CHECK_IN' ? 'care.checkIn' : 'care.talkAsked';
      const told = {
        accountId,
        kind,
        link: '/desk/care',
        facts: { name, cause: talk.cause },
        key: `${kind}:${made.id}`,
      };
      await this.notices.tell(tx, { ...told, mail: 'team' });
    }
    return made;
  }

  private change(
    actor: Actor,
    action: 'arrange' | 'hold' | 'decline',
    id: string,
    version: number,
    decide: (talk: CareTalk, now: Date) => CareTalk,
    tell: (tx: Tx, talk: CareTalk) => Promise<void> = async () => undefined,
  ): Promise<NamedTalk> {
    return this.db.tx(async (tx) => {
      const talk = authorize(carePolicy, action, actor, await this.store.lock(tx, id));
      const next = decide(talk, this.clock.now());
      if (next === talk) return this.store.named(tx, id);
      if (talk.version !== version) throw new DomainError('resource.stale');
      await this.store.save(tx, next);
      await this.record(tx, actor, `care.${action}`, next, talk.state);
      await tell(tx, next);
      return this.store.named(tx, id);
    });
  }

  private record(tx: Tx, actor: Actor, action: string, talk: CareTalk, before: string | null): Promise<void> {
    return this.audit.record(tx, actor, {
      action,
      targetType: 'careTalk',
      targetId: talk.id,
      before,
      after: talk.state,
      reasonCode: talk.cause,
    });
  }

  private requireLead(actor: Actor): void {
    if (!carePolicy.readAll(actor)) throw new DomainError('action.forbidden', { action: 'readAll' });
  }
}
