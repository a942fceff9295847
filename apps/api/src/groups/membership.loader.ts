import { moderatesGroup } from '@kith/domain/actor';
import { newForMs, type SilenceKind, type Standing } from '@kith/domain/group/membership';

import { rows } from '../platform/db.js';
import type { Batch } from '../platform/loaders.js';

/** A person as others in one group see them. Never holds an account id. */
export interface AuthorCard {
  id: string;
  groupId: string;
  displayName: string;
  avatar: string;
  about: string;
  isModerator: boolean;
  isNew: boolean;
  isMe: boolean;
  silenced: SilenceKind | null;
}

/**
 * Authors by membership id, as the viewer sees them. The caller has decided that the viewer may see what they wrote;
 * a name alone opens nothing.
 */
export const authors: Batch<AuthorCard> = async (ids, { db, actor, now }) => {
  const found = await rows<AuthorCard>(
    db,
    `SELECT m.id, m.group_id, m.display_name, m.avatar, m.about,
            EXISTS (SELECT 1 FROM account_role r WHERE r.account_id = m.account_id AND (r.role = 'leadModerator' OR (
              r.role = 'peerModerator' AND EXISTS (SELECT 1 FROM certificate c WHERE c.account_id = m.account_id
                AND c.group_id = m.group_id AND c.revoked_at IS NULL AND c.valid_from <= $3 AND c.valid_until > $3)))) AS is_moderator,
            m.joined_at > $4 AS is_new,
            coalesce(m.account_id = $2, false) AS is_me,
            s.kind AS silenced
     FROM membership m
     LEFT JOIN membership mine ON mine.group_id = m.group_id AND mine.account_id = $2
     LEFT JOIN silence s ON s.membership_id = mine.id AND s.target_id = m.id
     WHERE m.id = ANY($1)`,
    [ids, actor?.id ?? null, now, new Date(now.getTime() - newForMs)],
  );
  return new Map(found.map((card) => [card.id, card]));
};

export interface GroupFacts {
  people: number;
  moderators: { membershipId: string | null; displayName: string; avatar: string }[];
}

/** Drawing of a moderator who is no member of the group. */
export const staffAvatar = 'hills-stone';

/** How many people a group has (for a band, never shown as a number) and who moderates it, by group id. */
export const groupFacts: Batch<GroupFacts> = async (ids, { db, now }) => {
  const found = await rows<GroupFacts & { id: string }>(
    db,
    `SELECT g.id,
            (SELECT count(*) FROM membership m WHERE m.group_id = g.id AND m.standing = 'ACTIVE') AS people,
            coalesce((SELECT jsonb_agg(DISTINCT jsonb_build_object(
                'membershipId', m.id,
                'displayName', coalesce(m.display_name, a.work_name, 'Moderator'),
                'avatar', coalesce(m.avatar, $3::text)))
              FROM certificate c JOIN account a ON a.id = c.account_id
              JOIN account_role r ON r.account_id = a.id AND r.role = 'peerModerator'
              LEFT JOIN membership m ON m.group_id = g.id AND m.account_id = a.id AND m.standing = 'ACTIVE'
              WHERE c.group_id = g.id AND c.revoked_at IS NULL AND c.valid_from <= $2 AND c.valid_until > $2), '[]') AS moderators
     FROM unnest($1::uuid[]) AS g(id)`,
    [ids, now, staffAvatar],
  );
  return new Map(found.map((facts) => [facts.id, facts]));
};

export interface MyMembershipCard {
  id: string;
  groupId: string;
  groupName: string;
  groupSlug: string;
  displayName: string;
  avatar: string;
  about: string;
  standing: Standing;
  restrictedUntil: Date | null;
  lastVisitAt: Date | null;
  moderates: boolean;
  greets: boolean;
  hasWritten: boolean;
  /** For rules, not for the screen. */
  joinedAt: Date;
  confirmed: boolean;
}

/** The viewer's own memberships, by group id. A group without one is left out. */
export const myMemberships: Batch<MyMembershipCard> = async (groupIds, { db, actor, now }) => {
  if (!actor) return new Map();
  const found = await rows<MyMembershipCard>(
    db,
    `SELECT m.id, m.group_id, g.name AS group_name, g.slug AS group_slug, m.display_name, m.avatar, m.about, m.standing,
            CASE WHEN m.restricted_until > $3 THEN m.restricted_until END AS restricted_until,
            m.visit_before_at AS last_visit_at, m.greets_since IS NOT NULL AS greets,
            m.posts_published > 0 AS has_written, m.joined_at, a.email_confirmed_at IS NOT NULL AS confirmed
     FROM membership m JOIN peer_group g ON g.id = m.group_id JOIN account a ON a.id = m.account_id
     WHERE m.account_id = $1 AND m.group_id = ANY($2)`,
    [actor.id, groupIds, now],
  );
  return new Map(found.map((mine) => [mine.groupId, { ...mine, moderates: moderatesGroup(actor, mine.groupId) }]));
};
