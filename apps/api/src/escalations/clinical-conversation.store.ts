import { Injectable } from '@nestjs/common';

import { row, rows, type Tx, write } from '../platform/db.js';

export interface ClinicalConversationRow {
  id: string;
  escalationId: string;
  accountId: string;
  membershipId: string;
  ownerId: string | null;
  ended: boolean;
  reference: number;
  groupName: string;
  memberName: string;
  memberAvatar: string;
  lastMessageAt: Date;
  memberReadAt: Date | null;
  clinicReadAt: Date | null;
  callBackAskedAt: Date | null;
  callBackFrom: Date | null;
  callBackUntil: Date | null;
}

export interface ClinicalMessageRow {
  id: string;
  conversationId: string;
  fromClinic: boolean;
  authorId: string;
  workName: string | null;
  jobTitle: string | null;
  bodySource: string;
  bodyHtml: string;
  sentAt: Date;
}

const conversations = `
  SELECT c.id, c.escalation_id, c.account_id, c.membership_id, e.owner_id, e.reference,
    e.status IN ('CLOSED', 'REVIEWED', 'DECLINED_RETURNED') AS ended, g.name AS group_name,
    m.display_name AS member_name, m.avatar AS member_avatar,
    c.last_message_at, c.member_read_at, c.clinic_read_at, c.call_back_asked_at, c.call_back_from, c.call_back_until
  FROM clinical_conversation c
  JOIN escalation e ON e.id = c.escalation_id
  JOIN membership m ON m.id = c.membership_id
  JOIN peer_group g ON g.id = m.group_id`;

/** All SQL about the private clinical conversation. Its tables are read nowhere else (R34). */
@Injectable()
export class ClinicalConversationStore {
  ofCase(tx: Tx, escalationId: string): Promise<ClinicalConversationRow | null> {
    return row(tx, `${conversations} WHERE c.escalation_id = $1`, [escalationId]);
  }

  /** The account is part of the question, so nobody reaches another's conversation. */
  ofMember(tx: Tx, accountId: string, id: string): Promise<ClinicalConversationRow | null> {
    return row(tx, `${conversations} WHERE c.id = $1 AND c.account_id = $2`, [id, accountId]);
  }

  allOfMember(tx: Tx, accountId: string): Promise<ClinicalConversationRow[]> {
    return rows(tx, `${conversations} WHERE c.account_id = $1 ORDER BY c.last_message_at DESC, c.id`, [accountId]);
  }

  messages(tx: Tx, conversationIds: readonly string[]): Promise<ClinicalMessageRow[]> {
    return rows(
      tx,
      `SELECT m.id, m.conversation_id, m.from_clinic, m.author_id, a.work_name, a.job_title, m.body_source, m.body_html, m.sent_at
       FROM clinical_message m JOIN account a ON a.id = m.author_id
       WHERE m.conversation_id = ANY($1) ORDER BY m.sent_at, m.id`,
      [conversationIds],
    );
  }

  async open(
    tx: Tx,
    about: { escalationId: string; accountId: string; membershipId: string; at: Date },
  ): Promise<void> {
    await write(
      tx,
      `INSERT INTO clinical_conversation (escalation_id, account_id, membership_id, created_at, last_message_at)
       VALUES ($1, $2, $3, $4, $4) ON CONFLICT (escalation_id) DO NOTHING`,
      [about.escalationId, about.accountId, about.membershipId, about.at],
    );
  }

  /** Null when this author wrote with this key before. */
  async add(
    tx: Tx,
    message: {
      conversationId: string;
      fromClinic: boolean;
      authorId: string;
      source: string;
      html: string;
      key: string;
      at: Date;
    },
  ): Promise<string | null> {
    const made = await row<{ id: string }>(
      tx,
      `INSERT INTO clinical_message (conversation_id, from_clinic, author_id, body_source, body_html, key, sent_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (author_id, key) DO NOTHING RETURNING id`,
      [
        message.conversationId,
        message.fromClinic,
        message.authorId,
        message.source,
        message.html,
        message.key,
        message.at,
      ],
    );
    if (!made) return null;
    const read = message.fromClinic ? 'clinic_read_at' : 'member_read_at';
    await write(tx, `UPDATE clinical_conversation SET last_message_at = $2, ${read} = $2 WHERE id = $1`, [
      message.conversationId,
      message.at,
    ]);
    return made.id;
  }

  writtenWith(tx: Tx, authorId: string, key: string): Promise<{ conversationId: string; bodySource: string } | null> {
    return row(tx, `SELECT conversation_id, body_source FROM clinical_message WHERE author_id = $1 AND key = $2`, [
      authorId,
      key,
    ]);
  }

  async readBy(tx: Tx, id: string, side: 'member' | 'clinic', at: Date): Promise<void> {
    await write(
      tx,
      `UPDATE clinical_conversation SET ${side === 'member' ? 'member_read_at' : 'clinic_read_at'} = $2 WHERE id = $1`,
      [id, at],
    );
  }

  /** How many: none when they have asked for these times already and nobody has reached them yet. */
  askCallBack(tx: Tx, id: string, at: Date, times: { from: Date; until: Date } | null): Promise<number> {
    return write(
      tx,
      `UPDATE clinical_conversation SET call_back_asked_at = $2, call_back_from = $3, call_back_until = $4
       WHERE id = $1 AND (call_back_asked_at IS NULL OR call_back_from IS DISTINCT FROM $3
         OR call_back_until IS DISTINCT FROM $4)`,
      [id, at, times?.from ?? null, times?.until ?? null],
    );
  }

  /** They were reached by phone, or the case begins anew. */
  async callBackDone(tx: Tx, escalationId: string): Promise<void> {
    await write(
      tx,
      `UPDATE clinical_conversation SET call_back_asked_at = NULL, call_back_from = NULL, call_back_until = NULL
       WHERE escalation_id = $1`,
      [escalationId],
    );
  }

  /** What the detector found in one message, with its evidence; kept once per message and rule. */
  async addFinding(
    tx: Tx,
    found: {
      escalationId: string;
      messageId: string;
      ruleId: string;
      signal: string;
      level: string;
      spans: readonly { start: number; end: number }[];
      detectorVersion: string;
      at: Date;
    },
  ): Promise<void> {
    await write(
      tx,
      `INSERT INTO clinical_finding (escalation_id, message_id, rule_id, signal, level, spans, detector_version, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (message_id, rule_id) DO NOTHING`,
      [
        found.escalationId,
        found.messageId,
        found.ruleId,
        found.signal,
        found.level,
        JSON.stringify(found.spans),
        found.detectorVersion,
        found.at,
      ],
    );
  }

  /** How many conversations hold something the member has not read. */
  async unread(tx: Tx, accountIds: readonly string[]): Promise<Map<string, number>> {
    const found = await rows<{ accountId: string; count: number }>(
      tx,
      `SELECT account_id, count(*) AS count FROM clinical_conversation
       WHERE account_id = ANY($1) AND (member_read_at IS NULL OR member_read_at < last_message_at) GROUP BY account_id`,
      [accountIds],
    );
    return new Map(found.map(({ accountId, count }) => [accountId, count]));
  }
}
