import { Args, Mutation, Resolver } from '@nestjs/graphql';

import { randomUUID } from 'node:crypto';

import { Context, CurrentViewer, type GraphContext, Public, type Viewer } from '../platform/auth.js';
import { Done } from '../platform/shared.model.js';
import { AccessService } from './access.service.js';
import { SessionCookies } from './cookies.js';

@Resolver(() => Done)
export class AccessResolver {
  constructor(
    private readonly access: AccessService,
    private readonly cookies: SessionCookies,
  ) {}

  @Public()
  @Mutation(() => Done, {
    description: 'Send the link again that confirms an address. The answer is the same for every address.',
  })
  async resendConfirmation(
    @Context() context: GraphContext,
    @Args('email', { type: () => String, description: 'E-mail address.' }) email: string,
  ) {
    await this.access.askLink(email, 'confirm', this.cookies.originOf(context));
    return { id: randomUUID() };
  }

  @Public()
  @Mutation(() => Done, { description: 'Send a link to set a new password. The answer is the same for every address.' })
  async askPasswordReset(
    @Context() context: GraphContext,
    @Args('email', { type: () => String, description: 'E-mail address.' }) email: string,
  ) {
    await this.access.askLink(email, 'reset', this.cookies.originOf(context));
    return { id: randomUUID() };
  }

  @Public()
  @Mutation(() => Done, { description: 'Set a new password by a link from a mail; signs out everywhere.' })
  async resetPassword(
    @Context() context: GraphContext,
    @Args('token', { type: () => String, description: 'What the link carried.' }) token: string,
    @Args('password', { type: () => String, description: 'New password.' }) password: string,
  ) {
    const { deviceMark } = await this.access.reset(token, password);
    this.cookies.mark(context, deviceMark, false);
    return { id: randomUUID() };
  }

  @Mutation(() => Done, { description: 'Change the password; signs out everywhere else.' })
  async changePassword(
    @CurrentViewer() viewer: Viewer,
    @Args('current', { type: () => String, description: 'Present password.' }) current: string,
    @Args('password', { type: () => String, description: 'New password.' }) password: string,
  ) {
    await this.access.changePassword(viewer, current, password);
    return { id: viewer.actor.id };
  }
}
