import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Forum, live rooms, drafts, private team conversations, notices and help cards. */
export class Talk1700000000002 implements MigrationInterface {
  name = 'Talk1700000000002';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE thread (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        group_id uuid NOT NULL REFERENCES peer_group,
        author_id uuid NOT NULL REFERENCES membership,
        title text NOT NULL,
        topic text,
        is_visible boolean NOT NULL DEFAULT true,
        replies_off boolean NOT NULL DEFAULT false,
        reply_count integer NOT NULL DEFAULT 0,
        last_number integer NOT NULL DEFAULT 1,
        last_activity_at timestamptz(3) NOT NULL,
        created_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1
      );
      COMMENT ON COLUMN thread.is_visible IS 'The opening post can be read by the group: published, restricted or replies off';
      CREATE INDEX thread_newest ON thread (group_id, last_activity_at DESC, id DESC);
      CREATE INDEX thread_oldest ON thread (group_id, created_at, id);
      CREATE INDEX thread_no_reply ON thread (group_id, last_activity_at DESC, id DESC) WHERE reply_count = 0;
      CREATE INDEX thread_by_author ON thread (author_id);

      CREATE TABLE post (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        thread_id uuid NOT NULL REFERENCES thread,
        group_id uuid NOT NULL REFERENCES peer_group,
        author_id uuid NOT NULL REFERENCES membership,
        number integer NOT NULL,
        reply_to_id uuid REFERENCES post,
        body_source text NOT NULL,
        body_html text NOT NULL,
        state text NOT NULL CHECK (state IN ('PREMODERATED_PENDING', 'PUBLISHED', 'PUBLISHED_RESTRICTED', 'REPLIES_OFF',
          'HELD', 'HIDDEN', 'REMOVED', 'DECLINED', 'AUTHOR_DELETED')),
        created_at timestamptz(3) NOT NULL,
        edited_at timestamptz(3),
        version integer NOT NULL DEFAULT 1,
        UNIQUE (thread_id, number)
      );
      CREATE INDEX post_by_author ON post (author_id, created_at DESC);

      -- Every text a post has ever had; evidence and history (R6, R19).
      CREATE TABLE post_text (
        post_id uuid NOT NULL REFERENCES post,
        version integer NOT NULL,
        title text,
        body_source text NOT NULL,
        written_at timestamptz(3) NOT NULL,
        PRIMARY KEY (post_id, version)
      );

      -- Every change of state of a post or a room message (R19).
      CREATE TABLE content_transition (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        content_type text NOT NULL CHECK (content_type IN ('POST', 'MESSAGE')),
        content_id uuid NOT NULL,
        from_state text NOT NULL,
        to_state text NOT NULL,
        actor_id uuid REFERENCES account,
        reason_code text NOT NULL,
        note text,
        policy_version text NOT NULL,
        at timestamptz(3) NOT NULL
      );
      CREATE INDEX content_transition_by_content ON content_transition (content_id, at);

      CREATE TABLE heard (
        post_id uuid NOT NULL REFERENCES post,
        membership_id uuid NOT NULL REFERENCES membership,
        at timestamptz(3) NOT NULL,
        PRIMARY KEY (post_id, membership_id)
      );

      CREATE TABLE thread_visit (
        membership_id uuid NOT NULL REFERENCES membership,
        thread_id uuid NOT NULL REFERENCES thread,
        read_number integer NOT NULL,
        read_at timestamptz(3) NOT NULL,
        PRIMARY KEY (membership_id, thread_id)
      );

      -- place: thread:<group> | reply:<thread> | edit:<post> | room:<room> | team:<conversation> | case:<escalation> | report:<subject> …
      CREATE TABLE draft (
        account_id uuid NOT NULL REFERENCES account,
        place text NOT NULL,
        title text NOT NULL DEFAULT '',
        body text NOT NULL,
        saved_at timestamptz(3) NOT NULL,
        PRIMARY KEY (account_id, place)
      );

      -- live rooms ----------------------------------------------------------------------------------------------
      CREATE TABLE room (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        group_id uuid NOT NULL UNIQUE REFERENCES peer_group,
        title text NOT NULL,
        last_seq bigint NOT NULL DEFAULT 0,
        slow_mode_seconds integer NOT NULL DEFAULT 0,
        held_at timestamptz(3)
      );

      CREATE TABLE message (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        room_id uuid NOT NULL REFERENCES room,
        author_id uuid NOT NULL REFERENCES membership,
        key uuid NOT NULL,
        reply_to_id uuid REFERENCES message,
        body_source text NOT NULL,
        body_html text NOT NULL,
        state text NOT NULL CHECK (state IN ('PUBLISHED', 'HELD', 'HIDDEN', 'REMOVED', 'AUTHOR_DELETED')),
        sent_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (author_id, key)
      );
      CREATE INDEX message_by_room ON message (room_id, sent_at DESC, id DESC);
      CREATE INDEX message_by_author ON message (author_id, sent_at DESC);

      -- Numbered without gaps, per room: the truth that clients catch up from.
      CREATE TABLE room_event (
        room_id uuid NOT NULL REFERENCES room,
        seq bigint NOT NULL,
        type text NOT NULL CHECK (type IN ('SENT', 'HIDDEN', 'TAKEN_BACK', 'RESTORED')),
        message_id uuid NOT NULL REFERENCES message,
        at timestamptz(3) NOT NULL,
        PRIMARY KEY (room_id, seq)
      );

      CREATE UNLOGGED TABLE room_presence (
        socket_id text PRIMARY KEY,
        room_id uuid NOT NULL,
        membership_id uuid NOT NULL,
        account_id uuid NOT NULL,
        seen_at timestamptz(3) NOT NULL
      );
      CREATE INDEX room_presence_by_room ON room_presence (room_id, seen_at);

      -- shifts of moderators ------------------------------------------------------------------------------------
      CREATE TABLE desk_shift (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        account_id uuid NOT NULL REFERENCES account,
        planned_from timestamptz(3) NOT NULL,
        planned_until timestamptz(3) NOT NULL CHECK (planned_until > planned_from),
        started_at timestamptz(3),
        ended_at timestamptz(3),
        status text NOT NULL CHECK (status IN ('PLANNED', 'ACTIVE', 'HANDED_OVER', 'ABANDONED')),
        hard_item_cap integer NOT NULL DEFAULT 3,
        prefers_not text[] NOT NULL DEFAULT '{}',
        handover_note text,
        version integer NOT NULL DEFAULT 1,
        EXCLUDE USING gist (account_id WITH =, tstzrange(planned_from, planned_until) WITH &&) WHERE (status <> 'ABANDONED')
      );
      CREATE INDEX desk_shift_by_time ON desk_shift (planned_until, planned_from);
      CREATE UNIQUE INDEX desk_shift_one_active ON desk_shift (account_id) WHERE status = 'ACTIVE';

      -- private talk with the moderation team ---------------------------------------------------------------------
      CREATE TABLE team_conversation (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        membership_id uuid NOT NULL UNIQUE REFERENCES membership,
        created_at timestamptz(3) NOT NULL,
        last_message_at timestamptz(3) NOT NULL,
        member_read_at timestamptz(3),
        team_read_at timestamptz(3)
      );
      CREATE TABLE team_message (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        conversation_id uuid NOT NULL REFERENCES team_conversation,
        from_team boolean NOT NULL,
        author_id uuid NOT NULL REFERENCES account,
        body_source text NOT NULL,
        body_html text NOT NULL,
        template text,
        key uuid NOT NULL,
        sent_at timestamptz(3) NOT NULL,
        UNIQUE (author_id, key)
      );
      CREATE INDEX team_message_by_conversation ON team_message (conversation_id, sent_at, id);

      -- told to people --------------------------------------------------------------------------------------------
      CREATE TABLE notice (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        account_id uuid NOT NULL REFERENCES account,
        kind text NOT NULL,
        link text NOT NULL,
        facts jsonb NOT NULL DEFAULT '{}',
        key text NOT NULL,
        created_at timestamptz(3) NOT NULL,
        seen_at timestamptz(3),
        UNIQUE (account_id, key)
      );
      COMMENT ON COLUMN notice.facts IS 'Ids, codes, names of groups and display names shown inside the app; never text a person wrote';
      CREATE INDEX notice_by_account ON notice (account_id, created_at DESC, id DESC);
      CREATE INDEX notice_unseen ON notice (account_id) WHERE seen_at IS NULL;

      -- Shown to the author alone (R40, F1).
      CREATE TABLE help_card (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        account_id uuid NOT NULL REFERENCES account,
        membership_id uuid NOT NULL REFERENCES membership,
        content_type text NOT NULL CHECK (content_type IN ('POST', 'MESSAGE', 'TEAM_MESSAGE')),
        content_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('DISTRESS', 'IMMEDIATE', 'LOW', 'HIGH')),
        quoted text,
        choice text,
        shown_at timestamptz(3) NOT NULL,
        answered_at timestamptz(3),
        UNIQUE (content_id, kind)
      );
      CREATE INDEX help_card_by_account ON help_card (account_id, shown_at DESC);

      -- Every create and edit waits here until the detector has read it (R9).
      CREATE TABLE screening (
        content_type text NOT NULL,
        content_id uuid NOT NULL,
        content_version integer NOT NULL,
        group_id uuid,
        membership_id uuid,
        status text NOT NULL CHECK (status IN ('WAITING', 'SCREENED', 'UNSCREENED')),
        level text,
        detector_version text,
        queued_at timestamptz(3) NOT NULL,
        screened_at timestamptz(3),
        PRIMARY KEY (content_type, content_id, content_version)
      );
      CREATE INDEX screening_waiting ON screening (queued_at) WHERE status = 'WAITING';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
