import { Injectable } from '@nestjs/common';

import type { Level } from '@kith/contracts/level';
import { type Actor, moderatesGroup } from '@kith/domain/actor';
import { DomainError } from '@kith/domain/refusal';
import type { ReviewItem } from '@kith/domain/review-item/review-item';
import { checkText } from '@kith/domain/text';

import { GroupService } from '../groups/group.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db } from '../platform/db.js';
import { WriteKeys } from '../platform/write-keys.js';
import type { ContentType } from '../screening/content.model.js';
import { ActionStore } from './action.store.js';
import { Content } from './content.js';
import { ContentStore } from './content.store.js';
import { ModerationService } from './moderation.service.js';
import { ReviewItemStore } from './review-item.store.js';

const longestNote = 2000;

/** One press from any content, by somebody of the desk (2.2 door 4). */
@Injectable()
export class MarkService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly keys: WriteKeys,
    private readonly audit: Audit,
    private readonly items: ReviewItemStore,
    private readonly actions: ActionStore,
    private readonly moderation: ModerationService,
    private readonly content: Content,
    private readonly contents: ContentStore,
    private readonly groups: GroupService,
  ) {}

  /** At the level they choose; in their own groups, never their own words. */
  mark(
    actor: Actor,
    input: {
      key: string;
      contentType: ContentType;
      contentId: string;
      level: Level;
      note: string | null;
    },
  ): Promise<ReviewItem> {
    const note = input.note ? checkText(input.note, 'note', { max: longestNote }) : null;
    return this.db.tx((tx) =>
      this.keys.once(
        tx,
        { accountId: actor.id, key: input.key, operation: 'markContent', input },
        async () => {
          const content = await this.content.read(tx, input.contentType, input.contentId);
          if (!content || !(await this.groups.canRead(tx, actor, content.groupId)))
            throw new DomainError('resource.notFound');
          if (!moderatesGroup(actor, content.groupId))
            throw new DomainError('action.forbidden', { action: 'markContent' });
          const author = await this.groups.membership(tx, content.membershipId);
          if (author?.accountId === actor.id) throw new DomainError('action.involved');
          const now = this.clock.now();
          const item = await this.moderation.raise(
            tx,
            {
              membershipId: content.membershipId,
              groupId: content.groupId,
              source: 'MODERATOR',
              level: input.level,
              category: 'MODERATOR',
              code: 'marked',
              spans: [],
              snapshotId: await this.content.snapshot(tx, content),
              raisedBy: actor.id,
              key: `mark:${actor.id}:${input.key}`,
              writtenAt: now,
              leadsOnly: await this.contents.isModerator(tx, content.membershipId, now),
            },
            { actorId: actor.id },
          );
          await this.actions.add(tx, {
            reviewItemId: item.id,
            kind: 'mark',
            actorId: actor.id,
            note,
            contentType: content.contentType,
            contentId: content.contentId,
            facts: { level: input.level },
            at: now,
          });
          await this.audit.record(tx, actor, {
            action: 'content.mark',
            targetType: 'reviewItem',
            targetId: item.id,
            details: { contentId: input.contentId, level: input.level },
          });
          return item;
        },
        async (id) => (await this.items.find(tx, id)) as ReviewItem,
      ),
    );
  }
}
