import { Injectable } from '@nestjs/common';

import { checkConsents, checkCountry, checkTimeZone } from '@kith/domain/account/settings';
import { isAvatar } from '@kith/domain/group/avatar';
import { groupsAtJoin } from '@kith/domain/group/membership';
import { nameIdeas } from '@kith/domain/group/name-ideas';
import { nameSkeleton } from '@kith/domain/group/display-name';
import { DomainError } from '@kith/domain/refusal';
import { checkText } from '@kith/domain/text';

import { AccessService } from '../accounts/access.service.js';
import { lifeOfConfirmationMs } from '../accounts/account.service.js';
import { type Opened, SessionService } from '../accounts/session.service.js';
import { Audit } from '../platform/audit.js';
import type { Viewer } from '../platform/auth.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { Outbox } from '../platform/outbox.js';
import { WriteKeys } from '../platform/write-keys.js';
import type { JoinGroupInput, JoinInput } from './group.model.js';
import { GroupStore } from './group.store.js';
import { type JoinWish, JoinWishStore } from './join-wish.store.js';
import { MembershipService } from './membership.service.js';
import { MembershipStore } from './membership.store.js';
import { NameService } from './name.service.js';

type Origin = Parameters<SessionService['open']>[2];

/** Joining, from the last page of the flow to the confirmed address. */
@Injectable()
export class JoinService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly keys: WriteKeys,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly access: AccessService,
    private readonly sessions: SessionService,
    private readonly names: NameService,
    private readonly groups: GroupStore,
    private readonly memberships: MembershipStore,
    private readonly wishes: JoinWishStore,
    private readonly members: MembershipService,
  ) {}

  /**
   * Begins an account with its groups and agreements, all or nothing, and has a link sent. For an address that has an
   * account the answer, the checks and the names kept are the same, and a mail tells its owner instead.
   */
  async join(input: JoinInput, origin: Origin): Promise<{ id: string; browserMark: string }> {
    const country = checkCountry(input.country);
    if (!input.isAdult) throw new DomainError('account.tooYoung');
    if (!input.acceptedRules) throw new DomainError('input.required', { field: 'acceptedRules' });
    const timeZone = checkTimeZone(input.timeZone);
    const consents = checkConsents(input.consents);
    const wanted = checkWishes(input.groups);
    const prepared = await this.access.prepare(input, origin);
    const { password: _password, ...said } = input;
    await this.db.tx((tx) =>
      this.keys.once(
        tx,
        {
          accountId: uuidOf(prepared.emailIndex),
          key: input.key,
          operation: 'join',
          input: { ...said, email: prepared.email },
        },
        async () => {
          const { joinId } = await this.access.begin(tx, { ...input, country, timeZone, consents }, prepared);
          await this.keepWishes(tx, { id: joinId, emailIndex: prepared.emailIndex }, wanted);
          return { id: input.key };
        },
        async (id) => ({ id }),
      ),
    );
    return { id: input.key, browserMark: prepared.browserMark };
  }

  /**
   * Confirms the address and makes the memberships that were wished for. Signs in, unless the browser holds a session: a
   * link never replaces one, and null is returned. `auth.linkInvalid` when the link is no good.
   */
  async confirm(
    given: { token: string; password: string | null },
    origin: Origin,
    held: Viewer | null,
  ): Promise<Opened | null> {
    const proven = await this.access.proveJoin(given, origin);
    return this.db.tx(async (tx) => {
      const account = await this.access.confirm(tx, proven);
      for (const wish of await this.wishes.of(tx, proven.join.id)) await this.enter(tx, account.id, wish);
      await this.access.forgetJoins(tx, proven);
      return held ? null : this.sessions.open(tx, { ...account, granted: [] }, origin, false);
    });
  }

  private async keepWishes(
    tx: Tx,
    join: { id: string; emailIndex: Buffer },
    wanted: readonly JoinGroupInput[],
  ): Promise<void> {
    const now = this.clock.now();
    const until = new Date(now.getTime() + lifeOfConfirmationMs);
    for (const one of wanted) {
      const group = await this.groups.find(tx, one.groupId);
      if (!group || group.archivedAt || group.joinRule === 'INVITED') throw new DomainError('resource.notFound');
      const name = await this.names.claim(tx, one.groupId, one.displayName, null);
      const wish = { ...name, groupId: one.groupId, avatar: one.avatar, note: one.note ?? null };
      if (!(await this.wishes.keep(tx, join, wish, now, until)))
        throw new DomainError('membership.nameTaken', { groupId: one.groupId });
    }
  }

  /** A group that closed meanwhile is left out; a name that was taken meanwhile is replaced by a free one. */
  private async enter(tx: Tx, accountId: string, wish: JoinWish): Promise<void> {
    const group = await this.groups.find(tx, wish.groupId);
    if (!group || group.archivedAt || group.joinRule === 'INVITED') return;
    const now = this.clock.now();
    const taken = await this.memberships.isNameTaken(tx, wish.groupId, wish.nameSkeleton, accountId);
    const face = taken ? await this.freeFace(tx, wish.groupId, now.getTime()) : wish;
    const standing = group.joinRule === 'OPEN' ? 'ACTIVE' : 'ASKED';
    const membershipId = await this.memberships.enter(tx, { ...wish, ...face, accountId, standing, now });
    await this.members.introduce(tx, membershipId, wish.note);
    const type = standing === 'ACTIVE' ? 'membership.joined' : 'membership.asked';
    await this.audit.record(
      tx,
      { id: accountId, roles: [] },
      { action: type, targetType: 'membership', targetId: membershipId, details: { groupId: wish.groupId } },
    );
    await this.outbox.publish(tx, [{ type, membershipId, groupId: wish.groupId, accountId }], { actorId: accountId });
  }

  private async freeFace(
    tx: Tx,
    groupId: string,
    seed: number,
  ): Promise<Pick<JoinWish, 'displayName' | 'nameSkeleton' | 'avatar'>> {
    for (let attempt = 0; attempt < 50; attempt++) {
      for (const { name, avatar } of nameIdeas(seed + attempt, 10)) {
        const face = { displayName: name, nameSkeleton: nameSkeleton(name), avatar };
        if (!(await this.memberships.isNameTaken(tx, groupId, face.nameSkeleton, null))) return face;
      }
    }
    throw new Error('No name is free in this group.');
  }
}

function checkWishes(groups: readonly JoinGroupInput[]): JoinGroupInput[] {
  if (groups.length > groupsAtJoin) throw new DomainError('membership.tooMany', { max: groupsAtJoin });
  if (new Set(groups.map(({ groupId }) => groupId)).size < groups.length)
    throw new DomainError('input.invalid', { field: 'groups' });
  return groups.map((wish) => {
    if (!isAvatar(wish.avatar)) throw new DomainError('input.invalid', { field: 'avatar' });
    return { ...wish, note: checkText(wish.note ?? '', 'note', { max: 500 }) || null };
  });
}

/** A join has no account yet; its key belongs to the address. */
const uuidOf = (digest: Buffer): string =>
  digest
    .toString('hex')
    .slice(0, 32)
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
