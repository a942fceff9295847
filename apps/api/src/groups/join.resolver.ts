import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';

import { Me } from '../accounts/account.model.js';
import { ArrivalService } from '../accounts/arrival.service.js';
import { Context, type GraphContext, Public } from '../platform/auth.js';
import { UuidScalar } from '../platform/scalars.js';
import { Done } from '../platform/shared.model.js';
import { JoinInput, NameCheck, NameIdea } from './group.model.js';
import { JoinService } from './join.service.js';
import { NameService } from './name.service.js';

@Resolver(() => NameIdea)
export class JoinResolver {
  constructor(
    private readonly joins: JoinService,
    private readonly names: NameService,
    private readonly arrivals: ArrivalService,
  ) {}

  @Public()
  @Mutation(() => Done, {
    description: 'Join. The answer is the same whether or not the address has an account; a mail tells its owner.',
  })
  async join(
    @Context() context: GraphContext,
    @Args('input', { type: () => JoinInput, description: 'All answers.' }) input: JoinInput,
  ) {
    const { id, browserMark } = await this.joins.join(input, this.arrivals.originOf(context));
    this.arrivals.rememberJoin(context, browserMark);
    return { id };
  }

  @Public()
  @Mutation(() => Me, {
    description:
      'Confirm the address with the link from the mail. Signs in, unless somebody is signed in here: then they stay, and are returned.',
  })
  async confirmEmail(
    @Context() context: GraphContext,
    @Args('token', { type: () => String, description: 'What the link carried.' }) token: string,
    @Args('password', {
      type: () => String,
      nullable: true,
      description: 'The password chosen in that join; not needed in the browser it was made in.',
    })
    password: string | null,
  ) {
    const given = { token, password: password ?? null };
    const opened = await this.joins.confirm(given, this.arrivals.originOf(context), context.viewer);
    return this.arrivals.confirmed(context, opened);
  }

  @Public()
  @Query(() => [NameIdea], { description: 'Three safe names with drawings; in a group, ones that are free there.' })
  nameIdeas(
    @Context() context: GraphContext,
    @Args('groupId', { type: () => UuidScalar, nullable: true, description: 'The group; without it any names.' })
    groupId: string | null,
    @Args('seed', { type: () => Int, description: 'The same seed gives the same names.' }) seed: number,
  ) {
    return this.names.ideas(groupId ?? null, seed, this.arrivals.originOf(context).network, readyActor(context));
  }

  @Public()
  @Query(() => NameCheck, { description: 'Whether a name can be worn in a group.' })
  nameCheck(
    @Context() context: GraphContext,
    @Args('name', { type: () => String, description: 'The name.' }) name: string,
    @Args('groupId', { type: () => UuidScalar, description: 'The group.' }) groupId: string,
  ) {
    return this.names.check(name, groupId, this.arrivals.originOf(context).network, readyActor(context));
  }
}

const readyActor = ({ viewer }: GraphContext) => (viewer?.state === 'ready' ? viewer.actor : null);
