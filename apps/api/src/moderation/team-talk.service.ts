import { Injectable, type OnModuleInit } from '@nestjs/common';

import { rankOf } from '@kith/contracts/level';

import { woken } from '@kith/domain/review-item/review-item';

import { TeamConversationService, type WaitingLine } from '../conversations/conversation.service.js';
import type { Tx } from '../platform/db.js';
import { Detector } from '../screening/detector.service.js';
import { Content } from './content.js';
import { EvidenceStore } from './evidence.store.js';
import { ModerationService } from './moderation.service.js';
import { readWords } from './read-words.js';
import { ReviewItemStore } from './review-item.store.js';

/** Door 2 in private talk: what a member writes to the team waits in the queue until the team has answered. */
@Injectable()
export class TeamTalkService implements OnModuleInit {
  constructor(
    private readonly team: TeamConversationService,
    private readonly moderation: ModerationService,
    private readonly items: ReviewItemStore,
    private readonly evidence: EvidenceStore,
    private readonly content: Content,
    private readonly detector: Detector,
  ) {}

  onModuleInit(): void {
    this.team.whenMemberWrote(async (tx, line) => {
      await this.wake(tx, line.membershipId);
      await this.raise(tx, line);
    });
  }

  /** An answer ends the waiting for it. */
  private async wake(tx: Tx, membershipId: string): Promise<void> {
    const item = await this.items.openOf(tx, membershipId);
    if (!item?.wakeAt || item.status === 'DECIDED') return;
    await this.moderation.change(tx, woken(item, this.moderation.timing()), {
      kind: 'woken',
      actor: null,
      before: item,
      facts: { by: 'answer' },
    });
  }

  /**
   * One signal for each stretch without an answer. Further lines are shown with it; one that is graver, or that comes
   * after the item was decided, raises it anew.
   */
  private async raise(tx: Tx, line: WaitingLine): Promise<void> {
    const { level, ...read } = readWords(
      this.detector,
      line.body,
      'AMBER',
      line.question === null ? {} : { question: line.question },
    );
    const stretch = `teamTalk:${line.firstId}`;
    const waitsOn = await this.evidence.raisedOn(tx, stretch);
    const item = waitsOn && (await this.moderation.itemOf(tx, waitsOn));
    const isOpen = item && (item.status === 'NEW' || item.status === 'CLAIMED');
    if (isOpen && rankOf(level) <= rankOf(item.level)) return this.moderation.hint(tx, item);
    const content = await this.content.read(tx, 'TEAM_MESSAGE', line.messageId);
    await this.moderation.raise(tx, {
      ...read,
      membershipId: line.membershipId,
      groupId: line.groupId,
      source: 'SELF',
      level,
      category: 'SELF',
      code: 'wroteToTeam',
      snapshotId: content && (await this.content.snapshot(tx, content)),
      key: waitsOn ? `teamTalk:${line.messageId}` : stretch,
      writtenAt: line.writtenAt,
    });
  }
}
