import type { MigrationInterface, QueryRunner } from 'typeorm';

/** After a death: the frozen account, the name as the groups see it, the talks that are owed, and the hold on its rows (R47). */
export class Memorials1700000000333 implements MigrationInterface {
  name = 'Memorials1700000000333';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE memorial (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        account_id uuid NOT NULL REFERENCES account,
        escalation_id uuid NOT NULL REFERENCES escalation,
        frozen_at timestamptz(3) NOT NULL,
        name_choice text CHECK (name_choice IN ('KEEP', 'MEMORIAL', 'TAKE_DOWN')),
        decided_by uuid REFERENCES account,
        decided_at timestamptz(3),
        undo_asked_by uuid REFERENCES account,
        undo_asked_at timestamptz(3),
        undo_reason text,
        undone_by uuid REFERENCES account,
        undone_at timestamptz(3),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT memorial_is_undone_by_two CHECK (undone_by IS NULL OR undone_by <> undo_asked_by)
      );
      CREATE UNIQUE INDEX memorial_one_standing ON memorial (account_id) WHERE undone_at IS NULL;
      CREATE INDEX memorial_by_time ON memorial (frozen_at DESC);

      -- The name as it was, for as long as another is shown, and for the way back.
      CREATE TABLE memorial_name (
        membership_id uuid PRIMARY KEY REFERENCES membership,
        display_name text NOT NULL,
        name_skeleton text NOT NULL,
        about text NOT NULL
      );

      CREATE TABLE debrief_offer (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        memorial_id uuid NOT NULL REFERENCES memorial,
        person_id uuid NOT NULL REFERENCES account,
        as_moderator boolean NOT NULL,
        offered_at timestamptz(3) NOT NULL,
        talk_by timestamptz(3) NOT NULL,
        talked_at timestamptz(3),
        noted_by uuid REFERENCES account,
        late_noted_at timestamptz(3),
        UNIQUE (memorial_id, person_id)
      );
      CREATE INDEX debrief_offer_due ON debrief_offer (talk_by) WHERE talked_at IS NULL AND late_noted_at IS NULL;

      -- Evidence hold: what belongs to a frozen account stays, whatever deletes around it (R47).
      CREATE FUNCTION keep_rows_of_memorial() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        old_row jsonb := to_jsonb(OLD);
      BEGIN
        IF EXISTS (
          SELECT 1 FROM memorial m WHERE m.undone_at IS NULL AND m.account_id = coalesce(
            (old_row ->> 'account_id')::uuid,
            (SELECT s.account_id FROM membership s WHERE s.id = (old_row ->> 'author_id')::uuid))
        ) THEN
          RETURN NULL;
        END IF;
        RETURN OLD;
      END $$;
    `);
    for (const table of held) {
      await db.query(
        `CREATE TRIGGER ${table}_is_held BEFORE DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION keep_rows_of_memorial()`,
      );
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

/** Tables that say by themselves whose rows they are. */
const held = [
  'membership',
  'told_us',
  'identity_field',
  'draft',
  'safety_plan',
  'clinical_conversation',
  'notice',
  'post',
  'message',
];
