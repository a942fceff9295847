import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When people worked at the queue, as the server saw it, so that limits hold whatever a browser says (R50). */
export class DeskWork1700000000351 implements MigrationInterface {
  name = 'DeskWork1700000000351';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE desk_work (
        account_id uuid NOT NULL REFERENCES account,
        started_at timestamptz(3) NOT NULL,
        until timestamptz(3) NOT NULL CHECK (until >= started_at),
        PRIMARY KEY (account_id, started_at)
      );
      COMMENT ON TABLE desk_work IS 'From the first to the last sign of work at the queue; kept for 30 days';
      CREATE INDEX desk_work_by_end ON desk_work (until);
      CREATE INDEX review_action_claims ON review_action (actor_id, at) WHERE kind IN ('claim', 'handoverAccepted', 'level');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
