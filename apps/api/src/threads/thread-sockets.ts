import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';

import { DomainError } from '@kith/domain/refusal';

import { withoutWords } from '../platform/graphql-error.js';
import { audience } from '../platform/hints.js';
import { type KithSocket, RealtimeGateway } from '../platform/realtime.gateway.js';
import { UuidScalar } from '../platform/scalars.js';
import { ThreadService } from './thread.service.js';

const ids = new UuidScalar();

/** Browsers hear that a thread they look at, or a group they are in, changed; never with what. */
@Injectable()
export class ThreadSockets implements OnApplicationBootstrap {
  private readonly log = new Logger('threads');

  constructor(
    private readonly modules: ModuleRef,
    private readonly threads: ThreadService,
  ) {}

  onApplicationBootstrap(): void {
    const gateway = this.modules.get(RealtimeGateway, { strict: false });
    gateway.on('thread.watch', async (socket, { actor }, { threadId }) => {
      const id = ids.parseValue(threadId);
      if (!(await this.threads.mayWatch(actor, id))) throw new DomainError('resource.notFound');
      await socket.join(audience.thread(id));
    });
    gateway.on('thread.unwatch', async (socket, _viewer, { threadId }) => {
      await socket.leave(audience.thread(ids.parseValue(threadId)));
    });
    // A worker has no server. Leaving a group ends the sockets, so that they come back without it.
    (gateway.server as typeof gateway.server | undefined)?.on('connection', (socket) => {
      this.enterGroups(socket as KithSocket).catch((error: unknown) => this.log.error(withoutWords(error)));
    });
  }

  private async enterGroups(socket: KithSocket): Promise<void> {
    const groups = await this.threads.groupsOf(socket.data.viewer.actor);
    await socket.join(groups.map(audience.group));
  }
}
