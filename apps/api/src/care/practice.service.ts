import { Injectable } from '@nestjs/common';

import type { Level } from '@kith/contracts/level';
import type { Actor } from '@kith/domain/actor';
import { carePolicy } from '@kith/domain/care/care.policy';
import { compared, practiceActs, type PracticeConcern as Concern } from '@kith/domain/care/practice';
import { DomainError } from '@kith/domain/refusal';

import { Clock } from '../platform/clock.js';
import { Db } from '../platform/db.js';
import { practiceConcerns } from './practice-concerns.js';
import type { Practice, PracticeConcern } from './practice.model.js';
import { type PracticeAnswerRow, PracticeStore } from './practice.store.js';

/** Invented concerns for new moderators (S08). Touches no queue, figure, page or audit: only its own table. */
@Injectable()
export class PracticeService {
  constructor(
    private readonly db: Db,
    private readonly store: PracticeStore,
    private readonly clock: Clock,
  ) {}

  async overview(actor: Actor): Promise<Practice> {
    const answers = await this.answersOf(actor);
    return {
      concerns: practiceConcerns.map(({ code, place, source }) => ({
        code,
        place,
        source,
        isDone: answers.some(({ concern }) => concern === code),
      })),
    };
  }

  /** One concern; what we would do is told only once the actor has answered. Null when there is none of that code. */
  async one(actor: Actor, code: string): Promise<PracticeConcern | null> {
    const answers = await this.answersOf(actor);
    const concern = practiceConcerns.find((each) => each.code === code);
    return concern ? shown(concern, answers) : null;
  }

  /** Answered as often as somebody likes; the last answer is kept. */
  async answer(actor: Actor, code: string, level: Level, act: string): Promise<PracticeConcern> {
    this.require(actor);
    const concern = practiceConcerns.find((each) => each.code === code);
    if (!concern) throw new DomainError('input.invalid', { field: 'code' });
    if (!(practiceActs as readonly string[]).includes(act)) throw new DomainError('input.invalid', { field: 'act' });
    const answer = { accountId: actor.id, concern: code, level, act, answeredAt: this.clock.now() };
    await this.db.tx((tx) => this.store.answer(tx, answer));
    return shown(concern, await this.answersOf(actor));
  }

  private answersOf(actor: Actor): Promise<PracticeAnswerRow[]> {
    this.require(actor);
    return this.store.answers(this.db.reader, [actor.id]);
  }

  private require(actor: Actor): void {
    if (!carePolicy.practise(actor)) throw new DomainError('action.forbidden', { action: 'practise' });
  }
}

function shown(concern: Concern, answers: readonly PracticeAnswerRow[]): PracticeConcern {
  const { code, place, author, source, words, context } = concern;
  const mine = answers.find((answer) => answer.concern === code);
  const done = new Set(answers.map((answer) => answer.concern));
  return {
    code,
    place,
    author,
    source,
    words,
    context,
    number: practiceConcerns.indexOf(concern) + 1,
    total: practiceConcerns.length,
    nextCode: practiceConcerns.find((each) => each.code !== code && !done.has(each.code))?.code ?? null,
    answer: mine
      ? {
          level: mine.level,
          act: mine.act,
          ourLevel: concern.level,
          ourActs: [...concern.acts],
          why: concern.why,
          levelCompared: compared(concern, mine).level,
          actCompared: compared(concern, mine).act,
        }
      : null,
  };
}
