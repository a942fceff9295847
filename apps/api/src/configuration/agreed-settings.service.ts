import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';

import {
  type Agreed,
  firstVersion,
  type PartName,
  partNames,
  type PartValues,
  partWith,
  standard,
  standardOf,
} from '@kith/domain/configuration/configuration';
import { DomainError } from '@kith/domain/refusal';

import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { withoutWords } from '../platform/graphql-error.js';
import { InForce } from '../platform/in-force.js';
import { Timers } from '../platform/timers.js';
import { ConfigurationStore, type StoredPart } from './configuration.store.js';

/** One part as it is in force. */
export interface PartInForce {
  number: number;
  values: PartValues;
  /** What was agreed cannot be used with this release: the defaults stand in. */
  faulty: boolean;
}

type Held = Readonly<Record<PartName, PartInForce>>;

const asItCame = Object.fromEntries(
  partNames.map((part) => [part, { number: firstVersion, values: standardOf(part), faulty: false }]),
) as unknown as Held;

/**
 * What two people have agreed on, held by each process and taken up within seconds (decision 0015). A part that cannot be
 * used gives way to the defaults of the note, and `faulty` names it. While the database cannot be asked, what is held stays.
 */
@Injectable()
export class AgreedSettings implements OnModuleInit {
  private readonly log = new Logger('configuration');
  private held = asItCame;
  private agreed: Agreed = standard;

  constructor(
    private readonly db: Db,
    private readonly store: ConfigurationStore,
    private readonly versions: InForce,
    private readonly timers: Timers,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.versions.follow(() => this.refresh());
  }

  /** What is in force in this process. */
  get now(): Agreed {
    return this.agreed;
  }

  /** The number of the version in force; kept with what was done by it (R53). */
  numberOf(part: PartName): number {
    return this.held[part].number;
  }

  /** Parts for which the defaults stand in. */
  get faulty(): PartName[] {
    return partNames.filter((part) => this.held[part].faulty);
  }

  /** Now, and the agreed times, for the rules that set clocks. A clock that runs keeps the time it was set to. */
  timing() {
    return {
      now: this.clock.now(),
      after: (from: Date, minutes: number) => this.timers.after(from, minutes),
      agreed: this.agreed,
    };
  }

  /** Every part as the database has it. */
  async inForce(tx: Tx): Promise<Held> {
    const stored = await this.store.inForce(tx);
    return { ...asItCame, ...Object.fromEntries(stored.map((found) => [found.part, this.usable(found)])) };
  }

  /** Takes up the newest versions. */
  async refresh(): Promise<void> {
    try {
      const found = await this.inForce(this.db.reader);
      this.warnOf(found);
      this.held = found;
      this.agreed = Object.fromEntries(partNames.map((part) => [part, this.held[part].values])) as unknown as Agreed;
    } catch (error) {
      this.log.warn(`What was agreed could not be read: ${withoutWords(error)}`);
    }
  }

  private usable({ part, number, values }: StoredPart): PartInForce {
    try {
      return { number, values: partWith(part, values), faulty: false };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { number, values: standardOf(part), faulty: true };
    }
  }

  private warnOf(found: Held): void {
    for (const part of partNames) {
      const { number, faulty } = found[part];
      if (faulty && !(this.held[part].faulty && this.held[part].number === number))
        this.log.error(`Version ${number} of ${part} cannot be used; the defaults stand in.`);
    }
  }
}
