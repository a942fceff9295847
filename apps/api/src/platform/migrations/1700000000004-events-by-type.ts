import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The sweep for events whose job was lost asks for one type and a span of time. */
export class EventsByType1700000000004 implements MigrationInterface {
  name = 'EventsByType1700000000004';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE INDEX domain_event_by_type ON domain_event (type, occurred_at)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
