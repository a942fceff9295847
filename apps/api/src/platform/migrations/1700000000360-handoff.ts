import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases for a clinic's own system: what it may read, where it is told of changes, and what became of each telling (R55). */
export class Handoff1700000000360 implements MigrationInterface {
  name = 'Handoff1700000000360';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE account ADD COLUMN patient_id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE;
      COMMENT ON COLUMN account.patient_id IS 'Pseudonym towards a clinic''s system; stands in nothing that a member or moderator reads';

      -- By the clock of the database, so that whoever follows the list misses no change, whatever made it.
      ALTER TABLE escalation ADD COLUMN changed_at timestamptz(3) NOT NULL DEFAULT clock_timestamp();
      CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.changed_at := clock_timestamp();
        RETURN NEW;
      END $$;
      CREATE TRIGGER escalation_notes_change BEFORE INSERT OR UPDATE ON escalation
        FOR EACH ROW EXECUTE FUNCTION note_change();
      CREATE INDEX escalation_changed ON escalation (changed_at, id);

      CREATE TABLE handoff_key (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        name text NOT NULL,
        key_hash bytea NOT NULL UNIQUE,
        hint text NOT NULL,
        scopes text[] NOT NULL CHECK (scopes <@ ARRAY['TASKS', 'COMMUNICATIONS', 'AUDIT'] AND cardinality(scopes) > 0),
        created_by uuid NOT NULL REFERENCES account,
        created_at timestamptz(3) NOT NULL,
        approved_by uuid REFERENCES account CHECK (approved_by <> created_by),
        approved_at timestamptz(3) CHECK ((approved_at IS NULL) = (approved_by IS NULL)),
        expires_at timestamptz(3) NOT NULL,
        revoked_at timestamptz(3),
        last_used_at timestamptz(3)
      );
      COMMENT ON COLUMN handoff_key.hint IS 'Its first characters, by which people tell keys apart';
      CREATE INDEX handoff_key_newest ON handoff_key (created_at DESC, id DESC);

      CREATE TABLE handoff_endpoint (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        name text NOT NULL,
        url text NOT NULL,
        secret_sealed bytea NOT NULL,
        scopes text[] NOT NULL CHECK (scopes <@ ARRAY['TASKS', 'COMMUNICATIONS', 'AUDIT'] AND cardinality(scopes) > 0),
        created_by uuid NOT NULL REFERENCES account,
        created_at timestamptz(3) NOT NULL,
        stopped_at timestamptz(3)
      );
      CREATE INDEX handoff_endpoint_newest ON handoff_endpoint (created_at DESC, id DESC);

      -- The row is the queue of record; a job or a sweep only rings (decision 0003).
      CREATE TABLE handoff_delivery (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        endpoint_id uuid NOT NULL REFERENCES handoff_endpoint,
        escalation_id uuid NOT NULL REFERENCES escalation,
        event_id uuid NOT NULL,
        event text NOT NULL,
        status text NOT NULL CHECK (status IN ('WAITING', 'DELIVERED', 'DEAD', 'DROPPED')),
        attempts integer NOT NULL DEFAULT 0,
        next_at timestamptz(3) CHECK ((next_at IS NULL) = (status <> 'WAITING')),
        answer text,
        created_at timestamptz(3) NOT NULL,
        delivered_at timestamptz(3),
        UNIQUE (endpoint_id, event_id)
      );
      COMMENT ON COLUMN handoff_delivery.answer IS 'Status or fault of the last attempt, as a code; never what was answered';
      CREATE INDEX handoff_delivery_due ON handoff_delivery (next_at) WHERE status = 'WAITING';
      CREATE INDEX handoff_delivery_dead ON handoff_delivery (created_at DESC, id DESC) WHERE status = 'DEAD';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
