import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls to services outside (R38), and what was sent about a person, to whom and on which legal basis (R46). */
export class ServiceContacts1700000000332 implements MigrationInterface {
  name = 'ServiceContacts1700000000332';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE service_contact (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        escalation_id uuid NOT NULL REFERENCES escalation,
        account_id uuid NOT NULL REFERENCES account,
        actor_id uuid NOT NULL REFERENCES account,
        service text NOT NULL,
        recipient text NOT NULL,
        contacted_at timestamptz(3) NOT NULL,
        reference text NOT NULL,
        outcome text NOT NULL,
        words text NOT NULL,
        shared text[] NOT NULL,
        legal_basis text,
        tell_member_by timestamptz(3),
        member_told_at timestamptz(3),
        withheld_reason text,
        look_again_at timestamptz(3),
        recorded_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT service_contact_has_a_legal_basis
          CHECK (cardinality(shared) = 0 OR (legal_basis IS NOT NULL AND tell_member_by IS NOT NULL))
      );
      CREATE INDEX service_contact_by_case ON service_contact (escalation_id, contacted_at);
      CREATE INDEX service_contact_by_account ON service_contact (account_id, contacted_at DESC);
      CREATE INDEX service_contact_untold ON service_contact (tell_member_by)
        WHERE tell_member_by IS NOT NULL AND member_told_at IS NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
