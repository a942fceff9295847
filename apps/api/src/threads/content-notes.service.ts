import { Injectable, type OnModuleInit } from '@nestjs/common';

import { subjectsOf } from '@kith/triage/content-notes';

import type { Tx } from '../platform/db.js';
import { Sweeps } from '../platform/sweeps.js';
import { ContentNotesStore } from './content-notes.store.js';

/** How many posts one round reads. */
const atOnce = 2000;

/**
 * Reads what words are about where they were not written here: posts older than the notes, and those that were brought in
 * from elsewhere. Until then they are not folded. A post that is written or changed has its notes in the same statement.
 */
@Injectable()
export class ContentNotesService implements OnModuleInit {
  constructor(
    private readonly sweeps: Sweeps,
    private readonly store: ContentNotesStore,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({ name: 'threads.content-notes', run: (tx) => this.catchUp(tx) });
  }

  private async catchUp(tx: Tx): Promise<number> {
    const unread = await this.store.unread(tx, atOnce);
    if (unread.length === 0) return 0;
    return this.store.note(
      tx,
      unread.map(({ id, title, bodySource }) => ({ id, notes: subjectsOf(`${title ?? ''}\n${bodySource}`) })),
    );
  }
}
