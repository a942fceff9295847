import { Injectable } from '@nestjs/common';

import { type Actor, hasRole } from '@kith/domain/actor';
import { dueNow, type Escalation } from '@kith/domain/escalation/escalation';
import { hasFailed } from '@kith/domain/escalation/outreach';
import { firstSight } from '@kith/domain/escalation/ownership';
import { suggestedSteps } from '@kith/domain/escalation/steps';
import { DomainError } from '@kith/domain/refusal';

import { ReviewItemService } from '../moderation/review-item.service.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { factsOf } from '../platform/shared.model.js';
import { CaseAccess } from './case-access.service.js';
import { CaseLedger } from './case-ledger.js';
import type { Case, ClinicalNote } from './case.model.js';
import { CaseRecordStore, type NoteRow, type OutreachRow } from './case-record.store.js';
import { CaseStore, type PersonRow } from './case.store.js';
import { ClinicListStore, type NamedCase } from './clinic-list.store.js';
import { asPage, ClinicService } from './clinic.service.js';
import { ClinicalConversationService } from './clinical-conversation.service.js';
import { EscalationStore, type TimelineRow } from './escalation.store.js';
import { type PageRow, PageStore } from './page.store.js';
import { SafetyPlanService } from './safety-plan.service.js';

/** The one-screen case. Whoever opens it leaves a trace first. */
@Injectable()
export class CaseViewService {
  constructor(
    private readonly db: Db,
    private readonly cases: EscalationStore,
    private readonly store: CaseStore,
    private readonly records: CaseRecordStore,
    private readonly lists: ClinicListStore,
    private readonly pages: PageStore,
    private readonly conversations: ClinicalConversationService,
    private readonly plans: SafetyPlanService,
    private readonly clinic: ClinicService,
    private readonly concerns: ReviewItemService,
    private readonly access: CaseAccess,
    private readonly ledger: CaseLedger,
    private readonly clock: Clock,
  ) {}

  /** Opens a case: the audit row is written before a word is read; the owner's first look stops a clock. */
  async open(actor: Actor, id: string): Promise<Case> {
    return this.db.tx(async (tx) => {
      const e = await this.access.forAct(tx, 'open', actor, id);
      await this.access.sight(tx, actor, e);
      const seen = await this.ledger.keep(tx, actor, e, firstSight(e, actor.id, this.ledger.timing()));
      return this.build(tx, actor, seen);
    });
  }

  /** The case after an act of somebody who may see it. */
  async after(actor: Actor, e: Pick<Escalation, 'id'>): Promise<Case> {
    return this.db.tx(async (tx) => {
      const now = await this.cases.find(tx, e.id);
      if (!now) throw new DomainError('resource.notFound');
      return this.build(tx, actor, now);
    });
  }

  private async build(tx: Tx, actor: Actor, e: Escalation): Promise<Case> {
    const now = this.clock.now();
    const [named] = await this.lists.named(tx, actor, now, [e.id]);
    if (!named) throw new DomainError('resource.notFound');
    const itemIds = await this.cases.sourcesOf(tx, e.id);
    const signals = await this.concerns.signalsOf(tx, itemIds, {
      nameReporters: hasRole(actor, 'clinicalLead', 'safeguardingLead'),
    });
    const outreach = await this.records.outreachOf(tx, e.id);
    const due = dueNow(named);
    const person = await this.store.person(tx, e.id);
    const toldUs = await this.store.toldUs(tx, e.accountId);
    const pages = await this.pages.ofCase(tx, e.id);
    const timeline = [
      ...(await this.concerns.timelineOf(tx, itemIds)),
      ...(await this.cases.timeline(tx, e.id)).map(asEntry),
      ...[...Map.groupBy(pages, ({ ring }) => ring).values()].flatMap(asRing),
    ];
    return {
      ...shown(named, actor),
      dueAt: due?.at ?? null,
      dueFor: due?.for ?? null,
      handoverToName: await this.store.nameOf(tx, e.handoverTo),
      closingByName: await this.store.nameOf(tx, e.closingBy),
      asks: await this.cases.asksOf(tx, e.id),
      subjects: await this.concerns.subjectsOf(tx, itemIds),
      signals,
      person: personAt(person, now),
      toldUs,
      earlierCases: await this.store.earlier(tx, e.accountId, e.id),
      conversation: await this.conversations.ofCase(tx, actor, e.id),
      memberReadAt: await this.conversations.readByMember(tx, e.id),
      needsSecondPerson: await this.cases.wasCrisis(tx, e),
      steps: suggestedSteps({
        signalCodes: signals.map((s) => s.code),
        ...tried(e, outreach),
        isCrisis: e.level === 'CRISIS',
      }),
      notes: notesOf(await this.records.notesOf(tx, e.id, actor.id), actor),
      safetyPlan: await this.plans.ofCase(tx, actor, e),
      outreach,
      timeline: timeline.sort((a, b) => a.at.getTime() - b.at.getTime()),
      pages: pages.map((p) => asPage(p, actor)),
      followUps: await this.records.followUpsOf(tx, e.id),
      colleagues: await this.store.colleagues(tx, actor, [e.ownerId, e.accountId], now),
      viewerCan: this.clinic.can(actor, named, await this.clinic.seen(tx, actor, [e.id])),
    };
  }
}

const shown = (e: NamedCase, actor: Actor) => ({
  id: e.id,
  reference: e.reference,
  version: e.version,
  level: e.level,
  status: e.status,
  ask: e.ask,
  sentence: e.sentence,
  raisedByName: e.raisedByName,
  ownerName: e.ownerName,
  isMine: e.ownerId === actor.id,
  openedAt: e.reopenedAt ?? e.openedAt,
  detectedAt: e.detectedAt,
  acknowledgedAt: e.acknowledgedAt,
  handoverNote: e.handoverNote,
  memberOnline: e.memberOnline,
  outcome: e.outcome,
  extraOutcomes: e.extraOutcomes,
  signOffBy: e.signOffByTime,
  worthTime: e.worthTime,
  feedbackCode: e.feedbackCode,
});

const asEntry = ({ id, kind, actorName, actorId, facts, at }: TimelineRow) => ({
  id,
  kind: `case.${kind}`,
  actorName: actorId ? actorName : null,
  facts: factsOf(facts),
  at,
  undoUntil: null,
  actionId: null,
});

/** One page to one person: every way it went by, with what became of it and why one failed (R31). */
const asRing = (attempts: readonly PageRow[]) =>
  attempts.slice(0, 1).map((first) => ({
    id: first.id,
    kind: 'case.rang',
    actorName: null,
    facts: factsOf({
      to: first.toName,
      ...Object.fromEntries(attempts.map(({ channel, status }) => [channel, status])),
      ...Object.fromEntries(attempts.flatMap(({ channel, fault }) => (fault ? [[`${channel}.fault`, fault]] : []))),
    }),
    at: first.queuedAt,
    undoUntil: null,
    actionId: null,
  }));

const tried = (e: Escalation, outreach: readonly OutreachRow[]) => ({
  contacted: e.firstContactAt !== null,
  reached: outreach.some((o) => o.result === 'REACHED'),
  failedAttempts: outreach.filter((o) => hasFailed(o.result)).length,
});

function personAt(person: PersonRow | null, now: Date) {
  if (!person) throw new DomainError('resource.notFound');
  const { timeZone, ...rest } = person;
  return { ...rest, localTime: localTime(now, timeZone) };
}

/** ISO 8601 with the offset of a time zone; UTC for a zone this machine does not know. */
export function localTime(at: Date, timeZone: string): string {
  const parts = (zone: string) =>
    Object.fromEntries(
      new Intl.DateTimeFormat('en-GB', {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
        timeZoneName: 'longOffset',
      })
        .formatToParts(at)
        .map(({ type, value }) => [type, value]),
    );
  const read = () => {
    try {
      return parts(timeZone);
    } catch {
      return parts('UTC');
    }
  };
  const { year, month, day, hour, minute, second, timeZoneName } = read() as Record<string, string>;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${timeZoneName?.replace('GMT', '') || 'Z'}`;
}

function notesOf(rows: readonly NoteRow[], actor: Actor): ClinicalNote[] {
  const asNote = (n: NoteRow): ClinicalNote => ({
    id: n.id,
    authorName: n.authorName,
    fields: factsOf(n.fields),
    text: n.text,
    signedAt: n.signedAt,
    savedAt: n.savedAt,
    addenda: rows.filter((a) => a.addendumTo === n.id).map(asNote),
    isMine: n.authorId === actor.id,
  });
  return rows.filter((n) => n.addendumTo === null).map(asNote);
}
