import { Injectable } from '@nestjs/common';

import { levels, rankOf } from '@kith/contracts/level';
import type { Actor } from '@kith/domain/actor';
import { authorize } from '@kith/domain/policy';
import { mayBeUnderAge } from '@kith/domain/review-item/age';
import { mayLower, reviewItemPolicy } from '@kith/domain/review-item/review-item.policy';

import { GroupService } from '../groups/group.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { factsOf } from '../platform/shared.model.js';
import type { ContentType } from '../screening/content.model.js';
import { ScreeningService } from '../screening/screening.service.js';
import { ActionStore, type NamedAction } from './action.store.js';
import { ConcernStore } from './concern.store.js';
import { Content, fullText } from './content.js';
import { DecisionService } from './decision.service.js';
import { DecisionStore } from './decision.store.js';
import { EvidenceStore, type SignalRow, type Snapshot } from './evidence.store.js';
import { markedText } from './marked.js';
import { ModerationService } from './moderation.service.js';
import { presetOf } from './presets.js';
import { QueueService } from './queue.service.js';
import { QueueStore } from './queue.store.js';
import type {
  ContextLine,
  KnownAboutPerson,
  ReviewItem,
  ReviewItemViewerCan,
  ReviewSignal,
  ReviewSubject,
  TimelineEntry,
} from './review-item.model.js';
import { helpFor } from './rules.js';
import { type ItemForActor, ReviewItemStore } from './review-item.store.js';
import { SignedOutHelpService } from './signed-out-help.service.js';
import { blanksIn, fill } from './templates.js';
import { Wording } from './wording.js';

const subjectsShown = 10;

/** Everything a person needs to decide once (S03), put together for the one who looks. Every look is recorded (R54). */
@Injectable()
export class ReviewItemService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly items: ReviewItemStore,
    private readonly evidence: EvidenceStore,
    private readonly actions: ActionStore,
    private readonly store: ConcernStore,
    private readonly lists: QueueStore,
    private readonly queue: QueueService,
    private readonly decisions: DecisionStore,
    private readonly decisionService: DecisionService,
    private readonly signedOut: SignedOutHelpService,
    private readonly moderation: ModerationService,
    private readonly content: Content,
    private readonly screening: ScreeningService,
    private readonly groups: GroupService,
    private readonly wording: Wording,
  ) {}

  /** The item for somebody who may see it, null otherwise; `action.involved` for somebody it concerns. */
  async open(actor: Actor, id: string): Promise<ReviewItem | null> {
    return this.db.tx(async (tx) => {
      const found = await this.items.findFor(tx, actor.id, id, false);
      if (!found || !reviewItemPolicy.read(actor, { ...found, involved: false })) return null;
      const item = await this.moderation.forActor(tx, 'read', actor, id, { lock: false });
      await this.audit.record(tx, actor, {
        action: 'reviewItem.view',
        targetType: 'reviewItem',
        targetId: id,
        escalationId: item.escalationId,
      });
      await this.moderation.worked(tx, actor);
      return this.view(tx, actor, item);
    });
  }

  /** The same after an act of the actor. Refuses as reading does: an act opens nothing that was closed before. */
  async after(actor: Actor, { id }: { id: string }): Promise<ReviewItem> {
    const item = await this.items.findFor(this.db.reader, actor.id, id, false);
    return this.view(this.db.reader, actor, authorize(reviewItemPolicy, 'read', actor, item));
  }

  /** The same where the act may have put the item out of the actor's sight: then null. */
  async afterIfSeen(actor: Actor, { id }: { id: string }): Promise<ReviewItem | null> {
    const item = await this.items.findFor(this.db.reader, actor.id, id, false);
    return item && reviewItemPolicy.read(actor, item) ? this.view(this.db.reader, actor, item) : null;
  }

  /** Which of these items the actor may open, without looking into them. */
  visibleOf(tx: Tx, actor: Actor, itemIds: readonly string[]): Promise<string[]> {
    return this.lists.visibleOf(tx, actor, itemIds);
  }

  /** The words in question of these items, newest first. The caller has decided who may see them. */
  async subjectsOf(tx: Tx, itemIds: readonly string[]): Promise<ReviewSubject[]> {
    return this.subjects(tx, await this.evidence.signals(tx, itemIds));
  }

  /** Why these items were raised. Reporters are named only to those who may know (R10). */
  async signalsOf(tx: Tx, itemIds: readonly string[], { nameReporters = false } = {}): Promise<ReviewSignal[]> {
    return (await this.evidence.signals(tx, itemIds)).map((signal, place) =>
      signalShown(signal, place + 1, nameReporters),
    );
  }

  /** What was done at the desk about these items; for cases too. */
  async timelineOf(tx: Tx, itemIds: readonly string[]): Promise<TimelineEntry[]> {
    return (await this.actions.timeline(tx, itemIds)).map(entryShown);
  }

  private async view(tx: Tx, actor: Actor, item: ItemForActor): Promise<ReviewItem> {
    const [signals, acts, names, recentPosts, proposals] = [
      await this.evidence.signals(tx, [item.id]),
      await this.actions.timeline(tx, [item.id]),
      await this.store.names(tx, item.groupId, item.claimedBy),
      item.membershipId ? await this.store.recentPosts(tx, item.membershipId) : [],
      await this.decisions.proposalsOf(tx, [item.id]),
    ];
    const preset = presetOf(signals);
    const known = await this.known(tx, actor, item);
    const facts = {
      hasCase: await this.items.hasLiveCase(tx, item.id),
      writesHere: await this.writesIn(tx, actor, item.groupId),
      paused: known.restrictedUntil !== null,
      aboutAge: signals.some(mayBeUnderAge),
    };
    const knowsReporter = reviewItemPolicy.knowReporter(actor, item);
    const mine = item.status === 'CLAIMED' && item.claimedBy === actor.id;
    const subjects = await this.subjects(tx, signals);
    return {
      id: item.id,
      reference: item.reference,
      level: item.level,
      status: item.status,
      version: item.version,
      groupName: names.groupName,
      groupSlug: names.groupSlug,
      raisedAt: item.raisedAt,
      claimBy: item.status === 'NEW' ? item.claimBy : null,
      actBy: item.actedAt ? null : item.actBy,
      leaseUntil: item.leaseUntil,
      claimedByName: names.holderName,
      claimedByMe: mine,
      headline: preset.headline,
      help: helpFor(signals),
      subjects,
      signals: signals.map((signal, place) => signalShown(signal, place + 1, knowsReporter)),
      known,
      timeline: acts.map(entryShown),
      recentPosts,
      proposals: proposals.map((proposal) => this.decisionService.proposalShown(actor, proposal)),
      presetAsk: preset.ask,
      presetSentence: preset.sentence,
      templates: await this.templatesFor(tx, item, facts.hasCase),
      signedOutContact:
        item.membershipId === null && reviewItemPolicy.knowContact(actor, item)
          ? await this.signedOut.contactOf(tx, item.id)
          : null,
      viewerCan: viewerCan(actor, item, subjects, facts),
      membershipId: item.membershipId,
      escalationId: item.escalationId,
      involved: item.involved,
    };
  }

  private async subjects(tx: Tx, signals: readonly SignalRow[]): Promise<ReviewSubject[]> {
    const snapshots = await this.evidence.snapshots(tx, [
      ...new Set(signals.flatMap(({ snapshotId }) => snapshotId ?? [])),
    ]);
    // One subject for each version of a text; the first snapshot is how it looked when it was noticed.
    const byText = Map.groupBy(snapshots, ({ contentId, contentVersion }) => `${contentId}:${contentVersion}`);
    const newest = [...byText.values()].sort((a, b) => takenAt(b) - takenAt(a)).slice(0, subjectsShown);
    const subjects: ReviewSubject[] = [];
    for (const [first, ...more] of newest) {
      if (!first) continue;
      const ids = new Set([first, ...more].map(({ id }) => id));
      const marks = signals.map((signal, place) => ({
        number: place + 1,
        spans: signal.snapshotId && ids.has(signal.snapshotId) ? signal.spans : [],
      }));
      const current = await this.content.read(tx, first.contentType, first.contentId);
      const bodyStartsAt = fullText(first).length - first.bodySource.length;
      const gone = !current || current.state === 'AUTHOR_DELETED';
      subjects.push({
        contentType: first.contentType as ContentType,
        contentId: first.contentId,
        title: first.title,
        asReported: markedText(first.bodySource, marks, bodyStartsAt),
        asReportedAt: first.takenAt,
        version: first.contentVersion,
        writtenAt: first.writtenAt,
        now: gone ? null : current.bodySource,
        nowState: current?.state ?? 'GONE',
        changedSince: gone || current.version !== first.contentVersion,
        before: first.context.before.map((line) => lineShown(line, first)),
        after: first.context.after.map((line) => lineShown(line, first)),
        link: current?.link ?? first.context.link,
        repliesOff: current?.repliesOff ?? false,
        authorAsked: current?.state === 'HELD' && (await this.store.authorAsked(tx, first.contentId)),
      });
    }
    return subjects;
  }

  /** An answer in the open stands under a member's own name, so only members who may write there can give one. */
  private async writesIn(tx: Tx, actor: Actor, groupId: string | null): Promise<boolean> {
    const own = groupId ? await this.groups.membershipOf(tx, actor.id, groupId) : null;
    return own?.standing === 'ACTIVE' && !(own.restrictedUntil && own.restrictedUntil > this.clock.now());
  }

  private async known(tx: Tx, actor: Actor, item: ItemForActor): Promise<KnownAboutPerson> {
    const nobody = {
      since: null,
      posts: 0,
      earlierConcerns: 0,
      helpCardShownAt: null,
      helpCardChoice: null,
      restrictedUntil: null,
      othersForLeads: [],
    };
    if (!item.membershipId) return nobody;
    const person = await this.groups.membership(tx, item.membershipId);
    const card = await this.screening.latestCard(tx, item.membershipId);
    const others = reviewItemPolicy.seeOthers(actor, item)
      ? await this.lists.othersOf(tx, actor, item.membershipId)
      : [];
    const paused = person?.restrictedUntil ?? null;
    return {
      since: person?.joinedAt ?? null,
      posts: await this.store.postCount(tx, item.membershipId),
      earlierConcerns: await this.items.earlierConcerns(tx, item.membershipId, item.id),
      helpCardShownAt: card?.shownAt ?? null,
      helpCardChoice: card?.choice ?? null,
      restrictedUntil: paused && paused > this.clock.now() ? paused : null,
      othersForLeads: others.map((other) => this.queue.row(actor, other)),
    };
  }

  /** Words to begin from; those that tell of a clinician only while one has been called. */
  private async templatesFor(tx: Tx, { membershipId }: ItemForActor, hasCase: boolean) {
    const facts = membershipId ? await this.wording.fillIn(tx, membershipId) : { name: '', country: '', locale: '' };
    return this.wording
      .templatesFor(facts)
      .filter(({ for: use }) => use !== 'AFTER_CRISIS' || hasCase)
      .map((template) => ({
        id: template.id,
        name: template.name,
        body: fill(template.body, facts),
        blanks: blanksIn(template),
        for: template.for,
      }));
  }
}

const takenAt = ([first]: Snapshot[]) => first?.takenAt.getTime() ?? 0;

const lineShown = (line: Snapshot['context']['before'][number], { membershipId }: Snapshot): ContextLine => ({
  authorName: line.authorName,
  avatar: line.avatar,
  at: new Date(line.at),
  text: line.text,
  isPerson: line.membershipId === membershipId && line.authorName !== '',
});

const signalShown = (signal: SignalRow, number: number, nameReporter: boolean): ReviewSignal => ({
  number,
  source: signal.source,
  level: signal.level,
  category: signal.category,
  code: signal.code,
  note: signal.note,
  reporterName: nameReporter ? signal.reporterName : null,
  at: signal.createdAt,
});

const entryShown = (act: NamedAction): TimelineEntry => ({
  id: act.id,
  kind: act.kind,
  actorName: act.actorName,
  facts: factsOf({ ...act.facts, reasonCode: act.reasonCode, note: act.note, undone: act.undoneAt ? true : null }),
  at: act.at,
  undoUntil: act.undoneAt ? null : act.undoUntil,
  actionId: act.undoUntil ? act.id : null,
});

/** What makes sense now: rights from the policy, the rest from the state of the item. */
function viewerCan(
  actor: Actor,
  item: ItemForActor,
  subjects: readonly ReviewSubject[],
  facts: { hasCase: boolean; writesHere: boolean; paused: boolean; aboutAge: boolean },
): ReviewItemViewerCan {
  const may = (action: keyof typeof reviewItemPolicy) => reviewItemPolicy[action](actor, item);
  const open = item.status === 'NEW' || item.status === 'CLAIMED';
  const mine = item.status === 'CLAIMED' && item.claimedBy === actor.id;
  const works = mine && may('act');
  const aboutPost = subjects.some(({ contentType }) => contentType === 'POST');
  const aboutWords = aboutPost || subjects.some(({ contentType }) => contentType === 'MESSAGE');
  const aboutPerson = item.membershipId !== null;
  const sanction = may('sanction');
  return {
    claim: !mine && item.status !== 'CLAIMED' && item.status !== 'CLOSED' && may('claim'),
    release: mine,
    decide: mine && may('decide'),
    reply: works && aboutPost && facts.writesHere,
    correct: works && aboutPost && may('correct'),
    writePrivately: aboutPerson && (works || (facts.hasCase && item.status === 'DECIDED' && may('writeWithClinic'))),
    hide: works && aboutWords,
    repliesOff: works && aboutPost,
    remove: works && aboutWords && sanction,
    proposeRemove: works && aboutWords && !sanction,
    restrict: works && aboutPerson && sanction,
    proposeRestrict: works && aboutPerson && !sanction,
    endPause: works && sanction && facts.paused,
    closeForAge: works && aboutPerson && facts.aboutAge && may('closeForAge'),
    escalate: mine && aboutPerson && may('escalate'),
    raise: open && may('raise') ? levels.filter((level) => rankOf(level) > rankOf(item.level)) : [],
    lower: mine ? levels.filter((level) => mayLower(actor, item.level, level)) : [],
    whyNot: mine
      ? null
      : item.status === 'NEW'
        ? 'notClaimed'
        : item.status === 'CLAIMED'
          ? 'claimedByOther'
          : 'decided',
  };
}
