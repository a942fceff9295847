import type { Actor } from './actor.js';
import { DomainError } from './refusal.js';

/** One rule per action; `read` decides whether the thing exists for the actor at all. What is not listed is refused. */
export type Policy<Subject> = Readonly<Record<string, (actor: Actor, subject: Subject) => boolean>> & {
  readonly read: (actor: Actor, subject: Subject) => boolean;
};

/** Unseen things do not exist for the actor; seen things may still be out of reach. */
export function authorize<S, P extends Policy<never>>(
  policy: P,
  action: keyof P & string,
  actor: Actor,
  subject: S | null,
): S {
  const rules = policy as unknown as Policy<S>;
  if (!subject || !rules.read(actor, subject)) throw new DomainError('resource.notFound');
  const rule = rules[action];
  if (!rule || !rule(actor, subject)) throw new DomainError('action.forbidden', { action });
  return subject;
}
