import { Inject, Logger, type OnModuleDestroy } from '@nestjs/common';
import { type OnGatewayInit, WebSocketGateway, WebSocketServer } from '@nestjs/websockets';
import type { Server, Socket } from 'socket.io';

import { randomUUID } from 'node:crypto';

import type { ClientEvents, ServerHints } from '@kith/contracts/realtime';
import { hasRole } from '@kith/domain/actor';
import { DomainError } from '@kith/domain/refusal';

import { type Viewer, ViewerSource } from './auth.js';
import type { Config } from './config.js';
import { sessionCookieName, sessionTokenOf } from './cookies.js';
import { withoutWords } from './graphql-error.js';
import { audience, type Hint, Hints } from './hints.js';
import { CONFIG } from './settings.js';

export type KithSocket = Socket<ClientEvents, ServerHints, object, { viewer: Viewer; token: string; spent: number[] }>;

type Handler = (socket: KithSocket, viewer: Viewer, input: never) => Promise<unknown>;

interface Manner<E extends keyof ClientEvents> {
  urgent?: (input: Partial<Record<keyof Parameters<ClientEvents[E]>[0], unknown>>) => boolean;
  activity?: boolean;
}

const eventsPerSecond = 20;
/** Lines of one person to one process; the oldest makes room for the newest (WS-5). */
const socketsPerAccount = 5;
/** How often every line is asked whether its session still holds. */
const lookAgainMs = 20_000;

/**
 * The socket door. It knows who is there and passes hints; rights are asked of the feature that owns the thing.
 * Who somebody is, is read again from the session for every event, so a revoked person is out at once.
 */
@WebSocketGateway()
export class RealtimeGateway implements OnGatewayInit, OnModuleDestroy {
  @WebSocketServer() readonly server!: Server<ClientEvents, ServerHints>;

  private readonly log = new Logger('sockets');
  private readonly handlers = new Map<string, Handler>();
  private readonly urgent = new Map<string, (input: never) => boolean>();
  private readonly activity = new Set<string>();
  private readonly leaving: ((socketId: string) => Promise<void>)[] = [];
  private readonly awake: ((actors: Viewer['actor'][]) => Promise<void>)[] = [];
  private looking: NodeJS.Timeout | undefined;

  constructor(
    private readonly viewers: ViewerSource,
    private readonly hints: Hints,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * A feature answers one event. What it throws as a refusal goes back as its code. Input that is `urgent` is never
   * refused for coming too fast (SAFE-1). Only events that a person made with their own hands are `activity`: those that
   * browsers repeat by themselves after each reconnect must not keep an unattended session open (R5).
   */
  on<E extends keyof ClientEvents>(
    event: E,
    handler: (socket: KithSocket, viewer: Viewer, input: Parameters<ClientEvents[E]>[0]) => Promise<unknown>,
    { urgent, activity = false }: Manner<E> = {},
  ): void {
    this.handlers.set(event, handler as Handler);
    if (urgent) this.urgent.set(event, urgent as (input: never) => boolean);
    if (activity) this.activity.add(event);
  }

  /** Called with the people on the line whose sessions are neither locked nor over: when a line stands, and again every 20 seconds. */
  onAwake(handler: (actors: Viewer['actor'][]) => Promise<void>): void {
    this.awake.push(handler);
  }

  /** Called after a socket is gone. */
  onLeave(handler: (socketId: string) => Promise<void>): void {
    this.leaving.push(handler);
  }

  afterInit(server: Server): void {
    server.use((socket, next) => {
      void this.admit(socket as KithSocket).then(
        (known) => next(known ? undefined : new Error('auth.required')),
        () => next(new Error('internal')),
      );
    });
    server.on('connection', (socket) => this.welcome(socket as KithSocket));
    this.looking = setInterval(() => void this.lookAgain(), lookAgainMs);
    this.looking.unref();
    void this.hints.listen({
      hint: (hint) => this.pass(hint),
      disconnect: (to) => {
        this.server.in(to).emit('session.ended');
        this.server.in(to).disconnectSockets(true);
      },
      gap: () => this.server.disconnectSockets(true),
    });
  }

  private pass({ to, name, args, otherwise = [] }: Hint): void {
    const apart = otherwise.filter((part) => part.to.length > 0);
    this.server
      .to(to)
      .except(apart.flatMap((part) => part.to))
      .emit(name, ...(args as never));
    const [first, ...rest] = args as unknown as [object?, ...unknown[]];
    for (const part of apart) {
      const fields = Object.entries({ ...first, ...part.change }).filter(([, value]) => value !== null);
      this.server.to(part.to).emit(name, ...([Object.fromEntries(fields), ...rest] as never));
    }
  }

  onModuleDestroy(): void {
    clearInterval(this.looking);
    this.server?.disconnectSockets(true);
  }

  private async admit(socket: KithSocket): Promise<boolean> {
    const token = sessionTokenOf(socket.handshake.headers.cookie, sessionCookieName(this.config));
    const viewer = token ? await this.viewers.find(token, { background: true, correlationId: randomUUID() }) : null;
    if (!viewer || !token) return false;
    socket.data = { viewer, token, spent: [] };
    return true;
  }

  /**
   * Ends lines whose session is over, and moves those whose powers have changed: what ran out by the clock tells nobody.
   * Locked sessions keep their hints, which say nothing but that something changed.
   */
  async lookAgain(): Promise<void> {
    const awake: Viewer['actor'][] = [];
    for (const socket of [...this.server.sockets.sockets.values()] as KithSocket[]) {
      const before = socket.data.viewer;
      try {
        const now = await this.viewers.find(socket.data.token, { background: true, correlationId: randomUUID() });
        if (!now) {
          socket.emit('session.ended');
          socket.disconnect(true);
        } else if (now.state === 'ready') {
          const places = staffPlaces(now);
          for (const place of staffPlaces(before)) if (!places.includes(place)) void socket.leave(place);
          void socket.join(places);
          socket.data.viewer = now;
          awake.push(now.actor);
        }
      } catch (error) {
        this.log.error(withoutWords(error));
      }
    }
    await this.tellAwake(awake);
  }

  private async tellAwake(actors: Viewer['actor'][]): Promise<void> {
    for (const handler of this.awake)
      await handler(actors).catch((error: unknown) => this.log.error(withoutWords(error)));
  }

  private welcome(socket: KithSocket): void {
    const { actor, sessionId } = socket.data.viewer;
    const own = audience.account(actor.id);
    void socket.join([own, audience.session(sessionId), ...staffPlaces(socket.data.viewer)]);
    if (socket.data.viewer.state === 'ready') void this.tellAwake([actor]);
    const lines = [...(this.server.sockets.adapter.rooms.get(own) ?? [])];
    for (const id of lines.slice(0, -socketsPerAccount)) {
      const oldest = this.server.sockets.sockets.get(id);
      oldest?.emit('line.taken');
      oldest?.disconnect(true);
    }
    socket.onAny((event: string, input: unknown, ack: unknown) => void this.answer(socket, event, input, ack));
    socket.on('disconnect', () => {
      for (const leave of this.leaving)
        void leave(socket.id).catch((error: unknown) => this.log.error(withoutWords(error)));
    });
  }

  private async answer(socket: KithSocket, event: string, input: unknown, ack: unknown): Promise<void> {
    const reply = typeof ack === 'function' ? (ack as (answer: unknown) => void) : () => undefined;
    try {
      const handler = this.handlers.get(event);
      if (!handler || typeof input !== 'object' || input === null)
        throw new DomainError('input.invalid', { field: 'event' });
      const now = performance.now();
      socket.data.spent = [...socket.data.spent.filter((at) => at > now - 1000), now];
      if (socket.data.spent.length > eventsPerSecond && !this.urgent.get(event)?.(input as never))
        throw new DomainError('rate.limited', { retryAfterSeconds: 1 });
      const viewer = await this.viewers.find(socket.data.token, {
        background: !this.activity.has(event),
        correlationId: randomUUID(),
      });
      if (!viewer) {
        socket.disconnect(true);
        throw new DomainError('auth.required');
      }
      if (viewer.state !== 'ready')
        throw new DomainError(viewer.state === 'locked' ? 'auth.locked' : 'auth.secondFactorRequired');
      reply({ ok: true, value: (await handler(socket, viewer, input as never)) ?? null });
    } catch (error) {
      if (error instanceof DomainError) return reply({ ok: false, code: error.code, details: error.details });
      this.log.error(withoutWords(error));
      reply({ ok: false, code: 'internal' });
    }
  }
}

/** Audiences that follow from what somebody may do at this moment. */
function staffPlaces({ actor }: Viewer): string[] {
  const places: string[] = actor.moderates.map(audience.desk);
  if (hasRole(actor, 'leadModerator', 'clinicalLead', 'safeguardingLead')) places.push(audience.leads);
  if (hasRole(actor, 'clinician', 'clinicalLead', 'safeguardingLead')) places.push(audience.clinic);
  if (actor.roles.length) places.push(audience.run);
  return places;
}
