import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import {
  changesIn,
  differing,
  type FieldChange,
  firstVersion,
  type PartName,
  partWith,
  standardOf,
} from '@kith/domain/configuration/configuration';
import { configurationPolicy } from '@kith/domain/configuration/configuration.policy';
import { approved, checkBase, declined, withdrawn } from '@kith/domain/proposal/proposal';
import { DomainError } from '@kith/domain/refusal';
import { checkText } from '@kith/domain/text';

import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';
import { InForce } from '../platform/in-force.js';
import { Outbox } from '../platform/outbox.js';
import { decodeCursor, pageOf } from '../platform/paging.model.js';
import { WriteKeys } from '../platform/write-keys.js';
import { AgreedSettings, type PartInForce } from './agreed-settings.service.js';
import type { ConfigurationChangeInput } from './configuration.model.js';
import { ConfigurationStore, type ProposalRow } from './configuration.store.js';

const longestReason = 2000;
const mostChanges = 60;

/** A proposal beside the version of its part that is in force now. */
export type ProposalView = ProposalRow & { inForce: number };

/** Changes of what is agreed: one person proposes, another approves (R4, R23). */
@Injectable()
export class ConfigurationProposalService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly keys: WriteKeys,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly hints: Hints,
    private readonly versions: InForce,
    private readonly store: ConfigurationStore,
    private readonly settings: AgreedSettings,
  ) {}

  /** Of one part, those that wait, or those that were decided; newest first. */
  async page(actor: Actor, part: PartName, waiting: boolean, after: string | null, first: number) {
    this.need(actor);
    const found = await this.store.proposals(this.db.reader, part, waiting, decodeCursor(after), first + 1);
    const { number: inForce } = await this.partNow(this.db.reader, part);
    const rows = found.map((proposal) => ({ ...proposal, inForce }));
    return pageOf(rows, first, (proposal) => ({ at: proposal.proposedAt, id: proposal.id }), after);
  }

  async find(actor: Actor, id: string): Promise<ProposalView> {
    this.need(actor);
    return this.view(this.db.reader, id);
  }

  /** Refuses `configuration.invalid` with the field and what would do, and `proposal.outOfDate`. */
  propose(actor: Actor, key: string, input: ConfigurationChangeInput): Promise<ProposalView> {
    const { part, base, changes } = input;
    this.need(actor, part);
    const reason = checkText(input.reason, 'reason', { max: longestReason, min: 1 });
    if (changes.length > mostChanges) throw new DomainError('input.tooLong', { field: 'changes', max: mostChanges });
    return this.once(actor, { key, operation: 'proposeConfigurationChange', input }, async (tx) => {
      const now = await this.partNow(tx, part);
      checkBase(base, now.number);
      return { part, base, restores: null, reason, changes: changesIn(part, now.values, changes) };
    });
  }

  /** Proposes to go back to what an earlier version had; 1 is the defaults. */
  restore(
    actor: Actor,
    key: string,
    input: { part: PartName; version: number; base: number; reason: string },
  ): Promise<ProposalView> {
    const { part, version, base } = input;
    this.need(actor, part);
    const reason = checkText(input.reason, 'reason', { max: longestReason, min: 1 });
    return this.once(actor, { key, operation: 'proposeConfigurationRestore', input }, async (tx) => {
      const now = await this.partNow(tx, part);
      checkBase(base, now.number);
      const earlier = version === firstVersion ? standardOf(part) : await this.store.valuesOf(tx, part, version);
      if (!earlier || version >= now.number)
        throw new DomainError('input.invalid', { field: 'version', wanted: 'an earlier version' });
      const changes = differing(part, now.values, partWith(part, earlier));
      if (!changes.length) throw new DomainError('input.invalid', { field: 'version', wanted: 'a change' });
      return { part, base, restores: version, reason, changes };
    });
  }

  /** The second person agrees: the next version holds in every process within seconds. */
  async approve(actor: Actor, id: string, words: string | null): Promise<ProposalView> {
    const reason = checkText(words ?? '', 'reason', { max: longestReason });
    const made = await this.decide(actor, id, async (tx, proposal) => {
      const { part, changes } = proposal;
      const at = this.clock.now();
      const { number: inForce, values } = await this.partNow(tx, part);
      const next = approved(proposal, actor.id, inForce, reason, at);
      const number = inForce + 1;
      const wanted = Object.fromEntries(changes.map(({ key, after }) => [key, after]));
      const whole = partWith(part, { ...values, ...wanted }, Object.keys(wanted));
      await this.store.decide(tx, next);
      await this.store.addVersion(tx, { part, number, values: whole, proposalId: id, at });
      await this.versions.tell(tx);
      await this.outbox.publish(tx, [{ type: 'configuration.cameIntoForce', part, version: number }], {
        actorId: actor.id,
      });
      await this.record(tx, actor, 'configuration.approve', proposal, {
        before: String(inForce),
        after: String(number),
      });
    });
    await this.settings.refresh();
    return made;
  }

  /** Says no, with the reason its maker reads. */
  decline(actor: Actor, id: string, words: string): Promise<ProposalView> {
    const reason = checkText(words, 'reason', { max: longestReason, min: 1 });
    return this.decide(actor, id, async (tx, proposal) => {
      await this.store.decide(tx, declined(proposal, actor.id, reason, this.clock.now()));
      await this.record(tx, actor, 'configuration.decline', proposal);
    });
  }

  /** Taken back by its maker. */
  withdraw(actor: Actor, id: string): Promise<ProposalView> {
    this.need(actor);
    return this.db.tx(async (tx) => {
      const proposal = this.found(await this.store.hold(tx, id));
      if (!configurationPolicy.withdraw(actor, proposal))
        throw new DomainError('action.forbidden', { action: 'configuration.withdraw' });
      await this.store.decide(tx, withdrawn(proposal, actor.id, this.clock.now()));
      await this.record(tx, actor, 'configuration.withdraw', proposal);
      return this.view(tx, id);
    });
  }

  private async decide(
    actor: Actor,
    id: string,
    work: (tx: Tx, proposal: ProposalRow) => Promise<void>,
  ): Promise<ProposalView> {
    this.need(actor);
    return this.db.tx(async (tx) => {
      await this.store.lock(tx);
      const proposal = this.found(await this.store.hold(tx, id));
      if (proposal.proposedBy === actor.id) throw new DomainError('action.involved');
      if (!configurationPolicy.decide(actor, proposal))
        throw new DomainError('action.forbidden', { action: 'configuration.decide' });
      await work(tx, proposal);
      return this.view(tx, id);
    });
  }

  private once(
    actor: Actor,
    write: { key: string; operation: string; input: unknown },
    make: (
      tx: Tx,
    ) => Promise<{ part: PartName; base: number; restores: number | null; reason: string; changes: FieldChange[] }>,
  ): Promise<ProposalView> {
    return this.db.tx((tx) =>
      this.keys.once(
        tx,
        { accountId: actor.id, ...write },
        async () => {
          const made = { ...(await make(tx)), proposedBy: actor.id, proposedAt: this.clock.now() };
          const id = await this.store.propose(tx, made);
          const { part, proposedBy } = made;
          const proposed = { type: 'configuration.proposed', proposalId: id, part, proposedBy };
          await this.outbox.publish(tx, [proposed], { actorId: actor.id });
          await this.record(tx, actor, 'configuration.propose', { id, ...made });
          return this.view(tx, id);
        },
        (id) => this.view(tx, id),
      ),
    );
  }

  private async view(tx: Tx, id: string): Promise<ProposalView> {
    const proposal = this.found(await this.store.find(tx, id));
    return { ...proposal, inForce: (await this.partNow(tx, proposal.part)).number };
  }

  private async partNow(tx: Tx, part: PartName): Promise<PartInForce> {
    return (await this.settings.inForce(tx))[part];
  }

  /** In the trail, with names of fields and version numbers; never the words of a template. */
  private async record(
    tx: Tx,
    actor: Actor,
    action: string,
    { id, part, base, restores, changes }: Pick<ProposalRow, 'id' | 'part' | 'base' | 'restores' | 'changes'>,
    states: { before?: string; after?: string } = {},
  ): Promise<void> {
    const details = { part, base, restores, fields: changes.map(({ key }) => key) };
    await this.audit.record(tx, actor, {
      action,
      targetType: 'configurationProposal',
      targetId: id,
      ...states,
      details,
    });
    await this.hints.send(tx, audience.run, 'configuration.changed');
  }

  /** Unseen by those whose work does not include it; with a part, also whether they may propose. */
  private need(actor: Actor, part: PartName | null = null): void {
    if (!configurationPolicy.read(actor)) throw new DomainError('resource.notFound');
    if (part && !configurationPolicy.propose(actor, { part, proposedBy: null }))
      throw new DomainError('action.forbidden', { action: 'configuration.propose' });
  }

  private found(proposal: ProposalRow | null): ProposalRow {
    if (!proposal) throw new DomainError('resource.notFound');
    return proposal;
  }
}
