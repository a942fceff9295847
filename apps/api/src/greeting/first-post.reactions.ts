import { Injectable } from '@nestjs/common';

import { Outbox } from '../platform/outbox.js';
import { FirstPostService, firstPostBell } from './first-post.service.js';

/** Follows what happens to first posts. Each reaction asks the rows what is true now, so order and repeats do not matter. */
@Injectable()
export class FirstPostReactions {
  constructor(outbox: Outbox, firstPosts: FirstPostService) {
    outbox.register({
      name: 'greeting.posts',
      on: ['thread.opened', 'post.replied', 'post.stateChanged'],
      handle: async (event, tx) => {
        const threadId = String(event['threadId']);
        if (event.type !== 'post.replied') await firstPosts.begin(tx, threadId);
        await firstPosts.look(tx, threadId);
      },
    });
    outbox.register({
      name: 'greeting.left',
      on: ['membership.left'],
      handle: (event, tx) => firstPosts.lookOf(tx, String(event['membershipId'])),
    });
    outbox.register({
      name: firstPostBell,
      on: ['firstPost.due'],
      handle: (event, tx) => firstPosts.look(tx, String(event['threadId'])),
    });
  }
}
