import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Advice about doses: that somebody checks a post, and what staff say to it (H14). Memberships of the too young (H26). */
export class Advice1700000000400 implements MigrationInterface {
  name = 'Advice1700000000400';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE post ADD COLUMN advice text CHECK (advice IN ('BEING_CHECKED', 'CORRECTED')),
        ADD COLUMN advice_settled_at timestamptz(3);
      COMMENT ON COLUMN post.advice IS 'What readers are told of the advice in it; null: nothing';
      COMMENT ON COLUMN post.advice_settled_at IS 'When a person last closed the question';
      CREATE INDEX post_being_checked ON post (author_id) WHERE advice IS NOT NULL;

      CREATE TABLE post_correction (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        post_id uuid NOT NULL REFERENCES post,
        account_id uuid NOT NULL REFERENCES account,
        role text NOT NULL,
        name text,
        body_source text NOT NULL,
        written_at timestamptz(3) NOT NULL,
        replaced_at timestamptz(3)
      );
      COMMENT ON TABLE post_correction IS 'What staff say to the advice in a post; the post stays as it is';
      CREATE UNIQUE INDEX post_correction_standing ON post_correction (post_id) WHERE replaced_at IS NULL;

      ALTER TABLE membership ADD COLUMN closed_for_age_at timestamptz(3);
      COMMENT ON COLUMN membership.closed_for_age_at IS 'When it ended because the person is too young; they join no other group';
      CREATE INDEX membership_closed_for_age ON membership (account_id) WHERE closed_for_age_at IS NOT NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
