import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the detector found in words to a clinician belongs to the case; every moderator who asks is kept with their sentence. */
export class ClinicalWords1700000000220 implements MigrationInterface {
  name = 'ClinicalWords1700000000220';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE clinical_finding (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        escalation_id uuid NOT NULL REFERENCES escalation,
        message_id uuid NOT NULL REFERENCES clinical_message,
        rule_id text NOT NULL,
        signal text NOT NULL,
        level text NOT NULL CHECK (level IN ('AMBER', 'RED', 'CRISIS')),
        spans jsonb NOT NULL DEFAULT '[]',
        detector_version text NOT NULL,
        at timestamptz(3) NOT NULL,
        UNIQUE (message_id, rule_id)
      );
      COMMENT ON TABLE clinical_finding IS 'A clinical record: read by those who may open the case, never by the desk (R2)';
      CREATE INDEX clinical_finding_by_case ON clinical_finding (escalation_id, at);

      ALTER TABLE help_card DROP CONSTRAINT help_card_content_type_check;
      ALTER TABLE help_card ADD CONSTRAINT help_card_content_type_check
        CHECK (content_type IN ('POST', 'MESSAGE', 'TEAM_MESSAGE', 'CLINICAL_MESSAGE'));

      ALTER TABLE escalation_source
        ADD COLUMN ask text CHECK (ask IN ('CONTACT', 'ADVISE', 'CHECK_CLAIM', 'TAKE_OVER')),
        ADD COLUMN sentence text,
        ADD COLUMN raised_by uuid REFERENCES account;
      COMMENT ON COLUMN escalation_source.sentence IS 'Null where the clock or a signal added the concern';
      UPDATE escalation_source s SET ask = e.ask, sentence = e.sentence, raised_by = e.raised_by
        FROM escalation e WHERE e.id = s.escalation_id AND e.review_item_id = s.review_item_id AND e.raised_by IS NOT NULL;

      ALTER TABLE follow_up ADD COLUMN proposed boolean NOT NULL DEFAULT false;
      COMMENT ON COLUMN follow_up.proposed IS 'Planned with a closing that waits for its second person';
      UPDATE follow_up f SET proposed = true FROM escalation e
        WHERE e.id = f.escalation_id AND e.status = 'CLOSING' AND f.done_at IS NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
