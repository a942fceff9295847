import { Inject, Injectable } from '@nestjs/common';
import type { Bundle, Communication, DocumentReference, Resource } from '@medplum/fhirtypes';

import type { HandoffScope } from '@kith/domain/handoff/handoff';

import type { CaseFacts } from '../escalations/case-file.model.js';
import { CaseFileService } from '../escalations/case-file.service.js';
import { Clock } from '../platform/clock.js';
import type { Config } from '../platform/config.js';
import type { Tx } from '../platform/db.js';
import { CONFIG } from '../platform/settings.js';
import { AuditLinesStore } from './audit-lines.store.js';
import { asAuditEvent } from './fhir/audit-event.js';
import { asCollection } from './fhir/bundle.js';
import { type Base, baseOf } from './fhir/codes.js';
import { asCommunication } from './fhir/communication.js';
import { asNoteReference, asSnapshotReference } from './fhir/document.js';
import { asPatient, asPractitioner, asPractitionerRole } from './fhir/people.js';
import { asFlag, asServiceRequest, asTask } from './fhir/task.js';

/** A case in the words of the standard. Whoever asks has been authorized, and their sight is on record. */
@Injectable()
export class CaseResources {
  readonly base: Base;

  constructor(
    private readonly files: CaseFileService,
    private readonly lines: AuditLinesStore,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.base = baseOf(config.publicUrl);
  }

  async communications(tx: Tx, e: CaseFacts): Promise<Communication[]> {
    return (await this.files.talk(tx, e.id)).map((talk) => asCommunication(this.base, e, talk));
  }

  async documents(tx: Tx, e: CaseFacts): Promise<DocumentReference[]> {
    return [
      ...(await this.files.snapshots(tx, e)).map((one) => asSnapshotReference(e, one)),
      ...(await this.files.notes(tx, e.id)).map((note) => asNoteReference(e, note)),
    ];
  }

  /** Everything about one case that these scopes open, as one file. */
  async bundle(tx: Tx, e: CaseFacts, scopes: readonly HandoffScope[]): Promise<Bundle> {
    const parts: Resource[] = [];
    if (scopes.includes('TASKS')) {
      const flag = asFlag(this.base, e, this.clock.now());
      parts.push(asServiceRequest(this.base, e), asTask(this.base, e), ...(flag ? [flag] : []));
    }
    if (scopes.includes('COMMUNICATIONS'))
      parts.push(...(await this.communications(tx, e)), ...(await this.documents(tx, e)));
    if (scopes.includes('AUDIT')) {
      const lines = await this.lines.ofCase(tx, e.id, false, null, null);
      parts.push(...lines.map((line) => asAuditEvent(this.base, e, line)));
    }
    const people = await this.files.clinicians(tx, referredTo(parts, 'Practitioner'));
    return asCollection(
      this.base,
      [
        asPatient(this.base, e),
        ...people.flatMap((one) => [asPractitioner(one), asPractitionerRole(this.base, one)]),
        ...parts,
      ],
      this.clock.now(),
    );
  }
}

/** Ids that these resources refer to, each once. */
function referredTo(parts: readonly Resource[], type: string): string[] {
  const found = JSON.stringify(parts).matchAll(new RegExp(`"reference":"${type}/([\\w-]+)"`, 'g'));
  return [...new Set([...found].map(([, id]) => id ?? ''))];
}
