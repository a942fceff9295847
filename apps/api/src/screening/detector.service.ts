import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';

import { laidOver } from '@kith/domain/lexicon/lexicon';
import { type Assessment, assessSafely, type Context, type Unscreened, versionWith } from '@kith/triage/assess';
import { lexiconOfAll, shippedRules } from '@kith/triage/languages/also';
import { lexiconVersion } from '@kith/triage/lexicon/all';
import { type Lexicon, shippedLexicon } from '@kith/triage/lexicon/lexicon';

import { Db, type Tx } from '../platform/db.js';
import { withoutWords } from '../platform/graphql-error.js';
import { InForce } from '../platform/in-force.js';
import { DetectorStore, type LexiconInForce } from './detector.store.js';

/** Reading it once takes the first compilation away from the first message. */
const warmUp = 'I am 2.6 and I want to die tonight.';

/** Name of a version of the lexicon, as it is kept with what it found (R6): the release, then the changes laid over it. */
export const nameOf = (number: number): string => (number === 0 ? lexiconVersion : `${lexiconVersion}.${number}`);

/**
 * Reads texts with the lexicon in force: the rules of the release with the newest approved changes laid over them
 * (decision 0012). Each process holds its own, compiled once for each version. When the changes cannot be made ready to run, the
 * rules of the release go on reading, and `faulty` says so.
 */
@Injectable()
export class Detector implements OnModuleInit {
  private readonly log = new Logger('detector');
  private held: { number: number; lexicon: Lexicon; faulty: boolean } = {
    number: 0,
    lexicon: shippedLexicon,
    faulty: false,
  };

  constructor(
    private readonly db: Db,
    private readonly store: DetectorStore,
    private readonly versions: InForce,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.versions.follow(() => this.refresh());
  }

  /** Reads a text, failing towards people (R9). */
  read(text: string, context: Context = {}): Assessment | Unscreened {
    return assessSafely(text, context, { lexicon: this.held.lexicon });
  }

  /** What is recorded where no text was read (R6). */
  get version(): string {
    return versionWith(this.held.lexicon);
  }

  /** True while the approved changes cannot be used and the rules of the release read in their place. */
  get faulty(): boolean {
    return this.held.faulty;
  }

  /** The rules that read now. */
  get lexicon(): Lexicon {
    return this.held.lexicon;
  }

  /** Number of the version it holds. */
  get number(): number {
    return this.held.number;
  }

  /** The newest approved changes, as the database has them. */
  inForce(tx: Tx): Promise<LexiconInForce> {
    return this.store.inForce(tx);
  }

  /** Takes up the newest version. Keeps what it holds while the database cannot be asked. */
  async refresh(): Promise<void> {
    try {
      const found = await this.inForce(this.db.reader);
      if (found.number > this.held.number) this.hold(found);
    } catch (error) {
      this.log.warn(`The lexicon in force could not be read: ${withoutWords(error)}`);
    }
  }

  private hold({ number, changes }: LexiconInForce): void {
    try {
      const lexicon = lexiconOfAll(nameOf(number), laidOver(shippedRules, changes));
      assessSafely(warmUp, {}, { lexicon });
      this.held = { number, lexicon, faulty: false };
    } catch (error) {
      this.log.error(
        `Version ${number} of the lexicon cannot be used; the rules of the release read: ${withoutWords(error)}`,
      );
      this.held = { number, lexicon: shippedLexicon, faulty: true };
    }
  }
}
