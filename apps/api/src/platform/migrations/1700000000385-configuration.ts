import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an organisation decides: proposed by one, approved by another, each version kept for ever (R4, R23). */
export class Configuration1700000000385 implements MigrationInterface {
  name = 'Configuration1700000000385';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE configuration_proposal (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        part text NOT NULL,
        state text NOT NULL CHECK (state IN ('PROPOSED', 'APPROVED', 'DECLINED', 'WITHDRAWN')),
        base integer NOT NULL CHECK (base > 0),
        restores integer CHECK (restores > 0 AND restores < base),
        changes jsonb NOT NULL,
        reason text NOT NULL,
        proposed_by uuid NOT NULL REFERENCES account,
        proposed_at timestamptz(3) NOT NULL,
        decided_by uuid REFERENCES account CHECK (state = 'WITHDRAWN' OR decided_by <> proposed_by),
        decided_at timestamptz(3) CHECK ((decided_at IS NULL) = (state = 'PROPOSED')),
        decision_reason text,
        made_version integer CHECK ((made_version IS NULL) = (state <> 'APPROVED')),
        UNIQUE (part, made_version)
      );
      COMMENT ON COLUMN configuration_proposal.base IS 'Version of the part that its maker saw';
      COMMENT ON COLUMN configuration_proposal.changes IS 'Each field that would be otherwise: key, before, after';
      CREATE INDEX configuration_proposal_newest ON configuration_proposal (part, proposed_at DESC, id DESC);

      -- Whole parts, so that what two people agreed on stays when a release brings other defaults. Version 1 is the defaults
      -- and has no row.
      CREATE TABLE configuration_version (
        part text NOT NULL,
        number integer NOT NULL CHECK (number > 1),
        proposal_id uuid NOT NULL UNIQUE REFERENCES configuration_proposal,
        part_values jsonb NOT NULL,
        approved_at timestamptz(3) NOT NULL,
        PRIMARY KEY (part, number)
      );
      CREATE INDEX configuration_version_newest ON configuration_version (part, approved_at DESC, proposal_id DESC);
      CREATE TRIGGER configuration_versions_are_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON configuration_version
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
