import { Module } from '@nestjs/common';

import { GroupsModule } from '../groups/groups.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { ScreeningModule } from '../screening/screening.module.js';
import { AdviceService } from './advice.service.js';
import { AdviceStore } from './advice.store.js';
import { ContentNotesService } from './content-notes.service.js';
import { ContentNotesStore } from './content-notes.store.js';
import { DraftResolver } from './draft.resolver.js';
import { DraftService } from './draft.service.js';
import { DraftStore } from './draft.store.js';
import { PostMoves } from './post-moves.service.js';
import { PostResolver } from './post.resolver.js';
import { PostService } from './post.service.js';
import { PostStore } from './post.store.js';
import { PostingService } from './posting.service.js';
import { ReviewStore } from './review.store.js';
import { ThreadListStore } from './thread-list.store.js';
import { ThreadReactions } from './thread.reactions.js';
import { GroupThreadsResolver, ThreadResolver } from './thread.resolver.js';
import { ThreadService } from './thread.service.js';
import { ThreadSockets } from './thread-sockets.js';

/** The forum: threads, posts, drafts. */
@Module({
  imports: [GroupsModule, NotificationsModule, ScreeningModule],
  providers: [
    DraftStore,
    DraftService,
    DraftResolver,
    PostStore,
    ReviewStore,
    ThreadListStore,
    PostMoves,
    AdviceStore,
    AdviceService,
    ContentNotesStore,
    ContentNotesService,
    PostingService,
    PostService,
    ThreadService,
    PostResolver,
    ThreadResolver,
    GroupThreadsResolver,
    ThreadReactions,
    ThreadSockets,
  ],
  exports: [ThreadService, DraftService, AdviceService],
})
export class ThreadsModule {}
