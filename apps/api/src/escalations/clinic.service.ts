import { Injectable } from '@nestjs/common';

import { levels } from '@kith/contracts/level';
import { type Actor, isClinical } from '@kith/domain/actor';
import { dueNow, isEnded, isInHand, isWaiting } from '@kith/domain/escalation/escalation';
import { escalationPolicy, type EscalationSubject } from '@kith/domain/escalation/escalation.policy';
import { caseTimers } from '@kith/domain/escalation/timers';
import { DomainError } from '@kith/domain/refusal';

import { AgreedSettings } from '../configuration/agreed-settings.service.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { pageOf, pageSize } from '../platform/paging.model.js';
import { factsOf } from '../platform/shared.model.js';
import { Timers } from '../platform/timers.js';
import { ShiftService } from '../shifts/shift.service.js';
import { CaseRecordService } from './case-record.service.js';
import { ClinicListStore, type NamedCase } from './clinic-list.store.js';
import type {
  CaseRow,
  CaseViewerCan,
  ClinicInbox,
  ClosedPage,
  Page,
  PageScreen,
  PageStep,
} from './escalation.model.js';
import type { OnCall } from './rota.model.js';
import { EscalationStore } from './escalation.store.js';
import { type PageRow, PageStore } from './page.store.js';
import { RotaService } from './rota.service.js';
import type { RotaRow } from './rota.store.js';

type Seen = { onCover: readonly string[]; ringing: ReadonlySet<string> };

/** What the clinic shows before a case is opened: numbers, levels, clocks. */
@Injectable()
export class ClinicService {
  constructor(
    private readonly db: Db,
    private readonly lists: ClinicListStore,
    private readonly cases: EscalationStore,
    private readonly records: CaseRecordService,
    private readonly pages: PageStore,
    private readonly rota: RotaService,
    private readonly shifts: ShiftService,
    private readonly timers: Timers,
    private readonly agreed: AgreedSettings,
    private readonly clock: Clock,
  ) {}

  /** Only what needs the actor (K01). Refuses `action.forbidden` for anybody who is no clinician. */
  async inbox(actor: Actor): Promise<ClinicInbox> {
    this.mustBeClinical(actor);
    const tx = this.db.reader;
    const now = this.clock.now();
    const [live, closed, stranded, onCall, ringing, deskNow] = await Promise.all([
      this.lists.live(tx, actor, now),
      this.lists.toReview(tx, actor, now),
      this.records.strandedOf(tx, actor),
      this.rota.now(tx),
      this.pages.liveFor(tx, actor.id),
      this.shifts.onDesk(tx),
    ]);
    const seen = { onCover: onCall.map((r) => r.accountId), ringing: new Set(ringing.map((p) => p.escalationId)) };
    const placed = live.map((e) => ({ place: placeOf(e, actor), row: this.row(actor, e, seen) }));
    const at = (place: string) => placed.filter((p) => p.place === place).map((p) => p.row);
    const duties = onCall.map((r) => ({ ...asOnCall(r), isMe: r.accountId === actor.id }));
    return {
      needsYou: at('needsYou'),
      today: at('today'),
      waiting: at('waiting'),
      toSignOff: at('toSignOff'),
      unfinishedNotes: stranded.map((note) => ({ ...note, fields: factsOf(note.fields) })),
      toReview: closed.map((e) => this.row(actor, e, seen)),
      duty: duties.find((d) => d.isMe) ?? null,
      others: duties.filter((d) => !d.isMe),
      deskNow: deskNow.map((shift) => ({ ...shift, isMine: shift.accountId === actor.id })),
      pages: ringing.map((p) => asPage(p, actor)),
      checkedAt: now,
    };
  }

  /** One case as a row, after an act. */
  async rowOf(actor: Actor, id: string): Promise<CaseRow> {
    const tx = this.db.reader;
    const [found] = await this.lists.named(tx, actor, this.clock.now(), [id]);
    if (!found) throw new DomainError('resource.notFound');
    return this.row(actor, found, await this.seen(tx, actor, [id]));
  }

  /** Ended cases the actor may open. */
  async closed(
    actor: Actor,
    first: number | null,
    after: { at: Date; id: string } | null,
    mark: string | null,
  ): Promise<ClosedPage> {
    this.mustBeClinical(actor);
    const size = pageSize(first);
    const found = await this.lists.closed(this.db.reader, actor, this.clock.now(), size + 1, after);
    const { items, page } = pageOf(found, size, (e) => ({ at: e.closedAt ?? e.openedAt, id: e.id }), mark);
    const seen = { onCover: [], ringing: new Set<string>() };
    return { items: items.map((e) => this.row(actor, e, seen)), page };
  }

  /** What a page opens, by its number; null when the actor may not know of it. No words (R29). */
  async pageScreen(actor: Actor, reference: number): Promise<PageScreen | null> {
    const tx = this.db.reader;
    const plain = await this.cases.byReference(tx, reference);
    const [e] = plain ? await this.lists.named(tx, actor, this.clock.now(), [plain.id]) : [];
    if (!e) return null;
    const seen = await this.seen(tx, actor, [e.id]);
    return {
      id: e.id,
      reference: e.reference,
      level: e.level,
      sentAt: e.reopenedAt ?? e.openedAt,
      raisedByName: e.raisedByName,
      acknowledgeBy: isWaiting(e) ? e.acknowledgeBy : null,
      ladder: this.ladder(e, await this.pages.ofCase(tx, e.id), await this.rota.now(tx)),
      viewerCan: this.can(actor, e, seen),
      ownerName: e.ownerName,
    };
  }

  /** Who is on call now, for the desk. */
  async onCall(tx: Tx, actor: Actor): Promise<OnCall[]> {
    return (await this.rota.now(tx)).map((r) => ({ ...asOnCall(r), isMe: r.accountId === actor.id }));
  }

  /** What the actor may do; states from the table, rights from the policy. */
  can(actor: Actor, e: NamedCase, { onCover, ringing }: Seen): CaseViewerCan {
    const subject: EscalationSubject = { ...e, onCover };
    const may = (action: keyof typeof escalationPolicy, when: boolean) =>
      when && escalationPolicy[action](actor, subject);
    const held = isInHand(e) || e.status === 'MONITORING';
    const going = !isEnded(e);
    const others = levels.filter((l) => l !== 'GREEN' && l !== e.level);
    return {
      read: may('open', true),
      acknowledge: may('acknowledge', isWaiting(e)),
      cannotTake: may('cannotTake', isWaiting(e) && ringing.has(e.id)),
      write: may('write', going),
      changeLevel: may('changeLevel', going && e.status !== 'CLOSING') ? others : [],
      handOver: may('offerHandover', held && e.handoverTo === null),
      acceptHandover: may('acceptHandover', going),
      decline: may('decline', held && e.level !== 'CRISIS'),
      watch: may('watch', isInHand(e) && e.level !== 'CRISIS'),
      close: may('close', held),
      signOff: may('signOff', e.status === 'CLOSING'),
      annotate: may('write', true),
      review: may('review', e.status === 'CLOSED'),
      export: may('export', true),
      reveal: may('open', going && e.ownerId !== null),
      reopen: may('watch', e.status === 'MONITORING' || e.status === 'CLOSING'),
    };
  }

  seen = async (tx: Tx, actor: Actor, ids: readonly string[]): Promise<Seen> => ({
    onCover: (await this.rota.now(tx)).map((r) => r.accountId),
    ringing: await this.pages.ringing(tx, actor.id, ids),
  });

  private row(actor: Actor, e: NamedCase, seen: Seen): CaseRow {
    const viewerCan = this.can(actor, e, seen);
    const due = dueNow(e);
    const words = viewerCan.read && e.ownerId !== null;
    return {
      id: e.id,
      reference: e.reference,
      level: e.level,
      status: e.status,
      ask: e.ask,
      sentence: words ? e.sentence : null,
      raisedByName: e.raisedByName,
      ownerName: e.ownerName,
      isMine: e.ownerId === actor.id,
      openedAt: e.reopenedAt ?? e.openedAt,
      dueAt: due?.at ?? null,
      dueFor: due?.for ?? null,
      memberOnline: words && e.memberOnline,
      callBackAskedAt: words ? e.callBackAskedAt : null,
      callBackFrom: words ? e.callBackFrom : null,
      callBackUntil: words ? e.callBackUntil : null,
      handoverToMe: e.handoverTo === actor.id,
      viewerCan,
    };
  }

  /** Steps that were rung, then those still to come, by name where the rota has one. */
  private ladder(e: NamedCase, rung: readonly PageRow[], onCall: readonly RotaRow[]): PageStep[] {
    const since = e.reopenedAt ?? e.openedAt;
    const done = [
      ...Map.groupBy(
        rung.filter((p) => p.queuedAt >= since && p.duty !== 'HANDOVER'),
        (p) => `${p.step}:${p.queuedAt.getTime()}`,
      ).values(),
    ];
    const steps = done.map((pages) => ({
      step: pages[0]?.step ?? 0,
      who:
        (pages[0]?.step ?? 0) >= 3 ? 'EVERYONE' : ((pages.find((p) => p.duty !== 'OWNER') ?? pages[0])?.toName ?? ''),
      at: pages[0]?.queuedAt ?? since,
      done: true,
    }));
    if (!isWaiting(e) || !e.nextPageAt) return steps;
    const nameOf = (duty: string) => onCall.find((r) => r.duty === duty)?.name;
    const { ladder } = caseTimers(this.agreed.now.timers, e.level);
    let at = e.nextPageAt;
    for (let step = e.pageStep; step <= 3; step++) {
      const who = step >= 3 ? 'EVERYONE' : (nameOf(step < 2 ? 'PRIMARY' : 'BACKUP') ?? 'EVERYONE');
      steps.push({ step, who, at, done: false });
      at = this.timers.after(at, ladder[step] ?? 0);
    }
    return steps;
  }

  private mustBeClinical(actor: Actor): void {
    if (!actor.secondFactor || !isClinical(actor)) throw new DomainError('action.forbidden', { action: 'clinic' });
  }
}

const asOnCall = (r: RotaRow) => ({ duty: r.duty, name: r.name, jobTitle: r.jobTitle, until: r.until });

export const asPage = (p: PageRow, actor: Actor): Page => ({
  ...p,
  caseId: p.escalationId,
  toMe: p.accountId === actor.id,
});

/** Which part of the inbox a case belongs to, for this person. */
function placeOf(e: NamedCase, actor: Actor): 'needsYou' | 'today' | 'waiting' | 'toSignOff' {
  const mine = e.ownerId === actor.id || e.handoverTo === actor.id;
  if (e.status === 'CLOSING') return e.closingBy === actor.id || e.ownerId === actor.id ? 'waiting' : 'toSignOff';
  // A member who asked to be rung is an ask of its own, until they are (R34).
  if (mine && e.callBackAskedAt) return 'needsYou';
  if (e.status === 'MONITORING') return e.handoverTo === actor.id ? 'needsYou' : 'waiting';
  const forMe = isWaiting(e) || mine;
  if (!forMe) return 'waiting';
  return e.level === 'AMBER' ? 'today' : 'needsYou';
}
