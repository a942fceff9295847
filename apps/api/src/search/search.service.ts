import { Injectable } from '@nestjs/common';

import { type Actor, moderatesGroup } from '@kith/domain/actor';
import { notesFor } from '@kith/domain/content-notes/content-notes';
import { DomainError } from '@kith/domain/refusal';
import { asksForCare, searched, searchesPerMinute, wordsWithSlips } from '@kith/domain/search/search';

import { authors } from '../groups/membership.loader.js';
import { Db, isTooSlow, type Tx } from '../platform/db.js';
import type { Loaders } from '../platform/loaders.js';
import { decodeCursor, encodeCursor, pageOf, pageSize } from '../platform/paging.model.js';
import { Rates } from '../platform/rates.js';
import { Detector } from '../screening/detector.service.js';
import type { SearchHit, SearchInput, SearchPage, SearchPart } from './search.model.js';
import { fewMatches, type HitRow, marks, type Reach, SearchStore, type Wanted } from './search.store.js';

/** A statement that takes longer is given up, in milliseconds. */
const patience = 2_000;

interface Found {
  reach: Reach;
  rows: HitRow[];
  isNear: boolean;
  /** Where the newest posts were no longer looked at, if that was before the page was full. */
  stopped: { at: Date; id: string } | null;
}

/** Finds posts in the groups of whoever asks. What they ask is not kept, logged or audited. */
@Injectable()
export class SearchService {
  constructor(
    private readonly db: Db,
    private readonly store: SearchStore,
    private readonly detector: Detector,
    private readonly rates: Rates,
  ) {}

  /** Newest first, 20 at a time. Refuses `search.tooBroad`, `rate.limited`, and what is too long or not whole. */
  async search(
    actor: Actor,
    load: Loaders,
    asked: SearchInput & { after?: string | null; first?: number | null },
  ): Promise<SearchPage> {
    const text = searched(asked.text, 'text');
    const author = searched(asked.author, 'author');
    const wanted = {
      text,
      authors: null,
      kind: asked.kind ?? null,
      since: asked.since ?? null,
      unanswered: asked.unanswered ?? false,
      after: decodeCursor(asked.after),
      first: pageSize(asked.first) + 1,
    };
    await this.rates.spend(`search:${actor.id}`, { count: searchesPerMinute, seconds: 60 });
    const by = { author, mine: asked.mine ?? false };
    const found = await this.bounded((tx) => this.find(tx, actor, asked.groupSlug ?? null, wanted, by));
    const { items, page } = pageOf(
      found.rows,
      wanted.first - 1,
      ({ writtenAt, id }) => ({ at: writtenAt, id }),
      asked.after,
    );
    const goesOn = found.stopped ? { ...page, hasNext: true, next: encodeCursor(found.stopped) } : page;
    return {
      items: await this.hits(actor, load, found.reach, items),
      page: found.isNear ? { ...page, hasNext: false } : goesOn,
      isNear: found.isNear,
      lookedBackTo: found.stopped?.at ?? null,
      showsCare: text !== '' && (asksForCare(text) || this.soundsGrave(text)),
    };
  }

  private async find(
    tx: Tx,
    actor: Actor,
    groupSlug: string | null,
    asked: Wanted,
    by: { author: string; mine: boolean },
  ): Promise<Found> {
    const reach = await this.store.reach(tx, actor.id, groupSlug, asked.text);
    const none = { reach, rows: [], isNear: false, stopped: null };
    const wanted = { ...asked, authors: await this.authors(tx, reach, by) };
    // Words that every text has, such as "the", find nothing by themselves.
    if (reach.groups.length === 0 || wanted.authors?.length === 0 || (asked.text !== '' && reach.terms === 0))
      return none;
    const isNarrow = asked.text !== '' || wanted.authors !== null;
    if (isNarrow && (await this.store.count(tx, reach, wanted)) <= fewMatches) {
      const rows = await this.store.find(tx, reach, wanted, 'matches');
      const near = rows.length === 0 && !wanted.after ? wordsWithSlips(asked.text) : [];
      if (near.length === 0) return { ...none, rows };
      const like = await this.store.find(tx, reach, wanted, 'near', near);
      return { ...none, rows: like, isNear: like.length > 0 };
    }
    const rows = await this.store.find(tx, reach, wanted, 'newest');
    const stopped = rows.length < wanted.first ? await this.store.lastLookedAt(tx, reach, wanted) : null;
    return { ...none, rows, stopped };
  }

  /** Null for everybody. */
  private async authors(tx: Tx, reach: Reach, by: { author: string; mine: boolean }): Promise<string[] | null> {
    const named = by.author ? await this.store.named(tx, reach, by.author) : null;
    if (!by.mine) return named;
    return named ? reach.mine.filter((id) => named.includes(id)) : reach.mine;
  }

  /** A text that could not be read is taken for grave (R9). */
  private soundsGrave(text: string): boolean {
    const heard = this.detector.read(text);
    return !('level' in heard) || heard.level !== 'GREEN';
  }

  private async bounded<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.db.question(patience, work);
    } catch (error) {
      throw isTooSlow(error) ? new DomainError('search.tooBroad') : error;
    }
  }

  private hits(actor: Actor, load: Loaders, { chosen, mine }: Reach, found: readonly HitRow[]): Promise<SearchHit[]> {
    return Promise.all(
      found.map(async ({ authorId, threadAuthorId, groupId, title, excerpt, notes, openingNotes, ...hit }) => {
        const by = (writer: string) => ({
          chosen,
          isMine: mine.includes(writer),
          moderates: moderatesGroup(actor, groupId),
        });
        return {
          ...hit,
          title: partsOf(title),
          excerpt: partsOf(shortened(excerpt)),
          contentNotes: notesFor(notes, by(authorId)),
          titleNotes: notesFor(openingNotes, by(threadAuthorId)),
          author: await load.load(authors, authorId),
        };
      }),
    );
  }
}

/** An excerpt is short; words without a match are as long as they were written. */
const shortened = (text: string, max = 400): string =>
  text.length <= max
    ? text
    : `${text
        .slice(0, max - 1)
        .toWellFormed()
        .trimEnd()}…`;

/** Plain text in stretches. The marks are taken out of the text, so nothing a person wrote can make one. */
export function partsOf(text: string): SearchPart[] {
  return text
    .split(marks.start)
    .flatMap((piece, at) => {
      const [match, rest] =
        at === 0 ? ['', piece] : [piece.split(marks.stop, 1)[0] ?? '', piece.split(marks.stop).slice(1).join('')];
      return [
        { text: match, isMatch: true },
        { text: rest, isMatch: false },
      ];
    })
    .filter((part) => part.text !== '');
}
