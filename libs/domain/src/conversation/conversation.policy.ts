import { type Actor, moderatesGroup } from '../actor.js';
import type { Policy } from '../policy.js';

/** A private conversation between one member of a group and its moderation team. */
export interface ConversationSubject {
  groupId: string;
  /** Account of the member it is with. */
  accountId: string;
  /** The member may write: they belong to the group, or did when it began. */
  isOpen: boolean;
}

const isMember = (actor: Actor, c: ConversationSubject) => actor.id === c.accountId;
/** Nobody is the team in a conversation about themselves (R3). */
const isTeam = (actor: Actor, c: ConversationSubject) => !isMember(actor, c) && moderatesGroup(actor, c.groupId);

export const conversationPolicy = {
  read: (actor: Actor, c: ConversationSubject) => isMember(actor, c) || isTeam(actor, c),
  writeAsMember: (actor: Actor, c: ConversationSubject) => isMember(actor, c) && c.isOpen,
  writeAsTeam: (actor: Actor, c: ConversationSubject) => isTeam(actor, c),
} satisfies Policy<ConversationSubject>;
