import { Injectable, type OnModuleInit } from '@nestjs/common';

import { QueueService } from '../moderation/queue.service.js';
import { Audit } from '../platform/audit.js';
import { Db, type Tx } from '../platform/db.js';
import { Sweeps } from '../platform/sweeps.js';
import { Detector } from '../screening/detector.service.js';
import { DetectorRecordStore } from './detector-record.store.js';

/** Leaves a row when the detector starts or stops working and when it reads by another version (R54, H02, H27). */
@Injectable()
export class DetectorRecord implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly store: DetectorRecordStore,
    private readonly queue: QueueService,
    private readonly detector: Detector,
    private readonly audit: Audit,
    private readonly sweeps: Sweeps,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({ name: 'run.detector-record', run: (tx, now) => this.look(tx, now) });
  }

  private async look(tx: Tx, now: Date): Promise<number> {
    const last = await this.store.last(tx);
    const { working } = await this.queue.detector(this.db.reader);
    const state = { working, version: this.detector.version };
    const actions = [
      ...(last?.working === working ? [] : [working ? 'detector.started' : 'detector.stopped']),
      ...(last?.version === state.version ? [] : ['detector.version']),
    ];
    if (actions.length === 0) return 0;
    for (const action of actions)
      await this.audit.record(tx, null, {
        action,
        targetType: 'detector',
        targetId: state.version,
        before: last?.version ?? null,
        after: state.version,
      });
    await this.store.keep(tx, state, now);
    return actions.length;
  }
}
