import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { isAvatar } from '@kith/domain/group/avatar';
import { groupPolicy } from '@kith/domain/group/group.policy';
import { groupsAtMost, type SilenceKind, visitPauseMs } from '@kith/domain/group/membership';
import { membershipPolicy, type PersonSubject } from '@kith/domain/group/membership.policy';
import { authorize } from '@kith/domain/policy';
import { DomainError } from '@kith/domain/refusal';
import { checkText } from '@kith/domain/text';

import { Audit } from '../platform/audit.js';
import type { Viewer } from '../platform/auth.js';
import { Clock } from '../platform/clock.js';
import { Db, isDuplicate, type Tx } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';
import { Outbox } from '../platform/outbox.js';
import { WriteKeys } from '../platform/write-keys.js';
import { GroupService } from './group.service.js';
import { type GroupRow, GroupStore } from './group.store.js';
import type { MembershipRow } from './membership.store.js';
import { MembershipStore } from './membership.store.js';
import { NameService } from './name.service.js';

type Me = Viewer['actor'];

export interface JoinGroup {
  key: string;
  groupId: string;
  displayName: string;
  avatar: string;
  note: string | null;
}

/** What somebody has just written about themselves: what others see, and the words to the moderators with a wish to join. */
export type Introduced = Pick<MembershipRow, 'id' | 'groupId' | 'accountId' | 'version' | 'displayName' | 'about'> & {
  wish: string | null;
};
/** Reads such words in the same transaction. Given by screening, which this feature does not know. */
export type WhenIntroduced = (tx: Tx, introduced: Introduced) => Promise<void>;

/** What people do with their own place in a group, and about others there. */
@Injectable()
export class MembershipService {
  private introduced: WhenIntroduced | null = null;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly keys: WriteKeys,
    private readonly outbox: Outbox,
    private readonly hints: Hints,
    private readonly audit: Audit,
    private readonly groupService: GroupService,
    private readonly names: NameService,
    private readonly groups: GroupStore,
    private readonly store: MembershipStore,
  ) {}

  whenIntroduced(react: WhenIntroduced): void {
    this.introduced = react;
  }

  /**
   * Joins an open group or asks to join one. Somebody who left comes back under the same membership. Refuses
   * `account.tooYoung` to whoever was found to be (H26).
   */
  join(actor: Me, wish: JoinGroup): Promise<GroupRow> {
    return this.once(actor, wish, async (tx) => {
      const group = await this.found(tx, actor, wish.groupId);
      const mine = await this.store.lock(tx, actor.id, group.id);
      const subject = await this.groupService.subjectOf(tx, actor, group);
      const action = group.joinRule === 'ASK' ? 'ask' : 'join';
      if (mine?.standing === 'ACTIVE' || mine?.standing === 'ASKED') return group;
      authorize(groupPolicy, action, actor, subject);
      if (await this.store.isClosedForAge(tx, actor.id)) throw new DomainError('account.tooYoung');
      if ((await this.store.countOf(tx, actor.id)) >= groupsAtMost)
        throw new DomainError('membership.tooMany', { max: groupsAtMost });
      const name = await this.names.claim(tx, group.id, wish.displayName, actor.id);
      const standing = action === 'ask' ? 'ASKED' : 'ACTIVE';
      const note = checkText(wish.note ?? '', 'note', { max: 500 }) || null;
      const membershipId = await this.store.enter(tx, {
        ...name,
        groupId: group.id,
        accountId: actor.id,
        avatar: checkAvatar(wish.avatar),
        standing,
        note,
        now: this.clock.now(),
      });
      await this.tell(
        tx,
        actor,
        standing === 'ACTIVE' ? 'membership.joined' : 'membership.asked',
        membershipId,
        group.id,
      );
      await this.introduce(tx, membershipId, note);
      // Their lines come back with the new group.
      if (standing === 'ACTIVE') await this.hints.disconnect(tx, audience.account(actor.id));
      return group;
    });
  }

  /** Leaves, or takes back the wish to join; who moderates there stops doing so. Sockets of the person end, so that no room goes on talking to them. */
  leave(actor: Me, groupId: string): Promise<GroupRow> {
    return this.db.tx(async (tx) => {
      const group = await this.found(tx, actor, groupId);
      const mine = await this.store.lock(tx, actor.id, groupId);
      if (!mine || mine.standing === 'LEFT') return group;
      authorize(groupPolicy, 'leave', actor, await this.groupService.subjectOf(tx, actor, group));
      await this.store.leave(tx, mine.id, this.clock.now());
      await this.giveBack(tx, actor, groupId);
      await this.hints.disconnect(tx, audience.account(actor.id));
      await this.tell(tx, actor, 'membership.left', mine.id, groupId);
      return group;
    });
  }

  /** Changes name, drawing and the few words about oneself in one group. */
  change(actor: Me, id: string, face: { displayName: string; avatar: string; about: string }): Promise<string> {
    const about = checkText(face.about, 'about', { max: 300 });
    const avatar = checkAvatar(face.avatar);
    return this.unique(() =>
      this.db.tx(async (tx) => {
        const groupId = (await this.store.find(tx, id))?.groupId;
        const mine = groupId ? await this.store.lock(tx, actor.id, groupId) : null;
        if (mine?.id !== id || !isIn(mine)) throw new DomainError('resource.notFound');
        const name = await this.names.claim(tx, mine.groupId, face.displayName, actor.id);
        if (name.displayName === mine.displayName && avatar === mine.avatar && about === mine.about)
          return mine.groupId;
        await this.store.change(tx, id, { ...name, avatar, about });
        await this.tell(tx, actor, 'membership.changed', id, mine.groupId);
        if (name.displayName !== mine.displayName || about !== mine.about) await this.introduce(tx, id, null);
        return mine.groupId;
      }),
    );
  }

  /** Offers to greet new people of one group, or stops. Saying the same again changes nothing. */
  greet(actor: Me, id: string, greets: boolean): Promise<string> {
    return this.db.tx(async (tx) => {
      const { subject } = await this.person(tx, actor, id);
      const { groupId } = authorize(membershipPolicy, 'greet', actor, subject);
      if (await this.store.greet(tx, id, greets ? this.clock.now() : null))
        await this.audit.record(tx, actor, {
          action: greets ? 'membership.greets' : 'membership.greetsNoMore',
          targetType: 'membership',
          targetId: id,
          details: { groupId },
        });
      return groupId;
    });
  }

  /** Notes that the person is here, and remembers when they were here before. */
  visit(actor: Me, groupId: string): Promise<GroupRow> {
    return this.db.tx(async (tx) => {
      const group = await this.groupService.requireReadable(tx, actor, { id: groupId });
      const mine = await this.store.of(tx, actor.id, groupId);
      const now = this.clock.now();
      if (mine) await this.groups.visit(tx, mine.id, now, new Date(now.getTime() - visitPauseMs));
      return group;
    });
  }

  /** Mutes or blocks a person of a group one is in. They are never told. */
  silence(actor: Me, targetId: string, kind: SilenceKind): Promise<string> {
    return this.db.tx(async (tx) => {
      const { subject, mine } = await this.person(tx, actor, targetId);
      authorize(membershipPolicy, 'silence', actor, subject);
      if (!mine) throw new DomainError('membership.required');
      if (await this.store.silence(tx, mine.id, targetId, kind, this.clock.now()))
        await this.audit.record(tx, actor, {
          action: 'membership.silenced',
          targetType: 'membership',
          targetId,
          after: kind,
        });
      return targetId;
    });
  }

  /** Takes mute or block back. */
  unsilence(actor: Me, targetId: string): Promise<string> {
    return this.db.tx(async (tx) => {
      const target = await this.store.find(tx, targetId);
      const mine = target && (await this.store.of(tx, actor.id, target.groupId));
      if (!mine || !(await this.store.unsilence(tx, mine.id, targetId))) throw new DomainError('resource.notFound');
      await this.audit.record(tx, actor, { action: 'membership.unsilenced', targetType: 'membership', targetId });
      return targetId;
    });
  }

  /** Id of a person whose card the actor may see; null when they do not exist for the actor. */
  async visible(actor: Actor, id: string): Promise<string | null> {
    const { subject } = await this.person(this.db.reader, actor, id);
    return subject && membershipPolicy.read(actor, subject) ? id : null;
  }

  silencedOf(actor: Actor) {
    return this.store.silencedOf(this.db.reader, actor.id);
  }

  /** Has what somebody wrote about themselves read, with the wish that came with it. */
  async introduce(tx: Tx, id: string, wish: string | null): Promise<void> {
    const written = await this.store.find(tx, id);
    if (written) await this.introduced?.(tx, { ...written, wish });
  }

  private async giveBack(tx: Tx, actor: Me, groupId: string): Promise<void> {
    const revoked = await this.store.revokeCertificates(tx, actor.id, groupId, this.clock.now());
    for (const certificateId of revoked) {
      await this.audit.record(tx, actor, {
        action: 'certificate.revoked',
        targetType: 'account',
        targetId: actor.id,
        reasonCode: 'leftGroup',
        details: { certificateId },
      });
    }
    if (revoked.length)
      await this.outbox.publish(tx, [{ type: 'rights.changed', accountId: actor.id }], { actorId: actor.id });
  }

  private async person(
    tx: Tx,
    actor: Actor,
    id: string,
  ): Promise<{ subject: PersonSubject | null; mine: MembershipRow | null }> {
    const them = await this.store.find(tx, id);
    if (!them) return { subject: null, mine: null };
    const mine = await this.store.of(tx, actor.id, them.groupId);
    const blocked = mine !== null && (await this.store.hasBlocked(tx, id, mine.id));
    return {
      subject: {
        groupId: them.groupId,
        accountId: them.accountId,
        standing: them.standing,
        mine,
        hasBlockedActor: blocked,
      },
      mine,
    };
  }

  private async found(tx: Tx, actor: Actor, groupId: string): Promise<GroupRow> {
    const group = await this.groups.find(tx, groupId);
    authorize(groupPolicy, 'read', actor, await this.groupService.subjectOf(tx, actor, group));
    if (!group) throw new DomainError('resource.notFound');
    return group;
  }

  private async tell(tx: Tx, actor: Me, type: string, membershipId: string, groupId: string): Promise<void> {
    await this.audit.record(tx, actor, {
      action: type,
      targetType: 'membership',
      targetId: membershipId,
      details: { groupId },
    });
    await this.outbox.publish(tx, [{ type, membershipId, groupId, accountId: actor.id }], {
      actorId: actor.id,
      correlationId: actor.correlationId,
    });
    await this.hints.send(tx, audience.account(actor.id), 'group.changed', { id: groupId });
  }

  private once(actor: Me, wish: JoinGroup, work: (tx: Tx) => Promise<GroupRow>): Promise<GroupRow> {
    return this.unique(() =>
      this.db.tx((tx) =>
        this.keys.once(
          tx,
          { accountId: actor.id, key: wish.key, operation: 'joinGroup', input: wish },
          () => work(tx),
          () => this.found(tx, actor, wish.groupId),
        ),
      ),
    );
  }

  /** Two people who take one name at the same moment: the database lets one win, the other is told. */
  private async unique<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (isDuplicate(error, 'membership_group_id_name_skeleton_key')) throw new DomainError('membership.nameTaken');
      throw error;
    }
  }
}

const isIn = (membership: Pick<MembershipRow, 'standing'>) =>
  membership.standing === 'ACTIVE' || membership.standing === 'ASKED';

function checkAvatar(avatar: string): string {
  if (!isAvatar(avatar)) throw new DomainError('input.invalid', { field: 'avatar' });
  return avatar;
}
