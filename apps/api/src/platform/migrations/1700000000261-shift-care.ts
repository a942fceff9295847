import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How moderators are at the start and the end of a shift, and whether they ask their lead for a talk about it (S01, S09). */
export class ShiftCare1700000000261 implements MigrationInterface {
  name = 'ShiftCare1700000000261';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE desk_shift
        ADD COLUMN feeling_at_start text CHECK (feeling_at_start IN ('STEADY', 'TENDER', 'WORN')),
        ADD COLUMN feeling_at_end text CHECK (feeling_at_end IN ('STEADY', 'TENDER', 'WORN')),
        ADD COLUMN wants_debrief boolean NOT NULL DEFAULT false;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
