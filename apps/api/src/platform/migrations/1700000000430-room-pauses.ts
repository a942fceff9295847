import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A moderator stops a room for everybody for a while: who, until when, and why. */
export class RoomPauses1700000000430 implements MigrationInterface {
  name = 'RoomPauses1700000000430';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE room
        ADD COLUMN paused_at timestamptz(3),
        -- Without it the pause lasts until a moderator lets the room go on.
        ADD COLUMN paused_until timestamptz(3) CHECK (paused_until > paused_at),
        ADD COLUMN paused_by uuid REFERENCES account,
        ADD COLUMN pause_reason text CHECK (pause_reason IN ('BREAK', 'BREATH', 'SORTING_OUT')),
        ADD CONSTRAINT room_pause_whole CHECK (
          (paused_at IS NULL) = (paused_by IS NULL)
          AND (paused_at IS NOT NULL OR (paused_until IS NULL AND pause_reason IS NULL)));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
