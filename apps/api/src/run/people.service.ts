import { Inject, Injectable } from '@nestjs/common';

import { randomUUID } from 'node:crypto';

import type { Role } from '@kith/contracts/roles';
import type { Actor } from '@kith/domain/actor';
import { authorize } from '@kith/domain/policy';
import { DomainError } from '@kith/domain/refusal';
import { personPolicy } from '@kith/domain/run/run.policy';
import { checkText } from '@kith/domain/text';

import { AccountService } from '../accounts/account.service.js';
import { NoticeService } from '../notifications/notice.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import type { Config } from '../platform/config.js';
import { Db, type Tx } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';
import { Outbox } from '../platform/outbox.js';
import { decodeCursor, type PageInfo, pageOf } from '../platform/paging.model.js';
import { blindIndex } from '../platform/sealed.js';
import { CONFIG } from '../platform/settings.js';
import type { FactorResetReason } from './people.model.js';
import { PeopleStore, type PersonRow } from './people.store.js';

/** A moderator is looked at anew at least that often. */
const longestCertificateDays = 2 * 366;

/** Powers end with these changes at once: sockets are closed, and every request reads the rights anew. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly db: Db,
    private readonly store: PeopleStore,
    private readonly accounts: AccountService,
    private readonly notices: NoticeService,
    private readonly audit: Audit,
    private readonly hints: Hints,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * People who hold a role. For those who may read addresses, a whole one finds an account that holds none yet; that
   * addresses were read is written down.
   */
  async page(
    actor: Actor,
    search: string,
    after: string | null,
    first: number,
  ): Promise<{ items: PersonRow[]; page: PageInfo }> {
    if (!personPolicy.read(actor)) throw new DomainError('action.forbidden', { action: 'people.read' });
    const words = checkText(search, 'search', { max: 320 });
    const readsEmails = personPolicy.readEmails(actor);
    const emailIndex =
      readsEmails && words.includes('@')
        ? blindIndex(this.config.blindIndexKey, 'account email', words.toLowerCase())
        : null;
    return this.db.tx(async (tx) => {
      const found = await this.store.page(tx, { words, emailIndex }, decodeCursor(after), first + 1);
      const page = pageOf(found, first, (person) => ({ at: person.createdAt, id: person.id }), after);
      if (readsEmails) {
        await this.audit.record(tx, actor, {
          action: 'people.emailsRead',
          targetType: 'people',
          targetId: emailIndex?.toString('hex') ?? 'list',
          details: { count: page.items.length },
        });
      }
      return page;
    });
  }

  grantRole(actor: Actor, accountId: string, role: Role): Promise<PersonRow> {
    return this.change(actor, 'changeRoles', accountId, 'role.granted', { role }, async (tx) => {
      this.needStepUp(actor);
      if (!(await this.store.grant(tx, accountId, role, actor.id, this.clock.now()))) return false;
      await this.accounts.endSessions(tx, accountId);
      return true;
    });
  }

  /** A peer moderator's certificates go with the role, so that none of them revives when it is given again. */
  removeRole(actor: Actor, accountId: string, role: Role): Promise<PersonRow> {
    return this.change(actor, 'changeRoles', accountId, 'role.removed', { role }, async (tx) => {
      this.needStepUp(actor);
      if (role === 'administrator') {
        const others = (await this.store.holdAdministrators(tx)).filter((id) => id !== accountId);
        if (!others.includes(actor.id)) throw new DomainError('action.forbidden', { action: 'role.removed' });
      }
      if (role === 'peerModerator') {
        for (const id of await this.store.revokeAll(tx, accountId, this.clock.now()))
          await this.audit.record(tx, actor, {
            action: 'certificate.revoked',
            targetType: 'account',
            targetId: accountId,
            reasonCode: 'roleRemoved',
            details: { certificateId: id },
          });
      }
      if (!(await this.store.remove(tx, accountId, role))) return false;
      await this.accounts.endSessions(tx, accountId);
      return true;
    });
  }

  issueCertificate(actor: Actor, accountId: string, groupId: string, validUntil: Date): Promise<PersonRow> {
    return this.change(actor, 'certify', accountId, 'certificate.issued', { groupId }, async (tx) => {
      this.needStepUp(actor);
      const now = this.clock.now();
      const latest = new Date(now.getTime() + longestCertificateDays * 86_400_000);
      if (validUntil <= now || validUntil > latest)
        throw new DomainError('input.invalid', { field: 'validUntil', longestDays: longestCertificateDays });
      if (!(await this.store.hasGroup(tx, groupId))) throw new DomainError('resource.notFound');
      const certificate = { accountId, groupId, validFrom: now, validUntil, issuedBy: actor.id };
      const issued = await this.store.issue(tx, certificate);
      const granted = await this.store.grant(tx, accountId, 'peerModerator', actor.id, now);
      if (granted) await this.accounts.endSessions(tx, accountId);
      return issued + granted > 0;
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
        this.needStepUp(actor);
        return (await this.store.revoke(tx, id, this.clock.now())) > 0;
      },
    );
  }

  /**
   * For somebody who lost their second factor: it is taken away, they are signed out everywhere and told in two ways. At
   * the next sign-in, with their password, they set up a new one.
   */
  resetSecondFactor(actor: Actor, accountId: string, reason: FactorResetReason): Promise<PersonRow> {
    return this.change(actor, 'resetSecondFactor', accountId, 'secondFactor.reset', { reason }, async (tx) => {
      this.needStepUp(actor);
      if (!(await this.accounts.forgetSecondFactor(tx, accountId))) throw new DomainError('resource.notFound');
      await this.notices.tell(tx, {
        accountId,
        kind: 'account.secondFactorReset',
        link: '/you/settings',
        facts: {},
        key: `second-factor-reset:${randomUUID()}`,
      });
      return true;
    });
  }

  setWorkName(actor: Actor, accountId: string, workName: string, jobTitle: string): Promise<PersonRow> {
    const names = [checkText(workName, 'workName', { max: 80 }), checkText(jobTitle, 'jobTitle', { max: 80 })] as const;
    return this.change(actor, 'changeRoles', accountId, 'workName.changed', {}, async (tx) => {
      return (await this.store.setWorkName(tx, accountId, ...names)) > 0;
    });
  }

  /** Null for those who may not read addresses. */
  email(actor: Actor, person: PersonRow): string | null {
    return personPolicy.readEmails(actor) ? this.accounts.emailIn(person) : null;
  }

  private needStepUp(actor: Actor): void {
    if (!actor.steppedUp) throw new DomainError('auth.stepUpRequired');
  }

  /** `work` says whether it changed anything: what is so already is not recorded and tells nobody. */
  private change(
    actor: Actor,
    action: 'changeRoles' | 'certify' | 'resetSecondFactor',
    accountId: string,
    what: string,
    details: Record<string, string>,
    work: (tx: Tx) => Promise<boolean>,
  ): Promise<PersonRow> {
    return this.db.tx(async (tx) => {
      const person = authorize(personPolicy, action, actor, await this.store.find(tx, accountId));
      await this.accounts.hold(tx, person.id);
      if (await work(tx)) {
        await this.audit.record(tx, actor, { action: what, targetType: 'account', targetId: accountId, details });
        await this.outbox.publish(tx, [{ type: 'rights.changed', accountId }], { actorId: actor.id });
        await this.hints.disconnect(tx, audience.account(accountId));
      }
      const changed = await this.store.find(tx, accountId);
      if (!changed) throw new DomainError('resource.notFound');
      return changed;
    });
  }
}
