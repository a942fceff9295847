import { Injectable } from '@nestjs/common';

import { row, rows, type Tx } from '../platform/db.js';
import type { Cursor } from '../platform/paging.model.js';
import type { SearchKind } from './search.model.js';

/** Where one account may look, and for whom it must not. */
export interface Reach {
  /** Groups it is an active member of. */
  groups: string[];
  /** Its memberships there. */
  mine: string[];
  /** Memberships it has silenced, or that have blocked it. */
  unseen: string[];
  /** Name of the text search configuration for its language. */
  language: string;
  /** How many words of the text count in that language. */
  terms: number;
  /** Subjects it would rather choose to read. */
  chosen: string[];
}

export interface Wanted {
  text: string;
  /** Only by these memberships; null for everybody. */
  authors: string[] | null;
  kind: SearchKind | null;
  since: Date | null;
  unanswered: boolean;
  after: Cursor | null;
  /** One more than the page holds. */
  first: number;
}

export interface HitRow {
  id: string;
  threadId: string;
  number: number;
  authorId: string;
  threadAuthorId: string;
  groupId: string;
  groupName: string;
  writtenAt: Date;
  title: string;
  excerpt: string;
  /** What it is about, and what its thread is about; null until the words were read. */
  notes: string[] | null;
  openingNotes: string[] | null;
}

/**
 * matches: all that the index of words (and authors) gives. newest: the newest posts, each looked at. near: words with a
 * slip in them.
 */
export type Way = 'matches' | 'newest' | 'near';

/** Where a match begins and ends in a text of the database. No text that is searched holds these characters. */
export const marks = { start: '\u0002', stop: '\u0003' };

/** A word with more matches than this is looked for among the newest posts instead. */
export const fewMatches = 500;
/** How many of the newest posts one page looks at. */
export const postsLookedAt = 3000;
/** How many posts with words like these are looked at. */
const nearLookedAt = 300;

/** Before every row of a list that goes down. */
const end: Cursor = { at: new Date(8.64e12), id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
const look = `StartSel="${marks.start}", StopSel="${marks.stop}"`;

/** A text that is shown whole, in characters. */
const shortText = 240;
const whole = `'HighlightAll=true'`;
const around = `'MaxWords=30, MinWords=15, ShortWord=0, MaxFragments=2, FragmentDelimiter=" … "'`;

/** The SQL twin of `postPolicy.find`, in groups the reader is known to be a member of. */
const isFound = (
  unseen: string,
) => `p.state IN ('PUBLISHED', 'PUBLISHED_RESTRICTED', 'REPLIES_OFF') AND p.advice IS NULL AND t.is_visible
  AND p.author_id <> ALL(${unseen}) AND t.author_id <> ALL(${unseen})`;

/*
 * The statements are fixed, and what is not asked for is given as null or as nothing; planned for the values at hand
 * (`Db.question`), a condition that holds for all costs nothing.
 *   $1 groups, $2 language, $3 text, $4 authors, $5 unseen, $6 and $7 the mark, $8 since, $9 kind, $10 unanswered,
 *   $11 how many, $12 words that may be spelt otherwise
 */
const query = `websearch_to_tsquery($2::regconfig, $3::text)`;
/** What the index of words answers by itself. */
const byWords = `($3::text = '' OR s.words @@ ${query})`;
const byAuthor = `($4::uuid[] IS NULL OR s.author_id = ANY($4::uuid[]))`;
const inGroups = `s.group_id = ANY($1::uuid[])`;
/** Likeness to one of at most five words. */
const like = (n: 1 | 2 | 3 | 4 | 5) => `($12::text[])[${n}] IS NULL OR s.near %>> ($12::text[])[${n}]`;
const byLikeness = `(${like(1)}) AND (${like(2)}) AND (${like(3)}) AND (${like(4)}) AND (${like(5)})`;

const newestFirst = `written_at DESC, post_id DESC LIMIT ${postsLookedAt}`;
/** The newest posts of groups, before a mark and since a time. */
const newest = (at: string, id: string, since: string) => `SELECT n.post_id, n.written_at
  FROM unnest($1::uuid[]) g(id) CROSS JOIN LATERAL (
    SELECT s.post_id, s.written_at FROM post_search s
    WHERE s.group_id = g.id AND (s.written_at, s.post_id) < (${at}::timestamptz, ${id}::uuid)
      AND s.written_at >= coalesce(${since}::timestamptz, '-infinity') ORDER BY ${newestFirst}
  ) n ORDER BY ${newestFirst}`;

/** The words of a post that are like those asked for, as a query that marks them. */
const likeWords = `(SELECT string_agg(DISTINCT plainto_tsquery('simple', w)::text, ' | ')::tsquery
  FROM regexp_split_to_table(lower(h.title || ' ' || said.words), '[[:space:][:punct:]]+') w
  JOIN unnest($12::text[]) n(word) ON similarity(unaccent(w), n.word) >= 0.4)`;

const marked = (language: string, words: string, how: string) =>
  `coalesce(ts_headline(${language}, ${words}, q.words, '${look}, ' || ${how}), ${words})`;

/**
 * Who may find a post is part of the statement that finds it (H13). What is looked at is read one by one, in order, so that
 * the work ends with the page.
 */
const found = (from: string, also: string, language: string, shown: string) => `
  SELECT h.post_id AS id, h.thread_id, h.number, h.author_id, h.thread_author_id, h.group_id, g.name AS group_name, h.written_at,
    h.content_notes AS notes, o.content_notes AS opening_notes,
    ${marked(language, 'h.title', whole)} AS title,
    ${marked(language, 'said.words', `CASE WHEN length(said.words) <= ${shortText} THEN ${whole} ELSE ${around} END`)} AS excerpt
  FROM (
    SELECT c.post_id, c.written_at, p.thread_id, p.number, p.author_id, p.group_id, p.body_html, p.content_notes,
      t.author_id AS thread_author_id,
      translate(t.title, '${marks.start}${marks.stop}', '') AS title
    FROM (${from}) c CROSS JOIN LATERAL (SELECT i.words, i.author_id FROM post_search i WHERE i.post_id = c.post_id LIMIT 1) s
    JOIN post p ON p.id = c.post_id JOIN thread t ON t.id = p.thread_id
    WHERE ${isFound('$5::uuid[]')} AND (c.written_at, c.post_id) < ($6::timestamptz, $7::uuid) AND ${also}
      AND c.written_at >= coalesce($8::timestamptz, '-infinity')
      AND ($9::text IS NULL OR (p.number = 1) = ($9::text = 'OPENING')) AND (NOT $10::boolean OR t.reply_count = 0)
    ORDER BY c.written_at DESC, c.post_id DESC LIMIT $11::integer
  ) h JOIN peer_group g ON g.id = h.group_id JOIN post o ON o.thread_id = h.thread_id AND o.number = 1
  CROSS JOIN LATERAL (SELECT plain_words(h.body_html) AS words) said
  CROSS JOIN LATERAL (SELECT ${shown} AS words) q
  ORDER BY h.written_at DESC, h.post_id DESC`;

/** The one statement that finds, for each way. */
export const statements = {
  matches: found(
    `SELECT s.post_id, s.written_at FROM post_search s WHERE ${inGroups} AND ${byWords} AND ${byAuthor} LIMIT ${fewMatches}`,
    `$12::text[] IS NOT NULL`,
    `$2::regconfig`,
    query,
  ),
  newest: found(
    newest('$6', '$7', '$8'),
    `${byWords} AND ${byAuthor} AND $12::text[] IS NOT NULL`,
    `$2::regconfig`,
    query,
  ),
  near: found(
    `SELECT s.post_id, s.written_at FROM post_search s WHERE ${inGroups} AND ${byLikeness} LIMIT ${nearLookedAt}`,
    `${byAuthor} AND $2::regconfig IS NOT NULL AND $3::text <> ''`,
    `'simple'`,
    likeWords,
  ),
} as const;

/** What `statements` are given. */
export const valuesOf = (reach: Reach, wanted: Wanted, near: readonly string[]): unknown[] => {
  const mark = wanted.after ?? end;
  const { authors, kind, since, unanswered, first } = wanted;
  const from = [reach.groups, reach.language, wanted.text, authors, reach.unseen, mark.at, mark.id];
  return [...from, since, kind, unanswered, first, near];
};

/** Finds posts. Every statement is bounded, whatever is looked for (docs/decisions/0020). */
@Injectable()
export class SearchStore {
  async reach(tx: Tx, accountId: string, groupSlug: string | null, text: string): Promise<Reach> {
    const found = await row<Reach>(
      tx,
      `WITH me AS MATERIALIZED (SELECT m.id, m.group_id FROM membership m
         WHERE m.account_id = $1 AND m.standing = 'ACTIVE'
           AND ($2::text IS NULL OR m.group_id = (SELECT g.id FROM peer_group g WHERE g.slug = $2)))
       SELECT ARRAY(SELECT group_id FROM me) AS groups, ARRAY(SELECT id FROM me) AS mine,
         ARRAY(SELECT s.target_id FROM me JOIN silence s ON s.membership_id = me.id
           UNION SELECT b.membership_id FROM me JOIN silence b ON b.target_id = me.id AND b.kind = 'BLOCK') AS unseen,
         spoken.chosen_notes AS chosen, spoken.language, numnode(websearch_to_tsquery(spoken.language::regconfig, $3)) AS terms,
         set_config('pg_trgm.strict_word_similarity_threshold', '0.4', true) AS likeness
       FROM (SELECT CASE WHEN a.locale LIKE 'es%' THEN 'kith_es' ELSE 'kith_en' END AS language, a.chosen_notes
         FROM account a WHERE a.id = $1) spoken`,
      [accountId, groupSlug, text],
    );
    if (!found) throw new Error('Somebody without an account asks.');
    return found;
  }

  /** Memberships of that name in these groups, or of the nearest name when nobody has it. */
  async named(tx: Tx, reach: Reach, name: string): Promise<string[]> {
    const found = await rows<{ id: string }>(
      tx,
      `SELECT id FROM (
         SELECT m.id, rank() OVER (ORDER BY similarity(m.display_name, $2::text) DESC) AS place FROM membership m
         WHERE m.group_id = ANY($1::uuid[]) AND m.display_name % $2::text AND m.id <> ALL($3::uuid[])
       ) n WHERE place = 1 LIMIT 50`,
      [reach.groups, name, reach.unseen],
    );
    return found.map(({ id }) => id);
  }

  /** How many posts match, seen or not, counted up to `fewMatches` + 1. It decides the way and is told to nobody. */
  async count(tx: Tx, reach: Reach, wanted: Wanted): Promise<number> {
    const counted = await row<{ count: number }>(
      tx,
      `SELECT count(*) AS count FROM (
         SELECT 1 FROM post_search s WHERE ${inGroups} AND ${byWords} AND ${byAuthor} LIMIT ${fewMatches + 1}) c`,
      [reach.groups, reach.language, wanted.text, wanted.authors],
    );
    return counted?.count ?? 0;
  }

  /** Newest first. Uses post_search_by_words, post_search_newest or post_search_near, by the way that is taken. */
  find(tx: Tx, reach: Reach, wanted: Wanted, way: Way, near: readonly string[] = []): Promise<HitRow[]> {
    return rows(tx, statements[way], valuesOf(reach, wanted, near));
  }

  /** The last of the newest posts that one page looks at; null when there are no more than those. */
  async lastLookedAt(tx: Tx, reach: Reach, wanted: Wanted): Promise<Cursor | null> {
    const mark = wanted.after ?? end;
    return row(
      tx,
      `SELECT written_at AS at, post_id AS id FROM (${newest('$2', '$3', '$4')}) n OFFSET ${postsLookedAt - 1}`,
      [reach.groups, mark.at, mark.id, wanted.since],
    );
  }
}
