import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import { countries } from '@kith/domain/account/country';

import { Context, CurrentViewer, type GraphContext, Public, type Viewer, WhileLocked } from '../platform/auth.js';
import { Db } from '../platform/db.js';
import { UuidScalar } from '../platform/scalars.js';
import { Done } from '../platform/shared.model.js';
import {
  Consent,
  ConsentInput,
  CountryChoice,
  MailPreview,
  Me,
  MySession,
  TotpEnrolment,
  ToldUs,
  ToldUsInput,
} from './account.model.js';
import { AccountService } from './account.service.js';
import { ArrivalService } from './arrival.service.js';
import { SessionCookies } from './cookies.js';
import { MailService } from './mail.service.js';
import { SecondFactorService } from './second-factor.service.js';
import { SessionService } from './session.service.js';

@Resolver(() => Me)
export class AccountResolver {
  constructor(
    private readonly accounts: AccountService,
    private readonly sessions: SessionService,
    private readonly factors: SecondFactorService,
    private readonly cookies: SessionCookies,
    private readonly mails: MailService,
    private readonly arrivals: ArrivalService,
    private readonly db: Db,
  ) {}

  @Public()
  @Query(() => Me, { nullable: true, description: 'The signed-in person, or null.' })
  me(@CurrentViewer() viewer: Viewer | null) {
    return viewer && this.accounts.me(viewer);
  }

  @Public()
  @Mutation(() => Me, {
    description: 'Sign in. `auth.badCredentials` for every reason; `rate.limited` when tried too often.',
  })
  async signIn(
    @Context() context: GraphContext,
    @Args('email', { type: () => String, description: 'E-mail address.' }) email: string,
    @Args('password', { type: () => String, description: 'Password.' }) password: string,
    @Args('keepMeSignedIn', { type: () => Boolean, description: 'Stay signed in on this device; members only.' })
    keep: boolean,
  ) {
    const opened = await this.sessions.signIn(
      { email, password, keep },
      this.cookies.originOf(context),
      context.viewer,
    );
    return this.arrivals.enter(context, opened);
  }

  @WhileLocked()
  @Mutation(() => Me, {
    description: 'Give a one-time code: finishes signing in, unlocks, and counts as step-up for 5 minutes.',
  })
  async giveSecondFactor(
    @Context() context: GraphContext,
    @Args('code', { type: () => String, description: 'Six digits.' }) code: string,
  ) {
    return this.arrivals.arrive(context, await this.factors.give(viewerOf(context), code), false);
  }

  @WhileLocked()
  @Mutation(() => TotpEnrolment, { description: 'Begin to set up one-time codes; for accounts with powers.' })
  startTotp(@CurrentViewer() viewer: Viewer) {
    return this.factors.enrol(viewer);
  }

  @WhileLocked()
  @Mutation(() => Me, { description: 'Finish setting up one-time codes with the first one.' })
  async confirmTotp(
    @Context() context: GraphContext,
    @Args('code', { type: () => String, description: 'Six digits.' }) code: string,
  ) {
    return this.arrivals.arrive(context, await this.factors.confirm(viewerOf(context), code), false);
  }

  @WhileLocked()
  @Mutation(() => Done, { description: 'Sign out here.' })
  async signOut(@Context() context: GraphContext) {
    const id = await this.sessions.signOut(viewerOf(context));
    this.cookies.clear(context);
    return { id };
  }

  @WhileLocked()
  @Mutation(() => Done, { description: 'Sign out on every device.' })
  async signOutEverywhere(@Context() context: GraphContext) {
    const id = await this.sessions.signOutEverywhere(viewerOf(context));
    this.cookies.clear(context);
    return { id };
  }

  @Mutation(() => Done, { description: 'Sign out on one device.' })
  async endSession(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => UuidScalar, description: 'The session.' }) id: string,
  ) {
    return { id: await this.sessions.endOne(viewer, id) };
  }

  @Query(() => [MySession], { description: 'Where the viewer is signed in.' })
  mySessions(@CurrentViewer() viewer: Viewer) {
    return this.sessions.mine(viewer);
  }

  @Query(() => ToldUs, { description: 'What the viewer told the clinical team.' })
  myToldUs(@CurrentViewer() viewer: Viewer) {
    return this.accounts.toldUsOf(this.db.reader, viewer.actor.id);
  }

  @Mutation(() => ToldUs, { description: 'Tell the clinical team; replaces what was told before.' })
  tellUs(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ToldUsInput, description: 'All of it.' }) input: ToldUsInput,
  ) {
    return this.accounts.tellUs(viewer.actor, { ...input });
  }

  @Query(() => [Consent], { description: 'What the viewer agreed to, and when.' })
  myConsents(@CurrentViewer() viewer: Viewer) {
    return this.accounts.consentsOf(viewer.actor);
  }

  @Mutation(() => [Consent], {
    description: 'Agree to texts in their present version, when their words have changed. Returns all agreements.',
  })
  agree(
    @CurrentViewer() viewer: Viewer,
    @Args('consents', { type: () => [ConsentInput], description: 'What the viewer agrees to.' })
    consents: ConsentInput[],
  ) {
    return this.accounts.agree(viewer.actor, consents);
  }

  @Mutation(() => Me, { description: 'Change country, time zone and unit of glucose.' })
  changeSettings(
    @CurrentViewer() viewer: Viewer,
    @Args('country', { type: () => String, description: 'ISO 3166 code of two letters.' }) country: string,
    @Args('timeZone', { type: () => String, description: 'IANA zone.' }) timeZone: string,
    @Args('glucoseUnit', { type: () => String, description: 'mmol/L or mg/dL.' }) glucoseUnit: string,
  ) {
    return this.accounts.changeSettings(viewer, { country, timeZone, glucoseUnit });
  }

  @Public()
  @Query(() => [CountryChoice], { description: 'Countries of the join flow.' })
  countries() {
    return countries;
  }

  @Public()
  @Query(() => [MailPreview], { description: 'Development and demo only: the newest mails of the outbox.' })
  mailOutbox() {
    return this.mails.preview();
  }
}

function viewerOf({ viewer }: GraphContext): Viewer {
  if (!viewer) throw new Error('The guard let a stranger through.');
  return viewer;
}
