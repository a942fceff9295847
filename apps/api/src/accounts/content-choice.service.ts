import { Injectable } from '@nestjs/common';

import type { ContentSubject } from '@kith/contracts/content-subjects';
import type { Actor } from '@kith/domain/actor';
import { chosenSubjects } from '@kith/domain/content-notes/content-notes';
import { contentChoicePolicy } from '@kith/domain/content-notes/content-notes.policy';
import { authorize } from '@kith/domain/policy';

import { Db } from '../platform/db.js';
import { ContentChoiceStore } from './content-choice.store.js';

/** Subjects that somebody would rather choose to read: read by nobody but them, not audited, in no event. */
@Injectable()
export class ContentChoiceService {
  constructor(
    private readonly db: Db,
    private readonly store: ContentChoiceStore,
  ) {}

  mine(actor: Actor): Promise<ContentSubject[]> {
    const { accountId } = authorize(contentChoicePolicy, 'read', actor, { accountId: actor.id });
    return this.store.of(this.db.reader, accountId);
  }

  /** Replaces what was chosen before. Answers with what holds now, in the order of the list. Refuses `input.tooLong`. */
  choose(actor: Actor, subjects: readonly ContentSubject[]): Promise<ContentSubject[]> {
    const { accountId } = authorize(contentChoicePolicy, 'choose', actor, { accountId: actor.id });
    const chosen = chosenSubjects(subjects);
    return this.db.tx(async (tx) => {
      await this.store.keep(tx, accountId, chosen);
      return chosen;
    });
  }
}
