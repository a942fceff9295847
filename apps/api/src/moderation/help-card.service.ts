import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { ModeratorHere } from '../groups/group.model.js';
import { GroupService } from '../groups/group.service.js';
import type { Batch } from '../platform/loaders.js';
import { ScreeningService } from '../screening/screening.service.js';
import { ShiftService } from '../shifts/shift.service.js';
import { Content } from './content.js';
import { groupsOf } from './help-card.loader.js';
import { ReportService } from './report.service.js';

/** What an author's answer on a help card sets in motion, and who is there for them. */
@Injectable()
export class HelpCardService implements OnModuleInit {
  constructor(
    private readonly screening: ScreeningService,
    private readonly reports: ReportService,
    private readonly content: Content,
    private readonly groups: GroupService,
    private readonly shifts: ShiftService,
  ) {}

  onModuleInit(): void {
    this.screening.whenAnswered(async (tx, card, choice) => {
      if (choice === 'TALK') {
        const groupId = (await this.groups.membership(tx, card.membershipId))?.groupId ?? null;
        const level = card.kind === 'IMMEDIATE' ? 'CRISIS' : 'RED';
        await this.reports.helpFor(tx, { id: card.accountId, roles: [] }, { groupId, words: null, level });
      }
      if (choice === 'MODERATORS_ONLY' && card.contentType !== 'TEAM_MESSAGE') {
        const words = await this.content.read(tx, card.contentType, card.contentId);
        if (words && this.content.wasShown(words)) {
          await this.content.move(tx, card.contentType, card.contentId, {
            to: 'HELD',
            actorId: null,
            reasonCode: 'authorAsked',
            note: null,
          });
        }
      }
    });
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
