import { Injectable } from '@nestjs/common';

import type { Level } from '@kith/contracts/level';
import type { Actor } from '@kith/domain/actor';
import {
  broadly,
  close,
  type Closing,
  decline,
  declineReasons,
  feedbackCodes,
  type Outcome,
  signOff,
} from '@kith/domain/escalation/closing';
import type { CaseDecision, CaseLevel, Escalation, Timing } from '@kith/domain/escalation/escalation';
import { acceptHandover, declineHandover, offerHandover } from '@kith/domain/escalation/ownership';
import { resume, setLevel, watch } from '@kith/domain/escalation/work';
import { DomainError } from '@kith/domain/refusal';
import { checkText } from '@kith/domain/text';

import { AccountService } from '../accounts/account.service.js';
import { ModerationService } from '../moderation/moderation.service.js';
import { NoticeService } from '../notifications/notice.service.js';
import { Db, type Tx } from '../platform/db.js';
import { Outbox } from '../platform/outbox.js';
import { WriteKeys } from '../platform/write-keys.js';
import { CaseAccess, type CaseAction } from './case-access.service.js';
import { CaseLedger } from './case-ledger.js';
import { CaseRecordStore } from './case-record.store.js';
import { EscalationStore } from './escalation.store.js';
import { PagingService } from './paging.service.js';

export type CloseCase = Omit<Closing, 'feedbackCode'> & {
  caseId: string;
  version: number;
  feedbackCode: string;
  key: string;
};

const longest = 2000;

/** What an owner does with a case until it ends. */
@Injectable()
export class CaseWorkService {
  constructor(
    private readonly db: Db,
    private readonly store: EscalationStore,
    private readonly records: CaseRecordStore,
    private readonly ledger: CaseLedger,
    private readonly access: CaseAccess,
    private readonly paging: PagingService,
    private readonly accounts: AccountService,
    private readonly notices: NoticeService,
    private readonly moderation: ModerationService,
    private readonly outbox: Outbox,
    private readonly keys: WriteKeys,
  ) {}

  async setLevel(actor: Actor, id: string, version: number, level: Level, reason: string): Promise<Escalation> {
    const why = checkText(reason, 'reason', { max: longest, min: 1 });
    if (level === 'GREEN') throw new DomainError('input.invalid', { field: 'level' });
    return this.act('changeLevel', actor, id, version, async (tx, e, timing) => {
      const decision = setLevel(e, actor.id, level as CaseLevel, why, e.firstContactAt !== null, timing);
      if (decision.events.length) await this.keepWords(tx, actor, e, 'levelReason', why, timing.now);
      return decision;
    });
  }

  async offerHandover(actor: Actor, id: string, version: number, to: string, note: string): Promise<Escalation> {
    const words = checkText(note, 'note', { max: longest, min: 1 });
    return this.act('offerHandover', actor, id, version, async (tx, e, timing) => {
      if (!(await this.paging.cover(tx)).everyone.includes(to))
        throw new DomainError('input.invalid', { field: 'toAccountId' });
      return offerHandover(e, actor.id, to, words, timing);
    });
  }

  async acceptHandover(actor: Actor, id: string, version: number): Promise<Escalation> {
    return this.act('acceptHandover', actor, id, version, async (tx, e, timing) =>
      acceptHandover(e, actor.id, await this.paging.cover(tx), timing),
    );
  }

  async declineHandover(actor: Actor, id: string, version: number): Promise<Escalation> {
    return this.act('declineHandover', actor, id, version, async (tx, e) => {
      if (e.ownerId && e.ownerId !== actor.id) {
        const telling = {
          accountId: e.ownerId,
          kind: 'handover.declined',
          link: `/clinic/${e.id}`,
          facts: { reference: String(e.reference) },
        };
        await this.notices.tell(tx, { ...telling, key: `handover.declined:${e.id}:${e.version}`, mail: 'clinician' });
      }
      return declineHandover(e, actor.id);
    });
  }

  async watch(actor: Actor, id: string, version: number, lookAgainAt: Date): Promise<Escalation> {
    return this.act('watch', actor, id, version, async (_tx, e, timing) => watch(e, actor.id, lookAgainAt, timing));
  }

  async resume(actor: Actor, id: string, version: number): Promise<Escalation> {
    return this.act('watch', actor, id, version, async (_tx, e, timing) => resume(e, actor.id, timing));
  }

  /** Back to the moderators, with a note to whoever raised it; the lead moderators are told too. */
  async decline(actor: Actor, id: string, version: number, reasonCode: string, note: string): Promise<Escalation> {
    const words = checkText(note, 'note', { max: longest, min: 1 });
    const reason = declineReasons.find((r) => r === reasonCode);
    if (!reason) throw new DomainError('input.invalid', { field: 'reasonCode' });
    return this.act(
      'decline',
      actor,
      id,
      version,
      async (tx, e, timing) => decline(e, actor.id, reason, words, await this.store.wasCrisis(tx, e), timing),
      async (tx, saved) => {
        for (const [accountId, itemId] of await this.raisersAndLeads(tx, saved)) {
          await this.notices.tell(tx, {
            accountId,
            kind: 'escalation.declined',
            link: `/desk/c/${itemId}`,
            facts: { reference: String(saved.reference), reasonCode: reason },
            key: `escalation.declined:${saved.id}:${saved.version}`,
          });
        }
        await this.announce(tx, actor, saved, true);
        await this.backToTheDesk(tx, saved);
      },
    );
  }

  /** A case that ever stood at crisis waits for a second person; all others are closed. Refuses `escalation.incomplete`. */
  async close(actor: Actor, input: CloseCase): Promise<Escalation> {
    const closing = closingOf(input);
    return this.db.tx((tx) =>
      this.keys.once(
        tx,
        { accountId: actor.id, key: input.key, operation: 'closeCase', input },
        async () => {
          const e = await this.access.forAct(tx, 'close', actor, input.caseId, input.version);
          const timing = this.ledger.timing();
          const saved = await this.ledger.keep(
            tx,
            actor,
            e,
            close(e, actor.id, closing, await this.store.wasCrisis(tx, e), timing),
          );
          await this.keepWords(tx, actor, saved, 'actions', closing.actionsTaken, timing.now);
          await this.records.addFollowUps(tx, e.id, closing.followUpAt, saved.status === 'CLOSING');
          if (saved.status === 'CLOSED') await this.announce(tx, actor, saved, false);
          return saved;
        },
        async (id) => {
          const found = await this.store.find(tx, id);
          if (!found) throw new DomainError('resource.notFound');
          return found;
        },
      ),
    );
  }

  async signOff(actor: Actor, id: string, version: number, agree: boolean, note: string): Promise<Escalation> {
    const words = checkText(note, 'note', { max: longest });
    return this.act(
      'signOff',
      actor,
      id,
      version,
      async (tx, e, timing) => {
        const decision = signOff(e, actor.id, agree, words, timing);
        if (words) await this.keepWords(tx, actor, e, 'signOff', words, timing.now);
        return decision;
      },
      async (tx, saved) => {
        if (saved.status === 'CLOSED') await this.announce(tx, actor, saved, false);
        else if (saved.ownerId) {
          const telling = {
            accountId: saved.ownerId,
            kind: 'case.closingRefused',
            link: `/clinic/${saved.id}`,
            facts: { reference: String(saved.reference) },
          };
          await this.notices.tell(tx, {
            ...telling,
            key: `case.closingRefused:${saved.id}:${saved.version}`,
            mail: 'clinician',
          });
        }
      },
    );
  }

  /** The end, in broad words only, for moderation; and a plain line for the member (R48). */
  private async announce(tx: Tx, actor: Actor, e: Escalation, declined: boolean): Promise<void> {
    const reviewItemIds = await this.store.sourcesOf(tx, e.id);
    const event = {
      type: 'escalation.closed',
      escalationId: e.id,
      reviewItemIds,
      level: e.level,
      outcomeBroad: broadly((e.outcome ?? 'OC13') as Outcome),
      feedbackCode: e.feedbackCode,
      raisedBy: e.raisedBy,
      declined,
    };
    await this.outbox.publish(tx, [event], { actorId: actor.id });
    if (declined && !e.firstContactAt) return;
    await this.notices.tell(tx, {
      accountId: e.accountId,
      kind: 'case.closed',
      link: '/messages',
      facts: {},
      key: `case.closed:${e.id}:${e.version}`,
    });
  }

  /** Who hears that a case came back, each with a concern they may open: whoever raised it, and the lead moderators. */
  private async raisersAndLeads(tx: Tx, e: Escalation): Promise<Map<string, string>> {
    const leads = await this.accounts.withRole(tx, 'leadModerator');
    const told = new Map(leads.map((id) => [id, e.reviewItemId]));
    if (e.raisedBy) told.set(e.raisedBy, e.reviewItemId);
    for (const { raisedBy, reviewItemId } of await this.store.asksOf(tx, e.id)) told.set(raisedBy, reviewItemId);
    return told;
  }

  /** Every concern that the case gathered is open again for the moderators. */
  private async backToTheDesk(tx: Tx, e: Escalation): Promise<void> {
    for (const itemId of await this.store.sourcesOf(tx, e.id)) {
      const item = await this.moderation.itemOf(tx, itemId);
      if (!item) continue;
      await this.moderation.raise(tx, {
        membershipId: item.membershipId,
        groupId: item.groupId,
        source: 'CLINICIAN',
        level: e.level,
        category: 'CLINICIAN',
        code: 'returned',
        spans: [],
        snapshotId: null,
        key: `escalation.declined:${e.id}:${e.version}:${item.id}`,
        writtenAt: this.ledger.timing().now,
      });
    }
  }

  /** Words of a decision are clinical: they are kept as a signed note, never in the timeline. */
  private async keepWords(tx: Tx, actor: Actor, e: Escalation, field: string, words: string, at: Date): Promise<void> {
    const note = { escalationId: e.id, authorId: actor.id, addendumTo: null, fields: { [field]: words }, text: '' };
    await this.records.addNote(tx, { ...note, signedAt: at, at });
  }

  private act(
    action: CaseAction,
    actor: Actor,
    id: string,
    version: number,
    decide: (tx: Tx, e: Escalation, timing: Timing) => Promise<CaseDecision>,
    then: (tx: Tx, saved: Escalation) => Promise<void> = async () => undefined,
  ): Promise<Escalation> {
    return this.db.tx(async (tx) => {
      const e = await this.access.forAct(tx, action, actor, id, version);
      const saved = await this.ledger.keep(tx, actor, e, await decide(tx, e, this.ledger.timing()));
      if (saved !== e) await then(tx, saved);
      return saved;
    });
  }
}

function closingOf(input: CloseCase): Closing {
  const feedbackCode = feedbackCodes.find((code) => code === input.feedbackCode);
  if (!feedbackCode) throw new DomainError('input.invalid', { field: 'feedbackCode' });
  if (input.followUpAt.length > 10) throw new DomainError('input.tooLong', { field: 'followUpAt', max: 10 });
  const optional = (words: string | null, field: string) =>
    words === null ? null : checkText(words, field, { max: longest }) || null;
  return {
    outcome: input.outcome,
    extraOutcomes: [...new Set(input.extraOutcomes)],
    actionsTaken: checkText(input.actionsTaken, 'actionsTaken', { max: longest }),
    followUpAt: input.followUpAt,
    noFollowUpReason: optional(input.noFollowUpReason, 'noFollowUpReason'),
    feedbackCode,
    feedbackText: checkText(input.feedbackText, 'feedbackText', { max: longest }),
    worthTime: input.worthTime,
    worthReason: optional(input.worthReason, 'worthReason'),
  };
}
