import { Injectable, type OnModuleInit } from '@nestjs/common';

import { type Actor, leadsDesk } from '@kith/domain/actor';
import type { Escalation } from '@kith/domain/escalation/escalation';
import {
  askUndo,
  condolence,
  confirmUndo,
  debriefWithin,
  decideName,
  type Memorial,
  memorialName,
  type NameChoice,
} from '@kith/domain/memorial/memorial';
import { memorialPolicy } from '@kith/domain/memorial/memorial.policy';
import { authorize } from '@kith/domain/policy';
import { DomainError } from '@kith/domain/refusal';
import { checkText } from '@kith/domain/text';

import { AccountService } from '../accounts/account.service.js';
import { NoticeService } from '../notifications/notice.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { Sweeps } from '../platform/sweeps.js';
import { Timers } from '../platform/timers.js';
import type { Memorial as MemorialModel } from './memorial.model.js';
import { type MemorialRow, MemorialStore } from './memorial.store.js';

type MemorialAction = keyof typeof memorialPolicy;

const longestReason = 2000;

/** After a death: the account is frozen at once, people decide the rest, and those who looked out for them are talked with (R47). */
@Injectable()
export class MemorialService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly store: MemorialStore,
    private readonly accounts: AccountService,
    private readonly notices: NoticeService,
    private readonly audit: Audit,
    private readonly sweeps: Sweeps,
    private readonly timers: Timers,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({ name: 'memorials.debriefs', run: (tx, now) => this.sweep(tx, now) });
  }

  /**
   * In the transaction that closes the case: no sign-in, no notice, no mail from now on; its rows are held; leads are
   * told, and everybody who looked out for the person is offered a talk within a day.
   */
  async freeze(tx: Tx, actor: Actor, e: Escalation): Promise<void> {
    const at = this.clock.now();
    const id = await this.store.begin(tx, { accountId: e.accountId, escalationId: e.id, at });
    if (!id) return;
    await this.accounts.freeze(tx, e.accountId);
    await this.store.endFollowUps(tx, e.accountId, actor.id, at);
    await this.record(tx, actor, { id, escalationId: e.id }, 'memorial.frozen');
    const talkBy = this.timers.after(at, debriefWithin);
    for (const { personId, asModerator } of await this.store.whoLookedOut(tx, e.id, e.accountId)) {
      await this.store.offerTalk(tx, { memorialId: id, personId, asModerator, at, by: talkBy });
      await this.tell(tx, personId, 'debrief.offered', asModerator ? '/desk/shift' : '/messages', id);
    }
    await this.tellLeads(tx, e.accountId, 'memorial.opened', id);
  }

  /** Memorials and what is still to be done, for leads. Refuses `action.forbidden` for everybody else. */
  async list(actor: Actor): Promise<MemorialModel[]> {
    if (!actor.secondFactor || !leadsDesk(actor)) throw new DomainError('action.forbidden', { action: 'memorials' });
    return this.view(this.db.reader, actor, await this.store.all(this.db.reader, actor.id));
  }

  /** How the name is shown: as it is, in memory, or not at all. It can be decided again. */
  decideName(actor: Actor, id: string, version: number, choice: NameChoice): Promise<MemorialModel> {
    return this.act('decideName', actor, id, version, async (tx, m) => {
      await this.store.keepNames(tx, m.accountId);
      for (const name of await this.store.names(tx, [m.accountId])) {
        const about = choice === 'TAKE_DOWN' ? '' : name.about;
        await this.store.showName(tx, name.membershipId, memorialName(choice, name.displayName), about);
      }
      return decideName(m, actor.id, choice, this.clock.now());
    });
  }

  /** A clinical lead says that it was a mistake. A second person has to agree. */
  askUndo(actor: Actor, id: string, version: number, reason: string): Promise<MemorialModel> {
    const words = checkText(reason, 'reason', { max: longestReason, min: 1 });
    return this.act('askUndo', actor, id, version, async (tx, m) => {
      await this.tellLeads(tx, m.accountId, 'memorial.undoAsked', `${id}:${m.version}`, actor.id);
      return askUndo(m, actor.id, words, this.clock.now());
    });
  }

  /** The account is as it was before; nothing that waited is sent later. */
  confirmUndo(actor: Actor, id: string, version: number): Promise<MemorialModel> {
    return this.act('confirmUndo', actor, id, version, async (tx, m) => {
      const undone = confirmUndo(m, actor.id, this.clock.now());
      for (const name of await this.store.names(tx, [m.accountId]))
        await this.store.showName(tx, name.membershipId, name.displayName, name.about);
      await this.store.forgetKept(tx, m.accountId);
      await this.accounts.thaw(tx, m.accountId);
      return undone;
    });
  }

  /** Somebody has talked with a person who looked out for them. Noted twice is noted once. */
  async noteTalk(actor: Actor, debriefId: string): Promise<MemorialModel> {
    return this.db.tx(async (tx) => {
      const offer = await this.store.debrief(tx, debriefId);
      const m = offer && (await this.store.lock(tx, offer.memorialId));
      authorize(memorialPolicy, 'noteDebrief', actor, m);
      if (!offer || !m) throw new DomainError('resource.notFound');
      if (!offer.talkedAt) {
        await this.store.talked(tx, debriefId, actor.id, this.clock.now());
        await this.record(tx, actor, m, 'memorial.talked');
      }
      return this.one(tx, actor, m);
    });
  }

  private act(
    action: MemorialAction,
    actor: Actor,
    id: string,
    version: number,
    decide: (tx: Tx, m: MemorialRow) => Promise<Memorial>,
  ): Promise<MemorialModel> {
    return this.db.tx(async (tx) => {
      const m = await this.store.lock(tx, id);
      authorize(memorialPolicy, action, actor, m);
      if (!m) throw new DomainError('resource.notFound');
      if (m.version !== version) throw new DomainError('resource.stale');
      const next = await decide(tx, m);
      await this.store.save(tx, next);
      await this.record(tx, actor, m, `memorial.${action}`, next.nameChoice);
      return this.one(tx, actor, { ...m, ...next, version: m.version + 1 });
    });
  }

  private async sweep(tx: Tx, now: Date): Promise<number> {
    const late = await this.store.lateTalks(tx, now);
    for (const { id } of late) {
      await this.audit.record(tx, null, {
        action: 'timer.breach',
        targetType: 'debrief',
        targetId: id,
        reasonCode: 'notTalked',
      });
      await this.tellLeads(tx, null, 'debrief.late', id);
    }
    return late.length;
  }

  private async one(tx: Tx, actor: Actor, m: MemorialRow): Promise<MemorialModel> {
    const [found] = await this.view(tx, actor, [m]);
    if (!found) throw new Error('A memorial that was just changed is gone.');
    return found;
  }

  private async view(tx: Tx, actor: Actor, found: readonly MemorialRow[]): Promise<MemorialModel[]> {
    const names = Map.groupBy(
      await this.store.names(
        tx,
        found.map((m) => m.accountId),
      ),
      (n) => n.accountId,
    );
    const debriefs = Map.groupBy(
      await this.store.debriefs(
        tx,
        found.map((m) => m.id),
      ),
      (d) => d.memorialId,
    );
    return found.map((m) => ({
      id: m.id,
      version: m.version,
      caseReference: m.caseReference,
      frozenAt: m.frozenAt,
      nameChoice: m.nameChoice,
      undoAskedAt: m.undoAskedAt,
      undoneAt: m.undoneAt,
      names: (names.get(m.accountId) ?? []).map(({ groupName, groupSlug, displayName }) => ({
        groupName,
        groupSlug,
        displayName,
        condolence: condolence(displayName),
      })),
      debriefs: (debriefs.get(m.id) ?? []).filter(({ personId }) => personId !== actor.id),
      viewerCan: {
        decideName: memorialPolicy.decideName(actor, m),
        askUndo: memorialPolicy.askUndo(actor, m),
        confirmUndo: memorialPolicy.confirmUndo(actor, m),
      },
    }));
  }

  private async tellLeads(
    tx: Tx,
    about: string | null,
    kind: string,
    mark: string,
    except: string | null = null,
  ): Promise<void> {
    const leads = await this.accounts.withRole(tx, 'leadModerator', 'clinicalLead', 'safeguardingLead');
    for (const accountId of leads)
      if (accountId !== about && accountId !== except) await this.tell(tx, accountId, kind, '/desk/memorials', mark);
  }

  private tell(tx: Tx, accountId: string, kind: string, link: string, mark: string): Promise<void> {
    return this.notices.tell(tx, { accountId, kind, link, facts: {}, key: `${kind}:${mark}`, mail: 'team' });
  }

  private record(
    tx: Tx,
    actor: Actor,
    m: { id: string; escalationId: string },
    action: string,
    reasonCode: string | null = null,
  ): Promise<void> {
    const target = { targetType: 'memorial', targetId: m.id, escalationId: m.escalationId };
    return this.audit.record(tx, actor, { action, ...target, reasonCode });
  }
}
