import { Injectable } from '@nestjs/common';

import type { Level } from '@kith/contracts/level';
import { type ReportCategory, reportCategories } from '@kith/contracts/moderation-codes';
import type { Actor } from '@kith/domain/actor';
import { DomainError } from '@kith/domain/refusal';
import { mayBeUnderAge } from '@kith/domain/review-item/age';
import { checkText } from '@kith/domain/text';

import { GroupService } from '../groups/group.service.js';
import { NoticeService } from '../notifications/notice.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { Rates } from '../platform/rates.js';
import { WriteKeys } from '../platform/write-keys.js';
import { Detector } from '../screening/detector.service.js';
import { AgeService } from './age.service.js';
import { Content } from './content.js';
import { ContentStore } from './content.store.js';
import { ModerationService, type Raise } from './moderation.service.js';
import type { HelpRequestInput, Report, ReportInput } from './report.model.js';
import { readWords } from './read-words.js';
import { type NewReport, type ReportRow, ReportStore } from './report.store.js';
import { ReviewItemStore } from './review-item.store.js';

const longestNote = 2000;
/** A call for help is never too long in practice. */
export const longestHelpWords = 5000;
const rulesPerDay = { count: 20, seconds: 24 * 3600 };

/** Levels a report starts at, by what it says; "worried" never below red (M11). */
const startsAt: Readonly<Record<ReportCategory, Level>> = {
  safety: 'RED',
  medicalEmergency: 'CRISIS',
  unsafeAdvice: 'RED',
  unkind: 'AMBER',
  personalDetails: 'AMBER',
  selling: 'AMBER',
  unmarkedAi: 'AMBER',
  underAge: 'RED',
  illegal: 'RED',
  other: 'AMBER',
};

/** The doors members press themselves: report, and ask for a person (2.2 doors 1 and 2). */
@Injectable()
export class ReportService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly keys: WriteKeys,
    private readonly rates: Rates,
    private readonly audit: Audit,
    private readonly store: ReportStore,
    private readonly items: ReviewItemStore,
    private readonly moderation: ModerationService,
    private readonly content: Content,
    private readonly contents: ContentStore,
    private readonly groups: GroupService,
    private readonly notices: NoticeService,
    private readonly ages: AgeService,
    private readonly detector: Detector,
  ) {}

  /** Keeps what is reported as it is now, raises it, and thanks the reporter. Worried reports are never rate limited (R11). */
  async report(actor: Actor, input: ReportInput): Promise<Report> {
    const category = reportCategories.find((each) => each === input.category);
    if (!category) throw new DomainError('input.invalid', { field: 'category' });
    const note = this.noteOf(input.note, 'note');
    return this.db.tx((tx) =>
      this.once(tx, actor, 'report', input, async () => {
        const content = await this.readable(tx, actor, input.contentType, input.contentId);
        if (input.door === 'RULE') await this.rates.spend(`report.rule:${actor.id}`, rulesPerDay);
        const now = this.clock.now();
        const behindTeam =
          input.contentType === 'TEAM_MESSAGE' ? await this.contents.teamAuthor(tx, input.contentId) : null;
        const about = behindTeam ? behindTeam.authorMembershipId : content.membershipId;
        const leadsOnly =
          input.contentType === 'TEAM_MESSAGE' ||
          (about !== null && (await this.contents.isModerator(tx, about, now))) ||
          (category === 'underAge' && (await this.ages.isForLeads(tx, about, [])));
        const mine = await this.groups.membershipOf(tx, actor.id, content.groupId);
        const snapshotId = await this.content.snapshot(tx, { ...content, membershipId: about ?? content.membershipId });
        const level: Level = input.door === 'WORRIED' && startsAt[category] === 'AMBER' ? 'RED' : startsAt[category];
        return this.file(
          tx,
          actor,
          {
            reporterId: actor.id,
            reporterMembershipId: mine?.id ?? null,
            contentType: input.contentType,
            contentId: input.contentId,
            door: input.door,
            category,
            note,
            snapshotId,
            createdAt: now,
          },
          { membershipId: about, groupId: content.groupId, level, category: input.door, leadsOnly },
        );
      }),
    );
  }

  /** Door 2: nobody who asks for a person is ever refused for asking too often (SAFE-1). */
  askForHelp(actor: Actor, input: HelpRequestInput): Promise<Report> {
    const words = this.noteOf(input.words, 'words', longestHelpWords);
    return this.db.tx((tx) =>
      this.once(tx, actor, 'askForHelp', input, () =>
        this.helpFor(tx, actor, { groupId: input.groupId ?? null, words }),
      ),
    );
  }

  /** The same from a help card's "talk to someone", in the transaction of the answer. */
  async helpFor(
    tx: Tx,
    actor: Pick<Actor, 'id' | 'roles'>,
    { groupId, words, level = 'RED' }: { groupId: string | null; words: string | null; level?: Level },
  ): Promise<{ id: string }> {
    const now = this.clock.now();
    const mine = await this.store.membershipForHelp(tx, actor.id, groupId);
    return this.file(
      tx,
      actor,
      {
        reporterId: actor.id,
        reporterMembershipId: mine?.id ?? null,
        contentType: 'SELF',
        contentId: null,
        door: 'SELF',
        category: 'help',
        note: words,
        snapshotId: null,
        createdAt: now,
      },
      { membershipId: mine?.id ?? null, groupId: mine?.groupId ?? null, level, category: 'SELF', leadsOnly: false },
    );
  }

  async mine(actor: Actor): Promise<Report[]> {
    return (await this.store.mine(this.db.reader, actor.id)).map(shown);
  }

  async one(actor: Actor, id: string): Promise<Report | null> {
    const found = await this.store.of(this.db.reader, actor.id, id);
    return found && shown(found);
  }

  /** After an answer: it comes back at red, whatever the first level was (F3). */
  stillWorried(actor: Actor, id: string): Promise<Report> {
    return this.db.tx(async (tx) => {
      const report = await this.store.lock(tx, actor.id, id);
      if (!report) throw new DomainError('resource.notFound');
      if (report.door === 'RULE') throw new DomainError('action.forbidden', { action: 'stillWorried' });
      if (report.status === 'RECEIVED' || report.status === 'BEING_LOOKED_AT') return shown(report);
      const now = this.clock.now();
      const before = report.reviewItemId && (await this.items.find(tx, report.reviewItemId));
      const item = await this.moderation.raise(
        tx,
        {
          membershipId: before ? before.membershipId : null,
          groupId: before ? before.groupId : null,
          source: report.door === 'SELF' ? 'SELF' : 'REPORT',
          level: 'RED',
          category: 'WORRIED',
          code: 'stillWorried',
          spans: [],
          snapshotId: report.snapshotId,
          reportId: report.id,
          key: `stillWorried:${report.id}:${now.getTime()}`,
          writtenAt: now,
          leadsOnly: before ? before.leadsOnly : false,
        },
        { actorId: actor.id },
      );
      await this.store.stillWorried(tx, id, now);
      await this.store.attach(tx, id, item.id);
      if (mayBeUnderAge({ code: report.category })) await this.ages.tellLeads(tx, item);
      await this.audit.record(tx, actor, { action: 'report.stillWorried', targetType: 'report', targetId: id });
      return shown((await this.store.of(tx, actor.id, id)) as ReportRow);
    });
  }

  /** Somebody is looking: those whose reports were only received are told (R10). */
  async tellLookedAt(tx: Tx, itemId: string): Promise<void> {
    for (const { id, reporterId } of await this.store.lookedAt(tx, itemId)) {
      await this.audit.record(tx, null, {
        action: 'report.lookedAt',
        targetType: 'report',
        targetId: id,
        before: 'RECEIVED',
        after: 'BEING_LOOKED_AT',
        details: { reviewItemId: itemId },
      });
      if (!reporterId) continue;
      const key = `report:${id}:lookedAt`;
      await this.notices.tell(tx, {
        accountId: reporterId,
        kind: 'report.lookedAt',
        link: '/you/reports',
        facts: { reportId: id },
        key,
      });
    }
  }

  /** Broad words to everybody who reported these items and has not heard yet (R10, R48). */
  async tellOutcome(tx: Tx, itemIds: readonly string[], outcome: { worried: string; rule: string }): Promise<void> {
    for (const { id, reporterId, outcome: words } of await this.store.dealtWith(
      tx,
      itemIds,
      outcome,
      this.clock.now(),
    )) {
      await this.audit.record(tx, null, {
        action: 'report.dealtWith',
        targetType: 'report',
        targetId: id,
        after: 'DEALT_WITH',
        reasonCode: words,
      });
      if (!reporterId) continue;
      await this.notices.tell(tx, {
        accountId: reporterId,
        kind: 'report.outcome',
        link: '/you/reports',
        facts: { reportId: id, outcome: words },
        key: `report:${id}:outcome:${this.clock.now().getTime()}`,
        mail: 'outcome',
      });
    }
  }

  private async file(
    tx: Tx,
    actor: Pick<Actor, 'id' | 'roles'>,
    report: NewReport,
    about: Pick<Raise, 'membershipId' | 'groupId' | 'level' | 'category'> & { leadsOnly: boolean },
  ): Promise<{ id: string }> {
    const id = await this.store.insert(tx, report);
    const self = report.door === 'SELF';
    const { level, spans, detectorVersion = null } = readWords(this.detector, report.note, about.level);
    const item = await this.moderation.raise(
      tx,
      {
        ...about,
        level,
        source: self ? 'SELF' : 'REPORT',
        code: report.category,
        // Evidence in the reporter's note has no place in the words that are reported.
        spans: report.snapshotId ? [] : spans,
        detectorVersion,
        snapshotId: report.snapshotId,
        reportId: id,
        key: `report:${id}`,
        writtenAt: report.createdAt,
      },
      { actorId: actor.id },
    );
    await this.store.attach(tx, id, item.id);
    await this.audit.record(tx, actor, {
      action: self ? 'help.ask' : 'report.send',
      targetType: 'report',
      targetId: id,
      reasonCode: report.category,
      details: { door: report.door, contentType: report.contentType, reviewItemId: item.id },
    });
    await this.notices.tell(tx, {
      accountId: actor.id,
      kind: self ? 'help.asked' : 'report.received',
      link: '/you/reports',
      facts: { reportId: id },
      key: `report:${id}:received`,
    });
    if (item.status === 'CLAIMED') await this.tellLookedAt(tx, item.id);
    return { id };
  }

  /** What may be reported: anything another member wrote that the reporter can see or could a moment ago. */
  private async readable(tx: Tx, actor: Actor, contentType: ReportInput['contentType'], contentId: string) {
    const content = await this.content.read(tx, contentType, contentId);
    if (!content) throw new DomainError('resource.notFound');
    const author = await this.groups.membership(tx, content.membershipId);
    if (contentType === 'TEAM_MESSAGE') {
      // Only the member it was written to can report what the team wrote.
      if (author?.accountId !== actor.id) throw new DomainError('resource.notFound');
      if (!(await this.contents.teamAuthor(tx, contentId)))
        throw new DomainError('action.forbidden', { action: 'report' });
      return content;
    }
    if (!(await this.groups.canRead(tx, actor, content.groupId)) || !(await this.content.wasShown(tx, content)))
      throw new DomainError('resource.notFound');
    if (author?.accountId === actor.id) throw new DomainError('action.forbidden', { action: 'report' });
    return content;
  }

  private noteOf(words: string | null | undefined, field: string, max = longestNote): string | null {
    return words ? checkText(words, field, { max }) || null : null;
  }

  private async once(
    tx: Tx,
    actor: Actor,
    operation: string,
    input: { key: string },
    work: () => Promise<{ id: string }>,
  ): Promise<Report> {
    const { id } = await this.keys.once(
      tx,
      { accountId: actor.id, key: input.key, operation, input },
      work,
      async (known) => ({ id: known }),
    );
    return shown((await this.store.of(tx, actor.id, id)) as ReportRow);
  }
}

const shown = (report: ReportRow): Report => ({
  id: report.id,
  door: report.door === 'RULE' ? 'RULE' : 'WORRIED',
  category: report.category,
  status: report.status,
  outcome: report.outcome,
  createdAt: report.createdAt,
  outcomeAt: report.outcomeAt,
  lookBy: report.lookBy,
  viewerCan: { stillWorried: report.status === 'DEALT_WITH' && report.door !== 'RULE' },
});
