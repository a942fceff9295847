import { Injectable } from '@nestjs/common';

import { type Actor, moderatesGroup } from '@kith/domain/actor';
import { groupPolicy, type GroupSubject } from '@kith/domain/group/group.policy';
import { isRestricted, type Membership } from '@kith/domain/group/membership';
import { authorize } from '@kith/domain/policy';
import { DomainError } from '@kith/domain/refusal';

import type { Viewer } from '../platform/auth.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { type GroupRow, GroupStore } from './group.store.js';
import type { MyMembershipCard } from './membership.loader.js';
import { type MembershipRow, MembershipStore } from './membership.store.js';

/** A person one does not want to see, and why. `BLOCKED_BY`: the other has blocked this one, who must not notice. */
export type Unseen = Map<string, 'MUTE' | 'BLOCK' | 'BLOCKED_BY'>;

/** What other features ask about groups and the people in them. */
@Injectable()
export class GroupService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly groups: GroupStore,
    private readonly memberships: MembershipStore,
  ) {}

  membership(tx: Tx, membershipId: string): Promise<Membership | null> {
    return this.memberships.find(tx, membershipId);
  }

  membershipOf(tx: Tx, accountId: string, groupId: string): Promise<Membership | null> {
    return this.memberships.of(tx, accountId, groupId);
  }

  group(tx: Tx, id: string): Promise<GroupRow | null> {
    return this.groups.find(tx, id);
  }

  groupBySlug(tx: Tx, slug: string): Promise<GroupRow | null> {
    return this.groups.bySlug(tx, slug);
  }

  /**
   * The actor's active membership of a group. A group the actor may not know of is `resource.notFound`; one they are not
   * in is `membership.required`. For writing also: the address confirmed (`account.emailUnconfirmed`) and no restriction
   * (`membership.restricted` with `until`).
   */
  async requireActive(tx: Tx, actor: Actor, groupId: string, { forWriting = false } = {}): Promise<Membership> {
    const mine = await this.memberships.of(tx, actor.id, groupId);
    if (!mine || mine.standing !== 'ACTIVE') {
      const subject = await this.subjectOf(tx, actor, await this.groups.find(tx, groupId));
      throw new DomainError(subject && groupPolicy.read(actor, subject) ? 'membership.required' : 'resource.notFound');
    }
    if (forWriting && !mine.confirmed) throw new DomainError('account.emailUnconfirmed');
    if (forWriting && isRestricted(mine, this.clock.now())) {
      throw new DomainError('membership.restricted', { until: mine.restrictedUntil?.toISOString() ?? null });
    }
    return mine;
  }

  /** The group by its address, if the actor may read what is written in it: members, its moderators and the leads. */
  async requireReadable(tx: Tx, actor: Actor, group: { id: string } | { slug: string }): Promise<GroupRow> {
    const found = 'id' in group ? await this.groups.find(tx, group.id) : await this.groups.bySlug(tx, group.slug);
    const subject = authorize(groupPolicy, 'read', actor, await this.subjectOf(tx, actor, found));
    if (!found || !groupPolicy.readContent(actor, subject)) throw new DomainError('membership.required');
    return found;
  }

  /** Whether the actor may read what is written in a group; the rule behind `requireReadable`, without the refusal. */
  async canRead(tx: Tx, actor: Actor, groupId: string): Promise<boolean> {
    if (moderatesGroup(actor, groupId)) return true;
    return (await this.memberships.of(tx, actor.id, groupId))?.standing === 'ACTIVE';
  }

  /** Pauses writing until then, or ends the pause with null. Who may do this is decided by the caller. */
  async restrict(tx: Tx, membershipId: string, until: Date | null): Promise<void> {
    await this.memberships.restrict(tx, membershipId, until);
  }

  /** Counts a post that was published, for groups that look at the first ones of everybody. */
  async countPublished(tx: Tx, membershipId: string): Promise<void> {
    await this.memberships.addPublished(tx, membershipId);
  }

  /** Memberships whose words this one does not see: muted, blocked, or blocking it. */
  async silencedBy(tx: Tx, membershipId: string): Promise<Unseen> {
    const found = await this.memberships.unseenBy(tx, membershipId);
    const unseen: Unseen = new Map();
    for (const { id, kind } of found) if (unseen.get(id) !== 'BLOCKED_BY') unseen.set(id, kind);
    return unseen;
  }

  /** Groups that exist for the viewer; strangers see those that can be joined or asked for. */
  visibleTo(viewer: Viewer | null): Promise<GroupRow[]> {
    return this.groups.visibleTo(this.db.reader, viewer?.state === 'ready' ? viewer.actor : null);
  }

  /** One group by its address, or null when it does not exist for the actor. */
  async find(actor: Actor, slug: string): Promise<GroupRow | null> {
    const group = await this.groups.bySlug(this.db.reader, slug);
    const subject = await this.subjectOf(this.db.reader, actor, group);
    return subject && groupPolicy.read(actor, subject) ? group : null;
  }

  /** The actor's groups, joined or asked for, by name. */
  async membershipsOf(actor: Actor): Promise<MyMembershipCard[]> {
    const now = this.clock.now();
    const mine = await this.memberships.allOf(this.db.reader, actor.id);
    return mine.map((one) => ({
      ...one,
      restrictedUntil: isRestricted(one, now) ? one.restrictedUntil : null,
      lastVisitAt: one.visitBeforeAt,
      moderates: moderatesGroup(actor, one.groupId),
      hasWritten: one.postsPublished > 0,
    }));
  }

  /** A group with what its rules need to know about the actor. */
  async subjectOf(tx: Tx, actor: Actor, group: GroupRow | null): Promise<GroupSubject | null> {
    if (!group) return null;
    return this.subject(group, await this.memberships.of(tx, actor.id, group.id));
  }

  private subject(group: GroupRow, mine: MembershipRow | null): GroupSubject {
    return {
      id: group.id,
      joinRule: group.joinRule,
      archivedAt: group.archivedAt,
      mine,
      confirmed: mine?.confirmed ?? false,
      now: this.clock.now(),
    };
  }
}
