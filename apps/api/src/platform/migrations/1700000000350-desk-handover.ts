import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A concern may be offered to a colleague; whoever holds it keeps it until the colleague accepts (R33). */
export class DeskHandover1700000000350 implements MigrationInterface {
  name = 'DeskHandover1700000000350';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE review_item
        ADD COLUMN handover_to uuid REFERENCES account,
        ADD COLUMN handover_note text,
        ADD CONSTRAINT review_item_offered_while_held
          CHECK (handover_to IS NULL OR (status = 'CLAIMED' AND handover_to <> claimed_by));
      COMMENT ON COLUMN review_item.handover_to IS 'Colleague who is asked to take it over';
      CREATE INDEX review_item_offers ON review_item (handover_to) WHERE handover_to IS NOT NULL;
      CREATE INDEX review_item_holders ON review_item (claimed_by) WHERE status = 'CLAIMED';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
