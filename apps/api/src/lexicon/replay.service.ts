import { Injectable } from '@nestjs/common';

import type { Level } from '@kith/contracts/level';
import { isReplayOf } from '@kith/domain/lexicon/proposal';
import { replayed, type SetReplay } from '@kith/domain/lexicon/replay';
import { assessSafely } from '@kith/triage/assess';
import { lexiconVersion } from '@kith/triage/lexicon/all';
import type { Lexicon } from '@kith/triage/lexicon/lexicon';

import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';
import { Detector } from '../screening/detector.service.js';
import { LexiconService } from './lexicon.service.js';
import { LexiconStore } from './lexicon.store.js';
import { evaluationSets } from './replay-sets.js';

/** Messages read before the next breath. Members' texts wait no longer than this takes. */
const atOnce = 10;

/** What a text is read as does not depend on how busy this machine is; how fast rules are is checked when they are drafted. */
const standsStill = () => 0;

/** A text that cannot be read goes to a person as red (R9). */
const levelOf = (text: string, lexicon: Lexicon): Level => {
  const read = assessSafely(text, {}, { lexicon, stopwatch: standsStill });
  return 'unscreened' in read ? 'RED' : read.level;
};

/** Reads the evaluation sets with the lexicon in force and with a proposed one (H27). */
@Injectable()
export class ReplayService {
  /** What a lexicon makes of each text. The one in force is asked again for every proposal. */
  private readonly known = new WeakMap<Lexicon, Map<string, Level>>();

  constructor(
    private readonly clock: Clock,
    private readonly hints: Hints,
    private readonly store: LexiconStore,
    private readonly lexicon: LexiconService,
    private readonly detector: Detector,
  ) {}

  /** Keeps the figures of a proposal that still waits, on the version in force; once for each of those. */
  async run(tx: Tx, proposalId: string): Promise<void> {
    const proposal = await this.store.find(tx, proposalId);
    const { number: base } = await this.detector.inForce(tx);
    if (proposal?.state !== 'PROPOSED' || proposal.base !== base) return;
    const [known = null] = await this.store.replays(tx, [proposalId]);
    if (isReplayOf(known, base, lexiconVersion)) return;
    await this.detector.refresh();
    const before = this.detector.lexicon;
    const after = await this.lexicon.proposed(tx, proposalId);
    if (!after) return;
    const sets: SetReplay[] = [];
    const knownBefore = this.levelsWith(before);
    for await (const set of evaluationSets()) {
      const levels: { before: Level; after: Level }[] = [];
      for (const { text } of set.messages) {
        const level = knownBefore.get(text) ?? levelOf(text, before);
        knownBefore.set(text, level);
        levels.push({ before: level, after: levelOf(text, after) });
        // Reads the rows of others meanwhile, and keeps the transaction from being ended for standing still.
        if (levels.length % atOnce === 0) await this.store.stayAwake(tx);
      }
      sets.push(replayed(set, levels));
    }
    await this.store.keepReplay(tx, proposalId, { base, release: lexiconVersion, sets }, this.clock.now());
    await this.hints.send(tx, audience.run, 'lexicon.changed');
  }

  private levelsWith(lexicon: Lexicon): Map<string, Level> {
    const levels = this.known.get(lexicon) ?? new Map<string, Level>();
    this.known.set(lexicon, levels);
    return levels;
  }
}
