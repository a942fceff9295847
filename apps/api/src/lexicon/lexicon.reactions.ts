import { Injectable, type OnModuleInit } from '@nestjs/common';

import { Outbox } from '../platform/outbox.js';
import { ReplayService } from './replay.service.js';

/** What follows from a proposal. */
@Injectable()
export class LexiconReactions implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly replays: ReplayService,
  ) {}

  onModuleInit(): void {
    this.outbox.register({
      name: 'lexicon.replay',
      on: ['lexicon.proposed', 'lexicon.replayAsked'],
      handle: async ({ proposalId }, tx) => {
        if (typeof proposalId === 'string') await this.replays.run(tx, proposalId);
      },
    });
  }
}
