import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cards for an emergency of the body and for worry about somebody else. */
export class HelpCards1700000000210 implements MigrationInterface {
  name = 'HelpCards1700000000210';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE help_card DROP CONSTRAINT help_card_kind_check;
      ALTER TABLE help_card ADD CONSTRAINT help_card_kind_check
        CHECK (kind IN ('DISTRESS', 'IMMEDIATE', 'LOW', 'HIGH', 'EMERGENCY', 'SOMEONE_ELSE'));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
