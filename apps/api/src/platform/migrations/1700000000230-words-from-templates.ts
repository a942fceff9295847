import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which agreed words stand behind what a member was told, with their version (R23). */
export class WordsFromTemplates1700000000230 implements MigrationInterface {
  name = 'WordsFromTemplates1700000000230';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE proposal
        ADD COLUMN template_id text,
        ADD COLUMN template_version integer,
        ADD CONSTRAINT proposal_template_has_a_version CHECK ((template_id IS NULL) = (template_version IS NULL));
      ALTER TABLE statement_of_reasons
        ADD COLUMN template_id text,
        ADD COLUMN template_version integer,
        ADD CONSTRAINT statement_template_has_a_version CHECK ((template_id IS NULL) = (template_version IS NULL));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
