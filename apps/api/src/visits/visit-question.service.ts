import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { authorize } from '@kith/domain/policy';
import { DomainError } from '@kith/domain/refusal';
import { answerWords, mostQuestions, moved, questionWords, type Way } from '@kith/domain/visit-question/visit-question';
import { visitQuestionPolicy } from '@kith/domain/visit-question/visit-question.policy';

import { myMemberships } from '../groups/membership.loader.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import type { Loaders } from '../platform/loaders.js';
import { Sweeps } from '../platform/sweeps.js';
import { WriteKeys } from '../platform/write-keys.js';
import { ThreadService } from '../threads/thread.service.js';
import type { VisitQuestionOrigin } from './visit-question.model.js';
import { type QuestionRow, VisitQuestionStore } from './visit-question.store.js';

/** Milliseconds that a removed question waits for an undo. */
const undoFor = 3600_000;

export interface QuestionChange {
  questionId: string;
  version: number;
  words: string;
  isAsked: boolean;
  answer: string;
  key: string;
}

/**
 * What somebody means to ask at their next visit, in their own words. Like a draft and a safety plan it is read by nobody
 * but its owner: not screened, not audited, in no event and no notice.
 */
@Injectable()
export class VisitQuestionService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly store: VisitQuestionStore,
    private readonly threads: ThreadService,
    private readonly keys: WriteKeys,
    private readonly sweeps: Sweeps,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({
      name: 'visits.forget',
      run: (tx, now) => this.store.forget(tx, new Date(now.getTime() - undoFor)),
    });
  }

  /** The actor's questions in their order. */
  mine(actor: Actor): Promise<QuestionRow[]> {
    return this.store.list(this.db.reader, actor.id);
  }

  /** Where the thought came from; null once the actor cannot read it. */
  async origin(actor: Actor, load: Loaders, postId: string | null): Promise<VisitQuestionOrigin | null> {
    const place = postId ? await this.threads.placeOf(actor, load, postId) : null;
    const mine = place && (await load.load(myMemberships, place.groupId));
    return mine ? { groupName: mine.groupName, link: place.link } : null;
  }

  /**
   * Adds a question at the end. Refuses `resource.notFound` for a post whose words the actor cannot read, and
   * `input.invalid` with `most` when the list is full.
   */
  async add(
    actor: Actor,
    load: Loaders,
    given: { key: string; words: string; postId: string | null },
  ): Promise<QuestionRow> {
    const words = questionWords(given.words);
    const { postId } = given;
    const isReadable = postId === null || (await this.threads.placeOf(actor, load, postId)) !== null;
    return this.once(actor, 'addVisitQuestion', given.key, { words, postId }, async (tx) => {
      if (!isReadable) throw new DomainError('resource.notFound');
      await this.requireRoom(tx, actor);
      const added = await this.store.add(tx, { accountId: actor.id, words, postId });
      if (!added) throw new Error('A question was not added.');
      return added;
    });
  }

  /** New words, asked or not, and what was answered. Refuses `resource.stale` when it was changed since. */
  async change(actor: Actor, given: QuestionChange): Promise<QuestionRow> {
    const { key, questionId, version, isAsked } = given;
    const [words, answer] = [questionWords(given.words), answerWords(given.answer)];
    const input = { questionId, version, words, isAsked, answer };
    return this.once(actor, 'changeVisitQuestion', key, input, async (tx) => {
      const question = await this.held(tx, actor, questionId);
      if (question.removedAt) throw new DomainError('resource.notFound');
      if (question.version !== version) throw new DomainError('resource.stale', { version: question.version });
      const askedAt = isAsked ? (question.askedAt ?? this.clock.now()) : null;
      return this.saved(tx, { ...question, words, answer, askedAt, version: version + 1 });
    });
  }

  /** One place up or down among those that were asked, or not asked, like it. */
  async move(actor: Actor, given: { key: string; questionId: string; way: Way }): Promise<QuestionRow> {
    const { key, questionId, way } = given;
    return this.once(actor, 'moveVisitQuestion', key, { questionId, way }, async (tx) => {
      const question = await this.held(tx, actor, questionId);
      const list = await this.store.list(tx, actor.id);
      const listed = list.map(({ id, askedAt }) => ({ id, isAsked: askedAt !== null }));
      await this.store.order(tx, moved(listed, questionId, way));
      return question;
    });
  }

  /** Takes a question off the list. It can be put back for an hour. */
  async remove(actor: Actor, given: { key: string; questionId: string }): Promise<QuestionRow> {
    const { key, questionId } = given;
    return this.once(actor, 'removeVisitQuestion', key, { questionId }, async (tx) => {
      const question = await this.held(tx, actor, questionId);
      return this.saved(tx, { ...question, removedAt: question.removedAt ?? this.clock.now() });
    });
  }

  /** Undoes a removal. Refuses as `add` does when the list is full again. */
  async putBack(actor: Actor, given: { key: string; questionId: string }): Promise<QuestionRow> {
    const { key, questionId } = given;
    return this.once(actor, 'putBackVisitQuestion', key, { questionId }, async (tx) => {
      const question = await this.held(tx, actor, questionId);
      if (question.removedAt) await this.requireRoom(tx, actor);
      return this.saved(tx, { ...question, removedAt: null });
    });
  }

  // ---------------------------------------------------------------------------------------------------------------------

  private once(
    actor: Actor,
    operation: string,
    key: string,
    input: unknown,
    work: (tx: Tx) => Promise<QuestionRow>,
  ): Promise<QuestionRow> {
    return this.db.tx((tx) =>
      this.keys.once(
        tx,
        { accountId: actor.id, key, operation, input },
        async () => {
          await this.store.hold(tx, actor.id);
          return work(tx);
        },
        async (id) => authorize(visitQuestionPolicy, 'read', actor, await this.store.find(tx, id)),
      ),
    );
  }

  private async held(tx: Tx, actor: Actor, id: string): Promise<QuestionRow> {
    return authorize(visitQuestionPolicy, 'write', actor, await this.store.find(tx, id));
  }

  private async saved(tx: Tx, question: QuestionRow): Promise<QuestionRow> {
    await this.store.save(tx, question);
    return question;
  }

  private async requireRoom(tx: Tx, actor: Actor): Promise<void> {
    const { length } = await this.store.list(tx, actor.id);
    if (length >= mostQuestions) throw new DomainError('input.invalid', { field: 'words', most: mostQuestions });
  }
}
