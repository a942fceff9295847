import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Care for moderators: talks, stepping away, the pulse of a month, supervision and the practice queue (R49, R50). */
export class ModeratorCare1700000000352 implements MigrationInterface {
  name = 'ModeratorCare1700000000352';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE desk_shift ADD COLUMN stepped_away_at timestamptz(3);
      COMMENT ON COLUMN desk_shift.stepped_away_at IS 'Its moderator left early because they needed to; the rest of the time is open';
      CREATE INDEX desk_shift_to_cover ON desk_shift (planned_until) WHERE stepped_away_at IS NOT NULL;

      CREATE TABLE care_talk (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        account_id uuid NOT NULL REFERENCES account,
        kind text NOT NULL CHECK (kind IN ('DEBRIEF', 'CHECK_IN')),
        cause text NOT NULL CHECK (cause IN ('ASKED', 'CRISIS', 'HARD_SHIFT', 'DEATH')),
        is_mandatory boolean NOT NULL DEFAULT false,
        state text NOT NULL CHECK (state IN ('ASKED', 'ARRANGED', 'HELD', 'DECLINED')),
        asked_at timestamptz(3) NOT NULL,
        arranged_for timestamptz(3),
        with_id uuid REFERENCES account CHECK (with_id <> account_id),
        ended_at timestamptz(3),
        key text NOT NULL UNIQUE,
        version integer NOT NULL DEFAULT 1,
        CHECK (NOT (is_mandatory AND state = 'DECLINED'))
      );
      COMMENT ON TABLE care_talk IS 'That a talk was asked for, arranged and held, and with whom; never what was said';
      CREATE INDEX care_talk_by_account ON care_talk (account_id, asked_at DESC);
      CREATE INDEX care_talk_open ON care_talk (asked_at) WHERE state IN ('ASKED', 'ARRANGED');
      CREATE INDEX care_talk_ended ON care_talk (ended_at) WHERE ended_at IS NOT NULL;

      -- Who has answered, and what was answered, with nothing between them: a random id, a month, no moment.
      CREATE TABLE pulse_done (
        account_id uuid NOT NULL REFERENCES account,
        month text NOT NULL,
        PRIMARY KEY (account_id, month)
      );
      CREATE TABLE pulse_answer (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        month text NOT NULL,
        answers smallint[] NOT NULL
      );
      CREATE INDEX pulse_answer_by_month ON pulse_answer (month);

      CREATE TABLE supervision (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        account_id uuid NOT NULL REFERENCES account,
        with_id uuid NOT NULL REFERENCES account CHECK (with_id <> account_id),
        held_on date NOT NULL,
        recorded_at timestamptz(3) NOT NULL,
        UNIQUE (account_id, with_id, held_on)
      );
      CREATE INDEX supervision_by_account ON supervision (account_id, held_on DESC);

      CREATE TABLE practice_answer (
        account_id uuid NOT NULL REFERENCES account,
        concern text NOT NULL,
        level text NOT NULL CHECK (level IN ('GREEN', 'AMBER', 'RED', 'CRISIS')),
        act text NOT NULL,
        answered_at timestamptz(3) NOT NULL,
        PRIMARY KEY (account_id, concern)
      );
      COMMENT ON TABLE practice_answer IS 'What somebody did with invented concerns; never part of figures, pages or audits of care';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
