import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { CurrentActor, Load } from '../platform/auth.js';
import type { Loaders } from '../platform/loaders.js';
import { UuidScalar } from '../platform/scalars.js';
import { Post, Posted, PostPage, PostVersion } from './post.model.js';
import { PostService } from './post.service.js';
import { PostingService, type Written } from './posting.service.js';
import { Thread } from './thread.model.js';
import { ThreadService } from './thread.service.js';

const uuid = { type: () => UuidScalar };
const key = { ...uuid, description: 'Made by the client; sending again with the same key gives the first answer.' };
const postIdArg = { ...uuid, description: 'The post.' };
const words = {
  type: () => String,
  description: 'Words in Markdown: bold, italic, lists, quotes, links; at most 10,000 characters.',
};

@Resolver(() => Posted)
export class PostResolver {
  constructor(
    private readonly threads: ThreadService,
    private readonly posting: PostingService,
    private readonly service: PostService,
  ) {}

  @Query(() => PostPage, {
    description: 'One page of 20 numbers of a thread, from 1; page 0 is that of the first unread post.',
  })
  posts(
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
    @Args('threadId', { ...uuid, description: 'The thread.' }) threadId: string,
    @Args('page', { type: () => Int, description: 'Number of the page, or 0.' }) page: number,
  ) {
    return this.threads.posts(actor, load, threadId, page);
  }

  @Query(() => [PostVersion], {
    description: 'Every version of a post, newest first; for its author and for moderators.',
  })
  postHistory(@CurrentActor() actor: Actor, @Args('postId', postIdArg) postId: string) {
    return this.service.history(actor, postId);
  }

  @Mutation(() => Posted, { description: 'Opens a thread.' })
  createThread(
    @CurrentActor() actor: Actor,
    @Args('key', key) key: string,
    @Args('groupId', { ...uuid, description: 'The group.' }) groupId: string,
    @Args('title', { type: () => String, description: 'One line, at most 150 characters.' }) title: string,
    @Args('body', words) body: string,
    @Args('topic', { type: () => String, nullable: true, description: 'Topic label, at most 40 characters.' })
    topic?: string | null,
  ) {
    return this.posting.createThread(actor, { key, groupId, title, body, topic: topic ?? null });
  }

  @Mutation(() => Posted, { description: 'Answers in a thread, or one post in it.' })
  reply(
    @CurrentActor() actor: Actor,
    @Args('key', key) key: string,
    @Args('threadId', { ...uuid, description: 'The thread.' }) threadId: string,
    @Args('body', words) body: string,
    @Args('replyToId', { ...uuid, nullable: true, description: 'The post that is answered.' })
    replyToId?: string | null,
  ) {
    return this.posting.reply(actor, { key, threadId, body, replyToId: replyToId ?? null });
  }

  @Mutation(() => Posted, { description: "Changes the words of one's own post; the words before are kept as history." })
  editPost(
    @CurrentActor() actor: Actor,
    @Args('key', key) key: string,
    @Args('postId', postIdArg) postId: string,
    @Args('version', { type: () => Int, description: 'The version that was edited.' }) version: number,
    @Args('body', words) body: string,
    @Args('title', { type: () => String, nullable: true, description: 'New title; opening posts only.' })
    title?: string | null,
  ) {
    return this.service.edit(actor, { key, postId, version, body, title: title ?? null });
  }

  @Mutation(() => Post, { description: "Takes one's own post down." })
  async takeDownPost(
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
    @Args('key', key) key: string,
    @Args('postId', postIdArg) postId: string,
  ) {
    const { id } = await this.service.takeDown(actor, { key, postId });
    return this.threads.post(actor, load, id);
  }

  @Mutation(() => Post, { description: "Undo of taking one's own post down, for 10 minutes." })
  async putBackPost(
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
    @Args('key', key) key: string,
    @Args('postId', postIdArg) postId: string,
  ) {
    const { id } = await this.service.putBack(actor, { key, postId });
    return this.threads.post(actor, load, id);
  }

  @Mutation(() => Post, { description: 'Says "I hear you". Saying it twice is the same as once.' })
  async hear(@CurrentActor() actor: Actor, @Load() load: Loaders, @Args('postId', postIdArg) postId: string) {
    const { id } = await this.service.hear(actor, postId);
    return this.threads.post(actor, load, id);
  }

  @Mutation(() => Post, { description: 'Takes "I hear you" back.' })
  async unhear(@CurrentActor() actor: Actor, @Load() load: Loaders, @Args('postId', postIdArg) postId: string) {
    const { id } = await this.service.unhear(actor, postId);
    return this.threads.post(actor, load, id);
  }

  @ResolveField(() => Thread, {
    nullable: true,
    description: 'Its thread; null when it does not exist for the viewer.',
  })
  thread(@Parent() posted: Written, @CurrentActor() actor: Actor, @Load() load: Loaders) {
    return this.threads.thread(actor, load, posted.threadId);
  }

  @ResolveField(() => Post, { description: 'The post as it stands now.' })
  post(@Parent() posted: Written, @CurrentActor() actor: Actor, @Load() load: Loaders) {
    return this.threads.post(actor, load, posted.id);
  }
}
