import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';

import { Audit } from './audit.js';
import { row, rows, type Tx } from './db.js';
import { Sweeps } from './sweeps.js';

/**
 * Jobs that failed at every try end in one queue. Nobody would look there, so each becomes a missed promise on the board,
 * once, and a line in the log. The event itself stays and is tried again by the sweep for lost events.
 */
@Injectable()
export class DeadLetters implements OnModuleInit {
  private readonly log = new Logger('dead-letters');

  constructor(
    private readonly sweeps: Sweeps,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({ name: 'platform.dead-letters', run: (tx, now) => this.note(tx, now) });
  }

  private async note(tx: Tx, now: Date): Promise<number> {
    const queue = await row<{ exists: boolean }>(tx, `SELECT to_regclass('pgboss.job') IS NOT NULL AS exists`);
    if (!queue?.exists) return 0;
    const noted = await rows<{ subjectId: string }>(
      tx,
      `INSERT INTO breach (timer, subject_type, subject_id, due_at, noticed_at, cause)
       SELECT 'job.handled', 'job', id, created_on, $1, 'jobFailed' FROM pgboss.job WHERE name = 'dead-letters'
       ON CONFLICT DO NOTHING RETURNING subject_id`,
      [now],
    );
    for (const { subjectId } of noted) {
      this.log.error(`Job ${subjectId} failed at every try.`);
      await this.audit.record(tx, null, {
        action: 'timer.breach',
        targetType: 'job',
        targetId: subjectId,
        reasonCode: 'jobFailed',
        details: { timer: 'job.handled' },
      });
    }
    return noted.length;
  }
}
