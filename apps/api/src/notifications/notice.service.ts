import { Injectable } from '@nestjs/common';

import { createHash } from 'node:crypto';

import type { Actor } from '@kith/domain/actor';
import { DomainError } from '@kith/domain/refusal';

import { MailService } from '../accounts/mail.service.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';
import { type NoticeRow, NoticeStore } from './notice.store.js';

/** What a notice is about, for the mail that goes with it. The mail says no more than "you have a new message". */
export type MailReason = 'reply' | 'decision' | 'outcome' | 'clinician' | 'team';

/** One thing to tell one person. */
export interface Telling {
  accountId: string;
  /** Stable code such as `reply.new`; the screen has the words. */
  kind: string;
  /** Path inside the app. */
  link: string;
  /** Ids, codes, group names and display names; never text that a person wrote. */
  facts: Readonly<Record<string, string>>;
  /** Telling the same person with the same key again changes nothing. */
  key: string;
  /** Also send a mail without content. */
  mail?: MailReason;
}

export type { NoticeRow } from './notice.store.js';

/** Longest link and fact that a notice keeps, in characters. */
const longest = 300;

@Injectable()
export class NoticeService {
  constructor(
    private readonly db: Db,
    private readonly store: NoticeStore,
    private readonly hints: Hints,
    private readonly mail: MailService,
    private readonly clock: Clock,
  ) {}

  /** Leaves a notice in the caller's transaction: row, hint and, if asked, a mail without content. Safe to repeat. */
  async tell(tx: Tx, telling: Telling): Promise<void> {
    const { accountId, kind, key, mail } = telling;
    const facts = Object.fromEntries(
      Object.entries(telling.facts).map(([name, value]) => [name, value.slice(0, longest)]),
    );
    const fresh = await this.store.insert(tx, {
      accountId,
      kind,
      link: telling.link.slice(0, longest),
      facts,
      key,
      at: this.clock.now(),
    });
    if (!fresh) return;
    await this.hints.send(tx, audience.account(accountId), 'notices.changed');
    if (mail)
      await this.mail.queue(tx, {
        accountId,
        template: 'newMessage',
        link: telling.link,
        key: mailKey(accountId, key),
      });
  }

  /** The actor's own notices, newest first, and how many are unseen on all pages. */
  async page(
    actor: Actor,
    limit: number,
    after: { at: Date; id: string } | null,
  ): Promise<{ rows: NoticeRow[]; unseen: number }> {
    const [found, unseen] = await Promise.all([
      this.store.page(this.db.reader, actor.id, limit, after),
      this.store.unseen(this.db.reader, [actor.id]),
    ]);
    return { rows: found, unseen: unseen.get(actor.id) ?? 0 };
  }

  /** The account's unseen notices, newest first, for "For you". */
  unseenOf(accountId: string, first: number): Promise<NoticeRow[]> {
    return this.store.unseenRows(this.db.reader, accountId, first);
  }

  /** Somebody else's notice does not exist for the actor. */
  async markSeen(actor: Actor, id: string): Promise<NoticeRow> {
    return this.db.tx(async (tx) => {
      const seen = await this.store.markSeen(tx, actor.id, id, this.clock.now());
      if (!seen) throw new DomainError('resource.notFound');
      await this.hints.send(tx, audience.account(actor.id), 'notices.changed');
      return seen;
    });
  }

  async markAllSeen(actor: Actor): Promise<{ id: string }> {
    return this.db.tx(async (tx) => {
      if (await this.store.markAllSeen(tx, actor.id, this.clock.now())) {
        await this.hints.send(tx, audience.account(actor.id), 'notices.changed');
      }
      return { id: actor.id };
    });
  }
}

/** Mail keys are shared by all templates and accounts; this one tells nothing about the notice. */
const mailKey = (accountId: string, key: string) =>
  `notice:${createHash('sha256').update(`${accountId}:${key}`).digest('hex')}`;
