import { Module } from '@nestjs/common';

import { GroupsModule } from '../groups/groups.module.js';
import { ScreeningModule } from '../screening/screening.module.js';
import { SearchResolver } from './search.resolver.js';
import { SearchService } from './search.service.js';
import { SearchStore } from './search.store.js';

/** Finding what was written in one's groups. */
@Module({
  imports: [GroupsModule, ScreeningModule],
  providers: [SearchStore, SearchService, SearchResolver],
})
export class SearchModule {}
