import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { laidOver } from '@kith/domain/lexicon/lexicon';
import { lexiconPolicy } from '@kith/domain/lexicon/lexicon.policy';
import { DomainError } from '@kith/domain/refusal';
import { checkText } from '@kith/domain/text';
import { longestText } from '@kith/triage/assess';
import { explain } from '@kith/triage/explain';
import { lexiconOfAll } from '@kith/triage/languages/also';
import { lexiconVersion } from '@kith/triage/lexicon/all';
import type { Lexicon } from '@kith/triage/lexicon/lexicon';
import { type Fault, faultsOf } from '@kith/triage/lexicon/check';
import { languageOf, type Rule } from '@kith/triage/lexicon/rule';
import { signalLabels } from '@kith/triage/signals';

import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { decodeCursor, pageOf } from '../platform/paging.model.js';
import { Detector, nameOf } from '../screening/detector.service.js';
import type {
  LexiconReading,
  LexiconRule,
  LexiconRuleInput,
  LexiconState,
  RuleCategory,
  RuleLanguage,
} from './lexicon.model.js';
import { LexiconStore } from './lexicon.store.js';
import { byId, changesAfter, labelOf, matches, shippedRules, shown, written } from './rules.js';
import { TookTooLong, withinTime } from './within-time.js';

export interface RuleSearch {
  words: string;
  category: RuleCategory | null;
  level: string | null;
  language: RuleLanguage | null;
}

const longestSearch = 100;
/** Rows that somebody can write a rule for. What other readers find is no rule. */
const rowsOfRules = Object.keys(signalLabels).filter((code) => !/^(?:MODEL|SECOND|LANGUAGE|UNREAD)/.test(code));
/** All examples and the speed of one rule; a rule that is well takes a few milliseconds. */
const longestCheckMs = 1500;

/** The lexicon as it reads now: search, one rule, a text tried on it. */
@Injectable()
export class LexiconService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly store: LexiconStore,
    private readonly detector: Detector,
  ) {}

  async state(actor: Actor): Promise<LexiconState> {
    this.need(actor);
    const { number, changes } = await this.detector.inForce(this.db.reader);
    return {
      version: number,
      name: this.detector.faulty ? lexiconVersion : nameOf(number),
      release: lexiconVersion,
      rules: laidOver(shippedRules, changes).length,
      faulty: this.detector.faulty,
      waiting: await this.store.waiting(this.db.reader),
      signals: rowsOfRules
        .map((code) => ({ code, label: labelOf(code) }))
        .sort((a, b) => byId({ id: a.code }, { id: b.code })),
      viewerCan: { propose: lexiconPolicy.propose(actor) },
    };
  }

  /** Rules in force in which every word stands, in the order of their ids. */
  async rules(actor: Actor, search: RuleSearch, after: string | null, first: number) {
    this.need(actor);
    const words = checkText(search.words, 'search', { max: longestSearch }).toLowerCase().split(/\s+/).filter(Boolean);
    const { changes } = await this.detector.inForce(this.db.reader);
    const touched = await this.store.lastTouched(this.db.reader);
    const found = laidOver(shippedRules, changes)
      .filter(({ category }) => search.category === null || category === search.category)
      .filter(({ level }) => search.level === null || level === search.level)
      .filter(({ id }) => search.language === null || languageOf(id) === search.language)
      .filter((rule) => matches(rule, words))
      .sort(byId);
    const last = after ? { id: Buffer.from(after.slice(0, 200), 'base64url').toString() } : null;
    const rest = last ? found.filter((rule) => byId(rule, last) > 0) : found;
    const items = rest.slice(0, first);
    const end = items.at(-1);
    return {
      items: items.map((rule) => shown(rule, touched.get(rule.id) ?? null)),
      total: found.length,
      page: {
        hasNext: rest.length > items.length,
        next: end ? Buffer.from(end.id).toString('base64url') : null,
        previous: after || null,
      },
    };
  }

  /** One rule, also one that was retired: then as it last read. */
  async rule(actor: Actor, id: string): Promise<LexiconRule> {
    this.need(actor);
    const { changes } = await this.detector.inForce(this.db.reader);
    const inForce = laidOver(shippedRules, changes).find((rule) => rule.id === id);
    const versions = await this.store.versionsOf(this.db.reader, [id]);
    const rule =
      inForce ??
      (await this.lastRead(
        id,
        versions.map(({ number }) => number),
      ));
    if (!rule) throw new DomainError('resource.notFound');
    return shown(rule, versions[0]?.number ?? null, inForce !== undefined);
  }

  async versions(actor: Actor, after: string | null, first: number) {
    this.need(actor);
    const found = await this.store.versions(this.db.reader, decodeCursor(after), first + 1);
    return pageOf(found, first, (version) => ({ at: version.approvedAt, id: version.proposalId }), after);
  }

  /** Reads a text with the lexicon in force, or as a proposal would. Nothing of it is kept. */
  async try(actor: Actor, given: string, proposalId: string | null): Promise<LexiconReading> {
    this.need(actor);
    const text = checkText(given, 'text', { max: longestText, min: 1 });
    const { words, quotations, steps, result } = explain(text, {}, await this.lexiconFor(proposalId));
    const findings = 'unscreened' in result ? [] : result.findings;
    return {
      text,
      version: result.version,
      words,
      quotations,
      steps: steps.map((step) => ({ ...step, label: labelOf(step.signal) })),
      findings: findings.map((found) => ({ ...found, label: labelOf(found.signal) })),
      level: 'unscreened' in result ? null : result.level,
    };
  }

  /** What is wrong with a rule as it is written; nothing when it may be proposed. */
  async check(actor: Actor, input: LexiconRuleInput): Promise<Fault[]> {
    this.need(actor);
    if (!lexiconPolicy.propose(actor)) throw new DomainError('action.forbidden', { action: 'lexicon.propose' });
    const { changes } = await this.detector.inForce(this.db.reader);
    return this.faultsIn(input, laidOver(shippedRules, changes));
  }

  /** The same for a rule beside those in force. A pattern that runs away is broken off. */
  faultsIn(input: LexiconRuleInput, inForce: readonly Rule[]): Fault[] {
    const before = inForce.find(({ id }) => id === input.id);
    if (!rowsOfRules.includes(input.signal) && input.signal !== before?.signal)
      return [{ field: 'signal', code: 'unknown' }];
    const rule = written(input, before, this.today());
    if (rule.unless && rule.unless.length > 60) return [{ field: 'unless', code: 'tooMany' }];
    try {
      return withinTime(longestCheckMs, () => faultsOf(rule, before));
    } catch (error) {
      if (error instanceof TookTooLong) return [{ field: 'all', code: 'tooSlow' }];
      throw error;
    }
  }

  /** The day, as rules carry it. */
  today(): string {
    return this.clock.now().toISOString().slice(0, 10);
  }

  /** The rules that a proposal leads to, ready to run. */
  async proposed(tx: Tx, proposalId: string): Promise<Lexicon | null> {
    const proposal = await this.store.find(tx, proposalId);
    if (!proposal) return null;
    const { changes } = await this.detector.inForce(tx);
    const restored = proposal.restores ? await this.store.changesOf(tx, [proposal.restores]) : null;
    const after = changesAfter(proposal, changes, restored?.get(proposal.restores ?? 0));
    return lexiconOfAll(`${lexiconVersion}.proposed`, laidOver(shippedRules, after));
  }

  private async lexiconFor(proposalId: string | null): Promise<Lexicon> {
    if (!proposalId) return this.detector.lexicon;
    const lexicon = await this.proposed(this.db.reader, proposalId);
    if (!lexicon) throw new DomainError('resource.notFound');
    return lexicon;
  }

  /** A rule that is not in force, as the newest version before its end had it, or as the release brings it. */
  private async lastRead(id: string, versions: readonly number[]): Promise<Rule | undefined> {
    const changes = await this.store.changesOf(this.db.reader, versions);
    for (const number of versions) {
      const put = changes.get(number)?.put.find((rule) => rule.id === id);
      if (put) return put;
    }
    return shippedRules.find((rule) => rule.id === id);
  }

  private need(actor: Actor): void {
    if (!lexiconPolicy.read(actor)) throw new DomainError('resource.notFound');
  }
}
