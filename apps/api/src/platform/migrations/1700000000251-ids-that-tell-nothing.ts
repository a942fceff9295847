import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The id of a membership is read by others in its group. One made by the clock tells when somebody joined, and two made in
 * the same moment tell that they belong together.
 */
export class IdsThatTellNothing1700000000251 implements MigrationInterface {
  name = 'IdsThatTellNothing1700000000251';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE membership ALTER COLUMN id SET DEFAULT gen_random_uuid()`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
