import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By which facts somebody was known who was reached (H09), and when a member wants to be rung (R34). */
export class ReachingPeople1700000000331 implements MigrationInterface {
  name = 'ReachingPeople1700000000331';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE outreach ADD COLUMN confirmed text[] NOT NULL DEFAULT '{}';
      ALTER TABLE clinical_conversation
        ADD COLUMN call_back_from timestamptz(3),
        ADD COLUMN call_back_until timestamptz(3);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
