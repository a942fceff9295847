import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A planned attempt, the decision about emergency services and the review of a closed crisis have clocks of their own. */
export class CasePrompts1700000000221 implements MigrationInterface {
  name = 'CasePrompts1700000000221';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE escalation
        ADD COLUMN retry_at timestamptz(3),
        ADD COLUMN decide_by timestamptz(3),
        ADD COLUMN review_by timestamptz(3),
        ADD COLUMN reviewed_by uuid REFERENCES account,
        ADD COLUMN reviewed_at timestamptz(3);
      COMMENT ON COLUMN escalation.decide_by IS 'Crisis only: decide on emergency services, as long as nobody has reached the person (2.4)';
      CREATE INDEX escalation_retries_due ON escalation (retry_at) WHERE retry_at IS NOT NULL;
      CREATE INDEX escalation_decisions_due ON escalation (decide_by) WHERE decide_by IS NOT NULL;
      CREATE INDEX escalation_reviews_due ON escalation (review_by) WHERE review_by IS NOT NULL;
      ALTER TABLE escalation ADD CONSTRAINT escalation_review_is_of_a_closed_case
        CHECK (review_by IS NULL OR status = 'CLOSED');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
