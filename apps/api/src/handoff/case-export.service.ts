import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { handoffScopes } from '@kith/domain/handoff/handoff';
import { DomainError } from '@kith/domain/refusal';

import { CaseAccess } from '../escalations/case-access.service.js';
import { CaseFileService } from '../escalations/case-file.service.js';
import { Audit } from '../platform/audit.js';
import { Db } from '../platform/db.js';
import { CaseResources } from './case-resources.service.js';

/** A case as a file, for clinics without a system that reads it by itself (R55). */
@Injectable()
export class CaseExportService {
  constructor(
    private readonly db: Db,
    private readonly access: CaseAccess,
    private readonly files: CaseFileService,
    private readonly resources: CaseResources,
    private readonly audit: Audit,
  ) {}

  /** Written down before a word of it is read. Refuses `auth.stepUpRequired` without a fresh second factor. */
  export(actor: Actor, caseId: string): Promise<{ fileName: string; json: string }> {
    return this.db.tx(async (tx) => {
      const { id, reference } = await this.access.forAct(tx, 'export', actor, caseId);
      if (!actor.steppedUp) throw new DomainError('auth.stepUpRequired');
      await this.audit.record(tx, actor, {
        action: 'handoff.export',
        targetType: 'escalation',
        targetId: id,
        escalationId: id,
      });
      const e = await this.files.one(tx, id);
      if (!e) throw new DomainError('resource.notFound');
      const bundle = await this.resources.bundle(tx, e, handoffScopes);
      return { fileName: `case-${reference}.fhir.json`, json: JSON.stringify(bundle, null, 2) };
    });
  }
}
