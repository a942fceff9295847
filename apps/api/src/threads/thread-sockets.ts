import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';

import { DomainError } from '@kith/domain/refusal';

import { audience } from '../platform/hints.js';
import { RealtimeGateway } from '../platform/realtime.gateway.js';
import { UuidScalar } from '../platform/scalars.js';
import { ThreadService } from './thread.service.js';

const ids = new UuidScalar();

/** A browser that looks at a thread hears that it changed; never with what. */
@Injectable()
export class ThreadSockets implements OnApplicationBootstrap {
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
  }
}
