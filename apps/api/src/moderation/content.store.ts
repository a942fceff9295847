import { Injectable } from '@nestjs/common';

import { isReadable, type PostState, postStates } from '@kith/domain/post/post';

import { row, type Tx } from '../platform/db.js';
import type { ReviewableContent } from '../screening/content.model.js';

const readableStates = postStates.filter(isReadable);

/** Reads what is reported but has no feature to ask: profiles, and who is behind the words of the team. */
@Injectable()
export class ContentStore {
  /** Name and words of a profile; its version is the membership's. */
  async profile(tx: Tx, membershipId: string): Promise<ReviewableContent | null> {
    const found = await row<{
      groupId: string;
      slug: string;
      displayName: string;
      about: string;
      version: number;
      joinedAt: Date;
    }>(
      tx,
      `SELECT m.group_id, g.slug, m.display_name, m.about, m.version, m.joined_at
       FROM membership m JOIN peer_group g ON g.id = m.group_id WHERE m.id = $1`,
      [membershipId],
    );
    return (
      found && {
        contentType: 'PROFILE',
        contentId: membershipId,
        version: found.version,
        groupId: found.groupId,
        membershipId,
        title: found.displayName,
        bodySource: found.about,
        state: 'PUBLISHED',
        writtenAt: found.joinedAt,
        link: `/groups/${found.slug}`,
        repliesOff: false,
        before: [],
        after: [],
      }
    );
  }

  /** Whether the group could read a text before it was moved. What was held in the moment of writing never stood there. */
  async wasReadable(tx: Tx, contentId: string): Promise<boolean> {
    const found = await row(
      tx,
      `SELECT 1 AS found FROM content_transition c WHERE c.content_id = $1 AND c.from_state = ANY($2)
         AND (c.reason_code <> 'screening.hold' OR EXISTS (
           SELECT 1 FROM post_text x WHERE x.post_id = c.content_id AND x.version > 1 AND x.written_at <= c.at)) LIMIT 1`,
      [contentId, readableStates],
    );
    return found !== null;
  }

  /** Where a text stood before its author asked that only moderators read it; null when something else moved it last. */
  async keptByAuthor(tx: Tx, contentId: string): Promise<PostState | null> {
    const last = await row<{ from: PostState; reasonCode: string }>(
      tx,
      `SELECT from_state AS "from", reason_code FROM content_transition WHERE content_id = $1 ORDER BY at DESC, id DESC LIMIT 1`,
      [contentId],
    );
    return last?.reasonCode === 'authorAsked' ? last.from : null;
  }

  /** Who wrote a private message of the team, and in whose conversation; null when a member wrote it. */
  teamAuthor(
    tx: Tx,
    messageId: string,
  ): Promise<{ authorId: string; authorMembershipId: string | null; groupId: string; ownerId: string } | null> {
    return row(
      tx,
      `SELECT t.author_id, am.id AS author_membership_id, m.group_id, m.account_id AS owner_id
       FROM team_message t JOIN team_conversation c ON c.id = t.conversation_id JOIN membership m ON m.id = c.membership_id
       LEFT JOIN membership am ON am.account_id = t.author_id AND am.group_id = m.group_id
       WHERE t.id = $1 AND t.from_team`,
      [messageId],
    );
  }

  /** Whether the person behind a membership moderates its group now, or leads the desk. */
  async isModerator(tx: Tx, membershipId: string, now: Date): Promise<boolean> {
    const found = await row<{ yes: boolean }>(
      tx,
      `SELECT EXISTS (SELECT 1 FROM account_role r WHERE r.account_id = m.account_id
         AND r.role IN ('leadModerator', 'clinician', 'clinicalLead', 'safeguardingLead'))
         OR EXISTS (SELECT 1 FROM account_role r JOIN certificate c ON c.account_id = r.account_id
           WHERE r.account_id = m.account_id AND r.role = 'peerModerator' AND c.group_id = m.group_id
             AND c.revoked_at IS NULL AND c.valid_from <= $2 AND c.valid_until > $2) AS yes
       FROM membership m WHERE m.id = $1`,
      [membershipId, now],
    );
    return found?.yes ?? false;
  }
}
