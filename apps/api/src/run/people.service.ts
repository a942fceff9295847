import { Inject, Injectable } from '@nestjs/common';

import type { Role } from '@kith/contracts/roles';
import type { Actor } from '@kith/domain/actor';
import { authorize } from '@kith/domain/policy';
import { DomainError } from '@kith/domain/refusal';
import { personPolicy } from '@kith/domain/run/run.policy';

import { AccountService } from '../accounts/account.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import type { Config } from '../platform/config.js';
import { Db, type Tx } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';
import { Outbox } from '../platform/outbox.js';
import { decodeCursor, type PageInfo, pageOf } from '../platform/paging.model.js';
import { blindIndex } from '../platform/sealed.js';
import { CONFIG } from '../platform/settings.js';
import { PeopleStore, type PersonRow } from './people.store.js';

/** Powers end with these changes at once: sockets are closed, and every request reads the rights anew. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly db: Db,
    private readonly store: PeopleStore,
    private readonly accounts: AccountService,
    private readonly audit: Audit,
    private readonly hints: Hints,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** People who hold a role. A whole e-mail address finds one account that holds none yet. */
  async page(
    actor: Actor,
    search: string,
    after: string | null,
    first: number,
  ): Promise<{ items: PersonRow[]; page: PageInfo }> {
    if (!personPolicy.read(actor)) throw new DomainError('action.forbidden', { action: 'people.read' });
    const words = search.trim();
    const emailIndex = words.includes('@')
      ? blindIndex(this.config.blindIndexKey, 'account email', words.toLowerCase())
      : null;
    const found = await this.store.page(this.db.reader, { words, emailIndex }, decodeCursor(after), first + 1);
    return pageOf(found, first, (person) => ({ at: person.createdAt, id: person.id }), after);
  }

  grantRole(actor: Actor, accountId: string, role: Role): Promise<PersonRow> {
    return this.change(actor, 'changeRoles', accountId, 'role.granted', { role }, async (tx) => {
      this.needStepUp(actor);
      await this.store.grant(tx, accountId, role, actor.id, this.clock.now());
    });
  }

  removeRole(actor: Actor, accountId: string, role: Role): Promise<PersonRow> {
    return this.change(actor, 'changeRoles', accountId, 'role.removed', { role }, async (tx) => {
      this.needStepUp(actor);
      await this.store.remove(tx, accountId, role);
      if (role === 'administrator' && (await this.store.administrators(tx)) === 0) {
        throw new DomainError('action.forbidden', { action: 'role.removeLastAdministrator' });
      }
    });
  }

  issueCertificate(actor: Actor, accountId: string, groupId: string, validUntil: Date): Promise<PersonRow> {
    return this.change(actor, 'certify', accountId, 'certificate.issued', { groupId }, async (tx) => {
      const now = this.clock.now();
      if (validUntil <= now) throw new DomainError('input.invalid', { field: 'validUntil', wanted: 'a day to come' });
      await this.store.issue(tx, { accountId, groupId, validFrom: now, validUntil, issuedBy: actor.id });
      await this.store.grant(tx, accountId, 'peerModerator', actor.id, now);
    });
  }

  async revokeCertificate(actor: Actor, id: string): Promise<PersonRow> {
    const certificate = await this.store.certificate(this.db.reader, id);
    if (!certificate) throw new DomainError('resource.notFound');
    return this.change(
      actor,
      'certify',
      certificate.accountId,
      'certificate.revoked',
      { certificateId: id },
      async (tx) => {
        await this.store.revoke(tx, id, this.clock.now());
      },
    );
  }

  setWorkName(actor: Actor, accountId: string, workName: string, jobTitle: string): Promise<PersonRow> {
    for (const [field, value] of Object.entries({ workName, jobTitle })) {
      if (value.length > 80) throw new DomainError('input.tooLong', { field, max: 80 });
    }
    return this.change(actor, 'changeRoles', accountId, 'workName.changed', {}, async (tx) => {
      await this.store.setWorkName(tx, accountId, workName.trim(), jobTitle.trim());
    });
  }

  email(person: PersonRow): string {
    return this.accounts.emailIn(person);
  }

  private needStepUp(actor: Actor): void {
    if (!actor.steppedUp) throw new DomainError('auth.stepUpRequired');
  }

  private change(
    actor: Actor,
    action: 'changeRoles' | 'certify',
    accountId: string,
    what: string,
    details: Record<string, string>,
    work: (tx: Tx) => Promise<void>,
  ): Promise<PersonRow> {
    return this.db.tx(async (tx) => {
      authorize(personPolicy, action, actor, await this.store.find(tx, accountId));
      await work(tx);
      await this.audit.record(tx, actor, { action: what, targetType: 'account', targetId: accountId, details });
      await this.outbox.publish(tx, [{ type: 'rights.changed', accountId }], { actorId: actor.id });
      await this.hints.disconnect(tx, audience.account(accountId));
      const changed = await this.store.find(tx, accountId);
      if (!changed) throw new DomainError('resource.notFound');
      return changed;
    });
  }
}
