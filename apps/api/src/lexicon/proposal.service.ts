import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { asShipped, differing, laidOver } from '@kith/domain/lexicon/lexicon';
import { lexiconPolicy } from '@kith/domain/lexicon/lexicon.policy';
import { approvedWithReplay } from '@kith/domain/lexicon/proposal';
import { checkBase, declined, type Proposal, withdrawn } from '@kith/domain/proposal/proposal';
import { DomainError } from '@kith/domain/refusal';
import { checkText } from '@kith/domain/text';
import { lexiconOfAll } from '@kith/triage/languages/also';
import { lexiconVersion } from '@kith/triage/lexicon/all';
import type { Rule } from '@kith/triage/lexicon/rule';

import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';
import { InForce } from '../platform/in-force.js';
import { Outbox } from '../platform/outbox.js';
import { decodeCursor, pageOf } from '../platform/paging.model.js';
import { WriteKeys } from '../platform/write-keys.js';
import { Detector } from '../screening/detector.service.js';
import type { LexiconChangeInput, LexiconRuleInput } from './lexicon.model.js';
import type { LexiconRuleChange } from './proposal.model.js';
import { LexiconService } from './lexicon.service.js';
import { LexiconStore, type NewProposal, type ProposalRow } from './lexicon.store.js';
import { changesAfter, differences, isSame, shippedRules, signedOff, written } from './rules.js';

const longestReason = 2000;
const longestId = 60;
const mostRules = 20;

/** A proposal beside the version that is in force now. */
export type ProposalView = ProposalRow & { inForce: number };

/** Changes of the lexicon: one person proposes, another approves after a replay (R4, R61, H27). */
@Injectable()
export class ProposalService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly keys: WriteKeys,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly hints: Hints,
    private readonly versions: InForce,
    private readonly store: LexiconStore,
    private readonly lexicon: LexiconService,
    private readonly detector: Detector,
  ) {}

  /** Those that wait, or those that were decided; newest first. */
  async page(actor: Actor, waiting: boolean, after: string | null, first: number) {
    this.need(actor, 'read');
    const found = await this.store.proposals(this.db.reader, waiting, decodeCursor(after), first + 1);
    const { number: inForce } = await this.detector.inForce(this.db.reader);
    const rows = found.map((proposal) => ({ ...proposal, inForce }));
    return pageOf(rows, first, (proposal) => ({ at: proposal.proposedAt, id: proposal.id }), after);
  }

  async find(actor: Actor, id: string): Promise<ProposalView> {
    this.need(actor, 'read');
    return this.view(this.db.reader, id);
  }

  /** Rule by rule, on the version that its maker saw. */
  async changes(actor: Actor, id: string): Promise<LexiconRuleChange[]> {
    this.need(actor, 'read');
    const proposal = this.found(await this.store.find(this.db.reader, id));
    const versions = await this.store.changesOf(this.db.reader, [proposal.base, proposal.restores ?? 0]);
    const base = versions.get(proposal.base) ?? asShipped;
    const after = changesAfter(proposal, base, versions.get(proposal.restores ?? 0));
    return differences(laidOver(shippedRules, base), laidOver(shippedRules, after));
  }

  /** Proposes whole rules to put in, and rules to take out. Refuses `lexicon.ruleFaulty` with the field and what is wrong. */
  propose(actor: Actor, key: string, input: LexiconChangeInput): Promise<ProposalView> {
    this.need(actor, 'propose');
    const reason = checkText(input.reason, 'reason', { max: longestReason, min: 1 });
    for (const name of ['put', 'retire'] as const)
      if (input[name].length > mostRules) throw new DomainError('input.tooLong', { field: name, max: mostRules });
    return this.db.tx((tx) =>
      this.once(tx, actor, key, 'proposeLexiconChange', input, async () => {
        const { number, changes } = await this.detector.inForce(tx);
        checkBase(input.base, number);
        const inForce = laidOver(shippedRules, changes);
        const put = input.put.map((rule) => this.checked(rule, inForce));
        const retired = input.retire.map((id) => this.known(id, inForce));
        if (!put.length && !retired.length) throw new DomainError('input.required', { field: 'put' });
        if (new Set([...put.map(({ id }) => id), ...retired]).size < put.length + retired.length)
          throw new DomainError('input.invalid', { field: 'put', wanted: 'each rule once' });
        return { base: number, restores: null, put, retired, reason };
      }),
    );
  }

  /** Proposes to go back to what an earlier version had; 0 is the release as it is. */
  restore(actor: Actor, key: string, input: { version: number; base: number; reason: string }): Promise<ProposalView> {
    this.need(actor, 'propose');
    const reason = checkText(input.reason, 'reason', { max: longestReason, min: 1 });
    return this.db.tx((tx) =>
      this.once(tx, actor, key, 'proposeLexiconRestore', input, async () => {
        const { number } = await this.detector.inForce(tx);
        checkBase(input.base, number);
        const { version } = input;
        const changes = version === 0 ? asShipped : (await this.store.changesOf(tx, [version])).get(version);
        if (!changes || version >= number)
          throw new DomainError('input.invalid', { field: 'version', wanted: 'an earlier version' });
        this.compile(laidOver(shippedRules, changes), 'version');
        return { base: number, restores: version, put: [], retired: [], reason };
      }),
    );
  }

  /** The second person agrees: the next version reads in every process within seconds. */
  async approve(actor: Actor, id: string, words: string | null): Promise<ProposalView> {
    const reason = checkText(words ?? '', 'reason', { max: longestReason });
    const made = await this.decide(actor, id, async (tx, proposal) => {
      const now = this.clock.now();
      const { number, changes } = await this.detector.inForce(tx);
      const [replay = null] = await this.store.replays(tx, [id]);
      const next = approvedWithReplay(
        proposal,
        actor.id,
        { inForce: number, release: lexiconVersion, replay },
        reason,
        now,
      );
      const version = number + 1;
      const restored = proposal.restores ? await this.store.changesOf(tx, [proposal.restores]) : null;
      const own = signedOff(proposal, this.lexicon.today());
      const after = changesAfter(
        { ...own, restores: proposal.restores },
        changes,
        restored?.get(proposal.restores ?? 0),
      );
      this.compile(laidOver(shippedRules, after), 'put');
      await this.store.decide(tx, next);
      await this.store.addVersion(tx, {
        ...after,
        number: version,
        proposalId: id,
        touched: differing(changes, after),
        release: lexiconVersion,
        at: now,
      });
      await this.versions.tell(tx);
      await this.record(tx, actor, 'lexicon.approve', proposal, { before: String(number), after: String(version) });
    });
    await this.detector.refresh();
    return made;
  }

  /** Says no, with the reason its maker reads. */
  decline(actor: Actor, id: string, words: string): Promise<ProposalView> {
    const reason = checkText(words, 'reason', { max: longestReason, min: 1 });
    return this.decide(actor, id, async (tx, proposal) => {
      await this.store.decide(tx, declined(proposal, actor.id, reason, this.clock.now()));
      await this.record(tx, actor, 'lexicon.decline', proposal);
    });
  }

  /** Taken back by its maker. */
  withdraw(actor: Actor, id: string): Promise<ProposalView> {
    this.need(actor, 'read');
    return this.db.tx(async (tx) => {
      const proposal = this.found(await this.store.hold(tx, id));
      if (!lexiconPolicy.withdraw(actor, proposal))
        throw new DomainError('action.forbidden', { action: 'lexicon.withdraw' });
      await this.store.decide(tx, withdrawn(proposal, actor.id, this.clock.now()));
      await this.record(tx, actor, 'lexicon.withdraw', proposal);
      return this.view(tx, id);
    });
  }

  /** Rings for a replay on the lexicon in force. The worker makes the figures once for each base. */
  askReplay(actor: Actor, key: string, id: string): Promise<ProposalView> {
    this.need(actor, 'read');
    return this.db.tx((tx) =>
      this.keys.once(
        tx,
        { accountId: actor.id, key, operation: 'askLexiconReplay', input: { id } },
        async () => {
          const proposal = this.found(await this.store.find(tx, id));
          await this.outbox.publish(tx, [{ type: 'lexicon.replayAsked', proposalId: proposal.id }], {
            actorId: actor.id,
          });
          return this.view(tx, id);
        },
        () => this.view(tx, id),
      ),
    );
  }

  private async decide(
    actor: Actor,
    id: string,
    work: (tx: Tx, proposal: ProposalRow) => Promise<void>,
  ): Promise<ProposalView> {
    this.need(actor, 'read');
    return this.db.tx(async (tx) => {
      await this.store.lock(tx);
      const proposal = this.found(await this.store.hold(tx, id));
      if (proposal.proposedBy === actor.id) throw new DomainError('action.involved');
      if (!lexiconPolicy.decide(actor, proposal))
        throw new DomainError('action.forbidden', { action: 'lexicon.decide' });
      await work(tx, proposal);
      return this.view(tx, id);
    });
  }

  private once(
    tx: Tx,
    actor: Actor,
    key: string,
    operation: string,
    input: unknown,
    make: () => Promise<Omit<NewProposal, 'proposedBy' | 'proposedAt'>>,
  ): Promise<ProposalView> {
    return this.keys.once(
      tx,
      { accountId: actor.id, key, operation, input },
      async () => {
        const made = { ...(await make()), proposedBy: actor.id, proposedAt: this.clock.now() };
        const id = await this.store.propose(tx, made);
        const proposed = { type: 'lexicon.proposed', proposalId: id, proposedBy: actor.id };
        await this.outbox.publish(tx, [proposed], { actorId: actor.id });
        await this.record(tx, actor, 'lexicon.propose', { id, ...made });
        return this.view(tx, id);
      },
      (id) => this.view(tx, id),
    );
  }

  /** The rule as it will stand, or the first thing that is wrong with it. */
  private checked(input: LexiconRuleInput, inForce: readonly Rule[]): Rule {
    checkText(input.id, 'id', { max: longestId, min: 1 });
    checkText(input.signal, 'signal', { max: longestId, min: 1 });
    for (const field of ['positive', 'negative'] as const)
      for (const each of input[field]) checkText(each, field, { max: 500 });
    const [fault] = this.lexicon.faultsIn(input, inForce);
    if (fault) throw new DomainError('lexicon.ruleFaulty', { rule: input.id, field: fault.field, fault: fault.code });
    const before = inForce.find(({ id }) => id === input.id);
    const rule = written(input, before, this.lexicon.today());
    if (before && isSame(before, rule)) throw new DomainError('input.invalid', { field: 'put', wanted: 'a change' });
    return rule;
  }

  private known(id: string, inForce: readonly Rule[]): string {
    if (!inForce.some((rule) => rule.id === id))
      throw new DomainError('input.invalid', { field: 'retire', wanted: 'a rule in force' });
    return id;
  }

  private compile(rules: readonly Rule[], field: string): void {
    try {
      lexiconOfAll('trial', rules);
    } catch {
      throw new DomainError('lexicon.ruleFaulty', { field, fault: 'malformed' });
    }
  }

  private async view(tx: Tx, id: string): Promise<ProposalView> {
    const proposal = this.found(await this.store.find(tx, id));
    return { ...proposal, inForce: (await this.detector.inForce(tx)).number };
  }

  /** In the trail, with ids and version numbers; the screens hear that something changed. */
  private async record(
    tx: Tx,
    actor: Actor,
    action: string,
    proposal: Pick<Proposal, 'id' | 'base'> & Pick<ProposalRow, 'restores' | 'put' | 'retired'>,
    states: { before?: string; after?: string } = {},
  ): Promise<void> {
    const { id, base, restores, put, retired } = proposal;
    const details = { base, restores, put: put.map((rule) => rule.id), retired };
    await this.audit.record(tx, actor, { action, targetType: 'lexiconProposal', targetId: id, ...states, details });
    await this.hints.send(tx, audience.run, 'lexicon.changed');
  }

  private need(actor: Actor, action: 'read' | 'propose'): void {
    if (!lexiconPolicy.read(actor)) throw new DomainError('resource.notFound');
    if (!lexiconPolicy[action](actor)) throw new DomainError('action.forbidden', { action: `lexicon.${action}` });
  }

  private found(proposal: ProposalRow | null): ProposalRow {
    if (!proposal) throw new DomainError('resource.notFound');
    return proposal;
  }
}
