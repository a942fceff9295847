import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { authorize } from '@kith/domain/policy';
import type { TemplateUse } from '@kith/domain/configuration/templates';
import { DomainError } from '@kith/domain/refusal';
import { acted, held, mayWait, type ReviewItem, waiting } from '@kith/domain/review-item/review-item';
import { reviewItemPolicy } from '@kith/domain/review-item/review-item.policy';
import { checkPause } from '@kith/domain/review-item/rules';
import { checkText } from '@kith/domain/text';

import { Db, type Tx } from '../platform/db.js';
import { WriteKeys } from '../platform/write-keys.js';
import type { ReviewableContent } from '../screening/content.model.js';
import type { ActInput } from './act.model.js';
import type { ActionKind } from './action.store.js';
import { Content } from './content.js';
import type { Measure } from './decision.store.js';
import { EvidenceStore } from './evidence.store.js';
import { ModerationService } from './moderation.service.js';
import { type ItemForActor, ReviewItemStore } from './review-item.store.js';
import { checkRule } from './rules.js';
import { Statements } from './statements.js';
import { checkTemplateId } from './templates.js';
import { longestMemberText, type Spoken, spokenFacts, Wording } from './wording.js';

/** What an act adds to the timeline. */
interface Done {
  kind: ActionKind;
  contentType?: string;
  contentId?: string;
  facts?: Record<string, string | number | null>;
}

/** Which templates fit a measure. */
const useOf: Readonly<Record<Exclude<Measure, 'HELD' | 'RESTRICTED'>, TemplateUse>> = {
  HIDDEN: 'HIDE',
  REMOVED: 'REMOVE',
  REPLIES_OFF: 'REPLIES_OFF',
  DECLINED: 'DECLINE',
};

/** What every act is asked with, and what some take besides. */
type Asked = Pick<ActInput, 'key' | 'itemId'> &
  Partial<Pick<ActInput, 'reasonCode' | 'note' | 'memberText' | 'templateId' | 'hours'>>;

/** Refuses what no act takes, also where this one does not use it. Returns the note for colleagues. */
function checkAct({ note, memberText, templateId, hours }: Asked): string | null {
  checkText(memberText ?? '', 'memberText', { max: longestMemberText });
  checkTemplateId(templateId ?? null);
  if (typeof hours === 'number') checkPause(hours);
  return note ? checkText(note, 'note', { max: longestMemberText }) : null;
}

const undoable: ReadonlySet<ActionKind> = new Set<ActionKind>(['hide', 'repliesOff', 'remove', 'restrict']);

/** The frame of every act about an item, so that each act says only what it does. */
@Injectable()
export class Acting {
  constructor(
    private readonly db: Db,
    private readonly keys: WriteKeys,
    private readonly moderation: ModerationService,
    private readonly items: ReviewItemStore,
    private readonly evidence: EvidenceStore,
    private readonly content: Content,
    private readonly statements: Statements,
    private readonly wording: Wording,
  ) {}

  /** The content as it is now, if this item is about it. */
  async contentOf(tx: Tx, item: ReviewItem, contentId: string): Promise<ReviewableContent> {
    const known = (await this.evidence.contentsOf(tx, item.id)).find((each) => each.contentId === contentId);
    const content = known && (await this.content.read(tx, known.contentType, known.contentId));
    if (!content) throw new DomainError('resource.notFound');
    return content;
  }

  /** An act on words the item is about. */
  onContent(
    actor: Actor,
    kind: ActionKind,
    input: ActInput,
    work: (
      tx: Tx,
      item: ReviewItem,
      content: ReviewableContent,
    ) => Promise<Partial<Pick<Done, 'kind' | 'facts'>> | void>,
  ): Promise<ReviewItem> {
    return this.act(actor, kind, input, async (tx, item) => {
      if (!input.contentId) throw new DomainError('input.required', { field: 'contentId' });
      const content = await this.contentOf(tx, item, input.contentId);
      const place = { contentType: content.contentType, contentId: content.contentId };
      const facts = { from: content.state };
      const other = await work(tx, item, content);
      return { kind, ...place, ...other, facts: { ...facts, ...other?.facts } };
    });
  }

  /** The frame of every act: key, rights, claim, work, record. Some need no claim while a clinician has the case. */
  act(
    actor: Actor,
    kind: ActionKind,
    input: Asked,
    work: (tx: Tx, item: ReviewItem) => Promise<Done>,
    { alsoWithClinic = false, waitUntil = null }: { alsoWithClinic?: boolean; waitUntil?: Date | null } = {},
  ): Promise<ReviewItem> {
    const note = checkAct(input);
    return this.once(actor, `act.${kind}`, input, async (tx) => {
      const item = await this.moderation.forActor(tx, 'act', actor, input.itemId);
      const withClinic = alsoWithClinic && (await this.writesWithClinic(tx, actor, item));
      if (!withClinic) held(item, actor.id);
      const done = await work(tx, item);
      const timing = this.moderation.timing();
      const next = withClinic ? item : acted(item, actor.id, timing);
      return (
        await this.moderation.change(
          tx,
          waitUntil && mayWait(next) ? waiting(next, actor.id, waitUntil, timing) : next,
          {
            ...done,
            actor,
            before: item,
            reasonCode: input.reasonCode ?? null,
            note,
            undoable: undoable.has(done.kind),
          },
        )
      ).item;
    });
  }

  /** Whether a clinician has it, and the actor is still a voice of the team there. */
  async writesWithClinic(tx: Tx, actor: Actor, item: ItemForActor): Promise<boolean> {
    return (
      item.status === 'DECIDED' &&
      reviewItemPolicy.writeWithClinic(actor, item) &&
      (await this.items.hasLiveCase(tx, item.id))
    );
  }

  /** Runs a write of this actor once per key; a repeat gives the item as it is now. */
  once(
    actor: Actor,
    operation: string,
    input: { key: string },
    work: (tx: Tx) => Promise<ReviewItem>,
  ): Promise<ReviewItem> {
    return this.db.tx((tx) =>
      this.keys.once(
        tx,
        { accountId: actor.id, key: input.key, operation, input },
        () => work(tx),
        async (id) => authorize(reviewItemPolicy, 'read', actor, await this.items.findFor(tx, actor.id, id, false)),
      ),
    );
  }

  /** Where a content goes, with the rule of the act. */
  moveTo(to: string, actor: Actor, input: Pick<ActInput, 'reasonCode' | 'note'>) {
    return { to, actorId: actor.id, reasonCode: checkRule(input.reasonCode), note: input.note ?? null };
  }

  /** Statement, private words and notice to the author (R20, R21). Returns what the timeline keeps of the words. */
  async tellAuthor(
    tx: Tx,
    actor: Actor,
    item: ReviewItem,
    content: ReviewableContent,
    what: keyof typeof useOf,
    input: Pick<ActInput, 'key' | 'reasonCode' | 'memberText' | 'templateId'>,
    agreed: Spoken | null = null,
  ) {
    const { membershipId } = content;
    const spoken =
      agreed ??
      (await this.wording.spoken(tx, actor, item, { ...input, membershipId, text: input.memberText }, [useOf[what]]));
    await this.statements.make(tx, {
      actor,
      item,
      membershipId,
      what,
      content,
      rule: checkRule(input.reasonCode),
      spoken,
      endsAt: null,
      key: input.key,
    });
    return { facts: spokenFacts(spoken) };
  }
}
