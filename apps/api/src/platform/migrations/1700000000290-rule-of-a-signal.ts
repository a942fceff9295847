import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which rule of the detector raised a signal, for figures about each rule; earlier ones have it at the end of their key. */
export class RuleOfASignal1700000000290 implements MigrationInterface {
  name = 'RuleOfASignal1700000000290';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE signal ADD COLUMN rule_id text;
      COMMENT ON COLUMN signal.rule_id IS 'Rule or model of the detector, of the version beside it; null where a person or a clock raised it';
      UPDATE signal SET rule_id = substring(key from ':([A-Za-z0-9]+[.][^:]+)$') WHERE source = 'DETECTOR';
      CREATE INDEX signal_by_time ON signal (created_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
