import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A draft knows the key of the write that will send it, and which change of the words it is (ADR 0010). */
export class DraftKeys1700000000240 implements MigrationInterface {
  name = 'DraftKeys1700000000240';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE draft
        ADD COLUMN key uuid NOT NULL DEFAULT gen_random_uuid(),
        ADD COLUMN revision integer NOT NULL DEFAULT 1;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
