import { Inject, Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { type IdentityField, identityFields, type RevealReason } from '@kith/domain/reveal/reveal';
import { checkText } from '@kith/domain/text';

import { AccountService } from '../accounts/account.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import type { Config } from '../platform/config.js';
import { Db, type Tx } from '../platform/db.js';
import { Sealer } from '../platform/sealed.js';
import { CONFIG } from '../platform/settings.js';
import { IdentityStore } from './identity.store.js';

export interface MyField {
  field: IdentityField;
  filled: boolean;
  value: string | null;
  updatedAt: Date | null;
}

/** Bound into every sealed value and kept beside it, for the day the key is changed (CR-3). */
const keyVersion = 1;
const longest = 300;

/** Who a member is: sealed field by field with a key of its own, opened only by the member or by a reveal (CR-1). */
@Injectable()
export class IdentityService {
  private readonly sealer: Sealer;

  constructor(
    private readonly db: Db,
    private readonly store: IdentityStore,
    private readonly accounts: AccountService,
    private readonly audit: Audit,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.sealer = new Sealer(config.identityKey, 'identity');
  }

  /** The member's own fields. */
  async mine(actor: Actor): Promise<MyField[]> {
    return this.fields(this.db.reader, actor.id);
  }

  /** Which fields an account has filled in; nothing of what they say. */
  async leftBy(tx: Tx, accountId: string): Promise<IdentityField[]> {
    const left = new Set((await this.store.fieldsOf(tx, accountId)).map(({ field }) => field));
    return identityFields.filter((field) => left.has(field));
  }

  /** Fills in or changes one field; empty words clear it. */
  async set(actor: Actor, field: IdentityField, value: string): Promise<MyField[]> {
    const text = checkText(value, 'value', { max: longest });
    return this.db.tx(async (tx) => {
      if (text)
        await this.store.put(
          tx,
          actor.id,
          field,
          this.sealer.seal(text, place(actor.id, field)),
          keyVersion,
          this.clock.now(),
        );
      else await this.store.clear(tx, actor.id, field);
      await this.audit.record(tx, actor, {
        action: text ? 'identity.set' : 'identity.clear',
        targetType: 'account',
        targetId: actor.id,
        details: { field },
      });
      return this.fields(tx, actor.id);
    });
  }

  /** Opens named fields of an account. Only reveals call this, after they have logged it. */
  async open(
    tx: Tx,
    accountId: string,
    wanted: readonly IdentityField[],
  ): Promise<{ field: IdentityField; value: string | null }[]> {
    const sealed = await this.store.fieldsOf(tx, accountId);
    return wanted.map((field) => {
      const found = sealed.find((s) => s.field === field);
      return { field, value: found ? this.sealer.open(found.sealed, place(accountId, field)) : null };
    });
  }

  /** What was seen of the actor, by which role and why; nothing that is withheld for now (R44). */
  async whoHasSeen(
    actor: Actor,
  ): Promise<{ at: Date; byRole: string; fields: IdentityField[]; reasonCode: RevealReason }[]> {
    const tx = this.db.reader;
    const seen = await this.store.seenOf(tx, actor.id);
    const people = new Map<string, string>();
    for (const { requestedBy } of seen) {
      if (!people.has(requestedBy))
        people.set(requestedBy, (await this.accounts.accountOf(tx, requestedBy))?.jobTitle ?? 'clinician');
    }
    return seen.map(({ at, requestedBy, fields, reasonCode }) => ({
      at,
      byRole: people.get(requestedBy) ?? 'clinician',
      fields,
      reasonCode,
    }));
  }

  private async fields(tx: Tx, accountId: string): Promise<MyField[]> {
    const sealed = await this.store.fieldsOf(tx, accountId);
    return identityFields.map((field) => {
      const found = sealed.find((s) => s.field === field);
      const value = found ? this.sealer.open(found.sealed, place(accountId, field)) : null;
      return { field, filled: found !== undefined, value, updatedAt: found?.updatedAt ?? null };
    });
  }
}

/** Table, column, row and key version: a sealed value that is moved does not open. */
const place = (accountId: string, field: IdentityField) => `identity_field:sealed:${accountId}:${field}:v${keyVersion}`;
