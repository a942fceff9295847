import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Second ratings, the sample of texts that no door flagged, and what is learned from what was missed or late. */
export class Quality1700000000340 implements MigrationInterface {
  name = 'Quality1700000000340';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE INDEX review_action_decisions ON review_action (at)
        WHERE kind IN ('decide', 'escalate', 'hide', 'remove', 'decline', 'confirm');
      CREATE INDEX review_item_decided ON review_item (decided_at) WHERE status IN ('DECIDED', 'CLOSED');
      -- Read once a week, written with every text: small matters more than fast.
      CREATE INDEX screening_by_time ON screening USING brin (queued_at);

      -- One row for each week that was drawn: the seed gives the same draw again.
      CREATE TABLE quality_draw (
        week timestamptz(3) PRIMARY KEY,
        seed text NOT NULL,
        decided integer NOT NULL,
        without_words integer NOT NULL,
        unflagged integer NOT NULL,
        drawn_at timestamptz(3) NOT NULL
      );
      COMMENT ON COLUMN quality_draw.without_words IS 'Decided concerns that are about no words, so nobody can rate them blind';

      -- Decisions to rate again, with what the first person decided.
      CREATE TABLE quality_concern (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        week timestamptz(3) NOT NULL REFERENCES quality_draw,
        review_item_id uuid NOT NULL REFERENCES review_item,
        action_id uuid NOT NULL UNIQUE REFERENCES review_action,
        reason text NOT NULL CHECK (reason IN ('CRISIS', 'DISTRESS', 'SHARE')),
        decided_at timestamptz(3) NOT NULL,
        level text NOT NULL CHECK (level IN ('GREEN', 'AMBER', 'RED', 'CRISIS')),
        category text NOT NULL,
        action text NOT NULL CHECK (action IN ('NOTHING', 'SUPPORT', 'TAKE_AWAY', 'PAUSE', 'CLINICIAN'))
      );
      CREATE INDEX quality_concern_by_week ON quality_concern (week, id);

      -- What the second person said; once, and never changed (R51).
      CREATE TABLE quality_rating (
        concern_id uuid PRIMARY KEY REFERENCES quality_concern,
        rated_by uuid NOT NULL REFERENCES account,
        level text NOT NULL CHECK (level IN ('GREEN', 'AMBER', 'RED', 'CRISIS')),
        category text NOT NULL,
        action text NOT NULL CHECK (action IN ('NOTHING', 'SUPPORT', 'TAKE_AWAY', 'PAUSE', 'CLINICIAN')),
        rated_at timestamptz(3) NOT NULL
      );
      CREATE INDEX quality_rating_by_time ON quality_rating (rated_at, concern_id);
      CREATE TRIGGER quality_ratings_are_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON quality_rating
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      CREATE TABLE quality_note (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        concern_id uuid NOT NULL REFERENCES quality_concern,
        written_by uuid NOT NULL REFERENCES account,
        words text NOT NULL,
        at timestamptz(3) NOT NULL
      );
      CREATE INDEX quality_note_by_concern ON quality_note (concern_id, at, id);

      -- Texts that no door flagged, to be read all the same (H01).
      CREATE TABLE quality_text (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        week timestamptz(3) NOT NULL REFERENCES quality_draw,
        content_type text NOT NULL CHECK (content_type IN ('POST', 'MESSAGE')),
        content_id uuid NOT NULL,
        content_version integer NOT NULL,
        UNIQUE (content_id, content_version)
      );
      CREATE INDEX quality_text_by_week ON quality_text (week, id);
      CREATE TABLE quality_text_rating (
        text_id uuid PRIMARY KEY REFERENCES quality_text,
        rated_by uuid NOT NULL REFERENCES account,
        level text NOT NULL CHECK (level IN ('GREEN', 'AMBER', 'RED', 'CRISIS')),
        rated_at timestamptz(3) NOT NULL
      );
      CREATE TRIGGER quality_text_ratings_are_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON quality_text_rating
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      -- Left to somebody else: no reason is asked, and it is not offered to this person again.
      CREATE TABLE quality_pass (
        subject_id uuid NOT NULL,
        account_id uuid NOT NULL REFERENCES account,
        at timestamptz(3) NOT NULL,
        PRIMARY KEY (subject_id, account_id)
      );

      -- What was missed or late, and what changes because of it (R52).
      CREATE TABLE learning_review (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        cause text NOT NULL CHECK (cause IN ('LATE', 'MISS', 'DISAGREEMENT')),
        subject_type text NOT NULL,
        subject_id uuid NOT NULL,
        detail text NOT NULL,
        level text,
        review_item_id uuid REFERENCES review_item,
        happened_at timestamptz(3) NOT NULL,
        opened_at timestamptz(3) NOT NULL,
        door text CHECK (door IN ('REPORT', 'SELF', 'DETECTOR', 'MODERATOR', 'PATTERN', 'NONE')),
        change text CHECK (change IN ('LEXICON', 'MODEL', 'STAFFING', 'TRAINING', 'PRODUCT', 'NOTHING')),
        words text,
        hazard text,
        owner_id uuid REFERENCES account,
        due_on date,
        planned_by uuid REFERENCES account,
        closed_by uuid REFERENCES account,
        closed_at timestamptz(3),
        version integer NOT NULL DEFAULT 1
      );
      COMMENT ON COLUMN learning_review.detail IS 'A code: the timer that was late, or how it was found';
      CREATE UNIQUE INDEX learning_review_one_open ON learning_review (cause, subject_id) WHERE closed_at IS NULL;
      CREATE INDEX learning_review_by_subject ON learning_review (subject_id, cause);
      CREATE INDEX learning_review_open ON learning_review (opened_at, id) WHERE closed_at IS NULL;
      CREATE INDEX learning_review_closed ON learning_review (closed_at, id) WHERE closed_at IS NOT NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
