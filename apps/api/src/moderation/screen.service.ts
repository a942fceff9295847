import { Injectable } from '@nestjs/common';

import { appealUntil } from '@kith/domain/appeal/appeal';
import { type Assessment, assessSafely, type Context, detectorVersion, type Unscreened } from '@kith/triage/assess';

import { AccountService } from '../accounts/account.service.js';
import { GroupService } from '../groups/group.service.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/db.js';
import type { ReviewableContent } from '../screening/content.model.js';
import { ScreeningService, type Waiting } from '../screening/screening.service.js';
import { Content, fullText } from './content.js';
import { DecisionStore } from './decision.store.js';
import { EvidenceStore } from './evidence.store.js';
import { ModerationService } from './moderation.service.js';
import { heldWords } from './rules.js';

interface Key {
  contentType: string;
  contentId: string;
  version: number;
}

/** Reads what was written and raises what it finds (doors 3 and premoderation). Once per version of a text. */
@Injectable()
export class ScreenService {
  constructor(
    private readonly screening: ScreeningService,
    private readonly moderation: ModerationService,
    private readonly content: Content,
    private readonly evidence: EvidenceStore,
    private readonly decisions: DecisionStore,
    private readonly groups: GroupService,
    private readonly accounts: AccountService,
    private readonly clock: Clock,
  ) {}

  /** Takes one waiting version, reads it, raises its signals and marks it read. Nothing happens when it was read before. */
  async screen(tx: Tx, key: Key): Promise<void> {
    const waiting = await this.screening.take(tx, key);
    if (!waiting) return;
    const now = this.clock.now();
    const content = await this.content.read(tx, key.contentType, key.contentId);
    if (!content || content.version > key.version) {
      // A later version waits in its own row; text that is gone needs no reading.
      await this.screening.finish(tx, key, { status: 'SCREENED', level: null, version: detectorVersion, at: now });
      return;
    }
    const read = assessSafely(fullText(content), await this.contextOf(tx, content));
    const unscreened = 'unscreened' in read;
    await this.raise(tx, content, read, waiting.queuedAt);
    await this.screening.finish(tx, key, {
      status: unscreened ? 'UNSCREENED' : 'SCREENED',
      level: unscreened ? null : read.level,
      version: read.version,
      at: now,
    });
    await this.evidence.heartbeat(tx, { version: read.version, ok: !unscreened }, now);
  }

  /** Raises a text whose reading failed, red and without evidence, and marks it as seen by no software (SAFE-3). */
  async giveToPerson(tx: Tx, waiting: Waiting): Promise<void> {
    if (!(await this.screening.take(tx, waiting))) return;
    const { contentId, version, membershipId, groupId, queuedAt } = waiting;
    await this.moderation.raise(tx, {
      membershipId,
      groupId,
      source: 'UNSCREENED',
      level: 'RED',
      category: 'UNSCREENED',
      code: 'unscreened',
      spans: [],
      snapshotId: null,
      detectorVersion,
      key: `${contentId}:${version}:unscreened`,
      writtenAt: queuedAt,
    });
    await this.screening.finish(tx, waiting, {
      status: 'UNSCREENED',
      level: null,
      version: detectorVersion,
      at: this.clock.now(),
    });
  }

  private async raise(
    tx: Tx,
    content: ReviewableContent,
    read: Assessment | Unscreened,
    queuedAt: Date,
  ): Promise<void> {
    const { contentId, version, membershipId, groupId, state } = content;
    const findings = 'unscreened' in read ? [] : read.findings.filter((finding) => finding.level !== 'GREEN');
    const pending = state === 'PREMODERATED_PENDING';
    const held = state === 'HELD';
    if (!findings.length && !('unscreened' in read) && !pending && !held) return;
    const snapshotId = await this.content.snapshot(tx, content);
    const at = { membershipId, groupId, snapshotId, writtenAt: queuedAt, detectorVersion: read.version };
    for (const { ruleId, signal, category, level, spans } of findings) {
      const key = `${contentId}:${version}:${ruleId}`;
      await this.moderation.raise(tx, { ...at, source: 'DETECTOR', level, category, code: signal, spans, key });
    }
    if ('unscreened' in read) {
      const key = `${contentId}:${version}:unscreened`;
      await this.moderation.raise(tx, {
        ...at,
        source: 'UNSCREENED',
        level: 'RED',
        category: 'UNSCREENED',
        code: 'unscreened',
        spans: [],
        key,
      });
    }
    if (pending || (held && !findings.length)) {
      const code = pending ? 'premoderation' : 'held';
      const key = `${contentId}:${version}:${code}`;
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
    if (held && !(await this.decisions.standing(tx, contentId, 'HELD'))) {
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

  /** The lines before a text help to read it; in rooms the author's own last lines too (R58). */
  private async contextOf(tx: Tx, content: ReviewableContent): Promise<Context> {
    const author = await this.groups.membership(tx, content.membershipId);
    const account = author && (await this.accounts.accountOf(tx, author.accountId));
    const previous = content.before.at(-1);
    // In private talk every line of the team counts as the question its answer belongs to.
    const asked = content.before.findLast((line) => line.membershipId === null);
    const unit = (account as { glucoseUnit?: string } | null)?.glucoseUnit;
    return {
      ...(content.contentType === 'MESSAGE' && {
        recent: content.before.filter((line) => line.membershipId === content.membershipId).map((line) => line.text),
      }),
      ...(previous &&
        previous.membershipId !== content.membershipId &&
        previous.text.trim().endsWith('?') && { question: previous.text }),
      ...(asked && { question: asked.text }),
      ...((unit === 'mmol/L' || unit === 'mg/dL') && { glucoseUnit: unit }),
    };
  }
}
