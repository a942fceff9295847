import { Module } from '@nestjs/common';

import { ScreeningModule } from '../screening/screening.module.js';
import { LexiconReactions } from './lexicon.reactions.js';
import { LexiconResolver } from './lexicon.resolver.js';
import { LexiconService } from './lexicon.service.js';
import { LexiconStore } from './lexicon.store.js';
import { ProposalResolver } from './proposal.resolver.js';
import { ProposalService } from './proposal.service.js';
import { ReplayService } from './replay.service.js';

/** The rules that texts are read with: looked at, tried, and changed by two people after a replay. */
@Module({
  imports: [ScreeningModule],
  providers: [
    LexiconStore,
    LexiconService,
    LexiconResolver,
    ProposalService,
    ProposalResolver,
    ReplayService,
    LexiconReactions,
  ],
})
export class LexiconModule {}
