import type { AttemptStatus } from './ways.js';

/** What a provider may say afterwards about a page it took. */
export const receiptStates = ['delivered', 'failed', 'acknowledged'] as const;
export type ReceiptState = (typeof receiptStates)[number];

const under: readonly AttemptStatus[] = ['QUEUED', 'SENT', 'DELIVERED'];

/** Whether somebody may still answer this attempt. */
export const isLive = (status: AttemptStatus): boolean => under.includes(status);

/**
 * Where a receipt leads. What is over stays over: a late "failed" takes no answer back. An acknowledgement is decided by
 * the case and not by the attempt, so here it only shows that the page arrived.
 */
export function afterReceipt(status: AttemptStatus, said: ReceiptState): AttemptStatus {
  if (!isLive(status)) return status;
  return said === 'failed' ? 'FAILED' : 'DELIVERED';
}
