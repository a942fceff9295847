import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { DomainError } from '@kith/domain/refusal';
import type { Assessment, Context, Unscreened } from '@kith/triage/assess';
import { factsIn, fieldsOf } from '@kith/triage/declared';

import { AgreedSettings } from '../configuration/agreed-settings.service.js';
import { MembershipService } from '../groups/membership.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { Outbox } from '../platform/outbox.js';
import { Timers } from '../platform/timers.js';
import type { WrittenType } from './content.model.js';
import { ContextStore, type Surroundings } from './context.store.js';
import { Detector } from './detector.service.js';
import { cardFor } from './help-cards.js';
import type { HelpCard, HelpChoice } from './screening.model.js';
import { type AnsweredCard, type ScreeningKey, ScreeningStore, type Waiting } from './screening.store.js';

/** One version of a text, at the moment it is written. */
export interface Written {
  contentType: WrittenType;
  contentId: string;
  version: number;
  groupId: string;
  membershipId: string;
  accountId: string;
  /** Title, a line break, and the body. */
  text: string;
}

/** What the write path needs to know of a text it just stored. */
export interface ReadOnWrite {
  /** Only a person decides whether others may see it (B7). */
  hold: boolean;
  /** It must be kept and raised whatever stands in the way (SAFE-1). */
  danger: boolean;
  /** It tells others what to do about treatment: a person checks it, and readers are told so (H14). */
  advice: boolean;
  helpCardId: string | null;
}

/** Body, despair, eating, supply and abuse (safety.md 4.2); not advice, selling, details or quarrels. */
const distress: ReadonlySet<string> = new Set(['A', 'B', 'C', 'D', 'E']);

export type { AnsweredCard, Waiting } from './screening.store.js';

/** Words to staff that are kept with something else: a wish to join, an appeal. */
export interface Said {
  /** Once per key. */
  key: string;
  membershipId: string;
  text: string;
}

/** Reads at once and raises what it finds. Given by moderation, which this feature does not know. Never refuses a text. */
export interface Reader {
  /** A stored text, when the worker is behind (R9) or when its words would be gone with the next change. */
  screen(tx: Tx, waiting: Waiting): Promise<void>;
  hear(tx: Tx, said: Said): Promise<void>;
}
/** What an answer on a help card sets in motion. Given by moderation. */
export type WhenAnswered = (tx: Tx, card: AnsweredCard, choice: HelpChoice) => Promise<void>;

@Injectable()
export class ScreeningService implements OnModuleInit {
  private reader: Reader | null = null;
  private answered: WhenAnswered | null = null;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly timers: Timers,
    private readonly agreed: AgreedSettings,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly store: ScreeningStore,
    private readonly contexts: ContextStore,
    private readonly memberships: MembershipService,
    private readonly detector: Detector,
  ) {}

  onModuleInit(): void {
    this.memberships.whenIntroduced(async (tx, { id, groupId, accountId, version, displayName, about, wish }) => {
      const profile = { contentType: 'PROFILE', contentId: id, version, groupId, membershipId: id, accountId } as const;
      await this.onWrite(tx, { ...profile, text: `${displayName}\n${about}` });
      if (wish) await this.reader?.hear(tx, { key: `wish:${id}:${version}`, membershipId: id, text: wish });
    });
  }

  useReader(reader: Reader): void {
    this.reader = reader;
  }

  whenAnswered(react: WhenAnswered): void {
    this.answered = react;
  }

  /**
   * Called inside the transaction of every create and edit, after the text is stored. Shows the author the help card at
   * once, says whether the text must be warmly held (B7), and queues the reading that raises signals. Posting is never
   * refused here.
   */
  async onWrite(tx: Tx, written: Written): Promise<ReadOnWrite> {
    const { contentType, contentId, version, groupId, membershipId, accountId, text } = written;
    const now = this.clock.now();
    const behind = await this.isBehind(tx);
    const waiting: Waiting = { contentType, contentId, version, groupId, membershipId, queuedAt: now };
    await this.store.wait(tx, waiting);
    const read = this.detector.read(text, await this.contextFor(tx, contentType, contentId));
    const findings = 'unscreened' in read ? [] : read.findings;
    // Cards hang under posts and messages.
    const card = contentType === 'PROFILE' ? null : cardFor(text, findings);
    const helpCardId =
      card && (await this.store.show(tx, { accountId, membershipId, contentType, contentId, ...card, at: now }));
    if (card && helpCardId) {
      await this.audit.record(tx, null, {
        action: 'helpCard.show',
        targetType: 'helpCard',
        targetId: helpCardId,
        details: { kind: card.kind },
      });
    }
    await this.outbox.publish(
      tx,
      [{ type: 'content.written', contentType, contentId, version, groupId, membershipId }],
      { actorId: accountId },
    );
    // A profile has no history: what it says now is read now.
    if (behind || contentType === 'PROFILE') await this.reader?.screen(tx, waiting);
    return {
      hold: findings.some((finding) => finding.hold),
      danger: isDanger(read),
      advice: findings.some(({ category, level }) => category === 'F' && level !== 'GREEN'),
      helpCardId,
    };
  }

  /** Words that must be kept and raised whatever stands in the way (SAFE-1); so must words the detector cannot read. */
  showsDanger(text: string): boolean {
    return isDanger(this.detector.read(text));
  }

  /** Words about somebody's own danger, abuse or need; so may be words the detector cannot read. */
  showsDistress(text: string): boolean {
    const read = this.detector.read(text);
    if ('unscreened' in read) return true;
    return read.findings.some(({ category, level }) => distress.has(category) && level !== 'GREEN');
  }

  /**
   * What the detector is told beside a stored text. The write path and the reading that raises signals both ask here, so
   * that a card is shown exactly where a concern opens.
   */
  async contextFor(tx: Tx, contentType: string, contentId: string): Promise<Context> {
    return (await this.knownFor(tx, contentType, contentId)).context;
  }

  /** The same with the country of the author, which tells numbers apart that look alike. */
  async knownFor(tx: Tx, contentType: string, contentId: string): Promise<{ context: Context; country?: string }> {
    const around = await this.contexts.of(tx, contentType, contentId);
    return around ? { context: this.contextOf(contentType, around), country: around.country } : { context: {} };
  }

  private contextOf(contentType: string, around: Surroundings): Context {
    const { glucoseUnit, recent, parent, before } = around;
    const facts = factsIn(around);
    const openCase = fieldsOf(around.caseAbout ?? []);
    // In private talk whatever the team said last is what an answer belongs to.
    const isAsked = contentType === 'TEAM_MESSAGE' || before?.trim().endsWith('?');
    const question = parent === null && isAsked ? before : null;
    return {
      glucoseUnit,
      ...(recent.length && { recent }),
      ...(parent !== null && { parentText: parent }),
      ...(question !== null && { question }),
      ...(Object.keys(facts).length && { facts }),
      ...(openCase.length && { openCase }),
    };
  }

  /** Keeps the author's answer. A second answer replaces the first. Refuses `resource.notFound` for anybody else's card. */
  answerHelpCard(actor: Actor, id: string, choice: HelpChoice): Promise<HelpCard> {
    return this.db.tx(async (tx) => {
      const card = await this.store.cardOf(tx, id, actor.id);
      if (!card) throw new DomainError('resource.notFound');
      if (card.choice === choice) return card;
      await this.store.answer(tx, id, choice, this.clock.now());
      await this.audit.record(tx, actor, {
        action: 'helpCard.answer',
        targetType: 'helpCard',
        targetId: id,
        before: card.choice,
        after: choice,
      });
      await this.answered?.(tx, card, choice);
      return { ...card, choice };
    });
  }

  /** Takes one waiting text for reading; null when somebody else has read it. */
  take(tx: Tx, key: ScreeningKey): Promise<Waiting | null> {
    return this.store.take(tx, key);
  }

  finish: ScreeningStore['finish'] = (tx, key, read) => this.store.finish(tx, key, read);

  /** How many texts wait for the detector (counted up to 201) and since when. */
  backlog(tx: Tx): Promise<{ waiting: number; oldestAt: Date | null }> {
    return this.store.backlog(tx);
  }

  waitingSince(tx: Tx, before: Date): Promise<Waiting[]> {
    return this.store.waitingSince(tx, before);
  }

  latestCard: ScreeningStore['latestCard'] = (tx, membershipId) => this.store.latestCard(tx, membershipId);

  /** More texts or an older one than was agreed: crisis words are then read in the write path (R9). */
  async isBehind(tx: Tx): Promise<boolean> {
    const { waiting, oldestAt } = await this.store.backlog(tx);
    const { backlogItems, backlogMinutes } = this.agreed.now.thresholds;
    const late = oldestAt && this.timers.after(oldestAt, backlogMinutes) <= this.clock.now();
    return waiting > backlogItems || Boolean(late);
  }
}

const isDanger = (read: Assessment | Unscreened): boolean =>
  'unscreened' in read || read.findings.some((finding) => finding.level !== 'GREEN' || finding.hold);
