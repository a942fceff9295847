import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A room is open while a moderator is on shift and on the line, wherever they look; what was said stays for those who were there. */
export class RoomOpenings1700000000260 implements MigrationInterface {
  name = 'RoomOpenings1700000000260';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- When somebody who works at the desk was last on the line, from any page.
      CREATE UNLOGGED TABLE desk_line (
        account_id uuid PRIMARY KEY,
        seen_at timestamptz(3) NOT NULL
      );

      CREATE TABLE room_opening (
        room_id uuid NOT NULL REFERENCES room,
        opened_at timestamptz(3) NOT NULL,
        closed_at timestamptz(3) CHECK (closed_at >= opened_at),
        PRIMARY KEY (room_id, opened_at)
      );
      CREATE UNIQUE INDEX room_opening_running ON room_opening (room_id) WHERE closed_at IS NULL;

      -- Who was in the room during an opening; kept for as long as that lets them read.
      CREATE TABLE room_visit (
        room_id uuid NOT NULL,
        opened_at timestamptz(3) NOT NULL,
        membership_id uuid NOT NULL REFERENCES membership,
        PRIMARY KEY (room_id, opened_at, membership_id),
        FOREIGN KEY (room_id, opened_at) REFERENCES room_opening
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
