import type { HandoffScope } from './handoff.js';

const ofTask = [
  'opened', 'reopened', 'gathered', 'paged', 'rotaGap', 'spared', 'passedOn', 'acknowledged', 'seen', 'idle', 'levelChanged',
  'handoverOffered', 'handoverDeclined', 'handoverLapsed', 'handedOver', 'watched', 'lookAgain', 'resumed', 'memberBack',
  'memberRead', 'messageSent', 'outreach', 'decisionDue', 'retryDue', 'closingProposed', 'closingRefused', 'signOffLate', 'ended',
  'declined', 'reviewed',
] as const; // prettier-ignore
const ofTalk = ['messageSent', 'outreach', 'memberBack', 'memberRead'] as const;

const toldBy: Readonly<Record<HandoffScope, readonly string[]>> = {
  TASKS: ofTask.map((name) => `escalation.${name}`),
  COMMUNICATIONS: ofTalk.map((name) => `escalation.${name}`),
  AUDIT: ['reveal.started', 'reveal.stopped'],
};

/** Every event that a clinic's system may be told of. */
export const toldEvents: readonly string[] = [...new Set(Object.values(toldBy).flat())];

/** Whether somebody who asked for these scopes is told of this event. */
export const isToldOf = (scopes: readonly HandoffScope[], event: string): boolean =>
  scopes.some((scope) => toldBy[scope].includes(event));
