import { Injectable } from '@nestjs/common';

import { levels } from '@kith/contracts/level';
import type { Actor } from '@kith/domain/actor';
import { type CoverSpan, coverOf } from '@kith/domain/run/cover';
import { DomainError } from '@kith/domain/refusal';
import { claimMinutes } from '@kith/domain/review-item/timers';
import { boardPolicy } from '@kith/domain/run/run.policy';

import { HandOvers } from '../escalations/hand-over.service.js';
import { RotaHoles } from '../escalations/rota-hole.service.js';
import { AgreedSettings } from '../configuration/agreed-settings.service.js';
import { RotaService } from '../escalations/rota.service.js';
import { TestPages } from '../escalations/test-page.service.js';
import { QueueService } from '../moderation/queue.service.js';
import { ChannelHealthService } from '../paging/channel-health.service.js';
import { Clock } from '../platform/clock.js';
import { Db } from '../platform/db.js';
import { isSilent } from '../platform/sweeps.js';
import { Timers } from '../platform/timers.js';
import { LearningService } from '../quality/learning.service.js';
import { CanaryService } from '../screening/canary.service.js';
import { SecondReader } from '../screening/second-reader.service.js';
import { AuditNights } from './audit-night.service.js';
import { BoardStore } from './board.store.js';

const hour = 3_600_000;
const hoursShown = 12;
const week = 7 * 24 * hour;
const weeksShown = 13;

/** What is waiting, who is there, and where nobody is (safety.md 2.10). */
@Injectable()
export class BoardService {
  constructor(
    private readonly db: Db,
    private readonly store: BoardStore,
    private readonly rota: RotaService,
    private readonly holes: RotaHoles,
    private readonly testPages: TestPages,
    private readonly handOvers: HandOvers,
    private readonly queue: QueueService,
    private readonly canaries: CanaryService,
    private readonly secondReader: SecondReader,
    private readonly channels: ChannelHealthService,
    private readonly learning: LearningService,
    private readonly auditNights: AuditNights,
    private readonly timers: Timers,
    private readonly agreed: AgreedSettings,
    private readonly clock: Clock,
  ) {}

  async board(actor: Actor) {
    if (!boardPolicy.read(actor)) throw new DomainError('action.forbidden', { action: 'board.read' });
    const tx = this.db.reader;
    const now = this.clock.now();
    const end = new Date(now.getTime() + hoursShown * hour);
    const [
      open,
      breaches,
      desk,
      cover,
      gaps,
      cases,
      sweepAt,
      detector,
      firstLooks,
      needed,
      pageChannels,
      learning,
      missedTestPages,
      openShifts,
      canaries,
      secondReader,
      auditCheck,
    ] = await Promise.all([
      this.store.levels(tx, now),
      this.store.breaches(tx, new Date(now.getTime() - 24 * hour)),
      this.store.desk(tx, now, end),
      this.rota.cover(tx, now, end),
      this.holes.gaps(tx),
      this.store.cases(tx),
      this.store.sweepAt(tx),
      this.queue.detector(tx),
      this.store.firstLooks(tx, 'RED', new Date(now.getTime() - weeksShown * week)),
      this.store.needed(tx, new Date(now.getTime() - week)),
      this.channels.all(tx),
      this.learning.standing(tx),
      this.testPages.stillMissed(tx),
      this.handOvers.openShifts(tx),
      this.canaries.state(tx, now),
      this.secondReader.health(tx),
      this.auditNights.standing(tx),
    ]);
    const lanes: { duty: string; spans: CoverSpan[] }[] = [
      { duty: 'DESK', spans: coverOf(desk, now, end) },
      ...(['PRIMARY', 'BACKUP', 'MANAGER'] as const).map((duty) => ({
        duty,
        spans: coverOf(
          cover.filter((shift) => shift.duty === duty),
          now,
          end,
        ),
      })),
    ];
    return {
      levels: [...levels].reverse().map((level) => {
        const found = open.find((one) => one.level === level);
        const minutes = claimMinutes(this.agreed.now.timers, level);
        return {
          level,
          open: found?.open ?? 0,
          oldestAt: found?.oldestAt ?? null,
          targetSeconds: minutes === null ? null : Math.round(minutes * 60 * this.timers.scale),
          late: found?.late ?? 0,
          heldByName: found?.heldByName ?? null,
        };
      }),
      cover: lanes,
      gaps: [...this.deskGaps(lanes[0]?.spans ?? [], now), ...gaps],
      cases,
      breaches,
      detector,
      canaries,
      secondReader,
      pageChannels,
      configurationFaulty: this.agreed.faulty,
      firstLooks,
      needed,
      learning,
      missedTestPages,
      openShifts,
      auditCheck,
      sweepAt,
      sweepLate: isSilent(sweepAt, now),
      at: now,
    };
  }

  private deskGaps(spans: readonly CoverSpan[], now: Date) {
    return spans
      .filter((span) => span.name === null)
      .map((span) => ({
        duty: 'DESK',
        from: span.from,
        until: span.until,
        alarm: span.from <= now ? 'NOW' : 'DAYS_1',
        toldAt: null,
      }));
  }
}
