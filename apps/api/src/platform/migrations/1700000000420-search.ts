import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What search looks in: one row per post, written by the database in the transaction that writes the words, so that the
 * index is never behind. Who may find a post is asked of the post itself, never copied here; a post that goes takes its row
 * with it (decision 0020).
 */
export class Search1700000000420 implements MigrationInterface {
  name = 'Search1700000000420';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      SET LOCAL statement_timeout = 0;
      CREATE EXTENSION IF NOT EXISTS unaccent;
      CREATE EXTENSION IF NOT EXISTS pg_trgm;
      CREATE EXTENSION IF NOT EXISTS btree_gin;

      CREATE TEXT SEARCH CONFIGURATION kith_en (COPY = english);
      ALTER TEXT SEARCH CONFIGURATION kith_en ALTER MAPPING FOR word, hword, hword_part WITH unaccent, english_stem;
      CREATE TEXT SEARCH CONFIGURATION kith_es (COPY = spanish);
      ALTER TEXT SEARCH CONFIGURATION kith_es ALTER MAPPING FOR word, hword, hword_part WITH unaccent, spanish_stem;

      CREATE FUNCTION plain_words(html text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT btrim(regexp_replace(replace(replace(replace(replace(replace(
          regexp_replace(regexp_replace(html, '</?(strong|em|a)\\M[^>]*>', '', 'g'), '<[^>]*>', ' ', 'g'),
          '&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&#39;', ''''), '&amp;', '&'), '[[:cntrl:][:space:]]+', ' ', 'g'))
      $$;
      COMMENT ON FUNCTION plain_words IS 'The words of rendered HTML, without tags and without control characters';

      CREATE TABLE post_search (
        post_id uuid PRIMARY KEY REFERENCES post ON DELETE CASCADE,
        group_id uuid NOT NULL,
        author_id uuid NOT NULL,
        written_at timestamptz(3) NOT NULL,
        words tsvector NOT NULL,
        near text NOT NULL
      );
      COMMENT ON COLUMN post_search.words IS 'Stems of each language we search in, title included';
      COMMENT ON COLUMN post_search.near IS 'Lower case without accents, for words with a slip in them';

      CREATE FUNCTION index_post(indexed uuid) RETURNS void LANGUAGE sql AS $$
        INSERT INTO post_search (post_id, group_id, author_id, written_at, words, near)
        SELECT p.id, p.group_id, p.author_id, p.created_at,
          to_tsvector('kith_en', said.all) || to_tsvector('kith_es', said.all), lower(unaccent(said.all))
        FROM post p JOIN thread t ON t.id = p.thread_id
        CROSS JOIN LATERAL (SELECT CASE WHEN p.number = 1 THEN t.title || ' ' ELSE '' END || plain_words(p.body_html) AS all) said
        WHERE p.id = indexed
        ON CONFLICT (post_id) DO UPDATE SET words = excluded.words, near = excluded.near
      $$;
      CREATE FUNCTION index_words_of_post() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM index_post(NEW.id);
        RETURN NULL;
      END $$;
      CREATE FUNCTION index_title_of_thread() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM index_post(p.id) FROM post p WHERE p.thread_id = NEW.id AND p.number = 1;
        RETURN NULL;
      END $$;
      -- After the statement: a thread and its opening post are written in one.
      CREATE TRIGGER post_is_searched AFTER INSERT OR UPDATE OF body_html ON post
        FOR EACH ROW EXECUTE FUNCTION index_words_of_post();
      CREATE TRIGGER title_is_searched AFTER UPDATE OF title ON thread
        FOR EACH ROW WHEN (NEW.title <> OLD.title) EXECUTE FUNCTION index_title_of_thread();

      SELECT index_post(id) FROM post;

      CREATE INDEX post_search_by_words ON post_search USING gin (group_id, author_id, words);
      CREATE INDEX post_search_near ON post_search USING gin (group_id, near gin_trgm_ops);
      CREATE INDEX post_search_newest ON post_search (group_id, written_at DESC, post_id DESC);
      CREATE INDEX membership_by_name ON membership USING gin (group_id, display_name gin_trgm_ops);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
