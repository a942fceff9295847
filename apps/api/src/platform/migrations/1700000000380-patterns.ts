import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the patterns over time look up: the signals of one person, and what was written since the last look. */
export class Patterns1700000000380 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE INDEX signal_by_membership ON signal (membership_id, created_at);
      CREATE INDEX post_by_time ON post USING brin (created_at);
      CREATE INDEX message_by_time ON message USING brin (sent_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
