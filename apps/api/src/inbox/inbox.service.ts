import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { DomainError } from '@kith/domain/refusal';

import type { Conversation } from '../conversations/conversation.model.js';
import { TeamConversationService } from '../conversations/conversation.service.js';
import { ClinicalConversationService } from '../escalations/clinical-conversation.service.js';
import { IdentityService } from '../identity/identity.service.js';
import { Audit } from '../platform/audit.js';
import { Db, type Tx } from '../platform/db.js';

/**
 * One place for a member's private talk. Two records with two audiences stay two records: this only finds out which one
 * an id belongs to and asks its owner (R34).
 */
@Injectable()
export class InboxService {
  constructor(
    private readonly db: Db,
    private readonly team: TeamConversationService,
    private readonly clinical: ClinicalConversationService,
    private readonly identity: IdentityService,
    private readonly audit: Audit,
  ) {}

  /** All conversations of the actor as a member, the latest first. */
  async mine(actor: Actor): Promise<Conversation[]> {
    const [withTeam, withClinic] = await Promise.all([
      this.team.forMember(this.db.reader, actor.id),
      this.clinical.forMember(this.db.reader, actor.id),
    ]);
    return [...withTeam, ...withClinic].sort((a, b) => b.lastMessageAt.getTime() - a.lastMessageAt.getTime());
  }

  /** One conversation as the actor sees it; null when it does not exist for them. A moderator's look is recorded (R54). */
  one(actor: Actor, id: string): Promise<Conversation | null> {
    return this.db.tx(async (tx) => {
      const clinical = await this.clinical.oneForMember(tx, actor.id, id);
      if (clinical) return clinical;
      const found = await this.team.read(tx, actor, id);
      if (found && actor.roles.length > 0) {
        await this.audit.record(tx, actor, {
          action: 'teamConversation.read',
          targetType: 'teamConversation',
          targetId: id,
        });
      }
      return found;
    });
  }

  /** The actor writes as a member. The same key again sends nothing twice. */
  write(actor: Actor, id: string, body: string, key: string): Promise<Conversation> {
    return this.db.tx(async (tx) => {
      if (await this.clinical.oneForMember(tx, actor.id, id))
        return this.clinical.writeAsMember(tx, actor, id, body, key);
      await this.team.writeAsMember(tx, actor, { conversationId: id, body, key });
      return this.again(tx, actor, id);
    });
  }

  markRead(actor: Actor, id: string): Promise<Conversation> {
    return this.db.tx(async (tx) => {
      if (await this.clinical.oneForMember(tx, actor.id, id)) return this.clinical.markRead(tx, actor, id);
      const read = await this.team.markRead(tx, actor, id);
      if (!read) throw new DomainError('resource.notFound');
      return read;
    });
  }

  /**
   * Asks the clinician to ring; only in a clinical conversation. Refuses `callBack.numberNeeded` when there is no number to
   * ring: nobody is promised a call that cannot be made (R34).
   */
  askCallBack(actor: Actor, id: string, from: Date | null, until: Date | null): Promise<Conversation> {
    return this.db.tx(async (tx) => {
      if (!(await this.clinical.oneForMember(tx, actor.id, id))) throw new DomainError('resource.notFound');
      const left = await this.identity.leftBy(tx, actor.id);
      if (!left.includes('PHONE')) throw new DomainError('callBack.numberNeeded');
      return this.clinical.askCallBack(tx, actor, id, from, until);
    });
  }

  /** How many conversations hold something the actor has not read. */
  async unread(accountId: string): Promise<number> {
    const [team, clinical] = await Promise.all([
      this.team.unreadFor(this.db.reader, accountId),
      this.clinical.unread(this.db.reader, [accountId]),
    ]);
    return team + (clinical.get(accountId) ?? 0);
  }

  private async again(tx: Tx, actor: Actor, id: string): Promise<Conversation> {
    const found = await this.team.read(tx, actor, id);
    if (!found) throw new DomainError('resource.notFound');
    return found;
  }
}
