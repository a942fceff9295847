import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';

import {
  askedAfter,
  askingWithin,
  asksAfter,
  awakeAtNight,
  fellSilent,
  gathered,
  type Pattern,
  restsFor,
} from '@kith/domain/pattern/pattern';

import type { Tx } from '../platform/db.js';
import { withoutWords } from '../platform/graphql-error.js';
import { Sweeps } from '../platform/sweeps.js';
import { Content } from './content.js';
import { ModerationService } from './moderation.service.js';
import { type PatternPlace, PatternStore, type WordsToSomebody } from './pattern.store.js';

const day = 24 * 3600_000;
/** Looked at again, so that nothing that was committed late falls between two looks. */
const overlap = 60_000;

/**
 * The fifth door (safety.md 2.2): patterns over time. Found by the rows alone, since the last look, so that a look that
 * was missed is made up for. Each is raised like any signal, once in its time, and about one person.
 */
@Injectable()
export class PatternService implements OnModuleInit {
  private readonly log = new Logger('patterns');

  constructor(
    private readonly sweeps: Sweeps,
    private readonly store: PatternStore,
    private readonly moderation: ModerationService,
    private readonly content: Content,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({ name: 'moderation.patterns', run: (tx, now) => this.look(tx, now) });
  }

  private async look(tx: Tx, now: Date): Promise<number> {
    const since = new Date(((await this.store.lastLook(tx)) ?? new Date(now.getTime() - day)).getTime() - overlap);
    let raised = 0;
    const found = async (place: PatternPlace, pattern: Pattern | null, leadsOnly = false) => {
      if (pattern && (await this.raise(tx, place, pattern, leadsOnly, now))) raised += 1;
    };
    await this.lookAtWorries(tx, since, now, found);
    await this.lookForSilence(tx, now, found);
    await this.lookAtNights(tx, since, now, found);
    await this.lookAtAsking(tx, since, now, found);
    await this.store.looked(tx, now);
    return raised;
  }

  /** What is only a pattern across several groups is for leads: a peer moderator must not learn of another group. */
  private async lookAtWorries(tx: Tx, since: Date, now: Date, found: Found): Promise<void> {
    const worries = await this.store.worries(tx, since, new Date(now.getTime() - restsFor.gathered));
    for (const texts of Map.groupBy(worries, ({ accountId }) => accountId).values()) {
      const last = texts.at(-1)!;
      const here = texts.filter(({ membershipId }) => membershipId === last.membershipId);
      const inThisGroup = gathered(here, now);
      await found(last, inThisGroup ?? gathered(texts, now), inThisGroup === null);
    }
  }

  private async lookForSilence(tx: Tx, now: Date, found: Found): Promise<void> {
    const ago = (days: number) => new Date(now.getTime() - days * day);
    for (const gone of await this.store.dangerThenNothing(tx, ago(7), ago(2))) {
      if (await this.rests(tx, 'silence', gone.accountId, now)) continue;
      const wroteAt = await this.store.wroteAt(tx, gone.accountId, new Date(gone.dangerAt.getTime() - 14 * day));
      await found(gone, fellSilent({ ...gone, wroteAt }, now));
    }
  }

  private async lookAtNights(tx: Tx, since: Date, now: Date, found: Found): Promise<void> {
    for (const awake of await this.store.wroteAtNight(tx, since)) {
      if (await this.rests(tx, 'nights', awake.accountId, now)) continue;
      const wroteAt = await this.store.wroteAt(tx, awake.accountId, new Date(now.getTime() - 35 * day));
      await found(awake, awakeAtNight(wroteAt, awake.timeZone, now));
    }
  }

  private async lookAtAsking(tx: Tx, since: Date, now: Date, found: Found): Promise<void> {
    const asked = (await this.store.wordsToOthers(tx, since)).filter(({ text }) => asksAfter(text));
    for (const words of Map.groupBy(asked, ({ accountId }) => accountId).values()) {
      const last = words.at(-1)!;
      if (await this.rests(tx, 'askedAfter', last.accountId, now)) continue;
      const all = await this.store.wordsTo(tx, last.accountId, new Date(now.getTime() - askingWithin));
      const people = new Set(all.filter(({ text }) => asksAfter(text)).map(({ byAccountId }) => byAccountId));
      const pattern = askedAfter(people.size);
      if (pattern) await found({ ...last, snapshotId: await this.snapshotOf(tx, last) }, pattern);
    }
  }

  /** The words that others answered, as they stand now (R6). */
  private async snapshotOf(tx: Tx, { contentType, contentId }: WordsToSomebody): Promise<string | null> {
    const content = await this.content.read(tx, contentType, contentId);
    return content && this.content.snapshot(tx, content);
  }

  private rests(tx: Tx, code: Pattern['code'], accountId: string, now: Date): Promise<boolean> {
    return this.store.wasRaised(tx, code, accountId, new Date(now.getTime() - restsFor[code]));
  }

  /** In a savepoint: a pattern that cannot be raised holds up no other. */
  private async raise(
    tx: Tx,
    { accountId, membershipId, groupId, snapshotId }: PatternPlace,
    { code, level }: Pattern,
    leadsOnly: boolean,
    now: Date,
  ): Promise<boolean> {
    if (await this.rests(tx, code, accountId, now)) return false;
    try {
      await tx.transaction((inner) =>
        this.moderation.raise(inner, {
          membershipId,
          groupId,
          snapshotId,
          source: 'PATTERN',
          level,
          category: 'PATTERN',
          code,
          spans: [],
          leadsOnly,
          writtenAt: now,
          key: `pattern:${code}:${membershipId}:${now.getTime()}`,
        }),
      );
      return true;
    } catch (error) {
      this.log.error(`A pattern could not be raised: ${withoutWords(error)}`);
      return false;
    }
  }
}

type Found = (place: PatternPlace, pattern: Pattern | null, leadsOnly?: boolean) => Promise<void>;
