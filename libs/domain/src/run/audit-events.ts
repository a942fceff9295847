/**
 * Events that must leave a row in the audit trail (R54), by the names of their actions. The auditor chooses from them, and
 * a spec walks them: an action that nothing writes any more turns it red.
 */
export const auditEvents = {
  SIGN_IN: [
    'session.opened',
    'session.ended',
    'session.endedEverywhere',
    'session.replaced',
    'signIn.refused',
    'secondFactor.enrolled',
    'secondFactor.refused',
  ],
  ROLE: ['role.granted', 'role.removed', 'certificate.issued', 'certificate.revoked'],
  QUEUE: ['queue.view'],
  CONCERN: ['reviewItem.claim', 'reviewItem.handBack', 'reviewItem.decide', 'reviewItem.level', 'reviewItem.escalate'],
  STAFF_VIEW: [
    'reviewItem.view',
    'post.history',
    'quality.view',
    'escalation.open',
    'report.view',
    'people.emailsRead',
  ],
  PRIVATE_VIEW: ['teamConversation.read', 'escalation.seen'],
  CONTENT: ['reviewItem.hide', 'reviewItem.remove', 'reviewItem.restrict', 'post.edit', 'message.takeBack'],
  TEMPLATE: ['teamMessage.send'],
  PAGE: ['page.send', 'page.receipt', 'page.test', 'escalation.paged'],
  ACKNOWLEDGE: ['escalation.acknowledged'],
  CASE: [
    'escalation.opened',
    'escalation.levelChanged',
    'escalation.handedOver',
    'escalation.closed',
    'escalation.reopened',
  ],
  NOTE: ['note.sign'],
  PLAN: ['safetyPlan.save'],
  CONTACT: ['outreach.log', 'clinicalMessage.write', 'service.record'],
  REVEAL: ['reveal.requested', 'reveal.started', 'reveal.view', 'reveal.expired', 'reveal.reviewed'],
  EXPORT: ['handoff.export', 'handoff.read', 'report.export'],
  HOLD: ['memorial.frozen', 'legalHold.place', 'legalHold.lift'],
  ERASURE: ['retention.propose', 'retention.letGo', 'retention.withdraw', 'retention.delete', 'retention.done'],
  CONSENT: ['consents.given'],
  APPEAL: ['appeal.lodge', 'appeal.decide'],
  LEXICON: ['lexicon.propose', 'lexicon.decide', 'lexicon.withdraw'],
  CONFIGURATION: ['configuration.propose', 'configuration.approve', 'configuration.decline', 'configuration.withdraw'],
  DETECTOR: ['detector.started', 'detector.stopped', 'detector.version'],
  BREACH: ['timer.breach'],
  REFUSED: ['access.refused', 'join.refused'],
  AUDIT: ['audit.read', 'audit.checked'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type AuditEvent = keyof typeof auditEvents;
