import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Names chosen in the join flow, kept until the address is confirmed. They are kept for addresses that have an account
 * as well, so that nobody can tell from a name that is taken or free whether an address is known.
 */
export class Joining1700000000010 implements MigrationInterface {
  name = 'Joining1700000000010';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE join_wish (
        email_index bytea NOT NULL,
        group_id uuid NOT NULL REFERENCES peer_group,
        display_name text NOT NULL,
        name_skeleton text NOT NULL,
        avatar text NOT NULL,
        note text,
        kept_until timestamptz(3) NOT NULL,
        PRIMARY KEY (email_index, group_id),
        UNIQUE (group_id, name_skeleton)
      );
      CREATE INDEX join_wish_by_age ON join_wish (kept_until);
      CREATE INDEX email_token_by_account ON email_token (account_id, purpose);
      CREATE INDEX account_pending ON account (created_at) WHERE status = 'pending';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
