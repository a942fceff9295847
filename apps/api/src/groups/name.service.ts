import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { checkName, looksReal, nameSkeleton, problemOfName } from '@kith/domain/group/display-name';
import { nameIdeas } from '@kith/domain/group/name-ideas';
import { DomainError } from '@kith/domain/refusal';

import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { Rates } from '../platform/rates.js';
import type { NameCheck, NameIdea } from './group.model.js';
import { GroupStore } from './group.store.js';
import { JoinWishStore } from './join-wish.store.js';
import { MembershipStore } from './membership.store.js';

const offered = 3;
const lookedAt = 18;

/** Names that are free to wear in a group. */
@Injectable()
export class NameService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly rates: Rates,
    private readonly groups: GroupStore,
    private readonly memberships: MembershipStore,
    private readonly wishes: JoinWishStore,
  ) {}

  /** Three names that say nothing about a person; in a group, names that are free there. The same seed gives the same names. */
  async ideas(groupId: string | null, seed: number, network: string, actor: Actor | null): Promise<NameIdea[]> {
    await this.rates.spend(`names:${network}`, { count: 120, seconds: 60 });
    const ideas = nameIdeas(seed, lookedAt);
    if (!groupId) return ideas.slice(0, offered);
    const skeletons = ideas.map(({ name }) => nameSkeleton(name));
    const taken = await this.takenFor(actor, groupId, skeletons);
    return ideas.filter(({ name }) => !taken.has(nameSkeleton(name))).slice(0, offered);
  }

  /** Whether a name can be worn in a group, with the code a join would be refused with. */
  async check(name: string, groupId: string, network: string, actor: Actor | null): Promise<NameCheck> {
    await this.rates.spend(`names:${network}`, { count: 120, seconds: 60 });
    const problem = problemOfName(name.slice(0, 200));
    if (problem) return { ok: false, problem, looksReal: false };
    const taken = await this.takenFor(actor, groupId, [nameSkeleton(name)]);
    if (taken.size) return { ok: false, problem: 'membership.nameTaken', looksReal: looksReal(name) };
    return { ok: true, problem: null, looksReal: looksReal(name) };
  }

  /** The name in its final form. Refuses a bad one, and one that somebody else wears or keeps there (`membership.nameTaken`). */
  async claim(
    tx: Tx,
    groupId: string,
    given: string,
    accountId: string | null,
  ): Promise<{ displayName: string; nameSkeleton: string }> {
    const name = checkName(given);
    const worn = await this.memberships.isNameTaken(tx, groupId, name.nameSkeleton, accountId);
    if (worn || (accountId && (await this.wishes.isKeptByOther(tx, groupId, name.nameSkeleton, this.clock.now())))) {
      throw new DomainError('membership.nameTaken', { groupId });
    }
    return name;
  }

  /** In a group that does not exist for the actor nobody wears a name. */
  private async takenFor(actor: Actor | null, groupId: string, skeletons: readonly string[]): Promise<Set<string>> {
    const tx = this.db.reader;
    return (await this.groups.existsFor(tx, actor, groupId)) ? this.takenOf(tx, groupId, skeletons) : new Set();
  }

  private async takenOf(tx: Tx, groupId: string, skeletons: readonly string[]): Promise<Set<string>> {
    const [worn, kept] = await Promise.all([
      this.memberships.takenNames(tx, groupId, skeletons),
      this.wishes.keptNames(tx, groupId, skeletons, this.clock.now()),
    ]);
    return new Set([...worn, ...kept]);
  }
}
