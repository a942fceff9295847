import { Injectable, Logger } from '@nestjs/common';

import { higherOf, type Level } from '@kith/contracts/level';
import { appealUntil } from '@kith/domain/appeal/appeal';
import { hasLink } from '@kith/domain/post/links';
import { ageLevel, mayBeUnderAge } from '@kith/domain/review-item/age';
import type { Assessment, Unscreened } from '@kith/triage/assess';

import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/db.js';
import { withoutWords } from '../platform/graphql-error.js';
import type { ReviewableContent } from '../screening/content.model.js';
import { Detector } from '../screening/detector.service.js';
import { type Said, ScreeningService, type Waiting } from '../screening/screening.service.js';
import { AgeService } from './age.service.js';
import { Content, fullText } from './content.js';
import { DecisionStore } from './decision.store.js';
import { ModerationService, type Raise } from './moderation.service.js';
import { heldWords } from './rules.js';
import { shownDetails, type ShownDetails } from './shown-details.js';

interface Key {
  contentType: string;
  contentId: string;
  version: number;
}

/** Reads what was written and raises what it finds (doors 3 and premoderation). Once per version of a text. */
@Injectable()
export class ScreenService {
  private readonly log = new Logger('moderation');

  constructor(
    private readonly screening: ScreeningService,
    private readonly moderation: ModerationService,
    private readonly content: Content,
    private readonly decisions: DecisionStore,
    private readonly ages: AgeService,
    private readonly clock: Clock,
    private readonly detector: Detector,
  ) {}

  /** Takes one waiting version, reads it, raises its signals and marks it read. Nothing happens when it was read before. */
  async screen(tx: Tx, key: Key): Promise<void> {
    const waiting = await this.screening.take(tx, key);
    if (!waiting) return;
    const now = this.clock.now();
    const content = await this.content.read(tx, key.contentType, key.contentId, key.version);
    if (!content) {
      await this.screening.finish(tx, key, {
        status: 'SCREENED',
        level: null,
        version: this.detector.version,
        at: now,
      });
      return;
    }
    const { context, country } = await this.screening.knownFor(tx, key.contentType, key.contentId);
    const read = this.detector.read(fullText(content), context);
    const details = shownDetails(content, country);
    const unscreened = 'unscreened' in read;
    await this.raise(tx, content, read, {
      key: `${key.contentId}:${key.version}`,
      writtenAt: waiting.queuedAt,
      details,
    });
    await this.screening.finish(tx, key, {
      status: unscreened ? 'UNSCREENED' : 'SCREENED',
      level: unscreened ? null : details.reduce((level, each) => higherOf(level, each.level), read.level),
      version: read.version,
      at: now,
    });
  }

  /**
   * The same in a savepoint of its own: a text that cannot be read goes to a person, and the caller's transaction goes on
   * (SAFE-3).
   */
  async screenOrGive(tx: Tx, waiting: Waiting): Promise<void> {
    try {
      await tx.transaction((inner) => this.screen(inner, waiting));
    } catch (error) {
      this.log.error(`A text could not be read: ${withoutWords(error)}`);
      await tx
        .transaction((inner) => this.giveToPerson(inner, waiting))
        .catch((again: unknown) => this.log.error(`It reached nobody either: ${withoutWords(again)}`));
    }
  }

  /**
   * Reads words that are kept with something else, and raises what it finds with them as words of the profile. Words that
   * cannot be read go to a person; they are never refused.
   */
  async hear(tx: Tx, { key, membershipId, text }: Said): Promise<void> {
    const writtenAt = this.clock.now();
    try {
      await tx.transaction(async (inner) => {
        const profile = await this.content.read(inner, 'PROFILE', membershipId);
        if (!profile) return;
        const said = { ...profile, title: null, bodySource: text, writtenAt };
        const { context, country } = await this.screening.knownFor(inner, 'PROFILE', membershipId);
        const details = shownDetails(said, country);
        await this.raise(inner, said, this.detector.read(text, context), { key, writtenAt, details });
      });
    } catch (error) {
      this.log.error(`Words could not be read: ${withoutWords(error)}`);
      const unread = { membershipId, groupId: null, snapshotId: null, writtenAt };
      await tx
        .transaction((inner) => this.unscreened(inner, unread, `${key}:unscreened`))
        .catch((again: unknown) => this.log.error(`They reached nobody either: ${withoutWords(again)}`));
    }
  }

  /** Raises a text whose reading failed, red, with its words if they can be kept, and marks it as seen by no software. */
  private async giveToPerson(tx: Tx, waiting: Waiting): Promise<void> {
    if (!(await this.screening.take(tx, waiting))) return;
    const { contentType, contentId, version, membershipId, groupId, queuedAt } = waiting;
    const snapshotId = await tx
      .transaction(async (inner) => {
        const content = await this.content.read(inner, contentType, contentId, version);
        return content && this.content.snapshot(inner, content);
      })
      .catch(() => null);
    const at = { membershipId, groupId, snapshotId, writtenAt: queuedAt };
    await this.unscreened(tx, at, `${contentId}:${version}:unscreened`);
    await this.screening.finish(tx, waiting, {
      status: 'UNSCREENED',
      level: null,
      version: this.detector.version,
      at: this.clock.now(),
    });
  }

  private async unscreened(
    tx: Tx,
    at: Pick<Raise, 'membershipId' | 'groupId' | 'snapshotId' | 'writtenAt'>,
    key: string,
  ): Promise<void> {
    const code = { source: 'UNSCREENED', level: 'RED', category: 'UNSCREENED', code: 'unscreened' } as const;
    const detectorVersion = this.detector.version;
    await this.moderation.raise(tx, { ...at, ...code, spans: [], detectorVersion, key });
  }

  /** Somebody may be under 18: urgent when there is any other sign, for leads, and told to the safeguarding lead (H26). */
  private async raiseAge(tx: Tx, found: Raise, findings: readonly { level: Level; signal: string }[]): Promise<void> {
    const others = findings.filter(({ signal }) => signal !== found.code).map(({ level }) => level);
    const level = higherOf(found.level, ageLevel(others));
    const leadsOnly = await this.ages.isForLeads(tx, found.membershipId, others);
    await this.ages.tellLeads(tx, await this.moderation.raise(tx, { ...found, level, leadsOnly }));
  }

  private async raise(
    tx: Tx,
    content: ReviewableContent,
    read: Assessment | Unscreened,
    { key: once, writtenAt, details }: { key: string; writtenAt: Date; details: readonly ShownDetails[] },
  ): Promise<void> {
    const { contentId, membershipId, groupId, state } = content;
    const findings = 'unscreened' in read ? [] : read.findings.filter((finding) => finding.level !== 'GREEN');
    const pending = state === 'PREMODERATED_PENDING';
    const held = state === 'HELD';
    if (!findings.length && !details.length && !('unscreened' in read) && !pending && !held) return;
    const snapshotId = await this.content.snapshot(tx, content);
    const at = { membershipId, groupId, snapshotId, writtenAt, detectorVersion: read.version };
    for (const { ruleId, signal, category, level, spans } of findings) {
      const key = `${once}:${ruleId}`;
      const found = { ...at, source: 'DETECTOR', level, category, code: signal, spans, ruleId, key } as const;
      if (mayBeUnderAge(found)) await this.raiseAge(tx, found, findings);
      else await this.moderation.raise(tx, found);
    }
    for (const { code, level, spans } of details) {
      const ruleId = `${code}.details`;
      const key = `${once}:${ruleId}`;
      await this.moderation.raise(tx, { ...at, source: 'DETECTOR', level, category: 'G', code, spans, ruleId, key });
    }
    if ('unscreened' in read) await this.unscreened(tx, at, `${once}:unscreened`);
    if (pending || (held && !findings.length)) {
      const code = pending ? (hasLink(fullText(content)) ? 'newLink' : 'premoderation') : 'held';
      const key = `${once}:${code}`;
      await this.moderation.raise(tx, {
        ...at,
        source: 'PATTERN',
        level: 'AMBER',
        category: 'PREMODERATION',
        code,
        spans: [],
        key,
      });
    }
    const warm = held && findings.some((finding) => finding.hold);
    if (warm && !(await this.decisions.standing(tx, contentId, 'HELD'))) {
      // A warm hold is a restriction too: the author can read why and ask for another look (R21).
      const now = this.clock.now();
      await this.decisions.state(tx, {
        membershipId,
        reviewItemId: null,
        what: 'HELD',
        contentType: content.contentType,
        contentId,
        contentCopy: fullText(content),
        rule: 'riskyDetail',
        explanation: heldWords,
        foundBySoftware: true,
        decidedBy: null,
        createdAt: now,
        appealUntil: appealUntil(now),
        endsAt: null,
      });
    }
  }
}
