import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What words are about, and what a reader would rather choose to read. Posts that exist are read by a sweep. */
export class ContentNotes1700000000460 implements MigrationInterface {
  name = 'ContentNotes1700000000460';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      SET LOCAL statement_timeout = 0;
      ALTER TABLE account ADD COLUMN chosen_notes text[] NOT NULL DEFAULT '{}';
      COMMENT ON COLUMN account.chosen_notes IS 'Subjects its owner would rather choose to read. Private: no role reads it';
      ALTER TABLE post ADD COLUMN content_notes text[];
      COMMENT ON COLUMN post.content_notes IS
        'Subjects found by word lists in its present words, and in the title when it opens; null until they were read';
      CREATE INDEX post_without_notes ON post (id DESC) WHERE content_notes IS NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
