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
  groupName: string;
  writtenAt: Date;
  title: string;
  excerpt: string;
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
const isFound = (unseen: string) => `p.state IN ('PUBLISHED', 'PUBLISHED_RESTRICTED', 'REPLIES_OFF') AND t.is_visible
  AND p.author_id <> ALL(${unseen}) AND t.author_id <> ALL(${unseen})`;

/** Values of a statement that is put together: each gets its place as it is named. */
class Values {
  readonly all: unknown[] = [];

  put(value: unknown, type: string): string {
    return `$${this.all.push(value)}::${type}`;
  }
}

const inGroups = (reach: Reach, values: Values) => `s.group_id = ANY(${values.put(reach.groups, 'uuid[]')})`;

const inWords = (reach: Reach, wanted: Wanted, values: Values): string =>
  `websearch_to_tsquery(${values.put(reach.language, 'regconfig')}, ${values.put(wanted.text, 'text')})`;

/** What the index of words answers by itself. */
const matching = (reach: Reach, wanted: Wanted, values: Values): string[] => [
  ...(wanted.text ? [`s.words @@ ${inWords(reach, wanted, values)}`] : []),
  ...(wanted.authors ? [`s.author_id = ANY(${values.put(wanted.authors, 'uuid[]')})`] : []),
];

/** The newest posts of these groups, before a mark; `post_id` and `written_at` of so many. */
function newest(reach: Reach, wanted: Wanted, values: Values): string {
  const mark = wanted.after ?? end;
  const order = `written_at DESC, post_id DESC LIMIT ${postsLookedAt}`;
  return `SELECT n.post_id, n.written_at FROM unnest(${values.put(reach.groups, 'uuid[]')}) g(id) CROSS JOIN LATERAL (
    SELECT s.post_id, s.written_at FROM post_search s WHERE s.group_id = g.id
      AND (s.written_at, s.post_id) < (${values.put(mark.at, 'timestamptz')}, ${values.put(mark.id, 'uuid')})
      AND s.written_at >= ${values.put(wanted.since ?? new Date(0), 'timestamptz')} ORDER BY ${order}
  ) n ORDER BY ${order}`;
}

/** The posts that are looked at, and what must hold of each besides. */
function candidates(
  reach: Reach,
  wanted: Wanted,
  way: Way,
  near: readonly string[],
  values: Values,
): { from: string; also: string[] } {
  const groups = () => inGroups(reach, values);
  if (way === 'newest') return { from: newest(reach, wanted, values), also: matching(reach, wanted, values) };
  const by =
    way === 'matches' ? matching(reach, wanted, values) : near.map((word) => `s.near %>> ${values.put(word, 'text')}`);
  const most = way === 'matches' ? fewMatches : nearLookedAt;
  const from = `SELECT s.post_id, s.written_at FROM post_search s WHERE ${[groups(), ...by].join(' AND ')} LIMIT ${most}`;
  return { from, also: way === 'near' ? matching(reach, { ...wanted, text: '' }, values) : [] };
}

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
         spoken.language, numnode(websearch_to_tsquery(spoken.language::regconfig, $3)) AS terms,
         set_config('pg_trgm.strict_word_similarity_threshold', '0.4', true) AS likeness
       FROM (SELECT CASE WHEN a.locale LIKE 'es%' THEN 'kith_es' ELSE 'kith_en' END AS language
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
    const values = new Values();
    const where = [inGroups(reach, values), ...matching(reach, wanted, values)].join(' AND ');
    const counted = await row<{ count: number }>(
      tx,
      `SELECT count(*) AS count FROM (SELECT 1 FROM post_search s WHERE ${where} LIMIT ${fewMatches + 1}) c`,
      values.all,
    );
    return counted?.count ?? 0;
  }

  /** Newest first. Uses post_search_by_words, post_search_newest or post_search_near, by the way that is taken. */
  find(tx: Tx, reach: Reach, wanted: Wanted, way: Way, near: readonly string[] = []): Promise<HitRow[]> {
    const { text, values } = findStatement(reach, wanted, way, near);
    return rows(tx, text, values);
  }

  /** The last of the newest posts that one page looks at; null when there are no more than those. */
  async lastLookedAt(tx: Tx, reach: Reach, wanted: Wanted): Promise<Cursor | null> {
    const values = new Values();
    return row(
      tx,
      `SELECT written_at AS at, post_id AS id FROM (${newest(reach, wanted, values)}) n OFFSET ${postsLookedAt - 1}`,
      values.all,
    );
  }
}

/** The one statement that finds: who may find a post is part of it (H13). */
export function findStatement(
  reach: Reach,
  wanted: Wanted,
  way: Way,
  near: readonly string[],
): { text: string; values: unknown[] } {
  const values = new Values();
  const { from, also } = candidates(reach, wanted, way, near, values);
  const mark = wanted.after ?? end;
  const where = [
    isFound(values.put(reach.unseen, 'uuid[]')),
    `(c.written_at, c.post_id) < (${values.put(mark.at, 'timestamptz')}, ${values.put(mark.id, 'uuid')})`,
    ...also,
    ...(wanted.since ? [`c.written_at >= ${values.put(wanted.since, 'timestamptz')}`] : []),
    ...(wanted.kind ? [wanted.kind === 'OPENING' ? 'p.number = 1' : 'p.number > 1'] : []),
    ...(wanted.unanswered ? ['t.reply_count = 0'] : []),
  ].join(' AND ');
  const shown = way === 'near' ? likeWords(near, values) : wanted.text ? inWords(reach, wanted, values) : null;
  const config = way === 'near' || !shown ? `'simple'` : values.put(reach.language, 'regconfig');
  const marked = (words: string, how: string) =>
    shown ? `coalesce(ts_headline(${config}, ${words}, q.words, '${look}, ' || ${how}), ${words})` : words;
  const text = `SELECT h.post_id AS id, h.thread_id, h.number, h.author_id, g.name AS group_name, h.written_at,
      ${marked('h.title', whole)} AS title,
      ${marked('said.words', `CASE WHEN length(said.words) <= ${shortText} THEN ${whole} ELSE ${around} END`)} AS excerpt
    FROM (
      SELECT c.post_id, c.written_at, p.thread_id, p.number, p.author_id, p.group_id, p.body_html,
        translate(t.title, '${marks.start}${marks.stop}', '') AS title
      FROM (${from}) c JOIN post_search s ON s.post_id = c.post_id
      JOIN post p ON p.id = c.post_id JOIN thread t ON t.id = p.thread_id
      WHERE ${where} ORDER BY c.written_at DESC, c.post_id DESC LIMIT ${values.put(wanted.first, 'integer')}
    ) h JOIN peer_group g ON g.id = h.group_id CROSS JOIN LATERAL (SELECT plain_words(h.body_html) AS words) said
    ${shown ? `CROSS JOIN LATERAL (SELECT ${shown} AS words) q` : ''} ORDER BY h.written_at DESC, h.post_id DESC`;
  return { text, values: values.all };
}

/** The words of a post that are like those asked for, as a query that marks them. */
const likeWords = (near: readonly string[], values: Values): string =>
  `(SELECT string_agg(DISTINCT plainto_tsquery('simple', w)::text, ' | ')::tsquery
    FROM regexp_split_to_table(lower(h.title || ' ' || said.words), '[[:space:][:punct:]]+') w
    JOIN unnest(${values.put(near, 'text[]')}) n(word) ON similarity(unaccent(w), n.word) >= 0.4)`;
