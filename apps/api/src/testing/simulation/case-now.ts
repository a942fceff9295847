import { row } from '../../platform/db.js';
import type { World } from './world.js';

export interface CaseNow {
  id: string;
  reference: number;
  status: string;
  level: 'CRISIS' | 'RED' | 'AMBER';
  accountId: string;
  ownerId: string | null;
  handoverTo: string | null;
  version: number;
  retryAt: Date | null;
}

export const caseNow = (world: World, id: string): Promise<CaseNow | null> =>
  row<CaseNow>(
    world.app.dataSource.manager,
    `SELECT id, reference, status, level, account_id, owner_id, handover_to, version, retry_at FROM escalation WHERE id = $1`,
    [id],
  );

/** Refusals that come when somebody was first or the case moved on. */
export const movedOn = [
  'resource.stale',
  'resource.notFound',
  'escalation.notWaiting',
  'escalation.notOwner',
  'escalation.illegalTransition',
  'action.forbidden',
];
