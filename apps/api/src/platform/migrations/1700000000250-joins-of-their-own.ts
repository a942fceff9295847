import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every join stands on its own until an address is confirmed: password, agreements and wishes belong to the join, and a
 * link belongs to one join. So somebody who joins with another person's address changes nothing of theirs.
 */
export class JoinsOfTheirOwn1700000000250 implements MigrationInterface {
  name = 'JoinsOfTheirOwn1700000000250';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE join_attempt (
        id uuid PRIMARY KEY,
        email_index bytea NOT NULL,
        password_hash text NOT NULL,
        country text NOT NULL,
        time_zone text NOT NULL,
        consents jsonb NOT NULL,
        browser_hash bytea NOT NULL,
        created_at timestamptz(3) NOT NULL,
        kept_until timestamptz(3) NOT NULL
      );
      CREATE INDEX join_attempt_by_email ON join_attempt (email_index, created_at DESC);
      CREATE INDEX join_attempt_by_age ON join_attempt (kept_until);
      COMMENT ON COLUMN join_attempt.browser_hash IS 'Of the mark in the browser that joined: there one press confirms';

      -- Joins that wait now have to be made again: their links belong to no join.
      DELETE FROM email_token WHERE purpose = 'confirm';
      ALTER TABLE email_token ADD COLUMN join_id uuid REFERENCES join_attempt ON DELETE CASCADE;
      ALTER TABLE email_token ADD CONSTRAINT email_token_of_a_join CHECK ((purpose = 'confirm') = (join_id IS NOT NULL));
      CREATE INDEX email_token_by_join ON email_token (join_id);

      DROP TABLE join_wish;
      CREATE TABLE join_wish (
        join_id uuid NOT NULL REFERENCES join_attempt ON DELETE CASCADE,
        email_index bytea NOT NULL,
        group_id uuid NOT NULL REFERENCES peer_group,
        display_name text NOT NULL,
        name_skeleton text NOT NULL,
        avatar text NOT NULL,
        note text,
        kept_until timestamptz(3) NOT NULL,
        PRIMARY KEY (join_id, group_id),
        -- One address may keep a name in several joins; two addresses never keep the same one.
        EXCLUDE USING gist (group_id WITH =, name_skeleton WITH =, email_index WITH <>)
      );
      CREATE INDEX join_wish_by_age ON join_wish (kept_until);

      ALTER TABLE account ALTER COLUMN password_hash DROP NOT NULL;
      UPDATE account SET password_hash = NULL WHERE status = 'pending';
      ALTER TABLE account ADD CONSTRAINT account_in_use_has_a_password CHECK (status = 'pending' OR password_hash IS NOT NULL);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
