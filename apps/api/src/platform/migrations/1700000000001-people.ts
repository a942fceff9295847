import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts, sessions, groups, memberships, and what the platform needs: events, audit, mail, rates, write keys. */
export class People1700000000001 implements MigrationInterface {
  name = 'People1700000000001';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE EXTENSION IF NOT EXISTS btree_gist;

      -- platform ------------------------------------------------------------------------------------------------
      CREATE TABLE domain_event (
        id uuid PRIMARY KEY,
        type text NOT NULL,
        payload jsonb NOT NULL,
        actor_id uuid,
        correlation_id text,
        occurred_at timestamptz(3) NOT NULL DEFAULT now()
      );
      CREATE INDEX domain_event_by_time ON domain_event (occurred_at, id);

      CREATE TABLE handled_event (
        subscriber text NOT NULL,
        event_id uuid NOT NULL,
        handled_at timestamptz(3) NOT NULL DEFAULT now(),
        PRIMARY KEY (subscriber, event_id)
      );

      -- Answers given to writes, so that a retry gets the same answer and never writes twice (R27).
      CREATE TABLE write_key (
        account_id uuid NOT NULL,
        key uuid NOT NULL,
        operation text NOT NULL,
        input_hash bytea NOT NULL,
        result jsonb,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        PRIMARY KEY (account_id, key)
      );
      CREATE INDEX write_key_by_age ON write_key (created_at);

      CREATE UNLOGGED TABLE rate_window (
        bucket text NOT NULL,
        starts_at timestamptz(3) NOT NULL,
        used integer NOT NULL,
        PRIMARY KEY (bucket, starts_at)
      );

      -- Heartbeats and other single facts of the running service.
      CREATE TABLE service_state (
        key text PRIMARY KEY,
        value jsonb NOT NULL,
        at timestamptz(3) NOT NULL DEFAULT now()
      );

      -- A promised time that was missed (R16). Written once per promise.
      CREATE TABLE breach (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        timer text NOT NULL,
        subject_type text NOT NULL,
        subject_id uuid NOT NULL,
        level text,
        due_at timestamptz(3) NOT NULL,
        noticed_at timestamptz(3) NOT NULL,
        cause text NOT NULL,
        UNIQUE (timer, subject_id, due_at)
      );
      CREATE INDEX breach_by_time ON breach (noticed_at);

      CREATE TABLE mail (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        account_id uuid,
        template text NOT NULL,
        to_sealed bytea NOT NULL,
        subject text NOT NULL,
        text_sealed bytea,
        key text NOT NULL UNIQUE,
        status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'sent', 'failed')),
        attempts integer NOT NULL DEFAULT 0,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        sent_at timestamptz(3)
      );
      CREATE INDEX mail_queued ON mail (created_at) WHERE status = 'queued';

      -- Audit: append only, hash-chained by the database itself, no content (R53). Sixteen chains, chosen by the
      -- connection, so that one transaction holds one chain and writers seldom wait for each other.
      CREATE TABLE audit_chain (
        chain smallint PRIMARY KEY,
        length bigint NOT NULL,
        head bytea NOT NULL
      );
      INSERT INTO audit_chain SELECT n, 0, sha256(convert_to('kith audit ' || n, 'UTF8')) FROM generate_series(0, 15) n;

      CREATE TABLE audit_entry (
        chain smallint NOT NULL,
        position bigint NOT NULL,
        id uuid NOT NULL DEFAULT uuidv7() UNIQUE,
        at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
        actor_id uuid,
        actor_roles text[] NOT NULL DEFAULT '{}',
        session_id uuid,
        action text NOT NULL,
        target_type text NOT NULL,
        target_id text NOT NULL,
        escalation_id uuid,
        before_state text,
        after_state text,
        reason_code text,
        details jsonb NOT NULL DEFAULT '{}',
        correlation_id text,
        previous_hash bytea NOT NULL,
        hash bytea NOT NULL,
        PRIMARY KEY (chain, position)
      );
      CREATE INDEX audit_by_time ON audit_entry (at DESC, id DESC);
      CREATE INDEX audit_by_actor ON audit_entry (actor_id, at DESC);
      CREATE INDEX audit_by_target ON audit_entry (target_type, target_id, at DESC);
      CREATE INDEX audit_by_escalation ON audit_entry (escalation_id, at DESC) WHERE escalation_id IS NOT NULL;

      CREATE FUNCTION audit_hash(e audit_entry) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
        SELECT sha256(e.previous_hash || convert_to(jsonb_build_array(
          e.chain, e.position, e.id, extract(epoch FROM e.at), e.actor_id, e.actor_roles, e.session_id, e.action,
          e.target_type, e.target_id, e.escalation_id, e.before_state, e.after_state, e.reason_code, e.details,
          e.correlation_id)::text, 'UTF8'))
      $$;

      CREATE FUNCTION audit_append() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.chain := pg_backend_pid() % 16;
        UPDATE audit_chain SET length = length + 1 WHERE chain = NEW.chain
          RETURNING length, head INTO NEW.position, NEW.previous_hash;
        NEW.hash := audit_hash(NEW);
        UPDATE audit_chain SET head = NEW.hash WHERE chain = NEW.chain;
        RETURN NEW;
      END $$;
      CREATE TRIGGER audit_append BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_append();

      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
      END $$;
      CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER events_are_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON domain_event
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      -- accounts ------------------------------------------------------------------------------------------------
      CREATE TABLE account (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        email_sealed bytea NOT NULL,
        email_index bytea NOT NULL UNIQUE,
        password_hash text NOT NULL,
        country text NOT NULL,
        locale text NOT NULL DEFAULT 'en-GB',
        time_zone text NOT NULL DEFAULT 'Europe/London',
        glucose_unit text NOT NULL DEFAULT 'mmol/L' CHECK (glucose_unit IN ('mmol/L', 'mg/dL')),
        status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'active', 'closed', 'memorial')),
        work_name text,
        job_title text,
        email_confirmed_at timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT now()
      );
      COMMENT ON COLUMN account.work_name IS 'Name staff are known by at work; clinicians sign with it';

      CREATE TABLE account_role (
        account_id uuid NOT NULL REFERENCES account,
        role text NOT NULL,
        granted_by uuid REFERENCES account,
        granted_at timestamptz(3) NOT NULL DEFAULT now(),
        PRIMARY KEY (account_id, role)
      );

      CREATE TABLE session (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        token_hash bytea NOT NULL UNIQUE,
        account_id uuid NOT NULL REFERENCES account,
        device text NOT NULL,
        created_at timestamptz(3) NOT NULL,
        last_seen_at timestamptz(3) NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        second_factor_at timestamptz(3),
        stepped_up_at timestamptz(3),
        revoked_at timestamptz(3)
      );
      CREATE INDEX session_by_account ON session (account_id) WHERE revoked_at IS NULL;

      CREATE TABLE second_factor (
        account_id uuid PRIMARY KEY REFERENCES account,
        seed_sealed bytea NOT NULL,
        confirmed_at timestamptz(3),
        last_step bigint NOT NULL DEFAULT 0
      );

      CREATE TABLE email_token (
        token_hash bytea PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES account,
        purpose text NOT NULL CHECK (purpose IN ('confirm', 'reset')),
        expires_at timestamptz(3) NOT NULL,
        used_at timestamptz(3),
        created_at timestamptz(3) NOT NULL
      );

      CREATE TABLE consent (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        account_id uuid NOT NULL REFERENCES account,
        purpose text NOT NULL,
        version text NOT NULL,
        given_at timestamptz(3) NOT NULL,
        withdrawn_at timestamptz(3)
      );
      CREATE INDEX consent_by_account ON consent (account_id, purpose);

      -- What a member chose to tell the clinical team. Read in an open case only.
      CREATE TABLE told_us (
        account_id uuid PRIMARY KEY REFERENCES account,
        condition text,
        years_with_it integer,
        treatment text,
        devices text,
        pregnancy boolean,
        age_band text,
        region text,
        contact_by text,
        supporter text,
        updated_at timestamptz(3) NOT NULL
      );

      -- groups --------------------------------------------------------------------------------------------------
      CREATE TABLE peer_group (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        slug text NOT NULL UNIQUE,
        name text NOT NULL,
        summary text NOT NULL,
        about text NOT NULL DEFAULT '',
        join_rule text NOT NULL DEFAULT 'OPEN' CHECK (join_rule IN ('OPEN', 'ASK', 'INVITED')),
        premoderation text NOT NULL DEFAULT 'OFF' CHECK (premoderation IN ('OFF', 'FIRST_THREE', 'ALL')),
        moderated_hours text NOT NULL DEFAULT '',
        is_sensitive boolean NOT NULL DEFAULT false,
        archived_at timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1
      );

      CREATE TABLE membership (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        group_id uuid NOT NULL REFERENCES peer_group,
        account_id uuid NOT NULL REFERENCES account,
        display_name text NOT NULL,
        name_skeleton text NOT NULL,
        avatar text NOT NULL,
        about text NOT NULL DEFAULT '',
        standing text NOT NULL CHECK (standing IN ('ASKED', 'ACTIVE', 'LEFT', 'DECLINED', 'REMOVED')),
        asked_note text,
        posts_published integer NOT NULL DEFAULT 0,
        restricted_until timestamptz(3),
        joined_at timestamptz(3) NOT NULL,
        left_at timestamptz(3),
        last_visit_at timestamptz(3),
        visit_before_at timestamptz(3),
        version integer NOT NULL DEFAULT 1,
        UNIQUE (group_id, account_id),
        UNIQUE (group_id, name_skeleton)
      );
      CREATE INDEX membership_by_account ON membership (account_id) WHERE standing = 'ACTIVE';

      -- A peer moderator's powers follow from this, per group, by the clock.
      CREATE TABLE certificate (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        account_id uuid NOT NULL REFERENCES account,
        group_id uuid NOT NULL REFERENCES peer_group,
        valid_from timestamptz(3) NOT NULL,
        valid_until timestamptz(3) NOT NULL,
        issued_by uuid REFERENCES account,
        revoked_at timestamptz(3)
      );
      CREATE INDEX certificate_by_account ON certificate (account_id) WHERE revoked_at IS NULL;

      CREATE TABLE silence (
        membership_id uuid NOT NULL REFERENCES membership,
        target_id uuid NOT NULL REFERENCES membership,
        kind text NOT NULL CHECK (kind IN ('MUTE', 'BLOCK')),
        created_at timestamptz(3) NOT NULL,
        PRIMARY KEY (membership_id, target_id)
      );
      CREATE INDEX silence_by_target ON silence (target_id) WHERE kind = 'BLOCK';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
