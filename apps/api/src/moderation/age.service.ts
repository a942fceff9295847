import { Injectable } from '@nestjs/common';

import type { Level } from '@kith/contracts/level';
import type { Actor } from '@kith/domain/actor';
import { DomainError } from '@kith/domain/refusal';
import { isForLeads, mayBeUnderAge } from '@kith/domain/review-item/age';
import type { ReviewItem } from '@kith/domain/review-item/review-item';

import { AgeClosing } from '../groups/age-closing.service.js';
import type { Tx } from '../platform/db.js';
import type { ActInput } from './act.model.js';
import { Acting } from './acting.js';
import { EvidenceStore } from './evidence.store.js';
import { LeadNotices } from './lead-notices.js';
import { ModerationService } from './moderation.service.js';
import { ReviewItemStore } from './review-item.store.js';
import { Statements } from './statements.js';
import { spokenFacts, Wording } from './wording.js';

/** The way of a sign that somebody may be under 18: to the safeguarding lead, who asks them, or closes kindly (H26). */
@Injectable()
export class AgeService {
  constructor(
    private readonly acting: Acting,
    private readonly moderation: ModerationService,
    private readonly items: ReviewItemStore,
    private readonly evidence: EvidenceStore,
    private readonly closing: AgeClosing,
    private readonly statements: Statements,
    private readonly wording: Wording,
    private readonly leads: LeadNotices,
  ) {}

  /** Whether the concern it opens or joins is for leads from now on. */
  async isForLeads(tx: Tx, membershipId: string | null, levels: readonly Level[]): Promise<boolean> {
    const open = membershipId ? await this.items.openOf(tx, membershipId) : null;
    return isForLeads(open ? [...levels, open.level] : levels);
  }

  /** The safeguarding leads hear of it, once for each concern; where there are none, the other leads do. */
  tellLeads(tx: Tx, item: Pick<ReviewItem, 'id'>): Promise<void> {
    return this.leads.tell(tx, {
      kind: 'desk.mayBeUnderAge',
      link: `/desk/c/${item.id}`,
      key: `desk.mayBeUnderAge:${item.id}`,
      itemId: item.id,
      except: [],
      first: 'safeguardingLead',
    });
  }

  /**
   * Ends the memberships of somebody who is too young, with kind words and the way to a place that fits them. A statement
   * goes with it, and another look gives everything back (R21, R22). For safeguarding and clinical leads.
   */
  close(actor: Actor, input: ActInput): Promise<ReviewItem> {
    if (input.reasonCode !== 'underAge') throw new DomainError('input.invalid', { field: 'reasonCode' });
    return this.acting.act(actor, 'closeForAge', input, async (tx, item) => {
      await this.moderation.forActor(tx, 'closeForAge', actor, item.id);
      const { membershipId } = item;
      if (!membershipId) throw new DomainError('input.invalid', { field: 'itemId' });
      if (!(await this.evidence.signals(tx, [item.id])).some(mayBeUnderAge))
        throw new DomainError('action.forbidden', { action: 'closeForAge' });
      const { memberText: text, templateId, key } = input;
      const spoken = await this.wording.spoken(tx, actor, item, { membershipId, text, templateId }, ['CLOSE']);
      const groups = await this.closing.close(tx, actor, membershipId);
      await this.statements.make(tx, {
        actor,
        item,
        membershipId,
        what: 'RESTRICTED',
        content: null,
        rule: 'underAge',
        spoken,
        endsAt: null,
        key,
      });
      return { kind: 'closeForAge', facts: { groups, ...spokenFacts(spoken) } };
    });
  }
}
