import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody means to ask at their next visit: a list of their own. */
export class VisitQuestions1700000000450 implements MigrationInterface {
  name = 'VisitQuestions1700000000450';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE visit_question (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
        place integer NOT NULL,
        words text NOT NULL,
        answer text NOT NULL DEFAULT '',
        asked_at timestamptz(3),
        post_id uuid REFERENCES post ON DELETE SET NULL,
        version integer NOT NULL DEFAULT 1,
        removed_at timestamptz(3)
      );
      COMMENT ON TABLE visit_question IS 'Private to its account: no role reads it, and nothing of other people is in it';
      COMMENT ON COLUMN visit_question.place IS 'Order on the list';
      COMMENT ON COLUMN visit_question.post_id IS 'Where the thought came from; shown to its account only, while they can read it';
      COMMENT ON COLUMN visit_question.removed_at IS 'Since when it waits for an undo; then it goes for good';
      CREATE INDEX visit_question_list ON visit_question (account_id, place, id) WHERE removed_at IS NULL;
      CREATE INDEX visit_question_of_account ON visit_question (account_id);
      CREATE INDEX visit_question_of_post ON visit_question (post_id) WHERE post_id IS NOT NULL;
      CREATE INDEX visit_question_removed ON visit_question (removed_at) WHERE removed_at IS NOT NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
