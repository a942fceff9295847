import { Injectable } from '@nestjs/common';

import type { RuleCode } from '@kith/contracts/moderation-codes';
import type { Actor } from '@kith/domain/actor';
import { appealUntil } from '@kith/domain/appeal/appeal';
import type { ReviewItem } from '@kith/domain/review-item/review-item';

import { TeamConversationService } from '../conversations/conversation.service.js';
import { GroupService } from '../groups/group.service.js';
import { NoticeService } from '../notifications/notice.service.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/db.js';
import type { ReviewableContent } from '../screening/content.model.js';
import { fullText } from './content.js';
import { DecisionStore, type Measure, type Statement } from './decision.store.js';
import { EvidenceStore } from './evidence.store.js';
import type { Spoken } from './wording.js';

/** Tells a member what was done, why, and how to object; and that it was lifted again (R20, R21). */
@Injectable()
export class Statements {
  constructor(
    private readonly decisions: DecisionStore,
    private readonly evidence: EvidenceStore,
    private readonly team: TeamConversationService,
    private readonly groups: GroupService,
    private readonly notices: NoticeService,
    private readonly clock: Clock,
  ) {}

  /** Statement, private words and notice, in the transaction of the act itself. */
  async make(
    tx: Tx,
    made: {
      actor: Actor;
      item: ReviewItem;
      membershipId: string;
      what: Measure;
      content: ReviewableContent | null;
      rule: RuleCode;
      spoken: Spoken;
      endsAt: Date | null;
      key: string;
    },
  ): Promise<string> {
    const { actor, item, membershipId, what, content, rule, spoken, endsAt, key } = made;
    const { words, templateId, templateVersion } = spoken;
    const now = this.clock.now();
    const id = await this.decisions.state(tx, {
      membershipId,
      reviewItemId: item.id,
      what,
      contentType: content?.contentType ?? null,
      contentId: content?.contentId ?? null,
      contentCopy: content && fullText(content),
      rule,
      explanation: words,
      foundBySoftware: await this.evidence.foundBySoftware(tx, item.id),
      decidedBy: actor.id,
      createdAt: now,
      appealUntil: appealUntil(now),
      endsAt,
      templateId,
      templateVersion,
    });
    await this.write(tx, { membershipId, actor, spoken, key });
    await this.tell(tx, membershipId, 'decision.made', id, what);
    return id;
  }

  /** The private words that go with an act. */
  async write(
    tx: Tx,
    { membershipId, actor, spoken, key }: { membershipId: string; actor: Actor; spoken: Spoken; key: string },
  ): Promise<void> {
    const { words: body, templateId } = spoken;
    await this.team.writeAsTeam(tx, { membershipId, actorId: actor.id, body, templateId, key });
  }

  /** What stood against the words, or the person, stands no more; each is told. */
  async lift(tx: Tx, membershipId: string, contentId: string | null, what: readonly Measure[]): Promise<void> {
    const lifted = await this.decisions.lift(tx, membershipId, contentId, what, this.clock.now());
    for (const statement of lifted) await this.tell(tx, membershipId, 'decision.lifted', statement.id, statement.what);
  }

  /** One decision is taken back after another look. */
  async liftOne(tx: Tx, { id, membershipId, what }: Statement): Promise<void> {
    for (const lifted of await this.decisions.liftOne(tx, id, this.clock.now()))
      await this.tell(tx, membershipId, 'decision.lifted', lifted.id, what);
  }

  /** A pause is over early; the decision stays, and can still be challenged. */
  async endPauses(tx: Tx, membershipId: string): Promise<void> {
    for (const ended of await this.decisions.endPauses(tx, membershipId, this.clock.now()))
      await this.tell(tx, membershipId, 'decision.lifted', ended.id, ended.what);
  }

  private async tell(tx: Tx, membershipId: string, kind: string, decisionId: string, what: Measure): Promise<void> {
    const membership = await this.groups.membership(tx, membershipId);
    if (!membership) return;
    await this.notices.tell(tx, {
      accountId: membership.accountId,
      kind,
      link: `/you/decisions/${decisionId}`,
      facts: { what },
      key: `${kind}:${decisionId}`,
      mail: 'decision',
    });
  }
}
