import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a deployment changes in the rules of the detector: proposed by one, approved by another, kept for ever (R61, H27). */
export class Lexicon1700000000270 implements MigrationInterface {
  name = 'Lexicon1700000000270';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE lexicon_proposal (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        state text NOT NULL CHECK (state IN ('PROPOSED', 'APPROVED', 'DECLINED', 'WITHDRAWN')),
        base integer NOT NULL CHECK (base >= 0),
        restores integer CHECK (restores >= 0 AND restores < base),
        put jsonb NOT NULL,
        retired text[] NOT NULL,
        reason text NOT NULL,
        proposed_by uuid NOT NULL REFERENCES account,
        proposed_at timestamptz(3) NOT NULL,
        decided_by uuid REFERENCES account CHECK (state = 'WITHDRAWN' OR decided_by <> proposed_by),
        decided_at timestamptz(3) CHECK ((decided_at IS NULL) = (state = 'PROPOSED')),
        decision_reason text,
        made_version integer UNIQUE CHECK ((made_version IS NULL) = (state <> 'APPROVED'))
      );
      COMMENT ON COLUMN lexicon_proposal.base IS 'Version that its maker saw';
      COMMENT ON COLUMN lexicon_proposal.restores IS 'Version whose changes come back; then put and retired are empty';
      CREATE INDEX lexicon_proposal_newest ON lexicon_proposal (proposed_at DESC, id DESC);

      -- Changes laid over the rules of the release, all of them in each version. Version 0 is the release and has no row.
      CREATE TABLE lexicon_version (
        number integer PRIMARY KEY CHECK (number > 0),
        proposal_id uuid NOT NULL UNIQUE REFERENCES lexicon_proposal,
        put jsonb NOT NULL,
        retired text[] NOT NULL,
        touched text[] NOT NULL,
        release text NOT NULL,
        approved_at timestamptz(3) NOT NULL
      );
      COMMENT ON COLUMN lexicon_version.touched IS 'Ids of the rules in which it differs from the version before';
      COMMENT ON COLUMN lexicon_version.release IS 'Rules of the release that it was approved on';
      CREATE INDEX lexicon_version_by_rule ON lexicon_version USING gin (touched);
      CREATE TRIGGER lexicon_versions_are_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON lexicon_version
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      CREATE TABLE lexicon_replay (
        proposal_id uuid NOT NULL REFERENCES lexicon_proposal,
        base integer NOT NULL,
        release text NOT NULL,
        sets jsonb NOT NULL,
        made_at timestamptz(3) NOT NULL,
        PRIMARY KEY (proposal_id, base, release)
      );
      COMMENT ON COLUMN lexicon_replay.sets IS 'Counts, and ids of messages that moved; never their words';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
