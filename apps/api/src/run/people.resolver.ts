import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Role as RoleName } from '@kith/contracts/roles';
import type { Actor } from '@kith/domain/actor';

import { Role } from '../accounts/account.model.js';
import { practiceDone } from '../care/practice.loader.js';
import { CurrentActor, Load } from '../platform/auth.js';
import { Clock } from '../platform/clock.js';
import type { Loaders } from '../platform/loaders.js';
import { pageSize } from '../platform/paging.model.js';
import { UuidScalar } from '../platform/scalars.js';
import { certificatesOf } from './people.loader.js';
import { Certificate, FactorResetReason, Person, PersonPage } from './people.model.js';
import { PeopleService } from './people.service.js';
import type { PersonRow } from './people.store.js';

const id = { type: () => UuidScalar };

@Resolver(() => Person)
export class PeopleResolver {
  constructor(
    private readonly people: PeopleService,
    private readonly clock: Clock,
  ) {}

  @Query(() => PersonPage, {
    name: 'people',
    description: 'People with powers. For administrators, a whole e-mail address finds one account that has none yet.',
  })
  page(
    @CurrentActor() actor: Actor,
    @Args('search', { type: () => String, nullable: true }) search?: string,
    @Args('after', { type: () => String, nullable: true }) after?: string,
    @Args('first', { type: () => Int, nullable: true }) first?: number,
  ) {
    return this.people.page(actor, search ?? '', after ?? null, pageSize(first));
  }

  @Mutation(() => Person, {
    description: 'Gives a role. Administrators only, never to oneself, with a fresh second factor.',
  })
  grantRole(
    @CurrentActor() actor: Actor,
    @Args('accountId', id) accountId: string,
    @Args('role', { type: () => Role }) role: RoleName,
  ) {
    return this.people.grantRole(actor, accountId, role);
  }

  @Mutation(() => Person, {
    description: 'Takes a role back; the person is signed out. A peer moderator loses every certificate as well.',
  })
  removeRole(
    @CurrentActor() actor: Actor,
    @Args('accountId', id) accountId: string,
    @Args('role', { type: () => Role }) role: RoleName,
  ) {
    return this.people.removeRole(actor, accountId, role);
  }

  @Mutation(() => Person, {
    description: 'Certifies a peer moderator for one group until a day, with a fresh second factor.',
  })
  issueCertificate(
    @CurrentActor() actor: Actor,
    @Args('accountId', id) accountId: string,
    @Args('groupId', id) groupId: string,
    @Args('validUntil') validUntil: Date,
  ) {
    return this.people.issueCertificate(actor, accountId, groupId, validUntil);
  }

  @Mutation(() => Person, {
    description: 'Takes a certificate back, with a fresh second factor; powers in that group end at once.',
  })
  revokeCertificate(@CurrentActor() actor: Actor, @Args('id', id) certificateId: string) {
    return this.people.revokeCertificate(actor, certificateId);
  }

  @Mutation(() => Person, {
    description:
      'Takes away a lost second factor: the person is told, signed out, and sets up a new one at the next sign-in. Administrators only, never their own, with a fresh second factor.',
  })
  resetSecondFactor(
    @CurrentActor() actor: Actor,
    @Args('accountId', id) accountId: string,
    @Args('reason', { type: () => FactorResetReason }) reason: FactorResetReason,
  ) {
    return this.people.resetSecondFactor(actor, accountId, reason);
  }

  @Mutation(() => Person, { description: 'Sets the name and job a person with powers is known by.' })
  setWorkName(
    @CurrentActor() actor: Actor,
    @Args('accountId', id) accountId: string,
    @Args('workName') workName: string,
    @Args('jobTitle') jobTitle: string,
  ) {
    return this.people.setWorkName(actor, accountId, workName, jobTitle);
  }

  @ResolveField(() => String, { nullable: true })
  email(@Parent() person: PersonRow, @CurrentActor() actor: Actor) {
    return this.people.email(actor, person);
  }

  @ResolveField(() => [Certificate])
  async certificates(@Parent() person: PersonRow, @Load() load: Loaders) {
    const now = this.clock.now();
    const held = (await load.load(certificatesOf, person.id)) ?? [];
    return held.map((c) => ({ ...c, inForce: c.revokedAt === null && c.validFrom <= now && now < c.validUntil }));
  }

  @ResolveField(() => Date, {
    nullable: true,
    description: 'When they had answered every concern of the practice queue.',
  })
  async practiceDoneAt(@Parent() person: PersonRow, @Load() load: Loaders): Promise<Date | null> {
    return (await load.load(practiceDone, person.id)) ?? null;
  }
}
