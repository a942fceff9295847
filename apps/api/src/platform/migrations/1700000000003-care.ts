import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Desk and clinic: reports, signals, review items, decisions, appeals, escalations, rota, pages, identity. */
export class Care1700000000003 implements MigrationInterface {
  name = 'Care1700000000003';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- desk ----------------------------------------------------------------------------------------------------
      -- What was there at that moment; later edits do not change it (R6).
      CREATE TABLE snapshot (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        content_type text NOT NULL,
        content_id uuid NOT NULL,
        content_version integer NOT NULL,
        group_id uuid REFERENCES peer_group,
        membership_id uuid REFERENCES membership,
        title text,
        body_source text NOT NULL,
        context jsonb NOT NULL DEFAULT '[]',
        written_at timestamptz(3) NOT NULL,
        taken_at timestamptz(3) NOT NULL
      );
      CREATE INDEX snapshot_by_content ON snapshot (content_id);
      CREATE TRIGGER snapshots_are_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON snapshot
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      CREATE SEQUENCE concern_reference START 1001;
      CREATE TABLE review_item (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        reference integer NOT NULL UNIQUE DEFAULT nextval('concern_reference'),
        membership_id uuid REFERENCES membership,
        group_id uuid REFERENCES peer_group,
        level text NOT NULL CHECK (level IN ('GREEN', 'AMBER', 'RED', 'CRISIS')),
        status text NOT NULL CHECK (status IN ('NEW', 'CLAIMED', 'DECIDED', 'CLOSED')),
        leads_only boolean NOT NULL DEFAULT false,
        raised_at timestamptz(3) NOT NULL,
        claim_by timestamptz(3),
        act_by timestamptz(3),
        claimed_by uuid REFERENCES account,
        claimed_at timestamptz(3),
        lease_until timestamptz(3),
        acted_at timestamptz(3),
        decided_by uuid REFERENCES account,
        decided_at timestamptz(3),
        reason_code text,
        escalation_id uuid,
        wake_at timestamptz(3),
        reopened_count integer NOT NULL DEFAULT 0,
        page_due_at timestamptz(3),
        version integer NOT NULL DEFAULT 1
      );
      COMMENT ON COLUMN review_item.membership_id IS 'Null for a request for help from somebody signed out (SAFE-2)';
      COMMENT ON COLUMN review_item.page_due_at IS 'Crisis only: page the clinician at this time if nobody has claimed it (2.4)';
      CREATE UNIQUE INDEX review_item_one_open ON review_item (membership_id) WHERE status <> 'CLOSED';
      CREATE INDEX review_item_queue ON review_item (status, level, claim_by) WHERE status IN ('NEW', 'CLAIMED');
      CREATE INDEX review_item_leases ON review_item (lease_until) WHERE status = 'CLAIMED';
      CREATE INDEX review_item_pages ON review_item (page_due_at) WHERE page_due_at IS NOT NULL;

      CREATE TABLE report (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        reporter_id uuid REFERENCES account,
        reporter_membership_id uuid REFERENCES membership,
        review_item_id uuid REFERENCES review_item,
        snapshot_id uuid REFERENCES snapshot,
        content_type text NOT NULL CHECK (content_type IN ('POST', 'MESSAGE', 'PROFILE', 'TEAM_MESSAGE', 'SELF', 'SIGNED_OUT')),
        content_id uuid,
        door text NOT NULL CHECK (door IN ('WORRIED', 'RULE', 'SELF')),
        category text NOT NULL,
        note text,
        contact_sealed bytea,
        status text NOT NULL CHECK (status IN ('RECEIVED', 'BEING_LOOKED_AT', 'DEALT_WITH')),
        outcome text,
        outcome_at timestamptz(3),
        still_worried_at timestamptz(3),
        created_at timestamptz(3) NOT NULL
      );
      CREATE INDEX report_by_reporter ON report (reporter_id, created_at DESC);
      CREATE INDEX report_by_item ON report (review_item_id);

      CREATE TABLE signal (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        review_item_id uuid NOT NULL REFERENCES review_item,
        membership_id uuid REFERENCES membership,
        source text NOT NULL CHECK (source IN ('REPORT', 'DETECTOR', 'SELF', 'MODERATOR', 'PATTERN', 'UNSCREENED', 'CLINICIAN')),
        level text NOT NULL,
        category text NOT NULL,
        code text NOT NULL,
        spans jsonb NOT NULL DEFAULT '[]',
        snapshot_id uuid REFERENCES snapshot,
        report_id uuid REFERENCES report,
        raised_by uuid REFERENCES account,
        detector_version text,
        key text NOT NULL UNIQUE,
        created_at timestamptz(3) NOT NULL
      );
      CREATE INDEX signal_by_item ON signal (review_item_id, created_at);

      CREATE TABLE review_action (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        review_item_id uuid NOT NULL REFERENCES review_item,
        kind text NOT NULL,
        actor_id uuid REFERENCES account,
        content_type text,
        content_id uuid,
        reason_code text,
        note text,
        facts jsonb NOT NULL DEFAULT '{}',
        at timestamptz(3) NOT NULL,
        undo_until timestamptz(3),
        undone_at timestamptz(3)
      );
      CREATE INDEX review_action_by_item ON review_action (review_item_id, at);

      -- A peer moderator proposes, a lead confirms (2.1).
      CREATE TABLE proposal (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        review_item_id uuid NOT NULL REFERENCES review_item,
        kind text NOT NULL CHECK (kind IN ('REMOVE', 'RESTRICT')),
        content_type text,
        content_id uuid,
        membership_id uuid NOT NULL REFERENCES membership,
        hours integer,
        reason_code text NOT NULL,
        member_text text NOT NULL,
        proposed_by uuid NOT NULL REFERENCES account,
        proposed_at timestamptz(3) NOT NULL,
        decided_by uuid REFERENCES account,
        decided_at timestamptz(3),
        confirmed boolean
      );
      CREATE INDEX proposal_open ON proposal (proposed_at) WHERE decided_at IS NULL;

      -- What the author is told about a restriction (R21).
      CREATE TABLE statement_of_reasons (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        membership_id uuid NOT NULL REFERENCES membership,
        review_item_id uuid REFERENCES review_item,
        what text NOT NULL CHECK (what IN ('HIDDEN', 'REMOVED', 'RESTRICTED', 'REPLIES_OFF', 'DECLINED', 'HELD')),
        content_type text,
        content_id uuid,
        content_copy text,
        rule text NOT NULL,
        explanation text NOT NULL,
        found_by_software boolean NOT NULL,
        decided_by uuid REFERENCES account,
        created_at timestamptz(3) NOT NULL,
        appeal_until timestamptz(3) NOT NULL,
        ends_at timestamptz(3),
        lifted_at timestamptz(3)
      );
      CREATE INDEX statement_by_membership ON statement_of_reasons (membership_id, created_at DESC);

      CREATE TABLE appeal (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        statement_id uuid NOT NULL UNIQUE REFERENCES statement_of_reasons,
        words text NOT NULL DEFAULT '',
        status text NOT NULL CHECK (status IN ('LODGED', 'DECIDED')),
        lodged_at timestamptz(3) NOT NULL,
        decide_by timestamptz(3) NOT NULL,
        decided_by uuid REFERENCES account,
        decided_at timestamptz(3),
        outcome text CHECK (outcome IN ('UPHELD', 'PARTLY', 'OVERTURNED')),
        answer text
      );
      CREATE INDEX appeal_open ON appeal (decide_by) WHERE status = 'LODGED';

      -- clinic --------------------------------------------------------------------------------------------------
      CREATE TABLE rota_shift (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        duty text NOT NULL CHECK (duty IN ('PRIMARY', 'BACKUP', 'MANAGER')),
        account_id uuid NOT NULL REFERENCES account,
        during tstzrange NOT NULL CHECK (NOT isempty(during)),
        created_by uuid REFERENCES account,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT rota_shift_no_overlap UNIQUE (duty, during WITHOUT OVERLAPS)
      );
      CREATE INDEX rota_shift_by_account ON rota_shift USING gist (account_id, during);

      CREATE SEQUENCE case_reference START 2201;
      CREATE TABLE escalation (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        reference integer NOT NULL UNIQUE DEFAULT nextval('case_reference'),
        account_id uuid NOT NULL REFERENCES account,
        membership_id uuid NOT NULL REFERENCES membership,
        review_item_id uuid NOT NULL REFERENCES review_item,
        level text NOT NULL CHECK (level IN ('AMBER', 'RED', 'CRISIS')),
        status text NOT NULL CHECK (status IN ('OPEN', 'PAGED', 'ACKNOWLEDGED', 'IN_PROGRESS', 'MONITORING', 'CLOSING',
          'CLOSED', 'REVIEWED', 'DECLINED_RETURNED')),
        ask text NOT NULL CHECK (ask IN ('CONTACT', 'ADVISE', 'CHECK_CLAIM', 'TAKE_OVER')),
        sentence text NOT NULL,
        raised_by uuid REFERENCES account,
        owner_id uuid REFERENCES account,
        detected_at timestamptz(3) NOT NULL,
        opened_at timestamptz(3) NOT NULL,
        page_step integer NOT NULL DEFAULT 0,
        next_page_at timestamptz(3),
        acknowledge_by timestamptz(3),
        acknowledged_at timestamptz(3),
        open_by timestamptz(3),
        opened_by_owner_at timestamptz(3),
        first_contact_by timestamptz(3),
        first_contact_at timestamptz(3),
        next_entry_by timestamptz(3),
        look_again_at timestamptz(3),
        handover_to uuid REFERENCES account,
        handover_note text,
        outcome text,
        extra_outcomes text[] NOT NULL DEFAULT '{}',
        closing_by uuid REFERENCES account,
        sign_off_by_time timestamptz(3),
        signed_off_by uuid REFERENCES account,
        worth_time boolean,
        worth_reason text,
        feedback_code text,
        feedback_text text,
        no_follow_up_reason text,
        closed_at timestamptz(3),
        reopened_at timestamptz(3),
        version integer NOT NULL DEFAULT 1
      );
      CREATE UNIQUE INDEX escalation_one_open ON escalation (account_id)
        WHERE status NOT IN ('CLOSED', 'REVIEWED', 'DECLINED_RETURNED');
      CREATE INDEX escalation_pages_due ON escalation (next_page_at) WHERE next_page_at IS NOT NULL;
      CREATE INDEX escalation_entries_due ON escalation (next_entry_by) WHERE next_entry_by IS NOT NULL;
      CREATE INDEX escalation_live ON escalation (level, acknowledge_by, id)
        WHERE status NOT IN ('CLOSED', 'REVIEWED', 'DECLINED_RETURNED');
      CREATE INDEX escalation_by_owner ON escalation (owner_id) WHERE status NOT IN ('CLOSED', 'REVIEWED', 'DECLINED_RETURNED');
      ALTER TABLE review_item ADD FOREIGN KEY (escalation_id) REFERENCES escalation;

      -- Review items gathered by a case: one person, every group (R7).
      CREATE TABLE escalation_source (
        escalation_id uuid NOT NULL REFERENCES escalation,
        review_item_id uuid NOT NULL REFERENCES review_item,
        added_at timestamptz(3) NOT NULL,
        PRIMARY KEY (escalation_id, review_item_id)
      );

      -- The timeline. Facts only; notes are in clinical_note.
      CREATE TABLE escalation_entry (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        escalation_id uuid NOT NULL REFERENCES escalation,
        kind text NOT NULL,
        actor_id uuid REFERENCES account,
        facts jsonb NOT NULL DEFAULT '{}',
        at timestamptz(3) NOT NULL
      );
      CREATE INDEX escalation_entry_by_case ON escalation_entry (escalation_id, at, id);

      CREATE TABLE page_attempt (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        escalation_id uuid NOT NULL REFERENCES escalation,
        step integer NOT NULL,
        duty text NOT NULL,
        account_id uuid NOT NULL REFERENCES account,
        channel text NOT NULL,
        status text NOT NULL CHECK (status IN ('QUEUED', 'SENT', 'DELIVERED', 'ACKNOWLEDGED', 'FAILED', 'TIMED_OUT', 'SUPERSEDED')),
        key text NOT NULL UNIQUE,
        queued_at timestamptz(3) NOT NULL,
        sent_at timestamptz(3),
        acknowledged_at timestamptz(3),
        receipt text
      );
      CREATE INDEX page_attempt_by_case ON page_attempt (escalation_id, queued_at);
      CREATE INDEX page_attempt_live ON page_attempt (account_id) WHERE status IN ('QUEUED', 'SENT', 'DELIVERED');

      CREATE TABLE clinical_conversation (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        escalation_id uuid NOT NULL UNIQUE REFERENCES escalation,
        account_id uuid NOT NULL REFERENCES account,
        membership_id uuid NOT NULL REFERENCES membership,
        created_at timestamptz(3) NOT NULL,
        last_message_at timestamptz(3) NOT NULL,
        member_read_at timestamptz(3),
        clinic_read_at timestamptz(3),
        call_back_asked_at timestamptz(3)
      );
      CREATE TABLE clinical_message (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        conversation_id uuid NOT NULL REFERENCES clinical_conversation,
        from_clinic boolean NOT NULL,
        author_id uuid NOT NULL REFERENCES account,
        body_source text NOT NULL,
        body_html text NOT NULL,
        key uuid NOT NULL,
        sent_at timestamptz(3) NOT NULL,
        UNIQUE (author_id, key)
      );
      CREATE INDEX clinical_message_by_conversation ON clinical_message (conversation_id, sent_at, id);

      CREATE TABLE clinical_note (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        escalation_id uuid NOT NULL REFERENCES escalation,
        author_id uuid NOT NULL REFERENCES account,
        addendum_to uuid REFERENCES clinical_note,
        fields jsonb NOT NULL,
        text text NOT NULL DEFAULT '',
        signed_at timestamptz(3),
        saved_at timestamptz(3) NOT NULL
      );
      CREATE INDEX clinical_note_by_case ON clinical_note (escalation_id, saved_at);

      CREATE TABLE outreach (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        escalation_id uuid NOT NULL REFERENCES escalation,
        actor_id uuid NOT NULL REFERENCES account,
        channel text NOT NULL,
        result text NOT NULL CHECK (result IN ('REACHED', 'NO_ANSWER', 'DECLINED', 'WRONG_PERSON', 'THIRD_PARTY', 'SENT')),
        words text,
        next_attempt_at timestamptz(3),
        at timestamptz(3) NOT NULL
      );
      CREATE INDEX outreach_by_case ON outreach (escalation_id, at);

      CREATE TABLE follow_up (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        escalation_id uuid NOT NULL REFERENCES escalation,
        due_at timestamptz(3) NOT NULL,
        done_at timestamptz(3),
        done_by uuid REFERENCES account
      );
      CREATE INDEX follow_up_due ON follow_up (due_at) WHERE done_at IS NULL;

      -- identity: apart from everything, sealed with its own key (CR-1) -----------------------------------------------
      CREATE TABLE identity_field (
        account_id uuid NOT NULL REFERENCES account,
        field text NOT NULL CHECK (field IN ('NAME', 'PHONE', 'ADDRESS', 'SUPPORTER', 'CLINIC')),
        sealed bytea NOT NULL,
        key_version smallint NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        PRIMARY KEY (account_id, field)
      );

      CREATE TABLE reveal (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        escalation_id uuid NOT NULL REFERENCES escalation,
        account_id uuid NOT NULL REFERENCES account,
        requested_by uuid NOT NULL REFERENCES account,
        fields text[] NOT NULL,
        reason_code text NOT NULL CHECK (reason_code IN ('DANGER_TO_LIFE', 'DANGER_TO_OTHER', 'CHILD_OR_ADULT_AT_RISK', 'LEGAL_ORDER', 'MEMBER_ASKED')),
        reason text NOT NULL,
        status text NOT NULL CHECK (status IN ('REQUESTED', 'ACTIVE', 'EXPIRED', 'REVOKED', 'REVIEWED_OK', 'REVIEWED_CONCERN')),
        requested_at timestamptz(3) NOT NULL,
        granted_at timestamptz(3),
        granted_by uuid REFERENCES account,
        expires_at timestamptz(3),
        review_by timestamptz(3),
        reviewed_by uuid REFERENCES account,
        reviewed_at timestamptz(3),
        review_finding text,
        tell_member_by timestamptz(3),
        member_told_at timestamptz(3),
        withheld_reason text,
        look_again_at timestamptz(3),
        version integer NOT NULL DEFAULT 1
      );
      CREATE INDEX reveal_by_account ON reveal (account_id, requested_at DESC);
      CREATE INDEX reveal_due ON reveal (review_by) WHERE reviewed_at IS NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
