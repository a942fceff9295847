import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { SessionService } from '../accounts/session.service.js';
import { CurrentActor, CurrentViewer, type Viewer } from '../platform/auth.js';
import { UuidScalar } from '../platform/scalars.js';
import { MyPagingService } from './my-paging.service.js';
import { PageTestService } from './page-test.service.js';
import { MyPaging, PageWay, PhonePlace } from './paging.model.js';
import { ReachService } from './reach.service.js';

const key = () => ({ type: () => UuidScalar, description: 'Makes the request safe to repeat.' });

@Resolver(() => MyPaging)
export class MyPagingResolver {
  constructor(
    private readonly paging: MyPagingService,
    private readonly reach: ReachService,
    private readonly tests: PageTestService,
    private readonly sessions: SessionService,
  ) {}

  @Query(() => MyPaging, { description: 'How the viewer is paged. Clinical people only, and only of themselves.' })
  myPaging(@CurrentActor() actor: Actor): Promise<MyPaging> {
    return this.paging.mine(actor);
  }

  @Mutation(() => MyPaging, { description: 'Say by which number one is paged. An empty one takes it away.' })
  async setPagePhone(
    @CurrentActor() actor: Actor,
    @Args('key', key()) withKey: string,
    @Args('place', { type: () => PhonePlace }) place: PhonePlace,
    @Args('number', { type: () => String, description: 'With + and country, as +44 7700 900417.' }) number: string,
  ): Promise<MyPaging> {
    await this.reach.setPhone(actor, withKey, place, number);
    return this.paging.mine(actor);
  }

  @Mutation(() => MyPaging, { description: 'Take pages on this device, also when Kith is closed.' })
  async addPageDevice(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Args('key', key()) withKey: string,
    @Args('endpoint', { type: () => String, description: 'Address the browser gave.' }) endpoint: string,
    @Args('p256dh', { type: () => String, description: 'Key the browser gave.' }) p256dh: string,
    @Args('auth', { type: () => String, description: 'Secret the browser gave.' }) auth: string,
  ): Promise<MyPaging> {
    const here = (await this.sessions.mine(viewer)).find(({ current }) => current);
    await this.reach.addDevice(actor, withKey, { endpoint, p256dh, auth }, here?.device ?? 'A browser');
    return this.paging.mine(actor);
  }

  @Mutation(() => MyPaging, { description: 'Take no more pages on a device of one’s own.' })
  async removePageDevice(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => UuidScalar }) id: string,
  ): Promise<MyPaging> {
    await this.reach.removeDevice(actor, id);
    return this.paging.mine(actor);
  }

  @Mutation(() => MyPaging, {
    description: 'Ring the viewer by one way, to hear whether it works. It is about nobody.',
  })
  async testPage(
    @CurrentActor() actor: Actor,
    @Args('key', key()) withKey: string,
    @Args('way', { type: () => PageWay }) way: PageWay,
  ): Promise<MyPaging> {
    await this.tests.ringMe(actor, withKey, way);
    return this.paging.mine(actor);
  }
}
