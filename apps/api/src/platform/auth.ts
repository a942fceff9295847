import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '@kith/domain/actor';
import { DomainError } from '@kith/domain/refusal';

import type { Loaders } from './loaders.js';

/**
 * The signed-in person of one request or socket. `actor.roles` is empty until the second factor is given and while the
 * session is locked, so every policy refuses by itself.
 */
export interface Viewer {
  actor: Actor & { sessionId: string; correlationId: string };
  sessionId: string;
  /** `ready`: may act. `secondFactor`: has powers and must give the second factor. `locked`: idle for 15 minutes (R5). */
  state: 'ready' | 'secondFactor' | 'locked';
}

/** Finds who a session cookie belongs to. Implemented by accounts; the platform knows no feature. */
export abstract class ViewerSource {
  /** `background` requests (polls, refetches after hints) do not count as activity for the idle lock. */
  abstract find(token: string, request: { background: boolean; correlationId: string }): Promise<Viewer | null>;
}

/** What every resolver gets as GraphQL context. */
export interface GraphContext {
  viewer: Viewer | null;
  loaders: Loaders;
  correlationId: string;
  req: FastifyRequest;
  reply: FastifyReply;
}

const access = 'kith:access';

/** Anyone may call this, signed in or not. */
export const Public = () => SetMetadata(access, 'public');

/** A signed-in person may call this even before the second factor or while locked (to give it, or to sign out). */
export const WhileLocked = () => SetMetadata(access, 'locked');

/**
 * Stands before every root field: signed in, second factor given, not locked. It decides nothing else; rights are
 * decided by policies in services, because guards do not run for field resolvers.
 */
@Injectable()
export class SignedInGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(execution: ExecutionContext): boolean {
    if (execution.getType<string>() !== 'graphql') return true;
    const need = this.reflector.get<string | undefined>(access, execution.getHandler());
    if (need === 'public') return true;
    const { viewer } = GqlExecutionContext.create(execution).getContext<GraphContext>();
    if (!viewer) throw new DomainError('auth.required');
    if (need === 'locked' || viewer.state === 'ready') return true;
    throw new DomainError(viewer.state === 'locked' ? 'auth.locked' : 'auth.secondFactorRequired');
  }
}

const contextOf = (execution: ExecutionContext) => GqlExecutionContext.create(execution).getContext<GraphContext>();

/** The actor of the request; the guard has made sure there is one. */
export const CurrentActor = createParamDecorator((_: unknown, execution: ExecutionContext) => {
  const { viewer } = contextOf(execution);
  if (!viewer) throw new DomainError('auth.required');
  return viewer.actor;
});

/** The viewer, or null on public fields. */
export const CurrentViewer = createParamDecorator(
  (_: unknown, execution: ExecutionContext) => contextOf(execution).viewer,
);

/** The loaders of the request. */
export const Load = createParamDecorator((_: unknown, execution: ExecutionContext) => contextOf(execution).loaders);

/** The whole context; for cookies and addresses in accounts only. */
export const Context = createParamDecorator((_: unknown, execution: ExecutionContext) => contextOf(execution));
