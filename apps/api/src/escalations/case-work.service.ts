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
  outcomes,
  review,
  signOff,
} from '@kith/domain/escalation/closing';
import type { CaseDecision, CaseLevel, Escalation, Timing } from '@kith/domain/escalation/escalation';
import { isDeath } from '@kith/domain/memorial/memorial';
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
import { CaseTellings } from './case-tellings.service.js';
import { EscalationStore } from './escalation.store.js';
import { MemorialService } from './memorial.service.js';
import { PagingService } from './paging.service.js';

export type CloseCase = Omit<Closing, 'feedbackCode'> & {
  caseId: string;
  version: number;
  feedbackCode: string;
  key: string;
};

/** The case that somebody saw when they acted, and the key of the act. */
export interface CaseAt {
  caseId: string;
  version: number;
  key: string;
}

type Decide = (tx: Tx, e: Escalation, timing: Timing) => Promise<CaseDecision>;
type Then = (tx: Tx, saved: Escalation) => Promise<void>;

const longest = 2000;
/** How far ahead somebody can promise to look again. */
const farthestDays = 366;

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
    private readonly tellings: CaseTellings,
    private readonly notices: NoticeService,
    private readonly moderation: ModerationService,
    private readonly memorials: MemorialService,
    private readonly outbox: Outbox,
    private readonly keys: WriteKeys,
  ) {}

  async setLevel(actor: Actor, at: CaseAt, level: Level, reason: string): Promise<Escalation> {
    const why = checkText(reason, 'reason', { max: longest, min: 1 });
    if (level === 'GREEN') throw new DomainError('input.invalid', { field: 'level' });
    return this.once('changeLevel', actor, at, { level, why }, async (tx, e, timing) => {
      const decision = setLevel(e, actor.id, level as CaseLevel, why, e.firstContactAt !== null, timing);
      if (decision.events.length) await this.keepWords(tx, actor, e, { levelReason: why }, timing.now);
      return decision;
    });
  }

  async offerHandover(actor: Actor, at: CaseAt, to: string, note: string): Promise<Escalation> {
    const words = checkText(note, 'note', { max: longest, min: 1 });
    return this.once('offerHandover', actor, at, { to, words }, async (tx, e, timing) => {
      if (!(await this.paging.cover(tx)).everyone.includes(to))
        throw new DomainError('input.invalid', { field: 'toAccountId' });
      return offerHandover(e, actor.id, to, words, timing);
    });
  }

  async acceptHandover(actor: Actor, id: string, version: number): Promise<Escalation> {
    return this.act('acceptHandover', actor, id, version, async (tx, e, timing) => {
      await this.tellings.taken(tx, actor, e);
      return acceptHandover(e, actor.id, await this.paging.cover(tx), timing);
    });
  }

  async declineHandover(actor: Actor, id: string, version: number): Promise<Escalation> {
    return this.act('declineHandover', actor, id, version, async (tx, e) => {
      await this.tellings.handoverDeclined(tx, actor, e);
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
  async decline(actor: Actor, at: CaseAt, reasonCode: string, note: string): Promise<Escalation> {
    const words = checkText(note, 'note', { max: longest, min: 1 });
    const reason = declineReasons.find((r) => r === reasonCode);
    if (!reason) throw new DomainError('input.invalid', { field: 'reasonCode' });
    return this.once(
      'decline',
      actor,
      at,
      { reason, words },
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
    const closing = closingOf(input, this.ledger.timing().now);
    return this.db.tx((tx) =>
      this.keys.once(
        tx,
        { accountId: actor.id, key: input.key, operation: 'closeCase', input: { ...input, version: null } },
        async () => {
          const e = await this.access.forAct(tx, 'close', actor, input.caseId, input.version);
          const timing = this.ledger.timing();
          const saved = await this.ledger.keep(
            tx,
            actor,
            e,
            close(e, actor.id, closing, await this.store.wasCrisis(tx, e), timing),
          );
          await this.keepWords(tx, actor, saved, { actions: closing.actionsTaken }, timing.now);
          await this.records.addFollowUps(tx, e.id, closing.followUpAt, saved.status === 'CLOSING');
          if (saved.status === 'CLOSED') await this.announce(tx, actor, saved, false);
          else await this.tellings.signOffAsked(tx, saved);
          return saved;
        },
        (id) => this.mustFind(tx, id),
      ),
    );
  }

  async signOff(actor: Actor, at: CaseAt, agree: boolean, note: string): Promise<Escalation> {
    const words = checkText(note, 'note', { max: longest });
    return this.once(
      'signOff',
      actor,
      at,
      { agree, words },
      async (tx, e, timing) => {
        const decision = signOff(e, actor.id, agree, words, timing);
        if (words) await this.keepWords(tx, actor, e, { signOff: words }, timing.now);
        return decision;
      },
      async (tx, saved) => {
        if (saved.status !== 'CLOSED') return this.tellings.closingRefused(tx, saved);
        if (isDeath(saved)) await this.memorials.freeze(tx, actor, saved);
        await this.announce(tx, actor, saved, false);
      },
    );
  }

  /** A clinical lead looks back at a closed case; the words are kept as a note of the case. */
  async review(actor: Actor, at: CaseAt, finding: string, learning: string): Promise<Escalation> {
    const fields = {
      finding: checkText(finding, 'finding', { max: longest, min: 1 }),
      learning: checkText(learning, 'learning', { max: longest }),
    };
    return this.once('review', actor, at, fields, async (tx, e, timing) => {
      const decision = review(e, actor.id, fields.finding, timing);
      const said = Object.fromEntries(Object.entries(fields).filter(([, words]) => words));
      await this.keepWords(tx, actor, e, said, timing.now);
      return decision;
    });
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
    if (!declined || e.firstContactAt) await this.tellings.memberOfTheEnd(tx, e);
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
  private async keepWords(
    tx: Tx,
    actor: Actor,
    e: Escalation,
    fields: Record<string, string>,
    at: Date,
  ): Promise<void> {
    const note = { escalationId: e.id, authorId: actor.id, addendumTo: null, fields, text: '' };
    await this.records.addNote(tx, { ...note, signedAt: at, at });
  }

  /**
   * An act that carries words: a repeat with the same key gives the same answer, however the case has moved on (R27). So
   * the version is no part of what must be the same.
   */
  private once(
    action: CaseAction,
    actor: Actor,
    { caseId, version, key }: CaseAt,
    given: Readonly<Record<string, unknown>>,
    decide: Decide,
    then: Then = async () => undefined,
  ): Promise<Escalation> {
    return this.db.tx((tx) =>
      this.keys.once(
        tx,
        { accountId: actor.id, key, operation: `case.${action}`, input: { caseId, ...given } },
        () => this.actIn(tx, action, actor, caseId, version, decide, then),
        (id) => this.mustFind(tx, id),
      ),
    );
  }

  private act(
    action: CaseAction,
    actor: Actor,
    id: string,
    version: number,
    decide: Decide,
    then: Then = async () => undefined,
  ): Promise<Escalation> {
    return this.db.tx((tx) => this.actIn(tx, action, actor, id, version, decide, then));
  }

  private async actIn(
    tx: Tx,
    action: CaseAction,
    actor: Actor,
    id: string,
    version: number,
    decide: Decide,
    then: Then,
  ): Promise<Escalation> {
    const e = await this.access.forAct(tx, action, actor, id, version);
    const saved = await this.ledger.keep(tx, actor, e, await decide(tx, e, this.ledger.timing()));
    if (saved !== e) await then(tx, saved);
    return saved;
  }

  private async mustFind(tx: Tx, id: string): Promise<Escalation> {
    const found = await this.store.find(tx, id);
    if (!found) throw new DomainError('resource.notFound');
    return found;
  }
}

function closingOf(input: CloseCase, now: Date): Closing {
  const feedbackCode = feedbackCodes.find((code) => code === input.feedbackCode);
  if (!feedbackCode) throw new DomainError('input.invalid', { field: 'feedbackCode' });
  if (input.followUpAt.length > 10) throw new DomainError('input.tooLong', { field: 'followUpAt', max: 10 });
  const farthest = new Date(now.getTime() + farthestDays * 86_400_000);
  if (input.followUpAt.some((at) => at > farthest)) throw new DomainError('input.invalid', { field: 'followUpAt' });
  if (input.extraOutcomes.length > outcomes.length)
    throw new DomainError('input.tooLong', { field: 'extraOutcomes', max: outcomes.length });
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
