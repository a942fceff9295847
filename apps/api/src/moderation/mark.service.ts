import { Injectable } from '@nestjs/common';

import type { Level } from '@kith/contracts/level';
import { type Actor, moderatesGroup } from '@kith/domain/actor';
import { DomainError } from '@kith/domain/refusal';
import type { ReviewItem } from '@kith/domain/review-item/review-item';
import { checkText } from '@kith/domain/text';

import { GroupService } from '../groups/group.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { WriteKeys } from '../platform/write-keys.js';
import type { ContentType } from '../screening/content.model.js';
import { ActionStore } from './action.store.js';
import { Content } from './content.js';
import { ContentStore } from './content.store.js';
import { ModerationService } from './moderation.service.js';
import { ReviewItemStore } from './review-item.store.js';

const longestNote = 2000;

/** Which words, and how soon somebody must look. */
export interface Marked {
  contentType: ContentType;
  contentId: string;
  level: Level;
}

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
  mark(actor: Actor, input: Marked & { key: string; note: string | null }): Promise<ReviewItem> {
    const note = input.note ? checkText(input.note, 'note', { max: longestNote }) : null;
    return this.db.tx((tx) =>
      this.keys.once(
        tx,
        { accountId: actor.id, key: input.key, operation: 'markContent', input },
        () => this.markWords(tx, actor, { ...input, note }, `mark:${actor.id}:${input.key}`),
        async (id) => (await this.items.find(tx, id)) as ReviewItem,
      ),
    );
  }

  /** The same in the transaction of the caller, once per `once`. With a version: the words as they were in it. */
  async markWords(
    tx: Tx,
    actor: Actor,
    marked: Marked & { note: string | null; version?: number },
    once: string,
  ): Promise<ReviewItem> {
    const content = await this.content.read(tx, marked.contentType, marked.contentId, marked.version);
    if (!content || !(await this.groups.canRead(tx, actor, content.groupId)))
      throw new DomainError('resource.notFound');
    if (!moderatesGroup(actor, content.groupId)) throw new DomainError('action.forbidden', { action: 'markContent' });
    const author = await this.groups.membership(tx, content.membershipId);
    if (author?.accountId === actor.id) throw new DomainError('action.involved');
    return this.raise(tx, actor, marked, {
      membershipId: content.membershipId,
      groupId: content.groupId,
      snapshotId: await this.content.snapshot(tx, content),
      leadsOnly: await this.contents.isModerator(tx, content.membershipId, this.clock.now()),
      once,
    });
  }

  /** Marks words as they were kept with a concern, also when their author has taken them back since. The caller has decided who may. */
  markKept(
    tx: Tx,
    actor: Actor,
    { item, snapshotId, ...marked }: Marked & { item: ReviewItem; snapshotId: string },
    once: string,
  ): Promise<ReviewItem> {
    const { membershipId, groupId, leadsOnly } = item;
    return this.raise(tx, actor, { ...marked, note: null }, { membershipId, groupId, snapshotId, leadsOnly, once });
  }

  private async raise(
    tx: Tx,
    actor: Actor,
    { contentType, contentId, level, note }: Marked & { note: string | null },
    at: Pick<ReviewItem, 'membershipId' | 'groupId' | 'leadsOnly'> & { snapshotId: string; once: string },
  ): Promise<ReviewItem> {
    const { once, ...place } = at;
    const now = this.clock.now();
    const item = await this.moderation.raise(
      tx,
      {
        ...place,
        source: 'MODERATOR',
        level,
        category: 'MODERATOR',
        code: 'marked',
        spans: [],
        raisedBy: actor.id,
        key: once,
        writtenAt: now,
      },
      { actorId: actor.id },
    );
    await this.actions.add(tx, {
      reviewItemId: item.id,
      kind: 'mark',
      actorId: actor.id,
      note,
      contentType,
      contentId,
      facts: { level },
      at: now,
    });
    await this.audit.record(tx, actor, {
      action: 'content.mark',
      targetType: 'reviewItem',
      targetId: item.id,
      details: { contentId, level },
    });
    return item;
  }
}
