import { Injectable } from '@nestjs/common';

import { NoticeService } from '../notifications/notice.service.js';
import { Outbox } from '../platform/outbox.js';
import { AdviceService } from './advice.service.js';
import { ReviewStore } from './review.store.js';
import { linkTo } from './thread.view.js';

/** Tells people that somebody has answered or heard them, or that what they read was corrected. */
@Injectable()
export class ThreadReactions {
  constructor(outbox: Outbox, reviews: ReviewStore, notices: NoticeService, advice: AdviceService) {
    outbox.register({
      name: 'threads.tell-reply',
      on: ['post.replied'],
      handle: async (event, tx) => {
        const postId = String(event['contentId']);
        for (const told of await reviews.toTell(tx, postId)) {
          await notices.tell(tx, {
            accountId: told.accountId,
            kind: 'reply',
            link: linkTo(told.threadId, told.number),
            facts: {
              groupName: told.groupName,
              groupSlug: told.groupSlug,
              authorName: told.authorName,
              authorAvatar: told.authorAvatar,
              threadId: told.threadId,
              to: told.toTheirPost ? 'post' : 'thread',
            },
            key: `reply:${postId}`,
            mail: 'reply',
          });
        }
      },
    });
    outbox.register({
      name: 'threads.tell-heard',
      on: ['post.heard'],
      handle: async (event, tx) => {
        const postId = String(event['contentId']);
        const told = await reviews.authorOf(tx, postId);
        if (!told) return;
        await notices.tell(tx, {
          accountId: told.accountId,
          kind: 'heard',
          link: linkTo(told.threadId, told.number),
          facts: { groupName: told.groupName, groupSlug: told.groupSlug },
          key: `heard:${postId}`,
        });
      },
    });
    outbox.register({
      name: 'threads.tell-corrected',
      on: ['post.corrected'],
      handle: (event, tx) => advice.tellReaders(tx, String(event['contentId'])),
    });
  }
}
