import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The plan that a member and a clinician write together, with every version of it (R36). */
export class SafetyPlans1700000000330 implements MigrationInterface {
  name = 'SafetyPlans1700000000330';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE safety_plan (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        account_id uuid NOT NULL UNIQUE REFERENCES account,
        version integer NOT NULL,
        review_at timestamptz(3) NOT NULL,
        reminded_of timestamptz(3)
      );
      COMMENT ON COLUMN safety_plan.reminded_of IS 'The review that the member has been reminded of';
      CREATE INDEX safety_plan_reviews_due ON safety_plan (review_at) WHERE reminded_of IS DISTINCT FROM review_at;

      CREATE TABLE safety_plan_version (
        plan_id uuid NOT NULL REFERENCES safety_plan,
        version integer NOT NULL,
        words jsonb NOT NULL,
        review_at timestamptz(3) NOT NULL,
        written_by uuid NOT NULL REFERENCES account,
        escalation_id uuid REFERENCES escalation,
        saved_at timestamptz(3) NOT NULL,
        PRIMARY KEY (plan_id, version)
      );
      COMMENT ON COLUMN safety_plan_version.escalation_id IS 'The case through which a clinician wrote; null for the member';
      CREATE TRIGGER safety_plan_versions_are_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON safety_plan_version
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
