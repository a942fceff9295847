import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What reports look up by time, what the audit is searched by, and what each night's check of its chains found (R53). */
export class Reports1700000000390 implements MigrationInterface {
  name = 'Reports1700000000390';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE INDEX review_item_by_time ON review_item (raised_at);
      CREATE INDEX review_action_by_time ON review_action USING brin (at);
      CREATE INDEX report_by_time ON report (created_at);
      CREATE INDEX statement_by_time ON statement_of_reasons (created_at);
      CREATE INDEX appeal_by_time ON appeal (lodged_at);
      CREATE INDEX appeal_decided ON appeal (decided_at) WHERE decided_at IS NOT NULL;
      CREATE INDEX escalation_by_time ON escalation (opened_at);
      CREATE INDEX reveal_by_time ON reveal (requested_at);
      CREATE INDEX learning_review_by_time ON learning_review (opened_at);

      CREATE INDEX review_item_by_membership ON review_item (membership_id);
      CREATE INDEX account_by_work_name ON account (lower(work_name)) WHERE work_name IS NOT NULL;

      CREATE INDEX audit_by_target_id ON audit_entry (target_id, at DESC, id DESC);
      CREATE INDEX audit_by_action ON audit_entry (action text_pattern_ops, at DESC);

      CREATE TABLE audit_check (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        night date NOT NULL UNIQUE,
        due_at timestamptz(3) NOT NULL,
        checked_at timestamptz(3),
        entries bigint,
        faults integer,
        first_faults jsonb NOT NULL DEFAULT '[]',
        late_noted_at timestamptz(3),
        CHECK ((checked_at IS NULL) = (entries IS NULL) AND (checked_at IS NULL) = (faults IS NULL))
      );
      COMMENT ON TABLE audit_check IS 'One row a night: what walking all audit chains found; without checked_at it has not been walked';
      COMMENT ON COLUMN audit_check.due_at IS 'When the check of the night began, or should have; three hours later it is missed';
      COMMENT ON COLUMN audit_check.first_faults IS 'Chain, position and kind of at most 20 places';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
