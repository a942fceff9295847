import { Injectable } from '@nestjs/common';

import { randomUUID } from 'node:crypto';

import type { Actor } from '@kith/domain/actor';
import { leadsDesk } from '@kith/domain/actor';
import { type AppealOutcome, answered, appealOutcomes, lodged } from '@kith/domain/appeal/appeal';
import { appealPolicy, type AppealSubject } from '@kith/domain/appeal/appeal.policy';
import { authorize } from '@kith/domain/policy';
import { DomainError } from '@kith/domain/refusal';
import { reviewItemPolicy } from '@kith/domain/review-item/review-item.policy';
import { checkText } from '@kith/domain/text';

import { GroupService } from '../groups/group.service.js';
import { NoticeService } from '../notifications/notice.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';
import { Outbox } from '../platform/outbox.js';
import { WriteKeys } from '../platform/write-keys.js';
import { ActionStore } from './action.store.js';
import { Content } from './content.js';
import type { AppealItem, Decision, Proposal } from './decision.model.js';
import { type AppealRow, DecisionStore, type ProposalRow, type StatementForMember } from './decision.store.js';
import { ModerationService } from './moderation.service.js';
import { ReviewItemStore } from './review-item.store.js';
import { SanctionService } from './sanction.service.js';
import { ScreenService } from './screen.service.js';
import { Statements } from './statements.js';

const longestWords = 2000;

/** Challenges to decisions and proposals that need a lead: the second look of somebody else (R4, R22). */
@Injectable()
export class DecisionService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly keys: WriteKeys,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly hints: Hints,
    private readonly store: DecisionStore,
    private readonly items: ReviewItemStore,
    private readonly actions: ActionStore,
    private readonly moderation: ModerationService,
    private readonly sanctions: SanctionService,
    private readonly content: Content,
    private readonly statements: Statements,
    private readonly screens: ScreenService,
    private readonly groups: GroupService,
    private readonly notices: NoticeService,
  ) {}

  async mine(actor: Actor): Promise<Decision[]> {
    return (await this.store.forMember(this.db.reader, actor.id)).map((each) => this.shown(each));
  }

  async one(actor: Actor, id: string): Promise<Decision | null> {
    const found = await this.store.oneForMember(this.db.reader, actor.id, id);
    return found && this.shown(found);
  }

  /** Free of charge, for six months, once; another person answers within seven days (R22). Words are optional. */
  lodge(actor: Actor, key: string, decisionId: string, given: string): Promise<Decision> {
    const words = checkText(given, 'words', { max: longestWords });
    const input = { decisionId, words };
    return this.db.tx(async (tx) => {
      await this.keys.once(
        tx,
        { accountId: actor.id, key, operation: 'appealDecision', input },
        async () => {
          const decision = await this.store.oneForMember(tx, actor.id, decisionId, true);
          if (!decision) throw new DomainError('resource.notFound');
          const appeal = lodged({ ...decision, appealed: decision.appeal !== null }, words, this.clock.now());
          const id = await this.store.lodge(tx, appeal);
          if (!id) throw new DomainError('appeal.closed');
          await this.audit.record(tx, actor, {
            action: 'appeal.lodge',
            targetType: 'appeal',
            targetId: id,
            after: 'LODGED',
            details: { decisionId },
          });
          await this.outbox.publish(tx, [{ type: 'appeal.lodged', appealId: id, decisionId }], { actorId: actor.id });
          await this.hints.send(tx, audience.leads, 'queue.changed', { level: 'GREEN' });
          await this.screens.hear(tx, { key: `appeal:${id}`, membershipId: decision.membershipId, text: words });
          return { id };
        },
        async (id) => ({ id }),
      );
      return this.shown((await this.store.oneForMember(tx, actor.id, decisionId)) as StatementForMember);
    });
  }

  async appeals(actor: Actor): Promise<AppealItem[]> {
    const found = await this.store.openAppeals(this.db.reader, actor.id);
    return found.filter((each) => appealPolicy.read(actor, subjectOf(each))).map((each) => appealShown(actor, each));
  }

  /** Overturning puts the words back where they were and ends a pause; partly ends a pause only (R22). */
  decideAppeal(actor: Actor, input: { key: string; id: string; outcome: string; answer: string }): Promise<AppealItem> {
    const outcome = appealOutcomes.find((each) => each === input.outcome);
    if (!outcome) throw new DomainError('input.invalid', { field: 'outcome' });
    const answer = checkText(input.answer, 'answer', { max: longestWords, min: 1 });
    return this.db.tx(async (tx) => {
      await this.keys.once(
        tx,
        { accountId: actor.id, key: input.key, operation: 'decideAppeal', input },
        async () => {
          const row = await this.store.appeal(tx, actor.id, input.id);
          const subject = row && subjectOf(row);
          if (row && subject && appealPolicy.read(actor, subject) && !appealPolicy.decide(actor, subject))
            throw new DomainError('action.involved');
          authorize(appealPolicy, 'decide', actor, subject);
          const appeal = row as AppealRow;
          await this.store.answerAppeal(tx, answered(appeal, actor.id, outcome, answer, this.clock.now()));
          await this.followUp(tx, actor, appeal, outcome);
          return { id: input.id };
        },
        async (id) => ({ id }),
      );
      return appealShown(actor, (await this.store.appeal(tx, actor.id, input.id)) as AppealRow);
    });
  }

  async proposals(actor: Actor): Promise<Proposal[]> {
    if (!leadsDesk(actor)) throw new DomainError('action.forbidden', { action: 'proposals' });
    const found = await this.store.openProposals(this.db.reader);
    const seen = await Promise.all(
      found.map(async (each) => ({
        each,
        item: await this.items.findFor(this.db.reader, actor.id, each.reviewItemId, false),
      })),
    );
    return seen
      .filter(({ item }) => item && reviewItemPolicy.read(actor, item))
      .map(({ each }) => this.proposalShown(actor, each));
  }

  /** A lead, never the proposer, carries it out or refuses it; once (2.1, R4). */
  confirmProposal(actor: Actor, id: string, confirm: boolean): Promise<Proposal> {
    return this.db.tx(async (tx) => {
      const proposal = await this.store.proposal(tx, id, true);
      if (!proposal) throw new DomainError('resource.notFound');
      const item = await this.moderation.forActor(tx, 'confirm', actor, proposal.reviewItemId);
      if (proposal.proposedBy === actor.id) throw new DomainError('action.involved');
      if (!(await this.store.decideProposal(tx, id, actor.id, confirm, this.clock.now())))
        throw new DomainError('proposal.decided');
      // A confirmation that was taken back may be given again; each speaks for itself, so each has a key of its own.
      const done = confirm ? await this.sanctions.carryOut(tx, actor, item, proposal, randomUUID()) : {};
      await this.moderation.change(tx, item, {
        kind: confirm ? 'confirm' : 'refuse',
        actor,
        before: item,
        reasonCode: proposal.reasonCode,
        contentType: proposal.contentType,
        contentId: proposal.contentId,
        facts: { ...done, proposalId: id, what: proposal.kind },
        undoable: confirm,
      });
      return this.proposalShown(actor, (await this.store.proposal(tx, id)) as ProposalRow);
    });
  }

  proposalShown(actor: Actor, proposal: ProposalRow): Proposal {
    return {
      ...proposal,
      viewerCan: { confirm: leadsDesk(actor) && proposal.proposedBy !== actor.id && proposal.decidedAt === null },
    };
  }

  private async followUp(
    tx: Tx,
    actor: Actor,
    { id, statement, memberId }: AppealRow,
    outcome: AppealOutcome,
  ): Promise<void> {
    const lifts = outcome === 'OVERTURNED' || (outcome === 'PARTLY' && statement.what === 'RESTRICTED');
    if (lifts && statement.contentId && statement.contentType) {
      if (statement.what === 'REPLIES_OFF') await this.content.setRepliesOff(tx, statement.contentId, false, actor.id);
      else
        await this.content.move(tx, statement.contentType, statement.contentId, {
          to: 'PUBLISHED',
          actorId: actor.id,
          reasonCode: 'appeal',
          note: null,
        });
    }
    if (lifts && statement.what === 'RESTRICTED') await this.groups.restrict(tx, statement.membershipId, null);
    if (lifts) await this.statements.lift(tx, statement.membershipId, statement.contentId, [statement.what]);
    const item = statement.reviewItemId ? await this.items.find(tx, statement.reviewItemId) : null;
    if (item) {
      await this.actions.add(tx, {
        reviewItemId: item.id,
        kind: 'appealDecided',
        actorId: actor.id,
        facts: { outcome, what: statement.what },
        at: this.clock.now(),
      });
    }
    await this.audit.record(tx, actor, {
      action: 'appeal.decide',
      targetType: 'appeal',
      targetId: id,
      before: 'LODGED',
      after: 'DECIDED',
      reasonCode: outcome,
    });
    await this.outbox.publish(tx, [{ type: 'appeal.decided', appealId: id, decisionId: statement.id, outcome }], {
      actorId: actor.id,
    });
    await this.notices.tell(tx, {
      accountId: memberId,
      kind: 'appeal.decided',
      link: `/you/decisions/${statement.id}`,
      facts: { outcome, what: statement.what },
      key: `appeal:${id}:decided`,
      mail: 'decision',
    });
  }

  private shown(row: StatementForMember): Decision {
    const now = this.clock.now();
    return {
      ...row,
      link: row.contentType === 'POST' || row.contentType === 'MESSAGE' ? `/groups/${row.groupSlug}` : null,
      viewerCan: { appeal: row.appeal === null && row.liftedAt === null && row.appealUntil > now },
    };
  }
}

const subjectOf = (row: AppealRow): AppealSubject => ({
  memberId: row.memberId,
  madeBy: [...row.proposedBy, ...(row.statement.decidedBy ? [row.statement.decidedBy] : [])],
  reportedByActor: row.reportedByActor,
});

function appealShown(actor: Actor, row: AppealRow): AppealItem {
  const decide = row.status === 'LODGED' && appealPolicy.decide(actor, subjectOf(row));
  return {
    id: row.id,
    what: row.statement.what,
    rule: row.statement.rule,
    explanation: row.statement.explanation,
    contentCopy: row.statement.contentCopy,
    words: row.words,
    personName: row.personName,
    groupName: row.groupName,
    lodgedAt: row.lodgedAt,
    decideBy: row.decideBy,
    decidedByName: row.decidedByName,
    viewerCan: { decide, whyNot: decide || row.status !== 'LODGED' ? null : 'ownDecision' },
  };
}
