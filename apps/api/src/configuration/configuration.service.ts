import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import {
  differing,
  type FieldChange,
  fieldsOf,
  type PartName,
  partNames,
  standardOf,
} from '@kith/domain/configuration/configuration';
import { configurationPolicy } from '@kith/domain/configuration/configuration.policy';
import type { Field } from '@kith/domain/configuration/field';
import { nameOfTemplate } from '@kith/domain/configuration/templates';
import { DomainError } from '@kith/domain/refusal';

import { Db } from '../platform/db.js';
import { decodeCursor, pageOf } from '../platform/paging.model.js';
import { AgreedSettings, type PartInForce } from './agreed-settings.service.js';
import type { AgreedTimes, ConfigurationChange, ConfigurationField, ConfigurationPart } from './configuration.model.js';
import { ConfigurationStore } from './configuration.store.js';

/** What is agreed, as the screens of Run read it. */
@Injectable()
export class ConfigurationService {
  constructor(
    private readonly db: Db,
    private readonly store: ConfigurationStore,
    private readonly settings: AgreedSettings,
  ) {}

  async parts(actor: Actor): Promise<ConfigurationPart[]> {
    this.need(actor);
    const [held, waiting] = [await this.settings.inForce(this.db.reader), await this.store.waiting(this.db.reader)];
    return partNames.map((name) => partShown(actor, name, held[name], waiting.get(name) ?? 0));
  }

  async part(actor: Actor, name: PartName): Promise<ConfigurationPart> {
    const found = (await this.parts(actor)).find((part) => part.name === name);
    if (!found) throw new DomainError('resource.notFound');
    return found;
  }

  /** Versions of one part, newest first. Version 1, the defaults, is none of them. */
  async versions(actor: Actor, part: PartName, after: string | null, first: number) {
    this.need(actor);
    const found = await this.store.versions(this.db.reader, part, decodeCursor(after), first + 1);
    const shown = found.map((version) => ({ ...version, changes: changesShown(version.changes) }));
    return pageOf(shown, first, (version) => ({ at: version.approvedAt, id: version.proposalId }), after);
  }

  /** What is promised now, for everybody whose screens tell it. */
  times(actor: Actor): AgreedTimes {
    if (!configurationPolicy.readTimes(actor)) throw new DomainError('resource.notFound');
    const { timers, reveals } = this.settings.now;
    return {
      looks: (['CRISIS', 'RED', 'AMBER'] as const).map((level) => ({ level, minutes: timers[`claim.${level}`] })),
      revealMinutes: reveals.lasts,
    };
  }

  private need(actor: Actor): void {
    if (!configurationPolicy.read(actor)) throw new DomainError('resource.notFound');
  }
}

/** The changes as GraphQL carries them: every value as text. */
export const changesShown = (changes: readonly FieldChange[]): ConfigurationChange[] =>
  changes.map(({ key, before, after }) => ({ key, before: String(before), after: String(after) }));

const partShown = (
  actor: Actor,
  name: PartName,
  { number, values, faulty }: PartInForce,
  waiting: number,
): ConfigurationPart => ({
  name,
  version: number,
  faulty,
  waiting,
  changed: differing(name, standardOf(name), values).length,
  fields: Object.entries(fieldsOf[name]).map(([key, field]) =>
    fieldShown(key, field, String(values[key] ?? field.standard)),
  ),
  viewerCan: { propose: configurationPolicy.propose(actor, { part: name, proposedBy: null }) },
});

const fieldShown = (key: string, field: Field, value: string): ConfigurationField => {
  const number = field.kind === 'number' ? field : null;
  const text = field.kind === 'text' ? field : null;
  return {
    key,
    kind: field.kind,
    value,
    standard: String(field.standard),
    unit: number?.unit ?? null,
    min: number?.min ?? null,
    max: number?.max ?? null,
    recordedOnly: 'recordedOnly' in field && field.recordedOnly === true,
    mayBeEmpty: field.kind === 'hours' || (text?.mayBeEmpty ?? false),
    keeps: text?.keeps ?? [],
    name: text && nameOfTemplate(key),
  };
};
