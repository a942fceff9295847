import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { DomainError } from '@kith/domain/refusal';
import { runGroupPolicy } from '@kith/domain/run/run.policy';
import { checkText } from '@kith/domain/text';

import { NoticeService } from '../notifications/notice.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, isDuplicate } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';
import { Outbox } from '../platform/outbox.js';
import { WriteKeys } from '../platform/write-keys.js';
import { GroupAdminStore, type GroupValues, type RunGroupRow } from './group-admin.store.js';

function checked(input: GroupValues): GroupValues {
  const values = {
    ...input,
    name: checkText(input.name, 'name', { max: 60, min: 1 }),
    slug: checkText(input.slug, 'slug', { max: 40, min: 1 }).toLowerCase(),
    summary: checkText(input.summary, 'summary', { max: 200, min: 1 }),
    about: checkText(input.about, 'about', { max: 5000 }),
    moderatedHours: checkText(input.moderatedHours, 'moderatedHours', { max: 120 }),
  };
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(values.slug))
    throw new DomainError('input.invalid', { field: 'slug', wanted: 'small letters, digits and single dashes' });
  if (!['OFF', 'FIRST_THREE', 'ALL'].includes(values.premoderation))
    throw new DomainError('input.invalid', { field: 'premoderation', wanted: 'OFF, FIRST_THREE or ALL' });
  return values;
}

@Injectable()
export class GroupAdminService {
  constructor(
    private readonly db: Db,
    private readonly store: GroupAdminStore,
    private readonly notices: NoticeService,
    private readonly keys: WriteKeys,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly hints: Hints,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor): Promise<RunGroupRow[]> {
    if (!runGroupPolicy.read(actor)) throw new DomainError('action.forbidden', { action: 'groups.run' });
    return this.store.list(this.db.reader);
  }

  async create(actor: Actor, key: string, input: GroupValues): Promise<RunGroupRow> {
    this.need(actor, 'change');
    const made = checked(input);
    return this.whileSlugIsFree(() =>
      this.db.tx((tx) =>
        this.keys.once(
          tx,
          { accountId: actor.id, key, operation: 'createGroup', input: made },
          async () => {
            const id = await this.store.create(tx, made);
            await this.audit.record(tx, actor, { action: 'group.created', targetType: 'group', targetId: id });
            await this.outbox.publish(tx, [{ type: 'group.created', groupId: id }], { actorId: actor.id });
            return this.found(await this.store.find(tx, id));
          },
          async (id) => this.found(await this.store.find(tx, id)),
        ),
      ),
    );
  }

  async change(actor: Actor, id: string, version: number, input: GroupValues): Promise<RunGroupRow> {
    this.need(actor, 'change');
    const changed = checked(input);
    return this.whileSlugIsFree(() =>
      this.db.tx(async (tx) => {
        const before = this.found(await this.store.find(tx, id));
        if (!(await this.store.change(tx, id, version, changed))) throw new DomainError('resource.stale');
        await this.audit.record(tx, actor, {
          action: 'group.changed',
          targetType: 'group',
          targetId: id,
          details: {
            premoderation: changed.premoderation,
            joinRule: changed.joinRule,
            was: `${before.premoderation}/${before.joinRule}`,
          },
        });
        return this.found(await this.store.find(tx, id));
      }),
    );
  }

  /** Lets somebody in who asked, or declines; both are told. */
  decideAsked(actor: Actor, membershipId: string, accept: boolean): Promise<RunGroupRow> {
    this.need(actor, 'decideAsked');
    return this.db.tx(async (tx) => {
      const asked = await this.store.decideAsked(tx, membershipId, accept ? 'ACTIVE' : 'DECLINED', this.clock.now());
      if (!asked) throw new DomainError('resource.stale');
      if (asked.accountId === actor.id) throw new DomainError('action.involved');
      const group = this.found(await this.store.find(tx, asked.groupId));
      await this.audit.record(tx, actor, {
        action: accept ? 'membership.accepted' : 'membership.declined',
        targetType: 'membership',
        targetId: membershipId,
      });
      await this.notices.tell(tx, {
        accountId: asked.accountId,
        kind: accept ? 'membership.accepted' : 'membership.declined',
        link: accept ? `/groups/${group.slug}` : '/groups',
        facts: { groupName: group.name },
        key: `asked:${membershipId}:${asked.version}`,
      });
      // Their lines come back with the new group.
      if (accept) await this.hints.disconnect(tx, audience.account(asked.accountId));
      return group;
    });
  }

  private need(actor: Actor, action: 'change' | 'decideAsked'): void {
    if (!runGroupPolicy.read(actor)) throw new DomainError('resource.notFound');
    if (!runGroupPolicy[action](actor)) throw new DomainError('action.forbidden', { action: `group.${action}` });
  }

  private found(group: RunGroupRow | null): RunGroupRow {
    if (!group) throw new DomainError('resource.notFound');
    return group;
  }

  private async whileSlugIsFree<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (isDuplicate(error, 'peer_group_slug_key'))
        throw new DomainError('input.invalid', { field: 'slug', wanted: 'an address nobody uses yet' });
      throw error;
    }
  }
}
