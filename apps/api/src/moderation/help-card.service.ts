import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { ModeratorHere } from '../groups/group.model.js';
import { GroupService } from '../groups/group.service.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/db.js';
import type { Batch } from '../platform/loaders.js';
import { type AnsweredCard, ScreeningService } from '../screening/screening.service.js';
import { ShiftService } from '../shifts/shift.service.js';
import { Content } from './content.js';
import { ContentStore } from './content.store.js';
import { DecisionStore } from './decision.store.js';
import { groupsOf } from './help-card.loader.js';
import { ModerationService } from './moderation.service.js';
import { ReportService } from './report.service.js';

/** Why words are held: the author wants only moderators to read them. */
const authorAsked = 'authorAsked';
/** Cards shown for danger to a life, now. */
const urgent: ReadonlySet<string> = new Set(['IMMEDIATE', 'EMERGENCY', 'SOMEONE_ELSE']);
const movable: ReadonlySet<string> = new Set(['POST', 'MESSAGE']);

/** What an author's answer on a help card sets in motion, and who is there for them. */
@Injectable()
export class HelpCardService implements OnModuleInit {
  constructor(
    private readonly screening: ScreeningService,
    private readonly reports: ReportService,
    private readonly content: Content,
    private readonly contents: ContentStore,
    private readonly decisions: DecisionStore,
    private readonly moderation: ModerationService,
    private readonly groups: GroupService,
    private readonly shifts: ShiftService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.screening.whenAnswered(async (tx, card, choice) => {
      // Words to a clinician have already called the clinician; the desk never hears of them (R2).
      if (card.contentType === 'CLINICAL_MESSAGE') return;
      if (choice === 'TALK') {
        const groupId = (await this.groups.membership(tx, card.membershipId))?.groupId ?? null;
        const level = urgent.has(card.kind) ? 'CRISIS' : 'RED';
        await this.reports.helpFor(tx, { id: card.accountId, roles: [] }, { groupId, words: null, level });
      }
      if (choice === 'MODERATORS_ONLY') await this.keep(tx, card);
      if (choice === 'STAY') await this.bringBack(tx, card);
    });
  }

  /** Sets aside what the group can read now, and tells the desk that its author asked for it. */
  private async keep(tx: Tx, { contentType, contentId }: AnsweredCard): Promise<void> {
    const words = await this.content.read(tx, contentType, contentId);
    if (!words || !movable.has(contentType) || !this.content.isShown(words)) return;
    await this.content.move(tx, contentType, contentId, {
      to: 'HELD',
      actorId: null,
      reasonCode: authorAsked,
      note: null,
    });
    await this.moderation.raise(tx, {
      membershipId: words.membershipId,
      groupId: words.groupId,
      source: 'SELF',
      level: 'AMBER',
      category: 'SELF',
      code: authorAsked,
      spans: [],
      snapshotId: await this.content.snapshot(tx, words),
      key: `${contentId}:${authorAsked}`,
      writtenAt: this.clock.now(),
    });
  }

  /** Shows again what only its author had set aside. */
  private async bringBack(tx: Tx, { contentType, contentId }: AnsweredCard): Promise<void> {
    const words = await this.content.read(tx, contentType, contentId);
    const to = words?.state === 'HELD' ? await this.contents.keptByAuthor(tx, contentId) : null;
    if (!to || (await this.decisions.standing(tx, contentId, 'HELD'))) return;
    const back = { to, actorId: null, reasonCode: 'authorAskedBack', note: null, mover: 'author' } as const;
    await this.content.move(tx, contentType, contentId, back);
  }

  /** The first moderator on shift for the group of a membership, by membership id. */
  readonly moderatorFor: Batch<ModeratorHere> = async (membershipIds, { db }) => {
    const groupOf = await groupsOf(db, membershipIds);
    const here = await this.shifts.moderatorsHereIn(db, [...new Set(groupOf.values())]);
    return pick(groupOf, (groupId) => here.find((each) => each.groupId === groupId));
  };
}

const pick = <V>(groupOf: Map<string, string>, of: (groupId: string) => V | undefined): Map<string, V> =>
  new Map(
    [...groupOf].flatMap(([id, groupId]) => {
      const value = of(groupId);
      return value === undefined ? [] : [[id, value] as const];
    }),
  );
