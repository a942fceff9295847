import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Runs of the retention clocks, legal holds, and the indexes that find what is past its time (H22). */
export class Retention1700000000401 implements MigrationInterface {
  name = 'Retention1700000000401';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE legal_hold (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        account_id uuid NOT NULL REFERENCES account,
        concern integer NOT NULL,
        reason text NOT NULL,
        placed_by uuid NOT NULL REFERENCES account,
        placed_at timestamptz(3) NOT NULL,
        lifted_by uuid REFERENCES account,
        lifted_at timestamptz(3)
      );
      COMMENT ON COLUMN legal_hold.concern IS 'Number of the concern by which the person was named';
      CREATE UNIQUE INDEX legal_hold_standing ON legal_hold (account_id) WHERE lifted_at IS NULL;

      CREATE VIEW held_account AS
        SELECT account_id FROM legal_hold WHERE lifted_at IS NULL
        UNION SELECT account_id FROM memorial WHERE undone_at IS NULL
        UNION SELECT account_id FROM escalation WHERE status NOT IN ('CLOSED', 'REVIEWED', 'DECLINED_RETURNED')
        UNION SELECT m.account_id FROM review_item i JOIN membership m ON m.id = i.membership_id WHERE i.status <> 'CLOSED';
      COMMENT ON VIEW held_account IS 'Whose rows no clock deletes: a legal hold, a death, an open case, an open concern';

      CREATE TABLE retention_run (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        state text NOT NULL CHECK (state IN ('PROPOSED', 'RUNNING', 'DONE', 'WITHDRAWN')),
        as_of timestamptz(3) NOT NULL,
        days jsonb NOT NULL,
        counted jsonb NOT NULL,
        deleted jsonb NOT NULL DEFAULT '{}',
        proposed_by uuid NOT NULL REFERENCES account,
        by_officer boolean NOT NULL,
        decided_by uuid REFERENCES account CHECK (state = 'WITHDRAWN' OR decided_by <> proposed_by),
        decided_at timestamptz(3),
        finished_at timestamptz(3)
      );
      COMMENT ON TABLE retention_run IS 'Numbers of rows by class, never which rows';
      CREATE UNIQUE INDEX retention_run_one_open ON retention_run ((true)) WHERE state IN ('PROPOSED', 'RUNNING');

      CREATE INDEX thread_by_activity ON thread (last_activity_at);
      CREATE INDEX message_by_age ON message (sent_at);
      CREATE INDEX message_answered ON message (reply_to_id) WHERE reply_to_id IS NOT NULL;
      CREATE INDEX post_answered ON post (reply_to_id) WHERE reply_to_id IS NOT NULL;
      CREATE INDEX thread_visit_by_thread ON thread_visit (thread_id);
      CREATE INDEX team_message_by_age ON team_message (sent_at);
      CREATE INDEX draft_by_age ON draft (saved_at);
      CREATE INDEX session_by_end ON session (expires_at);
      CREATE INDEX mail_by_age ON mail (created_at);
      CREATE INDEX notice_by_age ON notice (created_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
