import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import type { TemplateUse } from '@kith/domain/configuration/templates';
import { DomainError } from '@kith/domain/refusal';
import type { ReviewItem } from '@kith/domain/review-item/review-item';
import { reviewItemPolicy } from '@kith/domain/review-item/review-item.policy';
import { checkText } from '@kith/domain/text';

import { AccountService } from '../accounts/account.service.js';
import { AgreedSettings } from '../configuration/agreed-settings.service.js';
import { GroupService } from '../groups/group.service.js';
import type { Tx } from '../platform/db.js';
import { ReviewItemStore } from './review-item.store.js';
import {
  checkTemplate,
  checkTemplateId,
  clockWords,
  type FillIn,
  type MessageTemplate,
  templatesIn,
} from './templates.js';

/** Texts to members: long enough for a template with its blanks, short enough to be read. */
export const longestMemberText = 2000;

/** What a member will read, and the agreed words it was made from. */
export interface Spoken {
  words: string;
  templateId: string | null;
  templateVersion: number | null;
}

/** Kept with every act that spoke to a member. */
export const spokenFacts = ({ templateId, templateVersion }: Spoken) => ({ template: templateId, templateVersion });

/** Everything that goes out as "the moderation team" passes here: peers say what was agreed, others may write freely (R23). */
@Injectable()
export class Wording {
  constructor(
    private readonly groups: GroupService,
    private readonly accounts: AccountService,
    private readonly items: ReviewItemStore,
    private readonly agreed: AgreedSettings,
  ) {}

  /**
   * The words as they may go out. Refuses `reviewItem.templateNeeded` to peers without a template for this use or with
   * other words in it, and `reviewItem.noCase` where the template tells of a clinician and no case is open.
   */
  async spoken(
    tx: Tx,
    actor: Actor,
    item: ReviewItem,
    given: { membershipId: string; text: string | null | undefined; templateId?: string | null | undefined },
    uses: readonly TemplateUse[],
  ): Promise<Spoken> {
    const words = checkText(given.text ?? '', 'memberText', { max: longestMemberText, min: 1 });
    checkTemplateId(given.templateId ?? null);
    const facts = await this.fillIn(tx, given.membershipId);
    const template = this.templatesFor(facts).find(({ id }) => id === given.templateId);
    if (template && !uses.includes(template.for)) throw new DomainError('input.invalid', { field: 'templateId' });
    if (template?.for === 'AFTER_CRISIS' && !(await this.items.hasLiveCase(tx, item.id)))
      throw new DomainError('reviewItem.noCase');
    if (!reviewItemPolicy.writeFreely(actor, { ...item, involved: false })) {
      if (!template) throw new DomainError('reviewItem.templateNeeded');
      checkTemplate(template, words, facts);
    }
    return { words, templateId: template?.id ?? null, templateVersion: template?.version ?? null };
  }

  /** What the product fills in itself. */
  async fillIn(tx: Tx, membershipId: string): Promise<FillIn> {
    const { person, account } = await this.who(tx, membershipId);
    return {
      name: person?.displayName ?? '',
      country: account?.country ?? '',
      locale: account?.locale ?? 'en-GB',
    };
  }

  /** The agreed words, in the language of whoever will read them. */
  templatesFor({ locale }: Pick<FillIn, 'locale'>): MessageTemplate[] {
    return templatesIn({ texts: this.agreed.now.templates, version: this.agreed.numberOf('templates') }, locale);
  }

  /** The end of a pause in the member's own time: known only when it begins. */
  async withTime(tx: Tx, membershipId: string, spoken: Spoken, end: Date): Promise<Spoken> {
    const { account } = await this.who(tx, membershipId);
    const time = clockWords(end, account?.timeZone ?? 'Europe/London');
    return { ...spoken, words: spoken.words.replaceAll('{time}', time) };
  }

  private async who(tx: Tx, membershipId: string) {
    const person = await this.groups.membership(tx, membershipId);
    return { person, account: person && (await this.accounts.accountOf(tx, person.accountId)) };
  }
}
