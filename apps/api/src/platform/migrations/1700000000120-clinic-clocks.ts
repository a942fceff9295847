import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An offer of handover has a clock of its own, and the database itself refuses a case that nothing holds (R26). */
export class ClinicClocks1700000000120 implements MigrationInterface {
  name = 'ClinicClocks1700000000120';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE escalation ADD COLUMN handover_by timestamptz(3);
      CREATE INDEX escalation_handovers_due ON escalation (handover_by) WHERE handover_by IS NOT NULL;
      CREATE INDEX escalation_looks_due ON escalation (look_again_at) WHERE look_again_at IS NOT NULL;
      CREATE INDEX escalation_by_account ON escalation (account_id, opened_at DESC);
      CREATE INDEX escalation_closed ON escalation (closed_at DESC, id DESC) WHERE closed_at IS NOT NULL;
      CREATE INDEX escalation_source_by_item ON escalation_source (review_item_id);
      CREATE INDEX page_attempt_queued ON page_attempt (queued_at) WHERE status = 'QUEUED';
      CREATE INDEX clinical_conversation_by_account ON clinical_conversation (account_id, last_message_at DESC);
      ALTER TABLE escalation ADD CONSTRAINT escalation_is_held CHECK (
        CASE status
          WHEN 'OPEN' THEN next_page_at IS NOT NULL
          WHEN 'PAGED' THEN next_page_at IS NOT NULL
          WHEN 'ACKNOWLEDGED' THEN owner_id IS NOT NULL AND next_entry_by IS NOT NULL
          WHEN 'IN_PROGRESS' THEN owner_id IS NOT NULL AND next_entry_by IS NOT NULL
          WHEN 'MONITORING' THEN owner_id IS NOT NULL AND look_again_at IS NOT NULL
          WHEN 'CLOSING' THEN closing_by IS NOT NULL AND next_page_at IS NOT NULL AND sign_off_by_time IS NOT NULL
          ELSE closed_at IS NOT NULL
        END);
      ALTER TABLE escalation ADD CONSTRAINT escalation_handover_has_a_clock
        CHECK ((handover_to IS NULL) = (handover_by IS NULL));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
