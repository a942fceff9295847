import { Module } from '@nestjs/common';

import { EscalationsModule } from '../escalations/escalations.module.js';
import { AuditLinesStore } from './audit-lines.store.js';
import { CaseExportService } from './case-export.service.js';
import { CaseResources } from './case-resources.service.js';
import { DeliveryReactions } from './delivery.reactions.js';
import { Egress } from './egress.js';
import { EndpointService } from './endpoint.service.js';
import { EndpointStore } from './endpoint.store.js';
import { FhirController } from './fhir.controller.js';
import { HandoffDoor } from './handoff-door.service.js';
import { HandoffKeyService } from './handoff-key.service.js';
import { HandoffKeyStore } from './handoff-key.store.js';
import { HandoffResolver } from './handoff.resolver.js';
import { HandoffService } from './handoff.service.js';

/** Cases for a clinic's own system: read in FHIR R4, told by signed webhooks, taken along as a file (2.12, R55). */
@Module({
  imports: [EscalationsModule],
  controllers: [FhirController],
  providers: [
    AuditLinesStore,
    CaseResources,
    CaseExportService,
    HandoffKeyStore,
    HandoffKeyService,
    HandoffDoor,
    Egress,
    EndpointStore,
    EndpointService,
    DeliveryReactions,
    HandoffService,
    HandoffResolver,
  ],
})
export class HandoffModule {}
