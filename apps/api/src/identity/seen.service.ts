import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';

import { Db } from '../platform/db.js';
import { IdentityService } from './identity.service.js';
import type { SeenAboutMe, SharedAboutMe } from './seen.model.js';
import { SeenStore } from './seen.store.js';
import { type ServiceContactRow, ServiceContactStore } from './service-contact.store.js';

/** What a member may know of who looked at them, and of what was sent about them; jobs, never names. */
@Injectable()
export class SeenService {
  constructor(
    private readonly db: Db,
    private readonly store: SeenStore,
    private readonly contacts: ServiceContactStore,
    private readonly identity: IdentityService,
  ) {}

  async aboutMe(actor: Actor): Promise<SeenAboutMe> {
    const tx = this.db.reader;
    const [revealed, told, read] = await Promise.all([
      this.identity.whoHasSeen(actor),
      this.contacts.toldTo(tx, actor.id),
      this.store.caseReads(tx, actor.id),
    ]);
    return { revealed, shared: told.flatMap((contact) => asShared(contact) ?? []), read };
  }
}

const asShared = (c: ServiceContactRow): SharedAboutMe | null =>
  c.legalBasis && {
    at: c.contactedAt,
    byRole: c.byRole,
    service: c.service,
    recipient: c.recipient,
    shared: c.shared,
    legalBasis: c.legalBasis,
    reference: c.reference,
  };
