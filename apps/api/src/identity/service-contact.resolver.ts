import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';
import type { ServiceContact as ContactState } from '@kith/domain/service-contact/service-contact';

import { Case } from '../escalations/case.model.js';
import { CurrentActor } from '../platform/auth.js';
import { Clock } from '../platform/clock.js';
import { Db } from '../platform/db.js';
import { UuidScalar } from '../platform/scalars.js';
import { emergencyPack } from './emergency-pack.js';
import {
  EmergencyPack,
  ServiceContact,
  ServiceContactInput,
  ServiceContactViewerCan,
} from './service-contact.model.js';
import { ServiceContactService } from './service-contact.service.js';

@Resolver(() => ServiceContact)
export class ServiceContactResolver {
  constructor(private readonly service: ServiceContactService) {}

  @Mutation(() => ServiceContact, {
    description: 'Record a call to a service outside, and what was sent about the person (R38, R46).',
  })
  recordService(@CurrentActor() actor: Actor, @Args('input') input: ServiceContactInput) {
    return this.service.record(actor, {
      ...input,
      legalBasis: input.legalBasis ?? null,
      withheldReason: input.withheldReason ?? null,
      lookAgainAt: input.lookAgainAt ?? null,
    });
  }

  @Query(() => [ServiceContact], {
    description: 'What was sent about members who have not been told yet, for those who watch over it (R44).',
  })
  untoldDisclosures(@CurrentActor() actor: Actor) {
    return this.service.untold(actor);
  }

  @Mutation(() => ServiceContact, {
    description: 'Tell the member now, or, with a reason and a date, withhold it longer (R44). Never by who sent it.',
  })
  lookAgainAtDisclosure(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => UuidScalar }) id: string,
    @Args('withholdReason', { type: () => String, nullable: true }) withholdReason: string | null,
    @Args('lookAgainAt', { type: () => Date, nullable: true }) lookAgainAt: Date | null,
  ) {
    return this.service.lookAgain(actor, id, withholdReason ?? null, lookAgainAt ?? null);
  }

  @ResolveField(() => ServiceContactViewerCan, { description: 'What the viewer may do.' })
  viewerCan(@Parent() contact: ContactState, @CurrentActor() actor: Actor): ServiceContactViewerCan {
    return this.service.can(actor, contact);
  }
}

@Resolver(() => Case)
export class ServicesOfCaseResolver {
  constructor(
    private readonly service: ServiceContactService,
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => [ServiceContact], { description: 'Every contact with a service outside, oldest first.' })
  serviceContacts(@Parent() c: Case) {
    return this.service.ofCase(this.db.reader, c.id);
  }

  @ResolveField(() => EmergencyPack, { description: "Numbers for the person's country." })
  emergencyPack(@Parent() c: Case): EmergencyPack {
    return emergencyPack(c.person.country, this.clock.now());
  }
}
