import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A shift that was ended early frees the rest of its time; a room message finds its number. */
export class RoomsAndShifts1700000000012 implements MigrationInterface {
  name = 'RoomsAndShifts1700000000012';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE desk_shift DROP CONSTRAINT desk_shift_account_id_tstzrange_excl;
      ALTER TABLE desk_shift ADD CONSTRAINT desk_shift_no_overlap
        EXCLUDE USING gist (account_id WITH =, tstzrange(planned_from, planned_until) WITH &&)
        WHERE (status IN ('PLANNED', 'ACTIVE'));

      CREATE INDEX room_event_by_message ON room_event (message_id, seq);
      CREATE INDEX room_presence_by_account ON room_presence (account_id);

      -- What each room was last told about who is there, so that only a change is told.
      CREATE UNLOGGED TABLE room_told (
        room_id uuid PRIMARY KEY,
        told jsonb NOT NULL
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
