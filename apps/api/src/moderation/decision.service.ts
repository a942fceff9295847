import { Injectable } from '@nestjs/common';

import { randomUUID } from 'node:crypto';

import type { Actor } from '@kith/domain/actor';
import { leadsDesk } from '@kith/domain/actor';
import { type AppealOutcome, answered, appealOutcomes, lodged, outcomesFor } from '@kith/domain/appeal/appeal';
import { appealPolicy, type AppealSubject } from '@kith/domain/appeal/appeal.policy';
import { authorize } from '@kith/domain/policy';
import { DomainError } from '@kith/domain/refusal';
import { checkText } from '@kith/domain/text';

import { AgreedSettings } from '../configuration/agreed-settings.service.js';
import { AgeClosing } from '../groups/age-closing.service.js';
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
import type { AppealItem, Decision, DeskWaiting, Proposal } from './decision.model.js';
import {
  type AppealRow,
  DecisionStore,
  type ProposalRow,
  type Statement,
  type StatementForMember,
} from './decision.store.js';
import { LeadNotices } from './lead-notices.js';
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
    private readonly agreed: AgreedSettings,
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
    private readonly ages: AgeClosing,
    private readonly notices: NoticeService,
    private readonly leads: LeadNotices,
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
          const appeal = lodged(
            { ...decision, appealed: decision.appeal !== null },
            words,
            this.clock.now(),
            this.agreed.now.timers.appeal,
          );
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
          await this.leads.tell(tx, {
            kind: 'appeal.lodged',
            link: '/desk/appeals',
            key: `appeal.lodged:${id}`,
            facts: { what: decision.what },
            itemId: decision.reviewItemId,
            except: [actor.id, ...(decision.decidedBy ? [decision.decidedBy] : [])],
          });
          return { id };
        },
        async (id) => ({ id }),
      );
      return this.shown((await this.store.oneForMember(tx, actor.id, decisionId)) as StatementForMember);
    });
  }

  async appeals(actor: Actor): Promise<AppealItem[]> {
    const found = await this.store.openAppeals(this.db.reader, actor.id);
    const now = this.clock.now();
    return found
      .filter((each) => appealPolicy.read(actor, subjectOf(each)))
      .map((each) => appealShown(actor, each, now));
  }

  /** Overturning puts the words back where they were; partly ends a running pause and leaves the decision (R22). */
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
          if (!outcomesFor(appeal.statement, this.clock.now()).includes(outcome))
            throw new DomainError('input.invalid', { field: 'outcome' });
          await this.store.answerAppeal(tx, answered(appeal, actor.id, outcome, answer, this.clock.now()));
          await this.followUp(tx, actor, appeal, outcome);
          return { id: input.id };
        },
        async (id) => ({ id }),
      );
      const row = (await this.store.appeal(tx, actor.id, input.id)) as AppealRow;
      return appealShown(actor, row, this.clock.now());
    });
  }

  async proposals(actor: Actor): Promise<Proposal[]> {
    if (!leadsDesk(actor)) throw new DomainError('action.forbidden', { action: 'proposals' });
    return (await this.store.openProposals(this.db.reader, actor)).map((each) => this.proposalShown(actor, each));
  }

  /** What waits for this lead and nobody before them: a count that goes away when it is done. */
  async waitingFor(actor: Actor): Promise<DeskWaiting> {
    if (!leadsDesk(actor)) return { appeals: 0, proposals: 0 };
    const [appeals, proposals] = await Promise.all([this.appeals(actor), this.proposals(actor)]);
    return {
      appeals: appeals.filter(({ viewerCan }) => viewerCan.decide).length,
      proposals: proposals.filter(({ viewerCan }) => viewerCan.confirm).length,
    };
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
    if (outcome === 'OVERTURNED') await this.takeBack(tx, actor, statement);
    if (outcome === 'PARTLY' && (await this.endPause(tx, statement)))
      await this.statements.endPauses(tx, statement.membershipId);
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
    await this.hints.send(tx, audience.leads, 'queue.changed', { level: 'GREEN' });
    await this.notices.tell(tx, {
      accountId: memberId,
      kind: 'appeal.decided',
      link: `/you/decisions/${statement.id}`,
      facts: { outcome, what: statement.what },
      key: `appeal:${id}:decided`,
      mail: 'decision',
    });
  }

  /** Words come back only from where this decision put them: what was decided about them since stands. */
  private async takeBack(tx: Tx, actor: Actor, statement: Statement): Promise<void> {
    const { what, contentType, contentId } = statement;
    const content = contentType && contentId ? await this.content.read(tx, contentType, contentId) : null;
    if (what === 'RESTRICTED' && statement.rule === 'underAge' && !statement.endsAt)
      await this.ages.reopen(tx, actor, statement.membershipId);
    else if (what === 'RESTRICTED') await this.endPause(tx, statement);
    else if (content && what === 'REPLIES_OFF')
      await this.content.setRepliesOff(tx, content.contentId, false, actor.id);
    else if (content?.state === what) {
      const move = { to: 'PUBLISHED', actorId: actor.id, reasonCode: 'appeal', note: null };
      await this.content.move(tx, content.contentType, content.contentId, move);
    }
    await this.statements.liftOne(tx, statement);
  }

  /** Ends the pause of this decision; a newer one runs on. */
  private async endPause(tx: Tx, { membershipId, endsAt }: Statement): Promise<boolean> {
    const person = await this.groups.membership(tx, membershipId);
    if (!endsAt || person?.restrictedUntil?.getTime() !== endsAt.getTime()) return false;
    await this.groups.restrict(tx, membershipId, null);
    return true;
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

function appealShown(actor: Actor, row: AppealRow, now: Date): AppealItem {
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
    viewerCan: {
      decide,
      outcomes: decide ? [...outcomesFor(row.statement, now)] : [],
      whyNot: decide || row.status !== 'LODGED' ? null : 'ownDecision',
    },
  };
}
