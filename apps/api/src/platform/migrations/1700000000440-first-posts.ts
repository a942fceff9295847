import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The promise that no first post goes unanswered: one row per membership, for the first thread it opens. Deadlines are
 * columns. Members who wrote before have no row; nothing was promised to them.
 */
export class FirstPosts1700000000440 implements MigrationInterface {
  name = 'FirstPosts1700000000440';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE membership ADD COLUMN greets_since timestamptz(3);
      COMMENT ON COLUMN membership.greets_since IS 'When the member offered to greet new people; null: they do not';
      CREATE INDEX membership_greeters ON membership (group_id) WHERE greets_since IS NOT NULL;

      CREATE TABLE first_post (
        membership_id uuid PRIMARY KEY REFERENCES membership,
        thread_id uuid NOT NULL UNIQUE REFERENCES thread ON DELETE CASCADE,
        group_id uuid NOT NULL REFERENCES peer_group,
        published_at timestamptz(3) NOT NULL,
        greet_at timestamptz(3) NOT NULL,
        desk_at timestamptz(3) NOT NULL,
        answer_by timestamptz(3) NOT NULL,
        greeters_asked_at timestamptz(3),
        desk_told_at timestamptz(3),
        answered_at timestamptz(3),
        answered_by text CHECK (answered_by IN ('PEER', 'STAFF')),
        ended_at timestamptz(3),
        CONSTRAINT first_post_says_who_answered CHECK ((answered_at IS NULL) = (answered_by IS NULL))
      );
      COMMENT ON COLUMN first_post.published_at IS 'When the group could first read it; a post that was held starts here';
      COMMENT ON COLUMN first_post.ended_at IS 'Nobody can answer any more: taken down, closed, or its author is gone';
      CREATE INDEX first_post_waiting ON first_post (desk_at, thread_id) WHERE answered_at IS NULL AND ended_at IS NULL;
      CREATE INDEX first_post_greet ON first_post (greet_at)
        WHERE answered_at IS NULL AND ended_at IS NULL AND greeters_asked_at IS NULL;
      CREATE INDEX first_post_figures ON first_post (group_id, published_at);

      CREATE TABLE greeting_asked (
        thread_id uuid NOT NULL REFERENCES thread ON DELETE CASCADE,
        membership_id uuid NOT NULL REFERENCES membership,
        at timestamptz(3) NOT NULL,
        PRIMARY KEY (thread_id, membership_id)
      );
      COMMENT ON TABLE greeting_asked IS 'Who was asked to greet whom, so that it is not always the same people';
      CREATE INDEX greeting_asked_last ON greeting_asked (membership_id, at DESC);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
