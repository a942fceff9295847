import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Nobody is primary and backup at the same time, whatever the code lets through (R28). */
export class RotaOneCall1700000000222 implements MigrationInterface {
  name = 'RotaOneCall1700000000222';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE rota_shift ADD CONSTRAINT rota_shift_one_call
        EXCLUDE USING gist (account_id WITH =, during WITH &&) WHERE (duty IN ('PRIMARY', 'BACKUP'));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
