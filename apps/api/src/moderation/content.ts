import { Injectable } from '@nestjs/common';

import { isReadable, type Mover, type PostState } from '@kith/domain/post/post';
import { DomainError } from '@kith/domain/refusal';

import { TeamConversationService } from '../conversations/conversation.service.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/db.js';
import { RoomService } from '../rooms/room.service.js';
import type { ReviewableContent } from '../screening/content.model.js';
import { ThreadService } from '../threads/thread.service.js';
import { ContentStore } from './content.store.js';
import { EvidenceStore } from './evidence.store.js';

/** How a content is moved; the same for posts and messages. */
export interface Move {
  to: string;
  actorId: string | null;
  reasonCode: string;
  note: string | null;
  /** The desk when there is an actor, else the system. */
  mover?: Mover;
  /** Moves a post only while its words are in this version. */
  version?: number;
}

/** States that say nothing about whether the group ever saw a text. */
const keptStates: readonly string[] = ['PREMODERATED_PENDING', 'HELD', 'DECLINED'];

/** One way to every kind of content under review; each kind stays with the feature that owns it. */
@Injectable()
export class Content {
  constructor(
    private readonly threads: ThreadService,
    private readonly rooms: RoomService,
    private readonly team: TeamConversationService,
    private readonly store: ContentStore,
    private readonly evidence: EvidenceStore,
    private readonly clock: Clock,
  ) {}

  /** A text as it is now, or the words of an earlier version of it. */
  read(tx: Tx, contentType: string, contentId: string, version?: number): Promise<ReviewableContent | null> {
    switch (contentType) {
      case 'POST':
        return this.threads.contentForReview(tx, contentId, version);
      case 'MESSAGE':
        return this.rooms.contentForReview(tx, contentId);
      case 'PROFILE':
        return this.store.profile(tx, contentId);
      case 'TEAM_MESSAGE':
        return this.team.contentForReview(tx, contentId);
      default:
        return Promise.resolve(null);
    }
  }

  /** Keeps the words with what stands around them as they are now (R6). */
  snapshot(tx: Tx, content: ReviewableContent): Promise<string> {
    const {
      contentType,
      contentId,
      version,
      groupId,
      membershipId,
      title,
      bodySource,
      writtenAt,
      before,
      after,
      link,
    } = content;
    return this.evidence.snapshot(tx, {
      contentType,
      contentId,
      contentVersion: version,
      groupId,
      membershipId,
      title,
      bodySource,
      context: { before, after, link },
      writtenAt,
      takenAt: this.clock.now(),
    });
  }

  /** Moves a post or a message by its table of states. Profiles and private messages have none: `input.invalid`. */
  async move(tx: Tx, contentType: string, contentId: string, move: Move): Promise<void> {
    if (contentType === 'MESSAGE') await this.rooms.moderate(tx, contentId, move);
    else if (contentType === 'POST') await this.threads.moderate(tx, contentId, { ...move, to: move.to as PostState });
    else throw new DomainError('input.invalid', { field: 'contentType' });
  }

  setRepliesOff(tx: Tx, contentId: string, on: boolean, by: string): Promise<unknown> {
    return this.threads.setRepliesOff(tx, contentId, on, by);
  }

  /** Whether members of the group can read it now. */
  isShown({ state }: Pick<ReviewableContent, 'state'>): boolean {
    return isReadable(state as PostState);
  }

  /** Whether members of the group have, or may have, seen it; also when it was set aside later. */
  async wasShown(tx: Tx, { contentId, state }: Pick<ReviewableContent, 'contentId' | 'state'>): Promise<boolean> {
    return !keptStates.includes(state) || this.store.wasReadable(tx, contentId);
  }
}

/** The text the detector reads, and spans count in. */
export const fullText = ({ title, bodySource }: { title: string | null; bodySource: string }): string =>
  title === null ? bodySource : `${title}\n${bodySource}`;
