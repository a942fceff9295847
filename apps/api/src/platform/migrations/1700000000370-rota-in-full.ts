import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Holes that were told of, swaps, test pages and shifts that stay open until their cases are accepted (R28, R33).
 */
export class RotaInFull1700000000370 implements MigrationInterface {
  name = 'RotaInFull1700000000370';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE rota_hole (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        duty text NOT NULL CHECK (duty IN ('PRIMARY', 'BACKUP', 'MANAGER')),
        begins_at timestamptz(3) NOT NULL,
        seen_at timestamptz(3) NOT NULL,
        ended_at timestamptz(3)
      );
      COMMENT ON COLUMN rota_hole.begins_at IS 'End of the last shift before it; 1970 where there was none';
      COMMENT ON COLUMN rota_hole.ended_at IS 'When it was seen to be filled or to have moved';
      CREATE UNIQUE INDEX rota_hole_standing ON rota_hole (duty, begins_at) WHERE ended_at IS NULL;
      CREATE TABLE rota_hole_alarm (
        hole_id uuid NOT NULL REFERENCES rota_hole,
        alarm text NOT NULL CHECK (alarm IN ('DAYS_14', 'DAYS_3', 'DAYS_1', 'NOW')),
        rung_at timestamptz(3) NOT NULL,
        PRIMARY KEY (hole_id, alarm)
      );

      CREATE TABLE rota_swap (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        shift_id uuid REFERENCES rota_shift ON DELETE SET NULL,
        duty text NOT NULL CHECK (duty IN ('PRIMARY', 'BACKUP', 'MANAGER')),
        during tstzrange NOT NULL CHECK (NOT isempty(during)),
        offered_by uuid NOT NULL REFERENCES account,
        offered_to uuid REFERENCES account CHECK (offered_to <> offered_by),
        refused_by uuid[] NOT NULL DEFAULT '{}',
        status text NOT NULL DEFAULT 'OFFERED'
          CHECK (status IN ('OFFERED', 'ACCEPTED', 'REFUSED', 'LAPSED', 'WITHDRAWN', 'CANCELLED')),
        taken_by uuid REFERENCES account CHECK (taken_by <> offered_by),
        offered_at timestamptz(3) NOT NULL,
        settled_at timestamptz(3),
        CONSTRAINT rota_swap_is_settled CHECK ((status = 'OFFERED') = (settled_at IS NULL)),
        CONSTRAINT rota_swap_is_taken CHECK ((status = 'ACCEPTED') = (taken_by IS NOT NULL)),
        CONSTRAINT rota_swap_one_offer EXCLUDE USING gist (shift_id WITH =, during WITH &&) WHERE (status = 'OFFERED')
      );
      COMMENT ON COLUMN rota_swap.offered_to IS 'Null: to everybody who may hold the duty';
      CREATE INDEX rota_swap_standing ON rota_swap (lower(during)) WHERE status = 'OFFERED';
      CREATE INDEX rota_swap_settled ON rota_swap (settled_at) WHERE status <> 'OFFERED';

      CREATE TABLE rota_test_page (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        number integer GENERATED ALWAYS AS IDENTITY UNIQUE,
        shift_id uuid REFERENCES rota_shift ON DELETE SET NULL,
        account_id uuid NOT NULL REFERENCES account,
        duty text NOT NULL CHECK (duty IN ('PRIMARY', 'BACKUP', 'MANAGER')),
        sent_at timestamptz(3) NOT NULL,
        answer_by timestamptz(3) NOT NULL,
        answered_at timestamptz(3),
        missed_at timestamptz(3),
        UNIQUE (shift_id, account_id)
      );
      COMMENT ON TABLE rota_test_page IS 'Pages at the start of a shift that only ask whether they arrive; no page of any case';
      CREATE INDEX rota_test_page_unanswered ON rota_test_page (answer_by) WHERE answered_at IS NULL;
      CREATE INDEX rota_test_page_by_account ON rota_test_page (account_id) WHERE answered_at IS NULL;
      CREATE TABLE rota_test_attempt (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        test_page_id uuid NOT NULL REFERENCES rota_test_page,
        account_id uuid NOT NULL REFERENCES account,
        channel text NOT NULL,
        status text NOT NULL CHECK (status IN ('SENT', 'FAILED')),
        key text NOT NULL UNIQUE,
        receipt text NOT NULL,
        at timestamptz(3) NOT NULL
      );
      CREATE INDEX rota_test_attempt_by_page ON rota_test_attempt (test_page_id);

      ALTER TABLE rota_shift ADD COLUMN ended_at timestamptz(3);
      COMMENT ON COLUMN rota_shift.ended_at IS 'When its open cases were in other hands; until then it stays open past its end';
      UPDATE rota_shift SET ended_at = upper(during) WHERE upper(during) < now() - interval '1 day';
      CREATE INDEX escalation_entry_handed_over ON escalation_entry ((facts->>'from'), at) WHERE kind = 'handedOver';
      CREATE INDEX rota_shift_not_ended ON rota_shift (upper(during)) WHERE ended_at IS NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
