import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pages by several ways, one after the other, with what each provider said about them (R29-R31). */
export class PagingLadder1700000000310 implements MigrationInterface {
  name = 'PagingLadder1700000000310';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE page_attempt
        ADD COLUMN ring text,
        ADD COLUMN due_at timestamptz(3),
        ADD COLUMN tries integer NOT NULL DEFAULT 0,
        ADD COLUMN faults integer NOT NULL DEFAULT 0,
        ADD COLUMN fault text,
        ADD COLUMN sending_until timestamptz(3),
        ADD COLUMN delivered_at timestamptz(3),
        ADD COLUMN failed_at timestamptz(3),
        ADD COLUMN next_way_at timestamptz(3);
      UPDATE page_attempt SET ring = left(key, -length(channel) - 1), due_at = queued_at,
        fault = CASE WHEN status = 'FAILED' THEN receipt END, receipt = CASE WHEN status <> 'FAILED' THEN receipt END;
      ALTER TABLE page_attempt ALTER COLUMN ring SET NOT NULL, ALTER COLUMN due_at SET NOT NULL;
      COMMENT ON COLUMN page_attempt.ring IS 'One page to one person; its attempts are the ways it went by';
      COMMENT ON COLUMN page_attempt.due_at IS 'Not to be sent before; later than queued_at after a try that was not taken';
      COMMENT ON COLUMN page_attempt.faults IS 'Tries that the provider did not take';
      COMMENT ON COLUMN page_attempt.fault IS 'Why the last try was not taken, as a code';
      COMMENT ON COLUMN page_attempt.sending_until IS 'Somebody is sending it; after this they must have died, and it is sent again with the same key';
      COMMENT ON COLUMN page_attempt.receipt IS 'Id the provider gave it';
      COMMENT ON COLUMN page_attempt.next_way_at IS 'Unanswered at this time, the next way is tried';
      DROP INDEX page_attempt_queued;
      CREATE INDEX page_attempt_queued ON page_attempt (channel, due_at) WHERE status = 'QUEUED';
      CREATE INDEX page_attempt_next_way ON page_attempt (next_way_at) WHERE next_way_at IS NOT NULL;
      CREATE INDEX page_attempt_by_ring ON page_attempt (ring);

      CREATE TABLE page_phone (
        account_id uuid NOT NULL REFERENCES account,
        place smallint NOT NULL CHECK (place IN (1, 2)),
        sealed bytea NOT NULL,
        key_version smallint NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        PRIMARY KEY (account_id, place)
      );
      COMMENT ON TABLE page_phone IS 'Numbers a clinician is paged by, sealed like identity; opened for the provider and for their owner alone';

      CREATE TABLE page_device (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        account_id uuid NOT NULL REFERENCES account,
        endpoint_index bytea NOT NULL UNIQUE,
        sealed bytea NOT NULL,
        key_version smallint NOT NULL,
        name text NOT NULL,
        added_at timestamptz(3) NOT NULL
      );
      COMMENT ON TABLE page_device IS 'Browsers that take web push for one person; address and keys are sealed';
      CREATE INDEX page_device_by_account ON page_device (account_id, added_at);

      CREATE TABLE page_channel (
        channel text PRIMARY KEY,
        failing_since timestamptz(3),
        fault text,
        ok_at timestamptz(3),
        tested_at timestamptz(3)
      );
      COMMENT ON TABLE page_channel IS 'How each way of paging does; a success ends a failure';

      CREATE TABLE page_test (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        channel text NOT NULL,
        account_id uuid REFERENCES account,
        status text NOT NULL CHECK (status IN ('QUEUED', 'SENT', 'DELIVERED', 'FAILED')),
        queued_at timestamptz(3) NOT NULL,
        sending_until timestamptz(3),
        sent_at timestamptz(3),
        delivered_at timestamptz(3),
        failed_at timestamptz(3),
        fault text,
        receipt text
      );
      COMMENT ON TABLE page_test IS 'Pages that are about nobody: the hourly one (account_id is null), and those somebody sends to themselves';
      CREATE INDEX page_test_open ON page_test (queued_at) WHERE status IN ('QUEUED', 'SENT');
      CREATE INDEX page_test_by_channel ON page_test (channel, queued_at DESC);
      CREATE INDEX page_test_by_account ON page_test (account_id, queued_at DESC) WHERE account_id IS NOT NULL;

      CREATE TABLE page_receipt (
        signature bytea PRIMARY KEY,
        heard_at timestamptz(3) NOT NULL
      );
      COMMENT ON TABLE page_receipt IS 'Receipts heard in the last hour, so that none is heard twice';
      CREATE INDEX page_receipt_by_time ON page_receipt (heard_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
